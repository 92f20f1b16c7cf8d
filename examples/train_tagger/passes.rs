//! The two passes and how one is trained on honest guesses of the other.

use std::collections::HashMap;

use storygraph::extract::training::{
    Chain, FirstPass, LABELS, Reader, Scores, Token, names, recall,
};

use crate::Options;
use crate::calibrate::{self, Guess};
use crate::corpus::{ANY, Document, Sentence};
use crate::crf::{Crf, Example};

/// Parts of the data that are guessed by models that did not see them.
const FOLDS: u32 = 3;
/// Occurrences below which a feature of the first pass is left out.
const RARE: u32 = 2;
/// `AdaGrad`'s first step and passes over the data, second pass.
const SECOND_RATE: f32 = 0.03;
const SECOND_EPOCHS: u16 = 4;

/// Numbers of features, by hash.
#[derive(Default)]
pub(crate) struct Numbers(HashMap<u32, u32>);

impl Numbers {
    pub(crate) fn iter(&self) -> impl Iterator<Item = (u32, u32)> {
        self.0.iter().map(|(&hash, &number)| (hash, number))
    }

    fn add(&mut self, hash: u32) -> u32 {
        let next = u32::try_from(self.0.len()).unwrap_or(u32::MAX);
        *self.0.entry(hash).or_insert(next)
    }
}

/// A model in full precision.
pub(crate) struct Trained {
    pub first: Crf,
    pub first_numbers: Numbers,
    pub second: Crf,
    pub second_numbers: Numbers,
    /// Slope and intercept of the confidence, by class.
    pub calibration: [[f32; 2]; 4],
}

pub(crate) fn train(
    documents: &[Document],
    reader: &Reader,
    options: &Options,
    say: &dyn Fn(&str),
) -> Trained {
    let (numbers, mut examples) = number(documents, reader);
    say(&format!("{} chunks, {} features", examples.len(), numbers.0.len()));
    if options.agree {
        let folds = folds(&examples, numbers.0.len(), options, 55);
        let (same, differ) = open_doubtful(&mut examples, documents, &folds);
        say(&format!("silver words: teacher and student agree on {same}, differ on {differ}"));
    }
    let all: Vec<&Example> = examples.iter().collect();
    let mut first = Crf::new(numbers.0.len(), Chain::default());
    first.train(&all, options.epochs, options.rate, 33);
    say("first pass trained");
    let folds = folds(&examples, numbers.0.len(), options, 77);
    say("first pass trained on each fold");
    let (second_numbers, seconds) = second_examples(documents, &examples, &folds);
    let all: Vec<&Example> = seconds.iter().collect();
    let mut second = Crf::new(second_numbers.0.len(), first.chain.clone());
    second.train(&all, SECOND_EPOCHS, SECOND_RATE, 99);
    say(&format!("second pass trained, {} features", second_numbers.0.len()));
    let calibration = calibrate::fit(&guesses(documents, &seconds, &second));
    Trained { first, first_numbers: numbers, second, second_numbers, calibration }
}

/// Numbers the features that are not rare and writes the examples.
fn number(documents: &[Document], reader: &Reader) -> (Numbers, Vec<Example>) {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut examples = Vec::new();
    for (nth, document) in (0_u32..).zip(documents) {
        let plain = (0_u32..).zip(&document.sentences).map(|(at, s)| (Some(at), s));
        for (at, sentence) in plain.chain(document.recased.iter().map(|s| (None, s))) {
            for chunk in reader.chunks(&sentence.tokens) {
                let mut ends = Vec::with_capacity(chunk.features.len());
                let mut features: Vec<u32> = Vec::new();
                for word in &chunk.features {
                    features.extend(word);
                    ends.push(u32::try_from(features.len()).unwrap_or(u32::MAX));
                }
                for &feature in &features {
                    *counts.entry(feature).or_default() += 1;
                }
                let start = u32::try_from(chunk.words.start).unwrap_or(u32::MAX);
                examples.push(Example {
                    features,
                    ends,
                    allowed: within(sentence, chunk.words),
                    base: Vec::new(),
                    weight: document.weight,
                    document: nth,
                    place: at.map(|at| (at, start)),
                });
            }
        }
    }
    let mut numbers = Numbers::default();
    for example in &mut examples {
        let mut kept = Vec::new();
        let mut ends = Vec::new();
        for word in 0..example.ends.len() {
            let often = example.features(word).iter().filter(|f| counts[f] >= RARE);
            kept.extend(often.map(|&feature| numbers.add(feature)));
            ends.push(u32::try_from(kept.len()).unwrap_or(u32::MAX));
        }
        kept.shrink_to_fit();
        example.features = kept;
        example.ends = ends;
    }
    (numbers, examples)
}

