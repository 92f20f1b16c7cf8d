//! The trained model: its file, and what it makes of features.

use std::sync::OnceLock;

use super::lattice::{Factors, LABELS, Scores, Transitions};
use super::lexicon::Lexicon;
use super::packed::Packed;
use super::section::Sections;

/// The model's file; `data/english/README.md` is its card.
static FILE: &[u8] = include_bytes!("../../data/english/english.model");

/// Weights of one label each; the first label's are 0.
pub(crate) const WEIGHTS: usize = LABELS - 1;

/// One pass: weights of its features and of its transitions.
pub(crate) struct Pass<'a> {
    weights: Packed<'a>,
    /// What one step of a weight is worth.
    step: f32,
    /// As logarithms.
    pub(crate) transitions: Transitions,
    /// As factors.
    pub(crate) factors: Factors,
}

impl<'a> Pass<'a> {
    /// Reads a pass: its weights, then its numbers.
    pub(crate) fn read(sections: &mut Sections<'a>) -> Option<Self> {
        let weights = Packed::read(sections.next()?)?;
        let (numbers, _) = sections.next()?.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes));
        let step = numbers.next()?;
        let mut transitions = Transitions::default();
        for place in transitions.next.as_flattened_mut().iter_mut().chain(&mut transitions.end) {
            *place = numbers.next()?;
        }
        let factors = Factors::from(&transitions);
        Some(Self { weights, step, transitions, factors })
    }

    /// What `features` say for each label, compared to "no name".
    #[inline]
    pub(crate) fn scores(&self, features: &[u32]) -> Scores {
        let mut sums = [0_i32; WEIGHTS];
        for &feature in features {
            if let Some(weights) = self.weights.get(feature)
                && let Some(weights) = weights.first_chunk::<WEIGHTS>()
            {
                for (sum, weight) in sums.iter_mut().zip(weights) {
                    *sum += i32::from(weight.cast_signed());
                }
            }
        }
        std::array::from_fn(
            |label| {
                if label == 0 { 0.0 } else { sums[label - 1] as f32 * self.step }
            },
        )
    }
}

/// From the model's probability of a name to how often such names are right:
/// logistic regression on the log odds (Platt 1999), by class.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Calibration {
    /// Slope and intercept for people, organisations, places, others.
    pub(crate) lines: [[f32; 2]; 4],
}

impl Calibration {
    /// How sure to be of a name of `class` (1 to 4) with that probability.
    pub(crate) fn confidence(&self, class: usize, probability: f32) -> f32 {
        let [slope, intercept] = self.lines[class - 1];
        let p = probability.clamp(1e-6, 1.0 - 1e-6);
        1.0 / (1.0 + (-(slope * (p / (1.0 - p)).ln() + intercept)).exp())
    }
}

/// The whole model.
pub(crate) struct Model<'a> {
    /// What is known of words.
    pub(crate) lexicon: Lexicon<'a>,
    /// The pass that sees a sentence.
    pub(crate) first: Pass<'a>,
    /// The pass that sees the document; its scores are added to the first's.
    pub(crate) second: Pass<'a>,
    /// From probabilities to confidence.
    pub(crate) calibration: Calibration,
}

impl<'a> Model<'a> {
    /// Reads a model's file; `None` if it is none.
    pub(crate) fn read(file: &'a [u8]) -> Option<Self> {
        let mut sections = Sections(file);
        let lexicon = Lexicon::read(&mut sections)?;
        let first = Pass::read(&mut sections)?;
        let second = Pass::read(&mut sections)?;
        let (numbers, _) = sections.next()?.as_chunks::<4>();
        let mut numbers = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes));
        let mut calibration = Calibration::default();
        for place in calibration.lines.as_flattened_mut() {
            *place = numbers.next()?;
        }
        Some(Self { lexicon, first, second, calibration })
    }

    /// The model in the binary. Its tables are read where they lie; the first
    /// call loads the gazetteer, in about ten milliseconds.
    pub(crate) fn get() -> &'static Self {
        static READ: OnceLock<Model> = OnceLock::new();
        READ.get_or_init(|| Self::read(FILE).expect("the file was written by the training program"))
    }
}
