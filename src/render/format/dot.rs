//! Graphviz's DOT, for those who have Graphviz or a program that reads it.

use std::io::Write;

use dot_writer::{Attributes, Scope};
use petgraph::visit::EdgeRef;

use super::GraphWriter;
use super::number::Numbers;
use crate::error::Result;
use crate::graph::{Edge, EdgeKind, LinkedEdge, Node, NodeKind, StoryGraph};
use crate::render::evidence::evidence_line;
use crate::render::font::Weight;
use crate::render::label::{Setting, wrap};
use crate::render::{Caption, escape};

/// Lines of a label break where 13-point Helvetica reaches this width.
const LABEL: Setting = Setting { font_size: 13.0, weight: Weight::Regular, width: 190.0, lines: 4 };

const BEGIN: &[u8] = b"digraph {\n";
const END: &[u8] = b"}\n";

/// Writes a graph in DOT: nodes `n0`, `n1`, …, then the edges.
///
/// A label is the title in up to four lines; a node's tooltip is the whole
/// title, an edge's the words that prove it. Control characters and controls
/// of writing direction are left out, white space is one space. Addresses
/// other than `http` and `https` are not linked.
pub struct DotWriter<W: Write> {
    out: W,
    numbers: Numbers,
    /// Numbers of nodes that are wanted, in order.
    wanted: Vec<usize>,
}

impl<W: Write> DotWriter<W> {
    /// Begins the graph under its caption.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(mut out: W, caption: &Caption) -> Result<Self> {
        out.write_all(BEGIN)?;
        out.write_all(&statements(|digraph| write_defaults(digraph, caption)))?;
        Ok(Self { out, numbers: Numbers::default(), wanted: Vec::new() })
    }
}

impl<W: Write> GraphWriter for DotWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let number = self.numbers.add(&node.id);
        if node.kind == NodeKind::Wanted {
            self.wanted.push(number);
        }
        self.out.write_all(&statements(|digraph| write_node(digraph, number, node)))?;
        Ok(())
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let ends = (self.numbers.get(&edge.source)?, self.numbers.get(&edge.target)?);
        let wanted = self.wanted.binary_search(&ends.1).is_ok();
        let written = statements(|digraph| write_edge(digraph, ends, &edge.edge, wanted));
        self.out.write_all(&written)?;
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.out.write_all(END)?;
        self.out.flush()?;
        Ok(())
    }
}

/// A graph in memory in DOT, as [`DotWriter`] writes it.
#[must_use]
pub fn dot(graph: &StoryGraph, caption: &Caption) -> Vec<u8> {
    let mut bytes = BEGIN.to_vec();
    bytes.extend(statements(|digraph| write_defaults(digraph, caption)));
    for (nth, node) in graph.node_weights().enumerate() {
        bytes.extend(statements(|digraph| write_node(digraph, nth, node)));
    }
    for edge in graph.edge_references() {
        let wanted = graph[edge.target()].kind == NodeKind::Wanted;
        let ends = (edge.source().index(), edge.target().index());
        bytes.extend(statements(|digraph| write_edge(digraph, ends, edge.weight(), wanted)));
    }
    bytes.extend(END);
    bytes
}

/// Some statements as they stand in a graph. The crate writes whole graphs
/// only, so they are taken out of one of their own.
fn statements(write: impl FnOnce(&mut Scope<'_, '_>)) -> Vec<u8> {
    let mut whole = Vec::new();
    write(&mut dot_writer::DotWriter::from(&mut whole).digraph());
    let is_end = |byte: &u8| *byte == b'\n';
    let first = whole.iter().position(is_end).map_or(0, |end| end + 1);
    let last = whole.iter().rposition(|byte| *byte == b'}').unwrap_or(whole.len());
    whole.drain(first..last).collect()
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

fn write_edge(digraph: &mut Scope<'_, '_>, (from, to): (usize, usize), edge: &Edge, wanted: bool) {
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
