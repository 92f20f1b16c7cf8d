use std::io::Write;
use std::path::Path;

use storygraph::model::EntityKind;
use storygraph::store::{EntityFilter, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, day, headline, plain};

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

/// Show one person, organisation or place: names, articles, company it keeps
#[derive(clap::Args)]
pub(super) struct ShowArgs {
    /// The entity: `e7`, or a name it goes by
    entity: String,
    /// At most this many articles and neighbours
    #[arg(short = 'n', long, default_value_t = 10)]
    limit: usize,
}

pub(super) fn show(args: &ShowArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let found = store.entity_detail(store.find_entity(&args.entity)?, args.limit)?;
    if out.json {
        return Ok(out.json(&found)?);
    }
    let entity = &found.entity;
    writeln!(
        out,
        "{BOLD}{}{BOLD:#} {DIM}e{} · {}{DIM:#}",
        plain(&entity.name),
        entity.id,
        entity.kind
    )?;
    out.paragraph(0, &format!("written: {}", entity.aliases.join(", ")))?;
    writeln!(
        out,
        "{} in {}, {} to {}",
        count(entity.mentions, "mention"),
        count(entity.articles, "article"),
        day(found.first.as_deref()),
        day(found.last.as_deref()),
    )?;
    let with: Vec<String> = found
        .neighbours
        .iter()
        .map(|other| format!("{} [e{}] ×{}", other.name, other.id, other.articles))
        .collect();
    if !with.is_empty() {
        out.paragraph(0, &format!("with: {}", with.join(", ")))?;
    }
    for appearance in &found.appearances {
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
