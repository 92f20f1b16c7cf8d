//! The words by which an edited headline is known again.

mod spelling;
mod split;

use std::collections::HashSet;
use std::sync::OnceLock;

use spelling::common_spelling;
use split::words;

use super::short_digest;

static FUNCTION_WORDS: OnceLock<HashSet<&'static str>> = OnceLock::new();

/// Whether a folded word says nothing of what a text is about: `the`, `would`.
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    function_words().contains(word)
}

fn function_words() -> &'static HashSet<&'static str> {
    FUNCTION_WORDS.get_or_init(|| {
        let lines = include_str!("../data/function_words.txt").lines();
        lines.filter(|line| !line.starts_with('#')).collect()
    })
}

/// The words of a normal form that carry meaning, in order, each once, in one
/// spelling: without endings of English, numbers as figures, `harbour` as
/// `harbor`. Where words are not separated (Chinese, Japanese, Thai), pairs of
/// neighbouring characters stand for them.
///
/// A headline of function words alone keeps all its words.
///
/// ```
/// use storygraph::model::content_words;
/// assert_eq!(content_words("u s harbours open after two days"), ["us", "harbor", "open", "2", "day"]);
/// ```
#[must_use]
pub fn content_words(key: &str) -> Vec<String> {
    let common = function_words();
    let split = words(key);
    let chosen = |keep: &dyn Fn(&str) -> bool| {
        let mut chosen: Vec<String> = Vec::new();
        for word in split.iter().filter(|word| keep(word)) {
            let word = common_spelling(word);
            // A headline is too short for a set to be faster.
            if !chosen.contains(&word) {
                chosen.push(word);
            }
        }
        chosen
    };
    let tells = |word: &str| {
        !common.contains(word) && (word.len() > 1 || word.starts_with(|c: char| c.is_numeric()))
    };
    let content = chosen(&tells);
    if content.is_empty() { chosen(&|_| true) } else { content }
}

/// [`content_words`] as numbers for an index: the first eight bytes of each
/// word's BLAKE3.
#[must_use]
pub fn title_tokens(key: &str) -> Vec<i64> {
    content_words(key).into_iter().map(|word| short_digest(&word)).collect()
}

/// Whether words are not separated in the script of `c`.
#[must_use]
pub const fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{e00}'..='\u{eff}' // Thai, Lao
        | '\u{1000}'..='\u{109f}' // Burmese
        | '\u{1780}'..='\u{17ff}' // Khmer
        | '\u{3040}'..='\u{30ff}' // Hiragana, Katakana
        | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2ffff}')
}

#[cfg(test)]
mod tests {
    use super::content_words;
    use crate::model::title_key;

    #[test]
    fn function_words_carry_no_meaning_unless_there_is_nothing_else() {
        assert_eq!(content_words("the war in the north and the war"), ["war", "north"]);
        assert_eq!(content_words("to be or to have"), ["to", "be", "or", "hav"]);
    }

    #[test]
    fn one_thing_written_in_two_ways_is_one_word() {
        for (one, other) in [
            ("U.S. troops", "US troops"),
            ("two ships", "2 ships"),
            ("zwölf Schiffe", "12 Schiffe"),
            ("1,000 homes", "1000 home"),
            ("$400m", "$400 million"),
            ("£2.3bn", "£2.3 billion"),
            ("Labour defence centre", "Labor defense center"),
            ("travelled, organised", "traveled, organized"),
            ("strikes ended", "strike ending"),
            ("policies", "policy"),
            ("killing", "killed"),
        ] {
            assert_eq!(content_words(&title_key(one)), content_words(&title_key(other)), "{one}");
        }
        for (one, other) in [("wins", "winter"), ("400 million", "400 billion"), ("north", "south")]
        {
            assert_ne!(content_words(one), content_words(other), "{one}");
        }
    }

    #[test]
    fn where_words_are_not_separated_pairs_of_characters_stand_for_them() {
        assert_eq!(content_words("港口罢工"), ["港口", "口罢", "罢工"]);
        assert_eq!(
            content_words("洪水造成22人死亡"),
            ["洪水", "水造", "造成", "22", "人死", "死亡"]
        );
    }
}
