//! Part of a graph, and how much was left out.

use std::collections::{BTreeSet, HashMap, HashSet};

use petgraph::graph::NodeIndex;
use petgraph::visit::EdgeRef;

use crate::error::Result;
use crate::graph::{EdgeKind, Node, NodeKind, StoryGraph, among};
use crate::model::Date;
use crate::store::{NodeRow, Store};

/// Of the names in a story so many are joined to it on a picture.
const NAMES: usize = 4;

/// The nodes that answer a question, and the edges among them.
pub struct Selection {
    /// The answer.
    pub graph: StoryGraph,
    /// How many nodes there were to choose from.
    pub of: usize,
    /// Ids of the ends of what [`Selection::thinned`] took away.
    pub(super) thinned: Vec<(String, String)>,
}

impl Selection {
    pub(super) fn new(
        store: &Store,
        nodes: &BTreeSet<NodeRow>,
        of: usize,
        as_of: Option<&Date>,
    ) -> Result<Self> {
        Ok(Self { graph: among(store, nodes, as_of)?, of, thinned: Vec::new() })
    }

    /// The same for a picture: one line between two nodes where several say
    /// the same, and of the names in a story the `names` that matter most to
    /// it, so that what holds the stories together can be seen.
    #[must_use]
    pub fn thinned(mut self, names: usize) -> Self {
        let mut weights: HashMap<NodeIndex, Vec<f64>> = HashMap::new();
        for edge in self.graph.edge_references() {
            if edge.weight().kind == EdgeKind::Mentions {
                weights.entry(edge.source()).or_default().push(edge.weight().weight);
            }
        }
        // The weight that a name must have to be among the first of its story.
        let least: HashMap<NodeIndex, f64> = weights
            .into_iter()
            .filter_map(|(story, mut weights)| {
                weights.sort_by(|a, b| b.total_cmp(a));
                Some((story, *weights.get(names.checked_sub(1)?).or(weights.last())?))
            })
            .collect();
        let mut drawn = HashSet::new();
        let mut kept = HashSet::new();
        for edge in self.graph.edge_references() {
            let mention = edge.weight().kind == EdgeKind::Mentions;
            let matters =
                least.get(&edge.source()).is_none_or(|least| edge.weight().weight >= *least);
            if (!mention || matters) && drawn.insert((edge.source(), edge.target())) {
                kept.insert(edge.id());
            }
        }
        let id = |node: NodeIndex| self.graph[node].id.clone();
        let gone = self.graph.edge_references().filter(|edge| !kept.contains(&edge.id()));
        let mut gone: Vec<(NodeIndex, NodeIndex)> = gone
            .map(|edge| (edge.source(), edge.target()))
            .filter(|ends| !drawn.contains(ends))
            .collect();
        gone.sort_unstable();
        gone.dedup();
        self.thinned = gone.into_iter().map(|(from, to)| (id(from), id(to))).collect();
        self.graph.retain_edges(|_, edge| kept.contains(&edge));
        self
    }

    /// How many mentions between two of its nodes it does not show.
    #[must_use]
    pub fn unshown(&self) -> usize {
        let shown: HashSet<&str> = self.graph.node_weights().map(|node| node.id.as_str()).collect();
        let is_shown = |end: &String| shown.contains(end.as_str());
        self.thinned.iter().filter(|(from, to)| is_shown(from) && is_shown(to)).count()
    }

    /// The same without the words of articles, where these may not be passed
    /// on: quotes and sentences are empty, publishers' notes gone. Titles
    /// stay, and where the words stand.
    #[must_use]
    pub fn without_text(mut self) -> Self {
        for edge in self.graph.edge_weights_mut() {
            edge.evidence.quote.clear();
            edge.evidence.sentence.clear();
        }
        for node in self.graph.node_weights_mut() {
            node.note = None;
        }
        self
    }

    /// The same for a picture of many stories: each is joined to the four of its
    /// names that matter most to it, and names that are then joined to nothing
    /// are left out.
    #[must_use]
    pub fn of_stories(self) -> Self {
        self.thinned(NAMES).without_strays(|node| node.kind != NodeKind::Article)
    }

    /// The same, where no article was asked for by name: without any that is
    /// joined to nothing, which would lie there as if by mistake.
    pub(super) fn of_any_stories(self) -> Self {
        self.thinned(NAMES).without_strays(|_| true)
    }

    /// Without those nodes that nothing holds.
    fn without_strays(mut self, are_left_out: impl Fn(&Node) -> bool) -> Self {
        if self.graph.edge_count() > 0 {
            self.graph.retain_nodes(|graph, node| {
                !are_left_out(&graph[node]) || graph.neighbors_undirected(node).next().is_some()
            });
        }
        self
    }

    /// Nodes that did not fit.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.of.saturating_sub(self.graph.node_count())
    }
}
