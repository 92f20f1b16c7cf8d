use std::io::Write;
use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;
use storygraph::model::Date;
use storygraph::query::{Asked, Related, Signal, related};
use storygraph::store::{ArticleRow, Store};

use super::eval::trec_id;
use super::failure::Failure;
use super::output::{BOLD, DIM, Output, day, plain, titled};
use super::period::{PeriodArgs, date};

/// The name of our runs in TREC files.
const RUN: &str = "storygraph";

/// What to read beside a story, and why
///
/// Ranked by the words and names they share, the references between them and
/// nearness in time; the parts add up to the score.
#[derive(clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of its own")]
pub(super) struct Args {
    /// Articles: ids, slugs, addresses or their sources' ids
    #[arg(required_unless_present = "all", value_name = "ARTICLE")]
    articles: Vec<String>,
    /// Every article of the archive; with --json an object a line
    #[arg(long, conflicts_with = "articles")]
    all: bool,
    /// At most this many for each
    #[arg(short = 'n', long, default_value_t = 10)]
    limit: usize,
    /// Only background: nothing newer than the article
    #[arg(long)]
    background: bool,
    #[command(flatten)]
    period: PeriodArgs,
    /// Only what was published by that day, as it is worded now
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// Only rows that have such a reason
    #[arg(long = "kind", value_enum, value_name = "KIND")]
    kinds: Vec<Kind>,
    /// Fewer rows that say much the same
    #[arg(long)]
    diverse: bool,
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

/// What ties two stories.
#[derive(Clone, Copy, ValueEnum)]
enum Kind {
    /// Words in common
    Text,
    /// People, organisations or places in common
    Entities,
    /// References between them or to the same story
    References,
    /// Published about the same time
    Time,
}

impl From<Kind> for Signal {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Text => Self::Text,
            Kind::Entities => Self::Entities,
            Kind::References => Self::References,
            Kind::Time => Self::Time,
        }
    }
}

/// One of several answers, as JSON.
#[derive(Serialize)]
struct Answer {
    article: ArticleRow,
    related: Vec<Related>,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let explain = args.format == Format::Text;
    let asked = Asked {
        limit: args.limit,
        reasons: explain,
        fold: explain && !args.all_copies,
        period: args.period.period(),
        background: args.background,
        as_of: args.as_of.clone(),
        diverse: args.diverse,
        signals: args.kinds.iter().map(|kind| Signal::from(*kind)).collect(),
    };
    let store = Store::open(db)?;
    let queries: Vec<String> = if args.all {
        store.article_rows()?.iter().map(i64::to_string).collect()
    } else {
        args.articles.clone()
    };
    let mut answers = Vec::new();
    let mut none = true;
    for (nth, query) in queries.iter().enumerate() {
        let article = store.find_article(query)?;
        let related = related(&store, &article, &asked)?;
        none &= related.is_empty();
        let answer = Answer { article, related };
        match args.format {
            Format::Trec => trec(&answer, out)?,
            Format::Text if out.json && args.all => out.json_line(&answer)?,
            Format::Text if out.json => answers.push(answer),
            Format::Text => {
                if nth > 0 {
                    writeln!(out)?;
                }
                write(&answer, out)?;
            }
        }
    }
    if args.format == Format::Trec {
        return Ok(());
    }
    if out.json {
        match answers.as_slice() {
            [] => {}
            [only] => out.json(&only.related)?,
            _ => out.json(&answers)?,
        }
        return Ok(());
    }
    if none {
        out.nothing("nothing related", "read more articles with `storygraph ingest`");
    }
    Ok(())
}

/// TREC lines.
fn trec(answer: &Answer, out: &mut Output) -> std::io::Result<()> {
    for (nth, row) in answer.related.iter().enumerate() {
        writeln!(
            out,
            "{} Q0 {} {} {:.6} {RUN}",
            trec_id(&answer.article),
            trec_id(&row.article),
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
        let linked = if row.linked { "  (linked)" } else { "" };
        writeln!(
            out,
            "{BOLD}{:.2}{BOLD:#}  {DIM}{:>5}  {when}{DIM:#}  {BOLD}{}{BOLD:#}{DIM}{linked}{DIM:#}",
            row.score,
            article.id,
            titled(article)
        )?;
        let parts: Vec<String> = row
            .why
            .iter()
            .map(|reason| format!("{} ({:+.2})", reason.text, reason.contribution))
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
