//! What an article says of its own words.

use std::collections::HashSet;

use crate::extract::token::Shape;

use super::candidate::{Candidate, Ground};
use super::text::{Sentence, Text};

/// Evidence gathered over the whole article.
#[derive(Default)]
pub(super) struct Memory {
    /// Words that have a capital where the sentence does not give it.
    capitals: HashSet<u64>,
    /// Last words of full names.
    surnames: HashSet<u64>,
}

impl Memory {
    /// Notes how `sentence` writes its words and which full names are among
    /// its `candidates`.
    pub(super) fn read(&mut self, text: &Text, sentence: &Sentence, candidates: &[Candidate]) {
        for at in sentence.first..sentence.last {
            let token = &text.tokens[at];
            let capital = matches!(token.shape, Shape::Capital | Shape::Upper);
            if capital && !text.is_initial(sentence, at) {
                self.capitals.insert(token.key);
            }
        }
        let full = candidates.iter().filter(|candidate| candidate.ground == Ground::FullName);
        self.surnames.extend(full.map(|name| text.tokens[name.last - 1].key));
    }

    /// Whether the article somewhere writes the word with a capital that is its own.
    pub(super) fn has_capital(&self, key: u64) -> bool {
        self.capitals.contains(&key)
    }

    /// Whether some full name ends in the word.
    pub(super) fn is_surname(&self, key: u64) -> bool {
        self.surnames.contains(&key)
    }
}
