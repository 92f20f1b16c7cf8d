//! The whole archive, a node and an edge at a time.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::Serialize;

use super::load::edge;
use super::{Edge, Node, node};
use crate::error::Result;
use crate::model::Date;
use crate::store::{EdgeRow, NodeRow, Store};

/// An edge with the ids of its ends.
#[derive(Clone, Debug, Serialize)]
pub struct LinkedEdge {
    /// [`Node::id`] of where it starts.
    pub source: String,
    /// [`Node::id`] of where it ends.
    pub target: String,
    /// What it is, and the words that prove it.
    #[serde(flatten)]
    pub edge: Edge,
}

/// Calls `on_node` with every node by id, then `on_edge` with every edge: those
/// that start at articles by slug, then those of wanted stories, by key.
///
/// With `as_of`, what was published by then, as it is worded now; undated
/// articles are left out. The order depends on what the articles say alone.
/// Holds the names of all nodes (about 150 bytes each) and one article's edges
/// at a time; with `as_of` all ends of edges too (about 50 bytes an edge).
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read, and what the two
/// functions return.
pub fn each(
    store: &Store,
    as_of: Option<&Date>,
    mut on_node: impl FnMut(&Node) -> Result<()>,
    mut on_edge: impl FnMut(&LinkedEdge) -> Result<()>,
) -> Result<()> {
    let articles = published(store, as_of)?;
    let mut nodes = BTreeMap::new();
    let mut ids = HashMap::new();
    for row in rows(store, &articles, as_of)? {
        let node = node(store, &row)?;
        ids.insert(row.clone(), node.id.clone());
        nodes.insert(node.id, row);
    }
    for row in nodes.values() {
        on_node(&node(store, row)?)?;
    }
    // What a wanted story names is said by every article that cites it; once
    // is enough, by the first of them.
    let mut named_by_wanted: BTreeMap<(String, String), LinkedEdge> = BTreeMap::new();
    for article in articles {
        let slug = store.article(article)?.slug;
        let linked = |row: EdgeRow| {
            let source = ids.get(&row.strand.source)?.clone();
            let target = ids.get(&row.strand.target)?.clone();
            Some(LinkedEdge { source, target, edge: edge(row, &slug) })
        };
        let (wanted, mut own): (Vec<_>, Vec<_>) = store
            .edges_in(article)?
            .into_iter()
            .filter_map(linked)
            .partition(|edge| edge.source.starts_with("wanted:"));
        own.sort_by(|a, b| place(a).cmp(&place(b)));
        own.iter().try_for_each(&mut on_edge)?;
        for edge in wanted {
            let ends = (edge.source.clone(), edge.target.clone());
            match named_by_wanted.get(&ends) {
                Some(known) if place(known) <= place(&edge) => {}
                _ => {
                    named_by_wanted.insert(ends, edge);
                }
            }
        }
    }
    named_by_wanted.values().try_for_each(on_edge)
}

/// The articles published by then, by slug.
fn published(store: &Store, as_of: Option<&Date>) -> Result<Vec<i64>> {
    let mut published = Vec::new();
    for article in store.article_rows()? {
        if store.is_published(article, as_of.map(Date::day))? {
            published.push(article);
        }
    }
    Ok(published)
}

/// Those, and what they name and want.
fn rows(store: &Store, articles: &[i64], as_of: Option<&Date>) -> Result<Vec<NodeRow>> {
    let Some(date) = as_of else { return store.node_rows() };
    let mut rows: BTreeSet<NodeRow> = articles.iter().copied().map(NodeRow::Article).collect();
    for strand in store.strands(Some(date.day()))? {
        rows.extend([strand.source, strand.target]);
    }
    Ok(rows.into_iter().collect())
}

/// Where an edge stands among those of its article.
fn place(edge: &LinkedEdge) -> impl Ord + '_ {
    let evidence = &edge.edge.evidence;
    (edge.edge.kind, &edge.target, &evidence.article, evidence.span, &evidence.quote)
}
