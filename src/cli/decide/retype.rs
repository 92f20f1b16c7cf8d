use std::path::Path;

use storygraph::model::{Act, EntityKind};

use super::words::one;
use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Say whether an entity is a person, an organisation or a place
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The entity: `e7`, or a name it goes by
    entity: String,
    /// Its class
    #[arg(value_parser = ["person", "organization", "place"])]
    kind: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let entity = desk.store.find_entity(&args.entity)?;
    let kind = EntityKind::from_name(&args.kind).unwrap_or(entity.kind);
    let class = one(kind);
    if kind == entity.kind {
        let message = format!("{} is {class} already", named(&entity));
        return Err(
            Failure::new(2, message).hint(format!("`storygraph entity e{}` shows it", entity.id))
        );
    }
    let answer = desk.decide(Act::Retype { entity: desk.store.handle_of(entity.id)?, kind })?;
    let is = desk.word("is now", "would be");
    desk.answer(&answer, &format!("{} {is} {class}", named(&entity)), out)
}
