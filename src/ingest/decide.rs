//! Decisions, and what they change in the archive.

use std::collections::BTreeSet;
use std::sync::atomic::AtomicBool;

use super::identify::settle_decided;
use super::link::rebind;
use super::story::tell;
use crate::error::Result;
use crate::model::{Act, Decision, Handle};
use crate::resolve::{Conflict, Decided, decided};
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
    /// The entity that was decided about, as it is now; of a split the new one.
    pub entity: Option<EntityRow>,
    /// References that now mean another article, or none.
    pub references: usize,
    /// What the new decisions contradict, and what contradicts them.
    pub conflicts: Vec<Conflict>,
}

/// Adds those decisions of `new` that are not here yet, all of them or none,
/// and says what that changes; with `dry_run` nothing is stored.
///
/// Takes time in proportion to all that is decided, and to the articles of the
/// entities that `new` speaks of.
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
    let all = store.decisions()?;
    let before = decided(&all);
    let mut outcome = Outcome::default();
    for decision in new {
        outcome.new += usize::from(store.put_decision(decision)?);
    }
    let all = store.decisions()?;
    let after = decided(&all);
    outcome.conflicts = after.conflicts.difference(&before.conflicts).cloned().collect();
    let touched = touched(&all, new);
    for handle in touched.iter().flat_map(|decision| decision.act.handles()) {
        unsettle(store, handle)?;
    }
    for key in touched.iter().filter_map(|decision| alias(decision)) {
        for name in store.names_with_key(&key)? {
            store.mark_settled(name.id, false)?;
        }
    }
    let changes = settle_decided(store, &after)?;
    (outcome.mentions, outcome.articles) = store.count_moved(&changes.names, &changes.renamed)?;
    outcome.references = rebind(store, &before, &after)?;
    tell(store, &AtomicBool::new(false))?;
    outcome.entity = new.last().map(|last| subject(store, &after, last)).transpose()?.flatten();
    Ok(outcome)
}

/// `new`, and what it undoes or redoes.
fn touched<'d>(all: &'d [Decision], new: &'d [Decision]) -> Vec<&'d Decision> {
    let mut touched: Vec<&Decision> = Vec::new();
    for decision in new {
        let mut next = Some(decision);
        while let Some(decision) = next {
            touched.push(decision);
            next = match &decision.act {
                Act::Undo { decision } => all.iter().find(|other| other.id == *decision),
                _ => None,
            };
        }
    }
    touched
}

/// All names of the entity that `handle` speaks of are to be settled again.
fn unsettle(store: &Store, handle: &Handle) -> Result<()> {
    if handle.outside {
        for row in store.authorities(&handle.key)? {
            for name in store.names_held(row)? {
                store.mark_settled(name.id, false)?;
            }
        }
    }
    for name in store.names_meant(handle)? {
        store.mark_settled(name, false)?;
        if let Some(entity) = store.entity_meant(name)? {
            for name in store.names_of(entity)? {
                store.mark_settled(name, false)?;
            }
        }
    }
    Ok(())
}

fn alias(decision: &Decision) -> Option<String> {
    match &decision.act {
        Act::Alias { name, .. } => Some(crate::model::name_key(name)),
        _ => None,
    }
}

/// The entity that `decision` is about, as it is after it.
fn subject(store: &Store, decided: &Decided, decision: &Decision) -> Result<Option<EntityRow>> {
    let handles: BTreeSet<Handle> = match &decision.act {
        Act::Split { entity, .. } if !decided.undone.contains_key(&decision.id) => entity
            .iter()
            .map(|from| Handle { parted: Some(decision.id.clone()), ..from.clone() })
            .collect(),
        act => act.handles().into_iter().cloned().collect(),
    };
    for handle in handles {
        for name in store.names_meant(&handle)? {
            if let Some(entity) = store.entity_meant(name)? {
                return Ok(Some(store.find_entity(&format!("e{entity}"))?));
            }
        }
    }
    Ok(None)
}
