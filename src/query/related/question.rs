//! One article's words, as a question to other texts.

use std::collections::{HashMap, HashSet};

use rustc_hash::FxHashMap;

use super::score::{count_weight, is_common, rarity};
use crate::error::Result;
use crate::model::is_function_word;
use crate::store::{Store, Term, fold, searched, stem};

/// A headline word counts as so many words of the body.
const TITLE_WEIGHT: f64 = 2.0;

/// Words of an article that count as its beginning, which says what it is about.
const LEAD: usize = 120;

/// Words looked at in one text: beyond it a transcript says little new, and
/// reading on would cost more than the question.
const LONGEST: usize = 4_000;

/// Title, standfirst and body.
pub(super) type Texts = (String, String, String);

/// One article's words, as a question to other texts. An item is a word, by
/// its place among `terms`, or a pair of words side by side, counted on from
/// there.
pub(super) struct Question {
    /// Its words but those that never tell anything, the most telling first,
    /// each with what it is worth.
    terms: Vec<(Term, f64)>,
    /// Place in `terms` of every stem.
    place: HashMap<String, u32>,
    /// Pairs of places that stand side by side in the article.
    pairs: FxHashMap<(u32, u32), u32>,
    /// The two words of every pair, and how the article first prints them;
    /// empty if a sentence ends between them.
    printed: Vec<(u32, u32, String)>,
    /// What the article itself has.
    own: Profile,
    /// How the article writes the word at a place.
    spellings: HashMap<usize, String>,
    /// Words met so far, as what they are to the question.
    known: FxHashMap<String, Word>,
    /// Counts of the text being read, by item.
    counts: Vec<Count>,
}

#[derive(Clone, Copy)]
enum Word {
    /// In the question, at this place.
    Asked(u32),
    /// Never tells anything and does not part a pair: `United States of America`.
    Function,
    /// Not in the question.
    Other,
}

/// How often a text has an item, and its beginning.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    pub(super) whole: f64,
    pub(super) lead: f64,
}

/// How often one text has the question's items.
///
/// Ordered by item, because sums of floating point numbers depend on their
/// order and the same question must have the same answer.
#[derive(Default)]
pub(super) struct Profile {
    pub(super) counts: Vec<(u32, Count)>,
    /// Words that may tell something, and how many of them in the beginning.
    pub(super) length: Count,
}

