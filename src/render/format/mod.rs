//! Graphs for other programs; one format a file.
//!
//! A writer takes nodes, then edges, as they come, and holds no more of them
//! than it must: the whole of an archive goes through it as easily as a part.
//! Text is kept as the articles have it, but for what a format cannot hold or
//! a program would take for a command; each writer says what that is.

mod column;
mod cytoscape;
mod dot;
mod gexf;
mod graphml;
mod json;
mod json_ld;
mod mermaid;
mod n_quads;
mod neo4j;
mod node_link;
mod number;
mod obsidian;
#[cfg(feature = "parquet")]
mod parquet;
mod rdf;
mod spreadsheet;
mod xml;

use std::collections::HashSet;

use petgraph::visit::EdgeRef;

use crate::error::{Error, Result};
use crate::graph::{LinkedEdge, Node, StoryGraph};

pub use cytoscape::CytoscapeWriter;
pub use dot::{DotWriter, dot};
pub use gexf::GexfWriter;
pub use graphml::GraphmlWriter;
pub use json::{FORMAT, JsonWriter, json};
pub use json_ld::JsonLdWriter;
pub use mermaid::{MERMAID_EDGES, MermaidWriter};
pub use n_quads::NQuadsWriter;
pub use neo4j::Neo4jWriter;
pub use node_link::NodeLinkWriter;
pub use obsidian::ObsidianWriter;
#[cfg(feature = "parquet")]
pub use parquet::ParquetWriter;
pub use spreadsheet::CsvWriter;

/// Writes a graph as its nodes and edges come: every node before the first
/// edge, each id once, and after the last edge the end.
pub trait GraphWriter {
    /// Adds a node.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if it cannot be written.
    fn node(&mut self, node: &Node) -> Result<()>;

    /// Adds an edge between two of the nodes.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if it cannot be written.
    fn edge(&mut self, edge: &LinkedEdge) -> Result<()>;

    /// Ends the document; nothing may follow.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if it cannot be written.
    fn finish(&mut self) -> Result<()>;
}

/// Writes a graph in memory, in its own order.
///
/// # Errors
///
/// [`Error::Invalid`] if two nodes have one id, [`Error::Io`] if it cannot be
/// written.
pub fn write_graph(graph: &StoryGraph, writer: &mut dyn GraphWriter) -> Result<()> {
    let mut ids = HashSet::new();
    for node in graph.node_weights() {
        if !ids.insert(&node.id) {
            return Err(Error::Invalid {
                message: format!("two nodes are `{}`", node.id),
                hint: "give each an id of its own with `Node::with_id`".to_owned(),
            });
        }
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
