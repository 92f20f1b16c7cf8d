//! Short forms and full names within one article.

use std::collections::HashMap;

use crate::extract::canonical_name;
use crate::model::{EntityKind, Mention, Naming, name_key};

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
    // A full name of a person speaks for its surname, unless the gazetteer lists that.
    let mut surnames: HashMap<&str, f64> = HashMap::new();
    for mention in printed.iter().filter(|mention| mention.kind == EntityKind::Person) {
        if let Some((_, last)) = mention.key.rsplit_once(' ') {
            *surnames.entry(last).or_default() += mention.confidence;
        }
    }
    let known: std::collections::HashSet<&str> = printed
        .iter()
        .filter(|mention| mention.known.is_some())
        .map(|mention| mention.key.as_str())
        .collect();
    votes
        .into_iter()
        .map(|(key, mut votes)| {
            if let Some(full) = surnames.get(key)
                && !known.contains(key)
            {
                votes[EntityKind::Person as usize] += full + f64::from(u32::MAX);
            }
            let best = EntityKind::ALL
                .into_iter()
                .rev()
                .max_by(|&a, &b| votes[a as usize].total_cmp(&votes[b as usize]))
                .unwrap_or(EntityKind::Person);
            (key, best)
        })
        .collect()
}

/// Full personal names by each of their short forms.
struct People<'p> {
    /// Short form → mentions of full names it could mean, in order.
    short: HashMap<String, Vec<usize>>,
    printed: &'p [Printed<'p>],
}

impl<'p> People<'p> {
    fn new(printed: &'p [Printed<'p>], kinds: &HashMap<&str, EntityKind>) -> Self {
        let mut short: HashMap<String, Vec<usize>> = HashMap::new();
        for (at, mention) in printed.iter().enumerate() {
            if kinds[mention.key.as_str()] != EntityKind::Person {
                continue;
            }
            for form in short_forms(&mention.key) {
                short.entry(form).or_default().push(at);
            }
        }
        Self { short, printed }
    }

    /// The mention whose full name the name `key` at mention `at` stands for.
    fn full(&self, key: &str, at: usize) -> Option<usize> {
        let mut meant: Option<usize> = None;
        let mut key = key;
        // A short form's full name can itself be short for a fuller one.
        for _ in 0..3 {
            let Some(candidates) = self.short.get(key) else { break };
            let before = candidates.iter().rev().find(|&&full| full < at);
            let one = |&&full: &&usize| self.printed[full].key != key;
            let Some(&full) = before.or(candidates.first()).filter(one) else { break };
            meant = Some(full);
            key = &self.printed[full].key;
        }
        // The first mention of the full name gives its printed form.
        meant.map(|full| {
            let key = &self.printed[full].key;
            self.printed.iter().position(|mention| &mention.key == key).unwrap_or(full)
        })
    }
}

/// The forms a full personal name is cut down to: its surname with and without
/// particles, its given name, and first and last name without what is between.
fn short_forms(key: &str) -> Vec<String> {
    let mut words: Vec<&str> = key.split(' ').collect();
    if words.len() > 2 && matches!(words.last(), Some(&("jr" | "sr" | "ii" | "iii" | "iv"))) {
        words.pop();
    }
    let [first, .., last] = words[..] else { return Vec::new() };
    let mut forms = vec![last.to_owned(), first.to_owned()];
    let mut from = words.len() - 1;
    while from > 1 && is_particle(words[from - 1]) {
        from -= 1;
        forms.push(words[from..].join(" "));
    }
    if words.len() > 2 {
        forms.push(format!("{first} {last}"));
        forms.push(words[1..].join(" "));
    }
    forms.retain(|form| form != key && form.chars().count() > 1 && !is_particle(form));
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Words that join the parts of a name, and those that begin Arabic surnames.
fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "al" | "el"
            | "bin"
            | "ibn"
            | "abu"
            | "de"
            | "del"
            | "della"
            | "di"
            | "da"
            | "dos"
            | "la"
            | "le"
            | "van"
            | "von"
            | "der"
            | "den"
            | "ten"
            | "ter"
            | "mohd"
            | "abdul"
    )
}

/// Acronym → the first mention of the one full name with those initials.
fn acronyms<'p>(
    printed: &'p [Printed],
    kinds: &HashMap<&str, EntityKind>,
) -> HashMap<&'p str, usize> {
    let mut full: HashMap<String, Option<usize>> = HashMap::new();
    for (at, mention) in printed.iter().enumerate() {
        if kinds[mention.key.as_str()] == EntityKind::Person || mention.known.is_some() {
            continue;
        }
        for initials in initials(&mention.key) {
            full.entry(initials)
                .and_modify(|one| {
                    if one.is_some_and(|one| printed[one].key != mention.key) {
                        *one = None;
                    }
                })
                .or_insert(Some(at));
        }
    }
    let is_acronym = |mention: &&Printed| {
        mention.known.is_none()
            && mention.surface.chars().all(|c| c.is_uppercase() || matches!(c, '.' | '&'))
    };
    printed
        .iter()
        .filter(is_acronym)
        .filter_map(|mention| Some((mention.key.as_str(), (*full.get(&mention.key)?)?)))
        .collect()
}

/// The initials of a name of two words or more, with and without its small words.
fn initials(key: &str) -> Vec<String> {
    let words: Vec<&str> = key.split(' ').collect();
    if words.len() < 2 {
        return Vec::new();
    }
    let small = |word: &&str| matches!(*word, "of" | "the" | "and" | "for" | "on" | "in" | "to");
    let all: String = words.iter().filter_map(|word| word.chars().next()).collect();
    let capitals = words.iter().filter(|word| !small(word)).filter_map(|word| word.chars().next());
    let mut found = vec![all, capitals.collect()];
    found.dedup();
    found.retain(|initials| initials.len() > 1);
    found
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
