//! How much two texts say the same: BM25 with the whole of one article as the
//! query, over words and pairs of words.

use std::collections::{BTreeMap, HashMap, HashSet};

use rustc_hash::FxHashMap;

use crate::error::Result;
use crate::model::is_function_word;
use crate::store::{Store, Term, fold, searched, stem, stems};

/// Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and
/// Beyond" (2009), section 3.5. Their usual values, 1.2 and 0.75, give nDCG@5
/// .46 on every second query of the whitehouse development set, these .48:
/// where the question is a whole article, long answers need a firmer hand.
const K1: f64 = 2.0;
const B: f64 = 1.0;

/// A headline word counts as so many words of the body.
const TITLE_WEIGHT: usize = 3;

/// Words in more than this share of the articles tell nothing and do not part
/// a pair: `United [States of] America`.
const COMMON: f64 = 0.3;

/// What a pair of words counts beside its words.
const PAIR_WEIGHT: f64 = 0.6;

/// Words looked at in one text: beyond it a transcript says little new, and
/// reading on would cost more than the question.
const LONGEST: usize = 4_000;

/// One article's words, as a question to other texts.
pub(super) struct TextQuery {
    /// The words that tell most, the weightiest first.
    terms: Vec<(Term, f64)>,
    /// Place in `terms` of every stem.
    place: HashMap<String, u32>,
    /// Pairs of places that stand side by side in the article, with how often.
    pairs: BTreeMap<(u32, u32), f64>,
    /// Stems too common to count.
    common: HashSet<String>,
    /// How the article writes the word at a place.
    spellings: HashMap<usize, String>,
    /// Words met so far, as what they are to the question.
    known: FxHashMap<String, Word>,
}

#[derive(Clone, Copy)]
enum Word {
    /// In the question, at this place.
    Asked(u32),
    /// Too common to count.
    Common,
    /// Not in the question.
    Other,
}

/// How often one text has the question's words and pairs.
///
/// Ordered, because sums of floating point numbers depend on their order and
/// the same question must have the same answer.
pub(super) struct Profile {
    words: BTreeMap<u32, f64>,
    pairs: BTreeMap<(u32, u32), f64>,
    length: f64,
}

impl TextQuery {
    pub(super) fn new(
        store: &Store,
        texts: &(String, String, String),
        articles: usize,
    ) -> Result<Self> {
        let (title, standfirst, body) = texts;
        let in_title = stems(title);
        let all = articles as f64;
        let mut common = HashSet::new();
        let mut terms = Vec::new();
        for term in store.terms(&searched(title, Some(standfirst), body))? {
            // Of a small archive every word is in a large share.
            if is_function_word(&term.word) || term.articles as f64 > (all * COMMON).max(2.0) {
                common.insert(term.stem);
                continue;
            }
            let count = term.count
                + in_title.get(&term.stem).map_or(0, |title| title.count * (TITLE_WEIGHT - 1));
            let idf =
                (1.0 + (all - term.articles as f64 + 0.5) / (term.articles as f64 + 0.5)).ln();
            terms.push((term, (1.0 + (count as f64).ln()) * idf));
        }
        terms.sort_by(|a: &(Term, f64), b| {
            b.1.total_cmp(&a.1).then_with(|| a.0.stem.cmp(&b.0.stem))
        });
        let place =
            (0..).zip(&terms).map(|(place, (term, _))| (term.stem.clone(), place)).collect();
        let mut query = Self {
            terms,
            place,
            pairs: BTreeMap::new(),
            common,
            spellings: HashMap::new(),
            known: FxHashMap::default(),
        };
        query.pairs = query.read(texts, None).pairs;
        query.note_spellings(texts);
        Ok(query)
    }

    /// Notes how the article spells its words: as first met, but in lower
    /// case if it does so anywhere (`Mayor` begins a sentence, `MCC` does not).
    fn note_spellings(&mut self, (title, standfirst, body): &(String, String, String)) {
        for word in [body, standfirst, title]
            .iter()
            .flat_map(|text| text.split(|c: char| !c.is_alphanumeric()))
        {
            let Some((place, _)) = self.asked(word) else { continue };
            let spelling = self.spellings.entry(place).or_insert_with(|| word.to_owned());
            if word.chars().all(char::is_lowercase) && spelling.to_lowercase() == word {
                word.clone_into(spelling);
            }
        }
    }

    /// The words that tell most, for an index to find candidates by: those
    /// that stand elsewhere too, and not everywhere.
    pub(super) fn most_telling(&self, number: usize, most: usize) -> Vec<String> {
        let elsewhere =
            self.terms.iter().filter(|(term, _)| term.articles > 1 && term.articles <= most.max(2));
        elsewhere.take(number).map(|(term, _)| term.word.clone()).collect()
    }

