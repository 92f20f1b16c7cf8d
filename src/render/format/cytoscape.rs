//! Cytoscape JSON: what Cytoscape and Cytoscape.js read as a network's elements.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::GraphWriter;
use super::column::{EDGE, NODE, edge_cells, members, node_cells};
use super::json::Lists;
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};
use crate::render::escape;

/// Writes a network with one object of `data` a node and an edge.
pub struct CytoscapeWriter<W: Write> {
    lists: Lists<W>,
    edges: usize,
}

impl<W: Write> CytoscapeWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        let before = "{\"data\": {\"name\": \"storygraph\"}, \"directed\": true, \
            \"multigraph\": true, \"elements\": {\"nodes\": [";
        Ok(Self { lists: Lists::new(out, before, "\"edges\": [", "]}}")?, edges: 0 })
    }
}

impl<W: Write> GraphWriter for CytoscapeWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        // Cytoscape shows `name`; NetworkX calls the node by `value`.
        let mut data = Map::from_iter([
            ("id".to_owned(), Json::from(node.id.as_str())),
            ("value".to_owned(), Json::from(node.id.as_str())),
            ("name".to_owned(), Json::from(escape::clean(&node.title))),
        ]);
        members(&NODE, node_cells(node), &mut data);
        self.lists.node(&json!({ "data": data }))
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let id = format!("e{}", self.edges);
        self.edges += 1;
        // Without a key NetworkX takes edges between the same two for one.
        let mut data = Map::from_iter([
            ("id".to_owned(), Json::from(id.as_str())),
            ("key".to_owned(), Json::from(id.as_str())),
            ("source".to_owned(), Json::from(edge.source.as_str())),
            ("target".to_owned(), Json::from(edge.target.as_str())),
            ("interaction".to_owned(), Json::from(edge.edge.kind.as_str())),
        ]);
        members(&EDGE, edge_cells(&edge.edge), &mut data);
        self.lists.edge(&json!({ "data": data }))
    }

    fn finish(&mut self) -> Result<()> {
        self.lists.finish()
    }
}
