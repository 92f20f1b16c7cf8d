//! What might be a name, and why.

use crate::model::EntityKind;

/// Why a candidate is one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ground {
    /// The gazetteer lists it, and its words mean nothing else.
    Known(EntityKind),
    /// The gazetteer lists it, but its word is also a common word or a
    /// person's name.
    Doubtful(EntityKind),
    /// Two words or more, of which the first is a given name.
    FullName,
    /// One word of which only the rest of the article can tell whether it is a
    /// surname.
    Word,
}

/// A name, perhaps.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
    /// Why it is a candidate.
    pub(super) ground: Ground,
}
