use std::io::Write;
use std::path::Path;

use storygraph::ingest::Tagger;
use storygraph::query::search as search_articles;
use storygraph::store::{ArticleFilter, ArticleRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, day, plain, titled};
use super::period::PeriodArgs;

/// List articles, the newest first
#[derive(clap::Args)]
pub(super) struct ListArgs {
    /// Only those that name this person, organisation or place
    #[arg(long, value_name = "ENTITY")]
    entity: Option<String>,
    /// Only those of this publisher
    #[arg(long)]
    source: Option<String>,
    #[command(flatten)]
    period: PeriodArgs,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 50)]
    limit: usize,
}

pub(super) fn list(args: &ListArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let period = args.period.period();
    let store = Store::open(db)?;
    let entity = args.entity.as_deref().map(|entity| store.find_entity(entity)).transpose()?;
    let articles = store.articles(&ArticleFilter {
        entity: entity.map(|entity| entity.id),
        source: args.source.clone(),
        period,
        limit: args.limit.saturating_add(1),
    })?;
    let more = articles.len() > args.limit;
    let articles = &articles[..articles.len().min(args.limit)];
    if out.json {
        return Ok(out.json(&articles)?);
    }
    table(articles, out)?;
    if more {
        out.cut(args.limit)?;
    }
    Ok(())
}

/// Articles in columns.
pub(super) fn table(articles: &[ArticleRow], out: &mut Output) -> Result<(), Failure> {
    if articles.is_empty() {
        out.nothing("no articles", "`storygraph stats` counts what is here; `ingest` reads more");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = articles
        .iter()
        .map(|article| {
            vec![article.id.to_string(), day(article.published.as_deref()), titled(article)]
        })
        .collect();
    Ok(out.table(&["id", "published", "headline"], &rows)?)
}

/// Find articles by their words
///
/// Words, "a phrase", AND, OR, NOT, prefix*; best match first.
#[derive(clap::Args)]
pub(super) struct SearchArgs {
    /// What to look for
    #[arg(required = true)]
    words: Vec<String>,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 10)]
    limit: usize,
}

pub(super) fn search(args: &SearchArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let query = args.words.join(" ");
    let hits = search_articles(&Store::open(db)?, &query, args.limit)?;
    if out.json {
        return Ok(out.json(&hits)?);
    }
    if hits.is_empty() {
        let words = format!("no article has `{}`", plain(&query));
        out.nothing(&words, "try fewer words, or OR between them");
    }
    for hit in &hits {
        let article = &hit.article;
        let when = day(article.published.as_deref());
        writeln!(out, "{DIM}{:>5}  {when}{DIM:#}  {BOLD}{}{BOLD:#}", article.id, titled(article))?;
        out.paragraph(7, &hit.snippet)?;
        if !hit.copies.is_empty() {
            let ids: Vec<String> = hit.copies.iter().map(|copy| copy.id.to_string()).collect();
            out.paragraph(7, &format!("the same text: {}", ids.join(", ")))?;
        }
    }
    Ok(())
}

/// Count what the archive holds
#[derive(clap::Args)]
pub(super) struct StatsArgs {}

pub(super) fn stats(_: &StatsArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let found = Store::open(db)?.statistics()?;
    if out.json {
        return Ok(out.json(&found)?);
    }
    let (first, last) = (day(found.first.as_deref()), day(found.last.as_deref()));
    writeln!(
        out,
        "{} ({} undated), {first} to {last}",
        count(found.articles, "article"),
        found.undated
    )?;
    writeln!(
        out,
        "{}: {} bound, {} wanted",
        count(found.references, "reference"),
        found.bound,
        count(found.wanted, "story"),
    )?;
    writeln!(out, "{}: {} bound", count(found.links, "link"), found.links_bound)?;
    writeln!(
        out,
        "{}: {} people, {} organisations, {} places",
        count(found.mentions, "mention"),
        found.people,
        found.organizations,
        found.places,
    )?;
    let list = |pairs: &[(String, usize)]| {
        pairs
            .iter()
            .map(|(name, number)| format!("{} {number}", plain(name)))
            .collect::<Vec<_>>()
            .join(", ")
    };
    if !found.statuses.is_empty() {
        writeln!(out, "no longer as published: {}", list(&found.statuses))?;
    }
    writeln!(out, "languages: {}", list(&found.languages))?;
    if found.by_shape_only > 0 {
        let articles = count(found.by_shape_only, "article");
        writeln!(
            out,
            "  in {articles} not in English, names are found by shape and gazetteer only"
        )?;
    }
    writeln!(out, "sources: {}", list(&found.sources))?;
    writeln!(out, "tagger: {}", plain(&found.taggers.join(", ")))?;
    let kib = usize::try_from(found.bytes >> 10).unwrap_or(usize::MAX);
    writeln!(out, "{} on disk", count(kib, "KiB").trim_end_matches('s'))?;
    if let Some(tagger) = found.taggers.iter().find(|name| Tagger::is_outdated(name)) {
        out.finish()?;
        let retag = "`storygraph ingest --retag` finds their names anew";
        anstream::eprintln!("hint: some texts are of the tagger `{}`; {retag}", plain(tagger));
    }
    Ok(())
}
