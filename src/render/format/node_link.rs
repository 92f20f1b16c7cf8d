//! Node-link JSON: what `NetworkX`'s `node_link_graph` reads, and D3's forces.

use std::io::Write;

use serde_json::{Map, Value as Json};

use super::GraphWriter;
use super::column::{EDGE, NODE, edge_cells, members, node_cells};
use super::json::Lists;
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};

/// Writes a directed multigraph whose nodes and edges are flat objects; the
/// edges are under `edges`, with `source` and `target`.
pub struct NodeLinkWriter<W: Write>(Lists<W>);

impl<W: Write> NodeLinkWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        let before = "{\"directed\": true, \"multigraph\": true, \"graph\": {}, \"nodes\": [";
        Lists::new(out, before, "\"edges\": [", "]}").map(Self)
    }
}

impl<W: Write> GraphWriter for NodeLinkWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let mut object = Map::from_iter([("id".to_owned(), Json::from(node.id.as_str()))]);
        members(&NODE, node_cells(node), &mut object);
        self.0.node(&object)
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let mut object = Map::from_iter([
            ("source".to_owned(), Json::from(edge.source.as_str())),
            ("target".to_owned(), Json::from(edge.target.as_str())),
        ]);
        members(&EDGE, edge_cells(&edge.edge), &mut object);
        self.0.edge(&object)
    }

    fn finish(&mut self) -> Result<()> {
        self.0.finish()
    }
}
