//! Full-text questions: what a person types, and what reads like an article.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::stem::{stem, words};
use super::{ArticleRow, Store};
use crate::error::Result;

/// How much a headline word counts against one of the body in `search`.
const TITLE_WEIGHT: f64 = 4.0;

/// How much a standfirst word counts.
const STANDFIRST_WEIGHT: f64 = 2.0;

/// An article that answers a search.
#[derive(Clone, Debug, Serialize)]
pub struct SearchHit {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// BM25 with the headline counted four times; higher is better.
    pub score: f64,
    /// Words around the match, as they stand.
    pub snippet: String,
}

/// What the index knows of an article's words.
#[derive(Clone, Debug)]
pub struct TermStatistics {
    /// Articles in the archive.
    pub articles: usize,
    /// Stem, times it stands in the article, articles that have it.
    pub terms: Vec<(String, usize, usize)>,
}

impl Store {
    /// Articles that match `query`: words, `"a phrase"`, `AND`, `OR`, `NOT`,
    /// `prefix*`. What is no such query is taken as plain words.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn search(&self, query: &str, limit: usize) -> Result<Vec<SearchHit>> {
        self.match_text(query, limit).or_else(|_| {
            let plain: Vec<String> = words(query).map(|word| format!("\"{word}\"")).collect();
            self.match_text(&plain.join(" "), limit)
        })
    }

    fn match_text(&self, query: &str, limit: usize) -> Result<Vec<SearchHit>> {
        if query.trim().is_empty() {
            return Ok(Vec::new());
        }
        let mut select = self.connection.prepare_cached(
            "SELECT article.id, slug, external_id, url, article.title, published, source,
                -bm25(article_fts, ?2, ?3, 1.0),
                snippet(article_fts, -1, '', '', '…', 32)
             FROM article_fts JOIN article ON article.id = article_fts.rowid
             WHERE article_fts MATCH ?1
             ORDER BY bm25(article_fts, ?2, ?3, 1.0), article.key LIMIT ?4",
        )?;
        let rows =
            select.query_map(params![query, TITLE_WEIGHT, STANDFIRST_WEIGHT, limit], |row| {
                Ok(SearchHit {
                    article: ArticleRow::read(row)?,
                    score: row.get(7)?,
                    snippet: row.get(8)?,
                })
            })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Slugs whose headlines share words with `query`, for a hint.
    pub(super) fn similar_slugs(&self, query: &str) -> Result<Vec<String>> {
        let any: Vec<String> = words(query).map(|word| format!("\"{word}\"*")).collect();
        if any.is_empty() {
            return Ok(Vec::new());
        }
        let hits = self.match_text(&format!("title : ({})", any.join(" OR ")), 3)?;
        Ok(hits.into_iter().map(|hit| hit.article.slug).collect())
    }

    /// The stems of a text and how common each is in the archive, those in
    /// most of it left out.
    ///
    /// `common` is the share of articles beyond which a stem says nothing.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn term_statistics(
        &self,
        counts: &HashMap<String, usize>,
        common: f64,
    ) -> Result<TermStatistics> {
        let articles: usize =
            self.connection.query_row("SELECT count(*) FROM article", [], |row| row.get(0))?;
        let most = (articles as f64 * common).max(2.0);
        let mut select =
            self.connection.prepare_cached("SELECT doc FROM article_term WHERE term = ?1")?;
        let mut terms = Vec::new();
        for (term, &count) in counts {
            let known: Option<usize> = select.query_row([term], |row| row.get(0)).optional()?;
            if let Some(known) = known.filter(|&known| known as f64 <= most) {
                terms.push((term.clone(), count, known));
            }
        }
        terms.sort();
        Ok(TermStatistics { articles, terms })
    }

    /// The `limit` articles that fit `terms` best by BM25 with `title_weight`,
    /// each with its score; ties by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn text_neighbours(
        &self,
        terms: &[String],
        title_weight: f64,
        limit: usize,
    ) -> Result<Vec<(i64, f64)>> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let query: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let mut select = self.connection.prepare_cached(
            "SELECT rowid, -bm25(article_fts, ?2, 1.0, 1.0) FROM article_fts WHERE article_fts MATCH ?1
             ORDER BY bm25(article_fts, ?2, 1.0, 1.0), rowid LIMIT ?3",
        )?;
        let rows = select.query_map(params![query.join(" OR "), title_weight, limit], |row| {
            Ok((row.get(0)?, row.get(1)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The passage of `article` that holds most of `terms`: a slice of one of
    /// its texts, at most about 30 words.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn passage(&self, article: i64, terms: &[String]) -> Result<String> {
        let query: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let found: Option<String> = self
            .connection
            .prepare_cached(
                "SELECT snippet(article_fts, 2, '', '', '', 30) FROM article_fts
                 WHERE article_fts MATCH ?1 AND rowid = ?2",
            )?
            .query_row(params![query.join(" OR "), article], |row| row.get(0))
            .optional()?;
        Ok(found.unwrap_or_default())
    }
}

/// How often each stem stands in a text.
#[must_use]
pub fn stem_counts(text: &str) -> HashMap<String, usize> {
    let mut words_of: HashMap<String, usize> = HashMap::new();
    for word in words(text) {
        *words_of.entry(word).or_default() += 1;
    }
    let mut stems: HashMap<String, usize> = HashMap::new();
    for (word, count) in words_of {
        *stems.entry(stem(&word)).or_default() += count;
    }
    stems
}

/// How `text` first spells a word of that stem; the stem itself if nowhere.
#[must_use]
pub fn spelling(text: &str, stem_of: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .find(|word| words(word).any(|folded| stem(&folded) == stem_of))
        .map_or_else(|| stem_of.to_owned(), str::to_owned)
}
