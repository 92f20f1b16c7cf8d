//! Short forms and full names within one article.

mod acronym;
mod beside;
mod kind;
mod legal;
mod lexicon;
mod person;
mod printed;
mod seat;
mod shorter;
mod spelling;

use std::collections::{BTreeSet, HashMap};

use crate::model::{Article, EntityKind, Mention, Naming, name_key};

use acronym::Acronyms;
use kind::kinds;
use person::People;
use printed::Printed;
use seat::seat;
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
/// - A body that many countries have under one name is the one of the country
///   that stands beside it: `Brazil's Supreme Court`.
/// - One name has one kind: the kind of its full name, or the one that its
///   mentions' confidences add up to.
///
/// The name is the first full one, or a later one that adds initials to it. A
/// pure function of the article. Takes time linear in the number of mentions.
#[must_use]
pub fn names(article: &Article, mentions: &[Mention]) -> Vec<Naming> {
    let printed: Vec<Printed> =
        mentions.iter().map(|mention| Printed::new(article, mention)).collect();
    let mut told = Told::new(&printed);
    let mut namings: Vec<Naming> = (0..printed.len()).map(|at| told.naming(at)).collect();
    seat(article, mentions, &mut namings);
    agree_on_names(&mut namings);
    namings
}

/// What an article's names tell of each other.
struct Told<'p> {
    printed: &'p [Printed<'p>],
    kinds: HashMap<&'p str, EntityKind>,
    people: People<'p>,
    acronyms: Acronyms<'p>,
    shorter: Shorter,
}

impl<'p> Told<'p> {
    fn new(printed: &'p [Printed<'p>]) -> Self {
        let names: Vec<usize> = (0..printed.len()).filter(|&at| !printed[at].adjectival).collect();
        let kinds = kinds(names.iter().map(|&at| &printed[at]));
        let kind = |at: usize| kinds[printed[at].key.as_str()];
        let (people, bodies): (Vec<usize>, Vec<usize>) =
            names.into_iter().partition(|&at| kind(at) == EntityKind::Person);
        Self {
            people: People::new(printed, &people),
            acronyms: Acronyms::new(printed, &bodies),
            shorter: Shorter::new(printed, &bodies, kind),
            printed,
            kinds,
        }
    }

    /// What mention `at` names. To be asked of each mention in their order.
    fn naming(&mut self, at: usize) -> Naming {
        let name = &self.printed[at];
        if name.adjectival {
            return alone(name, EntityKind::Place);
        }
        let kind = self.kinds[name.key.as_str()];
        let family = (kind == EntityKind::Person).then(|| self.people.family(at)).flatten();
        if let Some(family) = family {
            return Naming { kind, key: name_key(&family), name: family };
        }
        let full = &self.printed[self.full(at)];
        alone(full, self.kinds[full.key.as_str()])
    }

    /// The mention of the name that the one at mention `at` stands for.
    fn full(&mut self, at: usize) -> usize {
        let mut full = at;
        for _ in 0..STEPS {
            let name = &self.printed[full];
            let next = match (self.acronyms.meant(name), self.kinds[name.key.as_str()]) {
                (Some(next), _) => Some(next),
                (None, EntityKind::Person) if full == at => self.people.meant(at),
                (None, EntityKind::Person) => None,
                (None, kind) => self.shorter.meant(self.printed, name, kind),
            };
            match next {
                Some(next) if self.printed[next].key != name.key => full = next,
                _ => break,
            }
        }
        full
    }
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

/// The given names by which English calls people of this one, by spelling.
pub(super) fn nicknames(given: &str) -> BTreeSet<&'static str> {
    lexicon::Lexicon::get().nicknames(given)
}

/// The last word of a full name's normal form that tells a son from his father.
pub(super) fn suffix(key: &str) -> Option<&str> {
    let (_, last) = key.rsplit_once(' ')?;
    Some(last).filter(|last| lexicon::Lexicon::get().suffix.contains(last))
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
