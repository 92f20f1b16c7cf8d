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

/// Longer names are sentences more than names.
const LONGEST: usize = 64;

/// Letters filed at once: 64 MB.
const AT_ONCE: usize = 4_000_000;

/// Names of one class that are a slip apart: one letter more, less or other, or
/// two neighbours in the other order.
///
/// Each name is filed under itself and under every form with one letter left
/// out, so that two with a slip between them meet (Mor and Fraenkel's method).
pub(super) fn pairs(names: &Names<'_>, pairs: &mut Vec<Pair>) {
    let is_filed = |&at: &usize| {
        let key = names.key(at);
        let is_long = key.split(' ').any(|word| word.chars().count() >= SHORTEST);
        is_long && key.chars().count() <= LONGEST && !names.list[at].name.is_told_apart()
    };
    let filed: Vec<usize> = (0..names.list.len()).filter(is_filed).collect();
    let letters: usize = filed.iter().map(|&at| names.key(at).len()).sum();
    // A part of all forms at a time, so that memory does not grow with the archive.
    let parts = letters / AT_ONCE + 1;
    let mut found: HashSet<(usize, usize)> = HashSet::new();
    for part in 0..parts {
        let mut forms: Vec<(u64, usize)> = Vec::new();
        for &at in &filed {
            let all = forms_of(names, at).filter(|form| *form % parts as u64 == part as u64);
            forms.extend(all.map(|form| (form, at)));
        }
        forms.sort_unstable();
        forms.dedup();
        for group in forms.chunk_by(|a, b| a.0 == b.0).filter(|g| (2..=MOST).contains(&g.len())) {
            for (nth, &(_, one)) in group.iter().enumerate() {
                for &(_, other) in &group[nth + 1..] {
                    if is_slip(names, one, other) && found.insert((one, other)) {
                        pairs.push(names.pair(one, other, Form::Typo));
                    }
                }
            }
        }
    }
}

/// Digests of a name, and of it without one of its letters.
fn forms_of(names: &Names<'_>, at: usize) -> impl Iterator<Item = u64> {
    let letters: Vec<char> = names.key(at).chars().collect();
    let is_person = names.is_person(at);
    (0..=letters.len()).map(move |left_out| {
        let mut hasher = DefaultHasher::new();
        is_person.hash(&mut hasher);
        let kept = letters.iter().enumerate().filter(|(nth, _)| *nth != left_out);
        kept.for_each(|(_, letter)| letter.hash(&mut hasher));
        hasher.finish()
    })
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
