//! Full-text questions: what a person types, and what reads like an article.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::stem::{StemCount, stems, words};
use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{Date, Period};

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

/// An article seen from afar.
#[derive(Clone, Debug)]
pub struct Glance {
    /// The name it goes by.
    pub slug: String,
    /// ISO 8601; `None` is undated.
    pub published: Option<String>,
    /// Row of its current text.
    pub revision: i64,
}

/// A word of a text, and how common it is in the archive.
#[derive(Clone, Debug)]
pub struct Term {
    /// The word as the text first spells it, in lower case.
    pub word: String,
    /// Its stem.
    pub stem: String,
    /// Times it stands in the text, in any form.
    pub count: usize,
    /// Articles of the archive that have it.
    pub articles: usize,
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
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {},
                -bm25(article_fts, ?2, ?3, 1.0),
                snippet(article_fts, -1, '', '', '…', 32)
             FROM article_fts JOIN article ON article.id = article_fts.rowid
             WHERE article_fts MATCH ?1
             ORDER BY bm25(article_fts, ?2, ?3, 1.0), article.key LIMIT ?4",
            ArticleRow::COLUMNS,
        ))?;
        let rows =
            select.query_map(params![query, TITLE_WEIGHT, STANDFIRST_WEIGHT, limit], |row| {
                Ok(SearchHit {
                    article: ArticleRow::read(row)?,
                    score: row.get(ArticleRow::WIDTH)?,
                    snippet: row.get(ArticleRow::WIDTH + 1)?,
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

    /// Articles in the archive. None is ever taken out, so that the last row
    /// tells it, whatever their number.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_articles(&self) -> Result<usize> {
        Ok(self
            .connection
            .query_row("SELECT coalesce(max(id), 0) FROM article", [], |row| row.get(0))?)
    }

    /// Dates of up to `limit` articles that have the words of `passage` in a row
    /// in their body, the oldest first, undated last.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn dates_of_passage(&self, passage: &str, limit: usize) -> Result<Vec<Option<String>>> {
        let phrase: Vec<String> = words(passage).collect();
        let mut select = self.connection.prepare_cached(
            "SELECT published FROM article_fts JOIN article ON article.id = article_fts.rowid
             WHERE article_fts MATCH ?1 ORDER BY published IS NULL, published LIMIT ?2",
        )?;
        let query = format!("body : \"{}\"", phrase.join(" "));
        let rows = select.query_map(params![query, limit], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words of a text with how common each is in the archive; a word
    /// that stands nowhere in it is left out.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn terms(&self, text: &str) -> Result<Vec<Term>> {
        let mut select =
            self.connection.prepare_cached("SELECT articles FROM stem WHERE stem = ?1")?;
        let mut terms = Vec::new();
        for (stem, StemCount { count, word }) in stems(text) {
            if let Some(articles) = select.query_row([&stem], |row| row.get(0)).optional()? {
                terms.push(Term { word, stem, count, articles });
            }
        }
        Ok(terms)
    }

    /// Counts the stems of one more (`by` 1) or one less (`by` -1) text; the
    /// counts are stored by [`Store::commit`].
    pub(super) fn count_stems<'s>(&self, stems: impl Iterator<Item = &'s String>, by: i64) {
        let mut cache = self.cache.borrow_mut();
        for stem in stems {
            match cache.stems.get_mut(stem) {
                Some(articles) => *articles += by,
                None => {
                    cache.stems.insert(stem.clone(), by);
                }
            }
        }
    }

    /// Stores what was counted since the last call.
    pub(super) fn put_stems(&self) -> Result<()> {
        let counted = std::mem::take(&mut self.cache.borrow_mut().stems);
        let mut add = self.connection.prepare_cached(
            "INSERT INTO stem (stem, articles) VALUES (?1, ?2)
             ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
        )?;
        for (stem, articles) in counted {
            add.execute(params![stem, articles])?;
        }
        Ok(())
    }

    /// The `limit` articles of `period` that fit `terms` best by BM25 with
    /// `title_weight`, each with its score; ties by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn text_neighbours(
        &self,
        terms: &[String],
        title_weight: f64,
        limit: usize,
        period: &Period,
    ) -> Result<Vec<(i64, f64)>> {
        if terms.is_empty() {
            return Ok(Vec::new());
        }
        let query: Vec<String> = terms.iter().map(|term| format!("\"{term}\"")).collect();
        let mut select = self.connection.prepare_cached(
            "SELECT rowid, -bm25(article_fts, ?2, 1.0, 1.0) FROM article_fts WHERE article_fts MATCH ?1
               AND ((?4 IS NULL AND ?5 IS NULL) OR EXISTS (
                SELECT 1 FROM article WHERE article.id = article_fts.rowid AND (
                    (?6 AND published IS NULL)
                    OR ((?4 IS NULL OR published >= ?4)
                        AND (?5 IS NULL OR substr(published, 1, length(?5)) <= ?5)))))
             ORDER BY bm25(article_fts, ?2, 1.0, 1.0), rowid LIMIT ?3",
        )?;
        let (since, until) = (period.since.as_ref(), period.until.as_ref());
        let rows = select.query_map(
            params![
                query.join(" OR "),
                title_weight,
                limit,
                since.map(Date::as_str),
                until.map(Date::as_str),
                period.undated,
            ],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of the articles that have `word` or another form of it, in no
    /// particular order. Much quicker than having them ranked.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn articles_with(&self, word: &str) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT rowid FROM article_fts WHERE article_fts MATCH ?1")?;
        let rows = select.query_map([format!("\"{word}\"")], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What can be said of the article in row `id` without reading its text.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such row.
    pub fn glance(&self, id: i64) -> Result<Glance> {
        let mut select = self
            .connection
            .prepare_cached("SELECT slug, published, revision_id FROM article WHERE id = ?1")?;
        Ok(select.query_row([id], |row| {
            Ok(Glance { slug: row.get(0)?, published: row.get(1)?, revision: row.get(2)? })
        })?)
    }
}
