use std::path::Path;

use storygraph::model::Act;
use storygraph::store::{ArticleRow, ReferenceRow};

use super::{DecisionArgs, Desk};
use crate::cli::failure::Failure;
use crate::cli::output::{Output, titled};

/// Say which article a reference means
#[derive(clap::Args)]
pub(crate) struct Args {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(clap::Subcommand)]
enum Verb {
    Bind(BindArgs),
    Unbind(UnbindArgs),
}

/// Say that a reference means an article
#[derive(clap::Args)]
struct BindArgs {
    /// The reference: `r12`, as `refs` lists it
    reference: String,
    /// The article: id, slug, address or its source's id
    article: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

/// Say that a reference does not mean the article it is bound to
#[derive(clap::Args)]
struct UnbindArgs {
    /// The reference: `r12`, as `refs` lists it
    reference: String,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(crate) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    match &args.verb {
        Verb::Bind(args) => bind(args, db, out),
        Verb::Unbind(args) => unbind(args, db, out),
    }
}

fn bind(args: &BindArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let found = desk.store.find_reference(&args.reference)?;
    let target = desk.store.find_article(&args.article)?;
    if target.id == found.article.id {
        return Err(Failure::new(2, format!("{} stands in that article itself", said(&found)))
            .hint("`storygraph list` shows the others"));
    }
    let (reference, article) =
        (desk.store.pointing_of(&found)?, desk.store.article_key(target.id)?);
    let answer = desk.decide(Act::Bind { reference, article })?;
    let means = desk.word("now means", "would mean");
    desk.answer(&answer, &format!("{} {means} {}", said(&found), shown(&target)), out)
}

fn unbind(args: &UnbindArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let found = desk.store.find_reference(&args.reference)?;
    let Some(target) = &found.target else {
        return Err(Failure::new(2, format!("{} is bound to no article", said(&found)))
            .hint(format!("`storygraph refs {}` shows what it could mean", found.article.id)));
    };
    let (reference, article) =
        (desk.store.pointing_of(&found)?, desk.store.article_key(target.id)?);
    let answer = desk.decide(Act::Unbind { reference, article })?;
    let means = desk.word("no longer means", "would no longer mean");
    desk.answer(&answer, &format!("{} {means} {}", said(&found), shown(target)), out)
}

fn said(reference: &ReferenceRow) -> String {
    format!("“{}” (r{})", reference.label, reference.id)
}

fn shown(article: &ArticleRow) -> String {
    format!("{} {}", article.id, titled(article))
}
