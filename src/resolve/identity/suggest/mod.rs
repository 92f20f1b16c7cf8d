//! Pairs of names that nothing has joined and that may be one thing.
//!
//! Every rule looks names up by a form that the pair shares, never one name
//! against all others; where many share one, only the most frequent are asked
//! about.

mod body;
mod metonym;
mod person;
mod same;
mod typo;
mod variant;

use std::collections::HashMap;

pub use person::people_called;
use serde::Serialize;

use crate::model::{EntityKind, MeantName};

/// Of names that share a form, each is paired with so many of the most
/// frequent: a person is not asked about all of a hundred namesakes at once.
const PARTNERS: usize = 3;

/// How two names are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(tag = "form", rename_all = "snake_case")]
pub enum Form {
    /// The second is printed for the first in articles that have both.
    ShortForm {
        /// Mentions for which that is so.
        times: usize,
        /// Mentions for which it stands for any full name.
        of: usize,
    },
    /// Names of one coarse form: Mohammed al-Qurayshi, Muhammad Quraishi.
    Spelling,
    /// One letter more, less, other, or two in the other order.
    Typo,
    /// Forms of one given name, or its initial, before the same surname.
    Given,
    /// The first has a word more.
    Longer {
        /// That word.
        word: String,
    },
    /// The second is the initials of the first.
    Acronym {
        /// How many things have these initials.
        rivals: usize,
    },
    /// The second is the surname of the first, and stands alone.
    Surname {
        /// How many people in the archive have it.
        rivals: usize,
    },
    /// The same words, taken for another class of thing.
    Class,
    /// A common name, the bearers of which were told apart.
    Namesake,
    /// The second often stands for the first: a capital for its government.
    Metonym,
}

/// Two names that may be one thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pair {
    /// Place of the fuller or more frequent one among the names given.
    pub one: usize,
    /// Place of the other.
    pub other: usize,
    /// How they are alike.
    pub form: Form,
}

/// A short form that articles use for a name: its normal form, the row of the
/// name, and the mentions that have it.
pub type Use = (String, i64, usize);

/// Pairs of `names` that mean two things now and may mean one, in the order of
/// the names.
///
/// `names` are in one order whatever the archive's history. Takes time in
/// proportion to the letters of all names.
#[must_use]
pub fn pairs(names: &[MeantName], uses: &[Use]) -> Vec<Pair> {
    let names = Names::new(names);
    let mut pairs = Vec::new();
    same::pairs(&names, &mut pairs);
    person::pairs(&names, uses, &mut pairs);
    body::pairs(&names, &mut pairs);
    typo::pairs(&names, &mut pairs);
    metonym::pairs(&names, &mut pairs);
    pairs.retain(|pair| names.list[pair.one].entity != names.list[pair.other].entity);
    pairs.sort_unstable();
    pairs.dedup();
    pairs
}

/// Names, found by their normal forms.
struct Names<'n> {
    list: &'n [MeantName],
    /// Those that are not told apart from others of the same form.
    by_key: HashMap<&'n str, Vec<usize>>,
}

impl<'n> Names<'n> {
    fn new(list: &'n [MeantName]) -> Self {
        let mut by_key: HashMap<&str, Vec<usize>> = HashMap::new();
        for (at, listed) in list.iter().enumerate() {
            if !listed.name.is_told_apart() {
                by_key.entry(&listed.name.key).or_default().push(at);
            }
        }
        Self { list, by_key }
    }

    /// Places of the names with that normal form.
    fn with_key(&self, key: &str) -> &[usize] {
        self.by_key.get(key).map_or(&[], Vec::as_slice)
    }

    /// Those of them that are people, or that are none.
    fn of_class(&self, key: &str, person: bool) -> impl Iterator<Item = usize> + '_ {
        self.with_key(key).iter().copied().filter(move |&at| self.is_person(at) == person)
    }

    fn is_person(&self, at: usize) -> bool {
        self.list[at].name.kind == EntityKind::Person
    }

    fn key(&self, at: usize) -> &'n str {
        &self.list[at].name.key
    }

    /// Pairs each of `group` with the most frequent others.
    fn pair_all(&self, mut group: Vec<usize>, form: &Form, pairs: &mut Vec<Pair>) {
        group.sort_by_key(|&at| (std::cmp::Reverse(self.list[at].name.articles), at));
        for (nth, &other) in group.iter().enumerate() {
            for &one in group.iter().take(PARTNERS.min(nth)) {
                pairs.push(Pair { one, other, form: form.clone() });
            }
        }
    }

    /// The pair with the more frequent one first.
    fn pair(&self, one: usize, other: usize, form: Form) -> Pair {
        let rank = |at: usize| (std::cmp::Reverse(self.list[at].name.articles), at);
        let (one, other) = if rank(one) <= rank(other) { (one, other) } else { (other, one) };
        Pair { one, other, form }
    }
}

#[cfg(test)]
mod tests;
