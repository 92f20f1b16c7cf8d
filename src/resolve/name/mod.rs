//! Short forms and full names within one article.

mod acronym;
mod person;

use std::collections::{HashMap, HashSet};

use crate::extract::canonical_name;
use crate::model::{EntityKind, Mention, Naming, name_key};

use acronym::acronyms;
use person::People;

/// What each of an article's `mentions` names: same length, same order.
///
/// - A name that the gazetteer lists takes its name there: `U.S.` is
///   `United States`.
/// - The last words of one full personal name (`Biden`, `al Qurayshi`), its
///   given name alone, or a variant with another initial, mean that person.
///   Where several people share the short form, it means the one named in
///   full most recently before it, or the first one if none stands before;
///   the people themselves are never merged.
/// - An acronym means the organisation whose initials it is, if just one of
///   the article's full names has them.
/// - One name has one kind: the kind of its full name, or the one that its
///   mentions' confidences add up to.
///
/// A pure function of the article's mentions; full names are those of two words
/// or more. Takes time linear in the number of mentions.
#[must_use]
pub fn names(mentions: &[Mention]) -> Vec<Naming> {
    let printed: Vec<Printed> = mentions.iter().map(Printed::new).collect();
    let kinds = kinds(&printed);
    let people = People::new(&printed, &kinds);
    let acronyms = acronyms(&printed, &kinds);
    let mut first_names: HashMap<(EntityKind, String), String> = HashMap::new();
    let mut namings = Vec::with_capacity(mentions.len());
    for (at, mention) in printed.iter().enumerate() {
        let kind = kinds[mention.key.as_str()];
        let full = match kind {
            EntityKind::Person => people.full(&mention.key, at),
            _ => acronyms.get(mention.key.as_str()).copied(),
        };
        let meant = full.map_or(mention, |full| &printed[full]);
        let kind = kinds[meant.key.as_str()];
        let (key, name) = match meant.known {
            Some((known, _)) if kind != EntityKind::Person => (name_key(known), known.to_owned()),
            _ => (meant.key.clone(), meant.surface.to_owned()),
        };
        let name = first_names.entry((kind, key.clone())).or_insert(name).clone();
        namings.push(Naming { kind, key, name });
    }
    namings
}

/// A mention with its normal form and what the gazetteer makes of it.
struct Printed<'m> {
    surface: &'m str,
    key: String,
    kind: EntityKind,
    confidence: f64,
    known: Option<(&'static str, EntityKind)>,
}

impl<'m> Printed<'m> {
    fn new(mention: &'m Mention) -> Self {
        let key = name_key(&mention.surface);
        let known = canonical_name(&mention.surface).filter(|&(_, kind)| kind == mention.kind);
        Self {
            surface: &mention.surface,
            key,
            kind: mention.kind,
            confidence: mention.confidence,
            known,
        }
    }
}

/// The one kind of each normal form: what its mentions' confidences add up to;
/// a tie goes to the kind that comes first in [`EntityKind::ALL`].
fn kinds<'p>(printed: &'p [Printed]) -> HashMap<&'p str, EntityKind> {
    let mut votes: HashMap<&str, [f64; 3]> = HashMap::new();
    for mention in printed {
        votes.entry(&mention.key).or_default()[mention.kind as usize] += mention.confidence;
    }
    // A full personal name speaks for its surname, unless the gazetteer lists that.
    let people = printed.iter().filter(|mention| mention.kind == EntityKind::Person);
    let surnames: HashSet<&str> = people
        .filter_map(|mention| mention.key.rsplit_once(' ').map(|(_, surname)| surname))
        .collect();
    let known = printed.iter().filter(|mention| mention.known.is_some());
    let known: HashSet<&str> = known.map(|mention| mention.key.as_str()).collect();
    let kind = |key: &str, votes: [f64; 3]| {
        if surnames.contains(key) && !known.contains(key) {
            return EntityKind::Person;
        }
        let mut best = EntityKind::Person;
        for kind in EntityKind::ALL {
            if votes[kind as usize] > votes[best as usize] {
                best = kind;
            }
        }
        best
    };
    votes.into_iter().map(|(key, votes)| (key, kind(key, votes))).collect()
}

#[cfg(test)]
mod tests {
    use super::names;
    use crate::model::EntityKind::{self, Organization, Person, Place};
    use crate::model::{Field, Mention, Span};

    fn mentions(list: &[(&str, EntityKind)]) -> Vec<Mention> {
        let span = |nth: usize| Span::new(nth * 100, nth * 100 + 5);
        list.iter()
            .enumerate()
            .map(|(nth, &(surface, kind))| Mention {
                field: Field::Body,
                span: span(nth),
                sentence: span(nth),
                surface: surface.to_owned(),
                kind,
                confidence: 0.8,
            })
            .collect()
    }

    fn keys(list: &[(&str, EntityKind)]) -> Vec<String> {
        names(&mentions(list)).into_iter().map(|naming| naming.key).collect()
    }

    #[test]
    fn a_surname_means_the_full_name_before_or_after_it() {
        assert_eq!(
            keys(&[("Larch", Person), ("Ada Larch", Person), ("Larch", Person)]),
            ["ada larch", "ada larch", "ada larch"]
        );
    }

    #[test]
    fn an_arabic_surname_means_the_full_name_with_or_without_its_particle() {
        let full = "abu salim al harbi al tamimi";
        assert_eq!(
            keys(&[
                ("Abu Salim al Harbi al Tamimi", Person),
                ("al-Tamimi", Person),
                ("Tamimi", Person)
            ]),
            [full, full, full]
        );
    }

    #[test]
    fn two_people_with_one_surname_are_never_merged() {
        assert_eq!(
            keys(&[
                ("Ada Larch", Person),
                ("Larch", Person),
                ("Ben Larch", Person),
                ("Larch", Person)
            ]),
            ["ada larch", "ada larch", "ben larch", "ben larch"]
        );
    }

    #[test]
    fn an_initial_in_the_middle_changes_nobody() {
        let namings = names(&mentions(&[("Ada B. Larch", Person), ("Ada Larch", Person)]));
        assert_eq!(namings[0], namings[1]);
        assert_eq!(namings[1].name, "Ada B. Larch");
    }

    #[test]
    fn a_known_name_takes_the_gazetteers_name() {
        let namings =
            names(&mentions(&[("U.S.", Place), ("the United States", Place), ("US", Place)]));
        for naming in namings {
            assert_eq!(
                (naming.key.as_str(), naming.name.as_str()),
                ("united states", "United States")
            );
        }
    }

    #[test]
    fn an_acronym_means_the_organisation_with_those_initials() {
        assert_eq!(
            keys(&[("Larch Harbour Board", Organization), ("LHB", Organization)]),
            ["larch harbour board", "larch harbour board"]
        );
        assert_eq!(
            keys(&[
                ("Larch Bay Fund", Organization),
                ("Low Bay Fund", Organization),
                ("LBF", Organization)
            ])[2],
            "lbf"
        );
    }

    #[test]
    fn a_surname_taken_for_a_place_follows_the_full_name() {
        let namings =
            names(&mentions(&[("Larch", Place), ("Larch", Place), ("Ada Larch", Person)]));
        assert_eq!(namings[0].kind, Person);
        assert_eq!(namings[0].key, "ada larch");
    }

    #[test]
    fn one_name_has_one_kind() {
        let namings = names(&mentions(&[("Velm", Place), ("Velm", Organization), ("Velm", Place)]));
        assert!(namings.iter().all(|naming| naming.kind == Place));
    }

    #[test]
    fn no_mentions_have_no_names() {
        assert!(names(&[]).is_empty());
    }
}
