//! Other spellings of one full name.

use super::common::is_common;
use super::{Company, Kin};
use crate::model::{EntityKind, KnownName, Parent, close_key};
use crate::resolve::name::{nicknames, suffix};

/// Spellings that differ in what says nothing.
const CLOSE: f64 = 0.95;

/// Spellings that company had to confirm.
const CONFIRMED: f64 = 0.85;

/// A spelling with a contradicting rival that is so many times rarer still has
/// only one meaning.
const RIVAL: usize = 9;

/// The normal forms that other spellings of the name may have: its own, and of
/// a person those with another form of the given name. Each may stand for a
/// spelling of the same coarse form.
///
/// One word that sounds like another is another person or place, whatever
/// company both keep: Columbia is not Colombia, nor Dennis Denis.
#[must_use]
pub fn spelled(name: &KnownName) -> Vec<String> {
    let key = name.plain_key();
    if name.kind != EntityKind::Organization && name.word_count() == 1 {
        return Vec::new();
    }
    let mut keys = vec![key.to_owned()];
    if name.kind != EntityKind::Person {
        return keys;
    }
    if let Some((given, rest)) = key.split_once(' ') {
        keys.extend(nicknames(given).into_iter().map(|given| format!("{given} {rest}")));
    }
    keys
}

/// The most frequent spelling of the name that means the same, if that is
/// another.
pub(super) fn parent<E>(kin: &Kin, company: &mut Company<'_, E>) -> Result<Option<Parent>, E> {
    let name = &kin.name;
    let mut others: Vec<&KnownName> = kin
        .spellings
        .iter()
        .filter(|other| other.kind == name.kind && !contradict(name, other))
        .collect();
    others.sort_by_key(|other| rank(other));
    for other in others.iter().take_while(|other| rank(other) < rank(name)) {
        // George Bush is neither George W. nor George H. W. for certain.
        let rival = others.iter().find(|rival| contradict(other, rival));
        if rival.is_some_and(|rival| rival.articles * RIVAL > other.articles) {
            continue;
        }
        if is_same_name(name, other) {
            return Ok(Some(Parent { name: other.id, method: "spelling", confidence: CLOSE }));
        }
        if company(name, other)? == Some(true) {
            return Ok(Some(Parent { name: other.id, method: "spelling", confidence: CONFIRMED }));
        }
    }
    Ok(None)
}

/// Whether the spellings leave no doubt, whoever is named beside them.
fn is_same_name(one: &KnownName, other: &KnownName) -> bool {
    let is_anyones = |name: &KnownName| name.kind == EntityKind::Person && is_common(&name.key);
    close_key(one.kind, &one.key) == close_key(other.kind, &other.key)
        // Single words that differ in a plural alone are often two things.
        && one.word_count() > 1
        && !is_anyones(one)
        && !is_anyones(other)
}

/// Most frequent first, then by spelling.
fn rank(name: &KnownName) -> (std::cmp::Reverse<usize>, &str) {
    (std::cmp::Reverse(name.articles), &name.key)
}

/// Whether two people's middle initials say that they are two, or one's `Jr`:
/// a son keeps his father's company.
#[must_use]
pub fn contradict(one: &KnownName, other: &KnownName) -> bool {
    let (mine, theirs) = (one.plain_key(), other.plain_key());
    let generations = one.kind == EntityKind::Person && suffix(mine) != suffix(theirs);
    let (mine, theirs) = (initials(mine), initials(theirs));
    let apart = !mine.is_empty() && !theirs.is_empty();
    generations || (apart && !mine.starts_with(&theirs) && !theirs.starts_with(&mine))
}

/// The initials of the words between the given name and the surname.
fn initials(key: &str) -> String {
    let words: Vec<&str> = key.split(' ').collect();
    let last = words.len().saturating_sub(1 + usize::from(suffix(key).is_some()));
    let middle = words.get(1..last).unwrap_or_default();
    middle.iter().filter_map(|word| word.chars().next()).collect()
}

#[cfg(test)]
mod tests {
    use super::{contradict, spelled};
    use crate::model::{EntityKind, KnownName};

    #[test]
    fn one_word_is_no_other_spelling_of_a_person_or_place() {
        let name = |kind, key: &str| KnownName { id: 0, kind, key: key.to_owned(), articles: 1 };
        assert_eq!(spelled(&name(EntityKind::Place, "columbia")), [""; 0]);
        assert_eq!(spelled(&name(EntityKind::Person, "dennis")), [""; 0]);
        assert_eq!(spelled(&name(EntityKind::Organization, "houthis")), ["houthis"]);
        assert_eq!(spelled(&name(EntityKind::Place, "north kivu")), ["north kivu"]);
    }

    #[test]
    fn a_son_is_not_his_father_and_w_is_not_h_w() {
        let name = |key: &str| KnownName {
            id: 0,
            kind: EntityKind::Person,
            key: key.to_owned(),
            articles: 1,
        };
        for (one, other, are_two) in [
            ("donald trump", "donald trump jr", true),
            ("robert f kennedy", "robert f kennedy jr", true),
            ("george w bush", "george h w bush", true),
            ("george w bush", "george bush", false),
            ("joe biden", "joseph r biden", false),
        ] {
            assert_eq!(contradict(&name(one), &name(other)), are_two, "{one} | {other}");
        }
    }
}
