//! What the whole archive looks like, when it does not fit on a page.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::Selection;
use crate::error::Result;
use crate::graph::{Bond, Skeleton};
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// Of the nodes shown, at least this share are stories: the names that hold
/// them together come after.
const STORIES: f64 = 0.6;

/// What a story's ties beyond the picture count beside those on it: enough to
/// choose where to begin, and where to go on when a cluster is complete.
const BEYOND: f64 = 0.1;

/// What a name in a story counts beside a reference in that.
const NAME: f64 = 0.02;

/// The `limit` most connected nodes and the edges among them.
///
/// It grows from the story with the strongest references, each time by the
/// story that is tied most strongly to those already there. Entities follow by
/// the strength with which they hold these stories together; what only one of
/// them names connects nothing, and what all of them name tells none apart. A
/// story is joined to the four of the names that matter most to it. With
/// `as_of`, of what was published by then; undated articles are left out.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn overview(store: &Store, limit: usize, as_of: Option<&Date>) -> Result<Selection> {
    let skeleton = Skeleton::load(store, as_of)?;
    let of = skeleton.graph.node_count();
    if of <= limit {
        let all = skeleton.graph.node_weights().cloned().collect();
        return Ok(Selection::new(store, &all, of, as_of)?.thinned(usize::MAX));
    }
    let mut chosen = stories(&skeleton, (limit as f64 * STORIES).ceil());
    chosen.extend(names(store, &skeleton, &chosen, limit - chosen.len())?);
    let nodes: BTreeSet<NodeRow> =
        chosen.iter().map(|node| skeleton.graph[*node].clone()).collect();
    Ok(Selection::new(store, &nodes, of, as_of)?.of_any_stories())
}

/// `number` stories; of equals the first in the skeleton, which has articles
/// by slug. Takes the logarithm of all stories for each tie.
fn stories(skeleton: &Skeleton, number: f64) -> Vec<NodeIndex> {
    let is_story = |node: &NodeIndex| !matches!(skeleton.graph[*node], NodeRow::Entity(_));
    // What each story is worth; of one that is chosen nothing more is asked.
    let mut worth: HashMap<NodeIndex, f64> = HashMap::new();
    let mut candidates = BinaryHeap::new();
    for node in skeleton.graph.node_indices().filter(is_story) {
        let bonds = skeleton.graph.edges(node).map(|bond| bond.weight());
        let of = |bond: &Bond| {
            if bond.kind.is_some() { bond.strength } else { NAME * bond.strength }
        };
        let beyond = BEYOND * bonds.map(of).sum::<f64>();
        worth.insert(node, beyond);
        candidates.push(Candidate { worth: beyond, node });
    }
    let mut chosen = Vec::new();
    while (chosen.len() as f64) < number {
        let Some(best) = candidates.pop() else { break };
        // One that is worth more by now stands in the heap a second time.
        if worth.get(&best.node).is_none_or(|now| *now > best.worth) {
            continue;
        }
        worth.remove(&best.node);
        for bond in skeleton.graph.edges(best.node).filter(|bond| bond.weight().kind.is_some()) {
            if let Some(now) = worth.get_mut(&bond.target()) {
                *now += bond.weight().strength;
                candidates.push(Candidate { worth: *now, node: bond.target() });
            }
        }
        chosen.push(best.node);
    }
    chosen
}

/// A story that may be chosen; the greatest is worth most, of equals the first.
struct Candidate {
    worth: f64,
    node: NodeIndex,
}

impl Ord for Candidate {
    fn cmp(&self, other: &Self) -> Ordering {
        self.worth.total_cmp(&other.worth).then_with(|| other.node.cmp(&self.node))
    }
}

impl PartialOrd for Candidate {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate {}

/// The `number` entities that hold `stories` together most strongly, of equals
/// the first by identity.
fn names(
    store: &Store,
    skeleton: &Skeleton,
    stories: &[NodeIndex],
    number: usize,
) -> Result<Vec<NodeIndex>> {
    let mut held: HashMap<NodeIndex, (f64, usize)> = HashMap::new();
    for &story in stories {
        for bond in skeleton.graph.edges(story).filter(|bond| bond.weight().kind.is_none()) {
            let name = held.entry(bond.target()).or_default();
            name.0 += bond.weight().strength;
            name.1 += 1;
        }
    }
    let mut names: Vec<(f64, NodeIndex)> = held
        .into_iter()
        .filter(|(_, (_, stories))| *stories > 1)
        // What nearly all of these stories name tells none of them apart: it comes last.
        .map(|(name, (strength, held))| {
            (strength * (stories.len() as f64 / held as f64).ln(), name)
        })
        .collect();
    names.sort_by(|a, b| b.0.total_cmp(&a.0));
    // Identities are read only for those that can still be chosen.
    let least = names.get(number).map_or(f64::NEG_INFINITY, |name| name.0);
    let mut known = Vec::new();
    for (strength, name) in names.into_iter().take_while(|name| name.0 >= least) {
        known.push((strength, crate::graph::node(store, &skeleton.graph[name])?.id, name));
    }
    known.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(known.into_iter().take(number).map(|(_, _, name)| name).collect())
}
