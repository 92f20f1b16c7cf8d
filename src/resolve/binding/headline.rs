//! A headline, ready to be compared with another.

use std::collections::HashSet;

use super::lexicon::Lexicon;
use crate::extract::place_meant;
use crate::model::{content_words, is_unspaced, title_key};

/// Where so large a share of the words has a capital, capitals tell no names.
const TITLE_CASE: f64 = 0.6;

/// A publisher's name may be followed by one of these: `BBC News`.
const AFTER_PUBLISHER: [&str; 6] = ["news", "online", "com", "world", "live", "uk"];

/// What is left of a headline without label and publisher has so many words at
/// least, or they are part of it: `Explainer: tides`.
const SHORTEST: usize = 2;

/// A headline's words.
pub(super) struct Headline<'k> {
    /// Normal form, without label and publisher.
    pub(super) key: &'k str,
    /// Its [`content_words`].
    pub(super) words: Vec<String>,
    /// Those of them that are names by their capital.
    names: HashSet<String>,
}

impl<'k> Headline<'k> {
    /// `printed` tells names by their capitals.
    pub(super) fn new(key: &'k str, printed: &str, publishers: &[Option<&str>]) -> Self {
        let key = without_publisher(Lexicon::get().without_label(key), publishers);
        Self { key, words: content_words(key), names: names(printed) }
    }

    /// Whether a word of it is a name.
    pub(super) fn is_name(&self, word: &String) -> bool {
        self.names.contains(word) || place_meant(word).is_some()
    }

    /// How many words it has that carry meaning.
    pub(super) fn weight(&self) -> f64 {
        weight(self.words.iter())
    }
}

/// Words counted; of characters that stand for words, two are one.
pub(super) fn weight<'w>(words: impl Iterator<Item = &'w String>) -> f64 {
    words.map(|word| if word.contains(is_unspaced) { 0.5 } else { 1.0 }).sum()
}

/// Words of a normal form, whatever they mean, counted alike.
pub(super) fn length(key: &str) -> usize {
    key.split(' ')
        .map(|word| word.chars().filter(|c| is_unspaced(*c)).count().div_ceil(2).max(1))
        .sum()
}

fn without_publisher<'k>(key: &'k str, publishers: &[Option<&str>]) -> &'k str {
    for publisher in publishers.iter().flatten() {
        let name = title_key(publisher);
        let name = name.strip_prefix("the ").unwrap_or(&name);
        if name.is_empty() {
            continue;
        }
        let endings =
            AFTER_PUBLISHER.iter().filter_map(|after| key.strip_suffix(after)?.strip_suffix(' '));
        for end in std::iter::once(key).chain(endings) {
            let rest = end.strip_suffix(name).and_then(|rest| rest.strip_suffix(' '));
            let rest = rest.map(|rest| rest.strip_suffix(" the").unwrap_or(rest));
            if let Some(rest) = rest.filter(|rest| length(rest) > SHORTEST) {
                return rest;
            }
        }
    }
    key
}

/// The words that a headline in sentence case writes with a capital.
fn names(printed: &str) -> HashSet<String> {
    let has_capital =
        |word: &&str| word.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let words: Vec<&str> = printed.split_whitespace().collect();
    let telling = words.iter().filter(|word| !content_words(&title_key(word)).is_empty()).count();
    let capitals: Vec<&str> = words.iter().copied().filter(has_capital).collect();
    if capitals.len() as f64 > TITLE_CASE * telling as f64 {
        return HashSet::new();
    }
    capitals.into_iter().flat_map(|word| content_words(&title_key(word))).collect()
}
