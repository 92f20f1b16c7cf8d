//! What stands between two days.

use rusqlite::params;

use super::Store;
use crate::error::Result;

impl Store {
    /// The `limit` articles that fit `terms` best by BM25; ties by slug. With
    /// `days`, two in ISO 8601, only those published from the one to the other;
    /// undated articles were not, as far as is known.
    ///
    /// Takes time proportional to the articles that have one of the terms.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn neighbours_between(
        &self,
        terms: &[String],
        days: Option<[&str; 2]>,
        limit: usize,
    ) -> Result<Vec<i64>> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let (first, last) = days.map(|[first, last]| (first, last)).unzip();
        let query: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let mut select = self.connection.prepare_cached(
            "SELECT article.id FROM article_fts JOIN article ON article.id = article_fts.rowid
             WHERE article_fts MATCH ?1 AND (?2 IS NULL OR substr(published, 1, 10) BETWEEN ?2 AND ?3)
             ORDER BY bm25(article_fts), slug LIMIT ?4",
        )?;
        let rows =
            select.query_map(params![query.join(" OR "), first, last, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// In how many current texts a stem stands.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_with_stem(&self, stem: &str) -> Result<usize> {
        let mut select =
            self.connection.prepare_cached("SELECT articles FROM stem WHERE stem = ?1")?;
        let mut rows = select.query([stem])?;
        rows.next()?.map_or(Ok(0), |row| Ok(row.get(0)?))
    }
}
