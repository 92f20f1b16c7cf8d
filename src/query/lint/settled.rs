//! What is decided is not asked again.

use std::collections::BTreeSet;

use crate::error::Result;
use crate::model::Handle;
use crate::resolve::Decided;
use crate::store::Store;

/// What people have decided already, in rows of this archive.
pub(super) struct Settled {
    /// Entities that stay two, the lower row first.
    apart: BTreeSet<(i64, i64)>,
    /// Names that are one because somebody said so.
    same: Vec<BTreeSet<i64>>,
}

impl Settled {
    pub(super) fn new(store: &Store, decided: &Decided) -> Result<Self> {
        let mut settled = Self { apart: BTreeSet::new(), same: Vec::new() };
        for (one, other) in &decided.apart {
            for one in entities(store, one)? {
                for other in entities(store, other)? {
                    settled.apart.insert((one.min(other), one.max(other)));
                }
            }
        }
        for group in decided.groups.iter().filter(|group| group.handles.len() > 1) {
            let mut names = BTreeSet::new();
            for handle in &group.handles {
                names.extend(store.names_meant(handle)?);
            }
            settled.same.push(names);
        }
        Ok(settled)
    }

    /// Whether somebody said that two entities are two.
    pub(super) fn are_two(&self, one: i64, other: i64) -> bool {
        self.apart.contains(&(one.min(other), one.max(other)))
    }

    /// Whether somebody said that two names are one.
    pub(super) fn are_one(&self, one: i64, other: i64) -> bool {
        self.same.iter().any(|names| names.contains(&one) && names.contains(&other))
    }
}

fn entities(store: &Store, handle: &Handle) -> Result<Vec<i64>> {
    let mut entities = Vec::new();
    for name in store.names_meant(handle)? {
        entities.extend(store.entity_meant(name)?);
    }
    Ok(entities)
}
