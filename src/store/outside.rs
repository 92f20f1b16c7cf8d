//! Names of the archive that mean a record of an authority file.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::params;
use serde::Serialize;

use super::Store;
use super::name::kind;
use crate::error::Result;
use crate::model::{EntityKind, Standing};

/// A name of the archive that means a record.
#[derive(Clone, Debug)]
pub struct LinkedName {
    /// Its row.
    pub row: i64,
    /// As it is printed.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Current articles that have it.
    pub articles: usize,
    /// The entity that it means; `None` if that is left out.
    pub entity: Option<i64>,
    /// How it was found: by `name`, by `alias`, or by `decision`.
    pub method: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

/// The id that an authority file has for an entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutsideId {
    /// The id.
    pub id: String,
    /// Name of the file.
    pub origin: String,
    /// What the file calls it.
    pub name: String,
    /// What the file says of it besides.
    pub note: Option<String>,
    /// How it was found: by `name`, by `alias`, or by `decision`.
    pub method: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

impl Store {
    /// Stores which records a name means by itself: row, by which standing, how
    /// sure. If that is new, it is to be settled again what the name means.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_claims(&self, name: i64, claims: &[(i64, Standing, f64)]) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT authority_id, method, confidence FROM name_authority
             WHERE name_id = ?1 AND method <> 'decision'",
        )?;
        let rows = select.query_map([name], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        let before = rows.collect::<Result<BTreeSet<(i64, String, i64)>, _>>()?;
        #[expect(clippy::cast_possible_truncation, reason = "a hundred at most")]
        let per_cent = |confidence: f64| (confidence * 100.0).round() as i64;
        let after: BTreeSet<(i64, String, i64)> = claims
            .iter()
            .map(|&(row, standing, sure)| (row, standing.as_str().to_owned(), per_cent(sure)))
            .collect();
        if before == after {
            return Ok(());
        }
        self.connection
            .prepare_cached(
                "DELETE FROM name_authority WHERE name_id = ?1 AND method <> 'decision'",
            )?
            .execute([name])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO name_authority (name_id, authority_id, method, confidence)
             VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (row, method, confidence) in after {
            insert.execute(params![name, row, method, confidence])?;
        }
        self.mark_settled(name, false)
    }

    /// Stores which ids people gave to entities, instead of all that they gave
    /// before. Ids of no record wait for it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_given_ids(&self, given: &BTreeMap<i64, BTreeSet<String>>) -> Result<()> {
        self.connection.execute("DELETE FROM name_authority WHERE method = 'decision'", [])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO name_authority (name_id, authority_id, method, confidence)
             SELECT ?1, id, 'decision', 100 FROM authority WHERE outside = ?2",
        )?;
        for (entity, ids) in given {
            for id in ids {
                insert.execute(params![entity, id])?;
            }
        }
        Ok(())
    }

    /// Rows of the names that mean a record with that id by themselves.
    pub(super) fn names_of_outside(&self, id: &str) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT name_id FROM authority
             JOIN name_authority ON authority_id = authority.id AND name_authority.method <> 'decision'
             JOIN name ON name.id = name_id
             WHERE outside = ?1 ORDER BY name.articles DESC, name.key, name.kind",
        )?;
        let rows = select.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names of current texts that mean the record in row `row`: as printed, its class, the
    /// articles that have it, the entity, how that was found, how sure.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn names_linked(&self, row: i64) -> Result<Vec<LinkedName>> {
        let mut select = self.connection.prepare_cached(
            "SELECT name.id, name.name, name.kind, name.articles, entity_id, name_authority.method,
                name_authority.confidence / 100.0
             FROM name_authority JOIN name ON name.id = name_id
             WHERE authority_id = ?1 AND (articles > 0 OR name_authority.method = 'decision')
             ORDER BY name_authority.confidence DESC, name.articles DESC, name.key, name.kind",
        )?;
        let rows = select.query_map([row], |row| {
            Ok(LinkedName {
                row: row.get(0)?,
                name: row.get(1)?,
                kind: kind(row, 2)?,
                articles: row.get(3)?,
                entity: row.get(4)?,
                method: row.get(5)?,
                confidence: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The ids that authority files have for an entity.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn outside_ids(&self, entity: i64) -> Result<Vec<OutsideId>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, origin, name, note, method, confidence FROM outside_id
             WHERE entity_id = ?1 ORDER BY origin, id",
        )?;
        let rows = select.query_map([entity], |row| {
            Ok(OutsideId {
                id: row.get(0)?,
                origin: row.get(1)?,
                name: row.get(2)?,
                note: row.get(3)?,
                method: row.get(4)?,
                confidence: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The web addresses among the ids that authority files have for an entity,
    /// those of Wikidata made of theirs (`Q64`). In order, each once.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn addresses_elsewhere(&self, entity: i64) -> Result<Vec<String>> {
        let mut select =
            self.connection.prepare_cached("SELECT id FROM outside_id WHERE entity_id = ?1")?;
        let rows = select.query_map([entity], |row| row.get(0))?;
        let ids = rows.collect::<Result<Vec<String>, _>>()?;
        let addresses: BTreeSet<String> = ids.iter().filter_map(|id| address(id)).collect();
        Ok(addresses.into_iter().collect())
    }
}

/// The address of the thing with that id, if the id tells one.
fn address(id: &str) -> Option<String> {
    let digits = id.strip_prefix('Q').unwrap_or_default();
    if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(format!("https://www.wikidata.org/entity/{id}"));
    }
    (id.starts_with("https://") || id.starts_with("http://")).then(|| id.to_owned())
}
