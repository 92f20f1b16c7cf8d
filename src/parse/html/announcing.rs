//! Whether a few words may announce another story.

use std::collections::HashSet;
use std::sync::OnceLock;

/// The words; the file's head says what they decide.
const WORDS: &str = include_str!("announcing.txt");

/// The words, and those of them that are looked for inside others.
fn known() -> &'static (HashSet<&'static str>, Vec<&'static str>) {
    static KNOWN: OnceLock<(HashSet<&str>, Vec<&str>)> = OnceLock::new();
    KNOWN.get_or_init(|| {
        let lines = WORDS.lines().filter(|line| !line.starts_with('#'));
        let words = || lines.clone().flat_map(str::split_whitespace);
        (
            words().filter(|word| !is_spaceless(word)).collect(),
            words().filter(|word| is_spaceless(word)).collect(),
        )
    })
}

/// Whether a word is of a script whose words have no spaces between, or join.
fn is_spaceless(word: &str) -> bool {
    word.starts_with(|c: char| matches!(c, '\u{3040}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}'))
}

/// Whether `words`, a label or what stands before a link, may announce a story.
pub(super) fn announces(words: &str) -> bool {
    let (whole, parts) = known();
    let lower = words.to_lowercase();
    lower
        .split(|c: char| {
            c.is_whitespace() || c.is_ascii_punctuation() || "’»«“”…：【】".contains(c)
        })
        .any(|word| whole.contains(word))
        || parts.iter().any(|part| lower.contains(part))
}

#[cfg(test)]
mod tests {
    use super::announces;

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
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/src/extract/data/cues");
        let mut lost = Vec::new();
        for file in std::fs::read_dir(folder).unwrap() {
            let path = file.unwrap().path();
            let text = std::fs::read_to_string(&path).unwrap();
            for line in text.lines().filter(|line| {
                path.extension().is_some_and(|e| e == "tsv") && !line.starts_with('#')
            }) {
                if let [kind, _, phrases] = line.split('\t').collect::<Vec<_>>()[..]
                    && matches!(kind, "read_more" | "related" | "see_also" | "media")
                {
                    lost.extend(
                        phrases.split(" | ").filter(|phrase| !announces(phrase)).map(str::to_owned),
                    );
                }
            }
        }
        assert_eq!(lost, Vec::<String>::new());
    }
}
