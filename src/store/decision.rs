//! What people decided: rows that are only added.

use rusqlite::{Row, params, types::Type};

use super::Store;
use crate::error::{Error, Result};
use crate::model::{Decision, Moment};

impl Store {
    /// Adds a decision, within the caller's transaction. Returns whether it is
    /// new.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be written.
    pub fn put_decision(&self, decision: &Decision) -> Result<bool> {
        let act = serde_json::to_string(&decision.act)
            .map_err(|error| Error::Database(error.to_string()))?;
        let added = self
            .connection
            .prepare_cached(
                "INSERT INTO decision (id, at, by, why, act) VALUES (?1, ?2, ?3, ?4, ?5)
                 ON CONFLICT DO NOTHING",
            )?
            .execute(params![
                decision.id,
                decision.at.to_string(),
                decision.by,
                decision.why,
                act
            ])?;
        Ok(added > 0)
    }

    /// Every decision, in the order of time, then of their ids.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn decisions(&self) -> Result<Vec<Decision>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, at, by, why, act FROM decision ORDER BY at, id")?;
        let rows = select.query_map([], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// When the latest decision was made.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn last_decided(&self) -> Result<Option<Moment>> {
        let last: Option<String> = self
            .connection
            .prepare_cached("SELECT max(at) FROM decision")?
            .query_row([], |row| row.get(0))?;
        Ok(last.and_then(|last| last.parse().ok()))
    }

    /// The decision whose id begins with `prefix`.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or [`Error::Ambiguous`] if several do.
    pub fn find_decision(&self, prefix: &str) -> Result<Decision> {
        let what = "decision";
        let query = prefix.to_owned();
        // Ids are of hexadecimal digits, which `g` follows.
        let from = prefix.to_ascii_lowercase();
        let mut select = self.connection.prepare_cached(
            "SELECT id, at, by, why, act FROM decision
             WHERE id >= ?1 AND id < ?1 || 'g' ORDER BY id LIMIT 9",
        )?;
        let rows = select.query_map([from], read)?;
        let mut found = rows.collect::<Result<Vec<_>, _>>()?;
        match found.len() {
            0 => Err(Error::NotFound { what, query, similar: Vec::new() }),
            1 => Ok(found.swap_remove(0)),
            _ => {
                let candidates = found.iter().map(|decision| told_apart(decision, &found));
                Err(Error::Ambiguous { what, query, candidates: candidates.collect() })
            }
        }
    }
}

/// As many digits of a decision's id as it takes to tell it from all of `others`.
fn told_apart(decision: &Decision, others: &[Decision]) -> String {
    let lengths = Decision::SHORT..decision.id.len();
    let is_alone = |length: &usize| {
        others.iter().filter(|other| other.id.get(..*length) == decision.id.get(..*length)).count()
            == 1
    };
    let length = lengths.into_iter().find(is_alone).unwrap_or(decision.id.len());
    decision.id.get(..length).unwrap_or(&decision.id).to_owned()
}

/// Columns id, at, by, why, act.
fn read(row: &Row<'_>) -> rusqlite::Result<Decision> {
    let wrong = |column: usize, why: String| {
        rusqlite::Error::FromSqlConversionFailure(column, Type::Text, why.into())
    };
    let at: String = row.get(1)?;
    let act: String = row.get(4)?;
    Ok(Decision {
        id: row.get(0)?,
        at: at.parse().map_err(|why| wrong(1, why))?,
        by: row.get(2)?,
        why: row.get(3)?,
        act: serde_json::from_str(&act).map_err(|error| wrong(4, error.to_string()))?,
    })
}
