//! The company a name keeps: what else the articles name that have it.

use crate::extract::canonical_name;
use crate::model::{EntityKind, KnownName};

/// Articles of a name that are asked for its company: those with the smallest
/// digests, so that it does not matter which came first.
pub const SAMPLE: usize = 8;

/// A name in more articles than this is known by its use, not by company.
pub const MOST_TEXTS: usize = 64;

/// Two names share company in an article where what they share weighs as much:
/// one name that is not on every front page, or two that are.
pub const ENOUGH: f64 = 0.6;

/// Of the articles asked, so many must share company.
pub const SHARE: f64 = 0.5;

/// The weight of a place that everybody knows: half of the world's stories
/// have one in common.
const KNOWN_PLACE: f64 = 0.3;

/// How much it says that two articles both have `companion`.
#[must_use]
pub fn weight(companion: &KnownName) -> f64 {
    match canonical_name(companion.plain_key()) {
        Some((_, EntityKind::Place)) => KNOWN_PLACE,
        _ => 1.0,
    }
}
