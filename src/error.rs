//! The library's one error type.

use std::path::PathBuf;

/// What went wrong, named for what the caller can do about it.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// There is no database at this path. Make one with `ingest`.
    #[error("no database at `{}`", path.display())]
    NoDatabase {
        /// Where it was looked for.
        path: PathBuf,
    },
    /// The file is no storygraph database. Name another.
    #[error("`{}` is not a storygraph database", path.display())]
    NotADatabase {
        /// The file.
        path: PathBuf,
    },
    /// A later program wrote the file. Update this one.
    #[error("`{}` was written by a newer storygraph (schema {found}, this program knows {known})", path.display())]
    NewerDatabase {
        /// The file.
        path: PathBuf,
        /// Its schema version.
        found: i64,
        /// The newest schema version this program knows.
        known: i64,
    },
    /// Nothing in the archive goes by this name.
    #[error("no {what} named `{query}`")]
    NotFound {
        /// `article` or `entity`.
        what: &'static str,
        /// What was asked for.
        query: String,
        /// Names that come close, best first.
        similar: Vec<String>,
    },
    /// More than one thing goes by this name. Ask for one of the candidates.
    #[error("`{query}` could be more than one {what}")]
    Ambiguous {
        /// `article` or `entity`.
        what: &'static str,
        /// What was asked for.
        query: String,
        /// What it could be, in a form that can be asked for.
        candidates: Vec<String>,
    },
    /// The request itself cannot be read. Change it.
    #[error("{message}")]
    Invalid {
        /// What is wrong, lower case, no full stop.
        message: String,
        /// What to write instead.
        hint: String,
    },
    /// The database could not be read or written.
    #[error("database: {0}")]
    Database(String),
    /// A file could not be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
}

/// A result of this library.
pub type Result<T, E = Error> = std::result::Result<T, E>;
