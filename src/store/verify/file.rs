//! The file, its foreign keys, its full-text index, its decisions.

use rusqlite::Connection;
use rusqlite::ErrorCode;

use super::{Tell, Verified};
use crate::error::Result;
use crate::model::Decision;
use crate::store::Store;

impl Store {
    pub(super) fn verify_file(&self, tell: Tell<'_>) -> Result<()> {
        let mut select = self.connection.prepare("PRAGMA integrity_check")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let said: String = row.get(0)?;
            if said != "ok" {
                tell("file", "file", said.to_lowercase());
            }
        }
        let mut select = self.connection.prepare("PRAGMA foreign_key_check")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
            let at = row.get::<_, Option<i64>>(1)?.map_or_else(String::new, |id| format!(" {id}"));
            tell("foreign_key", &format!("{table}{at}"), format!("names no row of `{parent}`"));
        }
        Ok(())
    }

    /// Has SQLite hold the full-text index against the texts. It takes that for
    /// a write, so it is asked of a second connection and taken back; `false`
    /// where the file cannot be written.
    pub(super) fn verify_index(&self, tell: Tell<'_>) -> Result<bool> {
        let ask = || -> rusqlite::Result<()> {
            let writer = Connection::open(&self.path)?;
            writer.busy_timeout(crate::store::BUSY)?;
            writer.execute_batch(
                "BEGIN;
                 INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1);
                 ROLLBACK;",
            )
        };
        match ask() {
            Ok(()) => Ok(true),
            Err(error) => match error.sqlite_error_code() {
                Some(ErrorCode::DatabaseCorrupt) => {
                    tell("index", "article_fts", "does not have the words of the texts".to_owned());
                    Ok(true)
                }
                Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen) => Ok(false),
                _ => Err(error.into()),
            },
        }
    }

    pub(super) fn verify_decisions(&self, verified: &mut Verified, tell: Tell<'_>) -> Result<()> {
        for decision in self.decisions()? {
            verified.decisions += 1;
            let Decision { id, at, by, why, act } = decision;
            if Decision::new(at, by, why, act).id != id {
                tell("decision", &id, "does not say what its id is the digest of".to_owned());
            }
        }
        Ok(())
    }
}
