//! One spelling for a word that headlines write in several ways.

use std::collections::HashMap;
use std::sync::OnceLock;

static NUMBERS: OnceLock<HashMap<&'static str, &'static str>> = OnceLock::new();

/// The shortest that an English ending may leave of a word.
const SHORTEST: usize = 3;

/// British ends of words, and American, without a last `e`.
const SPELLINGS: [(&str, &str); 7] = [
    ("isation", "ization"),
    ("is", "iz"),
    ("ys", "yz"),
    ("our", "or"),
    ("tr", "ter"),
    ("enc", "ens"),
    ("ogu", "og"),
];

fn numbers() -> &'static HashMap<&'static str, &'static str> {
    NUMBERS.get_or_init(|| {
        let lines = include_str!("../data/number_words.tsv").lines();
        lines
            .filter(|line| !line.starts_with('#'))
            .filter_map(|line| line.split_once('\t'))
            .flat_map(|(figure, words)| words.split(' ').map(move |word| (word, figure)))
            .collect()
    })
}

/// The spelling that stands for all of a word's: a number's figures; British
/// and American alike; without the endings of English verbs and plurals. What
/// is left need not be a word, it is the same for all.
pub(super) fn common_spelling(word: &str) -> String {
    if let Some(figure) = numbers().get(word) {
        return (*figure).to_owned();
    }
    if word.len() <= SHORTEST || !word.bytes().all(|byte| byte.is_ascii_lowercase()) {
        return word.to_owned();
    }
    let mut root = without_ending(word);
    if root.ends_with('e') && root.len() > SHORTEST {
        root.pop();
    }
    for (british, american) in SPELLINGS {
        // `hour` and `four` are themselves.
        if let Some(start) = root.strip_suffix(british).filter(|start| start.len() >= SHORTEST) {
            root = format!("{start}{american}");
            break;
        }
    }
    let is_doubled =
        root.len() > SHORTEST && root.as_bytes()[root.len() - 1] == root.as_bytes()[root.len() - 2];
    root[..root.len() - usize::from(is_doubled)].to_owned()
}

fn without_ending(word: &str) -> String {
    let left = |ending: &str| word.strip_suffix(ending).filter(|left| left.len() >= SHORTEST);
    for ending in ["ies", "ied"] {
        if let Some(left) = left(ending) {
            return format!("{left}y");
        }
    }
    let plural = left("s").filter(|left| !left.ends_with(['s', 'u', 'i']));
    let ended = left("ing").or_else(|| left("ed")).or(plural);
    ended.unwrap_or(word).to_owned()
}
