//! By which copies of one text find each other.

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::error::Result;

impl Store {
    /// Every article with the sketch of its current body, the oldest first,
    /// undated last, then by key. 64 bytes an article.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn sketches(&self) -> Result<Vec<(i64, Option<Vec<u8>>)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT article.id, minima FROM article LEFT JOIN sketch USING (revision_id)
             WHERE article.revision_id IS NOT NULL
             ORDER BY published IS NULL, published, key",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Adds the sketch of a wording's body where it has none.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn complete_sketch(&self, revision: i64, sketch: Option<&[u8]>) -> Result<()> {
        if let Some(sketch) = sketch {
            self.connection
                .prepare_cached(
                    "INSERT OR IGNORE INTO sketch (revision_id, minima) VALUES (?1, ?2)",
                )?
                .execute(params![revision, sketch])?;
        }
        Ok(())
    }

    /// The sketch of an article's current body.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn sketch(&self, article: i64) -> Result<Option<Vec<u8>>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT minima FROM article JOIN sketch USING (revision_id) WHERE article.id = ?1",
            )?
            .query_row([article], |row| row.get(0))
            .optional()?)
    }
}
