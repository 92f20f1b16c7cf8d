//! What a candidate is, and how surely.

use crate::extract::gazetteer::{Class, Gazetteer, Meaning};
use crate::extract::token::Shape;
use crate::model::EntityKind;

use super::candidate::{Candidate, Ground};
use super::memory::Memory;
use super::text::{Casing, Sentence, Text};

// How sure each rule is. Set by hand in the order in which the rules were seen
// to be right on the development sets; only the order matters to the program.

/// The gazetteer lists the name and it means nothing else.
const KNOWN: f64 = 0.95;
/// A title of honour or role stands before it.
const TITLED: f64 = 0.9;
/// Two words or more that begin with a given name, or hold an Arabic particle or an initial.
const FULL_NAME: f64 = 0.85;
/// `Ministry`, `Inc`, `Parti`, `Jalan` says what it is.
const HEAD: f64 = 0.8;
/// `River`, `Mount`, `Street` says what it is.
const PLACE_HEAD: f64 = 0.8;
/// The article names it more fully or more clearly elsewhere.
const RECALLED: f64 = 0.8;
/// The gazetteer lists it, but the word means something else too.
const DOUBTFUL: f64 = 0.65;
/// A given name or surname alone.
const PERSONAL_WORD: f64 = 0.6;
/// `in X`, `X said`, `X, France`.
const CONTEXT: f64 = 0.6;
/// An unknown acronym.
const ACRONYM: f64 = 0.55;
/// Two or three unknown words with capitals.
const UNKNOWN_NAME: f64 = 0.5;

/// Letters of an acronym.
const ACRONYM_LETTERS: std::ops::RangeInclusive<usize> = 2..=6;

/// Letters up to which a given name in capitals is taken for an acronym.
const LONGEST_ACRONYM_NAME: usize = 3;

/// One candidate, where it stands, and what the article says elsewhere.
pub(super) struct Judge<'a, 't> {
    pub(super) text: &'a Text<'t>,
    pub(super) sentence: &'a Sentence,
    pub(super) memory: &'a Memory,
    pub(super) is_english: bool,
}

impl Judge<'_, '_> {
    /// What `candidate` is by its own words and neighbours, or `None`.
    pub(super) fn judge(&self, candidate: &Candidate) -> Option<(EntityKind, f64)> {
        let Candidate { first, last, ground } = *candidate;
        match ground {
            Ground::Known(kind) => Some((kind, KNOWN)),
            Ground::Doubtful(kind) => self.doubtful(first, kind),
            _ if !self.is_english => {
                let full = last - first > 1 && self.is(first, Class::GivenName);
                full.then_some((EntityKind::Person, FULL_NAME))
            }
            Ground::Head(kind) => Some((kind, HEAD)),
            Ground::Titled if !self.is_plain(first, last) => {
                if last - first == 1 && self.is_acronym(first) {
                    return Some((EntityKind::Organization, ACRONYM));
                }
                Some((EntityKind::Person, TITLED))
            }
            _ if last - first == 1 => self.word(first),
            _ => self.words(first, last),
        }
    }

    /// The same, once `memory` holds the whole article's names.
    pub(super) fn recall(
        &self,
        candidate: &Candidate,
        guess: Option<(EntityKind, f64)>,
    ) -> Option<(EntityKind, f64)> {
        let Candidate { first, last, ground } = *candidate;
        if matches!(ground, Ground::Known(_)) || guess.is_some_and(|(_, sure)| sure >= TITLED) {
            return guess;
        }
        let keys: Vec<u64> = self.keys(first, last);
        if last - first == 1 && self.memory.is_denied(keys[0]) {
            return None;
        }
        if last - first == 1 && self.memory.is_surname(keys[0]) {
            return Some((EntityKind::Person, RECALLED));
        }
        if let Some((kind, sure)) = self.memory.kind(&keys)
            && guess.is_none_or(|(_, mine)| sure > mine)
        {
            return Some((kind, sure.min(RECALLED)));
        }
        guess
    }

