//! From a graph to the numbers that a layout takes.

use std::collections::BTreeMap;

use petgraph::{graph::NodeIndex, visit::EdgeRef};

use crate::{
    graph::{EdgeKind, StoryGraph},
    layout::{
        Arrow, Axis, Drawing, ForceOptions, LayeredOptions, Size, Stop, TimelineOptions, When,
        force, layered, radial, timeline,
    },
    model::Date,
    render::Layout,
};

/// Where nodes and edges go, and what they stand over.
pub(super) struct Placement {
    pub(super) drawing: Drawing,
    pub(super) axis: Option<Axis>,
}

/// Where the nodes of `graph`, as large as `sizes`, and its edges go.
pub(super) fn place(graph: &StoryGraph, sizes: &[Size], layout: Layout) -> Placement {
    let drawing = match layout {
        Layout::Force => force(sizes, &pulls(graph), &ForceOptions::default()),
        Layout::Radial(centre) => {
            radial(sizes, &pulls(graph), centre.index(), &ForceOptions::default())
        }
        Layout::Layered => layered(sizes, &arrows(graph), &LayeredOptions::default()),
        Layout::Timeline => {
            let edges: Vec<(usize, usize)> = graph
                .edge_references()
                .map(|edge| (edge.source().index(), edge.target().index()))
                .collect();
            let found = timeline(&stops(graph, sizes), &edges, &TimelineOptions::default());
            return Placement { drawing: found.drawing, axis: Some(found.axis) };
        }
    };
    Placement { drawing, axis: None }
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

/// Stories on their days; a name heads the lane that most stories which name
/// it are in.
fn stops(graph: &StoryGraph, sizes: &[Size]) -> Vec<Stop> {
    let mut lanes = lanes(graph);
    // What nothing dated names has a lane apart.
    let unnamed = graph.node_count() + 1;
    for name in graph.node_indices().filter(|&node| !graph[node].kind.is_story()) {
        let mut named: BTreeMap<usize, usize> = BTreeMap::new();
        for story in graph.neighbors_undirected(name) {
            if graph[story].published.is_some() {
                *named.entry(lanes[story.index()]).or_default() += 1;
            }
        }
        // Of equals the first: the last maximum of a reversed list.
        let most = named.into_iter().rev().max_by_key(|&(_, count)| count);
        lanes[name.index()] = most.map_or(unnamed, |(lane, _)| lane);
    }
    graph
        .node_indices()
        .map(|node| {
            let day = graph[node].published.as_ref().map(Date::day_number);
            let when = match (day, graph[node].kind.is_story()) {
                (_, false) => When::Always,
                (Some(day), true) => When::Day(day),
                (None, true) => When::Unknown,
            };
            Stop { size: sizes[node.index()], when, lane: lanes[node.index()] }
        })
        .collect()
}

/// A lane for each article: that of its story, if others of that are here; of
/// the name that matters most to it, if others have the same; else one for all
/// that is left. By number of the node that stands for the lane.
fn lanes(graph: &StoryGraph) -> Vec<usize> {
    let count = graph.node_count();
    let mut keys: Vec<Option<usize>> = vec![None; count];
    let mut stories: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for node in graph.node_indices() {
        if let Some(story) = &graph[node].story {
            stories.entry(story).or_default().push(node.index());
        }
    }
    for members in stories.into_values().filter(|members| members.len() > 1) {
        for &member in &members {
            keys[member] = Some(members[0]);
        }
    }
    let mut names: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for node in graph.node_indices().filter(|node| keys[node.index()].is_none()) {
        let mentions = graph.edges(node).filter(|edge| edge.weight().kind == EdgeKind::Mentions);
        let most = mentions.max_by(|a, b| {
            let weight = a.weight().weight.total_cmp(&b.weight().weight);
            weight.then(b.target().cmp(&a.target()))
        });
        if let Some(edge) = most {
            names.entry(edge.target().index()).or_default().push(node.index());
        }
    }
    for (name, members) in names.into_iter().filter(|(_, members)| members.len() > 1) {
        for member in members {
            keys[member] = Some(name);
        }
    }
    keys.into_iter().map(|key| key.unwrap_or(count)).collect()
}
