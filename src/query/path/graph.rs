//! Paths as one graph.

use std::collections::{BTreeMap, HashMap};

use super::Route;
use crate::graph::{Edge, Node, StoryGraph};
use crate::query::Selection;

/// The nodes of some paths, and of each hop the edge that proves it. Nodes and
/// edges are in the order that all graphs have.
#[must_use]
pub fn path_graph(routes: &[Route]) -> Selection {
    let mut nodes: BTreeMap<&str, &Node> = BTreeMap::new();
    // A hop that several paths take is one edge.
    let mut edges: BTreeMap<(&str, &str), &Edge> = BTreeMap::new();
    for route in routes {
        let mut here = &route.start;
        nodes.insert(&here.id, here);
        for hop in &route.hops {
            let (from, to) = if hop.reversed { (&hop.to, here) } else { (here, &hop.to) };
            edges.insert((&from.id, &to.id), &hop.edge);
            nodes.insert(&hop.to.id, &hop.to);
            here = &hop.to;
        }
    }
    let of = nodes.len();
    let mut graph = StoryGraph::with_capacity(of, edges.len());
    let index: HashMap<&str, _> =
        nodes.into_iter().map(|(id, node)| (id, graph.add_node(node.clone()))).collect();
    for ((from, to), edge) in edges {
        graph.add_edge(index[from], index[to], edge.clone());
    }
    Selection { graph, of, thinned: Vec::new() }
}
