//! What a story is about, to be held against another's: its words and names.

use std::collections::HashMap;

use crate::error::Result;
use crate::model::{is_function_word, short_digest};
use crate::store::{StemCount, Store, stems};

/// A headline word counts as so many words of the body.
const TITLE_WEIGHT: usize = 3;

/// Words in more than this share of the articles tell nothing.
const COMMON: f64 = 0.3;

/// Words compared: the most telling of a text.
const WORDS: usize = 150;

/// Stories with more of their words in common are one.
const COPY: f64 = 0.9;

/// A story's words and names as directions of length 1.
pub(super) struct Profile {
    /// Words by their number, ascending.
    words: Vec<(i64, f64)>,
    names: HashMap<i64, f64>,
}

/// How much two stories have in common, each 0 to 1.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Likeness {
    pub(super) text: f64,
    pub(super) names: f64,
}

impl Likeness {
    /// Words and names count for as much: either alone holds together stories
    /// that only share a style, or only a country.
    pub(super) fn coherence(self) -> f64 {
        f64::midpoint(self.text, self.names)
    }

    /// Whether the words are so nearly the same that one is the other's copy.
    pub(super) fn is_copy(self) -> bool {
        self.text > COPY
    }
}

impl Profile {
    /// The cosine of the words, and that of the names.
    pub(super) fn likeness(&self, other: &Self) -> Likeness {
        let (mut text, mut at) = (0.0, 0);
        for (word, weight) in &self.words {
            while other.words.get(at).is_some_and(|(other, _)| other < word) {
                at += 1;
            }
            if let Some((_, theirs)) = other.words.get(at).filter(|(other, _)| other == word) {
                text += weight * theirs;
            }
        }
        Likeness { text, names: total(self.shared_names(other).into_iter().map(|(_, both)| both)) }
    }

    /// Names in both, with what each adds, the most first.
    pub(super) fn shared_names(&self, other: &Self) -> Vec<(i64, f64)> {
        let theirs = |(name, weight): (&i64, &f64)| Some((*name, weight * other.names.get(name)?));
        let mut shared: Vec<(i64, f64)> = self.names.iter().filter_map(theirs).collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1));
        shared
    }

    /// Words in both, with what each adds, the most first.
    pub(super) fn shared_words(&self, other: &Self) -> Vec<(i64, f64)> {
        let theirs: HashMap<i64, f64> = other.words.iter().copied().collect();
        let both = |(word, weight): &(i64, f64)| Some((*word, weight * theirs.get(word)?));
        let mut shared: Vec<(i64, f64)> = self.words.iter().filter_map(both).collect();
        shared.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        shared
    }

    /// Numbers of the most telling words, the most first.
    pub(super) fn telling(&self, limit: usize) -> Vec<i64> {
        let mut words = self.words.clone();
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        words.into_iter().take(limit).map(|(word, _)| word).collect()
    }
}

/// Reads profiles; knows each word and name it has met.
pub(super) struct Reader<'s> {
    store: &'s Store,
    texts: f64,
    /// Number and inverse document frequency of each stem.
    stems: HashMap<String, (i64, f64)>,
    /// The stem of each number, and the shortest spelling met, of equals the
    /// first by letters.
    spelled: HashMap<i64, (String, String)>,
    names: HashMap<i64, f64>,
}

impl<'s> Reader<'s> {
    pub(super) fn new(store: &'s Store) -> Result<Self> {
        let texts = store.count_articles()?.max(2) as f64;
        Ok(Self {
            store,
            texts,
            stems: HashMap::new(),
            spelled: HashMap::new(),
            names: HashMap::new(),
        })
    }

    /// The profile of the article in row `id`: words by the logarithm of how
    /// often they stand there, names by salience, both times their inverse
    /// document frequency. The number of a word is a digest of its stem, so that
    /// nothing depends on which text is read first.
    pub(super) fn read(&mut self, id: i64) -> Result<Profile> {
        let (title, standfirst, body) = self.store.article_text(id)?;
        let headline = title + " ";
        let text = headline.repeat(TITLE_WEIGHT) + &standfirst + " " + &body;
        let mut found: Vec<(String, StemCount)> = stems(&text).into_iter().collect();
        found.sort_by(|a, b| a.0.cmp(&b.0));
        let mut words = Vec::with_capacity(found.len());
        for (stem, StemCount { count, word }) in found {
            let (number, idf) = self.stem(stem, word)?;
            if idf > 0.0 {
                words.push((number, (1.0 + (count as f64).ln()) * idf));
            }
        }
        words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
        words.truncate(WORDS);
        let length = total(words.iter().map(|(_, weight)| weight * weight)).sqrt();
        for (_, weight) in &mut words {
            *weight /= length.max(f64::MIN_POSITIVE);
        }
        words.sort_unstable_by_key(|(number, _)| *number);
        Ok(Profile { words, names: self.names(id)? })
    }

    /// A word's stem, and a spelling of it.
    pub(super) fn word(&self, number: i64) -> &(String, String) {
        &self.spelled[&number]
    }

    fn stem(&mut self, stem: String, word: String) -> Result<(i64, f64)> {
        if let Some(known) = self.stems.get(&stem) {
            if let Some((_, spelled)) = self.spelled.get_mut(&known.0)
                && (word.len(), &word) < (spelled.len(), spelled)
            {
                *spelled = word;
            }
            return Ok(*known);
        }
        let texts = self.store.count_with_stem(&stem)? as f64;
        // Of a small archive every word is in a large share.
        let tells = texts > 0.0 && texts <= (self.texts * COMMON).max(2.0);
        let idf = if tells && !is_function_word(&word) { (self.texts / texts).ln() } else { 0.0 };
        let number = short_digest(&stem);
        self.spelled.insert(number, (stem.clone(), word));
        self.stems.insert(stem, (number, idf));
        Ok((number, idf))
    }

    fn names(&mut self, id: i64) -> Result<HashMap<i64, f64>> {
        let mut names = HashMap::new();
        for (name, salience) in self.store.saliences(id)? {
            if !self.names.contains_key(&name) {
                let named_by = self.store.count_naming(name, None)?.max(1) as f64;
                self.names.insert(name, (self.texts / named_by).ln().max(0.0));
            }
            names.insert(name, salience * self.names[&name]);
        }
        let length = total(names.values().map(|weight| weight * weight)).sqrt();
        names.retain(|_, weight| *weight > 0.0);
        for weight in names.values_mut() {
            *weight /= length;
        }
        Ok(names)
    }
}

/// A sum that does not depend on the order of what is added.
fn total(parts: impl Iterator<Item = f64>) -> f64 {
    let mut parts: Vec<f64> = parts.collect();
    parts.sort_by(f64::total_cmp);
    parts.into_iter().sum()
}
