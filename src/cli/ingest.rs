use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use storygraph::ingest::{Event, Options, Report, WORKER, ingest};
use storygraph::parse::FieldNames;
use storygraph::source;
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{Output, count, plain};

/// So many lines about references newly bound; the rest are counted.
const MOST_BOUND: usize = 20;

/// Read articles into the archive
///
/// Files, folders (all that is in them, by name) or `-` for standard input:
/// plain text, Markdown, HTML, JSON, JSON lines. Reading the same again
/// changes nothing; a changed article becomes a new revision and the old
/// wording is kept.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-`
    #[arg(required = true, value_name = "PATH")]
    inputs: Vec<PathBuf>,
    #[command(flatten)]
    reading: Reading,
    /// Threads that parse and tag; 0 is one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
}

/// How to read inputs.
#[derive(clap::Args)]
pub(super) struct Reading {
    /// Read a JSON field from another name, such as `title=headline`; repeatable
    #[arg(long = "field", value_name = "FIELD=NAME")]
    fields: Vec<String>,
    /// Largest article, in MiB
    #[arg(long, value_name = "MIB", default_value_t = source::DEFAULT_MAX_BYTES >> 20)]
    max_size: usize,
}

impl Reading {
    /// The options as the library takes them.
    pub(super) fn options(&self) -> Result<(FieldNames, source::Options), Failure> {
        let fields = self.fields.join(",").parse::<FieldNames>().map_err(|error| {
            let known: Vec<&str> = FieldNames::all().collect();
            Failure::new(2, error.to_string())
                .hint(format!("write `--field FIELD=NAME` with one of {}", known.join(", ")))
        })?;
        Ok((fields, source::Options { max_bytes: self.max_size.saturating_mul(1 << 20) }))
    }
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let (fields, source) = args.reading.options()?;
    // A mistyped path must not leave an empty archive behind.
    let there = |input: &PathBuf| input.as_os_str() == "-" || input.exists();
    if !db.exists() && !args.inputs.iter().any(there) {
        for problem in source::documents(&args.inputs, &source).filter_map(Result::err) {
            complain(&problem);
        }
        return Err(Failure::new(4, "nothing to read"));
    }
    let store = Store::open_or_create(db)?;
    let stop = Arc::new(AtomicBool::new(false));
    let handler = Arc::clone(&stop);
    // A second Ctrl-C, while the first is obeyed, changes nothing: the
    // database is consistent at every moment anyway.
    ctrlc::set_handler(move || handler.store(true, Ordering::Relaxed))
        .map_err(|error| Failure::new(1, error.to_string()))?;
    // A parser's defect is told as a bad input, not as a panic.
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(WORKER) {
            hook(panic);
        }
    }));
    let progress = progress();
    let mut bound = Vec::new();
    let options = Options { fields, source, threads: args.threads };
    let report = ingest(&store, &args.inputs, &options, &stop, &mut |event| match event {
        Event::Problem(problem) => progress.suspend(|| complain(&problem)),
        Event::Read => progress.inc(1),
        Event::Bound(newly) => bound.push(newly),
        Event::Linked(_) => progress.set_message("binding references"),
    })?;
    progress.finish_and_clear();
    if out.json {
        out.json(&report)?;
    } else {
        for newly in bound.iter().take(MOST_BOUND) {
            let line = format!(
                "found: “{}” ({}) → {}",
                newly.label, newly.article.slug, newly.target.slug
            );
            writeln!(out, "{}", plain(&line))?;
        }
        if bound.len() > MOST_BOUND {
            writeln!(out, "found: {} more, see `storygraph refs`", bound.len() - MOST_BOUND)?;
        }
        summary(&report, out)?;
    }
    out.finish()?;
    if report.interrupted {
        return Err(Failure::new(130, "stopped before the end; what was read is stored")
            .hint("run the same command again to go on"));
    }
    match report.failed {
        0 => Ok(()),
        failed => {
            let stored = report.added + report.changed + report.unchanged > 0;
            let rest = if stored { "the rest is stored" } else { "nothing else was there" };
            Err(Failure::new(4, format!("{} could not be read; {rest}", count(failed, "input"))))
        }
    }
}

/// One line about an input that could not be read.
pub(super) fn complain(problem: &source::Problem) {
    anstream::eprintln!("{}", plain(&format!("{problem} (hint: {})", problem.hint)));
}

fn summary(report: &Report, out: &mut Output) -> std::io::Result<()> {
    writeln!(
        out,
        "{}: {} added, {} changed, {} unchanged, {} failed",
        count(report.added + report.changed + report.unchanged, "article"),
        report.added,
        report.changed,
        report.unchanged,
        report.failed,
    )?;
    writeln!(
        out,
        "{}: {} bound, {} waiting for a story that is not here yet",
        count(report.references, "reference"),
        report.bound,
        report.waiting,
    )?;
    if report.newly_bound > 0 {
        writeln!(out, "{} now bound", count(report.newly_bound, "earlier reference"))?;
    }
    Ok(())
}

fn progress() -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style = ProgressStyle::with_template("{spinner} {pos} read, {per_sec} {msg}");
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
