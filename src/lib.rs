//! storygraph keeps the READ MORE lines: it reads news articles, finds the
//! references editors set between them and the people, organisations and
//! places they name, and makes of them one knowledge graph in one SQLite file.
//!
//! ```text
//! bytes → document → article → references, mentions → entities, bindings → store → graph → query → render
//! source   parse      model     extract                resolve              store   graph   query   render
//! ```
//!
//! One module for each step. `model` says what things are and imports nothing;
//! `ingest` is the only one that knows the order; `layout` is pure numbers. An
//! import only ever points to an earlier step: `tests/layering.rs` has the table.

pub mod error;
pub mod extract;
pub mod graph;
pub mod ingest;
pub mod layout;
pub mod model;
pub mod parse;
pub mod query;
pub mod render;
pub mod resolve;
pub mod source;
pub mod store;

pub use error::{Error, Result};
