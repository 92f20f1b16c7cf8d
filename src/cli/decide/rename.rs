use std::path::Path;

use storygraph::model::Act;

use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Give an entity the name it is shown by
///
/// Without one it is shown by the full name that most articles print.
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
    let act = Act::Rename { entity: desk.store.handle_of(entity.id)?, name: name.clone() };
    let answer = desk.decide(act)?;
    let called = desk.word("is now called", "would be called");
    desk.answer(&answer, &format!("{} {called} {name}", named(&entity)), out)
}

/// A name as it was typed, if there are letters or digits in it.
pub(super) fn said(name: &str) -> Result<String, Failure> {
    let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    if name.contains(char::is_alphanumeric) {
        return Ok(name);
    }
    Err(Failure::new(2, format!("`{name}` is no name"))
        .hint("give letters or digits, such as \"Joe Biden\""))
}
