//! What an article has said of its own words so far.

use std::collections::{HashMap, HashSet};

use crate::extract::token::Shape;
use crate::model::EntityKind;

use super::text::{Casing, Text};

/// Evidence gathered over the whole article.
#[derive(Default)]
pub(super) struct Memory {
    /// Words unknown to the gazetteer that also stand in lower case.
    lower: HashSet<u64>,
    /// Words that have a capital where the sentence does not give it; how often.
    inside: HashMap<u64, u32>,
    /// Last words of full personal names.
    surnames: HashSet<u64>,
    /// Names, and what they were taken for with most confidence.
    names: HashMap<u64, (EntityKind, f64)>,
    /// Acronyms of what is no name.
    denied: HashSet<u64>,
}

impl Memory {
    /// Notes how `text` writes its words.
    pub(super) fn read(&mut self, text: &Text) {
        for sentence in &text.sentences {
            if sentence.casing != Casing::Sentence {
                continue;
            }
            for at in sentence.first..sentence.last {
                let token = &text.tokens[at];
                match token.shape {
                    Shape::Lower if text.classes[at].is_empty() => {
                        self.lower.insert(token.key);
                    }
                    Shape::Capital | Shape::Upper if !text.is_initial(sentence, at) => {
                        *self.inside.entry(token.key).or_default() += 1;
                    }
                    _ => {}
                }
            }
        }
    }

    /// Notes a name: its tokens' keys, what it is and how surely.
    pub(super) fn name(&mut self, keys: &[u64], kind: EntityKind, confidence: f64) {
        let best = self.names.entry(phrase(keys)).or_insert((kind, confidence));
        if confidence > best.1 {
            *best = (kind, confidence);
        }
        if kind == EntityKind::Person
            && keys.len() > 1
            && let Some(&last) = keys.last()
        {
            self.surnames.insert(last);
        }
    }

    /// Notes an acronym of what is no name.
    pub(super) fn deny(&mut self, key: u64) {
        self.denied.insert(key);
    }

    /// Whether the word is an acronym of what is no name.
    pub(super) fn is_denied(&self, key: u64) -> bool {
        self.denied.contains(&key)
    }

    /// Whether the word also stands in lower case.
    pub(super) fn is_lower(&self, key: u64) -> bool {
        self.lower.contains(&key)
    }

    /// How often the word has a capital that is its own.
    pub(super) fn inside(&self, key: u64) -> u32 {
        self.inside.get(&key).copied().unwrap_or_default()
    }

    /// Whether some full personal name ends in the word.
    pub(super) fn is_surname(&self, key: u64) -> bool {
        self.surnames.contains(&key)
    }

    /// What the name was taken for elsewhere.
    pub(super) fn kind(&self, keys: &[u64]) -> Option<(EntityKind, f64)> {
        self.names.get(&phrase(keys)).copied()
    }
}

fn phrase(keys: &[u64]) -> u64 {
    keys.iter()
        .fold(0, |hash: u64, key| (hash.rotate_left(23) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15))
}
