//! Reading people, organisations and places: in lists, by name, whole.

use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

use super::name::kind;
use super::{ArticleRow, OutsideId, Store};
use crate::error::{Error, Result};
use crate::model::{EntityKind, name_key};

/// One entity, as `entities` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct EntityRow {
    /// Row, printed `e7`.
    pub id: i64,
    /// The full name printed most often.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Every way it is written, most frequent first.
    pub aliases: Vec<String>,
    /// Articles that name it.
    pub articles: usize,
    /// Times they do.
    pub mentions: usize,
    /// The ids that authority files have for it.
    pub ids: Vec<OutsideId>,
}

/// Which entities to list.
#[derive(Clone, Debug, Default)]
pub struct EntityFilter {
    /// Only this class.
    pub kind: Option<EntityKind>,
    /// Only names that hold these words.
    pub name: Option<String>,
    /// At most this many.
    pub limit: usize,
}

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
    /// The entities named most, those in most articles first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn entities(&self, filter: &EntityFilter) -> Result<Vec<EntityRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(*), sum(mentions)
             FROM entity JOIN article_entity ON article_entity.entity_id = entity.id
             WHERE (?1 IS NULL OR entity.kind = ?1)
               AND (?2 IS NULL OR entity.id IN (SELECT entity_id FROM name WHERE instr(key, ?2))
                OR entity.id IN (SELECT entity_id FROM alias JOIN name ON name.id = name_id
                    WHERE alias.key IS NOT NULL AND instr(alias.key, ?2)))
             GROUP BY entity.id
             ORDER BY count(*) DESC, sum(mentions) DESC, entity.kind, entity.key
             LIMIT ?3",
        )?;
        let kind = filter.kind.map(EntityKind::as_str);
        let rows = select.query_map(
            params![kind, filter.name.as_deref().map(name_key), filter.limit],
            read_entity,
        )?;
        let mut entities = rows.collect::<Result<Vec<_>, _>>()?;
        for entity in &mut entities {
            self.complete_entity(entity)?;
        }
        Ok(entities)
    }

    /// The row of the entity with that identity.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn entity_by_key(&self, kind: EntityKind, key: &str) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached("SELECT entity_id FROM name WHERE kind = ?1 AND key = ?2")?
            .query_row([kind.as_str(), key], |row| row.get::<_, Option<i64>>(0))
            .optional()?
            .flatten())
    }

    /// The entity called `query`: `e7`, or a name it goes by.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] with names that come close; [`Error::Ambiguous`]
    /// if several entities have that very name and none is far ahead.
    pub fn find_entity(&self, query: &str) -> Result<EntityRow> {
        let id = query.strip_prefix('e').and_then(|id| id.parse::<i64>().ok());
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(revision_id), coalesce(sum(article_entity.mentions), 0)
             FROM entity LEFT JOIN article_entity ON article_entity.entity_id = entity.id
             WHERE entity.id = ?1
                OR entity.id IN (SELECT entity_id FROM name
                    WHERE kind IN ('person', 'organization', 'place')
                      AND (key = ?2 OR key > ?2 || '#' AND key < ?2 || '$'))
                OR entity.id IN (SELECT entity_id FROM alias JOIN name ON name.id = name_id
                    WHERE alias.key = ?2)
             GROUP BY entity.id
             ORDER BY entity.id = ?1 DESC, count(*) DESC, entity.kind, entity.key",
        )?;
        let rows = select.query_map(params![id, name_key(query)], read_entity)?;
        let mut found = rows.collect::<Result<Vec<_>, _>>()?;
        let clear = match found.as_slice() {
            [] => {
                let filter =
                    EntityFilter { name: Some(query.to_owned()), limit: 5, ..Default::default() };
                let similar =
                    self.entities(&filter)?.into_iter().map(|entity| entity.name).collect();
                return Err(Error::NotFound { what: "entity", query: query.to_owned(), similar });
            }
            [_] => true,
            [first, ..] if Some(first.id) == id => true,
            // One name, several things: the famous one may be meant if it is
            // named ten times as often as the next.
            [first, second, ..] => first.mentions >= 10 * second.mentions,
        };
        if !clear {
            let describe = |entity: &EntityRow| {
                format!(
                    "e{} ({}, {}, {} articles)",
                    entity.id, entity.name, entity.kind, entity.articles
                )
            };
            return Err(Error::Ambiguous {
                what: "entity",
                query: query.to_owned(),
                candidates: found.iter().map(describe).collect(),
            });
        }
        let mut entity = found.swap_remove(0);
        self.complete_entity(&mut entity)?;
        Ok(entity)
    }

    /// Dates of the first and the last article that names an entity.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
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
    /// [`Error::Database`] if the file cannot be read.
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
    /// [`Error::Database`] if the file cannot be read.
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
    /// [`Error::Database`] if the file cannot be read.
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

    fn complete_entity(&self, entity: &mut EntityRow) -> Result<()> {
        entity.aliases = self.aliases(entity.id)?;
        entity.ids = self.outside_ids(entity.id)?;
        Ok(())
    }

    fn aliases(&self, entity: i64) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT surface FROM alias JOIN name ON name.id = name_id
             WHERE entity_id = ?1 AND mentions > 0
             GROUP BY surface ORDER BY sum(mentions) DESC, surface",
        )?;
        let rows = select.query_map([entity], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Columns id, name, kind, articles, mentions.
fn read_entity(row: &Row<'_>) -> rusqlite::Result<EntityRow> {
    Ok(EntityRow {
        id: row.get(0)?,
        name: row.get(1)?,
        kind: kind(row, 2)?,
        aliases: Vec::new(),
        articles: row.get(3)?,
        mentions: row.get(4)?,
        ids: Vec::new(),
    })
}
