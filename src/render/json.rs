//! The graph as JSON: `{"nodes": […], "edges": […]}`, one of them a line, so
//! that two exports can be compared line by line.

use std::io::Write;

use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::error::Result;
use crate::graph::{LinkedEdge, Node, StoryGraph};

/// The version of this format; it changes when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// Writes a graph's JSON as its nodes and edges come.
pub struct JsonWriter<W: Write> {
    out: W,
    /// Whether the edges have begun.
    in_edges: bool,
    /// Whether the list has a member.
    started: bool,
}

impl<W: Write> JsonWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(mut out: W) -> Result<Self> {
        write!(out, "{{\"format\": {FORMAT}, \"nodes\": [")?;
        Ok(Self { out, in_edges: false, started: false })
    }

    /// Adds a node. All nodes come before the first edge.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn node(&mut self, node: &Node) -> Result<()> {
        self.member(node)
    }

    /// Adds an edge.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        self.begin_edges()?;
        self.member(edge)
    }

    /// Ends the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn finish(mut self) -> Result<()> {
        self.begin_edges()?;
        Ok(writeln!(self.out, "\n]}}")?)
    }

    fn begin_edges(&mut self) -> Result<()> {
        if !self.in_edges {
            write!(self.out, "\n], \"edges\": [")?;
            self.in_edges = true;
            self.started = false;
        }
        Ok(())
    }

    fn member(&mut self, member: &impl Serialize) -> Result<()> {
        self.out.write_all(if self.started { b",\n" } else { b"\n" })?;
        self.started = true;
        serde_json::to_writer(&mut self.out, member).map_err(std::io::Error::from)?;
        Ok(())
    }
}

/// A graph in memory as JSON, in the graph's order.
///
/// # Errors
///
/// [`crate::Error::Io`] if `out` cannot be written.
pub fn json(graph: &StoryGraph, out: impl Write) -> Result<()> {
    let mut writer = JsonWriter::new(out)?;
    for node in graph.node_weights() {
        writer.node(node)?;
    }
    for edge in graph.edge_references() {
        writer.edge(&LinkedEdge {
            source: graph[edge.source()].id.clone(),
            target: graph[edge.target()].id.clone(),
            edge: edge.weight().clone(),
        })?;
    }
    writer.finish()
}
