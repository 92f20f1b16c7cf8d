//! Surnames, given names and other short forms of people named in full.

use std::collections::HashMap;

use crate::model::EntityKind;

use super::Printed;

/// Full personal names by each of their short forms.
pub(super) struct People<'p> {
    /// Short form → mentions of full names it could mean, in order.
    short: HashMap<String, Vec<usize>>,
    printed: &'p [Printed<'p>],
}

impl<'p> People<'p> {
    /// The people of `printed`, whose names are of these `kinds`.
    pub(super) fn new(printed: &'p [Printed<'p>], kinds: &HashMap<&str, EntityKind>) -> Self {
        let mut short: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, mention) in printed.iter().enumerate() {
            if kinds[mention.key.as_str()] != EntityKind::Person {
                continue;
            }
            for form in short_forms(&mention.key) {
                short.entry(form).or_default().push(at);
            }
        }
        Self { short, printed }
    }

    /// The mention whose full name the name `key` at mention `at` stands for.
    pub(super) fn full(&self, key: &str, at: usize) -> Option<usize> {
        let mut meant: Option<usize> = None;
        let mut key = key;
        // A short form's full name can itself be short for a fuller one.
        for _ in 0..3 {
            let Some(candidates) = self.short.get(key) else { break };
            let before = candidates.iter().rev().find(|&&full| full < at);
            let one = |&&full: &&usize| self.printed[full].key != key;
            let Some(&full) = before.or(candidates.first()).filter(one) else { break };
            meant = Some(full);
            key = &self.printed[full].key;
        }
        // The first mention of the full name gives its printed form.
        meant.map(|full| {
            let key = &self.printed[full].key;
            self.printed.iter().position(|mention| &mention.key == key).unwrap_or(full)
        })
    }
}

/// The forms a full personal name is cut down to: its surname with and without
/// particles, its given name, and first and last name without what is between.
fn short_forms(key: &str) -> Vec<String> {
    let mut words: Vec<&str> = key.split(' ').collect();
    if words.len() > 2 && matches!(words.last(), Some(&("jr" | "sr" | "ii" | "iii" | "iv"))) {
        words.pop();
    }
    let [first, .., last] = words[..] else { return Vec::new() };
    let mut forms = vec![last.to_owned(), first.to_owned()];
    let mut from = words.len() - 1;
    while from > 1 && is_particle(words[from - 1]) {
        from -= 1;
        forms.push(words[from..].join(" "));
    }
    if words.len() > 2 {
        forms.push(format!("{first} {last}"));
        forms.push(words[1..].join(" "));
    }
    forms.retain(|form| form != key && form.chars().count() > 1 && !is_particle(form));
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Words that join the parts of a name, and those that begin Arabic surnames.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "bin"
            | "ibn"
            | "abu"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "mohd"
            | "abdul"
    )
}
