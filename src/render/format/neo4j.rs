//! CSV with typed headers for `neo4j-admin database import`.

use std::io::Write;

use super::GraphWriter;
use super::column::{Column, EDGE, NODE, Type, Value, edge_cells, node_cells};
use crate::error::Result;
use crate::graph::{LinkedEdge, Node, NodeKind};

/// Writes a table of nodes and one of relationships, each under a header of
/// Neo4j's.
///
/// A line break in a text becomes a space, because the importer takes a line
/// for a row unless it is told otherwise. All other text is kept.
pub struct Neo4jWriter<W: Write> {
    nodes: W,
    relationships: W,
}

impl<W: Write> Neo4jWriter<W> {
    /// Begins both tables.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if one cannot be written.
    pub fn new(mut nodes: W, mut relationships: W) -> Result<Self> {
        writeln!(nodes, "id:ID,{},day:date,:LABEL", header(&NODE))?;
        writeln!(relationships, ":START_ID,:END_ID,{},:TYPE", header(&EDGE))?;
        Ok(Self { nodes, relationships })
    }
}

fn header(columns: &[Column]) -> String {
    let typed = columns.iter().map(|(name, kind)| match kind {
        Type::Text => format!("{name}:string"),
        Type::Number => format!("{name}:double"),
        Type::Count => format!("{name}:long"),
    });
    typed.collect::<Vec<_>>().join(",")
}

/// The label of a kind of node.
const fn label(kind: NodeKind) -> &'static str {
    match kind {
        NodeKind::Article => "Article",
        NodeKind::Wanted => "Wanted",
        NodeKind::Person => "Person",
        NodeKind::Organization => "Organization",
        NodeKind::Place => "Place",
    }
}

/// Text between quotes, in one line; an empty cell is no value.
fn cell(value: Option<Value>) -> String {
    match value {
        Some(Value::Text(text)) => quoted(&text),
        Some(other) => other.plain(),
        None => String::new(),
    }
}

fn quoted(text: &str) -> String {
    let line = text.replace("\r\n", " ").replace(['\n', '\r'], " ");
    format!("\"{}\"", line.replace('"', "\"\""))
}

impl<W: Write> GraphWriter for Neo4jWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let cells = node_cells(node).map(cell).join(",");
        let day = node.published.as_ref().map_or("", |date| date.day());
        let (id, label) = (quoted(&node.id), label(node.kind));
        writeln!(self.nodes, "{id},{cells},{day},{label}")?;
        Ok(())
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let cells = edge_cells(&edge.edge).map(cell).join(",");
        let (source, target) = (quoted(&edge.source), quoted(&edge.target));
        let kind = edge.edge.kind.as_str().to_uppercase();
        writeln!(self.relationships, "{source},{target},{cells},{kind}")?;
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.nodes.flush()?;
        self.relationships.flush()?;
        Ok(())
    }
}
