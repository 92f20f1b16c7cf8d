//! Training of a linear-chain conditional random field by stochastic gradients.

use storygraph::extract::training::{Chain, LABELS, Scores};

use crate::random::Random;

/// A chunk: each word's features and the labels it may have.
pub(crate) struct Example {
    /// Numbers of features, all words' one after the other.
    pub features: Vec<u32>,
    /// Where each word's features end.
    pub ends: Vec<u32>,
    /// Labels allowed, one bit each.
    pub allowed: Vec<u16>,
    /// Scores from an earlier pass, added to the features'; empty for none.
    pub base: Vec<Scores>,
    pub weight: f32,
    /// The document it is from.
    pub document: u32,
    /// Its sentence, and first word in it; none for a recased sentence.
    pub place: Option<(u32, u32)>,
}

impl Example {
    pub(crate) fn features(&self, word: usize) -> &[u32] {
        let start = if word == 0 { 0 } else { self.ends[word - 1] };
        &self.features[start as usize..self.ends[word] as usize]
    }
}

/// `AdaGrad`'s first denominator (Duchi, Hazan and Singer 2011), keeps early steps small.
const FIRST_SQUARE: f32 = 1e-2;
/// Gradients smaller than this move nothing.
const NO_GRADIENT: f32 = 1e-4;
/// Examples after which the steps between labels are prepared anew.
const PREPARE_EVERY: usize = 64;

#[derive(Clone)]
pub(crate) struct Crf {
    pub weights: Vec<Scores>,
    pub chain: Chain,
    squares: Vec<Scores>,
    chain_squares: Chain,
}

impl Crf {
    pub(crate) fn new(features: usize, chain: Chain) -> Self {
        Self {
            weights: vec![[0.0; LABELS]; features],
            squares: vec![[0.0; LABELS]; features],
            chain,
            chain_squares: Chain::default(),
        }
    }

    pub(crate) fn scores(&self, example: &Example) -> Vec<Scores> {
        let word = |at: usize| {
            let base = example.base.get(at).copied().unwrap_or_default();
            example.features(at).iter().fold(base, |sum, &f| add(sum, &self.weights[f as usize]))
        };
        (0..example.allowed.len()).map(word).collect()
    }

    /// Learns `examples` in `epochs` passes.
    pub(crate) fn train(&mut self, examples: &[&Example], epochs: u16, rate: f32, seed: u64) {
        let mut random = Random::new(seed);
        let mut order: Vec<usize> = (0..examples.len()).collect();
        for epoch in 0..epochs {
            random.shuffle(&mut order);
            self.epoch(examples, &order, rate * (1.0 - f32::from(epoch) / f32::from(epochs)));
        }
    }

    fn epoch(&mut self, examples: &[&Example], order: &[usize], rate: f32) {
        let mut prepared = self.chain.prepare();
        for (step, &nth) in order.iter().enumerate() {
            if step % PREPARE_EVERY == 0 {
                prepared = self.chain.prepare();
            }
            let example = examples[nth];
            let scores = self.scores(example);
            let (Some(free), Some(gold)) =
                (prepared.expect(&scores, None), prepared.expect(&scores, Some(&example.allowed)))
            else {
                continue;
            };
            for word in 0..scores.len() {
                let gradient: Scores = std::array::from_fn(|label| {
                    example.weight * (gold.labels[word][label] - free.labels[word][label])
                });
                if gradient.iter().all(|g| g.abs() < NO_GRADIENT) {
                    continue;
                }
                for &feature in example.features(word) {
                    let feature = feature as usize;
                    climb(&mut self.weights[feature], &mut self.squares[feature], &gradient, rate);
                }
            }
            let difference = |gold: &Scores, free: &Scores| -> Scores {
                std::array::from_fn(|label| example.weight * (gold[label] - free[label]))
            };
            for from in 0..=LABELS {
                let gradient = difference(&gold.steps.next[from], &free.steps.next[from]);
                let squares = &mut self.chain_squares.next[from];
                climb(&mut self.chain.next[from], squares, &gradient, rate);
            }
            let gradient = difference(&gold.steps.end, &free.steps.end);
            climb(&mut self.chain.end, &mut self.chain_squares.end, &gradient, rate);
        }
    }
}

fn climb(weights: &mut Scores, squares: &mut Scores, gradient: &Scores, rate: f32) {
    for label in 0..LABELS {
        squares[label] += gradient[label] * gradient[label];
        weights[label] += rate * gradient[label] / (squares[label] + FIRST_SQUARE).sqrt();
    }
}

fn add(sum: Scores, weights: &Scores) -> Scores {
    std::array::from_fn(|label| sum[label] + weights[label])
}
