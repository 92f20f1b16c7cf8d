//! Acronyms of organisations and places named in full.

use std::collections::HashMap;

use crate::model::EntityKind;

use super::Printed;

/// Acronym → the first mention of the one full name with those initials.
pub(super) fn acronyms<'p>(
    printed: &'p [Printed],
    kinds: &HashMap<&str, EntityKind>,
) -> HashMap<&'p str, usize> {
    let mut full: HashMap<String, Option<usize>> = HashMap::new();
    for (at, mention) in printed.iter().enumerate() {
        if kinds[mention.key.as_str()] == EntityKind::Person || mention.known.is_some() {
            continue;
        }
        for initials in initials(&mention.key) {
            full.entry(initials)
                .and_modify(|one| {
                    if one.is_some_and(|one| printed[one].key != mention.key) {
                        *one = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    let is_acronym = |mention: &&Printed| {
        mention.known.is_none()
            && mention.surface.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
    };
    printed
        .iter()
        .filter(is_acronym)
        .filter_map(|mention| Some((mention.key.as_str(), (*full.get(&mention.key)?)?)))
        .collect()
}

/// The initials of a name of two words or more, with and without its small words.
fn initials(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "for" | "on" | "in" | "to");
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let capitals = words.iter().filter(|word| !small(word)).filter_map(|word| word.chars().next());
    let mut found = vec![all, capitals.collect()];
    found.dedup();
    found.retain(|initials| initials.len() > 1);
    found
}
