//! Reading people, organisations and places: in lists, by name, whole.

use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

use super::name::kind;
use super::{OutsideId, Store};
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
                let EntityRow { id, name, kind, articles, .. } = entity;
                let noun = if *articles == 1 { "article" } else { "articles" };
                format!("e{id} ({name}, {kind}, {articles} {noun})")
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
