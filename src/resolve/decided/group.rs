//! Who is one, and what they are called.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, EntityKind, Handle};

use super::joined::Joined;
use super::link::Links;
use super::overruled::Overruled;

/// An entity as far as people have decided about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The one that stays: the others are it.
    pub stays: Handle,
    /// Every handle that means it, [`Group::stays`] among them.
    pub handles: BTreeSet<Handle>,
    /// What it is called, if that is decided.
    pub name: Option<String>,
    /// Its class, if that is decided.
    pub kind: Option<EntityKind>,
    /// Whether it is to be left out.
    pub ignored: bool,
}

/// What is decided of a set, and by what.
#[derive(Clone, Copy)]
struct Told<'d> {
    stays: usize,
    name: Option<(&'d str, &'d Decision)>,
    kind: Option<(EntityKind, &'d Decision)>,
    ignored: bool,
}

/// The entities that `links` make or say something of, by the one that stays.
///
/// As if all had been done one after the other in one archive: a name given to
/// one of two that are one already is the name of both, and of two that become
/// one the first keeps what is decided of it.
pub(super) fn groups(links: &Links<'_>, overruled: &mut Overruled) -> Vec<Group> {
    let mut joined = Joined::new(links.handles.len());
    let untold = |stays| Told { stays, name: None, kind: None, ignored: false };
    let mut told: Vec<Told<'_>> = (0..links.handles.len()).map(untold).collect();
    for link in &links.held {
        let Some((&first, others)) = link.members.split_first() else { continue };
        for &other in others {
            let kept = told[joined.root(first)];
            if let Some((stays, _)) = joined.join(first, other) {
                told[stays] = kept;
            }
        }
        let told = &mut told[joined.root(first)];
        match &link.decision.act {
            Act::Rename { name, .. } => {
                if let Some((before, by)) = told.name.replace((name, link.decision))
                    && before != name
                {
                    overruled.replacement(link.decision, by);
                }
            }
            Act::Retype { kind, .. } => {
                if let Some((before, by)) = told.kind.replace((*kind, link.decision))
                    && before != *kind
                {
                    overruled.replacement(link.decision, by);
                }
            }
            Act::Ignore { .. } => told.ignored = true,
            _ => {}
        }
    }
    let mut groups: BTreeMap<usize, BTreeSet<Handle>> = BTreeMap::new();
    for (number, handle) in links.handles.iter().enumerate() {
        groups.entry(joined.root(number)).or_default().insert(handle.clone());
    }
    let group = |(root, handles): (usize, BTreeSet<Handle>)| {
        let Told { stays, name, kind, ignored } = told[root];
        let stays = links.handles[stays].clone();
        let name = name.map(|(name, _)| name.to_owned());
        Group { stays, handles, name, kind: kind.map(|(kind, _)| kind), ignored }
    };
    let is_told = |group: &Group| {
        group.handles.len() > 1 || group.name.is_some() || group.kind.is_some() || group.ignored
    };
    let mut groups: Vec<Group> = groups.into_iter().map(group).filter(is_told).collect();
    groups.sort_by(|one, other| one.stays.cmp(&other.stays));
    groups
}
