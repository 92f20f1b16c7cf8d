//! What every format of rows says of a node or an edge, under one name in all
//! of them.

use serde_json::{Map, Value as Json};

use crate::graph::{Edge, Node, NodeKind};
use crate::render::escape;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Type {
    Text,
    /// A fraction.
    Number,
    /// Of bytes.
    Count,
}

/// What a cell holds; no cell holds an empty text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Value {
    Text(String),
    Number(f64),
    Count(usize),
}

/// A column by name.
pub(super) type Column = (&'static str, Type);

/// What is known of a node besides its id.
pub(super) const NODE: [Column; 9] = [
    ("kind", Type::Text),
    ("title", Type::Text),
    ("url", Type::Text),
    ("published", Type::Text),
    ("source", Type::Text),
    ("story", Type::Text),
    ("status", Type::Text),
    ("note", Type::Text),
    ("same_as", Type::Text),
];

/// What is known of an edge besides its ends.
pub(super) const EDGE: [Column; 10] = [
    ("kind", Type::Text),
    ("weight", Type::Number),
    ("article", Type::Text),
    ("field", Type::Text),
    ("start_byte", Type::Count),
    ("end_byte", Type::Count),
    ("quote", Type::Text),
    ("sentence", Type::Text),
    ("method", Type::Text),
    ("confidence", Type::Number),
];

/// The cells of [`NODE`]. Addresses elsewhere are parted by spaces, of which
/// they have none.
pub(super) fn node_cells(node: &Node) -> [Option<Value>; NODE.len()] {
    let status = (node.kind == NodeKind::Article).then(|| node.status.as_str());
    let same_as: Vec<String> =
        node.same_as.iter().filter_map(|address| escape::link(address)).collect();
    [
        text(node.kind.as_str()),
        text(&node.title),
        node.url.as_deref().and_then(text),
        node.published.as_ref().and_then(|date| text(date.as_str())),
        node.source.as_deref().and_then(text),
        node.story.as_deref().and_then(text),
        status.and_then(text),
        node.note.as_deref().and_then(text),
        text(&same_as.join(" ")),
    ]
}

/// The cells of [`EDGE`].
pub(super) fn edge_cells(edge: &Edge) -> [Option<Value>; EDGE.len()] {
    let evidence = &edge.evidence;
    [
        text(edge.kind.as_str()),
        Some(Value::Number(edge.weight)),
        text(&evidence.article),
        text(&evidence.field),
        evidence.span.map(|span| Value::Count(span.start)),
        evidence.span.map(|span| Value::Count(span.end)),
        text(&evidence.quote),
        text(&evidence.sentence),
        text(&evidence.method),
        Some(Value::Number(evidence.confidence)),
    ]
}

fn text(text: &str) -> Option<Value> {
    (!text.is_empty()).then(|| Value::Text(text.to_owned()))
}

impl Value {
    /// As it is written without quotes.
    pub(super) fn plain(self) -> String {
        match self {
            Self::Text(text) => text,
            Self::Number(number) => number.to_string(),
            Self::Count(count) => count.to_string(),
        }
    }
}

/// Cells as members of a JSON object; what is not known is left out.
pub(super) fn members<const N: usize>(
    columns: &[Column; N],
    cells: [Option<Value>; N],
    object: &mut Map<String, Json>,
) {
    for ((name, _), cell) in columns.iter().zip(cells) {
        let value = match cell {
            Some(Value::Text(text)) => Json::from(text),
            Some(Value::Number(number)) => Json::from(number),
            Some(Value::Count(count)) => Json::from(count),
            None => continue,
        };
        object.insert((*name).to_owned(), value);
    }
}
