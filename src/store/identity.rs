//! What the archive knows of names, for deciding which are one thing.

use rusqlite::{Row, params};

use super::Store;
use super::name::kind;
use crate::error::Result;
use crate::model::{EntityKind, KnownName, coarse_key, short_digest};

/// Columns id, kind, key, articles of `name`.
const NAME: &str = "name.id, name.kind, name.key, name.articles";

/// A current text that has a name.
#[derive(Clone, Debug)]
pub struct Bearer {
    /// Row of the name.
    pub name: i64,
    /// Its key.
    pub key: String,
    /// Row of the text.
    pub revision: i64,
    /// Key of the article.
    pub article: String,
}

impl Store {
    /// Up to `limit` names after row `after` of which it is to be decided again
    /// what they mean: their articles changed, or what they are a form of.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn unsettled_names(&self, after: i64, limit: usize) -> Result<Vec<KnownName>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {NAME} FROM name INDEXED BY name_unsettled
             WHERE settled = 0 AND id > ?1 ORDER BY id LIMIT ?2",
        ))?;
        let rows = select.query_map(params![after, limit], known)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The name in row `id`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is none.
    pub fn known_name(&self, id: i64) -> Result<KnownName> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {NAME} FROM name WHERE id = ?1"))?
            .query_row([id], known)?)
    }

    /// The names of each class with that key, by class; those of old texts and
    /// of references' headlines too.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn names_with_key(&self, key: &str) -> Result<Vec<KnownName>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {NAME} FROM name
             WHERE kind IN ('person', 'organization', 'place') AND key = ?1 ORDER BY kind",
        ))?;
        let rows = select.query_map([key], known)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names that have `key` as an alias in articles, with the times they do,
    /// by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn names_called(&self, key: &str) -> Result<Vec<(KnownName, usize)>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {NAME}, alias.mentions FROM alias JOIN name ON name.id = name_id
             WHERE alias.key = ?1 AND alias.mentions > 0 ORDER BY name.id",
        ))?;
        let rows = select.query_map([key], |row| Ok((known(row)?, row.get(4)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The short forms and other words that articles use for a name.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn alias_keys(&self, name: i64) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT key FROM alias WHERE name_id = ?1 AND key IS NOT NULL",
        )?;
        let rows = select.query_map([name], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names of a class that share their coarse form with `key`, by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn spellings(&self, kind: EntityKind, key: &str) -> Result<Vec<KnownName>> {
        let form = coarse_key(kind, key);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {NAME} FROM name WHERE kind = ?1 AND key = ?2
             UNION SELECT {NAME} FROM name_form JOIN name ON name.id = name_id WHERE form = ?3",
        ))?;
        let rows = select.query_map(params![kind.as_str(), form, short_digest(&form)], known)?;
        let mut spellings = rows.collect::<Result<Vec<_>, _>>()?;
        // A digest is no proof.
        spellings.retain(|name| name.kind == kind && coarse_key(kind, &name.key) == form);
        Ok(spellings)
    }

    /// Current texts that have a name, each with its article's key.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn texts_naming(&self, name: i64) -> Result<Vec<(i64, String)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT mention.revision_id, article.key
             FROM mention JOIN article ON article.revision_id = mention.revision_id
             WHERE name_id = ?1 AND salience IS NOT NULL",
        )?;
        let rows = select.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The current texts that have the name `key` or a namesake, but for those
    /// that a split told apart: dated ones first, by date and key.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn bearers(&self, kind: EntityKind, key: &str) -> Result<Vec<Bearer>> {
        let mut select = self.connection.prepare_cached(
            "SELECT name.id, name.key, mention.revision_id, article.key
             FROM name
             JOIN mention ON mention.name_id = name.id AND salience IS NOT NULL
             JOIN article ON article.revision_id = mention.revision_id
             WHERE name.kind = ?1
               AND (name.key = ?2 OR name.key > ?2 || '#n' AND name.key < ?2 || '#o')
             ORDER BY published IS NULL, published, article.key",
        )?;
        let rows = select.query_map([kind.as_str(), key], |row| {
            let [name, revision] = [row.get(0)?, row.get(2)?];
            Ok(Bearer { name, key: row.get(1)?, revision, article: row.get(3)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names in a text.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn known_names_in(&self, revision: i64) -> Result<Vec<KnownName>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {NAME} FROM mention JOIN name ON name.id = name_id
             WHERE revision_id = ?1 AND salience IS NOT NULL",
        ))?;
        let rows = select.query_map([revision], known)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether a current text has both names. Takes time in proportion to the
    /// texts of the rarer.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn are_named_together(&self, one: &KnownName, other: &KnownName) -> Result<bool> {
        let (rare, frequent) =
            if one.articles <= other.articles { (one, other) } else { (other, one) };
        Ok(self
            .connection
            .prepare_cached(
                "SELECT EXISTS (
                    SELECT 1 FROM mention AS rare
                    CROSS JOIN mention AS frequent ON frequent.revision_id = rare.revision_id
                    JOIN article ON article.revision_id = rare.revision_id
                    WHERE rare.name_id = ?1 AND rare.salience IS NOT NULL
                      AND frequent.name_id = ?2 AND frequent.salience IS NOT NULL)",
            )?
            .query_row([rare.id, frequent.id], |row| row.get(0))?)
    }
}

fn known(row: &Row<'_>) -> rusqlite::Result<KnownName> {
    Ok(KnownName { id: row.get(0)?, kind: kind(row, 1)?, key: row.get(2)?, articles: row.get(3)? })
}
