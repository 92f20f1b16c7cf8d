//! The tagger for English: a trained model that reads a document twice.
//!
//! The first pass sees each sentence alone ([`line`], [`feature`]), the second
//! what the first made of the whole document ([`recall`]). Both are linear
//! models over hashed features whose sum decides the labels of a stretch of
//! words together ([`lattice`]). Words far from any capital letter cost next to
//! nothing.
//!
//! `examples/train_tagger` makes the model; its card is
//! `data/english/README.md`.

mod agree;
pub(crate) mod document;
pub(crate) mod feature;
pub(crate) mod hash;
pub(crate) mod lattice;
pub(crate) mod lexicon;
pub(crate) mod line;
pub(crate) mod model;
pub(crate) mod packed;
pub(crate) mod recall;
pub(crate) mod section;
mod vouch;
pub(crate) mod word;

use agree::{agree, introduce};
use document::{Chunk, Document};
use lattice::{CLASSES, Factors, LABELS, Scores, Sums, Transitions, best, names};
use line::Line;
use model::Model;
use recall::Memory;
use vouch::Vouchers;

/// A name in a document.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Name {
    /// First word, counted within the document.
    pub(crate) first: usize,
    /// One past the last word.
    pub(crate) last: usize,
    /// 1 person, 2 organisation, 3 place, 4 other.
    pub(crate) class: usize,
    /// How sure, 0 to 1.
    pub(crate) confidence: f32,
}

/// The names in `document`, in order; no two overlap.
///
/// Takes time linear in the length of the document.
pub(crate) fn tag(document: &Document, model: &Model) -> Vec<Name> {
    let chunks = first_pass(document, model);
    let memory = Memory::gather(document, &chunks);
    let mut features = Vec::new();
    let mut found = Vec::new();
    let mut second = Vec::with_capacity(chunks.len());
    for chunk in &chunks {
        let scores: Vec<Scores> = (chunk.scores.iter().enumerate())
            .map(|(at, first)| {
                features.clear();
                memory.features(document, chunk, at, &mut features);
                let second = model.second.scores(&features);
                std::array::from_fn(|label| first[label] + second[label])
            })
            .collect();
        decide(chunk.start, &scores, model, &mut found);
        second.push(scores);
    }
    introduce(document, &mut found);
    let vouchers = Vouchers::gather(document, &found);
    let mut rest = found.as_slice();
    let mut vouched = Vec::new();
    for (chunk, scores) in chunks.iter().zip(&second) {
        let own = rest.partition_point(|name| name.first < chunk.start + scores.len());
        let (taken, after) = rest.split_at(own);
        rest = after;
        vouched.extend(vouchers.names(document, chunk, scores, taken, &memory, model));
    }
    found.retain(|name| vouched.binary_search_by_key(&name.first, |name| name.first).is_err());
    found.extend(vouched);
    found.sort_unstable_by_key(|name| name.first);
    agree(document, &mut found);
    found
}

/// The names that a chunk's scores spell.
fn decide(start: usize, scores: &[Scores], model: &Model, found: &mut Vec<Name>) {
    let spelt = names(&best(scores, &model.second.transitions));
    if spelt.is_empty() {
        return;
    }
    let sums = Sums::new(scores, &model.second.factors, None);
    found.extend(spelt.into_iter().map(|name| {
        let probability = sums.as_ref().map_or(0.0, |sums| sums.name(&name));
        Name {
            first: start + name.first,
            last: start + name.last,
            class: name.class,
            confidence: model.calibration.confidence(name.class, probability),
        }
    }));
}

/// What each sentence's words alone make of it.
pub(crate) fn first_pass(document: &Document, model: &Model) -> Vec<Chunk> {
    let mut line = Line::default();
    let mut features = Vec::with_capacity(128);
    let mut chunks = Vec::new();
    for sentence in &document.sentences {
        let words = &document.words[sentence.clone()];
        line.read(words, &model.lexicon);
        for chunk in &line.chunks {
            let scores: Vec<_> = chunk
                .clone()
                .map(|at| {
                    features.clear();
                    feature::features(&line, words, at, &mut features);
                    model.first.scores(&features)
                })
                .collect();
            chunks.push(settle(
                sentence.start + chunk.start,
                scores,
                &model.first.transitions,
                &model.first.factors,
            ));
        }
    }
    chunks
}

/// Decides a chunk for the first time.
pub(crate) fn settle(
    start: usize,
    scores: Vec<Scores>,
    transitions: &Transitions,
    factors: &Factors,
) -> Chunk {
    let names = names(&best(&scores, transitions));
    let classes = class_shares(&scores, factors);
    Chunk { start, scores, classes, names }
}

/// The probability of each class at each word; zeros where no sum can be made.
fn class_shares(scores: &[Scores], factors: &Factors) -> Vec<[f32; CLASSES]> {
    let sums = Sums::new(scores, factors, None);
    let word = |at| {
        let marginal = sums.as_ref().map_or([0.0; LABELS], |sums| sums.marginal(at));
        let mut classes = [0.0; CLASSES];
        for (label, share) in marginal.into_iter().enumerate() {
            classes[lattice::class(label)] += share;
        }
        classes
    };
    (0..scores.len()).map(word).collect()
}
