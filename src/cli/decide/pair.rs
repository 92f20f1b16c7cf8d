use std::path::Path;

use storygraph::model::{Act, Handle, name_key};
use storygraph::store::{EntityRow, Store};

use super::merge::{already_one, belong, distinct, of_one_kind};
use super::words::one;
use super::{Answer, DecisionArgs, Desk, extent, named};
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
    /// Another, or the id that an authority file has for it
    other: String,
}

pub(super) fn same(args: &SameArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    if let Some(id) = outside(&desk.store, &args.pair)? {
        return is_record(&desk, &args.pair.one, id, args.force, out);
    }
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
    if let Some(id) = outside(&desk.store, &args.pair)? {
        return is_no_record(&desk, one, id, out);
    }
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

/// The second of the pair as the id of a record, if it is one and no `e7`.
fn outside(store: &Store, pair: &Pair) -> Result<Option<Handle>, Failure> {
    let is_row = pair.other.strip_prefix('e').is_some_and(|id| id.parse::<i64>().is_ok());
    let is_here = !store.authorities(&pair.other)?.is_empty();
    let is_record = is_here && !(is_row && store.find_entity(&pair.other).is_ok());
    Ok(is_record.then(|| Handle::outside(pair.other.clone())))
}

/// Says that an entity is what a file has an id for.
fn is_record(
    desk: &Desk<'_>,
    query: &str,
    id: Handle,
    force: bool,
    out: &mut Output,
) -> Result<(), Failure> {
    let entity = desk.store.find_entity(query)?;
    if !force {
        for kind in desk.store.authority_kinds(&id.key)? {
            if kind != entity.kind {
                let (is, said) = (one(entity.kind), one(kind));
                let message = format!("{} is {is}, {} {said}", named(&entity), id.key);
                return Err(
                    Failure::new(2, message).hint("add `--force` if they are one all the same")
                );
            }
        }
    }
    let shown = id.key.clone();
    let one = desk.store.handle_of(entity.id)?;
    let answer = desk.decide(Act::Same { one, other: id })?;
    let is = desk.word("now is", "would be");
    desk.answer(&answer, &format!("{} {is} {shown}{}", named(&entity), moved(&answer)), out)
}

/// Says that an entity is not what a file has an id for; given by one of its
/// names, that this name does not mean it.
fn is_no_record(desk: &Desk<'_>, query: &str, id: Handle, out: &mut Output) -> Result<(), Failure> {
    let entity = desk.store.find_entity(query)?;
    let handles = desk.store.handles_of(entity.id)?;
    let one = handles.into_iter().find(|handle| handle.key == name_key(query));
    let one = one.map_or_else(|| desk.store.handle_of(entity.id), Ok)?;
    let shown = id.key.clone();
    let answer = desk.decide(Act::Different { one, other: id })?;
    let is = desk.word("is not", "would not be");
    desk.answer(&answer, &format!("{} {is} {shown}{}", named(&entity), moved(&answer)), out)
}

/// What moved besides, if anything did.
fn moved(answer: &Answer) -> String {
    match answer.outcome.mentions {
        0 => String::new(),
        _ => format!(": {}", extent(&answer.outcome)),
    }
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
