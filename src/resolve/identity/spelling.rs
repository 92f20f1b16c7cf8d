//! Other spellings of one full name.

use super::common::is_common;
use super::{Company, Kin};
use crate::model::{EntityKind, KnownName, Parent, close_key};

/// Spellings that differ in what says nothing.
const CLOSE: f64 = 0.95;

/// Spellings that company had to confirm.
const CONFIRMED: f64 = 0.85;

/// Of the rarer spelling's articles, so many share company with the other.
const COMPANY: f64 = 0.5;

/// A spelling with a contradicting rival that is so many times rarer still has
/// only one meaning.
const RIVAL: usize = 9;

/// The most frequent spelling of the name, if that is another.
pub(super) fn parent<E>(kin: &Kin, company: &mut Company<'_, E>) -> Result<Option<Parent>, E> {
    let name = &kin.name;
    if name.word_count() < 2 {
        return Ok(None);
    }
    let mut others: Vec<&KnownName> = kin
        .spellings
        .iter()
        .filter(|other| other.kind == name.kind && !contradict(name, other))
        .collect();
    others.sort_by_key(|other| rank(other));
    let Some(best) = others.first().filter(|best| rank(best) < rank(name)) else { return Ok(None) };
    // George Bush is neither George W. nor George H. W. for certain.
    let rival = others.iter().find(|other| contradict(best, other));
    if rival.is_some_and(|rival| rival.articles * RIVAL > best.articles) {
        return Ok(None);
    }
    let is_close = close_key(name.kind, &name.key) == close_key(best.kind, &best.key);
    let is_anyones = |name: &KnownName| name.kind == EntityKind::Person && is_common(&name.key);
    if is_close && !is_anyones(name) && !is_anyones(best) {
        return Ok(Some(Parent { name: best.id, method: "spelling", confidence: CLOSE }));
    }
    let confirmed = company(name, best)?.is_some_and(|company| company >= COMPANY);
    Ok(confirmed.then_some(Parent { name: best.id, method: "spelling", confidence: CONFIRMED }))
}

/// Most frequent first, then by spelling.
fn rank(name: &KnownName) -> (std::cmp::Reverse<usize>, &str) {
    (std::cmp::Reverse(name.articles), &name.key)
}

/// Whether two people's middle initials say that they are two.
#[must_use]
pub fn contradict(one: &KnownName, other: &KnownName) -> bool {
    let (one, other) = (initials(one.plain_key()), initials(other.plain_key()));
    !one.is_empty() && !other.is_empty() && !one.starts_with(&other) && !other.starts_with(&one)
}

/// The initials of the words between the first and the last.
fn initials(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').collect();
    let middle = words.get(1..words.len().saturating_sub(1)).unwrap_or_default();
    middle.iter().filter_map(|word| word.chars().next()).collect()
}