impl Question {
    /// The article with these texts, in an archive of so many.
    pub(super) fn new(store: &Store, texts: &Texts, articles: usize) -> Result<Self> {
        let (title, standfirst, body) = texts;
        let mut terms: Vec<(Term, f64)> = Vec::new();
        for term in store.terms(&searched(title, Some(standfirst), body))? {
            if !is_function_word(&term.word) {
                let worth = if is_common(term.articles as f64, articles) {
                    0.0
                } else {
                    count_weight(term.count as f64) * rarity(term.articles as f64, articles)
                };
                terms.push((term, worth));
            }
        }
        terms.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.stem.cmp(&b.0.stem)));
        let place =
            (0..).zip(&terms).map(|(place, (term, _))| (term.stem.clone(), place)).collect();
        let counts = vec![Count::default(); terms.len()];
        let mut question = Self {
            terms,
            place,
            pairs: FxHashMap::default(),
            printed: Vec::new(),
            own: Profile::default(),
            spellings: HashMap::new(),
            known: FxHashMap::default(),
            counts,
        };
        question.own = question.read(texts, true);
        question.note_spellings(texts);
        Ok(question)
    }

    /// Notes how the article spells its words: as first met, but in lower
    /// case if it does so anywhere (`Mayor` begins a sentence, `MCC` does not).
    fn note_spellings(&mut self, (title, standfirst, body): &Texts) {
        for word in [body, standfirst, title].iter().flat_map(|text| words(text)) {
            let Some((place, _)) = self.asked(word) else { continue };
            let spelling = self.spellings.entry(place).or_insert_with(|| word.to_owned());
            if word.chars().all(char::is_lowercase) && spelling.to_lowercase() == word {
                word.clone_into(spelling);
            }
        }
    }

    /// The words that tell most and what each is worth, for an index to find
    /// candidates by: those that stand elsewhere too, in at most `most` articles.
    pub(super) fn telling(
        &self,
        number: usize,
        most: usize,
    ) -> impl Iterator<Item = &(Term, f64)> + use<'_> {
        let elsewhere = move |(term, worth): &&(Term, f64)| {
            *worth > 0.0 && term.articles > 1 && term.articles <= most
        };
        self.terms.iter().filter(elsewhere).take(number)
    }

    /// Counts the question's items in a text.
    pub(super) fn profile(&mut self, texts: &Texts) -> Profile {
        self.read(texts, false)
    }

    /// `own`: the text is the question's, and all its pairs become items.
    fn read(&mut self, (title, standfirst, body): &Texts, own: bool) -> Profile {
        let mut length = Count::default();
        let mut met: Vec<u32> = Vec::new();
        let mut left_of_lead = LEAD;
        for (text, weight) in [(title, TITLE_WEIGHT), (standfirst, 1.0), (body, 1.0)] {
            let mut before = None;
            for word in words(text).take(LONGEST) {
                let in_lead = if weight > 1.0 {
                    weight
                } else if left_of_lead > 0 {
                    left_of_lead -= 1;
                    weight
                } else {
                    0.0
                };
                let here = self.look_up(word);
                if matches!(here, Word::Function) {
                    continue;
                }
                length.whole += weight;
                length.lead += in_lead;
                let Word::Asked(place) = here else {
                    before = None;
                    continue;
                };
                let start = word.as_ptr() as usize - text.as_ptr() as usize;
                let pair = before.replace((place, start)).and_then(|(before, from)| {
                    let known = self.pairs.get(&(before, place)).copied();
                    let print = || &text[from..start + word.len()];
                    if own {
                        known.or_else(|| self.new_pair(before, place, print()))
                    } else {
                        known
                    }
                });
                for item in [Some(place), pair].into_iter().flatten() {
                    let count = &mut self.counts[item as usize];
                    if count.whole <= 0.0 {
                        met.push(item);
                    }
                    count.whole += weight;
                    count.lead += in_lead;
                }
            }
        }
        met.sort_unstable();
        let take = |item| (item, std::mem::take(&mut self.counts[item as usize]));
        Profile { counts: met.into_iter().map(take).collect(), length }
    }

    /// The item that a pair of words becomes.
    fn new_pair(&mut self, before: u32, place: u32, print: &str) -> Option<u32> {
        let item = u32::try_from(self.counts.len()).ok()?;
        let parts = |c: char| !c.is_alphanumeric() && !matches!(c, ' ' | '-' | '\'' | '’');
        let print = if print.contains(parts) { "" } else { print };
        self.pairs.insert((before, place), item);
        self.printed.push((before, place, print.to_owned()));
        self.counts.push(Count::default());
        Some(item)
    }

    fn look_up(&mut self, word: &str) -> Word {
        if let Some(known) = self.known.get(word) {
            return *known;
        }
        let folded = fold(word);
        let what = match self.place.get(&stem(&folded)) {
            _ if is_function_word(&folded) => Word::Function,
            Some(place) => Word::Asked(*place),
            None => Word::Other,
        };
        self.known.insert(word.to_owned(), what);
        what
    }

    /// The article's own profile.
    pub(super) fn own(&self) -> &Profile {
        &self.own
    }

    /// How many items there are.
    pub(super) fn items(&self) -> usize {
        self.counts.len()
    }

    /// In how many articles the word at this place stands.
    pub(super) fn articles(&self, place: u32) -> f64 {
        self.terms[place as usize].0.articles as f64
    }

    /// The two words of an item that is a pair.
    pub(super) fn words_of(&self, item: u32) -> Option<(u32, u32)> {
        self.pair_of(item).map(|(a, b, _)| (*a, *b))
    }

    fn pair_of(&self, item: u32) -> Option<&(u32, u32, String)> {
        self.printed.get((item as usize).checked_sub(self.terms.len())?)
    }

    /// What of `profile` weighs most if its items are worth that much: words
    /// and pairs as the article prints them, none twice. A pair weighs what its
    /// words do and itself.
    pub(super) fn heaviest(&self, profile: &Profile, worths: &[f64], number: usize) -> Vec<String> {
        let mut weights = vec![0.0; self.items()];
        let mut items: Vec<(f64, u32)> = Vec::new();
        // Words come before pairs.
        for (item, count) in &profile.counts {
            let alone = worths[*item as usize] * count_weight(count.whole);
            weights[*item as usize] = alone;
            let parts = self
                .words_of(*item)
                .map_or(0.0, |(a, b)| weights[a as usize] + weights[b as usize]);
            if alone > 0.0 {
                items.push((alone + parts, *item));
            }
        }
        items.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let (mut said, mut heaviest) = (HashSet::new(), Vec::new());
        for (_, item) in items {
            let (words, print) = match self.pair_of(item) {
                Some((a, b, print)) => (vec![*a, *b], print.as_str()),
                None => (vec![item], self.spelling(item)),
            };
            // A letter alone is what an apostrophe has cut off.
            if heaviest.len() < number
                && print.split(' ').all(|word| word.len() > 1)
                && words.iter().all(|word| !said.contains(word))
            {
                said.extend(words);
                heaviest.push(print.to_owned());
            }
        }
        heaviest
    }

    /// The place and weight of a word that the question has, once a profile
    /// has met it.
    pub(super) fn asked(&self, word: &str) -> Option<(usize, f64)> {
        match self.known.get(word) {
            Some(Word::Asked(place)) => Some((*place as usize, self.terms[*place as usize].1)),
            _ => None,
        }
    }

    /// How the article writes the word at this place.
    fn spelling(&self, place: u32) -> &str {
        let known = self.spellings.get(&(place as usize));
        known.unwrap_or(&self.terms[place as usize].0.word)
    }
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty())
}
