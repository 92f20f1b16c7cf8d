//! Records of authority files and their names.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use super::name::kind;
use crate::error::Result;
use crate::model::{Authority, EntityKind, KnownName, Standing, name_key};

/// A record that has a name among its own.
#[derive(Clone, Debug)]
pub struct HolderRow {
    /// Its row.
    pub row: i64,
    /// Its id in the file.
    pub id: String,
    /// Name of the file.
    pub origin: String,
    /// What it is called first.
    pub name: String,
    /// Its class, if the file says.
    pub kind: Option<EntityKind>,
    /// How the name belongs to it.
    pub standing: Standing,
}

impl Store {
    /// Stores a record, in the place of an earlier version of it, and has the
    /// names that it has or had settled again. Returns its row, and whether
    /// anything is new.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_authority(&self, record: &Authority) -> Result<(i64, bool)> {
        let kind = record.kind.map(EntityKind::as_str);
        let row: Option<i64> = self
            .connection
            .prepare_cached("SELECT id FROM authority WHERE outside = ?1 AND origin = ?2")?
            .query_row([&record.id, &record.origin], |row| row.get(0))
            .optional()?;
        let before = row.map_or(Ok(BTreeMap::new()), |row| self.authority_names(row))?;
        let names = record.names().into_iter();
        let after: BTreeMap<String, (Standing, String)> =
            names.map(|(key, (standing, name))| (key, (standing, name.to_owned()))).collect();
        let changed = self
            .connection
            .prepare_cached(
                "INSERT INTO authority (origin, outside, name, kind, note) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT (outside, origin) DO UPDATE
                 SET name = excluded.name, kind = excluded.kind, note = excluded.note
                 WHERE (name, kind, note) IS NOT (excluded.name, excluded.kind, excluded.note)",
            )?
            .execute(params![record.origin, record.id, record.name, kind, record.note])?;
        let row = row.unwrap_or_else(|| self.connection.last_insert_rowid());
        if changed == 0 && before == after {
            return Ok((row, false));
        }
        self.connection
            .prepare_cached("DELETE FROM authority_name WHERE authority_id = ?1")?
            .execute([row])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO authority_name (key, authority_id, standing, surface) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (key, (standing, surface)) in &after {
            insert.execute(params![key, row, standing.as_str(), surface])?;
        }
        // A weak name decides nothing, for this record or another.
        let strong = before.iter().chain(&after).filter(|(_, (own, _))| *own != Standing::Weak);
        for key in strong.map(|(key, _)| key).collect::<BTreeSet<_>>() {
            self.unsettle_holders(key)?;
        }
        Ok((row, true))
    }

    /// Has the name `key` settled again, and all other names of records that
    /// have it: what these mean may depend on whose that is.
    fn unsettle_holders(&self, key: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE name SET settled = 0
                 WHERE kind IN ('person', 'organization', 'place') AND key IN (
                    SELECT ?1 UNION
                    SELECT own.key FROM authority_name AS shared
                    JOIN authority_name AS own ON own.authority_id = shared.authority_id
                    WHERE shared.key = ?1 AND shared.standing <> 'weak' AND own.standing <> 'weak')",
            )?
            .execute([key])?;
        Ok(())
    }

    /// Whether there is any record.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn has_authorities(&self) -> Result<bool> {
        let any = self
            .connection
            .prepare_cached("SELECT EXISTS (SELECT 1 FROM authority)")?
            .query_row([], |row| row.get(0))?;
        Ok(any)
    }

    /// The names of the record in row `row`, by their normal form.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn authority_names(&self, row: i64) -> Result<BTreeMap<String, (Standing, String)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT key, standing, surface FROM authority_name WHERE authority_id = ?1",
        )?;
        let rows =
            select.query_map([row], |row| Ok((row.get(0)?, (standing(row, 1)?, row.get(2)?))))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The records that have a name, by file and id.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn holders(&self, key: &str) -> Result<Vec<HolderRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT authority.id, outside, origin, name, kind, standing
             FROM authority_name JOIN authority ON authority.id = authority_id
             WHERE key = ?1 ORDER BY origin, outside",
        )?;
        let rows = select.query_map([key], |row| {
            Ok(HolderRow {
                row: row.get(0)?,
                id: row.get(1)?,
                origin: row.get(2)?,
                name: row.get(3)?,
                kind: row.get::<_, Option<String>>(4)?.as_deref().and_then(EntityKind::from_name),
                standing: standing(row, 5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Names that the record in row `row` may be meant by: those it has, but for
    /// the weak ones.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn names_held(&self, row: i64) -> Result<Vec<KnownName>> {
        let mut names = Vec::new();
        for (key, (standing, _)) in self.authority_names(row)? {
            if standing != Standing::Weak {
                names.extend(self.names_with_key(&key)?);
            }
        }
        Ok(names)
    }

    /// Rows of the records with that id.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn authorities(&self, id: &str) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM authority WHERE outside = ?1 ORDER BY origin")?;
        let rows = select.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The classes that files give to the record with that id.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn authority_kinds(&self, id: &str) -> Result<Vec<EntityKind>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT kind FROM authority WHERE outside = ?1 AND kind IS NOT NULL ORDER BY kind",
        )?;
        let rows = select.query_map([id], |row| kind(row, 0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What the record with that id is called, if one is here.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn authority_name(&self, id: &str) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT name FROM authority WHERE outside = ?1 ORDER BY origin LIMIT 1",
            )?
            .query_row([id], |row| row.get(0))
            .optional()?)
    }
}

impl HolderRow {
    /// Normal form of what it is called first.
    #[must_use]
    pub fn called(&self) -> String {
        name_key(&self.name)
    }
}

fn standing(row: &Row<'_>, column: usize) -> rusqlite::Result<Standing> {
    let name: String = row.get(column)?;
    Standing::from_name(&name).ok_or_else(|| {
        let why = format!("unknown standing `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}
