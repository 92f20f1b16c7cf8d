//! Names that differ by one slip of the pen.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::super::common::{is_given, is_surname};
use super::{Form, Names, Pair};
use crate::extract::canonical_name;

/// Shorter words have too many neighbours: Iran and Iraq.
const SHORTEST: usize = 6;

/// More names than this that share all but a letter are a pattern (Highway 1,
/// Highway 2), no slip.
const MOST: usize = 8;

/// Names of one class that are a slip apart: one letter more, less or other, or
/// two neighbours in the other order.
///
/// Each name is filed under itself and under every form with one letter left
/// out, so that two with a slip between them meet (Mor and Fraenkel's method).
pub(super) fn pairs(names: &Names<'_>, pairs: &mut Vec<Pair>) {
    let mut filed: Vec<(u64, usize)> = Vec::new();
    for at in (0..names.list.len()).filter(|&at| !names.list[at].name.is_told_apart()) {
        let key = names.key(at);
        if key.split(' ').any(|word| word.chars().count() >= SHORTEST) {
            filed.push((digest(names, at, key.chars()), at));
            for left_out in 0..key.chars().count() {
                let rest = key.chars().enumerate().filter(|(nth, _)| *nth != left_out);
                filed.push((digest(names, at, rest.map(|(_, letter)| letter)), at));
            }
        }
    }
    filed.sort_unstable();
    filed.dedup();
    let mut found: HashSet<(usize, usize)> = HashSet::new();
    for group in filed.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=MOST).contains(&g.len())) {
        for (nth, &(_, one)) in group.iter().enumerate() {
            for &(_, other) in &group[nth + 1..] {
                if is_slip(names, one, other) && found.insert((one, other)) {
                    pairs.push(names.pair(one, other, Form::Typo));
                }
            }
        }
    }
}

fn digest(names: &Names<'_>, at: usize, letters: impl Iterator<Item = char>) -> u64 {
    let mut hasher = DefaultHasher::new();
    names.is_person(at).hash(&mut hasher);
    letters.for_each(|letter| letter.hash(&mut hasher));
    hasher.finish()
}

/// Whether two names of the same class are likelier one with a slip than two.
fn is_slip(names: &Names<'_>, one: usize, other: usize) -> bool {
    let (a, b) = (names.key(one), names.key(other));
    let words: (Vec<&str>, Vec<&str>) = (a.split(' ').collect(), b.split(' ').collect());
    if words.0.len() != words.1.len() || names.is_person(one) != names.is_person(other) {
        return false;
    }
    let mut other_words = words.0.iter().zip(&words.1).enumerate().filter(|(_, (a, b))| a != b);
    let (Some((place, (x, y))), None) = (other_words.next(), other_words.next()) else {
        return false;
    };
    if x.chars().count().max(y.chars().count()) < SHORTEST || !is_one_slip(x, y) {
        return false;
    }
    // Names in their own right: Maria and Mario, Dayton and Dalton.
    let is_known = |word: &str, key: &str| {
        if names.is_person(one) {
            let is_first = place == 0 && words.0.len() > 1;
            if is_first { is_given(word) } else { is_surname(word) || is_given(word) }
        } else {
            canonical_name(key).is_some()
        }
    };
    if words.0.len() == 1 {
        // A single word has too many neighbours to begin with another letter.
        return x.chars().next() == y.chars().next() && !is_known(x, a) && !is_known(y, b);
    }
    !(is_known(x, a) && is_known(y, b))
}

/// Whether one slip, not of a digit, makes the one word the other.
fn is_one_slip(one: &str, other: &str) -> bool {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let start = one.iter().zip(&other).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[start..], &other[start..]);
    let end = one.iter().rev().zip(other.iter().rev()).take_while(|(a, b)| a == b).count();
    let (one, other) = (&one[..one.len() - end], &other[..other.len() - end]);
    let is_slip = match (one, other) {
        ([_], [] | [_]) | ([], [_]) => true,
        ([_, _], [last, first]) => one == [*first, *last],
        _ => false,
    };
    is_slip && !one.iter().chain(other).any(|letter| letter.is_numeric())
}

#[cfg(test)]
mod tests {
    use super::is_one_slip;

    #[test]
    fn a_slip_is_one_letter_or_two_in_the_other_order() {
        for (one, other) in [("lindqvist", "lindkvist"), ("haddad", "hadad"), ("larch", "lacrh")] {
            assert!(is_one_slip(one, other), "{one} {other}");
        }
        for (one, other) in [("larch", "larch"), ("austria", "australia"), ("route1", "route2")] {
            assert!(!is_one_slip(one, other), "{one} {other}");
        }
    }
}
