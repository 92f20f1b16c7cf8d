//! Lines that look as if a cue opened them.

/// The longest phrase, in words: `MORE FROM THE HARBOUR DESK`.
pub(super) const MOST_WORDS: usize = 5;
/// The same in characters.
const MOST_CHARS: usize = 40;

/// A phrase at the start of a line, and what it would announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Opening<'t> {
    /// First byte of the phrase in the text.
    pub(super) start: usize,
    /// The words before the separator.
    pub(super) phrase: &'t str,
    /// The rest of the line, or the next line that is not blank.
    pub(super) rest: &'t str,
    /// Whether the phrase is alone on its line.
    pub(super) alone: bool,
    /// Whether it stands between paragraphs, as what an editor sets in does.
    pub(super) set_in: bool,
}

/// The openings of a text's lines, in order.
pub(super) fn openings(text: &str) -> Vec<Opening<'_>> {
    let lines: Vec<&str> =
        text.split('\n').map(str::trim).filter(|line| !line.is_empty()).collect();
    let mut found: Vec<Opening<'_>> = Vec::new();
    for (nth, line) in lines.iter().enumerate() {
        let next = lines.get(nth + 1).copied();
        let Some((phrase, rest, alone)) = opening(line, next) else { continue };
        let before = nth.checked_sub(1).map(|before| lines[before]);
        // The second of two lines that open alike stands where the first does.
        let again = found.last().is_some_and(|last| {
            last.set_in
                && last.phrase == phrase
                && before.is_some_and(|line| line.ends_with(last.rest))
        });
        // A line alone above several others is the heading of a list.
        let is_heading = alone && lines.get(nth + 2).is_some_and(|line| !ends_paragraph(line));
        let set_in = again || before.is_some_and(ends_paragraph) && !is_heading;
        let start = phrase.as_ptr().addr() - text.as_ptr().addr();
        found.push(Opening { start, phrase, rest, alone, set_in });
    }
    found
}

fn opening<'t>(line: &'t str, next: Option<&'t str>) -> Option<(&'t str, &'t str, bool)> {
    let line = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let separator = line.char_indices().find(|&(at, c)| match c {
        ':' | '：' | '|' | '»' | '›' => true,
        // Not the hyphen of a word.
        '-' | '–' | '—' => line[at + c.len_utf8()..].starts_with(char::is_whitespace),
        _ => false,
    });
    let (phrase, rest) = match separator {
        Some((at, c)) => (line[..at].trim_end(), line[at + c.len_utf8()..].trim()),
        None => (line, ""),
    };
    let (rest, alone) = if rest.is_empty() { (next?, true) } else { (rest, false) };
    could_be_cue(phrase).then_some((phrase, rest, alone))
}

/// Whether words could be a cue by their look: few, the first with a capital or
/// of a script without, no sentence, no number.
pub(super) fn could_be_cue(phrase: &str) -> bool {
    let letters = phrase.chars().filter(|c| c.is_alphabetic()).count();
    // Two signs are a word where a sign is a syllable.
    let least = if phrase.chars().any(|c| c.is_lowercase() || c.is_uppercase()) { 3 } else { 2 };
    letters >= least
        && phrase.chars().count() <= MOST_CHARS
        && phrase.split_whitespace().count() <= MOST_WORDS
        && phrase.chars().next().is_some_and(|c| c.is_alphabetic() && !c.is_lowercase())
        && !phrase.contains(|c: char| c.is_numeric() || "/()[]@“”\"«».,;!?…=_#%".contains(c))
}

/// Whether a line closes a paragraph of running text.
fn ends_paragraph(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', '»'])
        .ends_with(['.', '!', '?', '…', '。', '！', '？', '।', '؟', '۔'])
}

/// Whether a line reads like a headline: some words, not all of them with a
/// capital, no full stop, few digits.
pub(super) fn reads_like_headline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    let characters = line.chars().count();
    let digits = line.chars().filter(char::is_ascii_digit).count();
    let spaceless =
        line.chars().any(|c| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}'));
    let long_enough = if spaceless { characters >= 8 } else { (4..=24).contains(&words) };
    long_enough
        && characters <= 160
        && digits * 4 < characters
        && !line.ends_with(['.', '。', '।', '۔', ':', ';', ','])
        && !line.contains(['@', '\t'])
        && !line.contains("http")
        && line.chars().any(|c| c.is_alphabetic() && !c.is_uppercase())
}

#[cfg(test)]
mod tests {
    use super::{could_be_cue, openings, reads_like_headline};

    #[test]
    fn a_line_opens_with_a_phrase_and_a_separator_or_is_one() {
        let text = "It ended.\n\nSOMA: Vivuko vyaanza safari tena\n\nMore.\nON THE QUAY\nFerries sail again today\n";
        let found: Vec<_> = openings(text).iter().map(|o| (o.phrase, o.rest, o.set_in)).collect();
        assert_eq!(
            found,
            [
                ("SOMA", "Vivuko vyaanza safari tena", true),
                ("ON THE QUAY", "Ferries sail again today", true),
                ("Ferries sail again today", "", false),
            ][..2]
        );
    }

    #[test]
    fn names_of_times_and_sums_are_no_cues() {
        assert!(could_be_cue("DON'T MISS") && could_be_cue("続報"));
        for other in ["Q", "8 a.m.", "said", "May 4, 2021", "A. Larsen", "See (below)"] {
            assert!(!could_be_cue(other), "{other}");
        }
    }

    #[test]
    fn a_sentence_a_credit_and_a_date_are_no_headlines() {
        assert!(reads_like_headline("Ferry crews vote to strike over winter pay"));
        for other in [
            "The crews voted to strike on Monday.",
            "Anna Larsen",
            "May 4 2021 08:10 12:20",
            "desk@herald.example for all the news",
        ] {
            assert!(!reads_like_headline(other), "{other}");
        }
    }
}
