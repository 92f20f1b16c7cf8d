//! Articles that are about the same and do not refer to each other.

use std::collections::hash_map::Entry;
use std::collections::{BTreeMap, HashMap, HashSet};

use super::link::{read_more, stands};
use super::{Check, Finding};
use crate::error::Result;
use crate::graph::{Network, node};
use crate::model::title_key;
use crate::query::profile::{Likeness, Profile, Reader};
use crate::store::{ArticleRow, NodeRow, Store};

/// A name in at most so many articles brings them together.
const RARE: usize = 20;

/// Pairs whose texts are compared: so many for each that is asked for, and so
/// many at least.
const COMPARED: usize = 10;
const COMPARED_LEAST: usize = 600;

/// Pairs with less in common may be about different things. Of 300 pairs of
/// White House releases that link to each other one in four has more.
const ALIKE: f64 = 0.3;

/// Names and words told of a pair.
const TOLD: usize = 4;

/// Pairs of articles that have most in common and no reference between them,
/// neither of them a copy of the other; of each newer article only its best
/// pair. The newer one is to be changed, of one day the later by slug.
///
/// Pairs come from names that at most twenty articles have: each by its inverse
/// document frequency times how much both are about it. Those with most of that
/// are read.
pub(super) fn unlinked(store: &Store, limit: usize) -> Result<Vec<Finding>> {
    let mut reader = Reader::new(store)?;
    let mut profiles: HashMap<i64, (ArticleRow, Profile)> = HashMap::new();
    let mut alike: Vec<(f64, i64, i64)> = Vec::new();
    for (one, other) in candidates(store, limit)? {
        for id in [one, other] {
            if let Entry::Vacant(place) = profiles.entry(id) {
                place.insert((store.article(id)?, reader.read(id)?));
            }
        }
        let likeness = profiles[&one].1.likeness(&profiles[&other].1);
        if likeness.coherence() < ALIKE || likeness.is_copy() {
            continue;
        }
        let when = |id: i64| (&profiles[&id].0.published, &profiles[&id].0.slug);
        let (newer, older) = if when(one) > when(other) { (one, other) } else { (other, one) };
        let both_stand = stands(&profiles[&newer].0) && stands(&profiles[&older].0);
        if both_stand && !title_key(&profiles[&older].0.title).is_empty() {
            alike.push((likeness.coherence(), newer, older));
        }
    }
    let slug = |id: i64| &profiles[&id].0.slug;
    alike.sort_by(|a, b| {
        b.0.total_cmp(&a.0).then_with(|| (slug(a.1), slug(a.2)).cmp(&(slug(b.1), slug(b.2))))
    });
    let mut told = HashSet::new();
    let mut found = Vec::new();
    for (_, newer, older) in alike {
        if found.len() < limit && told.insert(newer) {
            found.push(finding(store, &reader, &profiles[&newer], &profiles[&older])?);
        }
    }
    Ok(found)
}

/// Pairs that share rare names, the most telling first, without those that a
/// reference joins.
fn candidates(store: &Store, limit: usize) -> Result<Vec<(i64, i64)>> {
    let texts = store.count_articles()?.max(2) as f64;
    let mut named: Vec<(i64, Vec<(i64, f64)>)> = Vec::new();
    for (entity, article, salience) in store.rare_names(RARE)? {
        match named.last_mut().filter(|(known, _)| *known == entity) {
            Some((_, articles)) => articles.push((article, salience)),
            None => named.push((entity, vec![(article, salience)])),
        }
    }
    let mut shared: BTreeMap<(i64, i64), f64> = BTreeMap::new();
    for (_, articles) in named {
        let idf = (texts / articles.len() as f64).ln().max(0.0);
        for (nth, (one, here)) in articles.iter().enumerate() {
            for (other, there) in &articles[nth + 1..] {
                let pair = (*one.min(other), *one.max(other));
                *shared.entry(pair).or_default() += idf * (here * there).sqrt();
            }
        }
    }
    let linked = linked(store)?;
    let mut pairs: Vec<(f64, (i64, i64))> = shared
        .into_iter()
        .filter(|(pair, _)| !linked.contains(pair))
        .map(|(pair, worth)| (worth, pair))
        .collect();
    pairs.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Equals stay or go together: which came first must not matter.
    let most = limit.saturating_mul(COMPARED).max(COMPARED_LEAST);
    let least = pairs.get(most - 1).map_or(0.0, |(worth, _)| *worth);
    Ok(pairs.into_iter().take_while(|(worth, _)| *worth >= least).map(|(_, pair)| pair).collect())
}

/// Pairs of articles that a reference joins.
fn linked(store: &Store) -> Result<HashSet<(i64, i64)>> {
    let network = Network::references(store)?;
    let mut linked = HashSet::new();
    for (at, row) in network.rows.iter().enumerate() {
        for (to, _) in network.links.from(at) {
            if let (NodeRow::Article(one), NodeRow::Article(other)) = (row, &network.rows[to]) {
                linked.insert((*one.min(other), *one.max(other)));
            }
        }
    }
    Ok(linked)
}

/// A pair with what both have.
fn finding(
    store: &Store,
    reader: &Reader<'_>,
    (article, newer): &(ArticleRow, Profile),
    (other, older): &(ArticleRow, Profile),
) -> Result<Finding> {
    let likeness: Likeness = newer.likeness(older);
    let mut names = Vec::new();
    for (entity, worth) in newer.shared_names(older) {
        let named = node(store, &NodeRow::Entity(entity))?;
        names.push((worth, named.id, named.title));
    }
    names.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let names: Vec<String> = names.into_iter().take(TOLD).map(|(_, _, name)| name).collect();
    let words: Vec<&str> = newer
        .shared_words(older)
        .into_iter()
        .take(TOLD)
        .map(|(word, _)| reader.word(word).1.as_str())
        .collect();
    let mut evidence = vec![format!("neither refers to the other ({:.2})", likeness.coherence())];
    if !names.is_empty() {
        evidence.push(format!("both name {}", names.join(", ")));
    }
    if !words.is_empty() {
        evidence.push(format!("both say {}", words.join(", ")));
    }
    Ok(Finding {
        check: Check::Unlinked,
        article: article.clone(),
        other: Some(other.clone()),
        evidence,
        todo: read_more(article, other),
    })
}
