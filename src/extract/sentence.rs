//! Where sentences begin and end.

use std::collections::HashMap;
use std::sync::OnceLock;

use crate::model::Span;

use super::gazetteer::{Class, Gazetteer};
use super::token::key;
use super::when::is_month_after_stop;

/// Abbreviations and whether a sentence may end after them.
static ABBREVIATIONS: &str = include_str!("data/abbreviation.tsv");

/// The longest word looked up among the abbreviations, in bytes.
const LONGEST_ABBREVIATION: usize = 8;

/// How a full stop after an abbreviation is read.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Abbreviation {
    /// A name follows, as after `Mr.`: never the end.
    Title,
    /// The end where a word such as `The` follows, as after `U.S.`.
    Any,
}

/// What `word`, printed without its last full stop, abbreviates.
pub(crate) fn abbreviation(word: &str) -> Option<Abbreviation> {
    static TABLE: OnceLock<HashMap<u64, Abbreviation>> = OnceLock::new();
    if word.len() > LONGEST_ABBREVIATION {
        return None;
    }
    let table = TABLE.get_or_init(|| {
        let lines = ABBREVIATIONS.lines().filter(|line| !line.starts_with('#'));
        let mut table = HashMap::new();
        for (class, words) in lines.filter_map(|line| line.split_once('\t')) {
            let kind = if class == "title" { Abbreviation::Title } else { Abbreviation::Any };
            table.extend(words.split(' ').map(|word| (key(word), kind)));
        }
        table
    });
    table.get(&key(word)).copied()
}

/// The sentences of `text`, in order, without the white space around them.
///
/// A newline always ends a sentence. A full stop does not after an
/// abbreviation, an initial or within a number; closing quotation marks and
/// brackets belong to the sentence they close. Knows the stops of Chinese,
/// Japanese, Hindi and Arabic. Linear in the length of `text`.
#[must_use]
pub fn sentences(text: &str) -> Vec<Span> {
    let bytes = text.as_bytes();
    let mut found = Vec::with_capacity(text.len() / 120 + 1);
    let (mut start, mut at) = (0, 0);
    while at < bytes.len() {
        let byte = bytes[at];
        if byte == b'\n' || byte == b'\r' {
            push(text, start, at, &mut found);
            at += 1;
            start = at;
        } else if matches!(byte, b'.' | b'!' | b'?') {
            let stop = at;
            at = closing(text, at + 1);
            if ends(text, stop, at) {
                push(text, start, at, &mut found);
                start = at;
            }
        } else if byte >= 0xc0 {
            let Some(mark) = text[at..].chars().next() else { break };
            at += mark.len_utf8();
            if matches!(mark, '。' | '！' | '？' | '．' | '।' | '॥' | '؟' | '۔') {
                at = closing(text, at);
                push(text, start, at, &mut found);
                start = at;
            }
        } else {
            at += 1;
        }
    }
    push(text, start, bytes.len(), &mut found);
    found
}

fn push(text: &str, start: usize, end: usize, found: &mut Vec<Span>) {
    let slice = &text[start..end];
    let trimmed = slice.trim();
    if !trimmed.is_empty() {
        let start = start + (slice.len() - slice.trim_start().len());
        found.push(Span::new(start, start + trimmed.len()));
    }
}

/// The first byte after further stops, closing quotation marks and brackets.
fn closing(text: &str, mut at: usize) -> usize {
    for mark in text[at..].chars() {
        if !matches!(
            mark,
            '.' | '!' | '?' | '"' | '\'' | '”' | '’' | '»' | ')' | ']' | '」' | '』' | '）'
        ) {
            break;
        }
        at += mark.len_utf8();
    }
    at
}

