//! Migrations: which tables a file has, and how it gets the rest.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use crate::error::{Error, Result};
use crate::model::{short_digest, title_key};

/// In order; a released one is never edited. The file's `user_version` is
/// how many of them it has had.
const MIGRATIONS: [&str; 5] = [
    include_str!("../../schema/0001_archive.sql"),
    include_str!("../../schema/0002_views.sql"),
    include_str!("../../schema/0003_retag.sql"),
    include_str!("../../schema/0004_again.sql"),
    include_str!("../../schema/0005_smaller.sql"),
];

/// The schema version that this program reads and writes.
pub(super) const VERSION: i64 = 5;

/// The version from which articles have the digest of their headline.
const TITLE_HASHES: i64 = 5;

/// `STGR` in ASCII: what `file(1)` and SQLite know our files by.
const APPLICATION_ID: i64 = 0x5354_4752;

/// The file's schema version, 0 for an empty one, `None` for another program's.
pub(super) fn version(connection: &Connection, path: &Path) -> Result<Option<i64>> {
    let read = || -> rusqlite::Result<(i64, i64, i64)> {
        let pragma = |name| connection.pragma_query_value(None, name, |row| row.get(0));
        let tables =
            connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
        Ok((pragma("application_id")?, pragma("user_version")?, tables))
    };
    match read() {
        Ok((APPLICATION_ID, found, _)) if found > VERSION => {
            Err(Error::NewerDatabase { path: path.to_owned(), found, known: VERSION })
        }
        Ok((APPLICATION_ID, found, _)) => Ok(Some(found)),
        Ok((0, 0, 0)) => Ok(Some(0)),
        Ok(_) => Ok(None),
        Err(error) if error.sqlite_error_code() == Some(rusqlite::ErrorCode::NotADatabase) => {
            Ok(None)
        }
        Err(error) => Err(error.into()),
    }
}

/// Applies what is missing, all of it or none.
pub(super) fn migrate(connection: &mut Connection) -> Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let had: i64 = transaction.pragma_query_value(None, "user_version", |row| row.get(0))?;
    for migration in MIGRATIONS.iter().skip(usize::try_from(had).unwrap_or_default()) {
        transaction.execute_batch(migration)?;
    }
    if (1..TITLE_HASHES).contains(&had) {
        hash_titles(&transaction)?;
    }
    if had < VERSION {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Fills in what SQL cannot compute.
fn hash_titles(connection: &Connection) -> Result<()> {
    let mut select = connection.prepare("SELECT id, title FROM article")?;
    let mut update = connection.prepare("UPDATE article SET title_hash = ?2 WHERE id = ?1")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let title: String = row.get(1)?;
        update.execute((row.get::<_, i64>(0)?, short_digest(&title_key(&title))))?;
    }
    Ok(())
}
