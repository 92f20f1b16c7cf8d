//! The SQLite file: the only module that speaks SQL.
//!
//! Tables are defined in `schema/`, one file per migration. A query stands
//! beside the function that runs it; `impl Store` is spread one file a table.

mod again;
mod alike;
mod article;
mod article_read;
mod authority;
mod between;
mod binding;
mod cue;
mod dated;
mod decision;
mod earlier_title;
mod entity_read;
mod graph;
mod handle;
mod history;
mod identity;
mod joined;
mod lint;
mod listing;
mod marked;
mod mention;
mod name;
mod neighbour;
mod outside;
mod pointer;
mod portrait;
mod reference;
mod retag;
mod revision;
mod schema;
mod search;
mod settle;
mod sketch;
mod slug;
mod speaker;
mod sql;
mod statistics;
mod stem;
mod story;
mod story_change;
mod story_near;
mod story_read;
mod strand;
mod tagged;
mod target;
mod verify;
mod wanted;

use std::cell::{Cell, RefCell};
use std::path::{Path, PathBuf};

use rusqlite::ffi::SQLITE_READONLY_ROLLBACK;
use rusqlite::{Connection, ErrorCode, OpenFlags, config::DbConfig};

pub use alike::NamingText;
pub use article::{Change, Incoming, IncomingReference, Outcome};
pub use article_read::{ArticleFilter, ArticleRow, FullArticle};
pub use authority::HolderRow;
pub use binding::NewlyBound;
pub use cue::CueRow;
pub use dated::{DatedRow, WordingText};
pub use entity_read::{EntityFilter, EntityRow};
pub use graph::{EdgeRow, NodeLabel, NodeRow};
pub use history::{Pointed, RevisionRow};
pub use identity::Bearer;
pub use joined::Joined;
pub use lint::Overtaken;
pub use mention::MentionRow;
pub use neighbour::{NamedEntity, Tie};
pub use outside::{LinkedName, OutsideId};
pub use pointer::Unlinked;
pub use portrait::{Appearance, Companion, FormRow};
pub use reference::{CandidateRow, ReferenceFilter, ReferenceRow};
pub use retag::{Retagged, Wording};
pub use revision::searched;
pub use search::{Glance, SearchHit, Term};
pub use sql::Table;
pub use statistics::Statistics;
pub use stem::{StemCount, fold, stem, stems};
pub use story::{DueArticle, ToldArticle};
pub use story_change::{MoveReason, StoryChange};
pub use story_read::{StoryEntity, StoryFilter};
pub use strand::Strand;
pub use tagged::Tagged;
pub use verify::{Fault, Verified};
pub use wanted::{Citation, WantedRow};

use crate::error::{Error, Result};

/// SQLite's page cache for one connection, in KiB. 64 MiB holds the upper
/// levels of every index of a 100,000-article archive.
const CACHE_KIB: i64 = 65_536;

/// A text of newsroom length (3 to 4 kB) leaves a third of a page of the usual
/// 4,096 bytes empty, and less of smaller ones.
const PAGE_BYTES: i64 = 2_048;

/// How long to wait for another process that is writing.
const BUSY: std::time::Duration = std::time::Duration::from_secs(10);

/// Where at least one article in so many is new, the full-text index is made one
/// piece again: smaller and quicker to ask, in time proportional to the archive.
const WORTH_MERGING: usize = 10;

/// An open archive.
pub struct Store {
    connection: Connection,
    path: PathBuf,
    cache: RefCell<article::Cache>,
    /// Texts put into the full-text index since [`Store::tidy`].
    changes: Cell<usize>,
}

