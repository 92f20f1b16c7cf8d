//! A sentence with all that is looked up about its words.
//!
//! Most words of a text are far from any capital letter. Nothing is looked up
//! for them: only for the stretches that may hold a name, and two words to
//! either side.

use std::ops::Range;

use crate::extract::gazetteer::{Class, Classes};
use crate::extract::token::Shape;

use super::hash;
use super::lexicon::{CONTINUES, Clusters, LISTS, Lexicon};
use super::word::Word;

/// Words between two capitals that may still belong to one name.
const GAP: usize = 3;
/// The longest phrase looked for in the lists, in tokens.
const LONGEST_PHRASE: usize = 10;
/// Words to either side of a stretch that its features speak of.
pub(super) const AROUND: usize = 2;
/// [`Look::person`] of what is no word.
const NO_WORD: u8 = 64;

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Casing {
    /// Names have capitals, other words do not.
    #[default]
    Sentence = 0,
    /// Most Words Have a Capital.
    Title = 1,
    /// ALL LETTERS ARE CAPITALS.
    Upper = 2,
    /// Most words have a capital, and none is known to be common: a list of names.
    Names = 3,
    /// no capital anywhere
    Lower = 4,
}

/// What is looked up about one word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Look {
    /// Its letters as `Xx`, `X.X`, `d-x`: runs longer than two are cut to two.
    pub(crate) pattern: u32,
    /// What the gazetteer says.
    pub(crate) classes: Classes,
    /// Its clusters, if it is known.
    pub(crate) clusters: Option<Clusters>,
    /// How common it is as a given name and as a surname.
    pub(crate) person: u8,
    /// Its place in a phrase of each list: 0 none, 1 first, 2 inside, 3 last, 4 alone.
    pub(crate) lists: [u8; LISTS],
    /// First word and one past the last of the run of capitals around it.
    pub(crate) run: (usize, usize),
    /// Whether it may be part of a name.
    is_active: bool,
}

/// A sentence, looked up. Reused from sentence to sentence.
#[derive(Default)]
pub(crate) struct Line {
    /// One for each word; only those near a chunk are filled.
    pub(crate) looks: Vec<Look>,
    /// How the sentence uses capitals.
    pub(crate) casing: Casing,
    /// The stretches that may hold names, in order.
    pub(crate) chunks: Vec<Range<usize>>,
}

impl Line {
    /// Looks up the sentence of `words`.
    pub(crate) fn read(&mut self, words: &[Word], lexicon: &Lexicon) {
        self.looks.clear();
        self.looks.resize(words.len(), Look::default());
        self.chunks.clear();
        self.activate(words, lexicon);
        if self.chunks.is_empty() {
            return;
        }
        for nth in 0..self.chunks.len() {
            let Range { start, end } = self.chunks[nth];
            let start = start.saturating_sub(AROUND);
            for (at, word) in words.iter().enumerate().take(end + AROUND).skip(start) {
                self.look_up(at, word, lexicon);
            }
        }
        self.find_phrases(words, lexicon);
        self.find_runs(words);
        self.casing = self.casing(words);
    }

    /// Finds the chunks: words with a capital, names typed without one, what
    /// joins them, and numbers beside them.
    fn activate(&mut self, words: &[Word], lexicon: &Lexicon) {
        let mut last: Option<usize> = None;
        for (at, word) in words.iter().enumerate() {
            let is_name = word.is_capital()
                || word.shape == Shape::Lower
                    && word.text.len() > 1
                    && lexicon.is_name_in_lower_case(word.key)
                    && !is_in_address(words, at);
            if !is_name {
                continue;
            }
            if let Some(last) = last.filter(|last| at - last <= GAP + 1)
                && words[last + 1..at].iter().all(Word::joins)
            {
                self.looks[last + 1..at].iter_mut().for_each(|look| look.is_active = true);
            }
            self.looks[at].is_active = true;
            if at > 0 && words[at - 1].shape == Shape::Number {
                self.looks[at - 1].is_active = true;
            }
            if words.get(at + 1).is_some_and(|next| next.shape == Shape::Number) {
                self.looks[at + 1].is_active = true;
            }
            last = Some(at);
        }
        let mut at = 0;
        while at < words.len() {
            let start = at;
            while at < words.len() && self.looks[at].is_active {
                at += 1;
            }
            if at > start {
                self.chunks.push(start..at);
            }
            at += 1;
        }
    }

    fn look_up(&mut self, at: usize, word: &Word, lexicon: &Lexicon) {
        let look = &mut self.looks[at];
        if look.pattern != 0 {
            return;
        }
        look.pattern = pattern(word.text);
        look.classes = lexicon.classes(word.key);
        look.clusters = lexicon.clusters(word.key);
        look.person = if word.is_capital() || word.shape == Shape::Lower {
            lexicon.person(word.key)
        } else {
            NO_WORD
        };
    }

