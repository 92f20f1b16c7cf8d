//! N-Quads (<https://www.w3.org/TR/n-quads/>) in schema.org's words: a
//! statement a line, for RDF stores.

use std::io::Write;

use super::GraphWriter;
use super::rdf::{Object, SCHEMA, Statements, Subject, iri};
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};
use crate::render::escape;

/// The property that says of what class a thing is.
const TYPE: &str = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";

/// Writes statements in the default graph, the same as [`super::JsonLdWriter`].
/// Text is kept as it is.
pub struct NQuadsWriter<W: Write> {
    out: W,
    statements: Statements,
}

impl<W: Write> NQuadsWriter<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self { out, statements: Statements::default() }
    }

    fn subject(&mut self, subject: &Subject) -> Result<()> {
        for (property, object) in &subject.facts {
            let property = match object {
                Object::Class(_) => TYPE.to_owned(),
                _ => format!("{SCHEMA}{property}"),
            };
            let object = match object {
                Object::Class(class) => format!("<{SCHEMA}{class}>"),
                Object::Thing(iri) => format!("<{iri}>"),
                Object::Text(text) => literal(text),
            };
            writeln!(self.out, "<{}> <{property}> {object} .", subject.iri)?;
        }
        Ok(())
    }
}

/// Text between quotes; what some programs take for the end of a line, and all
/// that cannot be seen, by number.
fn literal(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => literal.push_str("\\\""),
            '\\' => literal.push_str("\\\\"),
            '\n' => literal.push_str("\\n"),
            '\r' => literal.push_str("\\r"),
            c if c.is_control()
                || matches!(c, '\u{2028}' | '\u{2029}' | '\u{fffe}' | '\u{ffff}') =>
            {
                escape::push_escape(&mut literal, c);
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}

impl<W: Write> GraphWriter for NQuadsWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let subjects = self.statements.node(node);
        subjects.iter().try_for_each(|subject| self.subject(subject))
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let facts = self.statements.fact(edge).into_iter().collect();
        self.subject(&Subject { iri: iri(&edge.source), facts })?;
        let quotation = self.statements.quotation(edge);
        quotation.iter().try_for_each(|subject| self.subject(subject))
    }

    fn finish(&mut self) -> Result<()> {
        self.out.flush()?;
        Ok(())
    }
}
