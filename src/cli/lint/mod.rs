//! What an editor should look at.

mod articles;
mod entities;
mod walk;

use std::path::Path;

use super::failure::Failure;
use super::output::Output;

/// Find what an editor should look at
#[derive(clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Articles(articles::Args),
    Entities(entities::Args),
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    match &args.verb {
        Verb::Articles(args) => articles::run(args, db, out),
        Verb::Entities(args) => entities::run(args, db, out),
    }
}
