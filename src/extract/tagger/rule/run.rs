//! Runs of capitalised words, with the small words that names have inside.

use crate::extract::gazetteer::Class;
use crate::extract::token::Shape;

use super::text::{Sentence, Text};

/// The most tokens between two capitalised words of a name; `bin al-` is three.
const SMALL_TOKENS: usize = 4;

/// One past the last token of the run that begins with the capitalised word at `at`.
pub(super) fn end(text: &Text, sentence: &Sentence, at: usize) -> usize {
    let mut to = at + 1;
    while to < sentence.last {
        let next = to + 1;
        let capital = next < sentence.last && text.tokens[next].is_capital();
        let after = match text.tokens[to].shape {
            Shape::Capital | Shape::Upper | Shape::Initial => Some(next),
            Shape::Hyphen if capital => Some(next + 1),
            Shape::Hyphen | Shape::Lower => after_particles(text, sentence, to),
            _ => None,
        };
        let Some(after) = after else { break };
        to = after;
    }
    to
}

/// One past the capitalised word that follows the particles at `at`.
fn after_particles(text: &Text, sentence: &Sentence, at: usize) -> Option<usize> {
    if matches!(text.word(at), "der" | "den" | "ter" | "ten" | "y" | "e") {
        // `van der Velm`, but not `Velm der Zeitung`.
        return None;
    }
    for to in at..sentence.last.min(at + SMALL_TOKENS + 1) {
        match text.tokens[to].shape {
            Shape::Capital => return Some(to + 1),
            Shape::Hyphen => {}
            Shape::Lower if text.is(to, Class::Particle) => {
                // `at-Tamimi`, but not `Velm at Larch`.
                let joined = to + 1 < sentence.last && text.tokens[to + 1].shape == Shape::Hyphen;
                let other_word = text.is(to, Class::Function) || text.is(to, Class::Common);
                if other_word && !joined {
                    return None;
                }
            }
            _ => return None,
        }
    }
    None
}
