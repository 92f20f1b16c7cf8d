use std::path::Path;

use storygraph::model::Act;
use storygraph::store::{EntityRow, Store};

use super::words::one;
use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Make several one: the first is the one that stays
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The entities: `e7`, or names they go by
    #[arg(required = true, num_args = 2.., value_name = "ENTITY")]
    entities: Vec<String>,
    /// Merge them though they are of different classes
    #[arg(long)]
    force: bool,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let entities = distinct(&desk.store, &args.entities)?;
    if !args.force {
        of_one_kind(&entities)?;
    }
    let handle = |entity: &EntityRow| desk.store.handle_of(entity.id);
    let entities_decided = entities.iter().map(handle).collect::<Result<_, _>>()?;
    let answer = desk.decide(Act::Merge { entities: entities_decided })?;
    desk.answer(&answer, &belong(&desk, &answer.outcome, &entities[0]), out)
}

/// What two that have become one are told by.
pub(super) fn belong(
    desk: &Desk<'_>,
    outcome: &storygraph::ingest::Outcome,
    stays: &EntityRow,
) -> String {
    let stays = outcome.entity.as_ref().unwrap_or(stays);
    format!("{} to {}", desk.moved(outcome), named(stays))
}

/// The entities that are meant, if they are not one already.
pub(super) fn distinct(store: &Store, queries: &[String]) -> Result<Vec<EntityRow>, Failure> {
    let mut found: Vec<(EntityRow, &str)> = Vec::new();
    for query in queries {
        let entity = store.find_entity(query)?;
        if let Some((_, before)) = found.iter().find(|(other, _)| other.id == entity.id) {
            return Err(already_one(before, query, &entity));
        }
        found.push((entity, query));
    }
    Ok(found.into_iter().map(|(entity, _)| entity).collect())
}

/// Refuses those of different classes.
pub(super) fn of_one_kind(entities: &[EntityRow]) -> Result<(), Failure> {
    let first = &entities[0];
    let Some(other) = entities.iter().find(|other| other.kind != first.kind) else {
        return Ok(());
    };
    let (kind, another) = (one(first.kind), one(other.kind));
    let message = format!("{} is {kind}, {} {another}", named(first), named(other));
    Err(Failure::new(2, message).hint("add `--force` if they are one all the same"))
}

/// Two queries that mean one entity.
pub(super) fn already_one(one: &str, other: &str, entity: &EntityRow) -> Failure {
    let message = format!("`{one}` and `{other}` are one already: {}", named(entity));
    let (name, id) = (&entity.name, entity.id);
    Failure::new(2, message)
        .hint(format!("`storygraph entities \"{name}\"` lists who else is called so"))
        .hint(format!("`storygraph entity split e{id} --articles ARTICLE…` tells two apart"))
}
