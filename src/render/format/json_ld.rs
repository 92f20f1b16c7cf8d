//! JSON-LD 1.1 in schema.org's words, for web pages and RDF stores.

use std::io::Write;

use serde_json::{Map, Value as Json, json};

use super::GraphWriter;
use super::rdf::{Object, SCHEMA, Statements, Subject, iri};
use crate::error::Result;
use crate::graph::{LinkedEdge, Node};

/// Writes a document of its own context, which no program has to fetch. Its
/// `@graph` has an object a line: each node, then what each article says of
/// others, with the words that prove it as quotations.
///
/// The same statements as [`super::NQuadsWriter`]. Text is kept as it is.
pub struct JsonLdWriter<W: Write> {
    out: W,
    statements: Statements,
    started: bool,
    /// What one article says so far.
    said: Option<Subject>,
    quoted: Vec<Subject>,
}

impl<W: Write> JsonLdWriter<W> {
    /// Begins the document.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Io`] if `out` cannot be written.
    pub fn new(mut out: W) -> Result<Self> {
        let thing = || json!({ "@type": "@id" });
        let mut context = Map::from_iter([("@vocab".to_owned(), Json::from(SCHEMA))]);
        for property in ["url", "sameAs", "publisher", "mentions", "citation", "isPartOf"] {
            context.insert(property.to_owned(), thing());
        }
        write!(out, "{{\"@context\": {}, \"@graph\": [", Json::from(context))?;
        let (said, quoted) = (None, Vec::new());
        Ok(Self { out, statements: Statements::default(), started: false, said, quoted })
    }

    fn subject(&mut self, subject: Subject) -> Result<()> {
        self.out.write_all(if self.started { b",\n" } else { b"\n" })?;
        self.started = true;
        serde_json::to_writer(&mut self.out, &object(subject)).map_err(std::io::Error::from)?;
        Ok(())
    }

    /// Writes what has been gathered of one article.
    fn end_article(&mut self) -> Result<()> {
        let said = self.said.take();
        let quoted = std::mem::take(&mut self.quoted);
        said.into_iter().chain(quoted).try_for_each(|subject| self.subject(subject))
    }
}

/// A thing as an object; what has several values as a list.
fn object(subject: Subject) -> Json {
    let mut object = Map::from_iter([("@id".to_owned(), Json::from(subject.iri))]);
    for (property, value) in subject.facts {
        let (property, value) = match value {
            Object::Class(class) => ("@type", Json::from(class)),
            Object::Text(text) => (property, Json::from(text)),
            Object::Thing(iri) => (property, Json::from(iri)),
        };
        match object.get_mut(property) {
            None => {
                object.insert(property.to_owned(), value);
            }
            Some(Json::Array(values)) => values.push(value),
            Some(single) => *single = Json::Array(vec![single.take(), value]),
        }
    }
    Json::Object(object)
}

impl<W: Write> GraphWriter for JsonLdWriter<W> {
    fn node(&mut self, node: &Node) -> Result<()> {
        let subjects = self.statements.node(node);
        subjects.into_iter().try_for_each(|subject| self.subject(subject))
    }

    fn edge(&mut self, edge: &LinkedEdge) -> Result<()> {
        let source = iri(&edge.source);
        if self.said.as_ref().is_none_or(|said| said.iri != source) {
            self.end_article()?;
            self.said = Some(Subject { iri: source, facts: Vec::new() });
        }
        if let Some(said) = &mut self.said {
            said.facts.extend(self.statements.fact(edge));
        }
        if let Some(quotation) = self.statements.quotation(edge) {
            match self.quoted.iter_mut().find(|other| other.iri == quotation.iri) {
                Some(known) => known.facts.extend(quotation.facts),
                None => self.quoted.push(quotation),
            }
        }
        Ok(())
    }

    fn finish(&mut self) -> Result<()> {
        self.end_article()?;
        writeln!(self.out, "\n]}}")?;
        self.out.flush()?;
        Ok(())
    }
}
