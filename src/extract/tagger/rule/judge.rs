//! What a candidate is, and how surely.

use crate::extract::gazetteer::Class;
use crate::model::EntityKind;

use super::candidate::{Candidate, Ground};
use super::memory::Memory;
use super::text::Text;

// How sure each rule is. Set by hand in the order in which the rules were seen
// to be right on the development sets; only the order matters to the program.

/// The gazetteer lists the name and it means nothing else.
const KNOWN: f64 = 0.95;
/// Two words or more that begin with a given name.
const FULL_NAME: f64 = 0.85;
/// The last word of a full name that stands elsewhere in the article.
const SURNAME: f64 = 0.8;
/// The gazetteer lists it, but the word means something else too.
const DOUBTFUL: f64 = 0.65;

/// What `candidate` names, given what the whole article says; `None` if it is no name.
pub(super) fn judge(
    text: &Text,
    candidate: &Candidate,
    memory: &Memory,
) -> Option<(EntityKind, f64)> {
    let first = candidate.first;
    let key = text.tokens[first].key;
    match candidate.ground {
        Ground::Known(kind) => Some((kind, KNOWN)),
        Ground::FullName => Some((EntityKind::Person, FULL_NAME)),
        Ground::Doubtful(_) | Ground::Word if memory.is_surname(key) => {
            Some((EntityKind::Person, SURNAME))
        }
        Ground::Word => None,
        Ground::Doubtful(kind) => {
            let never = text.is(first, Class::Never);
            let word_too = never || text.is(first, Class::Common);
            let is_name = !word_too || memory.has_capital(key);
            (is_name && !(never && kind == EntityKind::Organization)).then_some((kind, DOUBTFUL))
        }
    }
}
