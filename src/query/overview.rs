//! What the whole archive looks like, when it does not fit on a page.

use std::collections::{BTreeSet, HashMap};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use super::Selection;
use crate::error::Result;
use crate::graph::Skeleton;
use crate::store::{NodeRow, Store};

/// Of the nodes shown, at least this share are stories: the names that hold
/// them together come after.
const STORIES: f64 = 0.6;

/// Of the names in a story so many are joined to it on a picture.
const NAMES: usize = 4;

/// The `limit` most connected nodes and the edges among them.
///
/// Stories count by the strength of their references and names, then entities
/// by the strength with which they hold those stories together, times inverse
/// document frequency: what nearly every story names tells none apart, and
/// what only one of them names connects nothing. A story is joined to the
/// four of the names that matter most to it.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn overview(store: &Store, limit: usize) -> Result<Selection> {
    let skeleton = Skeleton::load(store)?;
    let of = skeleton.graph.node_count();
    if of <= limit {
        let all = skeleton.graph.node_weights().cloned().collect();
        return Ok(Selection::new(store, &all, of)?.thinned(usize::MAX));
    }
    let is_story = |node: &NodeIndex| !matches!(skeleton.graph[*node], NodeRow::Entity(_));
    let stories: Vec<(NodeIndex, f64)> = skeleton
        .graph
        .node_indices()
        .filter(is_story)
        .map(|node| {
            // References are what the archive is about; names break ties.
            let weigh = |kind: Option<_>| if kind.is_some() { 1.0 } else { 0.02 };
            let bonds = skeleton.graph.edges(node);
            (node, bonds.map(|bond| bond.weight().strength * weigh(bond.weight().kind)).sum())
        })
        .collect();
    let share = (limit as f64 * STORIES).ceil();
    let mut chosen = strongest(store, &skeleton, stories, limit, |rank| (rank as f64) < share)?;
    let stories_in_all = skeleton.graph.node_indices().filter(is_story).count() as f64;
    let mut names: HashMap<NodeIndex, (f64, usize)> = HashMap::new();
    for &story in &chosen {
        for bond in skeleton.graph.edges(story).filter(|bond| bond.weight().kind.is_none()) {
            let named_by = skeleton.graph.edges(bond.target()).count() as f64;
            let name = names.entry(bond.target()).or_default();
            name.0 += bond.weight().strength * (stories_in_all / named_by).max(1.0).ln();
            name.1 += 1;
        }
    }
    let names = names.into_iter().filter(|(_, (_, stories))| *stories > 1);
    let names = names.map(|(node, (strength, _))| (node, strength)).collect();
    let left = limit - chosen.len();
    chosen.extend(strongest(store, &skeleton, names, limit, |rank| rank < left)?);
    let nodes: BTreeSet<NodeRow> =
        chosen.iter().map(|node| skeleton.graph[*node].clone()).collect();
    Ok(Selection::new(store, &nodes, of)?.thinned(NAMES).without_strays())
}

/// The first by strength, equals by identity, as long as `keep` says so.
fn strongest(
    store: &Store,
    skeleton: &Skeleton,
    mut nodes: Vec<(NodeIndex, f64)>,
    limit: usize,
    keep: impl Fn(usize) -> bool,
) -> Result<Vec<NodeIndex>> {
    nodes.sort_by(|a, b| b.1.total_cmp(&a.1));
    // Names are read only for those that can still be chosen.
    let last = nodes.get(limit).map_or(f64::NEG_INFINITY, |node| node.1);
    let mut named = Vec::new();
    for (node, strength) in nodes.into_iter().take_while(|node| node.1 >= last) {
        named.push((strength, crate::graph::node(store, &skeleton.graph[node])?.id, node));
    }
    named.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    Ok(named
        .into_iter()
        .enumerate()
        .filter(|(rank, _)| keep(*rank))
        .map(|(_, named)| named.2)
        .collect())
}
