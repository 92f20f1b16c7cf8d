//! How much a word tells, by how common it is in the news at large.
//!
//! Never by how common it is in the archive: then every article that comes would
//! change all decisions of before.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

/// What an English word weighs that is in no list: inverse document frequency of
/// one text in two thousand.
const UNSEEN: f64 = 7.6;

/// What the stem or folded word weighs in a text of that language; 0 for words
/// that tell nothing.
///
/// For English, and where the language is not known, inverse document frequency
/// in news of several publishers (`word_rate.tsv`); for others a list of words
/// that tell nothing (`stop_word.tsv`) and the same weight for all the rest.
pub(super) fn weight(stem: &str, word: &str, language: Option<&str>) -> f64 {
    match language.filter(|language| *language != "en") {
        None => rates().get(stem).copied().unwrap_or(UNSEEN),
        Some(language) => {
            let is_empty = stop_words().get(language).is_some_and(|words| words.contains(word));
            if is_empty { 0.0 } else { UNSEEN }
        }
    }
}

fn rates() -> &'static HashMap<&'static str, f64> {
    static RATES: OnceLock<HashMap<&str, f64>> = OnceLock::new();
    RATES.get_or_init(|| {
        let lines = rows(include_str!("../data/word_rate.tsv"));
        let weights = lines.filter_map(|(weight, stems)| Some((weight.parse().ok()?, stems)));
        weights
            .flat_map(|(weight, stems): (f64, &str)| stems.split(' ').map(move |s| (s, weight)))
            .collect()
    })
}

fn stop_words() -> &'static HashMap<&'static str, HashSet<&'static str>> {
    static WORDS: OnceLock<HashMap<&str, HashSet<&str>>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let lines = rows(include_str!("../data/stop_word.tsv"));
        lines.map(|(language, words)| (language, words.split(' ').collect())).collect()
    })
}

fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'))
}

#[cfg(test)]
mod tests {
    use super::weight;

    #[test]
    fn rare_words_tell_more_than_common_ones() {
        let weigh = |stem| weight(stem, stem, Some("en"));
        assert!(weigh("the") < 0.2);
        assert!(weigh("govern") < weigh("earthquak"));
        assert!(weigh("earthquak") < weigh("qurayshi"));
    }

    #[test]
    fn words_that_tell_nothing_are_told_by_language() {
        assert!(weight("die", "die", Some("de")) < 0.1);
        assert!(weight("die", "die", Some("en")) > 2.0);
        assert!(weight("fahren", "fahren", Some("de")) > 7.0);
    }
}
