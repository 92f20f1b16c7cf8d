//! Whether the line under a headline is its standfirst.
//!
//! Taking a paragraph for a standfirst would take it out of the body, so the
//! line itself must give evidence; without it, it is the first paragraph.

use std::collections::HashMap;

use super::line::words;

/// The longest standfirst that the body repeats.
const MAX_REPEATED_CHARS: usize = 400;
/// Share of its words that one passage of the body must hold to repeat it.
const MIN_REPEATED: f64 = 0.8;
/// A line of fewer words is a label or a subheading.
const MIN_WORDS: usize = 6;
/// The longest standfirst known by its missing full stop alone.
const MAX_BARE_CHARS: usize = 250;

/// What stands below a line, a paragraph a line.
pub(super) struct Paragraphs<'t>(pub(super) &'t str);

impl<'t> Paragraphs<'t> {
    fn iter(&self) -> impl Iterator<Item = &'t str> + use<'t> {
        self.0.lines().map(str::trim).filter(|line| !line.is_empty())
    }
}

/// Whether `line`, right under the headline, is a standfirst: because the
/// body repeats it, or because it is one phrase that no full stop ends.
pub(super) fn is_standfirst(line: &str, below: &Paragraphs<'_>) -> bool {
    let chars = line.chars().count();
    let words = words(line);
    if words.len() < MIN_WORDS || is_cue_like(line) || is_dateline(line) {
        return false;
    }
    let is_repeated = || below.iter().any(|paragraph| repeats(paragraph, &words));
    let is_bare = !ends_a_sentence(line) && !has_inner_stop(line);
    (chars <= MAX_REPEATED_CHARS && is_repeated())
        || (chars <= MAX_BARE_CHARS && is_bare && below.iter().nth(1).is_some())
}

/// Whether a passage of `paragraph`, at most twice as long as the line, holds
/// most of the line's words.
fn repeats(paragraph: &str, line: &[String]) -> bool {
    let passage = words(paragraph);
    let length = (2 * line.len()).min(passage.len());
    if length == 0 {
        return false;
    }
    let mut wanted: HashMap<&str, usize> = HashMap::new();
    for word in line {
        *wanted.entry(word).or_default() += 1;
    }
    passage
        .windows(length)
        .step_by((line.len() / 2).max(1))
        .chain([&passage[passage.len() - length..]])
        .any(|window| {
            let mut left = wanted.clone();
            let held = window
                .iter()
                .filter(|word| match left.get_mut(word.as_str()) {
                    Some(count) if *count > 0 => {
                        *count -= 1;
                        true
                    }
                    _ => false,
                })
                .count();
            held as f64 >= MIN_REPEATED * line.len() as f64
        })
}

/// Whether `line` ends as sentences do, a closing quote aside.
pub(super) fn ends_a_sentence(line: &str) -> bool {
    line.trim_end_matches(['"', '\'', '”', '’', '»', ')', ' '])
        .ends_with(['.', '…', '!', ':', ';', '。', '।', '۔', '！'])
}

/// Whether a sentence ends inside `line`.
fn has_inner_stop(line: &str) -> bool {
    line.split(". ").skip(1).any(|next| next.starts_with(char::is_uppercase))
        && line.split(". ").next().is_some_and(|first| {
            // `U.S. President` and `Mr. Roe` end no sentence.
            first.split_whitespace().next_back().is_some_and(|word| word.len() > 4)
        })
}

/// `READ MORE: …`, `Watch | …`: a short lead-in before a mark.
fn is_cue_like(line: &str) -> bool {
    let mark = line.find([':', '|', '»', '►', '▶']);
    let lead_in = mark.is_some_and(|at| line[..at].split_whitespace().count() <= 4);
    let shouted = line.split_whitespace().take(2).all(|word| {
        word.chars().filter(|c| c.is_alphabetic()).count() >= 2
            && !word.chars().any(char::is_lowercase)
    });
    lead_in || shouted || line.starts_with(['-', '*', '•', '['])
}

/// `VELMORA, Jan 5 (Wire) - `, `Velmora (Wire) — `: where and when the first
/// paragraph was written.
fn is_dateline(line: &str) -> bool {
    let Some(at) = [" - ", " — ", " – ", "— "].iter().filter_map(|dash| line.find(dash)).min()
    else {
        return false;
    };
    let lead_in = &line[..at];
    lead_in.chars().count() <= 50
        && (lead_in.ends_with(')')
            || lead_in.split([',', ' ']).next().is_some_and(|place| {
                place.chars().count() > 2 && !place.chars().any(char::is_lowercase)
            }))
}
