//! Nodes by number, for formats whose ids hold less than ours.

use std::collections::HashMap;

use crate::error::{Error, Result};

/// The number of each node by id, in the order in which they came.
#[derive(Default)]
pub(super) struct Numbers(HashMap<String, usize>);

impl Numbers {
    /// The number of a new node.
    pub(super) fn add(&mut self, id: &str) -> usize {
        let number = self.0.len();
        *self.0.entry(id.to_owned()).or_insert(number)
    }

    /// The number of a node that came.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] if none of that id did.
    pub(super) fn get(&self, id: &str) -> Result<usize> {
        self.0.get(id).copied().ok_or_else(|| Error::Invalid {
            message: format!("an edge at `{id}`, which is no node of the graph"),
            hint: "add every node before the first edge".to_owned(),
        })
    }
}
