//! Who tells which mentions name one thing: storygraph, and two simple rules.

use std::collections::HashMap;

use storygraph::extract;
use storygraph::model::{Article, EntityKind, Mention, name_key};
use storygraph::resolve;

use super::labelled::Labelled;
use super::measure::{Groups, Measures};

/// A way of telling what each mention of an article names: equal numbers for
/// the same thing.
pub(crate) type System = fn(&Article, &[Mention]) -> Vec<usize>;

/// Where the mentions of an article come from.
pub(crate) type Source = fn(&Labelled) -> Tagged;

/// All systems, by the names they are shown under.
pub(crate) const SYSTEMS: [(&str, System); 3] =
    [("exact string", exact), ("string and surname", surname), ("storygraph", names)];

/// The same words are the same thing.
pub(crate) fn exact(_: &Article, mentions: &[Mention]) -> Vec<usize> {
    numbered(mentions.iter().map(|mention| name_key(&mention.surface)))
}

/// The same words are the same thing, and one word is the person whose name of
/// several ends in it, the last so named or else the next.
pub(crate) fn surname(_: &Article, mentions: &[Mention]) -> Vec<usize> {
    let keys: Vec<String> = mentions.iter().map(|mention| name_key(&mention.surface)).collect();
    let full = |at: usize| {
        let ends = |&other: &usize| {
            mentions[other].kind == EntityKind::Person
                && keys[other].rsplit_once(' ').is_some_and(|(_, last)| last == keys[at])
        };
        let before = (0..at).rev().find(ends);
        before.or_else(|| (at + 1..keys.len()).find(ends)).unwrap_or(at)
    };
    numbered((0..keys.len()).map(|at| keys[full(at)].clone()))
}

/// What `resolve::names` says.
pub(crate) fn names(article: &Article, mentions: &[Mention]) -> Vec<usize> {
    numbered(resolve::names(article, mentions).into_iter().map(|naming| (naming.kind, naming.key)))
}

/// A number for each different one.
fn numbered<T: Eq + std::hash::Hash>(things: impl Iterator<Item = T>) -> Vec<usize> {
    let mut numbers = HashMap::new();
    let mut number = |thing| {
        let next = numbers.len();
        *numbers.entry(thing).or_insert(next)
    };
    things.map(&mut number).collect()
}

/// The mentions that name one thing, by their numbers.
pub(crate) fn groups<T: Eq + std::hash::Hash>(things: impl Iterator<Item = (usize, T)>) -> Groups {
    let mut places = HashMap::new();
    let mut groups = Groups::new();
    for (mention, thing) in things {
        let place = *places.entry(thing).or_insert(groups.len());
        if place == groups.len() {
            groups.push(Vec::new());
        }
        groups[place].push(mention);
    }
    groups
}

/// Mentions to be told apart and the number by which each is compared: that of
/// the labelled mention it is, or one that no labelled mention has.
pub(crate) struct Tagged {
    pub(crate) mentions: Vec<Mention>,
    pub(crate) numbers: Vec<usize>,
}

impl Tagged {
    /// The labelled mentions themselves.
    pub(crate) fn gold(labelled: &Labelled) -> Self {
        Self {
            mentions: labelled.mentions.clone(),
            numbers: (0..labelled.mentions.len()).collect(),
        }
    }

    /// The names that our own tagger finds.
    pub(crate) fn found(labelled: &Labelled) -> Self {
        let references = extract::references(&labelled.article);
        let mut mentions = extract::mentions(&labelled.article, &references);
        mentions.retain(|mention| !mention.adjectival);
        let mut taken = vec![false; labelled.mentions.len()];
        let mut number = |(nth, mention): (usize, &Mention)| {
            let gold = labelled.matched(mention.field, mention.span);
            let free = gold.filter(|&gold| !std::mem::replace(&mut taken[gold], true));
            free.unwrap_or(labelled.mentions.len() + nth)
        };
        let numbers = mentions.iter().enumerate().map(&mut number).collect();
        Self { mentions, numbers }
    }

    /// The groups that `system` makes of them.
    pub(crate) fn groups(&self, article: &Article, system: System) -> Groups {
        let things = system(article, &self.mentions);
        groups(self.numbers.iter().copied().zip(things))
    }
}

/// How `system` does on a set whose mentions come from `source`.
pub(crate) fn measures(
    set: &[Labelled],
    source: fn(&Labelled) -> Tagged,
    system: System,
) -> Measures {
    let mut sum = Measures::default();
    for labelled in set {
        let key = groups(labelled.entities.iter().enumerate());
        sum.add(Measures::of(&key, &source(labelled).groups(&labelled.article, system)));
    }
    sum
}
