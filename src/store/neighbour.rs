//! What two articles share besides their words: names and references.

use std::collections::{BTreeMap, HashMap};

use rusqlite::params;

use super::Store;
use crate::error::Result;
use crate::model::{EntityKind, Period};

/// A name in an article, for comparing articles.
#[derive(Clone, Debug)]
pub struct NamedEntity {
    /// Row of the entity.
    pub entity: i64,
    /// Its full name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// Articles in the archive that name it; one that has two of its names
    /// counts twice.
    pub articles: usize,
}

/// How a reference ties two articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// The first refers to the second.
    Cites,
    /// The second refers to the first.
    CitedBy,
    /// A third refers to both.
    CoCited,
    /// Both refer to one third, here or wanted.
    CoCites,
}

impl Store {
    /// The names in an article, the most salient first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn named_entities(&self, article: i64, limit: usize) -> Result<Vec<NamedEntity>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, here.salience,
                (SELECT sum(articles) FROM name AS other WHERE other.entity_id = entity.id)
             FROM article
             JOIN revision_entity AS here ON here.revision_id = article.revision_id
             JOIN entity ON entity.id = here.entity_id
             WHERE article.id = ?1
             ORDER BY here.salience DESC, entity.kind, entity.key LIMIT ?2",
        )?;
        let rows = select.query_map(params![article, limit], |row| {
            Ok(NamedEntity {
                entity: row.get(0)?,
                name: row.get(1)?,
                kind: super::name::kind(row, 2)?,
                salience: row.get(3)?,
                articles: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Every entity an article names, with its salience there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn saliences(&self, article: i64) -> Result<HashMap<i64, f64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id, salience FROM article
             JOIN revision_entity ON revision_entity.revision_id = article.revision_id
             WHERE article.id = ?1",
        )?;
        let rows = select.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of the names that speak for an entity in a text, each with how
    /// much the text is about it. Asks nothing of what the names mean, which
    /// would cost ten times this.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn name_saliences(&self, revision: i64) -> Result<Vec<(i64, f64)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT name_id, salience / 1000.0 FROM mention
             WHERE revision_id = ?1 AND salience IS NOT NULL AND mentions IS NOT NULL",
        )?;
        let rows = select.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Articles that name `entity`, each with the salience there.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn articles_naming(&self, entity: i64) -> Result<Vec<(i64, f64)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT article.id, revision_entity.salience
             FROM revision_entity JOIN article ON article.revision_id = revision_entity.revision_id
             WHERE entity_id = ?1 ORDER BY article.id",
        )?;
        let rows = select.query_map([entity], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The sentence in which `article` names `entity` best.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if it does not name it.
    pub fn sentence_naming(&self, article: i64, entity: i64) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT CAST(substr(CAST(CASE field WHEN 'title' THEN revision.title
                        WHEN 'standfirst' THEN standfirst ELSE body END AS BLOB),
                        sentence_start + 1, sentence_end - sentence_start) AS TEXT)
                 FROM article
                 JOIN revision ON revision.id = article.revision_id
                 JOIN revision_entity ON revision_entity.revision_id = revision.id
                 WHERE article.id = ?1 AND entity_id = ?2",
            )?
            .query_row(params![article, entity], |row| row.get(0))?)
    }

    /// Articles tied to `article` by references, each with how, and the words
    /// of one reference that says so. What a third article says counts only if
    /// it is of `period`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn ties(&self, article: i64, period: &Period) -> Result<BTreeMap<(i64, Tie), String>> {
        let mut ties = BTreeMap::new();
        let mut collect = |tie: Tie, sql: &str| -> Result<()> {
            let mut select = self.connection.prepare_cached(sql)?;
            let rows =
                select.query_map([article], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
            for row in rows {
                let (other, quote, published): (i64, String, Option<String>) = row?;
                let said = tie != Tie::CoCited || period.contains(published.as_deref());
                if other != article && said {
                    ties.entry((other, tie)).or_insert(quote);
                }
            }
            Ok(())
        };
        collect(
            Tie::Cites,
            "SELECT target_id, quote, NULL FROM current_reference
             WHERE article_id = ?1 AND target_id IS NOT NULL ORDER BY start_byte",
        )?;
        collect(
            Tie::CitedBy,
            "SELECT article_id, quote, NULL FROM current_reference
             WHERE target_id = ?1 ORDER BY start_byte",
        )?;
        collect(
            Tie::CoCited,
            "SELECT other.target_id, other.quote, article.published
             FROM current_reference AS one
             JOIN current_reference AS other ON other.revision_id = one.revision_id
             JOIN article ON article.id = one.article_id
             WHERE one.target_id = ?1 AND other.target_id IS NOT NULL AND other.target_id <> ?1
             ORDER BY other.article_id, other.start_byte",
        )?;
        collect(
            Tie::CoCites,
            "SELECT other.article_id, other.quote, NULL
             FROM current_reference AS one
             JOIN current_reference AS other ON other.target_id = one.target_id
             WHERE one.article_id = ?1 AND one.target_id IS NOT NULL AND other.article_id <> ?1
             ORDER BY other.article_id, other.start_byte",
        )?;
        collect(
            Tie::CoCites,
            "SELECT other.article_id, other.quote, NULL
             FROM current_reference AS one
             JOIN current_reference AS other ON other.label_key = one.label_key
             WHERE one.article_id = ?1 AND one.target_id IS NULL AND one.kind <> 'link'
               AND other.target_id IS NULL AND other.kind <> 'link' AND other.article_id <> ?1
             ORDER BY other.article_id, other.start_byte",
        )?;
        Ok(ties)
    }

    /// What a list shows of the article in row `id`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such row.
    pub fn article(&self, id: i64) -> Result<super::ArticleRow> {
        Ok(self
            .connection
            .prepare_cached(&format!(
                "SELECT {} FROM article WHERE id = ?1",
                super::ArticleRow::COLUMNS
            ))?
            .query_row([id], super::ArticleRow::read)?)
    }

    /// Title, standfirst and body of an article's current text.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such row.
    pub fn article_text(&self, id: i64) -> Result<(String, String, String)> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT title, coalesce(standfirst, ''), body FROM article_text WHERE id = ?1",
            )?
            .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?)
    }
}
