//! The finished rows of an archive, copied into a new file with the same
//! tables and indexes: what any program that fills this file has to pay.

use std::error::Error;
use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;

/// Copies the archive at `from` to a new file at `to`, in one transaction, and
/// says how long that took.
pub(crate) fn copy(from: &Path, to: &Path) -> Result<Duration, Box<dyn Error>> {
    let start = Instant::now();
    let new = Connection::open(to)?;
    new.execute("ATTACH ?1 AS finished", [from.to_string_lossy()])?;
    let page_bytes: i64 = new.query_row("PRAGMA finished.page_size", [], |row| row.get(0))?;
    new.execute_batch(&format!(
        "PRAGMA page_size = {page_bytes}; PRAGMA journal_mode = wal;
         PRAGMA synchronous = normal; PRAGMA foreign_keys = off; BEGIN"
    ))?;
    let mut select = new.prepare(
        "SELECT name, type, sql FROM finished.sqlite_schema
         WHERE sql IS NOT NULL AND name NOT LIKE 'article_fts_%' AND name NOT LIKE 'sqlite_%'
         ORDER BY rowid",
    )?;
    let things = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    let mut tables = Vec::new();
    for thing in things {
        let (name, kind, sql): (String, String, String) = thing?;
        new.execute_batch(&sql)?;
        if kind == "table" && name != "article_fts" {
            tables.push(name);
        }
    }
    for table in tables {
        new.execute_batch(&format!("INSERT INTO main.{table} SELECT * FROM finished.{table}"))?;
    }
    new.execute_batch(
        "INSERT INTO main.article_fts (rowid, title, standfirst, body)
         SELECT id, title, standfirst, body FROM main.article_text;
         COMMIT; PRAGMA wal_checkpoint (TRUNCATE)",
    )?;
    Ok(start.elapsed())
}
