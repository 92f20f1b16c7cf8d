//! Where the headlines of an archive stand in a text.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

/// The shortest headline that is looked for, in words: a shorter one may stand
/// in any sentence.
const SHORTEST: usize = 4;
/// So many words of a headline are its place in the index.
const OPENING: usize = 3;

/// A word of a text: its bytes, and what it is but for case and punctuation.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    key: u64,
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> Vec<Word> {
    let parts = text.split(char::is_whitespace).filter(|part| !part.is_empty());
    parts
        .filter_map(|part| {
            let start = part.as_ptr().addr() - text.as_ptr().addr();
            let letters = part.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase);
            let mut hasher = DefaultHasher::new();
            let mut any = false;
            for letter in letters {
                any = true;
                letter.hash(&mut hasher);
            }
            any.then(|| Word { start, end: start + part.len(), key: hasher.finish() })
        })
        .collect()
}

/// A number for a text's words, whatever its case and punctuation.
pub(super) fn key(words: &[Word]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for word in words {
        word.key.hash(&mut hasher);
    }
    hasher.finish()
}

/// Whether one of two runs of words stands in the other.
pub(super) fn share_all(one: &[Word], other: &[Word]) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let same = |run: &[Word]| run.iter().zip(short).all(|(a, b)| a.key == b.key);
    !short.is_empty() && long.windows(short.len()).any(same)
}

/// The headlines of an archive.
#[derive(Debug, Default)]
pub(super) struct Titles {
    by_opening: HashMap<u64, Vec<Vec<u64>>>,
}

impl Titles {
    pub(super) fn new<'t>(titles: impl Iterator<Item = &'t str>) -> Self {
        let mut by_opening: HashMap<u64, Vec<Vec<u64>>> = HashMap::new();
        for title in titles {
            let words = words(title);
            if words.len() >= SHORTEST {
                let keys = words.iter().map(|word| word.key).collect();
                by_opening.entry(key(&words[..OPENING])).or_default().push(keys);
            }
        }
        Self { by_opening }
    }

    /// How many of the words from the first on are a headline, the longest that
    /// stands there; 0 if none is.
    pub(super) fn length_at(&self, words: &[Word]) -> usize {
        let Some(opening) = words.get(..OPENING) else { return 0 };
        let known = self.by_opening.get(&key(opening)).into_iter().flatten();
        known
            .filter(|title| {
                words.len() >= title.len()
                    && title.iter().zip(words).all(|(known, word)| *known == word.key)
            })
            .map(Vec::len)
            .max()
            .unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::{Titles, words};

    #[test]
    fn a_headline_is_known_whatever_its_case_and_marks() {
        let titles = Titles::new(["Ferries sail again", "“Late” ferries sail again"].into_iter());
        assert_eq!(titles.length_at(&words("LATE ferries sail again, at last")), 4);
        assert_eq!(titles.length_at(&words("Ferries sail again")), 0, "too short to be sure");
    }
}
