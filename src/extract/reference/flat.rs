//! Where a headline ends in a text whose line breaks are lost.
//!
//! "Related article Ferry strike ends after talks The union said …": nothing
//! but the words tells where the headline ends. We guess, and say how far it
//! could reach, so that binding can try every length.

use super::label::Label;
use super::text::{floor_boundary, is_blank, is_quote};
use crate::extract::cue::Language;
use crate::model::Span;

/// How far a headline could run, in bytes: the longest of 1,910 headlines of
/// news sites and Wikinews has 167 characters.
const LONGEST_REACH: usize = 200;
/// How far it is taken to run where nothing tells, in words: about the length
/// of a long headline.
const LONGEST_GUESS: usize = 16;
/// Where the first clause of a headline of two may end, and the second after it, in words.
const CLAUSE: usize = 13;
/// The shortest headline that a boundary is believed to end, in words.
const SHORTEST: usize = 3;

/// A word of the text.
#[derive(Clone, Copy)]
struct Word<'t> {
    start: usize,
    text: &'t str,
}

impl<'t> Word<'t> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    /// The word without quotes and brackets around it.
    fn bare(self) -> &'t str {
        self.text.trim_matches(|c| is_quote(c) || matches!(c, '(' | ')' | '[' | ']'))
    }

    fn is_capitalised(self) -> bool {
        self.bare().chars().next().is_some_and(char::is_uppercase)
    }

    fn is_lower(self) -> bool {
        self.bare().chars().next().is_some_and(char::is_lowercase)
    }

    fn opens_quotation(self) -> bool {
        self.text.starts_with(['“', '"', '«', '„']) && self.text.chars().count() > 1
    }

    /// Whether a sentence or a headline may begin with it.
    fn may_begin(self) -> bool {
        !self.is_lower()
    }

    fn ends_question(self) -> bool {
        self.text.trim_end_matches(is_quote).ends_with(['?', '!', '。', '؟'])
    }

    /// A full stop that is no abbreviation's (`Oct.`, `U.S.`, `J.`).
    fn ends_stop(self) -> bool {
        let text = self.text.trim_end_matches(|c| is_quote(c) || c == ')');
        text.strip_suffix('.').is_some_and(|word| {
            let short = word.chars().count() <= 3 && word.starts_with(char::is_uppercase);
            !short && !word.contains('.')
        })
    }

    fn is_joint(self) -> bool {
        self.text.ends_with([':', ',', ';', '–', '—', '-', '|', '/', '&'])
    }
}

/// The place in a line where a lost line break left a run of blanks.
pub(super) fn lost_line_break(line: &str) -> Option<usize> {
    // Two spaces are typing, more are layout.
    const RUN: usize = 3;
    let mut run = 0;
    let mut first = 0;
    for (at, c) in line.char_indices() {
        if !is_blank(c) {
            run = 0;
            continue;
        }
        if run == 0 {
            first = at;
        }
        run += 1;
        if run == RUN {
            return Some(first);
        }
    }
    None
}

/// Whether a sentence ends inside the line and another begins.
pub(super) fn has_inner_stop(line: &str) -> bool {
    let words = words(line, 0);
    words
        .windows(2)
        .any(|pair| (pair[0].ends_stop() || pair[0].ends_question()) && pair[1].may_begin())
}

/// The label from `start` in flat text that ends at `end`.
pub(super) fn label(body: &str, start: usize, end: usize, language: &Language) -> Label {
    let far = floor_boundary(body, start + LONGEST_REACH).min(end);
    // A word that the limit cuts is not a word.
    let cut = far < end && !body[far..].starts_with(is_blank);
    let text = &body[start..far];
    let text = if cut { text.rfind(is_blank).map_or(text, |at| &text[..at]) } else { text };
    let text = text.trim_end_matches(is_blank);
    let words = words(text, start);
    let guess = headline_end(&words, start + text.len() == end, language);
    let span = Span::new(start, guess.unwrap_or(start + text.len()));
    Label { span, reach: Span::new(start, start + text.len()) }
}

fn words(text: &str, start: usize) -> Vec<Word<'_>> {
    text.split(is_blank)
        .filter(|word| !word.is_empty())
        .map(|word| Word {
            start: start + (word.as_ptr().addr() - text.as_ptr().addr()),
            text: word,
        })
        .collect()
}

