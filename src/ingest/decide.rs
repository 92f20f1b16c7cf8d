//! Decisions, and what they change in the archive.

use crate::error::Result;
use crate::model::Decision;
use crate::resolve::{Conflict, decided};
use crate::store::{EntityRow, Store};

/// What decisions changed.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// Decisions that were not here before.
    pub new: usize,
    /// Mentions that now belong to another entity.
    pub mentions: usize,
    /// Articles that these stand in.
    pub articles: usize,
    /// The entity that was decided about, as it is now.
    pub entity: Option<EntityRow>,
    /// References that now mean another article, or none.
    pub references: usize,
    /// What the new decisions contradict, and what contradicts them.
    pub conflicts: Vec<Conflict>,
}

/// Adds those decisions of `new` that are not here yet, all of them or none,
/// and says what that changes; with `dry_run` nothing is stored.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be written.
pub fn decide(store: &Store, new: &[Decision], dry_run: bool) -> Result<Outcome> {
    store.begin()?;
    let done = add(store, new);
    if done.is_ok() && !dry_run {
        store.commit()?;
    } else {
        store.abandon();
    }
    store.tidy()?;
    done
}

fn add(store: &Store, new: &[Decision]) -> Result<Outcome> {
    let before = decided(&store.decisions()?);
    let mut outcome = Outcome::default();
    for decision in new {
        outcome.new += usize::from(store.put_decision(decision)?);
    }
    let after = decided(&store.decisions()?);
    outcome.conflicts = after.conflicts.difference(&before.conflicts).cloned().collect();
    Ok(outcome)
}
