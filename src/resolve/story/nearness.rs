//! A story goes quiet: what was told long ago is less likely the same one.

use super::place::days_between;

/// What likeness is worth after a long time, of what it is worth on one day: a
/// trial that begins years after the deed is told in the same words and names.
const LASTING: f64 = 0.4;

/// Days in which half of the rest is gone. On the development sets `BCubed` F1
/// changes by less than .005 from 7 to 20.
const HALF: f64 = 10.0;

/// What likeness of two articles is worth for the time between them, up to 1.
/// Undated articles are taken as of one time: nothing is said against it.
pub(super) fn nearness(one: i64, other: i64) -> f64 {
    days_between(one, other)
        .map_or(1.0, |days| LASTING + (1.0 - LASTING) * HALF / (HALF + days as f64))
}
