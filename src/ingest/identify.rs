//! Who is who: whenever the articles of a name change, it is decided again
//! which thing it means, and so for every name that this may touch.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::authority::Authorities;
use super::namesake::tell_apart;
use super::part::part;
use super::relate::Relating;
use super::ruling::Ruling;
use crate::error::Result;
use crate::model::KnownName;
use crate::resolve::{Decided, decided};
use crate::store::Store;

/// Names settled in one transaction.
const BATCH: usize = 2_000;

/// Settles every name whose articles changed.
///
/// What an interrupted run left undone is done by the next. Takes time in
/// proportion to the names that changed and those that share words with them,
/// not to the archive.
pub(super) fn identify(store: &Store, stop: &AtomicBool) -> Result<()> {
    let decided = decided(&store.decisions()?);
    store.begin()?;
    part(store, &decided)?;
    store.commit()?;
    let mut after = 0;
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unsettled_names(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        store.begin()?;
        tell_apart(store, &batch)?;
        store.commit()?;
    }
    let mut relating = Relating::default();
    let authorities = Authorities::new(store, &decided)?;
    store.begin()?;
    authorities.unsettle_denied(store)?;
    store.commit()?;
    let mut after = 0;
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unsettled_names(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        store.begin()?;
        relating.relate(store, &authorities, &batch)?;
        store.commit()?;
    }
    let ruling = Ruling::new(store, &decided)?;
    store.begin()?;
    unsettle(store, &ruling)?;
    ruling.put_said(store)?;
    store.commit()?;
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unsettled_names(0, BATCH)?;
        if batch.is_empty() {
            break;
        }
        store.begin()?;
        settle(store, &ruling, &batch)?;
        store.commit()?;
    }
    Ok(())
}

/// What settling changed.
#[derive(Default)]
pub(super) struct Changes {
    /// Names that mean another thing now.
    pub(super) names: BTreeSet<i64>,
    /// Mentions that took another name, by text.
    pub(super) renamed: BTreeMap<i64, usize>,
}

/// Settles the names that wait for it by what is `decided`, within the caller's
/// transaction.
pub(super) fn settle_decided(store: &Store, decided: &Decided) -> Result<Changes> {
    let mut changes = Changes { renamed: part(store, decided)?, ..Changes::default() };
    tell_apart(store, &store.unsettled_names(0, usize::MAX >> 1)?)?;
    let authorities = Authorities::new(store, decided)?;
    authorities.unsettle_denied(store)?;
    let batch = store.unsettled_names(0, usize::MAX >> 1)?;
    Relating::default().relate(store, &authorities, &batch)?;
    let ruling = Ruling::new(store, decided)?;
    unsettle(store, &ruling)?;
    let batch = store.unsettled_names(0, usize::MAX >> 1)?;
    changes.names = settle(store, &ruling, &batch)?.into_iter().collect();
    ruling.put_said(store)?;
    Ok(changes)
}

/// Has those names settled again that mean another thing by `ruling` than before.
fn unsettle(store: &Store, ruling: &Ruling) -> Result<()> {
    for name in ruling.spoken_of() {
        for below in store.descendants(store.root(*name, &HashSet::new())?)? {
            if store.entity_meant(below)? != ruling.entity(store, below)? {
                store.mark_settled(below, false)?;
            }
        }
    }
    Ok(())
}

/// Gives each of `names`, and those that lead to it, the thing that it leads
/// to. Returns those that mean another now.
fn settle(store: &Store, ruling: &Ruling, names: &[KnownName]) -> Result<Vec<i64>> {
    let mut changed = Vec::new();
    for name in names {
        for below in store.descendants(name.id)? {
            if store.put_entity(below, ruling.entity(store, below)?)? {
                changed.push(below);
            }
        }
        store.mark_settled(name.id, true)?;
    }
    Ok(changed)
}
