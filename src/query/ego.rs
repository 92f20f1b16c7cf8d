//! What is around a node.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use super::Selection;
use crate::error::Result;
use crate::graph::{Place, Web};
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// The ego graph of `centre`: everything within `radius` hops of it in either
/// direction, and all edges among those; of more than `limit` nodes, those
/// whose connection to the centre is strongest, of equals the first by
/// identity. With `as_of`, of what was published by then; undated articles are
/// left out.
///
/// A radius of 0 is the node alone. Reads what is joined to every node within
/// less than `radius` hops.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn ego(
    store: &Store,
    centre: &NodeRow,
    radius: usize,
    limit: usize,
    as_of: Option<&Date>,
) -> Result<Selection> {
    let mut web = Web::new(store, as_of)?;
    let start = web.place(centre);
    let mut reached: Vec<(Place, f64)> = strengths(&mut web, start, radius)?.into_iter().collect();
    reached.sort_by(|a, b| b.1.total_cmp(&a.1));
    let of = reached.len();
    let limit = limit.max(1);
    // Identities are read only for those that can still be chosen.
    let least = reached.get(limit - 1).map_or(f64::NEG_INFINITY, |last| last.1);
    let mut chosen: BTreeSet<NodeRow> = BTreeSet::from([centre.clone()]);
    let mut equals = Vec::new();
    for (place, strength) in reached.into_iter().take_while(|(_, strength)| *strength >= least) {
        if strength > least || of <= limit {
            chosen.insert(web.row(place).clone());
        } else {
            equals.push((web.node(place)?.id, place));
        }
    }
    equals.sort();
    for (_, place) in equals {
        if chosen.len() < limit {
            chosen.insert(web.row(place).clone());
        }
    }
    Selection::new(store, &chosen, of, as_of)
}

/// The best product of strengths from `start` to each node within `radius`
/// hops. A node may be reached over fewer hops and weaker bonds, so the search
/// keeps the best for every number of hops.
fn strengths(web: &mut Web<'_>, start: Place, radius: usize) -> Result<HashMap<Place, f64>> {
    let mut best: HashMap<Place, f64> = HashMap::new();
    let mut fewest: HashMap<Place, usize> = HashMap::new();
    let mut frontier = BinaryHeap::from([Step(1.0, 0, start)]);
    while let Some(Step(strength, hops, node)) = frontier.pop() {
        // Seen before over fewer hops and stronger bonds: nothing to gain.
        if fewest.get(&node).is_some_and(|&known| known <= hops) {
            continue;
        }
        fewest.insert(node, hops);
        best.entry(node).or_insert(strength);
        if hops == radius {
            continue;
        }
        for (next, bond) in web.bonds(node)?.iter() {
            frontier.push(Step(strength * bond.strength, hops + 1, *next));
        }
    }
    Ok(best)
}

/// A strength so far, over so many hops, to a node; the strongest first.
struct Step(f64, usize, Place);

impl PartialEq for Step {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Step {}

impl PartialOrd for Step {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Step {
    fn cmp(&self, other: &Self) -> Ordering {
        self.0.total_cmp(&other.0).then(other.1.cmp(&self.1)).then(other.2.cmp(&self.2))
    }
}
