//! The graph as statements in schema.org's words, which JSON-LD and N-Quads
//! write in their own ways.

use std::collections::BTreeSet;

use crate::graph::{EdgeKind, LinkedEdge, Node, NodeKind};
use crate::render::escape;

/// Where the words are defined.
pub(super) const SCHEMA: &str = "https://schema.org/";

/// A thing and what is said of it.
pub(super) struct Subject {
    /// Its identifier.
    pub(super) iri: String,
    /// Property and value, in schema.org's words.
    pub(super) facts: Vec<(&'static str, Object)>,
}

/// A value.
pub(super) enum Object {
    /// Another thing, by its identifier.
    Thing(String),
    /// Words.
    Text(String),
    /// A class of schema.org's; the property is `type`.
    Class(&'static str),
}

/// Makes statements, each once.
#[derive(Default)]
pub(super) struct Statements {
    /// Publishers told of already.
    publishers: BTreeSet<String>,
    /// The node of the last edges, and what has been said of it.
    source: String,
    said: BTreeSet<(&'static str, String)>,
    /// The article of the last quotations, and those told of already.
    quoted: String,
    quotations: BTreeSet<String>,
}

/// The identifier of a node, the same in every archive of these articles:
/// `urn:storygraph:person:mara%20lindqvist`.
pub(super) fn iri(id: &str) -> String {
    format!("urn:storygraph:{}", escape::percent(id))
}

impl Statements {
    /// A node, and who published it.
    pub(super) fn node(&mut self, node: &Node) -> Vec<Subject> {
        let class = match node.kind {
            NodeKind::Article => "NewsArticle",
            // Nobody here has seen what it is.
            NodeKind::Wanted => "CreativeWork",
            NodeKind::Person => "Person",
            NodeKind::Organization => "Organization",
            NodeKind::Place => "Place",
        };
        let name = if node.kind.is_story() { "headline" } else { "name" };
        let mut facts = vec![("type", Object::Class(class)), (name, text(&node.title))];
        let link = |address: &String| escape::link(address).map(Object::Thing);
        facts.extend(node.url.as_ref().and_then(link).map(|url| ("url", url)));
        if let Some(date) = &node.published {
            facts.push(("datePublished", text(date.as_str())));
        }
        if !node.status.is_usable() {
            facts.push(("creativeWorkStatus", text(node.status.as_str())));
        }
        facts.extend(node.note.as_deref().map(|note| ("correction", text(note))));
        facts.extend(node.same_as.iter().filter_map(link).map(|address| ("sameAs", address)));
        let mut subjects = Vec::new();
        if let Some(source) = &node.source {
            let publisher = iri(&format!("publisher:{source}"));
            facts.push(("publisher", Object::Thing(publisher.clone())));
            if self.publishers.insert(publisher.clone()) {
                let facts = vec![("type", Object::Class("Organization")), ("name", text(source))];
                subjects.push(Subject { iri: publisher, facts });
            }
        }
        subjects.push(Subject { iri: iri(&node.id), facts });
        subjects
    }

    /// What an edge says of its source, if the edges of that source before it
    /// have not.
    pub(super) fn fact(&mut self, edge: &LinkedEdge) -> Option<(&'static str, Object)> {
        if self.source != edge.source {
            self.source.clone_from(&edge.source);
            self.said.clear();
        }
        let is_new = self.said.insert((property(edge), edge.target.clone()));
        is_new.then(|| (property(edge), Object::Thing(iri(&edge.target))))
    }

    /// The words that prove an edge, as a quotation that is part of its article
    /// and says the same; its identifier ends in the bytes at which they stand.
    pub(super) fn quotation(&mut self, edge: &LinkedEdge) -> Option<Subject> {
        let evidence = &edge.edge.evidence;
        let span = evidence.span.filter(|_| !evidence.quote.is_empty())?;
        let article = iri(&format!("article:{}", evidence.article));
        let field = escape::percent(&evidence.field);
        let iri = format!("{article}#{field}-{}-{}", span.start, span.end);
        if self.quoted != evidence.article {
            self.quoted.clone_from(&evidence.article);
            self.quotations.clear();
        }
        let mut facts = Vec::new();
        if self.quotations.insert(iri.clone()) {
            facts.push(("type", Object::Class("Quotation")));
            facts.push(("text", text(&evidence.quote)));
            facts.push(("isPartOf", Object::Thing(article)));
        }
        facts.push((property(edge), Object::Thing(self::iri(&edge.target))));
        Some(Subject { iri, facts })
    }
}

/// What an edge is in schema.org's words.
const fn property(edge: &LinkedEdge) -> &'static str {
    match edge.edge.kind {
        EdgeKind::Mentions => "mentions",
        EdgeKind::Reference(_) => "citation",
    }
}

fn text(text: &str) -> Object {
    Object::Text(text.to_owned())
}
