use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use storygraph::extract::ProposedCue;
use storygraph::ingest::{Event, Options, RecueReport, accept_cue, drop_cue, propose_cues};
use storygraph::model::{HouseCue, ReferenceKind};
use storygraph::store::Store;

use super::failure::Failure;
use super::ingest::stopper;
use super::output::{Output, count};
use super::reading::complain;
use super::tagger::TaggerArgs;

/// Propose phrases that this archive puts before headlines, and accept them
///
/// Looks for short phrases such as `SOMA:` or `DON'T MISS |` that stand again
/// and again before a headline of the archive, or before words that read like
/// one. `cues accept` makes one a cue: references are found anew in what is
/// stored, and later runs of `ingest` into this archive know it.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Option<Verb>,
    /// Also phrases that are known as cues already
    #[arg(long)]
    known: bool,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 20)]
    limit: usize,
}

#[derive(clap::Subcommand)]
enum Verb {
    Accept(AcceptArgs),
    Drop(DropArgs),
    /// List the phrases that are accepted
    List,
}

/// Make a phrase a cue of this archive
#[derive(clap::Args)]
struct AcceptArgs {
    /// The words before the headline, without the separator
    phrase: String,
    /// What it says of the story after it: `read_more`, `related`, `see_also`, media or label
    #[arg(long, default_value = "read_more", value_parser = kind)]
    kind: ReferenceKind,
    #[command(flatten)]
    tagger: TaggerArgs,
}

/// Take an accepted phrase back
#[derive(clap::Args)]
struct DropArgs {
    /// The words
    phrase: String,
    #[command(flatten)]
    tagger: TaggerArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    match &args.verb {
        None => propose(args, db, out),
        Some(Verb::List) => list(db, out),
        Some(Verb::Accept(args)) => {
            let cue = HouseCue { phrase: args.phrase.clone(), kind: args.kind };
            change(&args.tagger, db, out, |store, options, stop, on_event| {
                accept_cue(store, &cue, options, stop, on_event)
            })
        }
        Some(Verb::Drop(args)) => {
            change(&args.tagger, db, out, |store, options, stop, on_event| {
                drop_cue(store, &args.phrase, options, stop, on_event)
            })
        }
    }
}

fn propose(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let mut proposals = propose_cues(&Store::open(db)?, args.known)?;
    if proposals.is_empty() && !out.json {
        out.nothing(
            "no phrase stands before headlines often enough",
            "`storygraph cues accept PHRASE` takes one that you know",
        );
        return Ok(());
    }
    let more = proposals.len() > args.limit;
    proposals.truncate(args.limit);
    if out.json {
        return Ok(out.json(&proposals)?);
    }
    let row = |cue: &ProposedCue| {
        let examples: Vec<String> =
            cue.examples.iter().map(|example| format!("“{example}”")).collect();
        vec![
            cue.phrase.clone(),
            cue.kind.to_string(),
            cue.articles.to_string(),
            cue.titled.to_string(),
            examples.join(" "),
        ]
    };
    let rows: Vec<Vec<String>> = proposals.iter().map(row).collect();
    out.table(&["phrase", "kind", "articles", "headlines", "before"], &rows)?;
    if more { Ok(out.cut(args.limit)?) } else { Ok(()) }
}

fn list(db: &Path, out: &mut Output) -> Result<(), Failure> {
    let cues = Store::open(db)?.accepted_cues()?;
    if out.json {
        return Ok(out.json(&cues)?);
    }
    if cues.is_empty() {
        out.nothing("no phrase is accepted", "`storygraph cues` proposes some");
        return Ok(());
    }
    let rows: Vec<Vec<String>> =
        cues.into_iter().map(|cue| vec![cue.phrase, cue.kind.to_string()]).collect();
    Ok(out.table(&["phrase", "kind"], &rows)?)
}

/// Changes the cues of the archive as `change` says, and tells what came of it.
fn change(
    tagger: &TaggerArgs,
    db: &Path,
    out: &mut Output,
    change: impl Fn(
        &Store,
        &Options,
        &AtomicBool,
        &mut dyn FnMut(Event),
    ) -> storygraph::Result<RecueReport>,
) -> Result<(), Failure> {
    // Only `ingest` makes an archive.
    Store::open(db)?;
    let store = Store::open_or_create(db)?;
    let options = Options { tagger: tagger.tagger(), ..Options::default() };
    let report = change(&store, &options, &*stopper()?, &mut |event| {
        if let Event::Problem(problem) | Event::Untagged(problem) = event {
            complain(&problem);
        }
    })?;
    if out.json {
        out.json(&report)?;
    } else {
        let (found, words) = match report.references {
            fewer @ ..0 => (fewer.unsigned_abs(), "fewer"),
            more => (more.unsigned_abs(), "more"),
        };
        let found = usize::try_from(found).unwrap_or(usize::MAX);
        let texts = count(report.texts, "text");
        writeln!(out, "{} {words} in {texts}", count(found, "reference"))?;
    }
    out.finish()?;
    if report.interrupted {
        let failure = Failure::new(130, "stopped before the end");
        return Err(failure.hint("the same command again, then `storygraph ingest --retag`, go on"));
    }
    Ok(())
}

fn kind(name: &str) -> Result<ReferenceKind, String> {
    ReferenceKind::from_name(name).filter(|kind| kind.is_editorial()).ok_or_else(|| {
        let known: Vec<&str> = ReferenceKind::ALL
            .into_iter()
            .filter(|kind| kind.is_editorial())
            .map(ReferenceKind::as_str)
            .collect();
        format!("a kind is one of {}", known.join(", "))
    })
}
