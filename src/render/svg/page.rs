//! The page: caption above, graph in the middle, legend below.

use std::{collections::BTreeMap, fmt::Write};

use petgraph::visit::EdgeRef;

use super::{
    axis,
    card::Card,
    crowd::cards,
    edge::{End, Line},
    header::Header,
    legend::Legend,
    number::N,
    placement::{Placement, place},
};
use crate::{
    graph::{EdgeKind, NodeKind, StoryGraph},
    layout::{Drawing, Point, Size},
    render::{Caption, Layout, escape},
};

/// Free pixels on every side of the page.
const MARGIN: f64 = 24.0;
/// The page is no narrower, so that a small graph's title and legend have room.
const NARROWEST: f64 = 360.0;
/// A picture with more edges says nothing about each: their evidence would be
/// most of the file, and on such a picture nobody meets a single line.
const WORDED: usize = 5_000;
/// Light and dark; no colour stands anywhere else.
const STYLE: &str = include_str!("style.css");

/// The picture of `graph`, placed by `layout`, with a title, a legend of the
/// kinds present, links to addresses and the evidence of every edge in its
/// tooltip. Light or dark as the reader prefers.
///
/// Of more than some hundreds of nodes only those with most edges have their
/// title on them, the others in their tooltip.
///
/// Equal graphs give equal bytes. Takes n log n: 20 ms for 60 nodes and two
/// seconds for 2,000.
#[must_use]
pub fn svg(graph: &StoryGraph, caption: &Caption, layout: Layout) -> Vec<u8> {
    let cards = cards(graph);
    let sizes: Vec<Size> = cards.iter().map(|card| card.outline.size()).collect();
    let Placement { mut drawing, axis } = place(graph, &sizes, layout);
    let boxes = drawing.centres.iter().zip(sizes.iter().copied());
    let lines = graph.edge_references().enumerate().flat_map(|(nth, edge)| {
        drawing.extremes(nth, (edge.source().index(), edge.target().index()))
    });
    let lines: Vec<Point> = lines.collect();
    let lines = lines.iter().map(|at| (at, Size::default()));
    let start = axis.as_ref().map_or_else(Size::default, |axis| axis.size);
    let far = boxes.chain(lines).fold(start, |far, (at, size)| {
        Size::new(far.width.max(at.x + size.width / 2.0), far.height.max(at.y + size.height / 2.0))
    });

    let room = far.width.max(NARROWEST);
    let (header, legend) = (Header::new(caption, room), Legend::new(graph, room));
    let inner = far.width.max(header.size().width).max(legend.size().width);
    let height = header.size().height + far.height + legend.size().height;
    let page = Size::new(inner + 2.0 * MARGIN, height + 2.0 * MARGIN);
    let (left, top) = (MARGIN + (inner - far.width) / 2.0, MARGIN + header.size().height);
    for point in drawing.centres.iter_mut().chain(drawing.bends.iter_mut().flatten()) {
        *point = Point::new(point.x + left, point.y + top);
    }

    let mut svg = opening(graph, caption, page);
    header.write(&mut svg, MARGIN, MARGIN);
    if let Some(axis) = &axis {
        axis::write_lines(&mut svg, axis, left, top);
    }
    write_edges(&mut svg, graph, &cards, &drawing);
    if let Some(axis) = &axis {
        axis::write_words(&mut svg, axis, left, top);
    }
    for (nth, (card, &centre)) in cards.iter().zip(&drawing.centres).enumerate() {
        card.write(&mut svg, nth + 1, centre);
    }
    legend.write(&mut svg, MARGIN, top + far.height, inner);
    svg.push_str("</g>\n</svg>\n");
    svg.into_bytes()
}

fn opening(graph: &StoryGraph, caption: &Caption, page: Size) -> String {
    let (width, height) = (N(page.width.ceil()), N(page.height.ceil()));
    let title = escape::xml(&caption.title);
    let mut description = format!("{} nodes and {} edges", graph.node_count(), graph.edge_count());
    if let Some(note) = &caption.note {
        let _ = write!(description, "; {}", escape::xml(note));
    }
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" class="storygraph" width="{width}" height="{height}" viewBox="0 0 {width} {height}" role="img" aria-label="{title}">
<title>{title}</title>
<desc>{description}</desc>
<style>
{STYLE}</style>
<rect class="page" width="{width}" height="{height}"/>
<g id="graph0" class="graph">
"#
    )
}

/// Mentions below references, both below the nodes; each kind in the graph's order.
fn write_edges(svg: &mut String, graph: &StoryGraph, cards: &[Card<'_>], drawing: &Drawing) {
    let mut lanes: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let both = |a: usize, b: usize| (a.min(b), a.max(b));
    for edge in graph.edge_references() {
        *lanes.entry(both(edge.source().index(), edge.target().index())).or_default() += 1;
    }
    let mut used: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    let is_worded = graph.edge_count() <= WORDED;
    let mut references = String::new();
    for (nth, edge) in graph.edge_references().enumerate() {
        let (from, to) = (edge.source().index(), edge.target().index());
        let nth_of_pair = used.entry(both(from, to)).or_default();
        let end =
            |node: usize| End { centre: drawing.centres[node], outline: &cards[node].outline };
        let line = Line {
            edge: edge.weight(),
            ends: (end(from), end(to)),
            wanted: graph[edge.target()].kind == NodeKind::Wanted,
            bends: &drawing.bends[nth],
            lane: (*nth_of_pair, lanes[&both(from, to)]),
            titles: is_worded.then(|| (&*graph[edge.source()].title, &*graph[edge.target()].title)),
        };
        *nth_of_pair += 1;
        let below = edge.weight().kind == EdgeKind::Mentions;
        line.write(if below { svg } else { &mut references }, nth + 1);
    }
    svg.push_str(&references);
}
