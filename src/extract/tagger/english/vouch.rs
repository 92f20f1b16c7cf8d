//! Names that the model passed over and something else vouches for: the same
//! name elsewhere in the document, or the gazetteer.

use crate::extract::gazetteer::{Class, Table};
use crate::extract::token::Shape;

use super::document::{Chunk, Document};
use super::lattice::Scores;
use super::model::Model;
use super::recall::Memory;
use super::word::Word;
use super::{Name, class_shares, hash, lexicon};

/// Confidence from which a name vouches for the same word elsewhere.
const SURE: f32 = 0.55;
/// The least that the model itself must give the class.
const LEAST_SHARE: f32 = 0.02;
/// Confidence of a name found this way. Measured on the development sets: about
/// half are right there.
const CONFIDENCE: f32 = 0.5;

/// The class of names that are none of ours.
const OTHER: usize = 4;

/// What the names found so far say of single words.
pub(crate) struct Vouchers(Table<usize>);

impl Vouchers {
    /// Gathers the names of one word that are sure.
    pub(crate) fn gather(document: &Document, names: &[Name]) -> Self {
        let mut sure: Table<(usize, f32)> = Table::default();
        for name in
            names.iter().filter(|name| name.last - name.first == 1 && name.confidence >= SURE)
        {
            let best = sure.entry(document.words[name.first].key).or_default();
            if name.confidence > best.1 {
                *best = (name.class, name.confidence);
            }
        }
        Self(sure.into_iter().map(|(key, (class, _))| (key, class)).collect())
    }

    /// The class of a word that no name holds, if something vouches for it, and
    /// the least that the model must give it: nothing for an acronym that the
    /// document has.
    fn class(&self, word: &Word, memory: &Memory, model: &Model) -> Option<(usize, f32)> {
        if !matches!(word.shape, Shape::Capital | Shape::Upper) || memory.is_lower(word.key) {
            return None;
        }
        match self.0.get(&word.key) {
            Some(&class) if word.shape == Shape::Upper => Some((class, 0.0)),
            Some(&class) => Some((class, LEAST_SHARE)),
            None => Some((known(word, model)?, LEAST_SHARE)),
        }
    }

    /// The names of a chunk that are vouched for.
    pub(crate) fn names(
        &self,
        document: &Document,
        chunk: &Chunk,
        scores: &[Scores],
        taken: &[Name],
        memory: &Memory,
        model: &Model,
    ) -> Vec<Name> {
        let words = &document.words[chunk.start..][..scores.len()];
        // `top Daesh leader`: "other" is what adjectives and plain names share.
        let is_other = |name: &Name| name.class == OTHER && name.last - name.first == 1;
        let is_taken = |at: usize| {
            let next = taken.partition_point(|name| name.last <= at);
            taken.get(next).is_some_and(|name| name.first <= at && !is_other(name))
        };
        let stands_alone = |at: usize| {
            let before = at.checked_sub(1).and_then(|before| words.get(before));
            let is_part = |word: Option<&Word>| {
                word.is_some_and(|w| w.is_capital() || w.shape == Shape::Hyphen)
            };
            !is_part(before) && !is_part(words.get(at + 1))
        };
        let candidates =
            (0..words.len()).filter(|&at| !is_taken(chunk.start + at) && stands_alone(at));
        let found = candidates.filter_map(|at| Some((at, self.class(&words[at], memory, model)?)));
        let mut shares = None;
        found
            .filter(|&(at, (class, least))| {
                let shares =
                    shares.get_or_insert_with(|| class_shares(scores, &model.second.factors));
                shares[at][class] >= least
            })
            .map(|(at, (class, _))| {
                let first = chunk.start + at;
                Name { first, last: first + 1, class, confidence: CONFIDENCE }
            })
            .collect()
    }
}

/// The class of a country or well-known organisation whose name is no other word.
fn known(word: &Word, model: &Model) -> Option<usize> {
    let lists = model.lexicon.phrase(hash::step(0, word.key))?;
    let classes = model.lexicon.classes(word.key);
    if classes.has(Class::Common)
        || classes.has(Class::Function)
        || model.lexicon.person(word.key) > 0
    {
        return None;
    }
    match (lists >> lexicon::COUNTRY & 1, lists >> lexicon::ORGANIZATION & 1) {
        (1, 0) => Some(3),
        (0, 1) => Some(2),
        _ => None,
    }
}
