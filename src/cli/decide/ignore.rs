use std::path::Path;

use storygraph::model::Act;

use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::{Output, count};

/// Leave out what is no person, organisation or place, or of no interest
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The entity: `e7`, or a name it goes by
    entity: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let entity = desk.store.find_entity(&args.entity)?;
    let answer = desk.decide(Act::Ignore { entity: desk.store.handle_of(entity.id)? })?;
    let left = desk.word("is now left out", "would be left out");
    let (mentions, articles) =
        (count(entity.mentions, "mention"), count(entity.articles, "article"));
    desk.answer(&answer, &format!("{} {left}: {mentions} in {articles}", named(&entity)), out)
}
