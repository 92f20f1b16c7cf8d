//! Which of several articles that fit equally well is meant.

use super::Rated;
use super::rate::days_back;
use crate::model::{Pointer, Target};

/// Among equal headlines the nearest earlier one is meant only if the next is
/// at least a week, and twice as far, behind it: a weekly column, never a
/// daily briefing.
const CLEAR_DAYS: i64 = 7;

/// A target may be newer than what points to it by as many days: stories are
/// re-dated when updated.
pub(super) const GRACE_DAYS: i64 = 2;

/// The one of several equals that is meant, if that can be told: by its text
/// (copies are one story), by how it was found, by publisher, by date.
pub(super) fn choose<'r, 't>(pointer: &Pointer, rivals: &[&'r Rated<'t>]) -> Option<&'r Rated<'t>> {
    let first = *rivals.first()?;
    if rivals.iter().all(|rival| rival.target.text_hash == first.target.text_hash) {
        return Some(first);
    }
    // A far better method settles it: an exact headline beats a near one.
    let alike: Vec<&Rated<'_>> =
        rivals.iter().filter(|rival| rival.method == first.method).copied().collect();
    let ours = keep(&alike, |target| target.source.is_some() && target.source == pointer.source);
    let pool = if ours.is_empty() { alike } else { ours };
    if let [only] = pool.as_slice() {
        return Some(only);
    }
    let earlier = keep(&pool, |target| is_background(pointer, target) == Some(true));
    match earlier.as_slice() {
        [only] => Some(only),
        _ => nearest(pointer, &pool, &earlier),
    }
}

/// The nearest of several earlier ones, if all the others are far behind it.
fn nearest<'r, 't>(
    pointer: &Pointer,
    pool: &[&'r Rated<'t>],
    earlier: &[&'r Rated<'t>],
) -> Option<&'r Rated<'t>> {
    if pool.iter().any(|rival| days_back(pointer, rival.target).is_none()) {
        return None;
    }
    let mut by_distance: Vec<(i64, &Rated<'_>)> = earlier
        .iter()
        .filter_map(|rival| Some((days_back(pointer, rival.target)?.abs(), *rival)))
        .collect();
    by_distance.sort_by_key(|(days, _)| *days);
    let [(near, best), (next, _), ..] = by_distance.as_slice() else { return None };
    (next - near >= CLEAR_DAYS.max(2 * near)).then_some(best)
}

fn keep<'r, 't>(
    rivals: &[&'r Rated<'t>],
    condition: impl Fn(&Target) -> bool,
) -> Vec<&'r Rated<'t>> {
    rivals.iter().filter(|rival| condition(rival.target)).copied().collect()
}

/// Whether `target` is not newer than what points to it; `None` if either is undated.
pub(super) fn is_background(pointer: &Pointer, target: &Target) -> Option<bool> {
    Some(days_back(pointer, target)? >= -GRACE_DAYS)
}
