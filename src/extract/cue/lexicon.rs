//! All cues, and one pass that finds them.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, MatchKind};

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
        for (number, cue) in cues.iter().enumerate() {
            for spelling in spellings(cue.phrase) {
                // The first file that has a phrase keeps it.
                if !patterns.iter().any(|known| known.eq_ignore_ascii_case(&spelling)) {
                    patterns.push(spelling);
                    spelled.push(number);
                }
            }
        }
        let shorter = cues.iter().map(|cue| beginnings(cue, &cues)).collect();
        let automaton = AhoCorasick::builder()
            .ascii_case_insensitive(true)
            .match_kind(MatchKind::LeftmostLongest)
            .build(&patterns)
            .expect("a few hundred short phrases fit an automaton");
        Self { cues, languages, automaton, spelled, shorter }
    }

    /// Where cues are spelled in `text`, in order, without overlaps.
    pub(crate) fn hits<'t>(&'t self, text: &'t str) -> impl Iterator<Item = Hit> + 't {
        self.automaton.find_iter(text).map(|found| Hit {
            start: found.start(),
            cue: self.spelled[found.pattern().as_usize()],
        })
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

    /// Whether a label opens with words that no headline after this cue opens with.
    pub(crate) fn is_no_label(&self, cue: &Cue, label: &str) -> bool {
        let label = label.trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        // `Here’s what we know` is a headline, `here` is not.
        let goes_on = |c: char| c.is_alphabetic() || matches!(c, '\'' | '’' | '-');
        self.language(cue).not_labels.iter().any(|opening| {
            label.strip_prefix(opening.as_str()).is_some_and(|rest| !rest.starts_with(goes_on))
        })
    }
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

fn beginnings(cue: &Cue, cues: &[Cue]) -> Vec<usize> {
    let phrase = cue.phrase.to_lowercase();
    let mut found: Vec<usize> = (0..cues.len())
        .filter(|&other| {
            let other = cues[other].phrase.to_lowercase();
            other.len() < phrase.len() && phrase.starts_with(&other)
        })
        .collect();
    found.sort_by_key(|&other| std::cmp::Reverse(cues[other].phrase.len()));
    found
}

#[cfg(test)]
mod tests {
    use super::lexicon;

    fn longest(text: &str) -> Vec<&'static str> {
        lexicon()
            .hits(text)
            .filter_map(|hit| lexicon().cues(hit).next().map(|cue| cue.phrase))
            .collect()
    }

    #[test]
    fn the_longest_phrase_is_found_whatever_its_case() {
        assert_eq!(longest("x related ARTICLES: y"), ["Related articles"]);
        assert_eq!(longest("ЧИТАЙТЕ ТАКЖЕ: z"), ["Читайте также"]);
        assert_eq!(longest("LEE TAMBIÉN: z"), ["Lee también"]);
    }

    #[test]
    fn a_label_that_asks_for_something_is_no_headline() {
        let cue = lexicon().cues.iter().find(|cue| cue.phrase == "READ MORE").unwrap();
        assert!(lexicon().is_no_label(cue, "Sign up for the morning letter"));
        assert!(!lexicon().is_no_label(cue, "Signups soar at the ferry line"));
        assert!(!lexicon().is_no_label(cue, "Here’s what the ferry deal means"));
    }
}
