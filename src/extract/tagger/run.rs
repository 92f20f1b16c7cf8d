//! Runs of capitalised words, with the small words that names have inside.

use crate::extract::gazetteer::Class;
use crate::extract::token::Shape;

use super::text::{Sentence, Text};

/// Whether a name can begin at `at`.
pub(super) fn begins(text: &Text, sentence: &Sentence, at: usize) -> bool {
    let token = &text.tokens[at];
    match token.shape {
        Shape::Capital | Shape::Upper | Shape::Mixed => true,
        Shape::Initial => {
            at + 1 < sentence.last
                && text.word(at).ends_with('.')
                && text.tokens[at + 1].is_capital()
        }
        // `al-Baghdadi` standing alone.
        Shape::Lower => {
            text.is(at, Class::Particle)
                && matches!(text.word(at), "al" | "el" | "bin" | "ibn" | "van" | "von" | "de")
                && after_particles(text, sentence, at).is_some()
        }
        _ => false,
    }
}

/// One past the last token of the run that begins at `at`.
pub(super) fn end(text: &Text, sentence: &Sentence, at: usize) -> usize {
    let mut to = match text.tokens[at].shape {
        Shape::Lower => after_particles(text, sentence, at).unwrap_or(at + 1),
        _ => at + 1,
    };
    let mut connected = false;
    while to < sentence.last {
        let token = &text.tokens[to];
        let capital = |at: usize| at < sentence.last && text.tokens[at].is_capital();
        to = match token.shape {
            Shape::Capital | Shape::Upper | Shape::Initial => to + 1,
            Shape::Hyphen if capital(to + 1) => to + 2,
            Shape::Hyphen => match after_particles(text, sentence, to + 1) {
                Some(after) => after,
                None => break,
            },
            // `People's Party`, but not `Moscow's Ministry`.
            Shape::Possessive if text.is(to - 1, Class::Common) && capital(to + 1) => to + 2,
            Shape::Mark if text.word(to) == "&" && capital(to + 1) => to + 2,
            Shape::Lower => {
                if let Some(after) = after_particles(text, sentence, to) {
                    after
                } else if let Some(after) = after_connector(text, sentence, to, connected) {
                    connected = true;
                    after
                } else {
                    break;
                }
            }
            _ => break,
        };
    }
    to
}

/// One past the capitalised word that follows one or two particles at `at`.
fn after_particles(text: &Text, sentence: &Sentence, at: usize) -> Option<usize> {
    if at < sentence.last && matches!(text.word(at), "der" | "den" | "ter" | "ten" | "y" | "e") {
        // `van der Velm`, but not `Velm der Zeitung`.
        return None;
    }
    let mut to = at;
    let mut hyphen = false;
    while to < sentence.last && to < at + 5 {
        match text.tokens[to].shape {
            Shape::Capital if to > at => return Some(to + 1),
            Shape::Hyphen if to > at => hyphen = true,
            Shape::Lower if text.is(to, Class::Particle) => {
                let doubtful = text.is(to, Class::Function) || text.is(to, Class::Common);
                let joined = to + 1 < sentence.last && text.tokens[to + 1].shape == Shape::Hyphen;
                if doubtful && !joined && !hyphen {
                    return None;
                }
                hyphen = false;
            }
            _ => return None,
        }
        to += 1;
    }
    None
}

/// One past the capitalised word that follows `of`, `for`, `on` or `and` at
/// `at`, where it joins an organisation's or place's name.
fn after_connector(text: &Text, sentence: &Sentence, at: usize, connected: bool) -> Option<usize> {
    let before = at - 1;
    let head = text.is(before, Class::OrganizationHead) || text.is(before, Class::PlaceHead);
    let mut to = at + 1;
    if to < sentence.last && text.word(to) == "the" && matches!(text.word(at), "of" | "for") {
        to += 1;
    }
    if to >= sentence.last || !text.tokens[to].is_capital() || text.is(to, Class::Calendar) {
        return None;
    }
    let plain = text.is(to, Class::Common) && !text.is(to, Class::GivenName);
    let joins = match text.word(at) {
        "of" => head || connected && text.is(before, Class::Common),
        "for" | "on" => head && plain && text.is(before, Class::OrganizationHead),
        "and" => {
            let head_follows = || {
                (to..sentence.last)
                    .take_while(|&at| text.tokens[at].is_capital())
                    .any(|at| text.is(at, Class::OrganizationHead))
            };
            plain && text.is(before, Class::Common) && (connected || !head && head_follows())
        }
        _ => false,
    };
    joins.then_some(to + 1)
}
