//! Articles on a line of time: when they came, and what each wording says.

use rusqlite::{OptionalExtension, params};

use super::article_read::status;
use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{Span, Status};

/// An article's place in time, and little more: thousands are held at once.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DatedRow {
    /// ISO 8601, as precise as the source; `None` is undated.
    pub published: Option<String>,
    /// What makes it this article: equals of one day are ordered by it.
    pub key: String,
    /// Row of the article.
    pub id: i64,
    /// Row of its current wording.
    pub revision: i64,
}

/// What one wording of an article says.
#[derive(Clone, Debug)]
pub struct WordingText {
    /// The headline.
    pub title: String,
    /// The running text.
    pub body: String,
    /// When it says it was published.
    pub published: Option<String>,
    /// When it says it was last changed.
    pub modified: Option<String>,
    /// What the source says of its language.
    pub language: Option<String>,
    /// What its publisher says of it as a whole.
    pub status: Status,
    /// The publisher's note about that.
    pub note: Option<String>,
}

impl Store {
    /// The places in time of articles, the oldest first, undated last, of one
    /// day by key; rows without a text are left out. A look-up each.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn dated(&self, articles: &[i64]) -> Result<Vec<DatedRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT published, key, revision_id FROM article
             WHERE id = ?1 AND revision_id IS NOT NULL",
        )?;
        let mut rows = Vec::with_capacity(articles.len());
        for &id in articles {
            let row = select.query_row([id], |row| {
                Ok(DatedRow { published: row.get(0)?, key: row.get(1)?, id, revision: row.get(2)? })
            });
            rows.extend(row.optional()?);
        }
        rows.sort_by(|a, b| {
            let place = |row: &DatedRow| (row.published.is_none(), row.published.clone());
            place(a).cmp(&place(b)).then_with(|| a.key.cmp(&b.key))
        });
        rows.dedup_by_key(|row| row.id);
        Ok(rows)
    }

    /// The latest wording of an article that gives a date up to `day`, where it
    /// has several; `None` where the current one is the only one or none is that old.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn wording_of(&self, article: i64, day: &str) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT id FROM revision
                 WHERE article_id = ?1 AND body <> ''
                   AND substr(coalesce(modified, published), 1, length(?2)) <= ?2
                   AND (SELECT count(*) FROM revision AS every WHERE every.article_id = ?1) > 1
                 ORDER BY coalesce(modified, published) DESC, content_hash DESC LIMIT 1",
            )?
            .query_row(params![article, day], |row| row.get(0))
            .optional()?)
    }

    /// What a wording says.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such row.
    pub fn wording_text(&self, revision: i64) -> Result<WordingText> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT title, body, published, modified, language, status, note
                 FROM revision WHERE id = ?1",
            )?
            .query_row([revision], |row| {
                Ok(WordingText {
                    title: row.get(0)?,
                    body: row.get(1)?,
                    published: row.get(2)?,
                    modified: row.get(3)?,
                    language: row.get(4)?,
                    status: status(row, 5)?,
                    note: row.get(6)?,
                })
            })?)
    }

    /// How many wordings of an article are stored.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_wordings(&self, article: i64) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM revision WHERE article_id = ?1")?
            .query_row([article], |row| row.get(0))?)
    }

    /// Where the body of a wording names an entity, in reading order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn named_at(&self, revision: i64, entity: i64) -> Result<Vec<Span>> {
        let mut select = self.connection.prepare_cached(
            "SELECT start_byte, end_byte FROM mention JOIN name ON name.id = name_id
             WHERE revision_id = ?1 AND field = 0 AND entity_id = ?2 ORDER BY start_byte",
        )?;
        let rows = select
            .query_map(params![revision, entity], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where the body of a wording names anything, in reading order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn all_named_at(&self, revision: i64) -> Result<Vec<Span>> {
        let mut select = self.connection.prepare_cached(
            "SELECT start_byte, end_byte FROM mention
             WHERE revision_id = ?1 AND field = 0 ORDER BY start_byte",
        )?;
        let rows = select.query_map([revision], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Where the references of a wording stand in its body: words that speak of
    /// another story.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn pointers_at(&self, revision: i64) -> Result<Vec<Span>> {
        let mut select = self.connection.prepare_cached(
            "SELECT start_byte, end_byte FROM reference
             WHERE revision_id = ?1 AND start_byte IS NOT NULL AND kind <> 'link'
             ORDER BY start_byte",
        )?;
        let rows = select.query_map([revision], |row| Ok(Span::new(row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Articles that a current reference or link ties to `article`, in either
    /// direction, by slug.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn tied_to(&self, article: i64) -> Result<Vec<ArticleRow>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {} FROM article WHERE article.id <> ?1 AND article.id IN (
                SELECT target_id FROM reference JOIN article USING (revision_id)
                WHERE article.id = ?1 AND target_id IS NOT NULL
                UNION
                SELECT article.id FROM reference JOIN article USING (revision_id)
                WHERE target_id = ?1)
             ORDER BY article.slug",
            ArticleRow::COLUMNS,
        ))?;
        let rows = select.query_map([article], ArticleRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
