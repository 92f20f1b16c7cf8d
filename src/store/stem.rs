//! The stems that the full-text index holds, so that it can be asked for
//! their statistics.
//!
//! M. F. Porter, "An algorithm for suffix stripping", Program 14 (3), 1980, as
//! SQLite's `porter unicode61 remove_diacritics 2` tokenizer applies it. A test
//! holds the two together.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A stem in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StemCount {
    /// Times it stands there, in any form.
    pub count: usize,
    /// The form that stands there most often, the first of equals by
    /// spelling. What the index is asked for: it would stem a stem again.
    pub word: String,
}

/// The stems of a text.
#[must_use]
pub fn stems(text: &str) -> HashMap<String, StemCount> {
    let mut forms: HashMap<String, usize> = HashMap::new();
    for word in words(text) {
        *forms.entry(word).or_default() += 1;
    }
    let mut stems: HashMap<String, (StemCount, usize)> = HashMap::new();
    for (word, count) in forms {
        let new = (StemCount { count, word: word.clone() }, count);
        stems
            .entry(stem(&word))
            .and_modify(|(known, most)| {
                known.count += count;
                if (count, &known.word) > (*most, &word) {
                    (*most, known.word) = (count, word.clone());
                }
            })
            .or_insert(new);
    }
    stems.into_iter().map(|(stem, (known, _))| (stem, known)).collect()
}

/// The words of `text` as the index splits and folds them, not yet stemmed.
pub(super) fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c))
        .map(fold)
        .filter(|word| !word.is_empty())
}

/// A word as the index folds it: lower case, without diacritics.
#[must_use]
pub fn fold(word: &str) -> String {
    if word.is_ascii() {
        return word.to_ascii_lowercase();
    }
    word.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase).collect()
}

/// The stem of a folded word. Words that are short, long or not plain English
/// letters are their own stems.
#[must_use]
pub fn stem(word: &str) -> String {
    if word.len() < 3 || word.len() > 64 {
        return word.to_owned();
    }
    let mut word = Word(word.as_bytes().to_vec());
    word.step_1a();
    word.step_1b();
    word.step_1c();
    word.replace_by(STEP_2, 0);
    word.replace_by(STEP_3, 0);
    word.step_4();
    word.step_5();
    String::from_utf8(word.0).unwrap_or_default()
}

/// Suffix, replacement; the first that fits counts, whether or not the stem
/// before it is long enough.
const STEP_2: &[(&str, &str)] = &[
    ("ational", "ate"),
    ("tional", "tion"),
    ("enci", "ence"),
    ("anci", "ance"),
    ("izer", "ize"),
    ("logi", "log"),
    ("bli", "ble"),
    ("alli", "al"),
    ("entli", "ent"),
    ("eli", "e"),
    ("ousli", "ous"),
    ("ization", "ize"),
    ("ation", "ate"),
    ("ator", "ate"),
    ("alism", "al"),
    ("iveness", "ive"),
    ("fulness", "ful"),
    ("ousness", "ous"),
    ("aliti", "al"),
    ("iviti", "ive"),
    ("biliti", "ble"),
];

const STEP_3: &[(&str, &str)] = &[
    ("icate", "ic"),
    ("ative", ""),
    ("alize", "al"),
    ("iciti", "ic"),
    ("ical", "ic"),
    ("ful", ""),
    ("ness", ""),
];

const STEP_4: &[&str] = &[
    "al", "ance", "ence", "er", "ic", "able", "ible", "ant", "ement", "ment", "ent", "ion", "ou",
    "ism", "ate", "iti", "ous", "ive", "ize",
];

struct Word(Vec<u8>);

impl Word {
    fn is_consonant(&self, at: usize) -> bool {
        match self.0[at] {
            b'a' | b'e' | b'i' | b'o' | b'u' => false,
            b'y' => at == 0 || !self.is_consonant(at - 1),
            _ => true,
        }
    }

    /// Porter's m: how often a vowel run is followed by a consonant run in
    /// the first `length` letters.
    fn measure(&self, length: usize) -> usize {
        (1..length).filter(|&at| self.is_consonant(at) && !self.is_consonant(at - 1)).count()
    }

    fn has_vowel(&self, length: usize) -> bool {
        (0..length).any(|at| !self.is_consonant(at))
    }

    /// Ends, at `length`, in consonant, vowel, consonant other than w, x, y.
    fn ends_cvc(&self, length: usize) -> bool {
        length >= 3
            && self.is_consonant(length - 3)
            && !self.is_consonant(length - 2)
            && self.is_consonant(length - 1)
            && !matches!(self.0[length - 1], b'w' | b'x' | b'y')
    }

