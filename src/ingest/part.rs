//! Splits: mentions that a person said are somebody else's.

use std::collections::{BTreeMap, BTreeSet};

use super::rename::rename;
use crate::error::Result;
use crate::model::{EntityKind, Handle, KnownName, Mention, Naming, Parent, parted_key};
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
            let names = parted_names(store, decided, &article, &tagged)?;
            let revision = tagged.revision;
            let renamed = rename(store, tagged, &mut |_, mention, _| {
                names.get(&(mention.field, mention.span.start)).cloned()
            })?;
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

type Start = (crate::model::Field, usize);

/// What each mention of the article is to be called.
fn parted_names(
    store: &Store,
    decided: &Decided,
    article: &str,
    tagged: &Tagged,
) -> Result<BTreeMap<Start, String>> {
    let mut keys = BTreeMap::new();
    for (row, mention, naming) in &tagged.mentions {
        let name = store.known_name(*row)?;
        // As if no split had been.
        let key = if name.split().is_some() { name.plain_key() } else { &name.key };
        keys.insert((mention.field, mention.span.start), (mention, naming, key.to_owned()));
    }
    for parted in &decided.parted {
        for (mention, naming, key) in keys.values_mut() {
            if is_parted(parted, article, tagged, mention, naming, key) {
                let plain = plain(key).to_owned();
                *key = parted_key(&plain, &parted.decision);
            }
        }
    }
    Ok(keys.into_iter().map(|(start, (_, _, key))| (start, key)).collect())
}

fn plain(key: &str) -> &str {
    key.split('#').next().unwrap_or(key)
}

/// Whether a mention, by now called `key`, is of those that `parted` speaks of.
fn is_parted(
    parted: &Parted,
    article: &str,
    tagged: &Tagged,
    mention: &Mention,
    naming: &Naming,
    key: &str,
) -> bool {
    let is_from = parted.from.iter().any(|from| is_called(from, naming.kind, key));
    let is_placed = || {
        parted.places.iter().filter(|place| place.article == article).any(|place| {
            let text = tagged.texts.iter().find(|(field, _)| *field == place.field);
            place.field == mention.field
                && text.and_then(|(_, text)| place.find(text)) == Some(mention.span)
        })
    };
    is_from && (parted.articles.contains(article) || is_placed())
}

/// Whether a name of that class and key is one that the handle speaks of.
fn is_called(handle: &Handle, kind: EntityKind, key: &str) -> bool {
    let split = handle.parted.as_ref();
    let key = match split {
        Some(split) if key == parted_key(&handle.key, split) => return handle.kind == kind,
        Some(_) => return false,
        None => key,
    };
    handle.kind == kind && plain(key) == handle.key && !key.contains("#s")
}

/// Makes all the names that one split made one.
fn lead_together(store: &Store, parted: &Parted) -> Result<()> {
    let mut names: Vec<KnownName> = Vec::new();
    for from in &parted.from {
        let found = store.names_with_key(&parted_key(&from.key, &parted.decision))?;
        names.extend(found.into_iter().filter(|name| name.kind == from.kind));
    }
    let Some(first) = names.first().map(|name| name.id) else { return Ok(()) };
    for name in &names {
        let leads =
            (name.id != first).then_some(Parent { name: first, method: METHOD, confidence: 1.0 });
        store.put_parent(name.id, leads.as_ref())?;
    }
    Ok(())
}
