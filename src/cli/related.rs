use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;
use storygraph::query::{Asked, Related, related};
use storygraph::store::{ArticleRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, day, plain, titled};

/// The name of our runs in TREC files.
const RUN: &str = "storygraph";

/// What to read beside a story, and why
///
/// Ranked by the words and names they share, the references between them and
/// nearness in time; the parts add up to the score.
#[derive(clap::Args)]
pub(super) struct Args {
    /// Articles: ids, slugs, addresses or their sources' ids
    #[arg(required = true, value_name = "ARTICLE")]
    articles: Vec<String>,
    /// At most this many for each
    #[arg(short = 'n', long, default_value_t = 10)]
    limit: usize,
    /// A row for each copy of one text too
    #[arg(long)]
    all_copies: bool,
    /// How to write the answer
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For reading
    Text,
    /// A run for `trec_eval`: query, Q0, document, rank, score, tag
    Trec,
}

/// One of several answers, as JSON.
#[derive(Serialize)]
struct Answer {
    article: ArticleRow,
    related: Vec<Related>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let explain = args.format == Format::Text;
    let mut answers = Vec::new();
    for query in &args.articles {
        let article = store.find_article(query)?;
        let asked =
            Asked { limit: args.limit, reasons: explain, fold: explain && !args.all_copies };
        let related = related(&store, &article, &asked)?;
        if args.format == Format::Trec {
            trec(&article, &related, out)?;
        } else {
            answers.push(Answer { article, related });
        }
    }
    if args.format == Format::Trec {
        return Ok(());
    }
    if out.json {
        match answers.as_slice() {
            [only] => out.json(&only.related)?,
            _ => out.json(&answers)?,
        }
        return Ok(());
    }
    for (nth, answer) in answers.iter().enumerate() {
        if nth > 0 {
            writeln!(out)?;
        }
        write(answer, out)?;
    }
    if answers.iter().all(|answer| answer.related.is_empty()) {
        out.nothing("nothing related", "read more articles with `storygraph ingest`");
    }
    Ok(())
}

/// TREC lines; white space in an id would break them.
fn trec(article: &ArticleRow, related: &[Related], out: &mut Output) -> std::io::Result<()> {
    let id = |article: &ArticleRow| -> String {
        article
            .external_id
            .as_ref()
            .unwrap_or(&article.slug)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join("_")
    };
    for (nth, row) in related.iter().enumerate() {
        writeln!(
            out,
            "{} Q0 {} {} {:.6} {RUN}",
            id(article),
            id(&row.article),
            nth + 1,
            row.score
        )?;
    }
    Ok(())
}

fn write(answer: &Answer, out: &mut Output) -> std::io::Result<()> {
    writeln!(out, "{DIM}beside{DIM:#} {BOLD}{}{BOLD:#}\n", titled(&answer.article))?;
    for row in &answer.related {
        let article = &row.article;
        let when = day(article.published.as_deref());
        writeln!(
            out,
            "{BOLD}{:.2}{BOLD:#}  {DIM}{:>5}  {when}{DIM:#}  {BOLD}{}{BOLD:#}",
            row.score,
            article.id,
            titled(article)
        )?;
        let parts: Vec<String> = row
            .why
            .iter()
            .map(|reason| format!("{} (+{:.2})", reason.text, reason.contribution))
            .collect();
        out.paragraph(6, &parts.join("; "))?;
        let quote =
            row.why.iter().flat_map(|reason| &reason.evidence).find(|quote| quote.len() > 10);
        if let Some(quote) = quote {
            out.paragraph(6, &format!("“{}”", plain(quote)))?;
        }
        if !row.copies.is_empty() {
            let named = |copy: &ArticleRow| match &copy.source {
                Some(source) => format!("{} {} ({source})", copy.id, titled(copy)),
                None => format!("{} {}", copy.id, titled(copy)),
            };
            let copies: Vec<String> = row.copies.iter().map(named).collect();
            out.paragraph(6, &format!("the same text: {}", copies.join("; ")))?;
        }
    }
    Ok(())
}
