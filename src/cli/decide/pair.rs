use std::path::Path;

use storygraph::model::Act;

use super::merge::{belong, distinct, of_one_kind};
use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Say that two are one: the first is the one that stays
#[derive(clap::Args)]
pub(crate) struct SameArgs {
    #[command(flatten)]
    pair: Pair,
    /// Make them one though they are of different classes
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    decision: DecisionArgs,
}

/// Say that two are not one, however alike they look
#[derive(clap::Args)]
pub(crate) struct DifferentArgs {
    #[command(flatten)]
    pair: Pair,
    #[command(flatten)]
    decision: DecisionArgs,
}

#[derive(clap::Args)]
struct Pair {
    /// An entity: `e7`, or a name it goes by
    one: String,
    /// Another
    other: String,
}

pub(super) fn same(args: &SameArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let pair = distinct(&desk.store, &[args.pair.one.clone(), args.pair.other.clone()])?;
    if !args.force {
        of_one_kind(&pair)?;
    }
    let (one, other) = (desk.store.handle_of(pair[0].id)?, desk.store.handle_of(pair[1].id)?);
    let answer = desk.decide(Act::Same { one, other })?;
    desk.answer(&answer, &belong(&desk, &answer.outcome, &pair[0]), out)
}

pub(super) fn different(args: &DifferentArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let pair = distinct(&desk.store, &[args.pair.one.clone(), args.pair.other.clone()])?;
    let (one, other) = (desk.store.handle_of(pair[0].id)?, desk.store.handle_of(pair[1].id)?);
    let answer = desk.decide(Act::Different { one, other })?;
    desk.answer(&answer, &stay_two(&desk, &named(&pair[0]), &named(&pair[1])), out)
}

/// What two that are not one are told by.
pub(crate) fn stay_two(desk: &Desk<'_>, one: &str, other: &str) -> String {
    format!("{one} and {other} {} two", desk.word("stay", "would stay"))
}

/// What two that already are one are told by.
pub(crate) fn stay_one(desk: &Desk<'_>, one: &str, other: &str) -> String {
    format!("{one} and {other} {} one", desk.word("stay", "would stay"))
}
