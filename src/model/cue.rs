//! A cue of one archive.

use super::ReferenceKind;

/// A phrase that the editors of one archive put before headlines (`SOMA:`),
/// as a person has accepted it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HouseCue {
    /// As printed, without the separator.
    pub phrase: String,
    /// What it says of the story after it; never [`ReferenceKind::Link`].
    pub kind: ReferenceKind,
}