    /// The keys of the words of a candidate, without hyphens.
    pub(super) fn keys(&self, first: usize, last: usize) -> Vec<u64> {
        let tokens = &self.text.tokens[first..last];
        tokens.iter().filter(|token| token.shape != Shape::Hyphen).map(|token| token.key).collect()
    }

    fn is(&self, at: usize, class: Class) -> bool {
        self.text.is(at, class)
    }

    /// Whether every word is an ordinary one.
    fn is_plain(&self, first: usize, last: usize) -> bool {
        (first..last).all(|at| {
            self.text.tokens[at].shape == Shape::Hyphen
                || [
                    Class::Common,
                    Class::Function,
                    Class::Never,
                    Class::Calendar,
                    Class::Demonym,
                    Class::Suffix,
                    Class::Event,
                ]
                .into_iter()
                .any(|class| self.is(at, class))
                    && !self.is(at, Class::GivenName)
        })
    }

    fn is_acronym(&self, at: usize) -> bool {
        let token = &self.text.tokens[at];
        token.shape == Shape::Upper
            && ACRONYM_LETTERS.contains(&(token.end - token.start))
            && !self.text.word(at).bytes().any(|byte| byte.is_ascii_digit())
    }

    fn is_initial(&self, at: usize) -> bool {
        self.text.is_initial(self.sentence, at)
    }

    fn follows_place_preposition(&self, at: usize) -> bool {
        let before =
            |back: usize| at.checked_sub(back).filter(|&before| before >= self.sentence.first);
        let Some(mut previous) = before(1) else { return false };
        if self.text.word(previous) == "the" {
            let Some(earlier) = before(2) else { return false };
            previous = earlier;
        }
        self.is(previous, Class::PlacePreposition)
    }

    /// `X said`, or `said X`.
    fn is_speaker(&self, first: usize, last: usize) -> bool {
        let lower =
            |at: usize| self.text.tokens[at].shape == Shape::Lower && self.is(at, Class::Speech);
        last < self.sentence.last && lower(last) || first > self.sentence.first && lower(first - 1)
    }

    /// `X, France`.
    fn is_before_place(&self, last: usize) -> bool {
        last + 1 < self.sentence.last
            && self.text.word(last) == ","
            && Gazetteer::get()
                .longest(&self.text.tokens[last + 1..self.sentence.last])
                .is_some_and(|known| known.meaning == Meaning::Name(EntityKind::Place))
    }

    fn doubtful(&self, at: usize, kind: EntityKind) -> Option<(EntityKind, f64)> {
        let key = self.text.tokens[at].key;
        let word_too = self.is(at, Class::Common) || self.is(at, Class::Never);
        if word_too && (self.is_initial(at) || !self.is_english) && self.memory.inside(key) == 0 {
            return None;
        }
        if self.is(at, Class::Never) && kind == EntityKind::Organization {
            return None;
        }
        Some((kind, DOUBTFUL))
    }

    fn word(&self, at: usize) -> Option<(EntityKind, f64)> {
        let token = &self.text.tokens[at];
        let class = self.text.classes[at];
        let headline = self.sentence.casing != Casing::Sentence;
        let numbered = at + 2 < self.sentence.last
            && self.text.tokens[at + 1].shape == Shape::Hyphen
            && self.text.tokens[at + 2].shape == Shape::Number;
        let plain = class.has(Class::Common)
            || class.has(Class::Never)
            || class.has(Class::Function)
            || class.has(Class::OrganizationHead)
            || class.has(Class::PlaceHead)
            || class.has(Class::Demonym)
            || class.has(Class::Suffix)
            || class.has(Class::Calendar);
        if numbered || plain && !(class.has(Class::GivenName) && self.memory.inside(token.key) > 1)
        {
            return None;
        }
        let own = self.memory.inside(token.key) > 0;
        let lower = self.memory.is_lower(token.key);
        // `IRA` is not Ira.
        let acronym = self.is_acronym(at) && self.sentence.casing == Casing::Sentence;
        let short = token.end - token.start <= LONGEST_ACRONYM_NAME;
        let personal = class.has(Class::GivenName) || class.has(Class::Surname);
        if personal && !(acronym && short) {
            return (!lower
                && (own || !self.is_initial(at) || class.has(Class::Surname) || headline))
                .then_some((EntityKind::Person, PERSONAL_WORD));
        }
        if token.shape == Shape::Upper {
            let the =
                at > self.sentence.first && self.text.word(at - 1).eq_ignore_ascii_case("the");
            let used = the || self.memory.inside(token.key) > 1 || self.is_speaker(at, at + 1);
            let acronym = used && self.is_acronym(at) && self.sentence.casing != Casing::Upper;
            return acronym.then_some((EntityKind::Organization, ACRONYM));
        }
        if lower || headline || self.is_initial(at) && !own {
            return None;
        }
        if self.is_before_place(at + 1) || self.follows_place_preposition(at) {
            return Some((EntityKind::Place, CONTEXT));
        }
        if self.is_speaker(at, at + 1) {
            return Some((EntityKind::Person, CONTEXT));
        }
        None
    }

