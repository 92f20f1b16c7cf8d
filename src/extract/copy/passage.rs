//! Passages that one text has from another, word for word.

use std::collections::HashMap;

use super::shingle::{WORDS, Word, hashes, words};
use crate::model::Span;

/// Words that stand in both of two texts, in the same order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where, in bytes of the first text.
    pub here: Span,
    /// Where, in bytes of the second.
    pub there: Span,
    /// How many words.
    pub words: usize,
}

/// The longest passages of at least `least` words that two texts share, the
/// longest first; no word of the first text is in two. `least` under five is
/// five. Time proportional to both lengths, but for words repeated over and over.
#[must_use]
pub fn shared_passages(here: &str, there: &str, least: usize) -> Vec<Passage> {
    let (ours, theirs) = (words(here), words(there));
    let mut places: HashMap<u64, usize> = HashMap::new();
    for (at, hash) in hashes(&theirs).enumerate() {
        places.entry(hash).or_insert(at);
    }
    let mut passages = Vec::new();
    let mut at = 0;
    let starts: Vec<u64> = hashes(&ours).collect();
    while let Some(hash) = starts.get(at) {
        let length = places.get(hash).map_or(0, |&from| run(&ours[at..], &theirs[from..]));
        if length >= least.max(WORDS) {
            let from = places[hash];
            passages.push(Passage {
                here: cover(&ours[at..at + length]),
                there: cover(&theirs[from..from + length]),
                words: length,
            });
        }
        at += length.max(1);
    }
    passages.sort_by_key(|passage| std::cmp::Reverse(passage.words));
    passages
}

/// How many words both begin with.
fn run(ours: &[Word], theirs: &[Word]) -> usize {
    ours.iter().zip(theirs).take_while(|(one, two)| one.hash == two.hash).count()
}

fn cover(words: &[Word]) -> Span {
    match (words.first(), words.last()) {
        (Some(first), Some(last)) => Span::new(first.span.start, last.span.end),
        _ => Span::new(0, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::shared_passages;

    #[test]
    fn a_quotation_is_found_with_its_place_in_both() {
        let here = "The mayor said: “We will not open the harbour before the ice has gone.”";
        let there = "In May she had said ‘we will not open the harbour before the ice has gone’, \
            and left.";
        let found = shared_passages(here, there, 8);
        assert_eq!(found.len(), 1);
        let words = "will not open the harbour before the ice has gone";
        assert!(found[0].here.of(here).contains(words));
        assert!(found[0].there.of(there).contains(words));
        assert_eq!(found[0].words, 12);
        assert!(shared_passages(here, there, 13).is_empty());
    }

    #[test]
    fn words_repeated_over_and_over_end() {
        let long = "la ".repeat(20_000);
        assert_eq!(shared_passages(&long, &long, 8)[0].words, 20_000);
    }
}
