//! Common names: which of their bearers each article means.

use std::collections::BTreeSet;

use super::rename::rename;
use crate::error::Result;
use crate::model::{EntityKind, KnownName, Mention, Naming, namesake_key};
use crate::resolve::identity::{has_namesakes, namesakes, weight};
use crate::store::Store;

/// Decides again, of each common name among `names`, which of its articles
/// mean the same person. Within the caller's transaction.
///
/// Takes time in proportion to the articles that have these names.
pub(super) fn tell_apart(store: &Store, names: &[KnownName]) -> Result<()> {
    let common = names.iter().filter(|name| has_namesakes(name) && name.split().is_none());
    let keys: BTreeSet<&str> = common.map(KnownName::plain_key).collect();
    for key in keys {
        // By date and key: those before are never changed by what comes after.
        let bearers = store.bearers(EntityKind::Person, key)?;
        let mut company = Vec::with_capacity(bearers.len());
        for bearer in &bearers {
            let others = store.known_names_in(bearer.revision)?.into_iter();
            let others = others.filter(|other| other.plain_key() != key);
            company.push(
                others
                    .map(|other| (format!("{} {}", other.kind, other.plain_key()), weight(&other)))
                    .collect(),
            );
        }
        let first = namesakes(&company);
        for (bearer, first) in bearers.iter().zip(first) {
            let is = match first {
                0 => key.to_owned(),
                first => namesake_key(key, &bearers[first].article),
            };
            if is != bearer.key
                && let Some(tagged) = store.tagged(&bearer.article)?
            {
                let key = |(row, _, naming): &(i64, Mention, Naming)| {
                    if *row == bearer.name { is.clone() } else { naming.key.clone() }
                };
                let keys = tagged.mentions.iter().map(key).collect();
                rename(store, tagged, keys)?;
            }
        }
    }
    store.put_names()
}