/// Where the headline that these words begin with ends; `complete` if the
/// words are all there are.
fn headline_end(words: &[Word<'_>], complete: bool, language: &Language) -> Option<usize> {
    let hard = hard_boundary(words, 1, language);
    let stop = (SHORTEST..words.len()).find(|&at| {
        let quote_ends =
            words[0].text.starts_with(is_quote) && words[at - 1].text.ends_with(is_quote);
        words[at - 1].ends_stop() && words[at].may_begin() && !quote_ends
    });
    let end = match (hard, stop) {
        // "The mayor is out. Here’s what comes next": the stop is the headline's own.
        (Some(hard), Some(stop)) if stop < hard && !(stop < CLAUSE && hard - stop < CLAUSE) => stop,
        (Some(hard), _) => hard,
        (None, Some(stop)) => stop.min(prose_boundary(words, language).unwrap_or(stop)),
        (None, None) => match prose_boundary(words, language) {
            Some(prose) => prose,
            None if complete && words.len() <= LONGEST_GUESS + 8 => words.len(),
            None => LONGEST_GUESS.min(words.len()),
        },
    };
    let end = prose_boundary(words, language).map_or(end, |prose| prose.min(end));
    words.get(end.checked_sub(1)?).map(|word| word.end())
}

/// The first word, from `from` on, before which a headline has surely ended.
fn hard_boundary(words: &[Word<'_>], from: usize, language: &Language) -> Option<usize> {
    let mut quoted = false;
    let opening_quote = words.first().is_some_and(|word| word.text.starts_with(is_quote));
    for at in from..words.len() {
        let (before, word) = (words[at - 1], words[at]);
        quoted |= before.opens_quotation();
        if at < 2 || !word.may_begin() {
            continue;
        }
        // "‘How do we live?’ A family recalls the flood": the quote ends, not the headline.
        let quote_ends = opening_quote && before.text.ends_with(is_quote);
        if quote_ends && (before.ends_question() || before.ends_stop()) {
            continue;
        }
        if before.ends_question() {
            return Some(at);
        }
        if at < SHORTEST || before.is_joint() || before.ends_stop() {
            continue;
        }
        let sentence_case = words[1..at].iter().any(|w| w.is_lower() && w.text.len() > 3);
        let starts = language.sentence_starts.contains(word.bare().trim_end_matches(','))
            && !word.text.starts_with(['‘', '\'']);
        if sentence_case && (starts || (word.opens_quotation() && !quoted)) {
            return Some(at);
        }
    }
    None
}

/// The start of the sentence whose verb only running text uses: in "… with
/// unease Larsen was telling …" the capitalised words before `was`.
fn prose_boundary(words: &[Word<'_>], language: &Language) -> Option<usize> {
    let verb =
        (SHORTEST + 1..words.len()).find(|&at| language.prose_verbs.contains(words[at].text))?;
    let mut first = verb;
    while first > SHORTEST && words[first - 1].is_capitalised() && !words[first - 1].is_joint() {
        first -= 1;
    }
    let before = words[first - 1];
    (first < verb && first > SHORTEST && !before.is_joint() && before.is_lower()).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{Label, label, lost_line_break};
    use crate::extract::cue::lexicon;

    fn of(cue: &str, text: &str) -> Label {
        let hit = lexicon().next_hit(cue, 0).unwrap();
        let cue = lexicon().cues(hit).next().unwrap();
        label(text, 0, text.len(), lexicon().language(cue, None))
    }

    fn guess(text: &str) -> &str {
        let found = of("READ MORE", text);
        assert!(found.reach.contains(&found.span));
        found.span.of(text)
    }

    #[test]
    fn a_headline_ends_where_a_sentence_begins() {
        for (text, headline) in [
            (
                "Ferry crews vote to strike over winter pay The union said it would go on.",
                "Ferry crews vote to strike over winter pay",
            ),
            (
                "Ferry crews return with unease Larsen was the first aboard.",
                "Ferry crews return with unease",
            ),
            ("Who owns the harbour? Nobody in town could say.", "Who owns the harbour?"),
            (
                "Ferry crews vote to strike over pay “We had no choice,” one of them said.",
                "Ferry crews vote to strike over pay",
            ),
            (
                "‘Who will row us?’ An island waits for its ferry The mayor said so.",
                "‘Who will row us?’ An island waits for its ferry",
            ),
            (
                "The ferries are back. Here’s what changes for islanders She said it was late.",
                "The ferries are back. Here’s what changes for islanders",
            ),
        ] {
            assert_eq!(guess(text), headline);
        }
    }

    #[test]
    fn a_capital_in_a_title_case_headline_begins_no_sentence() {
        let text = "Why Ferries Are Late And What The Harbour Will Do About It";
        assert_eq!(guess(text), text);
    }

    #[test]
    fn the_reach_stays_within_bounds_and_whole_words() {
        let text = "Überfahrt ".repeat(60);
        let found = of("Lesen Sie auch", &text);
        assert!(found.reach.end <= 200 && found.reach.of(&text).ends_with("Überfahrt"));
    }

    #[test]
    fn a_run_of_blanks_is_a_lost_line_break() {
        assert_eq!(lost_line_break("Ferries are back      The union"), Some(16));
        assert_eq!(lost_line_break("Ferries are back.  The union"), None);
    }
}
