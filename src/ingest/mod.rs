//! The only place that knows the order: sources → workers → one writer.
//!
//! Documents are read one by one, parsed and tagged on all cores, and stored
//! by one writer in the order they were read, in large transactions. What is
//! on its way is bounded in bytes, so memory does not grow with the corpus.
//! When all is stored, references are bound, both the new ones and older
//! ones that a new article answers.

mod budget;
mod identity;
mod link;
mod prepare;
mod run;

pub use identity::{content_hash, identity};
pub use prepare::prepare;
pub use run::{Event, Options, Report, WORKER, ingest};
