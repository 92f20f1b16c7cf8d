//! Who is who: whenever the articles of a name change, it is decided again
//! which thing it means, and so for every name that this may touch.

use std::collections::HashSet;
use std::sync::atomic::{AtomicBool, Ordering};

use crate::error::{Error, Result};
use crate::model::{KnownName, short_digest};
use crate::resolve::identity::{self, ENOUGH, Kin, MOST_TEXTS, SAMPLE};
use crate::store::Store;

/// Names settled in one transaction.
const BATCH: usize = 2_000;

/// Settles every name whose articles changed.
///
/// What an interrupted run left undone is done by the next. Takes time in
/// proportion to the names that changed and those that share words with them,
/// not to the archive.
pub(super) fn identify(store: &Store, stop: &AtomicBool) -> Result<()> {
    // What a name is decided by does not change meanwhile, so once is enough.
    let mut decided = HashSet::new();
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unsettled_names(BATCH)?;
        if batch.is_empty() {
            break;
        }
        store.begin()?;
        for name in &batch {
            for near in touched_by(store, name)? {
                if decided.insert(near.id) {
                    let id = near.id;
                    let parent = identity::parent(&kin(store, near)?, &mut |one, other| {
                        company(store, one, other)
                    })?;
                    if store.put_parent(id, parent.as_ref())? {
                        settle(store, id)?;
                    }
                }
            }
            settle(store, name.id)?;
            store.mark_settled(name.id)?;
        }
        store.commit()?;
    }
    Ok(())
}

/// The names whose meaning may depend on `name`, itself among them.
fn touched_by(store: &Store, name: &KnownName) -> Result<Vec<KnownName>> {
    let mut near = store.names_with_key(name.plain_key())?;
    near.extend(store.spellings(name)?);
    for alias in store.alias_keys(name.id)? {
        near.extend(store.names_with_key(&alias)?);
    }
    if name.key != name.plain_key() {
        near.push(name.clone());
    }
    Ok(near)
}

/// All that is known of `name` and of those it may be a form of.
fn kin(store: &Store, name: KnownName) -> Result<Kin> {
    let key = name.plain_key();
    let mut same_words = store.names_with_key(key)?;
    same_words.retain(|other| other.id != name.id);
    Ok(Kin {
        same_words,
        stands_for: store.names_called(key)?,
        spellings: store.spellings(&name)?,
        name,
    })
}

/// Gives `name`, and those that lead to it, the thing that it leads to.
fn settle(store: &Store, name: i64) -> Result<()> {
    let root = store.root(name)?;
    for below in store.descendants(name)? {
        store.put_entity(below, Some(root))?;
    }
    Ok(())
}

/// Of the articles that have `one`, how many name enough that articles with
/// `other` do too; of a sample where they are many.
fn company(store: &Store, one: &KnownName, other: &KnownName) -> Result<Option<f64>, Error> {
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
