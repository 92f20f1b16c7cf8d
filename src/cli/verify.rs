use std::io::Write;
use std::path::Path;
use std::sync::atomic::Ordering;

use serde::Serialize;
use storygraph::ingest::verify_derived;
use storygraph::query::verify;
use storygraph::store::{Fault, Store, Verified};

use super::failure::Failure;
use super::ingest::stopper;
use super::output::{DIM, Output, count, plain};

/// Prove that all evidence is what the stored texts say
///
/// Every byte range, every text's digest, every count and the full-text index;
/// then, in a copy in the folder for temporary files, what every reference
/// means, who is who and what tells one story is worked out again. One line a
/// fault; exit status 1 if there is any.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Do not work out references, entities and stories again
    #[arg(long)]
    quick: bool,
}

/// What was looked at and what was found, as JSON.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    verified: Verified,
    faults: Vec<Fault>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let mut faults = Vec::new();
    let mut number = 0;
    let mut written = Ok(());
    let json = out.json;
    let mut on_fault = |fault: Fault| {
        number += 1;
        if json {
            faults.push(fault);
        } else if written.is_ok() {
            let Fault { check, at, message } = fault;
            written = writeln!(out, "{DIM}{check}{DIM:#} {}: {}", plain(&at), plain(&message));
        }
    };
    let verified = verify(&store, &mut on_fault);
    if !args.quick {
        let folder = tempfile::tempdir()?;
        let stop = stopper()?;
        verify_derived(&store, &folder.path().join("again.db"), &stop, &mut on_fault)?;
        if stop.load(Ordering::Relaxed) {
            return Err(Failure::new(130, "stopped before the end; nothing was changed"));
        }
    }
    written?;
    if out.json {
        out.json(&Answer { verified, faults })?;
    } else {
        say(&verified, number);
    }
    out.finish()?;
    match number {
        0 => Ok(()),
        _ => Err(Failure::new(1, format!("{} found", count(number, "fault"))).hint(
            "read the articles into a new archive with `storygraph --db NEW.db ingest PATH`",
        )),
    }
}

/// How much was looked at.
fn say(verified: &Verified, faults: usize) {
    let Verified { revisions, mentions, references, names, stems, .. } = verified;
    if faults == 0 {
        anstream::eprintln!(
            "all as it must be: {}, {}, {}; counts of {} and {}",
            count(*revisions, "text"),
            count(*mentions, "mention"),
            count(*references, "reference"),
            count(*names, "name"),
            count(*stems, "stem"),
        );
    }
    if !verified.index {
        anstream::eprintln!(
            "the full-text index was not looked at: SQLite wants to write to the file for that"
        );
    }
}
