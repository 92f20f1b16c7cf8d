//! Pairs that could be asked about, without those that are decided.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::settled::Settled;
use super::{DoubtFilter, Question};
use crate::error::Result;
use crate::model::{EntityKind, KnownName, MeantName, NameLink};
use crate::resolve::decided;
use crate::resolve::identity::{Form, Linked, Signs, likely, pairs, people_called};
use crate::store::Store;

/// Links that the archive is surer of are no question.
const SURE: f64 = 0.95;

/// A pair that could be asked about.
pub(super) struct Candidate {
    pub(super) question: Question,
    pub(super) one: Side,
    pub(super) other: Side,
    /// How their names are alike, and which of them: places among all names.
    pub(super) forms: Vec<(Form, usize, usize)>,
    /// What made them one, if something has.
    pub(super) link: Option<Link>,
    /// Places of the first names, by which equals are ordered.
    pub(super) place: (usize, usize),
}

/// Why two are taken for one.
pub(super) struct Link {
    pub(super) stored: NameLink,
    pub(super) why: Linked,
    /// Entities for which the short form could stand besides.
    pub(super) rivals: Vec<i64>,
}

/// One of a pair.
pub(super) struct Side {
    pub(super) entity: i64,
    /// Row of the name that a decision would speak of.
    pub(super) row: i64,
    /// Rows of the names that mean it.
    pub(super) names: Vec<i64>,
    /// Its name and class, where it is a part of its entity.
    pub(super) printed: Option<(String, EntityKind)>,
    /// Articles that have them, at most.
    pub(super) articles: usize,
}

/// The candidates that `filter` lets through, those first that could matter
/// most, whatever their company turns out to be.
pub(super) fn candidates(
    store: &Store,
    names: &[MeantName],
    filter: &DoubtFilter,
) -> Result<Vec<Candidate>> {
    let settled = Settled::new(store, &decided(&store.decisions()?))?;
    let mut of_entity: HashMap<i64, Vec<usize>> = HashMap::new();
    for (at, listed) in names.iter().enumerate() {
        of_entity.entry(listed.entity).or_default().push(at);
    }
    let mut found = two(names, &store.alias_uses()?, &of_entity, &settled);
    found.extend(one(names, &of_entity, &settled));
    found.retain(|candidate| {
        let is_asked = |side: &Side| filter.entity.is_none_or(|entity| side.entity == entity);
        let (one, other) = candidate.place;
        let is_kind = |at: usize| filter.kind.is_none_or(|kind| names[at].name.kind == kind);
        (is_asked(&candidate.one) || is_asked(&candidate.other)) && (is_kind(one) || is_kind(other))
    });
    found.sort_by_cached_key(|candidate| (Reverse(bound(candidate)), candidate.place));
    Ok(found)
}

/// What deciding can be worth at most, in thousandths.
fn bound(candidate: &Candidate) -> u64 {
    let forms = candidate.forms.iter().map(|(form, ..)| form.clone()).collect();
    let linked = candidate.link.as_ref().map(|link| link.why);
    let rivals = candidate.link.as_ref().map_or(0, |link| link.rivals.len());
    let company = Some(if linked.is_some() { 0.0 } else { 1.0 });
    let likely = likely(&Signs { forms, linked, rivals, company, ..Signs::default() });
    let wrong = if linked.is_some() { 1.0 - likely } else { likely };
    let articles = candidate.one.articles.min(candidate.other.articles);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a root of a count, times a share"
    )]
    let worth = ((articles as f64).sqrt() * wrong * 1_000.0) as u64;
    worth
}

