//! From rows to a graph.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph};
use crate::error::Result;
use crate::model::Date;
use crate::store::{EdgeRow, NodeRow, Store};

/// The whole archive, every edge with its evidence.
///
/// Holds it all in memory: about 1 KB an edge.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn whole(store: &Store) -> Result<StoryGraph> {
    let articles = store.article_rows()?;
    let mut edges = Vec::new();
    for &article in &articles {
        edges.extend(store.edges_in(article)?.into_iter().map(|edge| (article, edge)));
    }
    let mut nodes: BTreeSet<NodeRow> = articles.into_iter().map(NodeRow::Article).collect();
    for (_, edge) in &edges {
        nodes.insert(edge.strand.source.clone());
        nodes.insert(edge.strand.target.clone());
    }
    assemble(store, &nodes, edges)
}

/// The nodes given and every edge between two of them, with its evidence.
/// With `as_of`, what wanted stories name is quoted from what was published by
/// then; articles are those given, whatever their date.
///
/// Takes time proportional to the articles and wanted stories among them.
///
/// # Errors
///
/// [`crate::Error::Database`] if a row is not there or cannot be read.
pub fn among(store: &Store, nodes: &BTreeSet<NodeRow>, as_of: Option<&Date>) -> Result<StoryGraph> {
    let mut articles = BTreeSet::new();
    for node in nodes {
        match node {
            NodeRow::Article(article) => {
                articles.insert(*article);
            }
            // What a wanted story names is proved where it is cited; once is enough.
            NodeRow::Wanted(key) => {
                let citing = store.citing(key)?;
                if !citing.iter().any(|article| nodes.contains(&NodeRow::Article(*article))) {
                    articles.extend(first_published(store, &citing, as_of)?);
                }
            }
            NodeRow::Entity(_) => {}
        }
    }
    let mut edges = Vec::new();
    for article in articles {
        edges.extend(
            store
                .edges_in(article)?
                .into_iter()
                .filter(|edge| {
                    nodes.contains(&edge.strand.source) && nodes.contains(&edge.strand.target)
                })
                .map(|edge| (article, edge)),
        );
    }
    assemble(store, nodes, edges)
}

/// The first of these articles that was published by `as_of`.
fn first_published(store: &Store, of: &[i64], as_of: Option<&Date>) -> Result<Option<i64>> {
    for &article in of {
        if store.is_published(article, as_of.map(Date::day))? {
            return Ok(Some(article));
        }
    }
    Ok(None)
}

/// Puts nodes and edges in their canonical order. Of mentions that say the
/// same (a wanted story cited twice) the first by place is kept.
fn assemble(
    store: &Store,
    rows: &BTreeSet<NodeRow>,
    edges: Vec<(i64, EdgeRow)>,
) -> Result<StoryGraph> {
    let mut nodes = BTreeMap::new();
    for row in rows {
        let node = node(store, row)?;
        nodes.insert(node.id.clone(), (node, row));
    }
    let mut slugs: HashMap<i64, String> = HashMap::new();
    for (article, _) in &edges {
        if !slugs.contains_key(article) {
            let label = store.node_label(&NodeRow::Article(*article))?;
            slugs.insert(*article, label.key);
        }
    }
    let mut graph = StoryGraph::with_capacity(nodes.len(), edges.len());
    let mut index = HashMap::new();
    for (node, row) in nodes.into_values() {
        index.insert(row, graph.add_node(node));
    }
    let mut found: Vec<_> = edges
        .into_iter()
        .filter_map(|(article, row)| {
            let ends = (*index.get(&row.strand.source)?, *index.get(&row.strand.target)?);
            Some((ends, edge(row, slugs.get(&article)?)))
        })
        .collect();
    found.sort_by(|(ends, edge), (other_ends, other)| {
        let place = |edge: &Edge| {
            let evidence = &edge.evidence;
            (edge.kind, evidence.article.clone(), evidence.span, evidence.quote.clone())
        };
        ends.cmp(other_ends).then_with(|| place(edge).cmp(&place(other)))
    });
    found.dedup_by(|(ends, edge), (kept_ends, kept)| {
        ends == kept_ends && edge.kind == EdgeKind::Mentions && kept.kind == EdgeKind::Mentions
    });
    for ((source, target), edge) in found {
        graph.add_edge(source, target, edge);
    }
    Ok(graph)
}

/// A node as it is called.
///
/// # Errors
///
/// [`crate::Error::Database`] if there is no such row.
pub fn node(store: &Store, row: &NodeRow) -> Result<Node> {
    let label = store.node_label(row)?;
    let kind = match (row, label.kind) {
        (NodeRow::Entity(_), Some(kind)) => NodeKind::from(kind),
        (NodeRow::Wanted(_), _) => NodeKind::Wanted,
        _ => NodeKind::Article,
    };
    let same_as = match row {
        NodeRow::Entity(entity) => store.addresses_elsewhere(*entity)?,
        _ => Vec::new(),
    };
    Ok(Node {
        id: format!("{kind}:{}", label.key),
        kind,
        title: label.title,
        url: label.url,
        published: label.published.as_deref().and_then(Date::from_iso),
        source: label.source,
        story: label.story,
        status: label.status,
        note: label.note,
        same_as,
        row: match row {
            NodeRow::Article(row) | NodeRow::Entity(row) => *row,
            NodeRow::Wanted(_) => 0,
        },
    })
}

pub(super) fn edge(row: EdgeRow, slug: &str) -> Edge {
    Edge {
        kind: row.strand.kind.map_or(EdgeKind::Mentions, EdgeKind::Reference),
        weight: row.strand.weight,
        evidence: Evidence {
            article: slug.to_owned(),
            field: row.field,
            span: row.span,
            quote: row.quote,
            sentence: row.sentence,
            method: row.method,
            confidence: row.confidence,
        },
    }
}
