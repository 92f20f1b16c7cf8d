//! The whole archive without its words: what paths and pictures are chosen on.

use std::collections::HashMap;

use petgraph::graph::{NodeIndex, UnGraph};

use crate::error::Result;
use crate::model::{Date, ReferenceKind};
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
pub(super) const REFERENCE_STRENGTH: f64 = 0.7;

impl Skeleton {
    /// Reads it, or what of it was published by `as_of`; undated articles were
    /// not, as far as is known. Takes time and memory proportional to the
    /// archive's edges.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the archive cannot be read.
    pub fn load(store: &Store, as_of: Option<&Date>) -> Result<Self> {
        let day = as_of.map(Date::day);
        let mut skeleton = Self { graph: UnGraph::default(), index: HashMap::new() };
        for article in store.article_rows()? {
            if store.is_published(article, day)? {
                skeleton.add(&NodeRow::Article(article));
            }
        }
        let mut ends = Vec::new();
        for strand in store.strands(day)? {
            let (source, target) = (skeleton.add(&strand.source), skeleton.add(&strand.target));
            ends.push((source, target, strand.kind, strand.weight));
        }
        let named_by = store.count_naming_each(day)?;
        let texts = store.texts_by(day)?;
        for (source, target, kind, weight) in ends {
            let strength = match (kind, &skeleton.graph[target]) {
                (None, NodeRow::Entity(entity)) => {
                    let named_by = named_by.get(entity).copied().unwrap_or_default();
                    mention_strength(weight, named_by, texts)
                }
                _ => REFERENCE_STRENGTH * weight,
            };
            if source != target {
                skeleton.graph.add_edge(source, target, Bond { kind, strength });
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
/// takes the root of what the pair is worth: salience times the square of the
/// entity's inverse document frequency, as a share of the largest possible
/// (Robertson, "Understanding inverse document frequency", Journal of
/// Documentation 60 (5), 2004). What every story names connects none.
pub(super) fn mention_strength(salience: f64, named_by: usize, texts: usize) -> f64 {
    // A mention in passing, or of what everyone names, still proves the connection.
    let (least_salience, least_idf) = (0.05, 0.03);
    let all = (texts.max(2) as f64).ln();
    let idf = (1.0 - (named_by.max(1) as f64).ln() / all).max(least_idf);
    salience.max(least_salience).sqrt() * idf
}
