//! Whether a few words may announce another story.

use std::collections::HashSet;
use std::sync::OnceLock;

use crate::model::CUE_FILES;

/// Words besides those of whole cues; the file's head says what they decide.
const WORDS: &str = include_str!("announcing.txt");

/// The longest cue is looked for, in words.
const MAX_WORDS: usize = 8;

/// What announces a story.
struct Known {
    /// Words by themselves.
    words: HashSet<&'static str>,
    /// Whole cues, in lower case, words parted by one space.
    phrases: HashSet<String>,
    /// What is looked for inside others: scripts without spaces.
    parts: Vec<String>,
}

fn known() -> &'static Known {
    static KNOWN: OnceLock<Known> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        let words = || lines.clone().flat_map(str::split_whitespace);
        let cues = || cues().map(|phrase| split(&phrase.to_lowercase()).join(" "));
        Known {
            words: words().filter(|word| !is_spaceless(word)).collect(),
            phrases: cues().filter(|phrase| !is_part(phrase)).collect(),
            parts: words()
                .filter(|part| is_spaceless(part))
                .map(str::to_owned)
                .chain(cues().filter(|phrase| is_part(phrase)))
                .collect(),
        }
    })
}

/// Every cue that announces a story.
fn cues() -> impl Iterator<Item = &'static str> {
    let lines = CUE_FILES.iter().flat_map(|(_, text)| text.lines());
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(|line| {
            let mut columns = line.split('\t');
            let (kind, phrases) = (columns.next().unwrap_or_default(), columns.nth(1));
            let phrases = phrases.filter(|_| KINDS.contains(&kind)).unwrap_or_default();
            phrases.split(" | ").map(|phrase| phrase.trim_end_matches('…').trim())
        })
        .filter(|phrase| !phrase.is_empty())
}

/// The kinds of cues that stand before a story of their own.
const KINDS: [&str; 4] = ["read_more", "related", "see_also", "media"];

/// The words of a text, without the marks around them.
fn split(text: &str) -> Vec<&str> {
    text.split(|c: char| {
        c.is_whitespace() || c.is_ascii_punctuation() || "’»«“”…：【】".contains(c)
    })
    .filter(|word| !word.is_empty())
    .collect()
}

/// Whether a word is of a script whose words have no spaces between, or join.
fn is_spaceless(word: &str) -> bool {
    word.starts_with(|c: char| matches!(c, '\u{e00}'..='\u{eff}' | '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

/// Whether a cue is known wherever it stands in a word: one of fewer signs
/// stands in too many.
fn is_part(phrase: &str) -> bool {
    is_spaceless(phrase) && phrase.chars().count() >= 4
}

/// Whether `words`, a label or what stands before a link, may announce a story.
pub(super) fn announces(words: &str) -> bool {
    let known = known();
    let lower = words.to_lowercase();
    let words = split(&lower);
    let is_cue = |from: usize| {
        (from + 1..=words.len().min(from + MAX_WORDS))
            .any(|to| known.phrases.contains(&words[from..to].join(" ")))
    };
    words.iter().any(|word| known.words.contains(word))
        || (0..words.len()).any(is_cue)
        || known.parts.iter().any(|part| lower.contains(part))
}

#[cfg(test)]
mod tests {
    use super::{announces, cues};

    #[test]
    fn what_editors_say_announces_and_what_menus_say_does_not() {
        for words in
            ["READ MORE", "Lire aussi", "Das könnte Sie auch interessieren", "【関連記事】"]
        {
            assert!(announces(words), "{words}");
        }
        for words in ["Advertisement", "Tags", "By Jane Doe", "Location details", "Trending"] {
            assert!(!announces(words), "{words}");
        }
    }

    /// A cue that the extractor knows and a page loses would never be found.
    #[test]
    fn every_cue_announces() {
        let lost: Vec<&str> = cues().filter(|phrase| !announces(phrase)).collect();
        assert_eq!(lost, [""; 0]);
        assert!(cues().count() > 1_000);
    }
}
