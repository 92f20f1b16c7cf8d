//! Which decisions build on which.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, Handle};

use super::latest::alias;

/// Id of each decision of `held`, which is in the order of time → ids of later
/// ones that build on it.
pub(super) fn dependents(held: &[&Decision]) -> BTreeMap<String, Vec<String>> {
    let mut dependents: BTreeMap<String, Vec<String>> = BTreeMap::new();
    // What made a name one with another.
    let mut joined: BTreeMap<Handle, Vec<&Decision>> = BTreeMap::new();
    for decision in held {
        let mut on: BTreeSet<&str> = BTreeSet::new();
        let handles = decision.act.handles();
        on.extend(handles.iter().filter_map(|handle| handle.parted.as_deref()));
        if let Act::Split { entity, .. } = &decision.act {
            let mut parts: BTreeMap<&str, usize> = BTreeMap::new();
            let names: BTreeSet<&Handle> = entity.iter().collect();
            for link in names.into_iter().filter_map(|name| joined.get(name)).flatten() {
                *parts.entry(&link.id).or_default() += 1;
            }
            on.extend(parts.into_iter().filter(|(_, names)| *names > 1).map(|(link, _)| link));
        }
        for one in on {
            dependents.entry(one.to_owned()).or_default().push(decision.id.clone());
        }
        let linked = match &decision.act {
            Act::Merge { .. } | Act::Same { .. } => handles.into_iter().cloned().collect(),
            Act::Alias { .. } => {
                alias(decision).map_or(Vec::new(), |(name, of)| vec![name, of.clone()])
            }
            _ => Vec::new(),
        };
        for name in linked.into_iter().collect::<BTreeSet<_>>() {
            joined.entry(name).or_default().push(decision);
        }
    }
    dependents
}
