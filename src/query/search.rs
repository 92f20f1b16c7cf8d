//! Articles by their words, copies folded.

use serde::Serialize;

use super::copies::Bodies;
use crate::error::Result;
use crate::store::{ArticleRow, SearchHit, Store};

/// Of hits that are copies of others so many times the limit are read at most.
const FOLDED: usize = 3;

/// An article that answers a search, and the copies of it that do too.
#[derive(Clone, Debug, Serialize)]
pub struct Found {
    /// The best of them.
    #[serde(flatten)]
    pub hit: SearchHit,
    /// Articles that say the same as this one.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub copies: Vec<ArticleRow>,
}

impl std::ops::Deref for Found {
    type Target = SearchHit;

    fn deref(&self) -> &SearchHit {
        &self.hit
    }
}

/// The `limit` articles that match `query` best, as [`Store::search`] reads
/// it; copies of one text are one row.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn search(store: &Store, query: &str, limit: usize) -> Result<Vec<Found>> {
    let mut found: Vec<Found> = Vec::new();
    let mut bodies = Bodies::default();
    for hit in store.search(query, limit.saturating_mul(FOLDED))? {
        let copied = bodies.first_copied(
            store,
            found.iter().map(|found| found.hit.article.id),
            hit.article.id,
        )?;
        match copied {
            Some(at) => found[at].copies.push(hit.article),
            None if found.len() == limit => break,
            None => found.push(Found { hit, copies: Vec::new() }),
        }
    }
    Ok(found)
}
