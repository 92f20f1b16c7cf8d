//! The words by which an edited headline is known again.

use std::collections::HashSet;
use std::sync::OnceLock;

static FUNCTION_WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();

/// Whether a folded word says nothing of what a text is about: `the`, `would`.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    function_words().contains(word)
}

fn function_words() -> &'static HashSet<&'static str> {
    FUNCTION_WORDS.get_or_init(|| {
        let lines = include_str!("data/function_words.txt").lines();
        lines.filter(|line| !line.starts_with('#')).collect()
    })
}

/// The words of a normal form that carry meaning, in order, each once.
///
/// A headline of function words alone keeps all its words.
#[must_use]
pub fn content_words(key: &str) -> Vec<&str> {
    let common = function_words();
    let words = |keep: &dyn Fn(&str) -> bool| {
        let mut words: Vec<&str> = Vec::new();
        for word in key.split(' ').filter(|word| !word.is_empty() && keep(word)) {
            // A headline is too short for a set to be faster.
            if !words.contains(&word) {
                words.push(word);
            }
        }
        words
    };
    let content = words(&|word| !common.contains(word) && word.len() > 1);
    if content.is_empty() { words(&|_| true) } else { content }
}

/// [`content_words`] as numbers for an index: the first eight bytes of each
/// word's BLAKE3.
#[must_use]
pub fn title_tokens(key: &str) -> Vec<i64> {
    content_words(key)
        .into_iter()
        .map(|word| {
            let mut first = [0; 8];
            first.copy_from_slice(&blake3::hash(word.as_bytes()).as_bytes()[..8]);
            i64::from_le_bytes(first)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::content_words;

    #[test]
    fn function_words_carry_no_meaning_unless_there_is_nothing_else() {
        assert_eq!(content_words("the war in the north and the war"), ["war", "north"]);
        assert_eq!(content_words("to be or to have"), ["to", "be", "or", "have"]);
    }
}
