//! Writing names, and how they are spelled.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::Store;
use super::mention::{field, printed};
use super::revision::RevisionText;
use crate::error::Result;
use crate::model::{EntityKind, Naming, coarse_key, name_key, short_digest};

/// Beyond this many, the writer's cache of names starts anew, so that memory
/// does not grow with the archive (about 25 MB).
const CACHED_NAMES: usize = 200_000;

/// Reads an [`EntityKind`] column.
pub(super) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<EntityKind> {
    let name: String = row.get(column)?;
    EntityKind::from_name(&name).ok_or_else(|| {
        let why = format!("unknown entity kind `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}

/// Stores the coarser form of a name, where that is another.
pub(super) fn put_form(
    connection: &Connection,
    name: i64,
    kind: EntityKind,
    key: &str,
) -> Result<()> {
    let form = coarse_key(kind, key);
    // Namesakes are found by the plain name.
    if form != key && !key.contains('#') {
        connection
            .prepare_cached("INSERT OR IGNORE INTO name_form (form, name_id) VALUES (?1, ?2)")?
            .execute(params![short_digest(&form), name])?;
    }
    Ok(())
}

impl Store {
    /// The row of a name, made if there is none.
    pub(super) fn name_id(&self, naming: &Naming) -> Result<i64> {
        let mut cache = self.cache.borrow_mut();
        let handle = (naming.kind, naming.key.clone());
        if let Some(&id) = cache.names.get(&handle) {
            return Ok(id);
        }
        let known = self
            .connection
            .prepare_cached("SELECT id FROM name WHERE kind = ?1 AND key = ?2")?
            .query_row(params![naming.kind.as_str(), naming.key], |row| row.get(0))
            .optional()?;
        let id = match known {
            Some(known) => known,
            None => self.insert_name(naming)?,
        };
        if cache.names.len() >= CACHED_NAMES {
            cache.names.clear();
        }
        cache.names.insert(handle, id);
        Ok(id)
    }

    /// A new name is its own thing until it is settled, and printed nowhere
    /// until a text that has it is current.
    fn insert_name(&self, naming: &Naming) -> Result<i64> {
        self.connection
            .prepare_cached(
                "INSERT INTO name (id, kind, key, name, entity_id)
                 SELECT next, ?1, ?2, ?2, next FROM (SELECT coalesce(max(id), 0) + 1 AS next FROM name)",
            )?
            .execute(params![naming.kind.as_str(), naming.key])?;
        let id = self.connection.last_insert_rowid();
        put_form(&self.connection, id, naming.kind, &naming.key)?;
        Ok(id)
    }

    /// Adds (`by` 1) or takes back (`by` -1) the names in a current text.
    pub(super) fn count_aliases(&self, revision: i64, text: &RevisionText, by: i64) -> Result<()> {
        let mut counts: BTreeMap<(i64, String), (i64, i64)> = BTreeMap::new();
        let mut texts: BTreeMap<i64, i64> = BTreeMap::new();
        let mut select = self.connection.prepare_cached(
            "SELECT name_id, field, start_byte, end_byte, salience IS NOT NULL, name
             FROM mention WHERE revision_id = ?1",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            let id = row.get(0)?;
            let words = text.field(field(row.get(1)?).as_str());
            let surface = words.get(row.get::<_, usize>(2)?..row.get::<_, usize>(3)?);
            let surface = printed(surface.unwrap_or_default());
            if row.get(4)? {
                let name = row.get::<_, Option<String>>(5)?.unwrap_or_else(|| surface.clone());
                counts.entry((id, name)).or_default().1 += by;
                texts.insert(id, by);
            }
            counts.entry((id, surface)).or_default().0 += by;
        }
        let mut add = self.connection.prepare_cached(
            "INSERT INTO alias (name_id, surface, key, mentions, articles)
             SELECT ?1, ?2, nullif(?3, substr(key, 1, instr(key || '#', '#') - 1)), ?4, ?5
             FROM name WHERE id = ?1
             ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
                articles = articles + excluded.articles",
        )?;
        let mut drop = self.connection.prepare_cached(
            "DELETE FROM alias
             WHERE name_id = ?1 AND surface = ?2 AND mentions <= 0 AND articles <= 0",
        )?;
        // Whoever was taken for another by that alias must look again, and who is
        // a form of a name that has lost company with this text.
        let mut unsettle = self
            .connection
            .prepare_cached("UPDATE name SET settled = 0 WHERE kind = ?1 AND key = ?2")?;
        let mut unsettle_forms = self.connection.prepare_cached(
            "UPDATE name SET settled = 0 WHERE parent_id = ?1 OR spelling_id = ?1",
        )?;
        for name in texts.keys().filter(|_| by < 0) {
            unsettle_forms.execute([name])?;
        }
        for ((name, surface), (mentions, articles)) in counts {
            let key = name_key(&surface);
            add.execute(params![name, surface, key, mentions, articles])?;
            if by < 0 && drop.execute(params![name, surface])? > 0 {
                for kind in EntityKind::ALL {
                    unsettle.execute([kind.as_str(), &key])?;
                }
            }
        }
        let mut cache = self.cache.borrow_mut();
        for (name, by) in texts {
            *cache.changed.entry(name).or_default() += by;
        }
        let mut select = self.connection.prepare_cached(
            "SELECT name_id FROM reference_entity
             JOIN reference ON reference.id = reference_id WHERE revision_id = ?1",
        )?;
        let rows = select.query_map([revision], |row| row.get(0))?;
        for name in rows {
            cache.changed.entry(name?).or_default();
        }
        Ok(())
    }

    /// Gives every name touched since the last call its count of articles and
    /// the form that is printed in most articles, or else in most references;
    /// the first of equals by spelling; its normal form where only older texts
    /// have it. [`Store::commit`] does so too.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_names(&self) -> Result<()> {
        let mut update = self.connection.prepare_cached(
            "UPDATE name SET articles = articles + ?2, settled = 0, name = coalesce((
                SELECT surface FROM alias WHERE name_id = ?1
                ORDER BY articles DESC, mentions DESC, surface LIMIT 1), (
                SELECT reference_entity.name FROM reference_entity
                JOIN reference ON reference.id = reference_id
                JOIN article ON article.revision_id = reference.revision_id
                WHERE name_id = ?1
                GROUP BY reference_entity.name ORDER BY count(*) DESC, reference_entity.name
                LIMIT 1), substr(key, 1, instr(key || '#', '#') - 1))
             WHERE id = ?1",
        )?;
        let changed = std::mem::take(&mut self.cache.borrow_mut().changed);
        for (name, by) in changed {
            update.execute([name, by])?;
        }
        Ok(())
    }
}
