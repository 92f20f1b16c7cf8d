//! Words that two texts have in common: copies, and passages taken over.
//!
//! A text is the set of its shingles, five words in a row each (Broder, "On the
//! resemblance and containment of documents", 1997). Words are compared
//! without case and punctuation; in scripts without spaces a sign is a word.

mod passage;
mod shingle;
mod sketch;

pub use passage::{Passage, shared_passages};
pub use shingle::{Likeness, Shingles};
pub use sketch::Sketch;
