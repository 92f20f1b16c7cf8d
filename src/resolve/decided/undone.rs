//! Which decisions are undone.

use std::collections::BTreeMap;

use crate::model::{Act, Decision};

/// Id of each decision that does not hold any more → id of the undoing that
/// holds against it, the last of several.
///
/// An undoing can itself be undone: then what it undid holds again, unless
/// another undoing of it holds. `sorted` is in the order of time.
pub(super) fn undone<'d>(sorted: &[&'d Decision]) -> BTreeMap<&'d str, &'d str> {
    let at: BTreeMap<&str, usize> =
        sorted.iter().enumerate().map(|(at, decision)| (decision.id.as_str(), at)).collect();
    let target = |decision: &Decision| match &decision.act {
        Act::Undo { decision } => at.get(decision.as_str()).copied(),
        _ => None,
    };
    // Each undoing has one target, so that all that may undo a decision can be
    // settled before it.
    let mut unsettled = vec![0_usize; sorted.len()];
    for decision in sorted {
        if let Some(target) = target(decision) {
            unsettled[target] += 1;
        }
    }
    let mut settled: Vec<usize> = (0..sorted.len()).filter(|&at| unsettled[at] == 0).collect();
    let mut undone: BTreeMap<&str, usize> = BTreeMap::new();
    while let Some(one) = settled.pop() {
        let Some(target) = target(sorted[one]) else { continue };
        if !undone.contains_key(sorted[one].id.as_str()) {
            let last = undone.entry(&sorted[target].id).or_insert(one);
            *last = one.max(*last);
        }
        unsettled[target] -= 1;
        if unsettled[target] == 0 {
            settled.push(target);
        }
    }
    undone.into_iter().map(|(id, by)| (id, sorted[by].id.as_str())).collect()
}
