//! From a graph to the numbers that a layout takes.

use petgraph::visit::EdgeRef;

use crate::{
    graph::{EdgeKind, StoryGraph},
    layout::{Drawing, ForceOptions, Size, force, radial},
    render::Layout,
};

/// Where the nodes of `graph`, as large as `sizes`, and its edges go.
pub(super) fn place(graph: &StoryGraph, sizes: &[Size], layout: Layout) -> Drawing {
    match layout {
        Layout::Force => force(sizes, &pulls(graph), &ForceOptions::default()),
        Layout::Radial(centre) => {
            radial(sizes, &pulls(graph), centre.index(), &ForceOptions::default())
        }
    }
}

/// The edges as the layout wants them: references pull most, then entities
/// that matter to their story.
fn pulls(graph: &StoryGraph) -> Vec<(usize, usize, f64)> {
    graph
        .edge_references()
        .map(|edge| {
            let pull = match edge.weight().kind {
                EdgeKind::Reference(_) => 2.0,
                EdgeKind::Mentions => 0.6 + 0.6 * edge.weight().weight.clamp(0.0, 1.0),
            };
            (edge.source().index(), edge.target().index(), pull)
        })
        .collect()
}
