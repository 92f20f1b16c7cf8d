//! Part of a graph, and how much was left out.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::graph::{StoryGraph, among};
use crate::store::{NodeRow, Store};

/// The nodes that answer a question, and the edges among them.
pub struct Selection {
    /// The answer.
    pub graph: StoryGraph,
    /// How many nodes there were to choose from.
    pub of: usize,
}

impl Selection {
    pub(super) fn new(store: &Store, nodes: &BTreeSet<NodeRow>, of: usize) -> Result<Self> {
        Ok(Self { graph: among(store, nodes)?, of })
    }

    /// Nodes that did not fit.
    #[must_use]
    pub fn left_out(&self) -> usize {
        self.of.saturating_sub(self.graph.node_count())
    }
}
