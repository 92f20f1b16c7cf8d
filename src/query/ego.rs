//! What is around a node.

use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap, HashMap};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::Selection;
use crate::error::Result;
use crate::graph::Skeleton;
use crate::store::{NodeRow, Store};

/// The ego graph of `centre`: everything within `radius` hops of it in either
/// direction, and all edges among those; of more than `limit` nodes, those
/// whose connection to the centre is strongest.
///
/// A radius of 0 is the node alone. Reads the whole archive's edges once.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn ego(store: &Store, centre: &NodeRow, radius: usize, limit: usize) -> Result<Selection> {
    let skeleton = Skeleton::load(store)?;
    let Some(&start) = skeleton.index.get(centre) else {
        return Selection::new(store, &BTreeSet::from([centre.clone()]), 1);
    };
    let strengths = strengths(&skeleton, start, radius);
    let mut reached: Vec<(NodeIndex, f64)> = strengths.into_iter().collect();
    let of = reached.len();
    reached.sort_by(|a, b| b.1.total_cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    let nodes = reached.iter().take(limit.max(1)).map(|(node, _)| skeleton.graph[*node].clone());
    Selection::new(store, &nodes.collect(), of)
}

/// The best product of strengths from `start` to each node within `radius`
/// hops. A node may be reached over fewer hops and weaker bonds, so the search
/// keeps the best for every number of hops.
fn strengths(skeleton: &Skeleton, start: NodeIndex, radius: usize) -> HashMap<NodeIndex, f64> {
    struct Step(f64, usize, NodeIndex);
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
    let mut best: HashMap<NodeIndex, f64> = HashMap::new();
    let mut fewest: HashMap<NodeIndex, usize> = HashMap::new();
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
        for edge in skeleton.graph.edges(node) {
            frontier.push(Step(strength * edge.weight().strength, hops + 1, edge.target()));
        }
    }
    best
}
