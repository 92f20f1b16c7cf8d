use std::io::Write;
use std::path::Path;

use serde::Serialize;
use storygraph::query::{LEAST_SCORE, Suggestion, suggest};
use storygraph::store::{ReferenceFilter, ReferenceRow, Store};

use super::failure::Failure;
use super::output::{BOLD, DIM, LINK, Output, plain, titled};
use super::reading::confidence;

/// So many articles are suggested for one reference.
const SUGGESTIONS: usize = 3;

/// List references and what they mean, or why that is not known
#[derive(clap::Args)]
pub(super) struct RefsArgs {
    /// Only those in this article
    article: Option<String>,
    /// Only those whose story is not here
    #[arg(long)]
    waiting: bool,
    /// Also links that lead out of the archive
    #[arg(long)]
    links: bool,
    /// Search the texts for what each waiting reference probably means, as is
    /// always done for one article. Suggestions are shown, never bound; links
    /// need five words or more
    #[arg(long)]
    suggest: bool,
    /// Leave out suggestions less sure than this, 0 to 1
    #[arg(long, value_name = "SCORE", default_value_t = LEAST_SCORE, value_parser = confidence)]
    min_score: f64,
}

/// A reference and what full text makes of it.
#[derive(Serialize)]
struct Answer {
    #[serde(flatten)]
    found: ReferenceRow,
    suggested: Vec<Suggestion>,
}

pub(super) fn refs(args: &RefsArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let article = args.article.as_deref().map(|article| store.find_article(article)).transpose()?;
    let searches = args.suggest || article.is_some();
    let references = store.references(&ReferenceFilter {
        article: article.map(|article| article.id),
        target: None,
        all_links: args.links,
        waiting: args.waiting,
    })?;
    if references.is_empty() && !out.json {
        out.nothing("no references", "`--links` shows links that lead out of the archive");
    }
    let answer = |found: ReferenceRow| -> Result<Answer, Failure> {
        let suggested = if searches {
            suggest(&store, &found, SUGGESTIONS, args.min_score)?
        } else {
            Vec::new()
        };
        Ok(Answer { found, suggested })
    };
    if out.json {
        let answers: Vec<Answer> = references.into_iter().map(answer).collect::<Result<_, _>>()?;
        return Ok(out.json(&answers)?);
    }
    let mut last = 0;
    for found in references {
        let answer = answer(found)?;
        let article = &answer.found.article;
        if article.id != last {
            last = article.id;
            writeln!(out, "{DIM}{:>5}{DIM:#}  {BOLD}{}{BOLD:#}", article.id, titled(article))?;
        }
        write_answer(&answer, out)?;
    }
    Ok(())
}

fn write_answer(Answer { found, suggested }: &Answer, out: &mut Output) -> Result<(), Failure> {
    let place = match (found.start, found.end) {
        (Some(start), Some(end)) => format!("bytes {start}-{end}"),
        _ => "listed".to_owned(),
    };
    writeln!(
        out,
        "       {LINK}{}{LINK:#}  {DIM}(r{}, {}, {place}){DIM:#}",
        plain(&found.quote),
        found.id,
        found.kind
    )?;
    match (&found.target, &found.method, found.confidence) {
        (Some(target), Some(method), Some(confidence)) => {
            let line = format!("→ {} {} (by {method}, {confidence:.2})", target.id, titled(target));
            out.paragraph(9, &line)?;
        }
        _ if found.candidates.is_empty() => out.paragraph(9, "→ not here yet")?,
        _ => {
            out.paragraph(9, "→ not certain; it could be")?;
            for candidate in &found.candidates {
                let article = &candidate.article;
                let line = format!("{} {} ({:.2})", article.id, titled(article), candidate.score);
                out.paragraph(11, &line)?;
            }
        }
    }
    if !suggested.is_empty() {
        out.paragraph(9, "suggested by its words, not bound:")?;
    }
    for Suggestion { article, score, quote } in suggested {
        out.paragraph(11, &format!("{} {} ({score:.2})", article.id, titled(article)))?;
        out.paragraph(13, &format!("“{quote}”"))?;
    }
    Ok(())
}
