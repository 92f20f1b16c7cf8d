//! What the archive says of one person, organisation or place.

use rusqlite::params;
use serde::Serialize;

use super::name::kind;
use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::EntityKind;

/// One way in which an entity is written.
#[derive(Clone, Debug, Serialize)]
pub struct FormRow {
    /// The words.
    pub surface: String,
    /// Times they stand in current texts.
    pub mentions: usize,
    /// How they came to mean the entity, where not by the name that it is known
    /// by: `short_form`, `spelling`, `class`, `authority`, `split` or `decision`.
    pub method: Option<String>,
    /// How sure, 0 to 1.
    pub confidence: Option<f64>,
}

/// An entity named beside another.
#[derive(Clone, Debug, Serialize)]
pub struct Companion {
    /// The other entity.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Articles that name both.
    pub together: usize,
    /// Articles that name it; those with two of its names count twice.
    pub articles: usize,
}

/// One article that names an entity.
#[derive(Clone, Debug, Serialize)]
pub struct Appearance {
    /// The article.
    pub article: ArticleRow,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// Times it is named there.
    pub mentions: usize,
    /// The sentence that names it best.
    pub quote: String,
}

impl Store {
    /// Dates of the first and the last article that names an entity.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn first_and_last(&self, entity: i64) -> Result<(Option<String>, Option<String>)> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT min(published), max(published) FROM article_entity
                 JOIN article ON article.id = article_entity.article_id WHERE entity_id = ?1",
            )?
            .query_row([entity], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Where an entity is named, most salient first, with the best sentence.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn appearances(&self, entity: i64, limit: usize) -> Result<Vec<Appearance>> {
        const NEXT: usize = ArticleRow::WIDTH;
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, article_entity.salience, article_entity.mentions,
                article_entity.field, sentence_start, sentence_end, article_entity.revision_id
             FROM article_entity JOIN article ON article.id = article_entity.article_id
             WHERE entity_id = ?1
             ORDER BY article_entity.salience DESC, article.published IS NULL, article.published DESC, article.key
             LIMIT ?2",
            ArticleRow::COLUMNS,
        ))?;
        let mut rows = select.query(params![entity, limit])?;
        let mut appearances = Vec::new();
        while let Some(row) = rows.next()? {
            let text = self.revision_text(row.get(NEXT + 5)?)?;
            let field: String = row.get(NEXT + 2)?;
            let quote =
                text.field(&field).get(row.get(NEXT + 3)?..row.get(NEXT + 4)?).unwrap_or_default();
            appearances.push(Appearance {
                article: ArticleRow::read(row)?,
                salience: row.get(NEXT)?,
                mentions: row.get(NEXT + 1)?,
                quote: quote.to_owned(),
            });
        }
        Ok(appearances)
    }

    /// Every entity that an article names beside `entity`, in order of class and
    /// key. Takes time in proportion to the names in its articles.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn companions(&self, entity: i64) -> Result<Vec<Companion>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(*),
                (SELECT sum(articles) FROM name WHERE name.entity_id = entity.id)
             FROM article_entity AS here
             JOIN article_entity AS there ON there.revision_id = here.revision_id
             JOIN entity ON entity.id = there.entity_id
             WHERE here.entity_id = ?1 AND there.entity_id <> ?1
             GROUP BY entity.id ORDER BY entity.kind, entity.key",
        )?;
        let rows = select.query_map([entity], |row| {
            Ok(Companion {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: kind(row, 2)?,
                together: row.get(3)?,
                articles: row.get(4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How an entity is written, the most frequent first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn forms(&self, entity: i64) -> Result<Vec<FormRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT surface, sum(mentions),
                CASE WHEN min(name.id <> ?1) THEN coalesce(min(method), 'decision') END,
                CASE WHEN min(name.id <> ?1) THEN coalesce(max(confidence), 100) / 100.0 END
             FROM name JOIN alias ON alias.name_id = name.id
             WHERE entity_id = ?1 AND mentions > 0
             GROUP BY surface ORDER BY sum(mentions) DESC, surface",
        )?;
        let rows = select.query_map([entity], |row| {
            Ok(FormRow {
                surface: row.get(0)?,
                mentions: row.get(1)?,
                method: row.get(2)?,
                confidence: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
