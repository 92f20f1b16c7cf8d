//! Which article a reference means.
//!
//! In order: same address, same headline, the headline of another wording, the
//! headline at the start of a
//! label that runs on (or the label at the start of a headline, if one of them
//! breaks off), most of an edited headline's words. A decision depends on the
//! reference and on all articles that fit, never on which came first.

mod choose;
mod compare;
mod headline;
mod lexicon;
mod rate;
#[cfg(test)]
mod tests;

use std::collections::HashSet;

use crate::model::{Binding, Method, Pointer, Target};

use choose::choose;
pub use rate::TITLE_SHARE;
use rate::{WORDS_CONFIDENCE, rate};

/// A candidate this far behind the best is no rival.
const MARGIN: f64 = 0.1;

/// At most this many candidates are kept.
const CANDIDATES: usize = 5;

/// What `pointer` means, given every article that fits it at all.
///
/// Two that fit equally well are told apart by publisher and date; where that
/// does not help the reference waits, with both as candidates. Copies of one
/// text are one story: the earliest, then the first by key, stands for all.
#[must_use]
pub fn bind(pointer: &Pointer, targets: &[Target]) -> Binding {
    let mut rated: Vec<Rated<'_>> = targets
        .iter()
        .filter(|target| target.article != pointer.article)
        .filter_map(|target| {
            let (method, score) = rate(pointer, target)?;
            Some(Rated { target, method, score })
        })
        .collect();
    rated.sort_by(|a, b| {
        b.score.total_cmp(&a.score).then_with(|| age(a.target).cmp(&age(b.target)))
    });
    let mut seen = HashSet::new();
    rated.retain(|rated| seen.insert(rated.target.article));
    // Where a headline is met exactly, those that share words with it are
    // others: the store need not look for them.
    if rated.iter().any(|rated| rated.method.is_exact()) {
        rated.retain(|rated| rated.method != Method::TitleWords);
    }
    let Some(best) = rated.first() else {
        return Binding::Waiting(Vec::new());
    };
    let rivals: Vec<&Rated<'_>> =
        rated.iter().filter(|other| best.score - other.score < MARGIN).collect();
    let chosen = choose(pointer, &rivals);
    match chosen {
        Some(chosen) if chosen.score >= TITLE_SHARE * WORDS_CONFIDENCE => Binding::Bound {
            article: chosen.target.article,
            method: chosen.method,
            confidence: chosen.score,
        },
        _ => Binding::Waiting(
            rated
                .iter()
                .take(CANDIDATES)
                .map(|rated| (rated.target.article, rated.score))
                .collect(),
        ),
    }
}

struct Rated<'t> {
    target: &'t Target,
    method: Method,
    score: f64,
}

/// Earliest first, undated last, then by key.
fn age(target: &Target) -> (bool, Option<&str>, &str) {
    (
        target.published.is_none(),
        target.published.as_ref().map(crate::model::Date::as_str),
        &target.key,
    )
}