    /// Begins with a given name, holds an Arabic particle, or has an initial inside.
    fn is_full_name(&self, first: usize, last: usize) -> bool {
        let tokens = first..last;
        let given = self.is(first, Class::GivenName);
        let particle = tokens.clone().any(|at| {
            matches!(
                self.text.word(at),
                "al" | "bin" | "ibn" | "bint" | "Abu" | "abu" | "van" | "von"
            ) && at + 1 < last
        });
        let initial =
            tokens.clone().any(|at| self.text.tokens[at].shape == Shape::Initial && at + 1 < last);
        given || particle || initial || self.is(last - 1, Class::Suffix)
    }

    fn words(&self, first: usize, last: usize) -> Option<(EntityKind, f64)> {
        let plain = self.is_plain(first, last);
        let known_word = |class| (first..last).any(|at| self.is(at, class));
        if self.is_full_name(first, last)
            && !(self.is(last - 1, Class::PlaceHead) && self.is(last - 1, Class::Common))
        {
            return Some((EntityKind::Person, FULL_NAME));
        }
        let place_head = self.is(last - 1, Class::PlaceHead)
            || (first..last - 1)
                .any(|at| self.is(at, Class::PlaceHead) && self.text.word(at + 1) == "of");
        if place_head && (!plain || self.follows_place_preposition(first)) {
            return Some((EntityKind::Place, PLACE_HEAD));
        }
        let paired = last - first == 3 && self.text.tokens[first + 1].shape == Shape::Hyphen;
        let shouted = (first..last).all(|at| self.text.tokens[at].shape == Shape::Upper)
            && known_word(Class::Common);
        // `Ode-Larch` is two surnames.
        if plain || shouted || paired && self.is(first, Class::Surname) {
            return None;
        }
        if self.is(first, Class::PlaceLead) {
            return Some((EntityKind::Place, PLACE_HEAD));
        }
        if self.is_before_place(last) {
            return Some((EntityKind::Place, CONTEXT));
        }
        if self.sentence.casing == Casing::Upper {
            return None;
        }
        if self.is(last - 1, Class::Surname) || self.is_speaker(first, last) {
            return Some((EntityKind::Person, CONTEXT));
        }
        if known_word(Class::Common) || known_word(Class::OrganizationHead) {
            return None;
        }
        if self.follows_place_preposition(first) {
            return Some((EntityKind::Place, CONTEXT));
        }
        let written_as_names = (first..last).all(|at| {
            matches!(self.text.tokens[at].shape, Shape::Capital | Shape::Lower | Shape::Hyphen)
                && !is_glued(self.text.word(at))
        });
        written_as_names.then_some((EntityKind::Person, UNKNOWN_NAME))
    }
}

/// Whether `word` is two words that lost the space between them, `NewsPrivacy`,
/// and not a surname with a capital inside, `McAllister`.
fn is_glued(word: &str) -> bool {
    /// The longest part before the inner capital that surnames have: `Fitz`.
    const LONGEST_PREFIX: usize = 4;
    let inner = word.char_indices().skip(1).find(|&(_, c)| c.is_uppercase());
    inner.is_some_and(|(at, _)| at > LONGEST_PREFIX && word[..at].ends_with(char::is_lowercase))
}
