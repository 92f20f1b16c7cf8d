use std::path::Path;

use storygraph::model::{Act, Decision};
use storygraph::resolve::decided;

use super::words::words;
use super::{DecisionArgs, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Take a decision back, whichever it is; what it undid, if it was an undo
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The decision: the beginning of its id, as `log` lists it
    decision: String,
    #[command(flatten)]
    args: DecisionArgs,
}

pub(crate) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.args, db)?;
    take_back(&desk, desk.store.find_decision(&args.decision)?, out)
}

/// Takes a decision back, or says why that cannot be.
pub(crate) fn take_back(
    desk: &Desk<'_>,
    decision: Decision,
    out: &mut Output,
) -> Result<(), Failure> {
    let decided = decided(&desk.store.decisions()?);
    if let Some(by) = decided.undone.get(&decision.id) {
        let by = Decision::shorten(by);
        return Err(Failure::new(2, format!("{} is undone already", decision.short()))
            .hint(format!("`storygraph undo {by}` redoes it")));
    }
    let dependents = decided.dependents(&decision.id);
    if !dependents.is_empty() {
        let message = format!("{} cannot be undone: later decisions build on it", decision.short());
        let mut failure = Failure::new(1, message);
        // The last first: each may build on the one before it.
        for id in dependents.iter().rev() {
            let later = desk.store.find_decision(id)?;
            let (id, words) = (later.short(), words(&desk.store, &later)?);
            failure = failure.hint(format!("first `storygraph undo {id}`: {words}"));
        }
        return Err(failure);
    }
    let line = words(&desk.store, &decision)?;
    let answer = desk.decide(Act::Undo { decision: decision.id })?;
    desk.answer(&answer, &format!("{}: {line}", desk.word("undone", "would be undone")), out)
}
