//! The graph as JSON: `{"nodes": […], "edges": […]}`, one of them a line, so
//! that two exports can be compared line by line.

use std::io::Write;

use serde::Serialize;

use super::{GraphWriter, write_graph};
use crate::error::Result;
use crate::graph::{LinkedEdge, Node, StoryGraph};

/// The version of this format; it changes when a field changes its meaning.
pub const FORMAT: u32 = 1;

/// Writes a graph's JSON as its nodes and edges come.
pub struct JsonWriter<W: Write>(Lists<W>);

impl<W: Write> JsonWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        Lists::new(out, &format!("{{\"format\": {FORMAT}, \"nodes\": ["), "\"edges\": [", "]}")
            .map(Self)
    }
}

impl<W: Write> GraphWriter for JsonWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        self.0.node(node)
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        self.0.edge(edge)
    }

    fn finish(&mut self) -> Result<()> {
        self.0.finish()
    }
}

/// A graph in memory as JSON, in the graph's order.
///
/// # Errors
///
/// As [`write_graph`].
pub fn json(graph: &StoryGraph, out: impl Write) -> Result<()> {
    write_graph(graph, &mut JsonWriter::new(out)?)
}

/// A JSON document with a list of nodes and then one of edges, a member a line.
pub(super) struct Lists<W: Write> {
    out: W,
    /// What stands between the two lists, and after them.
    between: String,
    after: &'static str,
    in_edges: bool,
    /// Whether the list has a member.
    started: bool,
}

impl<W: Write> Lists<W> {
    /// Begins the document with all up to the first node.
    pub(super) fn new(
        mut out: W,
        before: &str,
        between: &str,
        after: &'static str,
    ) -> Result<Self> {
        out.write_all(before.as_bytes())?;
        let between = format!("\n], {between}");
        Ok(Self { out, between, after, in_edges: false, started: false })
    }

    pub(super) fn node(&mut self, node: &impl Serialize) -> Result<()> {
        self.member(node)
    }

    pub(super) fn edge(&mut self, edge: &impl Serialize) -> Result<()> {
        self.begin_edges()?;
        self.member(edge)
    }

    pub(super) fn finish(&mut self) -> Result<()> {
        self.begin_edges()?;
        writeln!(self.out, "\n{}", self.after)?;
        self.out.flush()?;
        Ok(())
    }

    fn begin_edges(&mut self) -> Result<()> {
        if !self.in_edges {
            self.out.write_all(self.between.as_bytes())?;
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
