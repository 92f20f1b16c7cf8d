//! The program as a reader meets it: both streams and the exit code.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes snapshots so")]

#[path = "../program/mod.rs"]
mod program;

mod again;
mod ask;
mod authority;
mod browse;
mod cues;
mod decide;
mod decided;
mod draw;
mod errors;
mod eval;
mod export;
mod ingest;
mod late;
mod lint;
mod lint_articles;
mod log;
mod news;
mod outside;
mod path;
mod rank;
mod references;
mod related;
mod retag;
mod stopped;
mod tag;
mod terminal;
mod verify;
mod wanted;
