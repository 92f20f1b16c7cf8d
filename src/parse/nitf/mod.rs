//! NITF, the News Industry Text Format of news agencies, alone or in NewsML.
//!
//! <https://iptc.org/standards/nitf/>

mod body;
mod head;

use super::xml::{self, Node, Tree};
use super::{Fault, Reading};
use crate::model::{Article, EntityKind};

/// The article of a file.
pub(super) fn read(text: &str, base: Option<&str>) -> Reading {
    let tree = xml::read(text);
    let nitf = tree.root().filter(|root| root.is_whole());
    let article = nitf.map(|nitf| article(nitf, base)).filter(|article| !is_empty(article));
    match (article, tree) {
        (Some(article), Tree { fault, .. }) => Reading { fault, ..Reading::one(article) },
        (None, Tree { fault, .. }) => Reading::fault(fault.unwrap_or_else(nothing)),
    }
}

fn is_empty(article: &Article) -> bool {
    article.title.is_empty() && article.body.is_empty()
}

fn nothing() -> Fault {
    ("no title and no text".to_owned(), "look whether `body.content` has paragraphs")
}

/// The article of a `nitf` element; addresses are relative to `base`.
pub(super) fn article(nitf: Node<'_>, base: Option<&str>) -> Article {
    let mut article = head::read(nitf);
    let text = nitf.at(&["body", "body.content"]).map(|content| body::read(content, base));
    (article.body, article.links, article.marked) = text.unwrap_or_default();
    article.marked.splice(0..0, head::marked(nitf, &article));
    article
}

/// What an element that marks a name marks it as.
fn kind(node: Node<'_>) -> Option<EntityKind> {
    match () {
        () if node.is("person") => Some(EntityKind::Person),
        () if node.is("org") => Some(EntityKind::Organization),
        () if node.is("location") => Some(EntityKind::Place),
        () => None,
    }
}
