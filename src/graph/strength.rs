//! How strong the edges of a graph in memory are.

use std::collections::{HashMap, HashSet};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::skeleton::{REFERENCE_STRENGTH, mention_strength};
use super::{EdgeKind, StoryGraph};

/// What each edge is worth on a path, 0 to 1, in the graph's order: as
/// [`super::Bond::strength`] has it, but hubs are damped by how many stories of
/// this graph name them, not by how many of the archive.
///
/// Takes time proportional to the edges.
#[must_use]
pub fn strengths(graph: &StoryGraph) -> Vec<f64> {
    let stories = graph.node_weights().filter(|node| node.kind.is_story()).count();
    let mut naming: HashMap<NodeIndex, HashSet<NodeIndex>> = HashMap::new();
    for edge in graph.edge_references() {
        if edge.weight().kind == EdgeKind::Mentions {
            naming.entry(edge.target()).or_default().insert(edge.source());
        }
    }
    graph
        .edge_references()
        .map(|edge| match edge.weight().kind {
            EdgeKind::Reference(_) => REFERENCE_STRENGTH * edge.weight().weight,
            EdgeKind::Mentions => {
                mention_strength(edge.weight().weight, naming[&edge.target()].len(), stories)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::strengths;
    use crate::graph::{Edge, EdgeKind, Node, NodeKind, StoryGraph};
    use crate::model::ReferenceKind;

    #[test]
    fn a_reference_is_worth_more_than_a_name_that_all_have() {
        let mut graph = StoryGraph::new();
        let mut node = |kind, title: &str| graph.add_node(Node::new(kind, title));
        let stories = ["a", "b", "c"].map(|title| node(NodeKind::Article, title));
        let everywhere = node(NodeKind::Place, "Port Kessel");
        let once = node(NodeKind::Person, "Mara Lindqvist");
        let edge = |kind| Edge::new(kind).with_weight(0.9);
        for story in stories {
            graph.add_edge(story, everywhere, edge(EdgeKind::Mentions));
        }
        graph.add_edge(stories[0], once, edge(EdgeKind::Mentions));
        graph.add_edge(stories[0], stories[1], edge(EdgeKind::Reference(ReferenceKind::ReadMore)));
        let strengths = strengths(&graph);
        let (common, rare, reference) = (strengths[0], strengths[3], strengths[4]);
        assert!(common < 0.1 && common < reference && reference < rare, "{strengths:?}");
    }
}