    /// Counts the question's words and pairs in a text.
    pub(super) fn profile(&mut self, texts: &(String, String, String)) -> Profile {
        let asked = std::mem::take(&mut self.pairs);
        let profile = self.read(texts, Some(&asked));
        self.pairs = asked;
        profile
    }

    /// `asked` limits what pairs are counted.
    fn read(
        &mut self,
        texts: &(String, String, String),
        asked: Option<&BTreeMap<(u32, u32), f64>>,
    ) -> Profile {
        let (title, standfirst, body) = texts;
        let mut profile = Profile { words: BTreeMap::new(), pairs: BTreeMap::new(), length: 0.0 };
        for (text, weight) in [(title, TITLE_WEIGHT as f64), (standfirst, 1.0), (body, 1.0)] {
            let mut before = None;
            for word in text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|word| !word.is_empty())
                .take(LONGEST)
            {
                profile.length += 1.0;
                match self.look_up(word) {
                    Word::Common => {}
                    Word::Other => before = None,
                    Word::Asked(place) => {
                        *profile.words.entry(place).or_default() += weight;
                        if let Some(before) = before.replace(place) {
                            let pair = (before, place);
                            if asked.is_none_or(|asked| asked.contains_key(&pair)) {
                                *profile.pairs.entry(pair).or_default() += weight;
                            }
                        }
                    }
                }
            }
        }
        profile
    }

    fn look_up(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let stem = stem(&fold(word));
        let what = match self.place.get(&stem) {
            Some(place) => Word::Asked(*place),
            None if self.common.contains(&stem) => Word::Common,
            None => Word::Other,
        };
        self.known.insert(word.to_owned(), what);
        what
    }

    /// How much each of `profiles` says of what the question says, 1 for the
    /// question's own text (`own`).
    ///
    /// A pair's document frequency is not stored; it is taken from how often
    /// the rarer of its words has the other beside it in `profiles`.
    pub(super) fn scores(&self, own: &Profile, profiles: &[Profile]) -> Vec<f64> {
        let mut frequency: HashMap<u32, f64> = HashMap::new();
        let mut pair_frequency: HashMap<(u32, u32), f64> = HashMap::new();
        for profile in profiles.iter().chain([own]) {
            profile.words.keys().for_each(|place| *frequency.entry(*place).or_default() += 1.0);
            profile.pairs.keys().for_each(|pair| *pair_frequency.entry(*pair).or_default() += 1.0);
        }
        let lengths: f64 = profiles.iter().map(|profile| profile.length).sum();
        let average = lengths / profiles.len().max(1) as f64;
        let pair_weights: HashMap<(u32, u32), f64> = self
            .pairs
            .iter()
            .map(|(&(a, b), &count)| {
                let rarer = if self.terms[a as usize].0.articles < self.terms[b as usize].0.articles
                {
                    a
                } else {
                    b
                };
                let share = pair_frequency.get(&(a, b)).unwrap_or(&1.0)
                    / frequency.get(&rarer).unwrap_or(&1.0);
                let (term, weight) = &self.terms[rarer as usize];
                // The idf of a pair is that of its rarer word, and more if
                // the two are seldom together.
                let idf = weight / (1.0 + (term.count as f64).ln()) - share.ln();
                ((a, b), PAIR_WEIGHT * (1.0 + count.ln()) * idf)
            })
            .collect();
        let score = |profile: &Profile| -> f64 {
            let norm = K1 * (1.0 - B + B * profile.length / average.max(1.0));
            let saturate = |count: f64| count * (K1 + 1.0) / (count + norm);
            let words: f64 = profile
                .words
                .iter()
                .map(|(place, count)| self.terms[*place as usize].1 * saturate(*count))
                .sum();
            let pairs: f64 = profile
                .pairs
                .iter()
                .filter_map(|(pair, count)| Some(pair_weights.get(pair)? * saturate(*count)))
                .sum();
            words + pairs
        };
        let whole = score(own).max(f64::MIN_POSITIVE);
        profiles.iter().map(|profile| (score(profile) / whole).clamp(0.0, 1.0)).collect()
    }

    /// The place and weight of a word that the question has, once a profile
    /// has met it.
    pub(super) fn asked(&self, word: &str) -> Option<(usize, f64)> {
        match self.known.get(word) {
            Some(Word::Asked(place)) => Some((*place as usize, self.terms[*place as usize].1)),
            _ => None,
        }
    }

    /// The most telling words that a text has too, as the question writes them.
    pub(super) fn shared(&self, profile: &Profile, number: usize) -> Vec<String> {
        profile
            .words
            .keys()
            .take(number)
            .map(|place| {
                let known = self.spellings.get(&(*place as usize));
                known.unwrap_or(&self.terms[*place as usize].0.word).clone()
            })
            .collect()
    }
}
