//! What the page's script knows of the graph, as JSON.

use std::fmt::Write;

use petgraph::visit::EdgeRef;
use serde::Serialize;

use crate::{
    graph::{EdgeKind, NodeKind, StoryGraph, strengths},
    model::{Date, Status},
    render::escape,
};

/// Nodes and edges in the graph's order: the first is `node1` or `edge1` in the
/// picture and `n1` or `e1` in the list, which has the evidence.
#[derive(Serialize)]
struct Data<'g> {
    nodes: Vec<NodeData<'g>>,
    edges: Vec<EdgeData>,
}

#[derive(Serialize)]
struct NodeData<'g> {
    /// As in [`crate::render::json()`].
    id: &'g str,
    kind: NodeKind,
    title: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    /// The day, or the month or year where no day is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    published: Option<&'g str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<String>,
    #[serde(skip_serializing_if = "Status::is_usable")]
    status: Status,
    #[serde(skip_serializing_if = "Option::is_none")]
    note: Option<String>,
    /// Addresses on the web alone.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    same_as: Vec<String>,
}

#[derive(Serialize)]
struct EdgeData {
    /// Index of a node.
    source: usize,
    /// Index of a node.
    target: usize,
    kind: EdgeKind,
    /// Index of the article that says so, if the graph has it.
    #[serde(skip_serializing_if = "Option::is_none")]
    article: Option<usize>,
    /// What it is worth on a path, 0 to 1.
    strength: f64,
}

/// The data, fit for a `script` element.
pub(super) fn data(graph: &StoryGraph) -> String {
    let nodes = graph.node_weights().map(|node| NodeData {
        id: &node.id,
        kind: node.kind,
        title: escape::clean(&node.title),
        url: node.url.as_deref().and_then(escape::link),
        published: node.published.as_ref().map(Date::day),
        source: node.source.as_deref().map(escape::clean).filter(|source| !source.is_empty()),
        status: node.status,
        note: node.note.as_deref().map(escape::clean).filter(|note| !note.is_empty()),
        same_as: node.same_as.iter().filter_map(|address| escape::link(address)).collect(),
    });
    let articles: std::collections::HashMap<&str, usize> = graph
        .node_indices()
        .filter_map(|node| Some((graph[node].id.strip_prefix("article:")?, node.index())))
        .collect();
    let edges = graph.edge_references().zip(strengths(graph)).map(|(edge, strength)| EdgeData {
        source: edge.source().index(),
        target: edge.target().index(),
        kind: edge.weight().kind,
        article: articles.get(edge.weight().evidence.article.as_str()).copied(),
        // Logarithms differ in their last bits from platform to platform.
        strength: (strength.clamp(0.0, 1.0) * 10_000.0).round() / 10_000.0,
    });
    let data = Data { nodes: nodes.collect(), edges: edges.collect() };
    inert(&serde_json::to_string(&data).expect("names and numbers are JSON"))
}

/// JSON in which no HTML parser sees the end of a script, a comment or an
/// entity, and no JavaScript engine the end of a line.
fn inert(json: &str) -> String {
    let mut inert = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            // These stand in strings only, where an escape means the same.
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => {
                let _ = write!(inert, "\\u{:04x}", u32::from(c));
            }
            c => inert.push(c),
        }
    }
    inert
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn no_title_ends_the_script_that_holds_it() {
        let title = "</script><!-- <script>\u{2028}\u{2029} & \"]]>";
        let json = serde_json::to_string(title).unwrap();
        let inert = inert(&json);
        assert!(!inert.contains(['<', '>', '&', '\u{2028}', '\u{2029}']), "{inert}");
        assert_eq!(serde_json::from_str::<String>(&inert).unwrap(), title);
    }
}
