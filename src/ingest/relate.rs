//! What each name is another form of: decided again for those that changed and
//! for all that these may touch.

use std::collections::{BTreeMap, HashSet};

use super::authority::Authorities;
use crate::error::{Error, Result};
use crate::model::{KnownName, Parent, short_digest};
use crate::resolve::identity::{
    ENOUGH, Kin, MOST_TEXTS, SAMPLE, SHARE, StandsFor, short_form, spelled, spelling, weight,
};
use crate::store::Store;

/// Other names are followed so many times to the spelling that leads them all.
const STEPS: usize = 8;

/// Names in a run whose spellings are decided already: what that depends on
/// does not change meanwhile.
#[derive(Default)]
pub(super) struct Relating {
    spelled: HashSet<i64>,
}

impl Relating {
    /// Decides of `names`, and of all that they touch, what each is a form of,
    /// within the caller's transaction.
    ///
    /// Spellings first: which full names are one tells what a short form of
    /// them means.
    pub(super) fn relate(
        &mut self,
        store: &Store,
        authorities: &Authorities<'_>,
        names: &[KnownName],
    ) -> Result<()> {
        // Spellings, and names that may be short for something.
        let mut short: BTreeMap<i64, KnownName> = BTreeMap::new();
        for name in names {
            for near in with_same_words(store, name)? {
                if self.spelled.insert(near.id) {
                    let parent = spelling_of(store, &near)?;
                    if store.put_spelling(near.id, parent.map(|parent| parent.name))? {
                        add_short_forms(store, near.id, &mut short)?;
                    }
                }
                short.insert(near.id, near);
            }
            add_aliases(store, name.id, &mut short)?;
        }
        let mut meant = HashSet::new();
        for name in fellows(store, authorities, short)?.into_values() {
            if !meant.contains(&name.id) {
                for found in authorities.meant(store, name)? {
                    meant.insert(found.name);
                    store.put_parent(found.name, found.parent.as_ref())?;
                    store.put_claims(found.name, &found.claims)?;
                }
            }
        }
        Ok(())
    }
}

/// `names`, and those that share a record of an authority file with one of them.
fn fellows(
    store: &Store,
    authorities: &Authorities<'_>,
    mut names: BTreeMap<i64, KnownName>,
) -> Result<BTreeMap<i64, KnownName>> {
    let mut fellows = Vec::new();
    for name in names.values() {
        fellows.extend(authorities.fellows(store, name)?);
    }
    names.extend(fellows.into_iter().map(|name| (name.id, name)));
    // Who was told apart is so for good.
    names.retain(|_, name| !name.is_told_apart());
    Ok(names)
}

/// The names that may be another spelling of `name`, or the other way round,
/// itself among them.
fn with_same_words(store: &Store, name: &KnownName) -> Result<Vec<KnownName>> {
    let mut near = store.names_with_key(name.plain_key())?;
    for key in spelled(name) {
        near.extend(store.spellings(name.kind, &key)?);
    }
    // Who was told apart is so for good.
    near.retain(|name| !name.is_told_apart());
    Ok(near)
}

/// The names that `name` and those that lead to it are called in articles:
/// what these are short for may have changed.
fn add_short_forms(store: &Store, name: i64, short: &mut BTreeMap<i64, KnownName>) -> Result<()> {
    for below in store.spelled_below(name)? {
        add_aliases(store, below, short)?;
    }
    Ok(())
}

fn add_aliases(store: &Store, name: i64, short: &mut BTreeMap<i64, KnownName>) -> Result<()> {
    for alias in store.alias_keys(name)? {
        short.extend(store.names_with_key(&alias)?.into_iter().map(|name| (name.id, name)));
    }
    Ok(())
}

/// All that is known of `name` and of those it may be another spelling of.
pub(super) fn kin(store: &Store, name: &KnownName) -> Result<Kin> {
    // What only older wordings and other stories' headlines name leads nobody.
    let is_here = |other: &KnownName| other.articles > 0 && other.id != name.id;
    let mut same_words = store.names_with_key(&name.key)?;
    let mut spellings: BTreeMap<i64, KnownName> = BTreeMap::new();
    for key in spelled(name) {
        spellings.extend(store.spellings(name.kind, &key)?.into_iter().map(|name| (name.id, name)));
    }
    same_words.retain(is_here);
    let spellings = spellings.into_values().filter(is_here).collect();
    Ok(Kin { name: name.clone(), same_words, spellings })
}

/// What `name` is another spelling of.
fn spelling_of(store: &Store, name: &KnownName) -> Result<Option<Parent>> {
    spelling(&kin(store, name)?, &mut |one, other| company(store, one, other))
}

/// What `name` is a form of by the texts alone: the short form of something, or
/// else another spelling. The spellings around it are known by now.
pub(super) fn natural(store: &Store, name: &KnownName) -> Result<Option<Parent>> {
    if name.is_told_apart() {
        return Ok(None);
    }
    let mut uses = Vec::new();
    for (full, times) in store.names_called(&name.key)? {
        let meant = leading(store, &full)?;
        uses.push(StandsFor { full, meant, times });
    }
    match short_form(name, &uses, &mut |one, other| company(store, one, other))? {
        Some(full) => Ok(Some(full)),
        None if store.parents_of(name.id)?.1.is_none() => Ok(None),
        None => spelling_of(store, name),
    }
}

/// The spelling of `name` that all its spellings lead to.
fn leading(store: &Store, name: &KnownName) -> Result<KnownName> {
    let mut last = name.clone();
    for _ in 0..STEPS {
        match store.parents_of(last.id)? {
            (_, Some(spelling)) => last = store.known_name(spelling)?,
            _ => break,
        }
    }
    Ok(last)
}

/// Whether the articles that have `one` name enough that articles with `other`
/// do too; of a sample where they are many.
pub(super) fn company(
    store: &Store,
    one: &KnownName,
    other: &KnownName,
) -> Result<Option<bool>, Error> {
    if one.articles > MOST_TEXTS {
        return Ok(None);
    }
    // Its own articles are as they were, and the other's company only grows.
    if store.is_settled_as(one.id, other.id)? {
        return Ok(Some(true));
    }
    let mut texts = store.texts_naming(one.id)?;
    texts.sort_by_cached_key(|(_, key)| short_digest(key));
    texts.truncate(SAMPLE);
    let enough = texts.len() as f64 * SHARE;
    let (mut sharing, mut left) = (0.0, texts.len() as f64);
    for (revision, _) in texts {
        if sharing >= enough || sharing + left < enough {
            break;
        }
        left -= 1.0;
        if shares(store, revision, one, other)? {
            sharing += 1.0;
        }
    }
    Ok(Some(sharing > 0.0 && sharing >= enough))
}

/// Whether a text with `one` names enough that texts with `other` do too.
fn shares(store: &Store, revision: i64, one: &KnownName, other: &KnownName) -> Result<bool> {
    let mut shared = 0.0;
    for companion in store.known_names_in(revision)? {
        let is_other = companion.id != one.id && companion.id != other.id;
        if is_other && store.are_named_together(&companion, other)? {
            shared += weight(&companion);
        }
        if shared >= ENOUGH {
            return Ok(true);
        }
    }
    Ok(false)
}
