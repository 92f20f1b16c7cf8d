//! Decisions that cannot both hold: the later one does.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::Decision;

/// Two decisions that contradict each other, by their ids.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// The later one.
    pub holds: String,
    /// The earlier one, which does not hold where they differ.
    pub yields: String,
}

/// What was found to contradict what.
#[derive(Default)]
pub(super) struct Overruled {
    /// Id of what does not hold → id of the later decision that holds in its place.
    pub(super) by: BTreeMap<String, String>,
    /// Those that people should look at.
    pub(super) conflicts: BTreeSet<Conflict>,
}

impl Overruled {
    /// Two decisions of which only one can hold, whoever made them.
    pub(super) fn contradiction(&mut self, holds: &Decision, yields: &Decision) {
        self.overlap(holds, yields);
        self.by.insert(yields.id.clone(), holds.id.clone());
    }

    /// Two decisions that contradict each other in a part.
    pub(super) fn overlap(&mut self, holds: &Decision, yields: &Decision) {
        self.conflicts.insert(Conflict { holds: holds.id.clone(), yields: yields.id.clone() });
    }

    /// A later decision in an earlier one's place. If one person made both,
    /// that is a change of mind and no conflict.
    pub(super) fn replacement(&mut self, holds: &Decision, yields: &Decision) {
        if holds.by != yields.by {
            self.overlap(holds, yields);
        }
        self.by.insert(yields.id.clone(), holds.id.clone());
    }
}
