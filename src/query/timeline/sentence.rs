//! A sentence as a set of what it tells.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::model::{is_function_word, is_unspaced};

/// Letters by which a word is known: cutting words stands in for stemming in
/// any language with endings (`McNamee`, Mayfield, "Character N-Gram Tokenization
/// for European Language Text Retrieval", 2004).
const LETTERS: usize = 6;

/// FNV-1a (Fowler, Noll, Vo), 32 bits.
const FNV_BASIS: u32 = 0x811c_9dc5;
const FNV_PRIME: u32 = 0x0100_0193;

/// What a sentence tells: its content words as numbers, each once.
#[derive(Clone, Debug, Default)]
pub(super) struct Content {
    /// Sorted.
    pub(super) words: Vec<u32>,
    /// Those of them that are figures, or begin with a capital inside the
    /// sentence, with their bytes in it.
    pub(super) facts: Vec<(u32, usize, usize)>,
}

impl Content {
    /// How many words both have.
    pub(super) fn shared(&self, other: &Self) -> usize {
        self.words.iter().filter(|word| other.words.binary_search(word).is_ok()).count()
    }
}

/// What `sentence` tells. Function words and case are left out; signs of
/// scripts without spaces count each.
pub(super) fn content(sentence: &str) -> Content {
    let mut content = Content::default();
    let mut lower = String::new();
    let mut is_first = true;
    for (start, word) in words(sentence) {
        lower.clear();
        lower.extend(word.chars().flat_map(char::to_lowercase));
        let has_figure = word.starts_with(|c: char| c.is_numeric());
        let is_name = !is_first && word.starts_with(char::is_uppercase);
        is_first = false;
        if is_empty_word(&lower) {
            continue;
        }
        let letters = if has_figure { usize::MAX } else { LETTERS };
        let hash = lower
            .chars()
            .take(letters)
            .fold(FNV_BASIS, |hash, c| (hash ^ u32::from(c)).wrapping_mul(FNV_PRIME));
        content.words.push(hash);
        if has_figure || is_name {
            content.facts.push((hash, start, start + word.len()));
        }
    }
    content.words.sort_unstable();
    content.words.dedup();
    content
}

/// Whether a word in lower case tells nothing.
fn is_empty_word(lower: &str) -> bool {
    static SAYING: OnceLock<HashSet<&'static str>> = OnceLock::new();
    /// What stands in every news sentence.
    const WORDS: &str = "said says say told according also would could year years mr mrs ms";
    let saying = SAYING.get_or_init(|| WORDS.split(' ').collect());
    let is_letter = lower.len() == 1 && !lower.starts_with(|c: char| c.is_numeric());
    is_letter || is_function_word(lower) || saying.contains(lower)
}

/// Words with where they begin; numbers keep their points.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + text[at..].find(char::is_alphanumeric)?;
        let first = text[start..].chars().next()?;
        let rest = &text[start..];
        let mut end = if is_unspaced(first) {
            first.len_utf8()
        } else {
            rest.find(|c: char| !c.is_alphanumeric() || is_unspaced(c)).unwrap_or(rest.len())
        };
        while rest[..end].ends_with(|c: char| c.is_ascii_digit())
            && rest[end..].starts_with(['.', ','])
            && rest[end + 1..].starts_with(|c: char| c.is_ascii_digit())
        {
            let more = &rest[end + 1..];
            end += 1 + more.find(|c: char| !c.is_alphanumeric()).unwrap_or(more.len());
        }
        at = start + end;
        Some((start, &text[start..at]))
    })
}

#[cfg(test)]
mod tests {
    use super::content;

    #[test]
    fn a_sentence_is_its_content_words_without_endings_and_order() {
        let words = |text| content(text).words;
        assert_eq!(
            words("The investigators said: harbours close."),
            words("Close harbour investigation")
        );
        assert_ne!(words("Port of 1,200 ships"), words("Port of 1,300 ships"));
        assert_eq!(words("港口关闭").len(), 4);
    }

    #[test]
    fn facts_are_figures_and_names_inside_the_sentence() {
        let text = "Workers of the Dockers Union want 1,200 more by Friday.";
        let facts: Vec<&str> =
            content(text).facts.iter().map(|(_, start, end)| &text[*start..*end]).collect();
        assert_eq!(facts, ["Dockers", "Union", "1,200", "Friday"]);
    }
}
