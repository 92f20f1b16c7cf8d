//! Acronyms introduced in brackets: `Larch Harbour Board (LHB)`.

use crate::extract::token::Shape;

use super::text::{Sentence, Text};

/// Words looked at before the bracket.
const WORDS_BEFORE: usize = 10;

/// The first token of the words that the acronym at `at` stands for: it is in
/// brackets and has the initials of the capitalised words before them.
pub(super) fn expansion(text: &Text, sentence: &Sentence, at: usize) -> Option<usize> {
    let bracket = at.checked_sub(1).filter(|&before| before > sentence.first)?;
    if text.tokens[at].shape != Shape::Upper || text.word(bracket) != "(" {
        return None;
    }
    let mut letters = text.word(at).chars().rev().filter(|c| c.is_alphabetic());
    let mut letter = letters.next()?;
    let earliest = bracket.saturating_sub(WORDS_BEFORE).max(sentence.first);
    for word in (earliest..bracket).rev() {
        let token = &text.tokens[word];
        if token.is_capital() {
            if !text.word(word).starts_with(letter) {
                return None;
            }
            match letters.next() {
                Some(next) => letter = next,
                None => return Some(word),
            }
        } else if !matches!(token.shape, Shape::Lower | Shape::Hyphen | Shape::Possessive)
            && text.word(word) != "&"
        {
            return None;
        }
    }
    None
}
