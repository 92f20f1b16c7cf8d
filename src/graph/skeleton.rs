//! The whole archive without its words: what paths and pictures are chosen on.

use std::collections::HashMap;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::error::Result;
use crate::model::ReferenceKind;
use crate::store::{NodeRow, Store};

/// An undirected graph of rows, about 100 bytes an edge.
pub struct Skeleton {
    /// Rows, joined by how strongly.
    pub graph: UnGraph<NodeRow, Bond>,
    /// Where each row is.
    pub index: HashMap<NodeRow, NodeIndex>,
}

/// How strongly two nodes are connected.
#[derive(Clone, Copy, Debug)]
pub struct Bond {
    /// The reference's kind; `None` is a mention.
    pub kind: Option<ReferenceKind>,
    /// 0 to 1: for a reference its confidence, a little damped; for a mention
    /// the root of its salience, damped by how many stories name the entity,
    /// so that passing through a country that everything names is worth little.
    pub strength: f64,
}

/// What a certain reference is worth on a path. Less than 1, so that a chain
/// of references is worth less than one of them; as much as a mention in a
/// story that is about the entity, and few others are.
const REFERENCE_STRENGTH: f64 = 0.7;

impl Skeleton {
    /// Reads it. Takes time and memory proportional to the archive's edges.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn load(store: &Store) -> Result<Self> {
        let mut strands = store.strands()?;
        strands.sort_by(|a, b| (&a.source, &a.target, a.kind).cmp(&(&b.source, &b.target, b.kind)));
        let mut skeleton = Self { graph: UnGraph::default(), index: HashMap::new() };
        for article in store.article_rows()? {
            skeleton.add(&NodeRow::Article(article));
        }
        let mut named_by: HashMap<NodeRow, usize> = HashMap::new();
        for strand in strands.iter().filter(|strand| strand.kind.is_none()) {
            *named_by.entry(strand.target.clone()).or_default() += 1;
        }
        for strand in strands {
            let (source, target) = (skeleton.add(&strand.source), skeleton.add(&strand.target));
            let strength = match named_by.get(&strand.target) {
                Some(&stories) if strand.kind.is_none() => mention_strength(strand.weight, stories),
                _ => REFERENCE_STRENGTH * strand.weight,
            };
            if source != target {
                skeleton.graph.add_edge(source, target, Bond { kind: strand.kind, strength });
            }
        }
        Ok(skeleton)
    }

    fn add(&mut self, row: &NodeRow) -> NodeIndex {
        if let Some(&index) = self.index.get(row) {
            return index;
        }
        let index = self.graph.add_node(row.clone());
        self.index.insert(row.clone(), index);
        index
    }
}

/// What a mention is worth on a path. Two of them meet in an entity, so each
/// takes the root of what the pair is worth: salience damped by the logarithm
/// of the entity's document frequency (Robertson, "Understanding inverse
/// document frequency", Journal of Documentation 60 (5), 2004).
fn mention_strength(salience: f64, stories: usize) -> f64 {
    // A mention in passing still proves the connection.
    let least = 0.05;
    (salience.max(least) / (1.0 + (stories.max(1) as f64).ln())).sqrt()
}
