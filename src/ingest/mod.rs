//! The only place that knows the order: sources → workers → one writer.
//!
//! Documents are read one by one, parsed and tagged on all cores, and stored
//! by one writer in the order they were read, in large transactions. What is
//! on its way is bounded in bytes, so memory does not grow with the corpus.
//! When all is stored, references are bound, both the new ones and older
//! ones that a new article answers.
//!
//! Where a command of the user's finds the names ([`TaggerCommand`]), it stands
//! between workers and writer. [`retag`] finds names anew in what is stored,
//! [`accept_cue`] references.

mod again;
mod answer;
mod authority;
mod budget;
mod decide;
mod gist;
mod identify;
mod identity;
mod import;
mod link;
mod marked;
mod names;
mod namesake;
mod outside;
mod part;
mod prepare;
mod process;
mod recue;
mod relate;
mod rename;
mod retag;
mod ruling;
mod run;
mod story;
mod tagger;
mod write;

pub use again::verify_derived;
pub use decide::{Outcome, decide};
pub use identity::{content_hash, identity};
pub use import::{Import, Judged, Sighting, State, Verdict, import};
pub use prepare::prepare;
pub use recue::{RecueReport, accept_cue, drop_cue, propose_cues};
pub use retag::{RetagReport, retag};
pub use run::{Event, Options, Report, WORKER, ingest};
pub use tagger::{Tagger, TaggerCommand};
