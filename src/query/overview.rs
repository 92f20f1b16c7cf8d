//! What the whole archive looks like, when it does not fit on a page.

use std::collections::{BTreeSet, HashMap};

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
    Ok(Selection::new(store, &nodes, of, as_of)?.of_stories())
}

/// `number` stories; of equals the first in the skeleton, which has articles
/// by slug.
fn stories(skeleton: &Skeleton, number: f64) -> Vec<NodeIndex> {
    let is_story = |node: &NodeIndex| !matches!(skeleton.graph[*node], NodeRow::Entity(_));
    let mut left: Vec<(NodeIndex, f64)> = skeleton
        .graph
        .node_indices()
        .filter(is_story)
        .map(|node| {
            let bonds = skeleton.graph.edges(node).map(|bond| bond.weight());
            let worth = |bond: &Bond| {
                if bond.kind.is_some() { bond.strength } else { NAME * bond.strength }
            };
            (node, BEYOND * bonds.map(worth).sum::<f64>())
        })
        .collect();
    let mut ties: HashMap<NodeIndex, f64> = HashMap::new();
    let mut chosen = Vec::new();
    while (chosen.len() as f64) < number && !left.is_empty() {
        let worth = |(node, beyond): &(NodeIndex, f64)| {
            beyond + ties.get(node).copied().unwrap_or_default()
        };
        let mut best = 0;
        for (nth, story) in left.iter().enumerate() {
            if worth(story) > worth(&left[best]) {
                best = nth;
            }
        }
        let (node, _) = left.remove(best);
        for bond in skeleton.graph.edges(node).filter(|bond| bond.weight().kind.is_some()) {
            *ties.entry(bond.target()).or_default() += bond.weight().strength;
        }
        chosen.push(node);
    }
    chosen
}

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
        // What nearly all of these stories name tells none of them apart.
        .map(|(name, (strength, held))| {
            (strength * (stories.len() as f64 / held as f64).ln(), name)
        })
        .filter(|(strength, _)| *strength > 0.0)
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
