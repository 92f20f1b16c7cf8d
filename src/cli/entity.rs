use std::io::Write;
use std::path::Path;

use serde::Serialize;
use storygraph::model::EntityKind;
use storygraph::query::{NamedAt, Neighbour, Portrait, named_in, portrait};
use storygraph::store::{ArticleFilter, EntityFilter, EntityRow, OutsideId, Store};

use super::decide::{self, EntityVerb, LogRow, log_rows, write_log_row};
use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, day, headline, plain};
use super::stories::{StoryLine, story_lines};

/// List people, organisations and places, those in most articles first
#[derive(clap::Args)]
pub(super) struct ListArgs {
    /// Only names that have these words
    name: Option<String>,
    /// Only this class
    #[arg(long, value_parser = ["person", "organization", "place"])]
    kind: Option<String>,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 50)]
    limit: usize,
}

pub(super) fn list(args: &ListArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let mut entities = Store::open(db)?.entities(&EntityFilter {
        kind: args.kind.as_deref().and_then(EntityKind::from_name),
        name: args.name.clone(),
        limit: args.limit.saturating_add(1),
    })?;
    let more = entities.len() > args.limit;
    entities.truncate(args.limit);
    if out.json {
        return Ok(out.json(&entities)?);
    }
    if entities.is_empty() {
        out.nothing("no such names", "`storygraph entities` lists them all");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = entities
        .iter()
        .map(|entity| {
            let others: Vec<&str> = entity
                .aliases
                .iter()
                .filter(|alias| **alias != entity.name)
                .map(String::as_str)
                .collect();
            let also = if others.is_empty() {
                String::new()
            } else {
                format!("  (also {})", others.join(", "))
            };
            vec![
                format!("e{}", entity.id),
                entity.kind.to_string(),
                entity.articles.to_string(),
                entity.mentions.to_string(),
                format!("{}{also}", entity.name),
            ]
        })
        .collect();
    out.table(&["id", "kind", "articles", "mentions", "name"], &rows)?;
    if more {
        out.cut(args.limit)?;
    }
    Ok(())
}

/// Show one person, organisation or place, or decide who it is
///
/// Names, articles and the company it keeps. A decision is kept apart from what
/// texts say, holds when they are read again, and can be undone. `import` reads
/// who and what other files have ids for.
#[derive(clap::Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(super) struct Args {
    #[command(subcommand)]
    verb: Option<EntityVerb>,
    /// The entity: `e7`, or a name it goes by
    #[arg(required = true)]
    entity: Option<String>,
    /// At most this many articles and neighbours
    #[arg(short = 'n', long, default_value_t = 10)]
    limit: usize,
    /// List every mention of it in those articles, as `split --mentions` takes them
    #[arg(long)]
    mentions: bool,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    if let Some(verb) = &args.verb {
        return decide::entity(verb, db, out);
    }
    let store = Store::open(db)?;
    let entity = store.find_entity(args.entity.as_deref().unwrap_or_default())?;
    if args.mentions {
        mentions(args, &store, &entity, out)
    } else {
        show(args, &store, entity, out)
    }
}

fn mentions(
    args: &Args,
    store: &Store,
    entity: &EntityRow,
    out: &mut Output,
) -> Result<(), Failure> {
    let limit = args.limit.saturating_add(1);
    let mut articles =
        store.articles(&ArticleFilter { entity: Some(entity.id), limit, ..Default::default() })?;
    let more = articles.len() > args.limit;
    articles.truncate(args.limit);
    let named = articles.iter().map(|article| named_in(store, entity.id, article));
    let named: Vec<NamedAt> = named.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect();
    if out.json {
        return Ok(out.json(&named)?);
    }
    let row = |named: &NamedAt| {
        let (article, field) = (named.article.id, named.field.as_str());
        vec![
            format!("{article}:{field}:{}", named.span.start),
            named.surface.clone(),
            named.sentence.clone(),
        ]
    };
    let rows: Vec<Vec<String>> = named.iter().map(row).collect();
    out.table(&["mention", "name", "sentence"], &rows)?;
    if more { Ok(out.cut(args.limit)?) } else { Ok(()) }
}

/// An entity and what people decided about it.
#[derive(Serialize)]
struct Page {
    #[serde(flatten)]
    portrait: Portrait,
    decisions: Vec<LogRow>,
    stories: Vec<StoryLine>,
}

fn show(args: &Args, store: &Store, entity: EntityRow, out: &mut Output) -> Result<(), Failure> {
    let decisions = log_rows(store, Some(entity.id), args.limit)?;
    let stories = story_lines(store, entity.id, args.limit)?;
    let portrait = portrait(store, entity, args.limit)?;
    if out.json {
        return Ok(out.json(&Page { portrait, decisions, stories })?);
    }
    let entity = &portrait.entity;
    writeln!(
        out,
        "{BOLD}{}{BOLD:#} {DIM}e{} · {}{DIM:#}",
        plain(&entity.name),
        entity.id,
        entity.kind
    )?;
    let names = joined(&portrait.names, |form| format!("{} ×{}", form.surface, form.mentions));
    if !names.is_empty() {
        out.paragraph(0, &format!("written: {names}"))?;
    }
    writeln!(
        out,
        "{} in {}, {} to {}",
        count(entity.mentions, "mention"),
        count(entity.articles, "article"),
        day(portrait.first.as_deref()),
        day(portrait.last.as_deref()),
    )?;
    for OutsideId { id, origin, method, confidence, note, .. } in &entity.ids {
        let note = note.as_ref().map(|note| format!(": {note}")).unwrap_or_default();
        let how = if method == "decision" {
            "as decided".to_owned()
        } else {
            format!("by its {method}, {confidence:.2}")
        };
        out.paragraph(0, &format!("{id} from {origin} ({how}){note}"))?;
    }
    let with = joined(&portrait.neighbours, |Neighbour { companion, .. }| {
        format!("{} [e{}] ×{}", companion.name, companion.id, companion.together)
    });
    if !with.is_empty() {
        out.paragraph(0, &format!("with: {with}"))?;
    }
    for story in &stories {
        writeln!(out, "{}", plain(&format!("story: {story}")))?;
    }
    for decision in &decisions {
        writeln!(out)?;
        write_log_row(decision, out)?;
    }
    for appearance in &portrait.appearances {
        let article = &appearance.article;
        let when = day(article.published.as_deref());
        writeln!(
            out,
            "\n{DIM}{:>5}  {when}{DIM:#}  {BOLD}{}{BOLD:#}",
            article.id,
            headline(&article.title)
        )?;
        out.paragraph(7, &format!("“{}”", plain(&appearance.quote)))?;
    }
    Ok(())
}

fn joined<T>(things: &[T], say: impl Fn(&T) -> String) -> String {
    things.iter().map(say).collect::<Vec<_>>().join(", ")
}