    /// The length before `suffix`, if the word ends with it and is longer.
    fn before(&self, suffix: &str) -> Option<usize> {
        (self.0.len() > suffix.len() && self.0.ends_with(suffix.as_bytes()))
            .then(|| self.0.len() - suffix.len())
    }

    fn set_end(&mut self, length: usize, end: &str) {
        self.0.truncate(length);
        self.0.extend_from_slice(end.as_bytes());
    }

    fn replace_by(&mut self, rules: &[(&str, &str)], least: usize) {
        // The longest suffix that fits is the rule that counts.
        let fits = rules
            .iter()
            .filter_map(|(suffix, end)| Some((self.before(suffix)?, *end)))
            .min_by_key(|(length, _)| *length);
        if let Some((length, end)) = fits
            && self.measure(length) > least
        {
            self.set_end(length, end);
        }
    }

    fn step_1a(&mut self) {
        if self.0.last() != Some(&b's') {
            return;
        }
        if let Some(length) = self.before("sses") {
            self.set_end(length, "ss");
        } else if let Some(length) = self.before("ies") {
            self.set_end(length, "i");
        } else if self.before("ss").is_none() {
            self.0.pop();
        }
    }

    fn step_1b(&mut self) {
        if let Some(length) = self.before("eed") {
            if self.measure(length) > 0 {
                self.set_end(length, "ee");
            }
            return;
        }
        let Some(length) = self
            .before("ed")
            .or_else(|| self.before("ing"))
            .filter(|&length| self.has_vowel(length))
        else {
            return;
        };
        self.0.truncate(length);
        let last = self.0[length - 1];
        if [&b"at"[..], b"bl", b"iz"].iter().any(|end| self.0.ends_with(end)) {
            self.0.push(b'e');
        } else if length >= 2
            && last == self.0[length - 2]
            && self.is_consonant(length - 1)
            && !matches!(last, b'l' | b's' | b'z')
        {
            self.0.pop();
        } else if self.measure(length) == 1 && self.ends_cvc(length) {
            self.0.push(b'e');
        }
    }

    fn step_1c(&mut self) {
        if let Some(length) = self.before("y")
            && self.has_vowel(length)
        {
            self.set_end(length, "i");
        }
    }

    fn step_4(&mut self) {
        let fits = STEP_4
            .iter()
            .filter_map(|suffix| Some((self.before(suffix)?, *suffix)))
            .min_by_key(|(length, _)| *length);
        if let Some((length, suffix)) = fits
            && self.measure(length) > 1
            && (suffix != "ion" || matches!(self.0[length - 1], b's' | b't'))
        {
            self.0.truncate(length);
        }
    }

    fn step_5(&mut self) {
        if let Some(length) = self.before("e") {
            let measure = self.measure(length);
            if measure > 1 || (measure == 1 && !self.ends_cvc(length)) {
                self.0.truncate(length);
            }
        }
        let length = self.0.len();
        if self.0.ends_with(b"ll") && self.measure(length - 1) > 1 {
            self.0.pop();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{stem, words};

    #[test]
    fn stems_and_words_are_those_of_the_full_text_index() {
        let connection = rusqlite::Connection::open_in_memory().unwrap();
        connection
            .execute_batch(
                "CREATE VIRTUAL TABLE t USING fts5 (x, tokenize = 'porter unicode61 remove_diacritics 2');
                 CREATE VIRTUAL TABLE v USING fts5vocab ('t', 'row');",
            )
            .unwrap();
        let text = "Caresses ponies ties caress cats feed agreed plastered bled motoring sing conflated \
            troubling sized hopping tanned falling hissing fizzed failing filing happy sky relational \
            conditional rational valency hesitancy digitizer conformably radically differently vilely \
            analogously vietnamization predication operator feudalism decisiveness hopefulness callousness \
            formality sensitivity sensibility triplicate formative formalize electricity electrical hopeful \
            goodness revival allowance inference airliner gyroscopic adjustable defensible irritant \
            replacement adjustment dependent adoption homologou communism activate angularity homologous \
            effective bowdlerize probate rate cease controll roll ties dies skies geology archaeology \
            Erdoğan’s résumé U.S. al-Qurayshi COVID-19 2024 naïve Côte d'Ivoire organisation organizations \
            administrations announced announcing generational possibly terribly employment commissioner \
            ministries ministry minister investigation investigator nuclear seized seizing";
        connection.execute("INSERT INTO t (x) VALUES (?1)", [text]).unwrap();
        let mut ours: Vec<String> = words(text).map(|word| stem(&word)).collect();
        ours.sort();
        ours.dedup();
        let mut select = connection.prepare("SELECT term FROM v ORDER BY term").unwrap();
        let theirs: Vec<String> =
            select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(ours, theirs);
    }
}