/// The labels allowed in a chunk; a name that begins outside it begins with it.
fn within(sentence: &Sentence, words: std::ops::Range<usize>) -> Vec<u16> {
    let mut allowed = sentence.allowed[words].to_vec();
    let inside =
        (1..LABELS).filter(|label| label % 2 == 0).fold(0, |bits, label| bits | 1 << label);
    if let Some(first) = allowed.first_mut()
        && *first & !inside == 0
    {
        *first >>= 1;
    }
    allowed
}

/// A model for each fold that has seen the other folds.
fn folds(examples: &[Example], features: usize, options: &Options, seed: u64) -> Vec<Crf> {
    let fit = |fold: u32| {
        let seen: Vec<&Example> = examples.iter().filter(|e| e.document % FOLDS != fold).collect();
        let mut crf = Crf::new(features, Chain::default());
        crf.train(&seen, options.epochs, options.rate, seed + u64::from(fold));
        crf
    };
    std::thread::scope(|scope| {
        let fit = &fit;
        let others: Vec<_> = (1..FOLDS).map(|fold| scope.spawn(move || fit(fold))).collect();
        let first = fit(0);
        let others = others.into_iter().map(|other| other.join().expect("training does not panic"));
        std::iter::once(first).chain(others).collect()
    })
}

/// Leaves open what silver words are where a model that did not see them
/// differs from their teacher. Counts words: same, different.
fn open_doubtful(
    examples: &mut [Example],
    documents: &[Document],
    folds: &[Crf],
) -> (usize, usize) {
    let (mut same, mut differ) = (0, 0);
    for example in examples.iter_mut().filter(|e| documents[e.document as usize].is_silver) {
        let crf = &folds[(example.document % FOLDS) as usize];
        let labels = crf.chain.best(&crf.scores(example));
        for (label, allowed) in labels.into_iter().zip(&mut example.allowed) {
            if *allowed >> label & 1 == 1 {
                same += 1;
            } else {
                *allowed = ANY;
                differ += 1;
            }
        }
    }
    (same, differ)
}

/// What the second pass learns from: honest first guesses of whole documents.
fn second_examples(
    documents: &[Document],
    examples: &[Example],
    folds: &[Crf],
) -> (Numbers, Vec<Example>) {
    let mut numbers = Numbers::default();
    let mut seconds = Vec::new();
    let mut rest = examples.iter().peekable();
    for (nth, document) in (0_u32..).zip(documents) {
        let crf = &folds[(nth % FOLDS) as usize];
        let mut first: FirstPass = vec![Vec::new(); document.sentences.len()];
        let mut own: Vec<&Example> = Vec::new();
        while let Some(example) = rest.next_if(|e| e.document == nth) {
            let Some((sentence, start)) = example.place else { continue };
            let start = start as usize;
            let words = start..start + example.allowed.len();
            first[sentence as usize].push((words, crf.scores(example)));
            own.push(example);
        }
        let tokens = tokens(document);
        let features = recall(&tokens, &first, &crf.chain);
        let chunks = first.into_iter().flatten().zip(features.into_iter().flatten());
        for (example, ((_, base), words)) in own.into_iter().zip(chunks) {
            let mut features = Vec::new();
            let mut ends = Vec::new();
            for word in words {
                features.extend(word.into_iter().map(|hash| numbers.add(hash)));
                ends.push(u32::try_from(features.len()).unwrap_or(u32::MAX));
            }
            let allowed = example.allowed.clone();
            let (weight, document) = (example.weight, example.document);
            let place = example.place;
            seconds.push(Example { features, ends, allowed, base, weight, document, place });
        }
    }
    (numbers, seconds)
}

