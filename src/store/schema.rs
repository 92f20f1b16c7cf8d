//! Migrations: which tables a file has, and how it gets the rest.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::name::{kind, put_form};
use crate::error::{Error, Result};
use crate::model::{short_digest, title_key, title_tokens, url_key};

/// In order; a released one is never edited. The file's `user_version` is
/// how many of them it has had.
const MIGRATIONS: [&str; 10] = [
    include_str!("../../schema/0001_archive.sql"),
    include_str!("../../schema/0002_views.sql"),
    include_str!("../../schema/0003_retag.sql"),
    include_str!("../../schema/0004_again.sql"),
    include_str!("../../schema/0005_smaller.sql"),
    include_str!("../../schema/0006_identity.sql"),
    include_str!("../../schema/0007_decision.sql"),
    include_str!("../../schema/0008_authority.sql"),
    include_str!("../../schema/0009_story.sql"),
    include_str!("../../schema/0010_earlier_title.sql"),
];

/// The schema version that this program reads and writes.
pub(super) const VERSION: i64 = 10;

/// The version whose normal forms are those of this program.
const NORMAL_FORMS: i64 = 5;

/// The version that has coarser forms of names.
const NAME_FORMS: i64 = 6;

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
    if (1..NORMAL_FORMS).contains(&had) {
        renew_keys(&transaction)?;
    }
    if (1..NAME_FORMS).contains(&had) {
        add_forms(&transaction)?;
    }
    if had < VERSION {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    Ok(())
}

/// Computes anew what SQL cannot: normal forms, which have got wiser. The next
/// run of `ingest` binds all references by them.
fn renew_keys(connection: &Connection) -> Result<()> {
    connection.execute_batch(
        "DELETE FROM title_token; DELETE FROM title_word; DELETE FROM reference_token;
         UPDATE article SET linked = 0",
    )?;
    let mut select = connection.prepare("SELECT id, title, url FROM article")?;
    let mut hash = connection.prepare("UPDATE article SET title_hash = ?2 WHERE id = ?1")?;
    // Of two articles that turn out to be one each keeps its key.
    let mut key = connection.prepare(
        "UPDATE OR IGNORE article SET key = 'url:' || ?2 WHERE id = ?1 AND key LIKE 'url:%'",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, title): (i64, String) = (row.get(0)?, row.get(1)?);
        hash.execute((id, short_digest(&title_key(&title))))?;
        if let Some(address) = row.get::<_, Option<String>>(2)?.as_deref().and_then(url_key) {
            key.execute((id, address))?;
        }
    }
    let mut select =
        connection.prepare("SELECT id, kind <> 'link', reach_key, url FROM reference")?;
    let mut address = connection.prepare("UPDATE reference SET url_key = ?2 WHERE id = ?1")?;
    let mut token = connection
        .prepare("INSERT OR IGNORE INTO reference_token (token, reference_id) VALUES (?1, ?2)")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        let (id, is_editorial): (i64, bool) = (row.get(0)?, row.get(1)?);
        address.execute((id, row.get::<_, Option<String>>(3)?.as_deref().and_then(url_key)))?;
        for word in title_tokens(&row.get::<_, String>(2)?).into_iter().filter(|_| is_editorial) {
            token.execute((word, id))?;
        }
    }
    Ok(())
}

/// Gives names of before their coarser forms. The next run of `ingest` decides
/// which of them are one thing.
fn add_forms(connection: &Connection) -> Result<()> {
    let mut select = connection.prepare("SELECT id, kind, key FROM name")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        put_form(connection, row.get(0)?, kind(row, 1)?, &row.get::<_, String>(2)?)?;
    }
    Ok(())
}
