//! The people of an article, and who is meant by a short form of a name.

mod full;
mod individual;

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use crate::model::name_key;

use super::printed::Printed;
use super::spelling::{are_alike, sounds};
use full::{Cut, FullName};
use individual::{Person, persons};

/// Of so many people with one short form it can be told who is meant; nobody
/// is, where there are more.
const MOST_BEARERS: usize = 16;

/// The people whom an article names in full.
pub(super) struct People<'p> {
    printed: &'p [Printed<'p>],
    persons: Vec<Person>,
    /// Full name → whose it is.
    full: HashMap<&'p str, usize>,
    /// Short form → whose it can be, and how it is made.
    short: HashMap<String, Vec<(Cut, usize)>>,
    /// Short forms by how they sound, made when first one is not found as spelt.
    sounding: OnceCell<HashMap<String, Vec<String>>>,
    /// Where each person was mentioned last.
    seen: Vec<Option<usize>>,
}

impl<'p> People<'p> {
    /// Those whom the mentions at `people` name, which are in their order.
    pub(super) fn new(printed: &'p [Printed<'p>], people: &[usize]) -> Self {
        let names = full_names(printed, people);
        let (persons, owners) = persons(&names, printed);
        let mut short: HashMap<String, Vec<(Cut, usize)>> = HashMap::new();
        for (name, &owner) in names.iter().zip(&owners) {
            for (cut, form) in name.short_forms() {
                let same = short.entry(form).or_default();
                if same.len() <= MOST_BEARERS && !same.contains(&(cut, owner)) {
                    same.push((cut, owner));
                }
            }
        }
        let full = names.iter().zip(&owners).map(|(name, &owner)| (name.key, owner)).collect();
        let seen = vec![None; persons.len()];
        Self { printed, persons, full, short, sounding: OnceCell::new(), seen }
    }

    /// The mention whose name is that of the person named at `at`; `None` if
    /// nobody else is. To be asked of each mention in their order.
    pub(super) fn meant(&mut self, at: usize) -> Option<usize> {
        let key = self.printed[at].key.as_str();
        let owner = self.full.get(key).copied().or_else(|| self.bearer(at))?;
        self.seen[owner] = Some(at);
        Some(self.persons[owner].name)
    }

    /// The family named at `at`, if it is one: `Larch family` for `the Larches`,
    /// where an article names a Larch, and for `the Larch family`.
    pub(super) fn family(&self, at: usize) -> Option<String> {
        let name = &self.printed[at];
        if self.full.contains_key(name.key.as_str()) {
            return None;
        }
        if name.beside.is_family() {
            return Some(format!("{} family", name.surface));
        }
        let plural = ["es", "s"].iter().filter(|_| name.beside.has_article());
        let mut one = plural.filter_map(|ending| name.surface.strip_suffix(ending));
        let is_surname = |one: &&str| {
            let bearers = self.short.get(&name_key(one));
            bearers.is_some_and(|all| all.iter().any(|(cut, _)| *cut == Cut::Surname))
        };
        one.find(is_surname).map(|surname| format!("{surname} family"))
    }

    /// Whose short form stands at mention `at`.
    fn bearer(&self, at: usize) -> Option<usize> {
        let printed = &self.printed[at];
        let exact = self.short.get(&printed.key).map(Vec::as_slice).unwrap_or_default();
        if let Some(owner) = self.choose(at, exact) {
            return Some(owner);
        }
        let sounding = self.sounding.get_or_init(|| {
            let mut sounding: HashMap<String, Vec<String>> = HashMap::new();
            for form in self.short.keys() {
                sounding.entry(sounds(form)).or_default().push(form.clone());
            }
            sounding
        });
        let forms = sounding.get(&sounds(&printed.key)).filter(|all| all.len() <= MOST_BEARERS)?;
        let forms = forms.iter().filter(|form| are_alike(form, &printed.key));
        let alike: Vec<(Cut, usize)> =
            forms.filter_map(|form| self.short.get(form)).flatten().copied().collect();
        self.choose(at, &alike)
    }

    /// Which of those who can be meant at mention `at` is.
    ///
    /// Who has a title of the other gender is out. Of the rest those come first
    /// who have the title that stands there, then those who are not just
    /// somebody's kin, then those who are no `Jr`, then the one mentioned last, then
    /// the one named first.
    fn choose(&self, at: usize, candidates: &[(Cut, usize)]) -> Option<usize> {
        if candidates.len() > MOST_BEARERS {
            return None;
        }
        let beside = &self.printed[at].beside;
        let cut = candidates.iter().map(|(cut, _)| *cut).min()?;
        let mut bearers: Vec<usize> =
            candidates.iter().filter(|(other, _)| *other == cut).map(|(_, owner)| *owner).collect();
        bearers.sort_unstable();
        bearers.dedup();
        let person = |&bearer: &usize| &self.persons[bearer];
        if let Some(gender) = beside.gender {
            bearers.retain(|bearer| person(bearer).gender.is_none_or(|other| other == gender));
            prefer(&mut bearers, |bearer| person(bearer).gender.is_some());
        }
        prefer(&mut bearers, |bearer| {
            beside.titles.iter().any(|title| person(bearer).titles.contains(title))
        });
        match cut {
            Cut::Surname => {
                prefer(&mut bearers, |bearer| !person(bearer).is_kin);
                prefer(&mut bearers, |bearer| !person(bearer).has_suffix);
            }
            // `her husband, John` is none of the Johns of whom nobody is kin.
            Cut::Given if beside.is_kin => {
                bearers.retain(|bearer| person(bearer).is_kin || person(bearer).shares_surname);
            }
            Cut::Middle if bearers.len() > 1 => return None,
            _ => {}
        }
        let last = bearers.iter().filter(|&&bearer| self.seen[bearer].is_some());
        let last = last.max_by_key(|&&bearer| self.seen[bearer]);
        last.or_else(|| bearers.iter().min_by_key(|bearer| person(bearer).first)).copied()
    }
}