/// The second pass's guesses on edited text that people labelled.
fn guesses(documents: &[Document], seconds: &[Example], second: &Crf) -> Vec<Guess> {
    let prepared = second.chain.prepare();
    let mut guesses = Vec::new();
    for example in seconds.iter().filter(|e| documents[e.document as usize].is_standard) {
        let scores = second.scores(example);
        let gold: Vec<u8> =
            example.allowed.iter().map(|bits| bits.trailing_zeros() as u8).collect();
        let gold = names(&gold);
        for name in names(&second.chain.best(&scores)) {
            let (first, last, class) = name;
            let probability = prepared.name(&scores, first..last, class);
            guesses.push(Guess { class, probability, is_right: gold.contains(&name) });
        }
    }
    guesses
}

pub(crate) fn tokens(document: &Document) -> Vec<Vec<Token>> {
    document.sentences.iter().map(|sentence| sentence.tokens.clone()).collect()
}

impl Trained {
    fn first_pass(&self, document: &Document, reader: &Reader) -> FirstPass {
        let sentence = |sentence: &Sentence| {
            let chunks = reader.chunks(&sentence.tokens).into_iter();
            chunks
                .map(|chunk| {
                    let words = chunk.features.iter();
                    let scores = words.map(|word| sum(&self.first, &self.first_numbers, word));
                    (chunk.words, scores.collect())
                })
                .collect()
        };
        document.sentences.iter().map(sentence).collect()
    }

    /// Each sentence's labels by the first pass alone.
    pub(crate) fn first_only(&self, document: &Document, reader: &Reader) -> Vec<Vec<u8>> {
        let first = self.first_pass(document, reader);
        spread(document, first.into_iter(), |scores| self.first.chain.best(&scores))
    }

    /// Each sentence's labels by both passes.
    pub(crate) fn tag(&self, document: &Document, reader: &Reader) -> Vec<Vec<u8>> {
        let mut first = self.first_pass(document, reader);
        let features = recall(&tokens(document), &first, &self.first.chain);
        let chunks = first.iter_mut().flatten().zip(features.iter().flatten());
        for ((_, scores), words) in chunks {
            for (scores, word) in scores.iter_mut().zip(words) {
                let second = sum(&self.second, &self.second_numbers, word);
                *scores = std::array::from_fn(|label| scores[label] + second[label]);
            }
        }
        spread(document, first.into_iter(), |scores| self.second.chain.best(&scores))
    }
}

fn sum(crf: &Crf, numbers: &Numbers, features: &[u32]) -> Scores {
    let known = features.iter().filter_map(|feature| numbers.0.get(feature));
    known.fold([0.0; LABELS], |sum, &number| {
        let weights = &crf.weights[number as usize];
        std::array::from_fn(|label| sum[label] + weights[label])
    })
}

/// A sentence's chunks: their places, and the scores of their words.
type Scored = Vec<(std::ops::Range<usize>, Vec<Scores>)>;

/// Labels of chunks as labels of sentences.
fn spread(
    document: &Document,
    chunks: impl Iterator<Item = Scored>,
    best: impl Fn(Vec<Scores>) -> Vec<u8>,
) -> Vec<Vec<u8>> {
    let sentence = |(sentence, chunks): (&Sentence, Scored)| {
        let mut labels = vec![0; sentence.tokens.len()];
        for (words, scores) in chunks {
            labels[words].copy_from_slice(&best(scores));
        }
        labels
    };
    document.sentences.iter().zip(chunks).map(sentence).collect()
}
