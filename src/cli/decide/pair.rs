use std::path::Path;

use storygraph::model::{Act, name_key};
use storygraph::store::EntityRow;

use super::merge::{already_one, belong, distinct, of_one_kind};
use super::{DecisionArgs, Desk, extent, named};
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
///
/// Two names that are taken for one entity are given as they are written.
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
    let Pair { one, other } = &args.pair;
    let pair = [desk.store.find_entity(one)?, desk.store.find_entity(other)?];
    if pair[0].id == pair[1].id {
        return apart(&desk, &pair[0], &args.pair, out);
    }
    let (one, other) = (desk.store.handle_of(pair[0].id)?, desk.store.handle_of(pair[1].id)?);
    let answer = desk.decide(Act::Different { one, other })?;
    let stay = desk.word("stay", "would stay");
    desk.answer(&answer, &format!("{} and {} {stay} two", named(&pair[0]), named(&pair[1])), out)
}

/// Says that two names, by now taken for one entity, mean two.
fn apart(
    desk: &Desk<'_>,
    entity: &EntityRow,
    pair: &Pair,
    out: &mut Output,
) -> Result<(), Failure> {
    let handles = desk.store.handles_of(entity.id)?;
    let of = |name: &str| handles.iter().find(|handle| handle.key == name_key(name));
    let (one, other) = match (of(&pair.one), of(&pair.other)) {
        (Some(one), Some(other)) if one != other => (one.clone(), other.clone()),
        _ => return Err(already_one(&pair.one, &pair.other, entity)),
    };
    let answer = desk.decide(Act::Different { one, other })?;
    let mean = desk.word("now mean two", "would mean two");
    let line = format!("`{}` and `{}` {mean}: {}", pair.one, pair.other, extent(&answer.outcome));
    desk.answer(&answer, &line, out)
}
