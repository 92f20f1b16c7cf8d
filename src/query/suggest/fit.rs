//! How well a text answers a reference's words.

use std::collections::{HashSet, VecDeque};

use super::question::{Question, Word, words};

/// Robertson and Zaragoza's usual values for short questions; see
/// `query::related::text` for the paper.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// A headline word counts as so many words of the body.
const TITLE_WEIGHT: f64 = 3.0;

/// The opening of a text, and what is looked at together, in words that tell
/// something.
const LEAD: usize = 60;
const WINDOW: usize = 40;

/// Words looked at in one text: beyond it a transcript says little new.
const LONGEST: usize = 8_000;

/// What a text has of a question's words. Each is 1 where it has them all.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Fit {
    /// BM25 of the label's words.
    pub(super) words: f64,
    /// Of the label's words, those in the headline or the opening.
    pub(super) opening: f64,
    /// Words that stand side by side in the label and in the text.
    pub(super) pairs: f64,
    /// Of the label's words, most that stand near each other in the text.
    pub(super) together: f64,
    /// BM25 of the words around the label.
    pub(super) context: f64,
}

/// What one text has of a question, counted.
pub(super) struct Count {
    terms: Vec<f64>,
    context: Vec<f64>,
    opening: Vec<bool>,
    pairs: HashSet<(usize, usize)>,
    together: f64,
    /// Its words that tell something.
    pub(super) length: f64,
}

impl Count {
    pub(super) fn new(question: &mut Question, texts: &(String, String, String)) -> Self {
        let (title, standfirst, body) = texts;
        let mut count = Self {
            terms: vec![0.0; question.terms.len()],
            context: vec![0.0; question.context.len()],
            opening: vec![false; question.terms.len()],
            pairs: HashSet::new(),
            together: 0.0,
            length: 0.0,
        };
        for (text, weight) in [(title, TITLE_WEIGHT), (standfirst, 1.0), (body, 1.0)] {
            count.read(question, text, weight);
        }
        count
    }

    fn read(&mut self, question: &mut Question, text: &str, weight: f64) {
        let mut window = Window::new(question.terms.len());
        let mut before = None;
        let mut read = 0;
        for word in words(text).take(LONGEST) {
            let what = question.look_up(word);
            let asked = match what {
                Word::Empty => continue,
                Word::Asked(place) => {
                    self.terms[place] += weight;
                    self.opening[place] |= read < LEAD;
                    if let Some(before) = before {
                        self.pairs.insert((before, place));
                    }
                    Some(place)
                }
                Word::Around(place) => {
                    self.context[place] += weight;
                    None
                }
                Word::Other => None,
            };
            before = asked;
            read += 1;
            self.length += weight;
            self.together = self.together.max(window.push(asked, &question.terms));
        }
    }

    /// How well the text fits, where texts are `average` long.
    pub(super) fn fit(&self, question: &Question, average: f64) -> Fit {
        let share = |part: f64, whole: f64| if whole > 0.0 { (part / whole).min(1.0) } else { 0.0 };
        let all: f64 = question.terms.iter().sum();
        let around: f64 = question.context.iter().sum();
        let norm = K1 * (1.0 - B + B * self.length / average.max(1.0));
        let bm25 = |counts: &[f64], worths: &[f64], whole: f64| {
            let found: f64 = counts
                .iter()
                .zip(worths)
                .map(|(count, worth)| worth * count * (K1 + 1.0) / (count + norm))
                .sum();
            share(found, whole * (K1 + 1.0))
        };
        let worth = |(a, b): &(usize, usize)| question.terms[*a] + question.terms[*b];
        let opening = self.opening.iter().zip(&question.terms);
        let pairs = question.pairs.iter().filter(|pair| self.pairs.contains(pair));
        Fit {
            words: bm25(&self.terms, &question.terms, all),
            opening: share(opening.filter(|(is, _)| **is).map(|(_, worth)| worth).sum(), all),
            pairs: share(pairs.map(worth).sum(), question.pairs.iter().map(worth).sum()),
            together: share(self.together, all),
            // A context of a word or two that a text has is not all met.
            context: bm25(&self.context, &question.context, around.max(all)),
        }
    }
}

/// The last words of a text, and what those of them that are asked for are worth.
struct Window {
    last: VecDeque<Option<usize>>,
    counts: Vec<usize>,
    worth: f64,
}

impl Window {
    fn new(terms: usize) -> Self {
        Self { last: VecDeque::with_capacity(WINDOW + 1), counts: vec![0; terms], worth: 0.0 }
    }

    /// Takes one word more; what the window is worth now.
    fn push(&mut self, word: Option<usize>, worths: &[f64]) -> f64 {
        if let Some(place) = word {
            self.counts[place] += 1;
            self.worth += if self.counts[place] == 1 { worths[place] } else { 0.0 };
        }
        self.last.push_back(word);
        if self.last.len() > WINDOW
            && let Some(Some(place)) = self.last.pop_front()
        {
            self.counts[place] -= 1;
            self.worth -= if self.counts[place] == 0 { worths[place] } else { 0.0 };
        }
        self.worth
    }
}
