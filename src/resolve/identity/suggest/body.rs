//! Acronyms of bodies and places, and words that their names take or leave.

use std::collections::BTreeMap;

use super::{Form, Names, Pair, variant};
use crate::extract::canonical_name;
use crate::model::EntityKind;

/// Initials that more things of the archive have say nothing.
const MOST_RIVALS: usize = 5;

/// Letters of an acronym, at least.
const SHORTEST: usize = 3;

/// Words that an acronym may leave out.
const SMALL: [&str; 7] = ["of", "the", "and", "for", "on", "in", "to"];

/// Acronyms and their full names, and names with and without such a word.
pub(super) fn pairs(names: &Names<'_>, pairs: &mut Vec<Pair>) {
    let mut by_initials: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    let mut by_rest = Rests::new();
    let mut of_words: Vec<(usize, Vec<&str>)> = Vec::new();
    for at in (0..names.list.len()).filter(|&at| !names.is_person(at)) {
        let words: Vec<&str> = names.key(at).split(' ').collect();
        if words.len() < 2 || names.list[at].name.is_told_apart() {
            continue;
        }
        for initials in initials(&words) {
            by_initials.entry(initials).or_default().push(at);
        }
        if is_country(&words) {
            by_rest.entry(words[1..].join(" ")).or_default().push(at);
        }
        of_words.push((at, words));
    }
    for (at, words) in &of_words {
        longer(names, &by_rest, *at, words, pairs);
    }
    for (initials, fulls) in by_initials {
        acronyms(names, &initials, &fulls, pairs);
    }
}

/// Words in capitals that are the initials of few names.
fn acronyms(names: &Names<'_>, initials: &str, fulls: &[usize], pairs: &mut Vec<Pair>) {
    let mut entities: Vec<i64> = fulls.iter().map(|&at| names.list[at].entity).collect();
    entities.sort_unstable();
    entities.dedup();
    let is_known = canonical_name(initials).is_some();
    if entities.len() > MOST_RIVALS || initials.chars().count() < SHORTEST || is_known {
        return;
    }
    for other in names.of_class(initials, false) {
        let printed = &names.list[other].printed;
        if !printed.chars().any(char::is_lowercase) {
            for &one in fulls {
                pairs.push(Pair { one, other, form: Form::Acronym { rivals: entities.len() } });
            }
        }
    }
}

fn initials(words: &[&str]) -> Vec<String> {
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let large = words.iter().filter(|word| !SMALL.contains(word));
    let large: String = large.filter_map(|word| word.chars().next()).collect();
    if all == large { vec![all] } else { vec![all, large] }
}

/// The name without a word that it may leave: what kind of body or region it
/// is, or the country in front of the only body of that name.
fn longer(names: &Names<'_>, by_rest: &Rests, at: usize, words: &[&str], pairs: &mut Vec<Pair>) {
    let kind = names.list[at].name.kind;
    let (first, last) = (words[0], words[words.len() - 1]);
    let (head, tail) = (words[..words.len() - 1].join(" "), words[1..].join(" "));
    let tail = tail.strip_prefix("of ").unwrap_or(&tail);
    let is_left = |word: &str, rest: &str| match kind {
        EntityKind::Organization => variant::is_of_body(word),
        // Aleppo is a city, and Aleppo Governorate is not.
        _ => variant::is_of_area(word) && canonical_name(rest).is_none(),
    };
    let mut shorter = Vec::new();
    if is_left(last, &head) {
        shorter.push((last, head.as_str()));
    }
    let is_only = || by_rest.get(tail).is_some_and(|places| places.len() == 1);
    if is_left(first, tail) || is_country(words) && is_only() {
        shorter.push((first, tail));
    }
    for (word, rest) in shorter {
        let others = names.of_class(rest, false);
        for other in others.filter(|&other| names.list[other].name.kind == kind) {
            pairs.push(Pair { one: at, other, form: Form::Longer { word: word.to_owned() } });
        }
    }
}

/// Bodies with a country in front, by the rest of their names.
type Rests = BTreeMap<String, Vec<usize>>;

/// Whether the first of three words or more is a country or city.
fn is_country(words: &[&str]) -> bool {
    words.len() > 2 && canonical_name(words[0]).is_some_and(|(_, kind)| kind == EntityKind::Place)
}
