//! Graphviz's DOT, for those who have Graphviz or a program that reads it.

use dot_writer::{Attributes, DotWriter, Scope};
use petgraph::visit::EdgeRef;

use super::{
    Caption, escape,
    evidence::evidence_line,
    font::Weight,
    label::{Setting, wrap},
};
use crate::graph::{EdgeKind, Node, NodeKind, StoryGraph};

/// Lines of a label break where 13-point Helvetica reaches this width.
const LABEL: Setting = Setting { font_size: 13.0, weight: Weight::Regular, width: 190.0, lines: 4 };

/// The graph in DOT: nodes `n0`, `n1`, … in the graph's order, then the edges.
///
/// A label is the title in up to four lines; a node's tooltip is the whole
/// title, an edge's the words that prove it. Control characters and controls
/// of writing direction are left out, white space is one space. Addresses
/// other than `http` and `https` are not linked.
#[must_use]
pub fn dot(graph: &StoryGraph, caption: &Caption) -> Vec<u8> {
    let mut bytes = Vec::new();
    {
        let mut writer = DotWriter::from(&mut bytes);
        let mut digraph = writer.digraph();
        write_defaults(&mut digraph, caption);
        for (nth, node) in graph.node_weights().enumerate() {
            write_node(&mut digraph, nth, node);
        }
        for edge in graph.edge_references() {
            let wanted = graph[edge.target()].kind == NodeKind::Wanted;
            let ends = (edge.source().index(), edge.target().index());
            write_edge(&mut digraph, ends, edge.weight(), wanted);
        }
    }
    bytes
}

fn write_defaults(digraph: &mut Scope<'_, '_>, caption: &Caption) {
    let title = escape::dot(&caption.title);
    let note = caption.note.as_deref().map(escape::dot).filter(|note| !note.is_empty());
    let label = [title].into_iter().chain(note).collect::<Vec<_>>().join("\\n");
    digraph
        .graph_attributes()
        .set_label(&label)
        .set("labelloc", "t", false)
        .set_font("Helvetica")
        .set_font_size(18.0)
        .set("overlap", "false", false)
        .set("outputorder", "edgesfirst", false)
        .set("charset", "UTF-8", true);
    digraph
        .node_attributes()
        .set_font("Helvetica")
        .set_font_size(12.0)
        .set("fontcolor", "#1a1a1a", true)
        .set("margin", "0.12,0.06", true);
    digraph
        .edge_attributes()
        .set_font("Helvetica")
        .set_font_size(9.0)
        .set("color", "#44505c", true)
        .set("fontcolor", "#44505c", true);
}

/// Shape, style, fill and border of a kind: told apart without colour too.
const fn look(kind: NodeKind) -> (&'static str, &'static str, &'static str, &'static str) {
    match kind {
        NodeKind::Article => ("box", "rounded,filled", "#e6f0f9", "#0072b2"),
        NodeKind::Wanted => ("box", "dashed,filled", "#ffffff", "#b34700"),
        NodeKind::Person => ("ellipse", "filled", "#fdf1d3", "#a87400"),
        NodeKind::Organization => ("hexagon", "filled", "#f8e6f0", "#a8527f"),
        NodeKind::Place => ("house", "filled", "#dff3ec", "#00795a"),
    }
}

fn write_node(digraph: &mut Scope<'_, '_>, nth: usize, node: &Node) {
    let (shape, style, fill, border) = look(node.kind);
    let mut lines: Vec<String> =
        wrap(&node.title, LABEL).iter().map(|line| escape::dot(line)).collect();
    if let Some(date) = node.published.as_ref().filter(|_| node.kind.is_story()) {
        lines.push(escape::dot(date.day()));
    }
    let mut written = digraph.node_named(format!("n{nth}"));
    written
        .set_label(&lines.join("\\n"))
        .set("class", node.kind.as_str(), true)
        .set("shape", shape, false)
        .set("style", style, true)
        .set("fillcolor", fill, true)
        .set("color", border, true)
        .set("tooltip", &escape::dot(&node.title), true);
    if let Some(url) = node.url.as_deref().and_then(escape::link) {
        written.set("URL", &escape::dot(&url), true);
    }
}

fn write_edge(
    digraph: &mut Scope<'_, '_>,
    (from, to): (usize, usize),
    edge: &crate::graph::Edge,
    wanted: bool,
) {
    let mut written = digraph.edge(format!("n{from}"), format!("n{to}")).attributes();
    written.set("class", edge.kind.as_str(), true).set(
        "tooltip",
        &escape::dot(&evidence_line(edge)),
        true,
    );
    match edge.kind {
        EdgeKind::Mentions => {
            written
                .set("arrowhead", "none", false)
                .set("color", "#b9c0c8", true)
                .set("weight", "1", false);
        }
        EdgeKind::Reference(kind) => {
            written
                .set_label(&kind.as_str().replace('_', " "))
                .set("penwidth", "1.6", false)
                .set("weight", "4", false);
            if wanted {
                written.set("style", "dashed", false);
            }
        }
    }
}
