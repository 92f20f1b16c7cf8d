//! From a graph to the numbers that a layout takes.

use petgraph::{graph::NodeIndex, visit::EdgeRef};

use crate::{
    graph::{EdgeKind, StoryGraph},
    layout::{Arrow, Drawing, ForceOptions, LayeredOptions, Size, force, layered},
    model::Date,
    render::Layout,
};

/// Where the nodes of `graph`, as large as `sizes`, and its edges go.
pub(super) fn place(graph: &StoryGraph, sizes: &[Size], layout: Layout) -> Drawing {
    match layout {
        Layout::Force => force(sizes, &pulls(graph), &ForceOptions::default()),
        Layout::Layered => layered(sizes, &arrows(graph), &LayeredOptions::default()),
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

/// References lead from a story to what came before it; names stand where
/// their stories are.
fn arrows(graph: &StoryGraph) -> Vec<Arrow> {
    graph
        .edge_references()
        .map(|edge| {
            let date = |node: NodeIndex| graph[node].published.as_ref().map(Date::day_number);
            let (from, to) = (edge.source(), edge.target());
            let ahead = date(from).zip(date(to)).is_some_and(|(from, to)| from < to);
            let flows = matches!(edge.weight().kind, EdgeKind::Reference(_)) && !ahead;
            Arrow { from: from.index(), to: to.index(), flows }
        })
        .collect()
}
