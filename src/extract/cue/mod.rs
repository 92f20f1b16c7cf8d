//! Cues: the words by which an editor announces another story.
//!
//! They are data, one file a language in `data/cues/`; each file's head says
//! how a line of it is read. All languages are searched in every article: a
//! Swahili site quotes English stories, and an article's language is often
//! not known.

mod lexicon;
mod shape;
mod table;

pub(crate) use lexicon::{Hit, Lexicon, lexicon, spelled_until};
pub(crate) use shape::Shape;
pub(crate) use table::{Cue, Language};
