use std::io::Write;
use std::path::Path;

use storygraph::query::{Change, How, Wording, history};
use storygraph::store::Store;

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, day, plain, titled};

/// Show what an article said before, and what changed
///
/// Every wording that was read, the oldest first: fields, sentences, references
/// and names that came, went or moved.
#[derive(clap::Args)]
pub(super) struct Args {
    /// The article: id, slug, address or its source's id
    article: String,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let article = store.find_article(&args.article)?;
    let wordings = history(&store, &article)?;
    if out.json {
        return Ok(out.json(&wordings)?);
    }
    writeln!(out, "{BOLD}{}{BOLD:#}", titled(&article))?;
    for (nth, wording) in wordings.iter().enumerate() {
        head(nth + 1, wording, out)?;
        if let Some(change) = &wording.change {
            body(change, out)?;
        }
    }
    Ok(())
}

fn head(number: usize, wording: &Wording, out: &mut Output) -> std::io::Result<()> {
    let revision = &wording.revision;
    let dated = revision.modified.as_deref().or(revision.published.as_deref());
    let mut facts = vec![day(dated), count(wording.words, "word")];
    facts.push(format!("read {}", revision.read.get(..10).unwrap_or_default()));
    if !revision.status.is_usable() {
        facts.push(revision.status.as_str().to_owned());
    }
    if revision.current {
        facts.push("current".to_owned());
    }
    writeln!(out, "\n{BOLD}wording {number}{BOLD:#}  {DIM}{}{DIM:#}", plain(&facts.join(" · ")))
}

fn body(change: &Change, out: &mut Output) -> std::io::Result<()> {
    let quoted = |value: &Option<String>| match value {
        Some(value) => format!("“{value}”"),
        None => "nothing".to_owned(),
    };
    for field in &change.fields {
        let line = format!("{}: {} → {}", field.field, quoted(&field.before), quoted(&field.after));
        out.paragraph(2, &line)?;
    }
    for text in &change.text {
        out.paragraph(2, &format!("{} {}", sign(text.how), text.sentence))?;
    }
    for reference in &change.references {
        let place = |span: &Option<storygraph::model::Span>| match span {
            Some(span) => format!("bytes {}-{}", span.start, span.end),
            None => "listed".to_owned(),
        };
        let place = match reference.how {
            How::Gone => place(&reference.before),
            How::New => place(&reference.after),
            How::Moved => format!("{} → {}", place(&reference.before), place(&reference.after)),
        };
        let line =
            format!("{} {} “{}” ({place})", sign(reference.how), reference.kind, reference.label);
        out.paragraph(2, &line)?;
    }
    for (how, names) in [(How::Gone, &change.names_gone), (How::New, &change.names_new)] {
        if !names.is_empty() {
            out.paragraph(2, &format!("{} names {}", sign(how), names.join(", ")))?;
        }
    }
    Ok(())
}

const fn sign(how: How) -> &'static str {
    match how {
        How::Gone => "−",
        How::New => "+",
        How::Moved => "~",
    }
}
