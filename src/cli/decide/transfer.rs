//! Logs of decisions as text: one a line, so that two people's can be put
//! together, by this program or by git.

use std::io::{Read, Write};
use std::path::Path;

use serde::Serialize;
use storygraph::ingest::decide;
use storygraph::model::{Decision, Unreadable};
use storygraph::store::Store;

use super::words::tell_conflicts;
use super::{Change, extent};
use crate::cli::failure::Failure;
use crate::cli::out_file::OutFile;
use crate::cli::output::{Output, count, plain};

/// Writes every decision to `file`, in the order of time.
pub(super) fn export(file: &Path, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let decisions = Store::open(db)?.decisions()?;
    let lines: String = decisions.iter().map(|decision| decision.to_line() + "\n").collect();
    if file.as_os_str() == "-" {
        return Ok(out.write_all(lines.as_bytes())?);
    }
    let mut written = OutFile::create(file, db)?;
    written.write_all(lines.as_bytes())?;
    written.keep()?;
    anstream::eprintln!(
        "{} in {}",
        count(decisions.len(), "decision"),
        plain(&file.to_string_lossy())
    );
    Ok(())
}

/// Adds the decisions of `file`: all of them, or none if a line is none.
pub(super) fn import(
    file: &Path,
    dry_run: bool,
    db: &Path,
    out: &mut Output,
) -> Result<(), Failure> {
    let store = super::open(db)?;
    let decisions = read(file)?;
    let outcome = decide(&store, &decisions, dry_run)?;
    if out.json {
        #[derive(Serialize)]
        struct Told<'a> {
            decisions: usize,
            new: usize,
            #[serde(flatten)]
            change: Change<'a>,
            dry_run: bool,
        }
        let (decisions, new) = (decisions.len(), outcome.new);
        out.json(&Told { decisions, new, change: Change::of(&outcome), dry_run })?;
    } else if outcome.new == 0 {
        let all = count(decisions.len(), "decision");
        writeln!(out, "nothing new: {all} in the log, and all are here already")?;
    } else {
        let new = count(outcome.new, "new decision");
        let now = if dry_run { "would now belong" } else { "now belong" };
        writeln!(out, "{new} of {} in the log", decisions.len())?;
        if outcome.mentions > 0 {
            writeln!(out, "{} {now} to others", extent(&outcome))?;
        }
        if outcome.references > 0 {
            let mean = if dry_run { "would mean" } else { "now mean" };
            let references = count(outcome.references, "reference");
            writeln!(out, "{references} {mean} another article, or none")?;
        }
        if dry_run {
            writeln!(out, "nothing is changed: `--dry-run`")?;
        }
    }
    out.flush()?;
    tell_conflicts(&store, &outcome.conflicts, &decisions)
}

/// Every decision of a log.
fn read(file: &Path) -> Result<Vec<Decision>, Failure> {
    let mut bytes = Vec::new();
    let read = if file.as_os_str() == "-" {
        std::io::stdin().read_to_end(&mut bytes)
    } else {
        std::fs::File::open(file).and_then(|mut file| file.read_to_end(&mut bytes))
    };
    read.map_err(|error| unusable(file, &error))?;
    let lines = bytes.split(|&byte| byte == b'\n').map(String::from_utf8_lossy);
    let mut decisions = Vec::new();
    for (number, line) in (1..).zip(lines) {
        // An editor may have put its mark before the first line.
        let line = line.trim_start_matches('\u{feff}').trim();
        if !line.is_empty() {
            decisions.push(Decision::from_line(line).map_err(|why| wrong(file, number, &why))?);
        }
    }
    Ok(decisions)
}

fn wrong(file: &Path, number: usize, why: &Unreadable) -> Failure {
    let message = format!("`{}`, line {number}: {why}", file.display());
    let (code, hint) = match why {
        Unreadable::Newer(_) => (5, "update storygraph"),
        Unreadable::Broken(_) => {
            (1, "mend or delete the line; nothing of the log is taken until then")
        }
        Unreadable::Altered => (1, "a decision is never changed: delete the line, and decide anew"),
    };
    Failure::new(code, message).hint(hint)
}

fn unusable(file: &Path, error: &std::io::Error) -> Failure {
    Failure::new(1, format!("`{}`: {error}", file.display()))
        .hint("name another file; `-` is standard input or output")
}
