//! Comma-separated values (RFC 4180), safe to open in a spreadsheet; Gephi and
//! pandas take them for a table of nodes and one of edges.

use std::io::Write;

use super::GraphWriter;
use super::column::{EDGE, NODE, Value, edge_cells, node_cells};
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};
use crate::render::escape;

/// Writes two tables with a line of names each: nodes by `id`, edges from
/// `source` to `target`.
///
/// Before what a spreadsheet would take for a formula stands an apostrophe;
/// before such an apostrophe another, so that taking one off gives the text
/// again. All other text is kept.
pub struct CsvWriter<W: Write> {
    nodes: W,
    edges: W,
}

impl<W: Write> CsvWriter<W> {
    /// Begins both tables.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if one cannot be written.
    pub fn new(mut nodes: W, mut edges: W) -> Result<Self> {
        let names = |own: &[&str], columns: &[(&'static str, _)]| -> String {
            let all = own.iter().copied().chain(columns.iter().map(|(name, _)| *name));
            // Gephi shows a node's `label` and needs to be told that edges point somewhere.
            all.map(|name| if name == "title" { "label" } else { name })
                .collect::<Vec<_>>()
                .join(",")
        };
        write!(nodes, "{}\r\n", names(&["id"], &NODE))?;
        write!(edges, "{}\r\n", names(&["source", "target", "type"], &EDGE))?;
        Ok(Self { nodes, edges })
    }
}

fn write_row(
    out: &mut impl Write,
    own: &[&str],
    cells: impl IntoIterator<Item = Option<Value>>,
) -> Result<()> {
    let own = own.iter().map(|text| escape::csv(text));
    let cells = cells.into_iter().map(|cell| match cell {
        Some(Value::Text(text)) => escape::csv(&text),
        Some(other) => other.plain(),
        None => String::new(),
    });
    let row: Vec<String> = own.chain(cells).collect();
    write!(out, "{}\r\n", row.join(","))?;
    Ok(())
}

impl<W: Write> GraphWriter for CsvWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        write_row(&mut self.nodes, &[&node.id], node_cells(node))
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let own = [edge.source.as_str(), &edge.target, "directed"];
        write_row(&mut self.edges, &own, edge_cells(&edge.edge))
    }

    fn finish(&mut self) -> Result<()> {
        self.nodes.flush()?;
        self.edges.flush()?;
        Ok(())
    }
}
