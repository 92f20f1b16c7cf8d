//! What one decision after the other says of one thing: the last one counts.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, Handle, Pointing, name_key};

use super::overruled::Overruled;

/// What people say of references.
#[derive(Default)]
pub(super) struct Bindings {
    /// The article that a reference means, by its key.
    pub(super) bound: BTreeMap<Pointing, String>,
    /// Articles that it does not mean.
    pub(super) unbound: BTreeMap<Pointing, BTreeSet<String>>,
}

/// What is said last of each reference by `held`, in the order of time.
pub(super) fn bindings(held: &[&Decision], overruled: &mut Overruled) -> Bindings {
    let mut bound: BTreeMap<&Pointing, (&str, &Decision)> = BTreeMap::new();
    let mut unbound: BTreeMap<(&Pointing, &str), &Decision> = BTreeMap::new();
    for decision in held {
        match &decision.act {
            Act::Bind { reference, article } => {
                if let Some((other, before)) = bound.insert(reference, (article, decision))
                    && other != article
                {
                    overruled.replacement(decision, before);
                }
                if let Some(before) = unbound.remove(&(reference, article.as_str())) {
                    overruled.replacement(decision, before);
                }
            }
            Act::Unbind { reference, article } => {
                if let Some(&(other, before)) = bound.get(reference)
                    && other == article
                {
                    bound.remove(reference);
                    overruled.replacement(decision, before);
                }
                unbound.insert((reference, article), decision);
            }
            _ => {}
        }
    }
    let mut bindings = Bindings::default();
    for (reference, (article, _)) in bound {
        bindings.bound.insert(reference.clone(), article.to_owned());
    }
    for (reference, article) in unbound.into_keys() {
        bindings.unbound.entry(reference.clone()).or_default().insert(article.to_owned());
    }
    bindings
}

/// The name that an alias gives an entity, as a handle of that entity.
pub(super) fn alias(decision: &Decision) -> Option<(Handle, &Handle)> {
    match &decision.act {
        Act::Alias { entity, name } => Some((Handle::named(entity.kind, name_key(name)), entity)),
        _ => None,
    }
}

/// Notes which aliases of `held`, in the order of time, have been given to
/// another entity since.
pub(super) fn aliases(held: &[&Decision], overruled: &mut Overruled) {
    let mut latest: BTreeMap<Handle, (&Handle, &Decision)> = BTreeMap::new();
    for decision in held {
        let Some((name, entity)) = alias(decision) else { continue };
        if let Some((other, before)) = latest.insert(name, (entity, decision))
            && other != entity
        {
            overruled.replacement(decision, before);
        }
    }
}
