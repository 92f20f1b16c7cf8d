use std::io::Write;
use std::path::Path;

use storygraph::query::{Copy, Impact, Signal, copies, copy_groups, impact};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, LINK, Output, count, day, plain, titled};

/// List articles that say the same: copies, edited or cut
///
/// Articles are compared by the runs of five words that they share. Copies are
/// never deleted: `related` and `search` fold them under one row.
#[derive(clap::Args)]
pub(super) struct DupesArgs {
    /// Only the copies of this article
    article: Option<String>,
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 50)]
    limit: usize,
}

pub(super) fn dupes(args: &DupesArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    if let Some(article) = &args.article {
        let article = store.find_article(article)?;
        let mut found = copies(&store, &article)?;
        found.truncate(args.limit);
        if out.json {
            return Ok(out.json(&found)?);
        }
        if found.is_empty() {
            out.nothing("no article says the same", "`storygraph related` finds what is near it");
        }
        return Ok(list(&found, 0, out)?);
    }
    let groups = copy_groups(&store)?;
    let shown = &groups[..groups.len().min(args.limit)];
    if out.json {
        return Ok(out.json(&shown)?);
    }
    if groups.is_empty() {
        out.nothing("no two articles say the same", "");
    }
    for group in shown {
        let article = &group.article;
        let when = day(article.published.as_deref());
        writeln!(out, "{DIM}{:>5}  {when}{DIM:#}  {BOLD}{}{BOLD:#}", article.id, titled(article))?;
        list(&group.copies, 2, out)?;
    }
    if groups.len() > shown.len() {
        out.cut(shown.len())?;
    }
    Ok(())
}

fn list(copies: &[Copy], indent: usize, out: &mut Output) -> std::io::Result<()> {
    for Copy { article, resemblance, containment } in copies {
        let when = day(article.published.as_deref());
        let alike = match resemblance {
            whole if *whole > 0.999 => "same text".to_owned(),
            _ => format!(
                "{:.0} % alike, {:.0} % of the shorter",
                resemblance * 100.0,
                containment * 100.0
            ),
        };
        let by = article.source.as_deref().map(|source| format!(", {source}")).unwrap_or_default();
        writeln!(
            out,
            "{:indent$}{DIM}{:>5}  {when}{DIM:#}  {}  {DIM}({alike}{}){DIM:#}",
            "",
            article.id,
            titled(article),
            plain(&by),
        )?;
    }
    Ok(())
}

/// Show who relies on an article: what to look at when it is wrong
///
/// Who references it, has its text, quotes it word for word, or tells the same
/// later in other words.
#[derive(clap::Args)]
pub(super) struct ImpactArgs {
    /// The article: id, slug, address or its source's id
    article: String,
}

pub(super) fn impact_of(args: &ImpactArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let article = store.find_article(&args.article)?;
    let found = impact(&store, &article)?;
    if out.json {
        return Ok(out.json(&found)?);
    }
    writeln!(out, "{BOLD}{}{BOLD:#}", titled(&article))?;
    if let Some(note) = store.full_article(&article)?.note {
        out.paragraph(0, &note)?;
    }
    let Impact { references, copies, quotations, retellings, .. } = &found;
    if references.len() + copies.len() + quotations.len() + retellings.len() == 0 {
        out.nothing("nobody in this archive relies on it", "");
    }
    if !references.is_empty() {
        writeln!(out, "\n{}", count(references.len(), "reference"))?;
    }
    for reference in references {
        writeln!(out, "{DIM}{:>5}{DIM:#}  {}", reference.article.id, titled(&reference.article))?;
        writeln!(out, "       {LINK}{}{LINK:#}", plain(&reference.quote))?;
    }
    if !copies.is_empty() {
        writeln!(out, "\nthe same text")?;
    }
    list(copies, 0, out)?;
    if !quotations.is_empty() {
        writeln!(out, "\nword for word")?;
    }
    for row in quotations {
        let words = count(row.words, "word");
        writeln!(
            out,
            "{DIM}{:>5}{DIM:#}  {}  {DIM}({words}){DIM:#}",
            row.article.id,
            titled(&row.article)
        )?;
        for passage in row.passages.iter().take(1) {
            out.paragraph(7, &format!("“{passage}”"))?;
        }
    }
    if !retellings.is_empty() {
        writeln!(out, "\nin other words")?;
    }
    for row in retellings {
        writeln!(out, "{DIM}{:>5}{DIM:#}  {}", row.article.id, titled(&row.article))?;
        let words = row.why.iter().find(|reason| reason.signal == Signal::Text);
        if let Some(reason) = words {
            out.paragraph(7, &reason.text)?;
        }
    }
    Ok(())
}
