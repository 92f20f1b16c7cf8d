//! Who has a title on a picture of many.

use super::card::Card;
use crate::graph::StoryGraph;

/// Up to this many nodes all have: on a wall poster they can be read.
const ALL: usize = 600;

/// Of more, those with the most neighbours: as many as can be told apart.
const LABELLED: usize = 160;

/// Letters grow with the page, so that they can be read on a screen that shows
/// all of it, but no larger than this.
const LARGEST: f64 = 4.0;

/// The cards of all nodes, in the graph's order.
pub(super) fn cards(graph: &StoryGraph) -> Vec<Card<'_>> {
    let degrees: Vec<usize> =
        graph.node_indices().map(|node| graph.neighbors_undirected(node).count()).collect();
    let count = degrees.len();
    let nodes = graph.node_weights().zip(&degrees);
    if count <= ALL {
        return nodes.map(|(node, &degree)| Card::new(node, degree, 1.0)).collect();
    }
    let mut order: Vec<usize> = (0..count).collect();
    // Stable: of equals the first in the graph.
    order.sort_by_key(|&nth| std::cmp::Reverse(degrees[nth]));
    let mut is_labelled = vec![false; count];
    for &nth in order.iter().take(LABELLED) {
        is_labelled[nth] = true;
    }
    let scale = (count as f64 / ALL as f64).sqrt().min(LARGEST);
    nodes
        .zip(is_labelled)
        .map(
            |((node, &degree), labelled)| {
                if labelled { Card::new(node, degree, scale) } else { Card::blank(node) }
            },
        )
        .collect()
}
