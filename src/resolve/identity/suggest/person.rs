//! Short forms, given names and initials of people.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::super::common::is_given;
use super::{Form, Names, PARTNERS, Pair, Use, variant};
use crate::model::{EntityKind, MeantName};

/// A surname that more people of the archive have says nothing of itself.
const MOST_BEARERS: usize = 3;

/// Letters that a cut given name has at least: Ben for Benjamin.
const SHORTEST_CUT: usize = 3;

/// And at most.
const LONGEST_CUT: usize = 20;

/// Letters of a body's short form, at least.
const SHORTEST_ACRONYM: usize = 3;

/// What follows a name of two generations.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Names that stand for others or may be cut down from them.
pub(super) fn pairs(names: &Names<'_>, uses: &[Use], pairs: &mut Vec<Pair>) {
    stands_for(names, uses, pairs);
    let mut bearers: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut by_ends: HashMap<(&str, &str), Vec<usize>> = HashMap::new();
    for at in (0..names.list.len()).filter(|&at| names.is_person(at)) {
        let words: Vec<&str> = names.list[at].name.plain_key().split(' ').collect();
        let [first, .., last] = words[..] else { continue };
        if GENERATIONS.contains(&last) {
            continue;
        }
        bearers.entry(last).or_default().push(at);
        if !names.list[at].name.is_told_apart() {
            by_ends.entry((first, last)).or_default().push(at);
        }
    }
    for (surname, bearers) in &bearers {
        surnames(names, surname, bearers, pairs);
    }
    for at in by_ends.values().flatten().copied() {
        given_names(names, at, &by_ends, pairs);
    }
}

/// The people whose full names begin or end with a word, by that word.
#[must_use]
pub fn people_called(names: &[MeantName]) -> HashMap<&str, BTreeSet<i64>> {
    let mut called: HashMap<&str, BTreeSet<i64>> = HashMap::new();
    for listed in names.iter().filter(|listed| listed.name.kind == EntityKind::Person) {
        if let Some((first, last)) = ends(listed.name.plain_key()) {
            called.entry(first).or_default().insert(listed.entity);
            called.entry(last).or_default().insert(listed.entity);
        }
    }
    called
}

/// The first and the last word of several, without `jr` and the like.
fn ends(key: &str) -> Option<(&str, &str)> {
    let key = GENERATIONS.iter().find_map(|end| key.strip_suffix(end)).unwrap_or(key).trim_end();
    Some((key.split_once(' ')?.0, key.rsplit_once(' ')?.1))
}

/// What articles that print both use for each other, the most frequent uses.
fn stands_for(names: &Names<'_>, uses: &[Use], pairs: &mut Vec<Pair>) {
    let rows: HashMap<i64, usize> =
        names.list.iter().enumerate().map(|(at, listed)| (listed.name.id, at)).collect();
    let mut meant: BTreeMap<&str, Vec<(usize, usize)>> = BTreeMap::new();
    for (key, row, times) in uses {
        if let Some(&full) = rows.get(row) {
            meant.entry(key).or_default().push((full, *times));
        }
    }
    for (key, mut fulls) in meant {
        fulls.sort_unstable();
        for person in [true, false] {
            let letters = if person { 1 } else { SHORTEST_ACRONYM };
            if key.chars().count() < letters {
                continue;
            }
            // Each thing once, by its most frequent name.
            let mut things: BTreeMap<i64, (usize, usize)> = BTreeMap::new();
            for &(full, times) in fulls.iter().filter(|(full, _)| names.is_person(*full) == person)
            {
                let thing = things.entry(names.list[full].entity).or_insert((0, full));
                thing.0 += times;
                if names.list[full].name.articles > names.list[thing.1].name.articles {
                    thing.1 = full;
                }
            }
            let of = things.values().map(|(times, _)| times).sum();
            let mut things: Vec<(usize, usize)> = things.into_values().collect();
            things.sort_by_key(|&(times, full)| (std::cmp::Reverse(times), full));
            for other in names.of_class(key, person) {
                for &(times, one) in things.iter().take(PARTNERS) {
                    pairs.push(Pair { one, other, form: Form::ShortForm { times, of } });
                }
            }
        }
    }
}

/// A surname that stands alone, if few in the archive have it.
fn surnames(names: &Names<'_>, surname: &str, bearers: &[usize], pairs: &mut Vec<Pair>) {
    let mut entities: Vec<i64> = bearers.iter().map(|&at| names.list[at].entity).collect();
    entities.sort_unstable();
    entities.dedup();
    if entities.len() > MOST_BEARERS || is_given(surname) {
        return;
    }
    for other in names.of_class(surname, true) {
        for &one in bearers {
            pairs.push(Pair { one, other, form: Form::Surname { rivals: entities.len() } });
        }
    }
}

/// The same surname after another form of the given name, its initial, a part
/// of it, or with names between them.
fn given_names(
    names: &Names<'_>,
    at: usize,
    by_ends: &HashMap<(&str, &str), Vec<usize>>,
    pairs: &mut Vec<Pair>,
) {
    let words: Vec<&str> = names.key(at).split(' ').collect();
    let [first, .., last] = words[..] else { return };
    let mut shorter: Vec<&str> = variant::given(first);
    let ends = first.char_indices().skip(1).take(LONGEST_CUT);
    let cuts = ends.map(|(end, _)| &first[..end]);
    shorter.extend(cuts.filter(|cut| {
        let letters = cut.chars().count();
        letters == 1 || letters >= SHORTEST_CUT
    }));
    for given in shorter {
        for &other in by_ends.get(&(given, last)).into_iter().flatten() {
            pairs.push(names.pair(at, other, Form::Given));
        }
    }
    if words.len() > 2 {
        for &other in by_ends.get(&(first, last)).into_iter().flatten() {
            if names.key(other).split(' ').count() == 2 {
                let word = words[1..words.len() - 1].join(" ");
                pairs.push(Pair { one: at, other, form: Form::Longer { word } });
            }
        }
        for other in names.of_class(&words[1..].join(" "), true) {
            let word = first.to_owned();
            pairs.push(Pair { one: at, other, form: Form::Longer { word } });
        }
    }
}
