use std::path::Path;

use storygraph::model::{Act, Handle, name_key};
use storygraph::store::{EntityRow, Store};

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
    let (one, other) = (meant(&desk.store, one)?, meant(&desk.store, other)?);
    if one.handle == other.handle {
        return Err(already_one(&args.pair.one, &args.pair.other, &one.entity));
    }
    let are_one = one.entity.id == other.entity.id;
    let answer = desk.decide(Act::Different { one: one.handle, other: other.handle })?;
    let line = if are_one {
        let mean = desk.word("now mean two", "would mean two");
        let Pair { one, other } = &args.pair;
        format!("`{one}` and `{other}` {mean}: {}", extent(&answer.outcome))
    } else {
        stay_two(&desk, &named(&one.entity), &named(&other.entity))
    };
    desk.answer(&answer, &line, out)
}

/// Whom a query means, and by which of its names.
struct Meant {
    entity: EntityRow,
    handle: Handle,
}

/// The one name that is written so, whatever else it is short for; or else the
/// entity that the query means.
fn meant(store: &Store, query: &str) -> Result<Meant, Failure> {
    if let [name] = store.names_with_key(&name_key(query))?.as_slice()
        && let Some(entity) = store.entity_meant(name.id)?
    {
        let entity = store.find_entity(&format!("e{entity}"))?;
        return Ok(Meant { entity, handle: store.handle_of(name.id)? });
    }
    let entity = store.find_entity(query)?;
    Ok(Meant { handle: store.handle_of(entity.id)?, entity })
}

/// What two that are not one are told by.
pub(crate) fn stay_two(desk: &Desk<'_>, one: &str, other: &str) -> String {
    format!("{one} and {other} {} two", desk.word("stay", "would stay"))
}

/// What two that already are one are told by.
pub(crate) fn stay_one(desk: &Desk<'_>, one: &str, other: &str) -> String {
    format!("{one} and {other} {} one", desk.word("stay", "would stay"))
}