/// Keeps those that `is_better` holds for, if there are any.
fn prefer(bearers: &mut Vec<usize>, is_better: impl Fn(&usize) -> bool) {
    if bearers.iter().any(&is_better) {
        bearers.retain(is_better);
    }
}

/// The full names, each once, in the order of the text; those that are short
/// forms of longer ones are left out.
fn full_names<'p>(printed: &'p [Printed<'p>], people: &[usize]) -> Vec<FullName<'p>> {
    let mut met = HashSet::new();
    let first = people.iter().copied().filter(|&at| met.insert(&printed[at].key));
    let first: Vec<usize> = first.collect();
    let mut names: Vec<FullName> =
        first.iter().filter_map(|&at| FullName::read(&printed[at], at, false)).collect();
    let mut forms: HashSet<String> = HashSet::new();
    for name in &names {
        let stands = |(cut, form): &(Cut, String)| {
            form.contains(' ')
                && match cut {
                    Cut::Surname => true,
                    Cut::Given => FullName::is_of_given_names(form),
                    Cut::Middle => false,
                }
        };
        forms.extend(name.short_forms().into_iter().filter(stands).map(|(_, form)| form));
    }
    names.retain(|name| !forms.contains(name.key));
    let full: HashSet<&str> = names.iter().map(|name| name.key).collect();
    let rest = first.iter().filter(|&&at| !full.contains(printed[at].key.as_str()));
    let rest = rest.filter(|&&at| !forms.contains(&printed[at].key));
    // `Al Gore`, unless somebody's surname is `al Gore`.
    let led: Vec<FullName> =
        rest.filter_map(|&at| FullName::read(&printed[at], at, true)).collect();
    names.extend(led);
    names.sort_by_key(|name| name.at);
    names
}