    /// Marks the longest phrase of each list at each word. Hyphens are skipped.
    fn find_phrases(&mut self, words: &[Word], lexicon: &Lexicon) {
        let mut covered = [0; LISTS];
        for at in self.chunks.iter().cloned().flatten() {
            let mut ends = [0; LISTS];
            let mut phrase = 0;
            for (ahead, word) in words[at..].iter().enumerate().take(LONGEST_PHRASE) {
                if word.shape == Shape::Hyphen || word.text == "-" {
                    if ahead == 0 {
                        break;
                    }
                    continue;
                }
                phrase = hash::step(phrase, word.key);
                let Some(found) = lexicon.phrase(phrase) else { break };
                for (list, end) in ends.iter_mut().enumerate() {
                    if found >> list & 1 == 1 {
                        *end = at + ahead + 1;
                    }
                }
                if found & CONTINUES == 0 {
                    break;
                }
            }
            for (list, &end) in ends.iter().enumerate() {
                if end > at && end > covered[list] {
                    covered[list] = end;
                    mark(&mut self.looks[at..end], list);
                }
            }
        }
    }

    fn find_runs(&mut self, words: &[Word]) {
        let is_in_run = |at: usize| {
            words[at].is_capital()
                || words[at].shape == Shape::Hyphen
                    && words.get(at + 1).is_some_and(Word::is_capital)
        };
        for chunk in self.chunks.clone() {
            let mut at = chunk.start;
            while at < chunk.end {
                if !words[at].is_capital() {
                    self.looks[at].run = (at, at);
                    at += 1;
                    continue;
                }
                let start = at;
                while at < words.len() && is_in_run(at) {
                    at += 1;
                }
                self.looks[start..at].iter_mut().for_each(|look| look.run = (start, at));
            }
        }
    }

    /// How the sentence uses capitals. Words of three letters or fewer have
    /// small letters even in headlines.
    fn casing(&self, words: &[Word]) -> Casing {
        let (mut upper, mut capital, mut common, mut lower) = (0, 0, 0, 0);
        for (at, (word, look)) in words.iter().zip(&self.looks).enumerate() {
            match word.shape {
                Shape::Upper => upper += 1,
                Shape::Capital if at > 0 => {
                    capital += 1;
                    common += usize::from(look.classes.has(Class::Common));
                }
                Shape::Lower if word.text.len() > 3 => lower += 1,
                _ => {}
            }
        }
        if upper >= 2 && capital + lower <= upper / 3 {
            Casing::Upper
        } else if capital + upper >= 3 && lower * 4 <= capital + upper {
            if common > 0 { Casing::Title } else { Casing::Names }
        } else if capital + upper == 0 {
            Casing::Lower
        } else {
            Casing::Sentence
        }
    }
}

/// Whether the word is part of an address, `jane.doe@paper.example`.
fn is_in_address(words: &[Word], at: usize) -> bool {
    let joins = |at: usize| matches!(words[at].text, "." | "@" | "/" | "_" | "\\");
    at > 0 && joins(at - 1) || at + 2 < words.len() && joins(at + 1)
}

/// Marks the words of one phrase of `list`.
fn mark(looks: &mut [Look], list: usize) {
    match looks {
        [only] => only.lists[list] = 4,
        [first, inside @ .., last] => {
            first.lists[list] = 1;
            for look in inside {
                look.lists[list] = 2;
            }
            last.lists[list] = 3;
        }
        [] => {}
    }
}

/// Letters that a pattern looks at.
const PATTERN_CHARS: usize = 12;

/// The hash of what a word's letters look like; never 0.
fn pattern(word: &str) -> u32 {
    let (mut hash, mut last, mut repeats) = (17_u32, 0, 0);
    for c in word.chars().take(PATTERN_CHARS) {
        let kind = match c {
            'a'..='z' => b'x',
            'A'..='Z' => b'X',
            '0'..='9' => b'd',
            '’' | '‘' => b'\'',
            '“' | '”' => b'"',
            '–' | '—' => b'-',
            c if c.is_uppercase() => b'X',
            c if c.is_alphabetic() => b'x',
            c => u8::try_from(c).unwrap_or(b'?'),
        };
        repeats = if kind == last { repeats + 1 } else { 0 };
        last = kind;
        if repeats < 2 {
            hash = hash.wrapping_mul(31).wrapping_add(u32::from(kind));
        }
    }
    hash.max(1)
}
