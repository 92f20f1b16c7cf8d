//! How two nodes are connected: the path with the best evidence.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use petgraph::graph::{EdgeIndex, NodeIndex};
use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::error::Result;
use crate::graph::{Edge, Node, Skeleton, among};
use crate::store::{NodeRow, Store};

/// A chain of evidence from one node to another.
#[derive(Clone, Debug, Serialize)]
pub struct Route {
    /// The node asked from.
    pub start: Node,
    /// The steps, at least one unless both ends are one node.
    pub hops: Vec<Hop>,
    /// The product of the hops' strengths, 0 to 1.
    pub strength: f64,
}

/// One step, with the words that prove it.
#[derive(Clone, Debug, Serialize)]
pub struct Hop {
    /// Where it leads.
    pub to: Node,
    /// Whether the edge points the other way: `to` cites or names the last node.
    pub reversed: bool,
    /// The edge and its evidence.
    pub edge: Edge,
    /// How strong it is, 0 to 1.
    pub strength: f64,
}

/// The path from `from` to `to` whose evidence is best: the largest product of
/// strengths, where references count by their confidence, and names in common
/// by salience, damped by how many stories have them. `None` if there is none.
///
/// Dijkstra over negative logarithms: O(E log V) of the whole archive.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn path(store: &Store, from: &NodeRow, to: &NodeRow) -> Result<Option<Route>> {
    let skeleton = Skeleton::load(store)?;
    let (Some(&start), Some(&goal)) = (skeleton.index.get(from), skeleton.index.get(to)) else {
        return Ok(None);
    };
    let Some(steps) = best(&skeleton, start, goal) else {
        return Ok(None);
    };
    let mut hops = Vec::new();
    let mut strength = 1.0;
    let mut here = from;
    for (edge, next) in steps {
        let next = &skeleton.graph[next];
        let bond = skeleton.graph[edge];
        hops.push(prove(store, here, next, bond.strength)?);
        strength *= bond.strength;
        here = next;
    }
    Ok(Some(Route { start: crate::graph::node(store, from)?, hops, strength }))
}

/// A node on the frontier; the cheapest is taken first, then the first by index.
#[derive(PartialEq)]
struct Frontier {
    cost: f64,
    node: NodeIndex,
}

impl Eq for Frontier {}

impl Ord for Frontier {
    fn cmp(&self, other: &Self) -> Ordering {
        other.cost.total_cmp(&self.cost).then_with(|| other.node.cmp(&self.node))
    }
}

impl PartialOrd for Frontier {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

fn best(
    skeleton: &Skeleton,
    start: NodeIndex,
    goal: NodeIndex,
) -> Option<Vec<(EdgeIndex, NodeIndex)>> {
    let mut cost: HashMap<NodeIndex, f64> = HashMap::from([(start, 0.0)]);
    let mut came: HashMap<NodeIndex, (NodeIndex, EdgeIndex)> = HashMap::new();
    let mut frontier = BinaryHeap::from([Frontier { cost: 0.0, node: start }]);
    while let Some(Frontier { cost: so_far, node }) = frontier.pop() {
        if node == goal {
            break;
        }
        if so_far > cost[&node] {
            continue;
        }
        for edge in skeleton.graph.edges(node) {
            let next = edge.target();
            let total = so_far - edge.weight().strength.max(f64::MIN_POSITIVE).ln();
            if cost.get(&next).is_none_or(|&known| total < known) {
                cost.insert(next, total);
                came.insert(next, (node, edge.id()));
                frontier.push(Frontier { cost: total, node: next });
            }
        }
    }
    cost.contains_key(&goal).then_some(())?;
    let mut steps = Vec::new();
    let mut node = goal;
    while node != start {
        let (before, edge) = *came.get(&node)?;
        steps.push((edge, node));
        node = before;
    }
    steps.reverse();
    Some(steps)
}

/// The edge between two rows with its words: the surest reference, else the mention.
fn prove(store: &Store, here: &NodeRow, next: &NodeRow, strength: f64) -> Result<Hop> {
    let graph = among(store, &BTreeSet::from([here.clone(), next.clone()]))?;
    let there = crate::graph::node(store, next)?;
    let best = graph
        .edge_references()
        .max_by(|a, b| {
            let rank = |edge: &Edge| (edge.kind != crate::graph::EdgeKind::Mentions, edge.weight);
            rank(a.weight()).partial_cmp(&rank(b.weight())).unwrap_or(Ordering::Equal)
        })
        .ok_or_else(|| crate::Error::Database("an edge lost its evidence".to_owned()))?;
    let reversed = graph[best.source()].id == there.id;
    Ok(Hop { to: there, reversed, edge: best.weight().clone(), strength })
}
