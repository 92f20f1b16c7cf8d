//! Who relies on an article: what to look at when it is corrected or withdrawn.

use serde::Serialize;

use super::copies::{Copy, copies};
use super::related::{Asked, Related, related};
use crate::error::Result;
use crate::extract::shared_passages;
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
    /// Articles not older that tell the same in other words, the likeliest first.
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
    let (_, _, body) = store.article_text(article.id)?;
    let asked = Asked { limit: LOOKED_AT, reasons: true, fold: false };
    for row in related(store, article, &asked)? {
        let is_copy = found.copies.iter().any(|copy| copy.article.id == row.article.id);
        if is_copy || is_older(&row.article, article) {
            continue;
        }
        let (_, _, other) = store.article_text(row.article.id)?;
        let passages = shared_passages(&other, &body, QUOTED);
        if passages.is_empty() {
            if row.text_contribution() >= RETOLD {
                found.retellings.push(row);
            }
            continue;
        }
        found.quotations.push(Quotation {
            words: passages.iter().map(|passage| passage.words).sum(),
            passages: passages
                .iter()
                .take(PASSAGES)
                .map(|passage| passage.here.of(&other).to_owned())
                .collect(),
            article: row.article,
        });
    }
    found
        .quotations
        .sort_by(|a, b| b.words.cmp(&a.words).then_with(|| a.article.slug.cmp(&b.article.slug)));
    Ok(found)
}

/// Whether `other` is known to be older than `article`, to the day.
fn is_older(other: &ArticleRow, article: &ArticleRow) -> bool {
    let day =
        |article: &ArticleRow| article.published.as_deref().and_then(crate::model::Date::from_iso);
    match (day(other), day(article)) {
        (Some(other), Some(article)) => other.day_number() < article.day_number(),
        _ => false,
    }
}
