use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};
use serde::Serialize;
use storygraph::ingest::{Event, Options, Report, RetagReport, WORKER, ingest, retag};
use storygraph::source;
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{Output, count, plain};
use super::reading::{Reading, complain};
use super::tagger::TaggerArgs;

/// So many lines about references newly bound; the rest are counted.
const MOST_BOUND: usize = 20;

/// What a run that Ctrl-C has ended exits with.
const INTERRUPTED: i32 = 130;

/// So long a run that is to stop may take to come to a good end.
const GRACE: std::time::Duration = std::time::Duration::from_secs(10);

/// Read articles into the archive
///
/// Files, folders (what in them may be an article, by name) or `-` for standard
/// input: plain text, Markdown, HTML, JSON, JSON lines, tables (CSV, TSV), mail,
/// feeds (RSS, RDF, Atom, JSON Feed), ninjs, NewsML-G2, NITF, news sitemaps, and
/// all these in archives: zip, tar, gzip, zstd, WARC, ARC, WACZ. Reading the same again
/// changes nothing; a changed article becomes a new revision and the old
/// wording is kept.
///
/// With --retag names are found anew in every stored text that another tagger
/// has read: an older storygraph, another --tagger-cmd or --min-confidence.
/// References, and what they are bound to, stay as they are.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-`
    #[arg(required_unless_present = "retag", value_name = "PATH")]
    inputs: Vec<PathBuf>,
    /// Find names anew in stored texts that another tagger has read
    #[arg(long)]
    retag: bool,
    #[command(flatten)]
    reading: Reading,
    #[command(flatten)]
    tagger: TaggerArgs,
    /// Threads that parse and tag; 0 is one a core
    #[arg(long, default_value_t = 0)]
    threads: usize,
}

/// What was done, as printed.
#[derive(Default, Serialize)]
struct Told {
    #[serde(flatten)]
    ingest: Option<Report>,
    #[serde(skip_serializing_if = "Option::is_none")]
    retag: Option<RetagReport>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let (fields, source) = args.reading.options()?;
    // A mistyped path must not leave an empty archive behind.
    let there = |input: &PathBuf| input.as_os_str() == "-" || input.exists();
    if args.inputs.is_empty() {
        Store::open(db)?;
    } else if !db.exists() && !args.inputs.iter().any(there) {
        let _ = source::documents(&args.inputs, &source, &mut |document| {
            if let Err(problem) = document {
                complain(&problem);
            }
            ControlFlow::Continue(())
        });
        return Err(Failure::new(4, "nothing to read"));
    }
    let store = Store::open_or_create(db)?;
    let stop = stopper()?;
    let progress = progress("read");
    let mut bound = Vec::new();
    let options = Options { fields, source, threads: args.threads, tagger: args.tagger.tagger() };
    let mut on_event = |event| match event {
        Event::Problem(problem) | Event::Untagged(problem) => {
            progress.suspend(|| complain(&problem));
        }
        Event::Read => progress.inc(1),
        Event::Bound(newly) => bound.push(newly),
        Event::Linked(_) => progress.set_message("binding references"),
    };
    let mut told = Told::default();
    if !args.inputs.is_empty() {
        told.ingest = Some(ingest(&store, &args.inputs, &options, &stop, &mut on_event)?);
    }
    if args.retag && !stop.load(Ordering::Relaxed) {
        told.retag = Some(retag(&store, &options, &stop, &mut on_event)?);
    }
    progress.finish_and_clear();
    if out.json {
        out.json(&told)?;
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
        told.ingest.as_ref().map_or(Ok(()), |report| summary(report, out))?;
        if let Some(RetagReport { retagged, current, .. }) = &told.retag {
            let retagged = count(*retagged, "article");
            let were = if *current == 1 { "was" } else { "were" };
            writeln!(out, "retagged {retagged}; {current} {were} already current")?;
        }
    }
    out.finish()?;
    let stale = match store.count_stale(&options.tagger.name())? {
        0 => None,
        stale => {
            let articles = count(stale, "article");
            let were = if stale == 1 { "was" } else { "were" };
            let redoes = if stale == 1 { "redoes it" } else { "redoes them" };
            let retag = args.tagger.retag();
            Some(format!("{articles} {were} read by another tagger; `{retag}` {redoes}"))
        }
    };
    match (told.failure(), stale) {
        (Some(failure), Some(stale)) => Err(failure.hint(stale)),
        (Some(failure), None) => Err(failure),
        (None, Some(stale)) => {
            anstream::eprintln!("hint: {}", plain(&stale));
            Ok(())
        }
        (None, None) => Ok(()),
    }
}

impl Told {
    /// What the run could not do.
    fn failure(&self) -> Option<Failure> {
        let ingest = self.ingest.clone().unwrap_or_default();
        let retag = self.retag.clone().unwrap_or_default();
        if ingest.interrupted || retag.interrupted {
            let failure = Failure::new(130, "stopped before the end; what was read is stored");
            return Some(failure.hint("run the same command again to go on"));
        }
        let mut wrong = Vec::new();
        if ingest.failed > 0 {
            let stored = ingest.added + ingest.changed + ingest.unchanged + ingest.listed > 0;
            let rest = if stored { "the rest is stored" } else { "nothing else was there" };
            wrong.push(format!("{} could not be read; {rest}", count(ingest.failed, "input")));
        }
        if ingest.untagged > 0 {
            let articles = count(ingest.untagged, "article");
            wrong.push(format!("{articles} could not be tagged, stored without names"));
        }
        if retag.untagged > 0 {
            let articles = count(retag.untagged, "article");
            wrong.push(format!("{articles} could not be tagged, left as before"));
        }
        (!wrong.is_empty()).then(|| Failure::new(4, wrong.join("; ")))
    }
}

/// Set by Ctrl-C. Also keeps a parser's defect, which is told as a bad input,
/// from being told as a panic.
pub(super) fn stopper() -> Result<Arc<AtomicBool>, Failure> {
    let stop = Arc::new(AtomicBool::new(false));
    let handler = Arc::clone(&stop);
    ctrlc::set_handler(move || {
        // A second one is meant: the database is consistent at every moment.
        if handler.swap(true, Ordering::Relaxed) {
            std::process::exit(INTERRUPTED);
        }
        // A reader that waits for a pipe does not look up.
        std::thread::spawn(|| {
            std::thread::sleep(GRACE);
            anstream::eprintln!("stopped while waiting for input; what was read is stored");
            std::process::exit(INTERRUPTED);
        });
    })
    .map_err(|error| Failure::new(1, error.to_string()))?;
    let hook = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() != Some(WORKER) {
            hook(panic);
        }
    }));
    Ok(stop)
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
    if report.listed > 0 {
        let articles = count(report.listed, "more article");
        writeln!(
            out,
            "{articles} listed without text; `storygraph wanted` names those that are not here"
        )?;
    }
    if report.newly_bound > 0 {
        writeln!(out, "{} now bound", count(report.newly_bound, "earlier reference"))?;
    }
    Ok(())
}

/// A line that says how many are `done` ("read"), where somebody watches.
pub(super) fn progress(done: &str) -> ProgressBar {
    if !std::io::stderr().is_terminal() {
        return ProgressBar::hidden();
    }
    let style =
        ProgressStyle::with_template(&format!("{{spinner}} {{pos}} {done}, {{per_sec}} {{msg}}"));
    let bar = ProgressBar::new_spinner();
    bar.enable_steady_tick(std::time::Duration::from_millis(120));
    match style {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}
