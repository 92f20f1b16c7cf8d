//! Short forms and full names within one article.

mod acronym;
mod beside;
mod kind;
mod legal;
mod lexicon;
mod person;
mod printed;
mod shorter;
mod spelling;

use std::collections::HashMap;

use crate::model::{Article, EntityKind, Mention, Naming, name_key};

use acronym::Acronyms;
use kind::kinds;
use person::People;
use printed::Printed;
use shorter::Shorter;

/// So many times a short form may stand for a name that is short itself.
const STEPS: usize = 3;

/// What each of the `mentions` of `article` names: same length, same order.
///
/// - A name that the gazetteer lists takes its name there: `U.S.` is
///   `United States`. An adjective is its place.
/// - Full names of one person are one: with and without middle names, initials,
///   particles and `Jr`, in other spellings of another script, and, where nobody
///   else has the surname, with a nickname. Who is introduced as kin (`her
///   mother, …`) is not the one already named.
/// - A surname, a given name or another part of a full name means who bears it.
///   Where several do, a title decides (`President`, `Mrs`); those who are
///   introduced as somebody's kin stand back; then it is the one mentioned most
///   recently before, or the first one if none stands before. The people
///   themselves are never merged.
/// - `The Larches` and `the Larch family` are the family, not one of them.
/// - An acronym means the name that brackets introduce it with, or the one whose
///   initials it is, if just one of the article's full names has them.
/// - A part of an organisation's name that no other has means it; its legal form
///   is no part of its name.
/// - One name has one kind: the kind of its full name, or the one that its
///   mentions' confidences add up to.
///
/// The name is the first full one, or a later one that adds initials to it. A
/// pure function of the article. Takes time linear in the number of mentions.
#[must_use]
pub fn names(article: &Article, mentions: &[Mention]) -> Vec<Naming> {
    let printed: Vec<Printed> =
        mentions.iter().map(|mention| Printed::new(article, mention)).collect();
    let names: Vec<&Printed> = printed.iter().filter(|mention| !mention.adjectival).collect();
    let kinds = kinds(&names);
    let kind = |at: usize| kinds.get(printed[at].key.as_str()).copied();
    let is = |kinds: &[EntityKind], at: usize| {
        !printed[at].adjectival && kind(at).is_some_and(|kind| kinds.contains(&kind))
    };
    let bodies: Vec<usize> = (0..printed.len())
        .filter(|&at| is(&[EntityKind::Organization, EntityKind::Place], at))
        .collect();
    let mut people = People::new(&printed, |at| is(&[EntityKind::Person], at));
    let acronyms = Acronyms::new(&printed, &bodies);
    let shorter = Shorter::new(&printed, &bodies, |at| kinds[printed[at].key.as_str()]);
    let naming = |at: usize| {
        if printed[at].adjectival {
            alone(&printed[at], EntityKind::Place)
        } else if let Some(family) = people.family(at).filter(|_| is(&[EntityKind::Person], at)) {
            Naming { kind: EntityKind::Person, key: name_key(&family), name: family }
        } else {
            let mut meant = at;
            for _ in 0..STEPS {
                let name = &printed[meant];
                let kind = kinds[name.key.as_str()];
                let next = match (acronyms.meant(name), kind) {
                    (Some(full), _) => Some(full),
                    (None, EntityKind::Person) if meant == at => people.meant(at),
                    (None, EntityKind::Person) => None,
                    (None, kind) => shorter.meant(&printed, name, kind),
                };
                match next {
                    Some(next) if printed[next].key != name.key => meant = next,
                    _ => break,
                }
            }
            alone(&printed[meant], kinds[printed[meant].key.as_str()])
        }
    };
    let mut namings: Vec<Naming> = (0..printed.len()).map(naming).collect();
    agree_on_names(&mut namings);
    namings
}

/// Gives all namings with one key the name that is printed first, or the first
/// that is not in capitals where that one is.
fn agree_on_names(namings: &mut [Naming]) {
    let mut names: HashMap<(EntityKind, String), String> = HashMap::new();
    for naming in namings.iter() {
        let name = names.entry((naming.kind, naming.key.clone())).or_insert(naming.name.clone());
        if shouts(name) && capitals(&naming.name) < capitals(name) {
            name.clone_from(&naming.name);
        }
    }
    for naming in namings {
        if let Some(name) = names.get(&(naming.kind, naming.key.clone())) {
            naming.name.clone_from(name);
        }
    }
}

/// Whether one of a name's several words is in capitals: `Ada LARCH`.
fn shouts(name: &str) -> bool {
    let is_loud = |word: &str| word.chars().count() > 3 && word.chars().all(char::is_uppercase);
    name.contains(' ') && name.split(' ').any(is_loud)
}

fn capitals(name: &str) -> usize {
    name.chars().filter(|c| c.is_uppercase()).count()
}

/// What `name`, of that `kind`, names by its own words.
fn alone(name: &Printed, kind: EntityKind) -> Naming {
    match name.known {
        Some((known, _)) if kind != EntityKind::Person => {
            Naming { kind, key: name_key(known), name: known.to_owned() }
        }
        _ => Naming { kind, key: name.key.clone(), name: name.surface.to_owned() },
    }
}

#[cfg(test)]
mod tests;
