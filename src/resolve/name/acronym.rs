//! Acronyms of organisations and places named in full.

use std::collections::HashMap;

use crate::model::EntityKind::{Organization, Person, Place};
use crate::model::name_key;

use super::printed::Printed;

/// Acronyms and the first mention of the name that each stands for.
#[derive(Default)]
pub(super) struct Acronyms<'p> {
    /// Those that the article introduces in brackets; `None` if for two names.
    introduced: HashMap<String, Option<usize>>,
    /// Those with a name's initials.
    initials: HashMap<&'p str, usize>,
    /// Names whose acronym the gazetteer lists without knowing what it stands
    /// for: the first mention of the acronym.
    listed: HashMap<&'p str, usize>,
}

impl<'p> Acronyms<'p> {
    /// Those of the names at `bodies`: the mentions of organisations and places,
    /// in their order.
    pub(super) fn new(printed: &'p [Printed], bodies: &[usize]) -> Self {
        let mut introduced: HashMap<String, Option<usize>> = HashMap::new();
        let mut full: HashMap<String, Option<usize>> = HashMap::new();
        for &at in bodies {
            let name = &printed[at];
            let long = name.words().nth(1).is_some();
            let one = |one: &mut Option<usize>| {
                *one = one.filter(|&one| printed[one].key == name.key);
            };
            if let Some(acronym) = name.beside.acronym().filter(|_| long) {
                let key = name_key(acronym);
                if fits(name, &key) {
                    introduced.entry(key).and_modify(one).or_insert(Some(at));
                }
            }
            for initials in initials(&name.key) {
                full.entry(initials).and_modify(one).or_insert(Some(at));
            }
        }
        let mut initials = HashMap::new();
        let mut listed = HashMap::new();
        for &at in bodies {
            let name = &printed[at];
            let stands_for = introduced.get(&name.key).or_else(|| full.get(&name.key));
            let Some(one) = stands_for.copied().flatten() else { continue };
            let is_itself =
                |(known, kind): (&str, _)| name_key(known) == name.key && kind == printed[one].kind;
            if name.known.is_some_and(is_itself) && printed[one].known.is_none() {
                listed.entry(printed[one].key.as_str()).or_insert(at);
            } else if name.known.is_none() && is_acronym(name.surface) {
                initials.entry(name.key.as_str()).or_insert(one);
            }
        }
        introduced
            .retain(|_, one| one.is_none_or(|one| !listed.contains_key(printed[one].key.as_str())));
        Self { introduced, initials, listed }
    }

    /// The first mention of the name that the acronym `name` stands for, or of
    /// the acronym by which the gazetteer lists the name.
    pub(super) fn meant(&self, name: &Printed) -> Option<usize> {
        let introduced = self.introduced.get(&name.key).copied().flatten();
        introduced
            .filter(|_| has_capitals(name.surface))
            .or_else(|| self.initials.get(name.key.as_str()).copied())
            .or_else(|| self.listed.get(name.key.as_str()).copied())
    }
}

/// Whether what brackets give beside `name` can be an acronym of it: an
/// organisation may have one in another language (`PKK`), a place has its initials
/// (`LARCH BAY (CNA)` is where a report was written, and by whom).
fn fits(name: &Printed, acronym: &str) -> bool {
    match name.kind {
        Person => false,
        Organization => true,
        Place => initials(&name.key).iter().any(|initials| initials == acronym),
    }
}

fn has_capitals(surface: &str) -> bool {
    surface.chars().filter(|c| c.is_uppercase()).count() > 1
}

fn is_acronym(surface: &str) -> bool {
    surface.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
}

/// The initials of a name of two words or more: with and without its small
/// words, and with acronyms in it whole (`USDA`).
fn initials(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let small = |word: &str| {
        matches!(word, "of" | "the" | "and" | "for" | "on" | "in" | "to" | "against" | "by")
    };
    let initial = |word: &&str| word.chars().next().map(String::from);
    let whole = |word: &&str| match *word {
        "us" | "uk" | "un" | "eu" => Some((*word).to_owned()),
        _ => initial(word),
    };
    let capitals = || words.iter().filter(|word| !small(word));
    let mut found: Vec<String> = vec![
        words.iter().filter_map(initial).collect(),
        capitals().filter_map(initial).collect(),
        capitals().filter_map(whole).collect(),
    ];
    found.sort_unstable();
    found.dedup();
    found.retain(|initials| initials.len() > 1);
    found
}
