//! Cues: the words by which an editor announces another story.
//!
//! They are data, one file a language in `data/cues/`; each file's head says
//! how a line of it is read. All languages are searched in every article: a
//! Swahili site quotes English stories, and an article's language is often
//! not known.

mod house;
mod learn;
mod lexicon;
mod shape;
mod table;

pub use house::{Cues, is_spelled};
pub use learn::{CueLearner, ProposedCue};
#[cfg(test)]
pub(crate) use lexicon::lexicon;
pub(crate) use lexicon::{Hit, Lexicon, is_no_label, spelled_until};
pub(crate) use shape::Shape;
pub(crate) use table::{Cue, Language};