/// Pairs that are two now.
fn two(
    names: &[MeantName],
    uses: &[(String, i64, usize)],
    of_entity: &HashMap<i64, Vec<usize>>,
    settled: &Settled,
) -> Vec<Candidate> {
    let mut by_entities: BTreeMap<(i64, i64), Candidate> = BTreeMap::new();
    for pair in pairs(names, uses) {
        let (one, other) = (names[pair.one].entity, names[pair.other].entity);
        if settled.are_two(one, other) {
            continue;
        }
        let candidate =
            by_entities.entry((one.min(other), one.max(other))).or_insert_with(|| Candidate {
                question: Question::Same,
                one: whole(names, one, of_entity),
                other: whole(names, other, of_entity),
                forms: Vec::new(),
                link: None,
                place: (pair.one, pair.other),
            });
        candidate.forms.push((pair.form, pair.one, pair.other));
    }
    let mut found: Vec<Candidate> = by_entities.into_values().collect();
    for candidate in &mut found {
        // The best form says which of the two stays.
        candidate.forms.sort();
        let (_, one, other) = candidate.forms[0];
        candidate.place = (one, other);
        if candidate.one.entity != names[one].entity {
            std::mem::swap(&mut candidate.one, &mut candidate.other);
        }
    }
    found
}

fn whole(names: &[MeantName], entity: i64, of_entity: &HashMap<i64, Vec<usize>>) -> Side {
    let all = &of_entity[&entity];
    Side {
        entity,
        row: entity,
        names: all.iter().map(|&at| names[at].name.id).collect(),
        printed: None,
        articles: all.iter().map(|&at| names[at].name.articles).sum(),
    }
}

/// Pairs that are taken for one with some doubt.
fn one(
    names: &[MeantName],
    of_entity: &HashMap<i64, Vec<usize>>,
    settled: &Settled,
) -> Vec<Candidate> {
    let rows: HashMap<i64, usize> =
        names.iter().enumerate().map(|(at, listed)| (listed.name.id, at)).collect();
    let called = people_called(names);
    let mut found = Vec::new();
    for (at, listed) in names.iter().enumerate() {
        let Some(link) = listed.link.clone().filter(|link| link.confidence < SURE) else {
            continue;
        };
        let Some(&parent) = rows.get(&link.name) else { continue };
        if names[parent].entity != listed.entity || settled.are_one(listed.name.id, link.name) {
            continue;
        }
        let all = &of_entity[&listed.entity];
        let below: Vec<usize> =
            all.iter().copied().filter(|&one| leads_to(names, &rows, one, at)).collect();
        let rest: Vec<usize> = all.iter().copied().filter(|one| !below.contains(one)).collect();
        // Links in a circle part nobody.
        if !rest.contains(&parent) {
            continue;
        }
        let part = |part: &[usize], shown: usize| Side {
            entity: listed.entity,
            row: names[shown].name.id,
            names: part.iter().map(|&at| names[at].name.id).collect(),
            printed: Some((names[shown].printed.clone(), names[shown].name.kind)),
            articles: part.iter().map(|&at| names[at].name.articles).sum(),
        };
        let called = called.get(listed.name.key.as_str()).into_iter().flatten().copied();
        let is_short = link.method == "short_form";
        let rivals = called.filter(|&one| is_short && one != listed.entity).collect();
        found.push(Candidate {
            question: Question::Different,
            one: part(&rest, parent),
            other: part(&below, at),
            forms: Vec::new(),
            link: Some(Link { why: why(&link, &listed.name), rivals, stored: link }),
            place: (parent, at),
        });
    }
    found
}

/// Why `name` is taken for another.
fn why(link: &NameLink, name: &KnownName) -> Linked {
    match link.method.as_str() {
        "short_form" => Linked::ShortForm,
        "spelling" => Linked::Spelling,
        _ if name.word_count() > 1 => Linked::Name,
        _ => Linked::Word,
    }
}

/// Whether the links from one name lead to another, itself among them.
fn leads_to(names: &[MeantName], rows: &HashMap<i64, usize>, from: usize, to: usize) -> bool {
    let mut seen = BTreeSet::new();
    let mut at = Some(from);
    while let Some(here) = at {
        if here == to {
            return true;
        }
        if !seen.insert(here) {
            return false;
        }
        at = names[here].link.as_ref().and_then(|link| rows.get(&link.name).copied());
    }
    false
}
