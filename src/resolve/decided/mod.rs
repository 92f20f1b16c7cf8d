//! What people's decisions come to, taken together.
//!
//! A pure function of a set of decisions, so that two people who exchange their
//! logs see the same, whoever's is read first. Decisions count in the order of
//! time, then of their ids; where two cannot both hold the later one does.

mod dependent;
mod group;
mod joined;
mod latest;
#[cfg(test)]
mod laws;
mod link;
mod overruled;
mod part;
#[cfg(test)]
mod tests;
mod undone;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, EntityKind, Handle, Pointing};

use group::groups;
use link::Links;
use part::Parts;

pub use group::Group;
pub use overruled::Conflict;
pub use part::Parted;

/// What a set of decisions comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decided {
    /// Entities whose names, class or use are decided.
    pub groups: Vec<Group>,
    /// Pairs that stay two, however much they look like one.
    pub apart: BTreeSet<(Handle, Handle)>,
    /// Names that mean an entity because somebody said so: class and normal
    /// form → as printed, and whom it means.
    pub aliases: BTreeMap<(EntityKind, String), (String, Handle)>,
    /// Who was parted from whom, in the order in which that takes effect.
    pub parted: Vec<Parted>,
    /// References and the article that each means, by its key.
    pub bound: BTreeMap<Pointing, String>,
    /// References and the articles that they do not mean.
    pub unbound: BTreeMap<Pointing, BTreeSet<String>>,
    /// Id of each decision that is undone → id of what undid it.
    pub undone: BTreeMap<String, String>,
    /// Id of each decision that a later one contradicts or takes the place of
    /// → id of the later one.
    pub overruled: BTreeMap<String, String>,
    /// Pairs of decisions that contradict each other, and which of them holds.
    pub conflicts: BTreeSet<Conflict>,
    /// Id of each decision that holds → ids of later ones that build on it.
    dependents: BTreeMap<String, Vec<String>>,
}

/// What `decisions` come to, whatever their order, and however often one is
/// among them. Takes time of order n log n; each pair that later merges do not let stay
/// two costs a look at all merges besides.
#[must_use]
pub fn decided<'d>(decisions: impl IntoIterator<Item = &'d Decision>) -> Decided {
    let mut sorted: Vec<&Decision> = decisions.into_iter().collect();
    sorted.sort_by(|one, other| (one.at, &one.id).cmp(&(other.at, &other.id)));
    sorted.dedup_by(|one, other| one.id == other.id);
    let undone = undone::undone(&sorted);
    let holds = |decision: &&&Decision| !undone.contains_key(decision.id.as_str());
    let held: Vec<&Decision> = sorted.iter().filter(holds).copied().collect();

    let mut overruled = overruled::Overruled::default();
    let parts = Parts::new(&held, &mut overruled);
    let bindings = latest::bindings(&held, &mut overruled);
    latest::aliases(&held, &mut overruled);
    let links = Links::new(&held, &parts, &mut overruled);
    let groups = groups(&links, &mut overruled);
    Decided {
        groups,
        apart: links.pairs(),
        aliases: aliases(&held, &overruled),
        bound: bindings.bound,
        unbound: bindings.unbound,
        undone: undone.into_iter().map(|(id, by)| (id.to_owned(), by.to_owned())).collect(),
        overruled: overruled.by,
        conflicts: overruled.conflicts,
        dependents: dependent::dependents(&held),
        parted: parts.parted,
    }
}

impl Decided {
    /// Ids of later decisions that hold and make no sense without this one, in
    /// the order of time: what they say of somebody whom it parted from another,
    /// and splits of an entity that it made one.
    #[must_use]
    pub fn dependents(&self, id: &str) -> &[String] {
        self.dependents.get(id).map_or(&[], Vec::as_slice)
    }
}

/// The aliases that hold.
fn aliases(
    held: &[&Decision],
    overruled: &overruled::Overruled,
) -> BTreeMap<(EntityKind, String), (String, Handle)> {
    let mut aliases = BTreeMap::new();
    for decision in held.iter().filter(|decision| !overruled.by.contains_key(&decision.id)) {
        if let (Some((key, entity)), Act::Alias { name, .. }) =
            (latest::alias(decision), &decision.act)
        {
            aliases.insert((key.kind, key.key), (name.clone(), entity.clone()));
        }
    }
    aliases
}
