//! Splits: mentions that a person said are somebody else's.

use std::collections::{BTreeMap, BTreeSet};

use super::rename::rename;
use crate::error::Result;
use crate::model::{Field, Handle, KnownName, Parent, parted_key};
use crate::resolve::{Decided, Parted};
use crate::store::{Store, Tagged};

/// How a name that a split made leads to the first of those it made.
const METHOD: &str = "split";

/// Gives the mentions that splits speak of the names that these make, and
/// those of splits that no longer hold the names they had. Returns how many
/// mentions took another name, by text.
///
/// Takes time in proportion to the articles that splits name.
pub(super) fn part(store: &Store, decided: &Decided) -> Result<BTreeMap<i64, usize>> {
    let mut articles: BTreeSet<String> = store.parted_articles()?.into_iter().collect();
    for parted in &decided.parted {
        articles.extend(parted.articles.iter().cloned());
        articles.extend(parted.places.iter().map(|place| place.article.clone()));
    }
    let mut changed = BTreeMap::new();
    for article in articles {
        if let Some(tagged) = store.tagged(&article)? {
            let keys = parted_keys(store, decided, &article, &tagged)?;
            let revision = tagged.revision;
            let renamed = rename(store, tagged, keys)?;
            if renamed > 0 {
                changed.insert(revision, renamed);
            }
        }
    }
    store.put_names()?;
    for parted in &decided.parted {
        lead_together(store, parted)?;
    }
    Ok(changed)
}

/// The key that each mention of the article is to have, in their order.
fn parted_keys(
    store: &Store,
    decided: &Decided,
    article: &str,
    tagged: &Tagged,
) -> Result<Vec<String>> {
    let mut names = Vec::with_capacity(tagged.mentions.len());
    for (row, ..) in &tagged.mentions {
        let mut name = store.known_name(*row)?;
        // As if no split had been.
        if name.split().is_some() {
            name.key.truncate(name.plain_key().len());
        }
        names.push(name);
    }
    for parted in &decided.parted {
        let places = places(parted, article, tagged);
        for (name, (_, mention, _)) in names.iter_mut().zip(&tagged.mentions) {
            let is_here = parted.articles.contains(article)
                || places.contains(&(mention.field, mention.span.start));
            if is_here && parted.from.iter().any(|from| is_called(from, name)) {
                name.key = parted_key(name.plain_key(), &parted.decision);
            }
        }
    }
    Ok(names.into_iter().map(|name| name.key).collect())
}

/// Where the single mentions that `parted` speaks of stand in the article.
fn places(parted: &Parted, article: &str, tagged: &Tagged) -> BTreeSet<(Field, usize)> {
    let here = parted.places.iter().filter(|place| place.article == article);
    let found = here.filter_map(|place| {
        let (field, text) = tagged.texts.iter().find(|(field, _)| *field == place.field)?;
        Some((*field, place.find(text)?.start))
    });
    found.collect()
}

/// Whether `name` is one that `handle` speaks of; in one article a name has
/// one class, which another tagger may see otherwise.
fn is_called(handle: &Handle, name: &KnownName) -> bool {
    match &handle.parted {
        Some(split) => name.key == parted_key(&handle.key, split),
        None => name.split().is_none() && name.plain_key() == handle.key,
    }
}

/// Makes all the names that one split made one.
fn lead_together(store: &Store, parted: &Parted) -> Result<()> {
    let mut names: Vec<KnownName> = Vec::new();
    for from in &parted.from {
        names.extend(store.names_with_key(&parted_key(&from.key, &parted.decision))?);
    }
    let Some(first) = names.first().map(|name| name.id) else { return Ok(()) };
    for name in &names {
        let leads =
            (name.id != first).then_some(Parent { name: first, method: METHOD, confidence: 1.0 });
        store.put_parent(name.id, leads.as_ref())?;
    }
    Ok(())
}
