use std::collections::BTreeSet;
use std::path::Path;

use storygraph::model::{Act, Field, Place};
use storygraph::query::named_in;
use storygraph::store::{ArticleFilter, EntityRow, Store};

use super::{DecisionArgs, Desk, named};
use crate::cli::failure::Failure;
use crate::cli::output::Output;

/// Say that some articles, or mentions, name somebody else
///
/// Those become an entity of their own, which can be renamed, or merged with
/// another.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The entity: `e7`, or a name it goes by
    entity: String,
    /// Articles in which every mention of it names somebody else
    #[arg(long, value_name = "ARTICLE", num_args = 1.., required_unless_present = "mentions")]
    articles: Vec<String>,
    /// Mentions that do, as `entity E --mentions` lists them, such as `12:body:345`
    #[arg(long, value_name = "MENTION", num_args = 1..)]
    mentions: Vec<String>,
    #[command(flatten)]
    decision: DecisionArgs,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let desk = Desk::open(&args.decision, db)?;
    let entity = desk.store.find_entity(&args.entity)?;
    let articles = articles(&desk.store, &entity, &args.articles)?;
    let mentions = args.mentions.iter().map(|mention| place(&desk.store, &entity, mention));
    let mentions: BTreeSet<Place> = mentions.collect::<Result<_, _>>()?;
    let act = Act::Split {
        entity: desk.store.handles_of(entity.id)?,
        articles: articles.into_iter().collect(),
        mentions: mentions.into_iter().collect(),
    };
    let answer = desk.decide(act)?;
    let other = match &answer.outcome.entity {
        Some(other) => named(other),
        None => format!("another {}", entity.name),
    };
    desk.answer(&answer, &format!("{} to {other}", desk.moved(&answer.outcome)), out)
}

/// The keys of the articles that are meant, each of which must name the entity.
fn articles(
    store: &Store,
    entity: &EntityRow,
    queries: &[String],
) -> Result<BTreeSet<String>, Failure> {
    let filter =
        ArticleFilter { entity: Some(entity.id), limit: usize::MAX >> 1, ..Default::default() };
    let naming: BTreeSet<i64> =
        store.articles(&filter)?.into_iter().map(|article| article.id).collect();
    let mut found = BTreeSet::new();
    let mut keys = BTreeSet::new();
    for query in queries {
        let article = store.find_article(query)?;
        if !naming.contains(&article.id) {
            let message = format!("article {} does not name {}", article.id, named(entity));
            return Err(Failure::new(2, message).hint(format!(
                "`storygraph entity e{} --mentions` lists where it is named",
                entity.id
            )));
        }
        keys.insert(store.article_key(article.id)?);
        found.insert(article.id);
    }
    if found.len() == naming.len() {
        let message = format!("nothing is left of {}: no other article names it", named(entity));
        return Err(Failure::new(2, message).hint(format!(
            "`storygraph entity rename e{} NAME` gives it another name",
            entity.id
        )));
    }
    Ok(keys)
}

/// The place of a mention, `ARTICLE:FIELD:START`, which must be the entity's.
fn place(store: &Store, entity: &EntityRow, mention: &str) -> Result<Place, Failure> {
    let hint = || format!("`storygraph entity e{} --mentions` lists them", entity.id);
    let mut parts = mention.rsplitn(3, ':');
    let start = parts.next().and_then(|start| start.parse::<usize>().ok());
    let field = parts.next().and_then(Field::from_name);
    let (Some(start), Some(field), Some(article)) = (start, field, parts.next()) else {
        let message = format!("`{mention}` is no mention like `12:body:345`");
        return Err(Failure::new(2, message).hint(hint()));
    };
    let article = store.find_article(article)?;
    let here = named_in(store, entity.id, &article)?;
    let found = here.into_iter().find(|named| named.field == field && named.span.start == start);
    found.map(|named| named.place).ok_or_else(|| {
        let message = format!("`{mention}` is no mention of {}", named(entity));
        Failure::new(3, message).hint(hint())
    })
}
