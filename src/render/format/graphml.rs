//! `GraphML` (graphml.graphdrawing.org): Gephi, yEd, `NetworkX`, igraph.

use std::io::Write;

use super::GraphWriter;
use super::column::{Column, EDGE, NODE, Type, Value, edge_cells, node_cells};
use super::number::Numbers;
use super::xml::XmlWriter;
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};
use crate::render::escape;

/// The ids of a document are `n0`, `n1`, …, because its schema allows no space
/// in one; who a node is stands under this name.
const IDENTITY: Column = ("identity", Type::Text);

/// What Gephi writes beside a node: the title on one line.
const LABEL: Column = ("label", Type::Text);

/// Writes `GraphML` with typed keys. Text is kept but for the characters that
/// XML 1.0 cannot hold.
pub struct GraphmlWriter<W: Write> {
    xml: XmlWriter<W>,
    numbers: Numbers,
    edges: usize,
}

impl<W: Write> GraphmlWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        let mut xml = XmlWriter::new(out)?;
        let space = "http://graphml.graphdrawing.org/xmlns";
        let schema = format!("{space} {space}/1.0/graphml.xsd");
        let xsi = "http://www.w3.org/2001/XMLSchema-instance";
        let names = [("xmlns", space), ("xmlns:xsi", xsi), ("xsi:schemaLocation", &schema)];
        xml.tag("graphml", &names, true)?;
        for (of, columns) in
            [("node", &[&[IDENTITY, LABEL], &NODE[..]].concat()[..]), ("edge", &EDGE)]
        {
            for (name, kind) in columns {
                let kind = match kind {
                    Type::Text => "string",
                    Type::Number => "double",
                    Type::Count => "long",
                };
                let id = key(of, name);
                let attributes =
                    [("id", id.as_str()), ("for", of), ("attr.name", name), ("attr.type", kind)];
                xml.tag("key", &attributes, false)?;
            }
        }
        xml.tag("graph", &[("id", "storygraph"), ("edgedefault", "directed")], true)?;
        Ok(Self { xml, numbers: Numbers::default(), edges: 0 })
    }

    fn data(&mut self, of: &str, columns: &[Column], cells: &[Option<Value>]) -> Result<()> {
        for ((name, _), cell) in columns.iter().zip(cells) {
            if let Some(value) = cell {
                self.xml.element("data", ("key", &key(of, name)), &value.clone().plain())?;
            }
        }
        Ok(())
    }
}

fn key(of: &str, name: &str) -> String {
    format!("{of}_{name}")
}

impl<W: Write> GraphWriter for GraphmlWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let number = self.numbers.add(&node.id);
        self.xml.tag("node", &[("id", &format!("n{number}"))], true)?;
        let own = [Value::Text(node.id.clone()), Value::Text(escape::clean(&node.title))];
        self.data("node", &[IDENTITY, LABEL], &own.map(Some))?;
        self.data("node", &NODE, &node_cells(node))?;
        self.xml.line("</node>")
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let source = format!("n{}", self.numbers.get(&edge.source)?);
        let target = format!("n{}", self.numbers.get(&edge.target)?);
        let id = format!("e{}", self.edges);
        self.edges += 1;
        let attributes = [("id", id.as_str()), ("source", &source), ("target", &target)];
        self.xml.tag("edge", &attributes, true)?;
        self.data("edge", &EDGE, &edge_cells(&edge.edge))?;
        self.xml.line("</edge>")
    }

    fn finish(&mut self) -> Result<()> {
        self.xml.finish("</graph>\n</graphml>")
    }
}
