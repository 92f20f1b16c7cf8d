//! Full names that are one person's.

use std::collections::{BTreeSet, HashMap};

use super::super::lexicon::Gender;
use super::super::printed::Printed;
use super::full::FullName;

/// More people with one surname are told apart by their normal forms alone.
const MOST_OF_A_NAME: usize = 32;

/// Somebody whom an article names in full.
pub(super) struct Person {
    /// The mention that has the name they go by.
    pub(super) name: usize,
    /// The first mention of any of their full names.
    pub(super) first: usize,
    /// What their titles, or words of kinship, tell.
    pub(super) gender: Option<Gender>,
    /// All titles beside their full names.
    pub(super) titles: BTreeSet<String>,
    /// Whether they are introduced as somebody's kin.
    pub(super) is_kin: bool,
    /// Whether all their full names have a `Jr` or the like.
    pub(super) has_suffix: bool,
    /// Whether somebody else has their surname.
    pub(super) shares_surname: bool,
}

/// The people whose names `names` are, in the order of the text, and whose each is.
pub(super) fn persons(names: &[FullName], printed: &[Printed]) -> (Vec<Person>, Vec<usize>) {
    let mut sharing: HashMap<String, Vec<usize>> = HashMap::new();
    for (nth, name) in names.iter().enumerate() {
        sharing.entry(name.shared_surname()).or_default().push(nth);
    }
    let mut groups: Vec<(Vec<usize>, bool)> = Vec::new();
    for sharers in sharing.into_values() {
        let found = grouped(names, &sharers);
        let shares = found.len() > 1;
        groups.extend(found.into_iter().map(|group| (group, shares)));
    }
    groups.sort_unstable();
    let mut owners = vec![0; names.len()];
    let mut owner_of = HashMap::new();
    let mut persons = Vec::with_capacity(groups.len());
    for (group, shares_surname) in groups {
        for &name in &group {
            owners[name] = persons.len();
            owner_of.insert(names[name].key, persons.len());
        }
        let first = names[group[0]].at;
        persons.push(Person {
            name: names[goes_by(names, &group)].at,
            first,
            gender: None,
            titles: BTreeSet::new(),
            is_kin: printed[first].beside.is_kin,
            has_suffix: group.iter().all(|&name| names[name].suffix.is_some()),
            shares_surname,
        });
    }
    for mention in printed {
        let Some(&owner) = owner_of.get(mention.key.as_str()) else { continue };
        let person = &mut persons[owner];
        person.gender = person.gender.or(mention.beside.gender);
        person.titles.extend(mention.beside.titles.iter().cloned());
    }
    (persons, owners)
}

/// The names among `sharers` of a surname that are one person's, each group in
/// the order of the text.
///
/// The fullest names come first; a name that could be two people's is neither's.
fn grouped(names: &[FullName], sharers: &[usize]) -> Vec<Vec<usize>> {
    if sharers.len() > MOST_OF_A_NAME {
        return sharers.iter().map(|&name| vec![name]).collect();
    }
    let mut order = sharers.to_vec();
    let fullness = |&name: &usize| {
        let name: &FullName = &names[name];
        let letters = name.given.iter().filter(|given| given.chars().count() > 1).count();
        (name.given.len() + usize::from(name.suffix.is_some()), letters)
    };
    order.sort_by_key(|name| (std::cmp::Reverse(fullness(name)), *name));
    let can_be = |one: &usize, other: &usize, alone| names[*one].can_be(&names[*other], alone);
    let alone = order.iter().all(|one| order.iter().all(|other| can_be(one, other, true)));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for name in order {
        let fits = |group: &&mut Vec<usize>| group.iter().all(|other| can_be(&name, other, alone));
        let mut fitting = groups.iter_mut().filter(fits);
        match (fitting.next(), fitting.next()) {
            (Some(group), None) => group.push(name),
            _ => groups.push(vec![name]),
        }
    }
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// The name of `group` that its person goes by: the first with a given name, or
/// a later one that only adds initials or a suffix to it.
fn goes_by(names: &[FullName], group: &[usize]) -> usize {
    let told = group.iter().copied().find(|&name| names[name].tells_given_name());
    let first = told.unwrap_or(group[0]);
    let fuller =
        group.iter().copied().filter(|&name| names[name].only_adds_initials(&names[first]));
    fuller.max_by_key(|&name| (names[name].given.len(), std::cmp::Reverse(name))).unwrap_or(first)
}
