//! A reference's words, as a question to the texts of the archive.

use std::collections::HashMap;

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::model::is_function_word;
use crate::store::{Store, fold, stem, stems};

/// Words that the index is asked for: the rarest of a label.
const ASKED: usize = 12;

/// A word that stands in more than one of so many articles is asked for only
/// where a label has few others: it finds too much.
const COMMON: usize = 10;

/// So many words are always asked for.
const LEAST_ASKED: usize = 3;

/// What a word of a text is to a question.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// In the label, at this place of `terms`.
    Asked(usize),
    /// In the sentence around it, at this place of `context`.
    Around(usize),
    /// In neither.
    Other,
    /// Too common to tell anything in any text.
    Empty,
}

/// A reference's words.
pub(super) struct Question {
    /// What each word of the label is worth: its inverse document frequency.
    pub(super) terms: Vec<f64>,
    /// The same for the words around it.
    pub(super) context: Vec<f64>,
    /// Words that stand side by side in the label.
    pub(super) pairs: Vec<(usize, usize)>,
    /// What the index is asked for.
    pub(super) telling: Vec<String>,
    places: HashMap<String, Word>,
    known: FxHashMap<String, Word>,
}

impl Question {
    pub(super) fn new(store: &Store, label: &str, context: &str, articles: usize) -> Result<Self> {
        let worth = |has: usize| {
            let (all, has) = (articles as f64, has as f64);
            (1.0 + (all - has + 0.5).max(0.0) / (has + 0.5)).ln()
        };
        let mut question = Self {
            terms: Vec::new(),
            context: Vec::new(),
            pairs: Vec::new(),
            telling: Vec::new(),
            places: HashMap::new(),
            known: FxHashMap::default(),
        };
        let counted = |text: &str| -> Result<HashMap<String, usize>> {
            Ok(store.terms(text)?.into_iter().map(|term| (term.stem, term.articles)).collect())
        };
        let in_label = counted(label)?;
        let mut asked: Vec<(usize, String)> = Vec::new();
        let mut before = None;
        for word in content(label) {
            let stem = stem(&word);
            let place = if let Some(Word::Asked(place)) = question.places.get(&stem) {
                *place
            } else {
                let place = question.terms.len();
                let has = in_label.get(&stem).copied().unwrap_or_default();
                question.terms.push(worth(has));
                if has > 0 {
                    asked.push((has, word));
                }
                question.places.insert(stem, Word::Asked(place));
                place
            };
            if let Some(before) = before.replace(place)
                && !question.pairs.contains(&(before, place))
            {
                question.pairs.push((before, place));
            }
        }
        let mut around: Vec<(String, usize)> = counted(context)?.into_iter().collect();
        around.sort();
        let words = stems(context);
        for (stem, has) in around {
            let is_content = words.get(&stem).is_some_and(|count| is_content(&count.word));
            if is_content && !question.places.contains_key(&stem) {
                question.places.insert(stem, Word::Around(question.context.len()));
                question.context.push(worth(has));
            }
        }
        asked.sort();
        let rare = asked.iter().filter(|(has, _)| has * COMMON <= articles).count();
        asked.truncate(rare.clamp(LEAST_ASKED, ASKED));
        question.telling = asked.into_iter().map(|(_, word)| word).collect();
        Ok(question)
    }

    /// What a word of a text is to the question.
    pub(super) fn look_up(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let folded = fold(word);
        let what = if is_content(&folded) {
            self.places.get(&stem(&folded)).copied().unwrap_or(Word::Other)
        } else {
            Word::Empty
        };
        self.known.insert(word.to_owned(), what);
        what
    }
}

/// The words of `text`, folded, without those that tell nothing.
fn content(text: &str) -> impl Iterator<Item = String> + '_ {
    words(text).map(fold).filter(|word| is_content(word))
}

/// The words of `text` as they stand.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}

fn is_content(folded: &str) -> bool {
    let is_letter = folded.len() == 1 && !folded.as_bytes()[0].is_ascii_digit();
    !is_letter && !is_function_word(folded)
}
