//! All cues, and one pass that finds them.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, Input, MatchKind};

use super::table::{self, Cue, Language};

/// All languages' cues and the automaton over them.
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
    fn new(cues: Vec<Cue>, languages: Vec<Language>) -> Self {
        let mut patterns: Vec<String> = Vec::new();
        let mut spelled = Vec::new();
        let mut known = HashSet::new();
        for (number, cue) in cues.iter().enumerate() {
            for spelling in spellings(cue.phrase) {
                // The first file that has a phrase keeps it.
                if known.insert(spelling.to_ascii_lowercase()) {
                    patterns.push(spelling);
                    spelled.push(number);
                }
            }
        }
        let shorter = beginnings(&cues);
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .expect("a few hundred short phrases fit an automaton");
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

    /// What the cue's language says besides its cues.
    pub(crate) fn language(&self, cue: &Cue) -> &Language {
        &self.languages[cue.language]
    }

    /// Whether a label after this cue is no headline: a button's word (`here`),
    /// or an offer, known by the words that it opens with (`sign up …`).
    pub(crate) fn is_no_label(&self, cue: &Cue, label: &str) -> bool {
        let label = label.trim_start_matches(|c: char| !c.is_alphanumeric());
        self.language(cue).not_labels.iter().any(|opening| {
            let Some(end) = spelled_until(label, 0, opening) else { return false };
            let button = !opening.contains(' ');
            // `Here’s what we know` is a headline; `hereThe` is `here` and a
            // sentence that ran into it.
            label[end..].chars().next().is_none_or(|c| match c {
                '\'' | '’' | '-' => false,
                c if c.is_whitespace() => !button,
                c => c.is_uppercase() || !c.is_alphabetic(),
            })
        })
    }
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

/// For each cue, those that it begins with, longest first.
fn beginnings(cues: &[Cue]) -> Vec<Vec<usize>> {
    let phrases: Vec<String> = cues.iter().map(|cue| cue.phrase.to_lowercase()).collect();
    let mut spelled: HashMap<&str, Vec<usize>> = HashMap::new();
    for (number, phrase) in phrases.iter().enumerate() {
        spelled.entry(phrase).or_default().push(number);
    }
    let shorter = |phrase: &String| {
        let starts = phrase.char_indices().rev().map(|(end, _)| &phrase[..end]);
        starts.filter_map(|start| spelled.get(start)).flatten().copied().collect()
    };
    phrases.iter().map(shorter).collect()
}

#[cfg(test)]
mod tests {
    use super::lexicon;

    fn longest(text: &str) -> Option<&'static str> {
        lexicon().cues(lexicon().next_hit(text, 0)?).next().map(|cue| cue.phrase)
    }

    #[test]
    fn the_longest_phrase_is_found_whatever_its_case() {
        assert_eq!(longest("x related ARTICLES: y"), Some("Related articles"));
        assert_eq!(longest("ЧИТАЙТЕ ТАКЖЕ: z"), Some("Читайте также"));
        assert_eq!(longest("LEE TAMBIÉN: z"), Some("Lee también"));
    }

    #[test]
    fn a_label_that_asks_for_something_is_no_headline() {
        let cue = lexicon().cues.iter().find(|cue| cue.phrase == "READ MORE").unwrap();
        assert!(lexicon().is_no_label(cue, "Sign up for the morning letter"));
        assert!(!lexicon().is_no_label(cue, "Signups soar at the ferry line"));
        assert!(lexicon().is_no_label(cue, "here."));
        assert!(!lexicon().is_no_label(cue, "Here’s what the ferry deal means"));
        assert!(!lexicon().is_no_label(cue, "Here are the winners of the harbour prize"));
    }
}
