//! GEXF 1.3 (gexf.net): Gephi, with its timeline.

use std::collections::HashMap;
use std::io::Write;

use super::GraphWriter;
use super::column::{Column, EDGE, NODE, Type, Value, edge_cells, node_cells};
use super::xml::XmlWriter;
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};
use crate::model::Date;
use crate::render::escape;

/// Writes GEXF whose articles, and the edges at them, begin on the day of
/// publication and never end. A month or a year counts from its first day, as
/// everywhere; what is undated has no beginning.
///
/// Text is kept but for the characters that XML 1.0 cannot hold; a label, the
/// title, is one line without hidden characters.
pub struct GexfWriter<W: Write> {
    xml: XmlWriter<W>,
    /// The day on which each dated node begins, by id.
    begins: HashMap<String, String>,
    edges: usize,
    in_edges: bool,
}

impl<W: Write> GexfWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(out: W) -> Result<Self> {
        let mut xml = XmlWriter::new(out)?;
        let names = [
            ("xmlns", "http://gexf.net/1.3"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
            ("xsi:schemaLocation", "http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd"),
            ("version", "1.3"),
        ];
        xml.tag("gexf", &names, true)?;
        xml.line("<meta>\n<creator>storygraph</creator>\n</meta>")?;
        let dynamic =
            [("mode", "dynamic"), ("timeformat", "date"), ("defaultedgetype", "directed")];
        xml.tag("graph", &dynamic, true)?;
        for (of, columns) in [("node", &NODE[..]), ("edge", &EDGE[..])] {
            xml.tag("attributes", &[("class", of), ("mode", "static")], true)?;
            for (name, kind) in columns {
                let kind = match kind {
                    Type::Text => "string",
                    Type::Number => "double",
                    Type::Count => "long",
                };
                xml.tag("attribute", &[("id", name), ("title", name), ("type", kind)], false)?;
            }
            xml.line("</attributes>")?;
        }
        xml.line("<nodes>")?;
        Ok(Self { xml, begins: HashMap::new(), edges: 0, in_edges: false })
    }

    fn values(&mut self, columns: &[Column], cells: &[Option<Value>]) -> Result<()> {
        self.xml.line("<attvalues>")?;
        for ((name, _), cell) in columns.iter().zip(cells) {
            if let Some(value) = cell {
                let attributes = [("for", *name), ("value", &value.clone().plain())];
                self.xml.tag("attvalue", &attributes, false)?;
            }
        }
        self.xml.line("</attvalues>")
    }

    fn begin_edges(&mut self) -> Result<()> {
        if !self.in_edges {
            self.in_edges = true;
            self.xml.line("</nodes>\n<edges>")?;
        }
        Ok(())
    }
}

/// The first day of a date.
fn first_day(date: &Date) -> String {
    let day = date.day();
    match day.len() {
        4 => format!("{day}-01-01"),
        7 => format!("{day}-01"),
        _ => day.to_owned(),
    }
}

impl<W: Write> GraphWriter for GexfWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let label = escape::clean(&node.title);
        let mut attributes = vec![("id", node.id.as_str()), ("label", &label)];
        let day = node.published.as_ref().map(first_day);
        if let Some(day) = &day {
            attributes.push(("start", day));
        }
        self.xml.tag("node", &attributes, true)?;
        self.values(&NODE, &node_cells(node))?;
        self.begins.extend(day.map(|day| (node.id.clone(), day)));
        self.xml.line("</node>")
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        self.begin_edges()?;
        let id = format!("e{}", self.edges);
        self.edges += 1;
        let weight = edge.edge.weight.to_string();
        let mut attributes = vec![
            ("id", id.as_str()),
            ("source", &edge.source),
            ("target", &edge.target),
            ("kind", edge.edge.kind.as_str()),
            ("weight", &weight),
        ];
        // An edge is not there before both its ends are.
        let ends = [&edge.source, &edge.target];
        let day = ends.iter().filter_map(|end| self.begins.get(*end)).max().cloned();
        if let Some(day) = &day {
            attributes.push(("start", day));
        }
        self.xml.tag("edge", &attributes, true)?;
        self.values(&EDGE, &edge_cells(&edge.edge))?;
        self.xml.line("</edge>")
    }

    fn finish(&mut self) -> Result<()> {
        self.begin_edges()?;
        self.xml.finish("</edges>\n</graph>\n</gexf>")
    }
}
