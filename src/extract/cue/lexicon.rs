//! All cues, and one pass that finds them.

use std::collections::HashMap;
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::house;
use super::table::{self, Cue, Language};
use crate::model::HouseCue;

/// Cues and the automaton over them.
#[derive(Debug)]
pub(crate) struct Lexicon {
    cues: Vec<Cue>,
    languages: Vec<Language>,
    automaton: AhoCorasick,
    /// The cue that each of the automaton's patterns spells.
    spelled: Vec<usize>,
    /// For each cue, those that it begins with, longest first.
    shorter: Vec<Vec<usize>>,
}

/// A cue's words at a place in a text; whether they mean it is not known yet.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Hit {
    /// First byte.
    pub(crate) start: usize,
    /// The longest cue that is spelled here.
    cue: usize,
}

/// The lexicon in the binary, read once.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| {
        let (cues, languages) = table::read();
        Lexicon::new(cues, languages)
    })
}

impl Lexicon {
    /// An archive's own cues, and unless `alone` those in the binary too.
    pub(super) fn with_house(house: &[HouseCue], alone: bool) -> Self {
        let (known, languages) = table::read();
        // Before the others: what a person has said of a phrase counts.
        let mut cues: Vec<Cue> = house.iter().map(house::cue).collect();
        if !alone {
            cues.extend(known);
        }
        Self::new(cues, languages)
    }

    fn new(cues: Vec<Cue>, languages: Vec<Language>) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut spelled = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        for (number, cue) in cues.iter().enumerate() {
            for spelling in spellings(&cue.phrase) {
                // The first that has a phrase keeps it.
                known.entry(spelling.to_ascii_lowercase()).or_insert_with(|| {
                    patterns.push(spelling);
                    spelled.push(number);
                    number
                });
            }
        }
        let shorter = cues.iter().map(|cue| beginnings(&cue.phrase, &known)).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .expect("a few thousand short phrases fit an automaton");
        Self { cues, languages, automaton, spelled, shorter }
    }

    /// The first place, from byte `from` on, where a cue is spelled in `text`.
    pub(crate) fn next_hit(&self, text: &str, from: usize) -> Option<Hit> {
        let found = self.automaton.find(Input::new(text).span(from..text.len()))?;
        Some(Hit { start: found.start(), cue: self.spelled[found.pattern().as_usize()] })
    }

    /// The cues spelled at a hit, longest first.
    pub(crate) fn cues(&self, hit: Hit) -> impl Iterator<Item = &Cue> {
        std::iter::once(hit.cue)
            .chain(self.shorter[hit.cue].iter().copied())
            .map(|number| &self.cues[number])
    }

    /// What the language of a cue says besides its cues, in a text of the
    /// language `around`, if that is known.
    pub(crate) fn language(&self, cue: &Cue, around: Option<&str>) -> &Language {
        let spoken = || self.languages.iter().position(|language| Some(language.code) == around);
        // English stands in: most texts that lost their line breaks are.
        &self.languages[cue.language.or_else(spoken).unwrap_or(0)]
    }
}

/// Whether a label after a cue of this language is no headline: a button's word (`here`),
/// or an offer, known by the words that it opens with (`sign up …`).
pub(crate) fn is_no_label(language: &Language, label: &str) -> bool {
    let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
    language.not_labels.iter().any(|opening| {
        let bare = opening.trim_end_matches('…');
        let Some(end) = spelled_until(label, 0, bare) else { return false };
        let button = bare == *opening && !opening.contains(' ');
        // `Here’s what we know` is a headline; `hereThe` is `here` and a
        // sentence that ran into it.
        label[end..].chars().next().is_none_or(|c| match c {
            '\'' | '’' | '-' => false,
            c if c.is_whitespace() => !button,
            c => c.is_uppercase() || !c.is_alphabetic(),
        })
    })
}

/// Where `phrase` ends in `text` if it is spelled at `start`, whatever its case.
pub(crate) fn spelled_until(text: &str, start: usize, phrase: &str) -> Option<usize> {
    let mut at = start;
    for wanted in phrase.chars() {
        let found = text[at..].chars().next()?;
        if found != wanted && !found.to_lowercase().eq(wanted.to_lowercase()) {
            return None;
        }
        at += found.len_utf8();
    }
    Some(at)
}

/// The ways to print a phrase that ignoring the case of ASCII does not cover.
fn spellings(phrase: &str) -> Vec<String> {
    let mut all = vec![phrase.to_owned()];
    if !phrase.is_ascii() {
        all.push(phrase.to_uppercase());
        all.push(phrase.to_lowercase());
    }
    all
}

/// The cues that a phrase begins with, longest first.
fn beginnings(phrase: &str, known: &HashMap<String, usize>) -> Vec<usize> {
    let phrase = phrase.to_lowercase();
    let ends = phrase.char_indices().map(|(at, _)| at).skip(1);
    let mut found: Vec<usize> = ends.filter_map(|end| known.get(&phrase[..end]).copied()).collect();
    found.reverse();
    found.dedup();
    found
}

#[cfg(test)]
mod tests {
    use super::{is_no_label, lexicon};

    fn longest(text: &str) -> Option<&'static str> {
        lexicon().cues(lexicon().next_hit(text, 0)?).next().map(|cue| cue.phrase.as_ref())
    }

    #[test]
    fn the_longest_phrase_is_found_whatever_its_case() {
        assert_eq!(longest("x related ARTICLES: y"), Some("Related articles"));
        assert_eq!(longest("ЧИТАЙТЕ ТАКЖЕ: z"), Some("Читайте также"));
        assert_eq!(longest("LEE TAMBIÉN: z"), Some("Lee también"));
    }

    #[test]
    fn a_label_that_asks_for_something_is_no_headline() {
        let english = &lexicon().languages[0];
        assert!(is_no_label(english, "Sign up for the morning letter"));
        assert!(!is_no_label(english, "Signups soar at the ferry line"));
        assert!(is_no_label(english, "here."));
        assert!(!is_no_label(english, "Here’s what the ferry deal means"));
        assert!(!is_no_label(english, "Here are the winners of the harbour prize"));
    }
}
