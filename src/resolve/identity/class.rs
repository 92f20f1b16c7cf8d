//! One name that the tagger takes now for one class of thing, now for another.

use super::Kin;
use crate::extract::canonical_name;
use crate::model::{EntityKind, KnownName, Parent};

/// A single word that is a person's name here and a place there may be two
/// things, unless one use is so many times as frequent.
const PERSON: usize = 5;

/// How sure it is that one name of several words is one thing.
const SAME_NAME: f64 = 0.9;

/// The same for a single word.
const SAME_WORD: f64 = 0.7;

/// The class in which the name stands most often, if that is another.
pub(super) fn parent(kin: &Kin) -> Option<Parent> {
    let name = &kin.name;
    let best = kin.same_words.iter().chain([name]).min_by_key(|one| rank(one))?;
    if best.id == name.id {
        return None;
    }
    let is_one_word = name.word_count() == 1;
    let is_person = |name: &KnownName| name.kind == EntityKind::Person;
    let is_doubtful = is_one_word && is_person(name) != is_person(best);
    // Jordan, her son, is not the country.
    let is_well_known = canonical_name(best.plain_key()).is_some();
    if is_doubtful && (is_well_known || best.articles < PERSON * name.articles) {
        return None;
    }
    let confidence = if is_one_word { SAME_WORD } else { SAME_NAME };
    Some(Parent { name: best.id, method: "class", confidence })
}

/// First what the gazetteer says, then the most frequent class.
fn rank(name: &KnownName) -> (bool, std::cmp::Reverse<usize>, EntityKind) {
    let is_known = canonical_name(name.plain_key()).is_some_and(|(_, kind)| kind == name.kind);
    (!is_known, std::cmp::Reverse(name.articles), name.kind)
}
