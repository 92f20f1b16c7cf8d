//! Which decisions about who is one and who is two can hold together.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, Handle};

use super::joined::Joined;
use super::latest::alias;
use super::overruled::Overruled;
use super::part::Parts;

/// A decision that makes some one.
pub(super) struct Link<'d> {
    pub(super) decision: &'d Decision,
    /// Numbers of the handles; the first is the one that stays.
    pub(super) members: Vec<usize>,
}

/// Handles by number, and what makes them one or keeps them two.
pub(super) struct Links<'d> {
    pub(super) handles: Vec<Handle>,
    /// Those that hold, in the order of time.
    pub(super) held: Vec<Link<'d>>,
    /// Pairs that stay two.
    pub(super) apart: Vec<(usize, usize)>,
    numbers: BTreeMap<Handle, usize>,
}

impl<'d> Links<'d> {
    /// What holds of `held`, which is in the order of time.
    ///
    /// The last decision counts first, and each that comes before it only as a
    /// whole, if it contradicts nothing after it: neither directly nor because
    /// several of them together join what another keeps apart.
    pub(super) fn new(held: &[&'d Decision], parts: &Parts<'d>, overruled: &mut Overruled) -> Self {
        let mut links = Self {
            handles: Vec::new(),
            held: Vec::new(),
            apart: Vec::new(),
            numbers: BTreeMap::new(),
        };
        let mut told: Vec<(&Decision, Vec<usize>)> = Vec::new();
        for decision in held.iter().copied() {
            if overruled.by.contains_key(&decision.id) {
                continue;
            }
            let mut number = |handle: &Handle| links.number(handle, parts);
            let members = match &decision.act {
                Act::Merge { entities } => entities.iter().map(number).collect(),
                Act::Same { one, other } | Act::Different { one, other } => {
                    vec![number(one), number(other)]
                }
                Act::Rename { entity, .. }
                | Act::Retype { entity, .. }
                | Act::Ignore { entity } => {
                    vec![number(entity)]
                }
                Act::Alias { .. } => {
                    let Some((name, entity)) = alias(decision) else { continue };
                    vec![number(entity), number(&name)]
                }
                _ => continue,
            };
            told.push((decision, members));
        }
        links.settle(told, overruled);
        links
    }

    /// The number of a handle; two for those whom one split parted are one.
    pub(super) fn number(&mut self, handle: &Handle, parts: &Parts<'_>) -> usize {
        let mut handle = handle.clone();
        if let Some(split) = &handle.parted {
            handle.parted = Some(parts.first(split).to_owned());
        }
        *self.numbers.entry(handle).or_insert_with_key(|handle| {
            self.handles.push(handle.clone());
            self.handles.len() - 1
        })
    }

    /// The pairs that stay two, each in the order of its handles.
    pub(super) fn pairs(&self) -> BTreeSet<(Handle, Handle)> {
        let handle = |number: usize| self.handles[number].clone();
        let pair = |&(one, other)| {
            let (one, other) = (handle(one), handle(other));
            if one <= other { (one, other) } else { (other, one) }
        };
        self.apart.iter().map(pair).collect()
    }

    fn settle(&mut self, told: Vec<(&'d Decision, Vec<usize>)>, overruled: &mut Overruled) {
        let mut joined = Joined::new(self.handles.len());
        // Of each set, by its root: whom it is kept apart from, and by what.
        let mut apart: Vec<Vec<(usize, &Decision)>> = vec![Vec::new(); self.handles.len()];
        for (decision, members) in told.into_iter().rev() {
            if let Act::Different { .. } = decision.act {
                let (one, other) = (members[0], members[1]);
                if joined.root(one) == joined.root(other) {
                    if let Some(link) = self.joining(one, other) {
                        overruled.contradiction(link, decision);
                    }
                    continue;
                }
                apart[joined.root(one)].push((other, decision));
                apart[joined.root(other)].push((one, decision));
                self.apart.push((one, other));
            } else {
                let roots: Vec<usize> = members.iter().map(|&member| joined.root(member)).collect();
                let kept =
                    roots.iter().flat_map(|&root| apart[root].iter().map(move |kept| (root, kept)));
                let against = kept
                    .filter(|&(root, &(other, _))| {
                        let other = joined.root(other);
                        other != root && roots.contains(&other)
                    })
                    .map(|(_, &(_, by))| by)
                    .max_by_key(|by| (by.at, &by.id));
                if let Some(against) = against {
                    overruled.contradiction(against, decision);
                    continue;
                }
                for &other in &members {
                    if let Some((stays, goes)) = joined.join(members[0], other) {
                        let moved = std::mem::take(&mut apart[goes]);
                        apart[stays].extend(moved);
                    }
                }
                self.held.push(Link { decision, members });
            }
        }
        self.held.reverse();
    }

    /// The link that makes the two one, last of a chain, if those found so far do.
    fn joining(&self, one: usize, other: usize) -> Option<&'d Decision> {
        let mut joined = Joined::new(self.handles.len());
        // The latest was found first.
        for link in self.held.iter().rev() {
            for &member in &link.members {
                joined.join(link.members[0], member);
            }
            if joined.root(one) == joined.root(other) {
                return Some(link.decision);
            }
        }
        None
    }
}