/// Whether the stop at `stop`, its closing marks ending at `after`, ends a sentence.
fn ends(text: &str, stop: usize, after: usize) -> bool {
    let rest = &text[after..];
    let Some(next) = rest.chars().next() else { return true };
    let before = word_before(text, stop);
    if !next.is_whitespace() {
        // Flat text: the line break between two sentences was lost.
        let mut letters = rest.chars();
        return text.as_bytes()[stop] == b'.'
            && before.len() > 2
            && before.bytes().all(|byte| byte.is_ascii_lowercase())
            && letters.next().is_some_and(char::is_uppercase)
            && letters.next().is_some_and(char::is_lowercase);
    }
    let rest = rest.trim_start_matches([' ', '\t', '\u{a0}']);
    let Some(next) = rest.chars().next() else { return true };
    if next.is_lowercase() {
        return false;
    }
    if text.as_bytes()[stop] != b'.' || after > stop + 1 {
        return true;
    }
    if before.len() == 1 && before.as_bytes()[0].is_ascii_uppercase() && before != "I" {
        return false;
    }
    let word = rest.split(|c: char| !c.is_alphanumeric() && c != '\'').next();
    // `am 3. Februar`
    let is_day = matches!(before.len(), 1 | 2) && before.bytes().all(|byte| byte.is_ascii_digit());
    if is_day && word.is_some_and(is_month_after_stop) {
        return false;
    }
    let starts_sentence =
        || word.is_some_and(|word| Gazetteer::get().is(key(word), Class::Function));
    match abbreviation(before) {
        Some(Abbreviation::Title) => before == "no" || before == "art",
        Some(Abbreviation::Any) => rest.starts_with('\n') || starts_sentence(),
        None if before.contains('.') && before.len() < LONGEST_ABBREVIATION => {
            before.bytes().any(|byte| byte.is_ascii_digit()) || starts_sentence()
        }
        None => true,
    }
}

/// How far back a word is read, in bytes: `A.A.A.…` without end has a stop at
/// every other byte.
const LONGEST_WORD: usize = 64;

/// The word that ends at `end`, without opening marks; the end of a longer one.
fn word_before(text: &str, end: usize) -> &str {
    let bytes = &text.as_bytes()[..end];
    let is_word = |byte: &&u8| byte.is_ascii_alphanumeric() || **byte == b'.';
    let start = end - bytes.iter().rev().take(LONGEST_WORD).take_while(is_word).count();
    &text[start..end]
}

#[cfg(test)]
mod tests {
    use super::sentences;

    fn split(text: &str) -> Vec<&str> {
        sentences(text).iter().map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_newline_always_ends_a_sentence() {
        assert_eq!(split("Harbour reopens\n\n Ferries wait"), ["Harbour reopens", "Ferries wait"]);
    }

    #[test]
    fn abbreviations_initials_and_decimals_do_not_end_a_sentence() {
        for whole in [
            "Mr. Ode of Larch Inc. met Gen. J. K. Ward on Jan. 5 in the U.S. Senate.",
            "The case of Ode v. Larch was heard.",
            "It rose 3.5 percent at 9 a.m. Monday.",
            "No. 10 was silent? he asked.",
            "Der Hafen wurde am 3. Februar geschlossen.",
        ] {
            assert_eq!(split(whole), [whole]);
        }
        assert_eq!(
            split("He left the U.S. The rest stayed."),
            ["He left the U.S.", "The rest stayed."]
        );
    }

    #[test]
    fn closing_marks_belong_to_the_sentence_they_close() {
        assert_eq!(split("(He ran.) \"Stop!\" She did."), ["(He ran.)", "\"Stop!\"", "She did."]);
    }

    #[test]
    fn a_lost_line_break_still_parts_two_sentences() {
        assert_eq!(split("It was over.The crowd left."), ["It was over.", "The crowd left."]);
        assert_eq!(split("See example.org or v2.Old"), ["See example.org or v2.Old"]);
    }

    #[test]
    fn other_scripts_have_their_own_stops() {
        assert_eq!(split("他走了。「真的？」她说。"), ["他走了。", "「真的？」", "她说。"]);
        assert_eq!(split("वह गया। वह आया।"), ["वह गया।", "वह आया।"]);
        assert_eq!(split("أين هو؟ هنا"), ["أين هو؟", "هنا"]);
    }

    #[test]
    fn empty_text_has_no_sentences() {
        assert!(split(" \n\t").is_empty());
    }
}
