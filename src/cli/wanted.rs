use std::io::Write;
use std::path::Path;

use storygraph::query::{Wanted, WantedFilter, wanted};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, LINK, Output, day, plain, titled};
use super::reading::number;

/// So many of the articles that want a story are named.
const CITING: usize = 3;

/// List the stories that references name and the archive lacks
///
/// By the standing of who cites them (`PageRank` by references, 1 is usual),
/// halved for each year; each with the words that cite it. Then what sitemaps
/// and feeds list, and nobody cites.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Only those that references name
    #[arg(long, conflicts_with = "listed")]
    cited: bool,
    /// Only those that a sitemap or feed lists, and nobody cites
    #[arg(long)]
    listed: bool,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 50, value_parser = number)]
    limit: usize,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let filter = WantedFilter {
        cited: !args.listed,
        listed: !args.cited,
        limit: args.limit.saturating_add(1),
    };
    let mut found = wanted(&Store::open(db)?, &filter)?;
    let more = found.len() > args.limit;
    found.truncate(args.limit);
    if out.json {
        return Ok(out.json(&found)?);
    }
    if found.is_empty() {
        out.nothing("no story is wanted", "");
    }
    for story in &found {
        write(story, out)?;
    }
    if more {
        out.cut(args.limit)?;
    }
    Ok(())
}

fn write(wanted: &Wanted, out: &mut Output) -> Result<(), Failure> {
    let story = &wanted.story;
    let score = if wanted.articles > 0 { format!("{:.2}", wanted.score) } else { "-".to_owned() };
    writeln!(out, "{score:>5}  {BOLD}{}{BOLD:#}", plain(&story.title))?;
    if let Some(url) = &story.url {
        writeln!(out, "       {LINK}{}{LINK:#}", plain(url))?;
    }
    if wanted.articles == 0 {
        let when = story.published.as_deref().map(|date| format!(", {}", day(Some(date))));
        writeln!(out, "       {DIM}listed by its publisher{}{DIM:#}", when.unwrap_or_default())?;
    }
    if !story.entities.is_empty() {
        out.paragraph(7, &format!("names {}", story.entities.join(", ")))?;
    }
    for citing in wanted.cited_by.iter().take(CITING) {
        let article = &citing.citation.article;
        let when = day(article.published.as_deref());
        out.paragraph(7, &format!("cited by {} {} ({when})", article.id, titled(article)))?;
        out.paragraph(9, &format!("“{}”", plain(&citing.citation.quote)))?;
    }
    if wanted.articles > CITING {
        writeln!(out, "       {DIM}and by {} more{DIM:#}", wanted.articles - CITING)?;
    }
    Ok(())
}
