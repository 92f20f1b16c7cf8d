//! Who is who: whenever the articles of a name change, it is decided again
//! which thing it means, and so for every name that this may touch.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::authority::Authorities;
use super::namesake::tell_apart;
use super::part::part;
use super::ruling::Ruling;
use crate::error::{Error, Result};
use crate::model::{KnownName, short_digest};
use crate::resolve::identity::{self, ENOUGH, Kin, MOST_TEXTS, SAMPLE};
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
    let authorities = Authorities::new(store, &decided)?;
    store.begin()?;
    authorities.unsettle_denied(store)?;
    store.commit()?;
    let mut seen = HashSet::new();
    let mut after = 0;
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unsettled_names(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.id;
        store.begin()?;
        relate(store, &authorities, &batch, &mut seen)?;
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
    relate(store, &authorities, &batch, &mut HashSet::new())?;
    let ruling = Ruling::new(store, decided)?;
    unsettle(store, &ruling)?;
    let batch = store.unsettled_names(0, usize::MAX >> 1)?;
    changes.names = settle(store, &ruling, &batch)?.into_iter().collect();
    ruling.put_said(store)?;
    Ok(changes)
}

/// Decides of `names`, and of all that they touch, what each is a form of. What
/// that depends on does not change meanwhile: once for those `seen` is enough.
fn relate(
    store: &Store,
    authorities: &Authorities<'_>,
    names: &[KnownName],
    seen: &mut HashSet<i64>,
) -> Result<()> {
    for name in names {
        for near in touched_by(store, authorities, name)? {
            if seen.contains(&near.id) {
                continue;
            }
            for meant in authorities.meant(store, near)? {
                seen.insert(meant.name);
                store.put_parent(meant.name, meant.parent.as_ref())?;
                store.put_claims(meant.name, &meant.claims)?;
            }
        }
    }
    Ok(())
}

/// The names whose meaning may depend on `name`, itself among them.
fn touched_by(
    store: &Store,
    authorities: &Authorities<'_>,
    name: &KnownName,
) -> Result<Vec<KnownName>> {
    let mut near = store.names_with_key(name.plain_key())?;
    near.extend(store.spellings(name)?);
    for alias in store.alias_keys(name.id)? {
        near.extend(store.names_with_key(&alias)?);
    }
    let mut fellows = Vec::new();
    for near in &near {
        fellows.extend(authorities.fellows(store, near)?);
    }
    near.extend(fellows);
    // Who was told apart is so for good.
    near.retain(|name| !name.is_told_apart());
    Ok(near)
}

/// All that is known of `name` and of those it may be a form of.
pub(super) fn kin(store: &Store, name: KnownName) -> Result<Kin> {
    // What only older wordings and other stories' headlines name leads nobody.
    let is_here = |other: &KnownName| other.articles > 0 && other.id != name.id;
    let mut same_words = store.names_with_key(&name.key)?;
    same_words.retain(is_here);
    let mut spellings = store.spellings(&name)?;
    spellings.retain(is_here);
    Ok(Kin { same_words, stands_for: store.names_called(&name.key)?, spellings, name })
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

/// Of the articles that have `one`, how many name enough that articles with
/// `other` do too; of a sample where they are many.
pub(super) fn company(
    store: &Store,
    one: &KnownName,
    other: &KnownName,
) -> Result<Option<f64>, Error> {
    let Some(mut texts) = store.texts_naming(one.id, MOST_TEXTS)? else { return Ok(None) };
    texts.sort_by_cached_key(|(_, key)| short_digest(key));
    texts.truncate(SAMPLE);
    let mut sharing = 0;
    for (revision, _) in &texts {
        let mut shared = 0.0;
        for companion in store.known_names_in(*revision)? {
            if shared >= ENOUGH {
                break;
            }
            let is_other = companion.id != one.id && companion.id != other.id;
            if is_other && store.are_named_together(&companion, other)? {
                shared += identity::weight(&companion);
            }
        }
        sharing += usize::from(shared >= ENOUGH);
    }
    Ok((!texts.is_empty()).then(|| sharing as f64 / texts.len() as f64))
}
