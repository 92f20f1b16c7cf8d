//! Writing people, organisations and places, and how they are spelled.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use super::mention::{field, printed};
use super::revision::RevisionText;
use crate::error::Result;
use crate::model::{EntityKind, Naming, name_key};

/// Beyond this many, the writer's cache of entities starts anew, so that
/// memory does not grow with the archive (about 25 MB).
const CACHED_ENTITIES: usize = 200_000;

/// Reads an [`EntityKind`] column.
pub(super) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<EntityKind> {
    let name: String = row.get(column)?;
    EntityKind::from_name(&name).ok_or_else(|| {
        let why = format!("unknown entity kind `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}

impl Store {
    pub(super) fn entity_id(&self, naming: &Naming) -> Result<i64> {
        let mut cache = self.cache.borrow_mut();
        let handle = (naming.kind, naming.key.clone());
        if let Some(&id) = cache.entities.get(&handle) {
            return Ok(id);
        }
        let known = self
            .connection
            .prepare_cached("SELECT id FROM entity WHERE kind = ?1 AND key = ?2")?
            .query_row(params![naming.kind.as_str(), naming.key], |row| row.get(0))
            .optional()?;
        let id = if let Some(known) = known {
            known
        } else {
            self.connection
                .prepare_cached("INSERT INTO entity (kind, key, name) VALUES (?1, ?2, ?3)")?
                .execute(params![naming.kind.as_str(), naming.key, naming.name])?;
            self.connection.last_insert_rowid()
        };
        if cache.entities.len() >= CACHED_ENTITIES {
            cache.entities.clear();
        }
        cache.entities.insert(handle, id);
        Ok(id)
    }

    /// Adds (`by` 1) or takes back (`by` -1) the names in a current text.
    pub(super) fn count_aliases(&self, revision: i64, text: &RevisionText, by: i64) -> Result<()> {
        let mut counts: BTreeMap<(i64, String), (i64, i64)> = BTreeMap::new();
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id, field, start_byte, end_byte, salience IS NOT NULL, name
             FROM mention WHERE revision_id = ?1",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            let entity = row.get(0)?;
            let words = text.field(field(row.get(1)?).as_str());
            let surface = words.get(row.get::<_, usize>(2)?..row.get::<_, usize>(3)?);
            let surface = printed(surface.unwrap_or_default());
            if row.get(4)? {
                let name = row.get::<_, Option<String>>(5)?.unwrap_or_else(|| surface.clone());
                counts.entry((entity, name)).or_default().1 += by;
            }
            counts.entry((entity, surface)).or_default().0 += by;
        }
        let mut add = self.connection.prepare_cached(
            "INSERT INTO alias (entity_id, surface, key, mentions, articles)
             VALUES (?1, ?2, nullif(?3, (SELECT key FROM entity WHERE id = ?1)), ?4, ?5)
             ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
                articles = articles + excluded.articles",
        )?;
        let mut drop = self.connection.prepare_cached(
            "DELETE FROM alias
             WHERE entity_id = ?1 AND surface = ?2 AND mentions <= 0 AND articles <= 0",
        )?;
        let mut cache = self.cache.borrow_mut();
        for ((entity, surface), (mentions, articles)) in counts {
            add.execute(params![entity, surface, name_key(&surface), mentions, articles])?;
            if by < 0 {
                drop.execute(params![entity, surface])?;
            }
            cache.renamed.insert(entity);
        }
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id FROM reference_entity
             JOIN reference ON reference.id = reference_id WHERE revision_id = ?1",
        )?;
        let rows = select.query_map([revision], |row| row.get(0))?;
        for entity in rows {
            cache.renamed.insert(entity?);
        }
        Ok(())
    }

    /// Gives every entity touched since the last call the full name that is
    /// printed in most articles, or else in most references; the first of
    /// equals by spelling.
    pub(super) fn rename_entities(&self) -> Result<()> {
        let mut rename = self.connection.prepare_cached(
            "UPDATE entity SET name = coalesce((
                SELECT surface FROM alias WHERE entity_id = ?1
                ORDER BY articles DESC, mentions DESC, surface LIMIT 1), (
                SELECT reference_entity.name FROM reference_entity
                JOIN reference ON reference.id = reference_id
                JOIN article ON article.revision_id = reference.revision_id
                WHERE entity_id = ?1
                GROUP BY reference_entity.name ORDER BY count(*) DESC, reference_entity.name
                LIMIT 1), name)
             WHERE id = ?1",
        )?;
        let renamed = std::mem::take(&mut self.cache.borrow_mut().renamed);
        for entity in renamed {
            rename.execute([entity])?;
        }
        Ok(())
    }
}
