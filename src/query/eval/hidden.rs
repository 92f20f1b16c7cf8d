//! An archive's own references as the questions of an examination.

use std::collections::BTreeMap;
use std::io::Write;

use serde_json::json;

use super::Qrels;
use crate::error::Result;
use crate::store::{ReferenceFilter, ReferenceRow, Store};

/// Writes every current article of `store` to `out` as an object a line that
/// `ingest` reads, without its references: in their place in the text is a
/// space. Returns what they led to, as judgments over the ids in those lines
/// (`story/` and the slug): of each article the targets that are not known to
/// be newer, with grade 1.
///
/// One article is held at a time.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read,
/// [`crate::Error::Io`] if `out` cannot be written.
pub fn hide_references(store: &Store, out: &mut dyn Write) -> Result<Qrels> {
    let mut qrels = Qrels::new();
    for row in store.article_rows()? {
        let article = store.article(row)?;
        let filter = ReferenceFilter { article: Some(row), ..Default::default() };
        let references = store.references(&filter)?;
        let (_, standfirst, body) = store.article_text(row)?;
        let record = json!({
            "id": id_of(&article.slug),
            "title": article.title,
            "standfirst": standfirst,
            "published": article.published,
            "source": article.source,
            "body": without(&body, &references),
        });
        serde_json::to_writer(&mut *out, &record).map_err(std::io::Error::from)?;
        writeln!(out)?;
        let newer = |target: Option<&str>| {
            let day = |date: &str| date.get(..10).unwrap_or(date).to_owned();
            target.zip(article.published.as_deref()).is_some_and(|(a, b)| day(a) > day(b))
        };
        let relevant: BTreeMap<String, u32> = references
            .iter()
            .filter_map(|reference| reference.target.as_ref())
            .filter(|target| target.id != row && !newer(target.published.as_deref()))
            .map(|target| (id_of(&target.slug), 1))
            .collect();
        if !relevant.is_empty() {
            qrels.insert(id_of(&article.slug), relevant);
        }
    }
    Ok(qrels)
}

/// Never a number, which would be taken for the id of a row.
fn id_of(slug: &str) -> String {
    format!("story/{slug}")
}

/// A text without the words of references.
fn without(body: &str, references: &[ReferenceRow]) -> String {
    let mut left = String::with_capacity(body.len());
    let mut from = 0;
    for (start, end) in references.iter().filter_map(|found| found.start.zip(found.end)) {
        if let Some(before) = body.get(from..start) {
            left.push_str(before);
            left.push(' ');
        }
        from = from.max(end);
    }
    left.push_str(body.get(from..).unwrap_or_default());
    left
}