impl Store {
    /// Opens the archive at `path` to read. Never creates a file, and changes
    /// one only to bring an older program's up to date, or to take back what a
    /// killed run had half written.
    ///
    /// # Errors
    ///
    /// [`Error::NoDatabase`] if there is none, [`Error::NotADatabase`] or
    /// [`Error::NewerDatabase`] if this program cannot read it.
    pub fn open(path: &Path) -> Result<Self> {
        if !path.exists() {
            return Err(Error::NoDatabase { path: path.to_owned() });
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(path, flags)?;
        take_back_unfinished(&connection, path)?;
        let store = Self::with(connection, path)?;
        match store.version()? {
            Some(found) if found == schema::VERSION => Ok(store),
            // A file of an older program is brought up to date first.
            Some(found) if found > 0 => Self::open_or_create(path),
            _ => Err(Error::NotADatabase { path: path.to_owned() }),
        }
    }

    /// Opens the archive at `path` to write, making or upgrading it first.
    ///
    /// # Errors
    ///
    /// [`Error::NotADatabase`] or [`Error::NewerDatabase`] if the file is
    /// not ours to write; [`Error::Database`] if it cannot be made.
    pub fn open_or_create(path: &Path) -> Result<Self> {
        let mut store = Self::with(Connection::open(path)?, path)?;
        if store.version()?.is_none() {
            return Err(Error::NotADatabase { path: path.to_owned() });
        }
        // Only a new file takes these.
        store.connection.pragma_update(None, "page_size", PAGE_BYTES)?;
        store.connection.pragma_update(None, "auto_vacuum", "incremental")?;
        store.connection.pragma_update(None, "journal_mode", "wal")?;
        store.connection.pragma_update(None, "synchronous", "normal")?;
        store.connection.pragma_update(None, "foreign_keys", true)?;
        schema::migrate(&mut store.connection)?;
        Ok(store)
    }

    /// A second connection to the same file, to read beside a writer.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if SQLite refuses it.
    pub fn reader(&self) -> Result<Self> {
        Self::open(&self.path)
    }

    /// Where the archive is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Has all that `ask` reads come from one state of the file, whatever others
    /// write meanwhile. Many small questions are answered sooner so: the file
    /// is locked once and not for each.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read, and those of `ask`.
    pub fn at_once<T>(&self, ask: impl FnOnce() -> Result<T>) -> Result<T> {
        let is_within = !self.connection.is_autocommit();
        let _reading =
            if is_within { None } else { Some(self.connection.unchecked_transaction()?) };
        ask()
    }

    /// Begins a transaction; all writes up to [`Store::commit`] are one.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], for instance while another process writes.
    pub fn begin(&self) -> Result<()> {
        Ok(self.connection.execute_batch("BEGIN IMMEDIATE")?)
    }

    /// Makes the writes since [`Store::begin`] lasting.
    ///
    /// # Errors
    ///
    /// [`Error::Database`], for instance when the disk is full.
    pub fn commit(&self) -> Result<()> {
        self.put_texts()?;
        self.put_stems()?;
        self.put_names()?;
        Ok(self.connection.execute_batch("COMMIT")?)
    }

    /// Takes back the writes since [`Store::begin`], as far as the database
    /// can still be reached.
    pub fn abandon(&self) {
        *self.cache.borrow_mut() = article::Cache::default();
        let _ = self.connection.execute_batch("ROLLBACK");
    }

    /// After a run: refreshes the query planner's statistics and makes the
    /// archive one file again, which can be read where nothing can be written.
    /// While another process reads it, its write-ahead log stays beside it.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the disk is full.
    pub fn tidy(&self) -> Result<()> {
        if self.changes.take() * WORTH_MERGING >= self.count_articles()? {
            self.connection
                .execute_batch("INSERT INTO article_fts (article_fts) VALUES ('optimize')")?;
        }
        // Pages that a merge has left empty go back to the disk, one a row.
        let mut vacuum = self.connection.prepare("PRAGMA incremental_vacuum")?;
        let mut pages = vacuum.query([])?;
        while pages.next()?.is_some() {}
        self.connection.execute_batch("PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)")?;
        // Refused while another connection is open; the next run tries again.
        let _ = self.connection.pragma_update(None, "journal_mode", "delete");
        Ok(())
    }

    fn with(connection: Connection, path: &Path) -> Result<Self> {
        connection.busy_timeout(BUSY)?;
        connection.set_prepared_statement_cache_capacity(128);
        // The first look into the file: here it shows if it is no database.
        connection.pragma_update(None, "cache_size", -CACHE_KIB).map_err(|error| {
            match error.sqlite_error_code() {
                Some(ErrorCode::NotADatabase) => Error::NotADatabase { path: path.to_owned() },
                _ => error.into(),
            }
        })?;
        // With statistics of STAT4 at hand SQLite would plan a statement anew for
        // every value bound to it; this holds it to its first plan.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
        Ok(Self {
            connection,
            path: path.to_owned(),
            cache: RefCell::default(),
            changes: Cell::default(),
        })
    }

    /// The file's schema version, 0 for an empty file, `None` for a file
    /// that is a database of another program.
    fn version(&self) -> Result<Option<i64>> {
        schema::version(&self.connection, &self.path)
    }
}

/// Has a writer take back what a killed process had half written, if there is
/// that: who may only read is refused the whole file until then.
fn take_back_unfinished(reader: &Connection, path: &Path) -> Result<()> {
    let look =
        |connection: &Connection| connection.pragma_query(None, "schema_version", |_| Ok(()));
    let refusal = look(reader).err().and_then(|error| error.sqlite_error().copied());
    if refusal.is_some_and(|refusal| refusal.extended_code == SQLITE_READONLY_ROLLBACK) {
        look(&Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_WRITE)?)?;
    }
    Ok(())
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database(error.to_string())
    }
}
