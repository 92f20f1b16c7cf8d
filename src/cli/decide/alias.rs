use std::path::Path;

use storygraph::model::{Act, name_key};

use super::rename::said;
use super::{DecisionArgs, Desk, extent, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Give an entity another name that means it
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The entity: `e7`, or a name it goes by
    entity: String,
    /// The name
    name: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let entity = desk.store.find_entity(&args.entity)?;
    let name = said(&args.name)?;
    // To take a name from another would make the two one, unasked.
    if let Some(other) = desk.store.entity_by_key(entity.kind, &name_key(&name))?
        && other != entity.id
    {
        let message = format!("`{name}` already is the name of another {} (e{other})", entity.kind);
        return Err(Failure::new(2, message)
            .hint(format!("`storygraph entity merge e{} e{other}` makes them one", entity.id)));
    }
    let act = Act::Alias { entity: desk.store.handle_of(entity.id)?, name: name.clone() };
    let answer = desk.decide(act)?;
    let means = desk.word("now means", "would mean");
    let mut line = format!("`{name}` {means} {}", named(&entity));
    if answer.outcome.mentions > 0 {
        line = format!("{line}: {}", extent(&answer.outcome));
    }
    desk.answer(&answer, &line, out)
}
