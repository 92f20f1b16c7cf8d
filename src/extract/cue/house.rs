//! Cues of one archive: what a person has accepted, beside what all know.

use std::borrow::Cow;
use std::sync::Arc;

use super::lexicon::{Lexicon, lexicon, spelled_until};
use super::{Cue, Shape};
use crate::model::{HouseCue, ReferenceKind};

/// The cues that are looked for: those in the binary, and what an archive has
/// besides.
#[derive(Clone, Debug, Default)]
pub struct Cues(Option<Arc<Lexicon>>);

impl Cues {
    /// The cues in the binary and those of an archive. Upper and lower case are
    /// the same; what an archive says of a phrase outranks what the binary does.
    #[must_use]
    pub fn with_house(house: &[HouseCue]) -> Self {
        match house {
            [] => Self(None),
            house => Self(Some(Arc::new(Lexicon::with_house(house, false)))),
        }
    }

    /// None but those of an archive.
    #[must_use]
    pub fn only(house: &[HouseCue]) -> Self {
        Self(Some(Arc::new(Lexicon::with_house(house, true))))
    }

    pub(crate) fn lexicon(&self) -> &Lexicon {
        self.0.as_deref().unwrap_or_else(|| lexicon())
    }
}

/// A house cue as the finder takes it.
pub(super) fn cue(house: &HouseCue) -> Cue {
    let shape = match house.kind {
        ReferenceKind::Media | ReferenceKind::Label => "line flat",
        ReferenceKind::Related => "line next list flat",
        _ => "line next flat",
    };
    Cue {
        phrase: Cow::Owned(house.phrase.clone()),
        kind: Some(house.kind),
        shape: Shape::parse(shape).unwrap_or_default(),
        trails: false,
        language: None,
    }
}

/// Whether a phrase is spelled anywhere in `text`, whatever its case.
#[must_use]
pub fn is_spelled(phrase: &str, text: &str) -> bool {
    let Some(first) = phrase.chars().next() else { return false };
    let folded = |c: char| c.to_lowercase().next();
    text.char_indices()
        .filter(|&(_, c)| c == first || folded(c) == folded(first))
        .any(|(at, _)| spelled_until(text, at, phrase).is_some())
}
