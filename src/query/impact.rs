//! Who relies on an article: what to look at when it is corrected or withdrawn.

use serde::Serialize;

use super::copies::{Copy, copies};
use super::related::{Asked, Related, related};
use crate::error::Result;
use crate::extract::shared_passages;
use crate::model::{Date, Span};
use crate::store::{ArticleRow, ReferenceFilter, ReferenceRow, Store};

/// As many words in a row are no coincidence. Of pairs of articles about one
/// event by different agencies few share so many but in quotations.
const QUOTED: usize = 12;

/// Passages shown of one article.
const PASSAGES: usize = 3;

/// Articles looked at for passages, by how related they are.
const LOOKED_AT: usize = 60;

/// Text in common, as `related` scores it, from which an article is taken to
/// tell the same story.
const RETOLD: f64 = 0.35;

/// A passage in more articles than this is nobody's: a notice, a disclaimer.
const COMMON: usize = 10;

/// Who relies on an article.
#[derive(Clone, Debug, Serialize)]
pub struct Impact {
    /// The article.
    pub article: ArticleRow,
    /// References and links to it.
    pub references: Vec<ReferenceRow>,
    /// Articles that say the same, of any date.
    pub copies: Vec<Copy>,
    /// Articles not older that have passages of it word for word.
    pub quotations: Vec<Quotation>,
    /// Articles not older that tell the same in other words and do not refer to
    /// it, the likeliest first.
    pub retellings: Vec<Related>,
}

/// An article that has passages of another word for word.
#[derive(Clone, Debug, Serialize)]
pub struct Quotation {
    /// The article that has them too.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// Words in the passages.
    pub words: usize,
    /// The longest of them, as that article prints them.
    pub passages: Vec<String>,
}

/// Who references, copies, quotes or retells `article`. An article that is
/// known to be older relies on nothing in it.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn impact(store: &Store, article: &ArticleRow) -> Result<Impact> {
    let filter = ReferenceFilter { target: Some(article.id), ..Default::default() };
    let mut found = Impact {
        article: article.clone(),
        references: store.references(&filter)?,
        copies: copies(store, article)?,
        quotations: Vec::new(),
        retellings: Vec::new(),
    };
    let body = own_words(store, article)?;
    let asked = Asked { limit: LOOKED_AT, fold: false, ..Asked::default() };
    for row in related(store, article, &asked)? {
        let is_copy = found.copies.iter().any(|copy| copy.article.id == row.article.id);
        let refers = found.references.iter().any(|other| other.article.id == row.article.id);
        if is_copy || is_older(&row.article, article) {
            continue;
        }
        let other = own_words(store, &row.article)?;
        let mut passages = Vec::new();
        for passage in shared_passages(&other, &body, QUOTED) {
            passages.extend(original(store, article, passage.here.of(&other))?);
        }
        passages.sort_by_key(|(words, _)| std::cmp::Reverse(*words));
        if passages.is_empty() {
            if row.likeness >= RETOLD && !refers {
                found.retellings.push(row);
            }
            continue;
        }
        found.quotations.push(Quotation {
            words: passages.iter().map(|(words, _)| words).sum(),
            passages: passages
                .iter()
                .take(PASSAGES)
                .map(|(_, passage)| (*passage).to_owned())
                .collect(),
            article: row.article,
        });
    }
    found
        .quotations
        .sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.article.slug.cmp(&b.article.slug)));
    Ok(found)
}

/// An article's body with the headlines of other stories blotted out: two
/// articles that point to one story do not quote each other.
fn own_words(store: &Store, article: &ArticleRow) -> Result<String> {
    let (_, _, mut body) = store.article_text(article.id)?;
    let filter = ReferenceFilter { article: Some(article.id), ..Default::default() };
    for reference in store.references(&filter)? {
        if let (true, Some(start), Some(end)) =
            (reference.kind.is_editorial(), reference.start, reference.end)
            && body.get(start..end).is_some()
        {
            body.replace_range(start..end, &"|".repeat(end - start));
        }
    }
    Ok(body)
}

/// The longest part of a passage, in whole windows of [`QUOTED`] words, that
/// stands in no article older than `article` and is not what everybody has,
/// with its number of words.
fn original<'p>(
    store: &Store,
    article: &ArticleRow,
    passage: &'p str,
) -> Result<Option<(usize, &'p str)>> {
    let start_of = |word: &str| word.as_ptr() as usize - passage.as_ptr() as usize;
    let words: Vec<Span> = passage
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| Span::new(start_of(word), start_of(word) + word.len()))
        .collect();
    let mut best: &[Span] = &[];
    let (mut from, mut at) = (0, 0);
    while at < words.len() {
        let end = if words.len() - at < 2 * QUOTED { words.len() } else { at + QUOTED };
        let window = &passage[words[at].start..words[end - 1].end];
        if is_first_in(store, article, window)? {
            if end - from > best.len() {
                best = &words[from..end];
            }
        } else {
            from = end;
        }
        at = end;
    }
    let ends = best.first().zip(best.last());
    Ok(ends.map(|(first, last)| (best.len(), &passage[first.start..last.end])))
}

/// Whether words in a row stand in no article older than `article`, and are
/// not what everybody has.
fn is_first_in(store: &Store, article: &ArticleRow, words: &str) -> Result<bool> {
    let dates = store.dates_of_passage(words, COMMON + 1)?;
    let day = |date: &str| Date::from_iso(date).map(|date| date.day_number());
    let oldest = dates.first().and_then(|date| day(date.as_deref()?));
    let own = article.published.as_deref().and_then(day);
    let is_older = oldest.zip(own).is_some_and(|(oldest, own)| oldest < own);
    Ok(!is_older && dates.len() <= COMMON)
}

/// Whether `other` is known to be older than `article`, to the day.
fn is_older(other: &ArticleRow, article: &ArticleRow) -> bool {
    let day = |article: &ArticleRow| article.published.as_deref().and_then(Date::from_iso);
    match (day(other), day(article)) {
        (Some(other), Some(article)) => other.day_number() < article.day_number(),
        _ => false,
    }
}
