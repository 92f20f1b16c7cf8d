//! A document as sentences of words, and what the first pass makes of them.

use std::ops::Range;

use super::lattice::{CLASSES, Found, Scores};
use super::word::Word;

/// Everything that is tagged together.
#[derive(Default)]
pub(crate) struct Document<'t> {
    /// All words, in order.
    pub(crate) words: Vec<Word<'t>>,
    /// Each sentence's place in `words`; together they cover it.
    pub(crate) sentences: Vec<Range<usize>>,
}

/// A stretch of words that may hold names, after the first pass.
pub(crate) struct Chunk {
    /// First word, counted within the document.
    pub(crate) start: usize,
    /// What speaks for each label, for each word.
    pub(crate) scores: Vec<Scores>,
    /// The probability of each class, for each word.
    pub(crate) classes: Vec<[f32; CLASSES]>,
    /// The likeliest names.
    pub(crate) names: Vec<Found>,
}
