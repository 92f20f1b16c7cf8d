//! How much of an edited headline another still has.

use super::headline::{Headline, weight};
use super::lexicon::Lexicon;
use crate::extract::place_meant;
use crate::model::content_words;

/// Where both have words that the other lacks, one was put for another: so
/// much of the headline must be left.
const SUBSTITUTED: f64 = 0.75;

/// Words that share so much of their beginning differ in their endings only.
const SAME_BEGINNING: f64 = 0.8;

/// Two headlines of which one may be the other, edited.
pub(super) struct Comparison<'h> {
    title: &'h Headline<'h>,
    label: &'h Headline<'h>,
    /// Words of the headline that the label lacks.
    dropped: Vec<&'h String>,
    /// Words of the label that the headline lacks; where the label runs on,
    /// those up to the last that the headline has.
    added: Vec<&'h String>,
    /// Place in the label of each word of the headline.
    places: Vec<Option<usize>>,
    /// The label's normal form up to the end of the headline in it.
    said: &'h str,
}

impl<'h> Comparison<'h> {
    pub(super) fn new(title: &'h Headline<'h>, label: &'h Headline<'h>, runs_on: bool) -> Self {
        let place = |word: &String| label.words.iter().position(|other| alike(word, other));
        let places: Vec<Option<usize>> = title.words.iter().map(place).collect();
        let end = match places.iter().flatten().max() {
            Some(last) if runs_on => last + 1,
            _ => label.words.len(),
        };
        let said = label.words[..end].last().map_or(label.key, |last| up_to(label.key, last));
        let added = label.words[..end]
            .iter()
            .filter(|word| !title.words.iter().any(|other| alike(word, other)))
            .collect();
        let words = title.words.iter().zip(&places);
        let dropped = words.filter(|(_, place)| place.is_none()).map(|(word, _)| word).collect();
        Self { title, label, dropped, added, places, said: if runs_on { said } else { label.key } }
    }

    /// The part of the headline that the label has, and where its end is
    /// certain, of the label that the headline has; `None` where too much was
    /// put for something else.
    pub(super) fn share(&self, runs_on: bool) -> Option<f64> {
        let of = |all: f64, lacking: &[&String]| {
            (all - weight(lacking.iter().copied())) / all.max(f64::MIN_POSITIVE)
        };
        let of_title = of(self.title.weight(), &self.dropped);
        let of_label = of(self.label.weight(), &self.added);
        if !self.dropped.is_empty() && !self.added.is_empty() && of_title < SUBSTITUTED {
            return None;
        }
        Some(if runs_on { of_title } else { of_title.min(of_label) })
    }

    /// Whether the two say different things: one denies, or they have other
    /// names, or opposite words.
    pub(super) fn contradict(&self) -> bool {
        let lexicon = Lexicon::get();
        lexicon.denies(self.title.key) != lexicon.denies(self.said)
            || lexicon.oppose(&self.dropped, &self.added)
            || lexicon.oppose_in(self.title.key, self.label.key)
            || self.dropped.iter().any(|word| self.title.is_name(word))
                && self.added.iter().any(|word| self.label.is_name(word))
            || self.are_names_swapped()
    }

    /// Whether each has a number that the other lacks.
    pub(super) fn have_other_numbers(&self) -> bool {
        let has_number = |words: &[&String]| {
            words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
        };
        // After its last word in common a label may go on to a number of its own.
        let all: Vec<&String> = self.label.words.iter().collect();
        let beyond: Vec<&String> =
            all.into_iter().filter(|word| !self.title.words.contains(word)).collect();
        has_number(&self.dropped) && has_number(&beyond)
    }

    /// Whether both count what grows while a story goes on.
    pub(super) fn are_counts(&self) -> bool {
        let lexicon = Lexicon::get();
        let counts = |headline: &Headline<'_>| lexicon.counts(headline.key, &headline.words);
        counts(self.title) && counts(self.label)
    }

    /// `Norland beats Tarvia`, `Tarvia beats Norland`.
    fn are_names_swapped(&self) -> bool {
        let words = self.title.words.iter().zip(&self.places);
        let names: Vec<usize> = words
            .filter(|(word, _)| self.title.is_name(word))
            .filter_map(|(_, place)| *place)
            .collect();
        names.windows(2).any(|pair| pair[0] > pair[1])
    }
}

/// A normal form up to the first word that is spelt as `last`; the whole where
/// none is, as where words are not separated.
fn up_to<'k>(key: &'k str, last: &String) -> &'k str {
    let ends = key.match_indices(' ').map(|(at, _)| at).chain([key.len()]);
    let mut start = 0;
    for end in ends {
        if content_words(&key[start..end]).contains(last) {
            return &key[..end];
        }
        start = end + 1;
    }
    key
}

/// The same word but for its ending, or the same place as noun and adjective.
fn alike(a: &String, b: &String) -> bool {
    if a == b {
        return true;
    }
    let is_plain = |word: &str| word.chars().all(char::is_alphabetic);
    if !is_plain(a) || !is_plain(b) {
        return false;
    }
    match (place_meant(a), place_meant(b)) {
        (Some(one), Some(other)) => return one == other,
        (None, None) => {}
        _ => return false,
    }
    let common = a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count();
    let longer = a.chars().count().max(b.chars().count());
    common >= 4 && common as f64 >= SAME_BEGINNING * longer as f64
}
