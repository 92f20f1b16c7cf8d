//! Which way an expression points that could point either way.

use super::lexicon::Meaning;
use super::line::Line;

/// What the verb nearest to an expression says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tense {
    Past,
    Future,
    /// There is none that tells: the present, or no verb.
    Unknown,
}

/// The tense of what is said of the tokens `start..end`: that of a verb right
/// after them (`in March added`), else of the nearest before them in the
/// sentence or, where there is none, after them.
///
/// `will be released on Thursday`: a participle after `be` tells nothing.
pub(super) fn tense(line: &Line<'_>, start: usize, end: usize) -> Tense {
    let tells = |at: usize| {
        if line.begins(at, Meaning::Future).is_some() {
            return Some(Tense::Future);
        }
        let is_passive = (1..=2).any(|back| {
            at.checked_sub(back)
                .is_some_and(|before| line.begins(before, Meaning::Passive).is_some())
        });
        (line.is_past(at) && !is_passive).then_some(Tense::Past)
    };
    let next = (end < line.tokens.len()).then(|| tells(end)).flatten();
    next.or_else(|| (0..start).rev().find_map(tells))
        .or_else(|| (end..line.tokens.len()).find_map(tells))
        .unwrap_or(Tense::Unknown)
}
