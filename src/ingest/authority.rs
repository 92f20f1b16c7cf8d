//! Names that mean a record of an authority file: all of one record are one
//! thing.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use super::relate::{company, kin, natural};
use crate::error::Result;
use crate::model::{EntityKind, Handle, KnownName, Parent, Standing};
use crate::resolve::Decided;
use crate::resolve::identity::{self, Claim, Doubt, Holder};
use crate::store::{HolderRow, Store};

/// How a name leads to the one that speaks for its record.
const METHOD: &str = "authority";

/// Links from name to name are followed so many times at most.
const LONGEST_CHAIN: usize = 16;

/// What people said against the records of authority files.
pub(super) struct Authorities<'d> {
    /// Whether there are no records at all.
    is_empty: bool,
    /// Id of a record → who is not it.
    denied: BTreeMap<&'d str, Vec<&'d Handle>>,
}

/// What a name was found to mean.
pub(super) struct Meant {
    pub(super) name: i64,
    pub(super) parent: Option<Parent>,
    /// Rows of the records, by which standing, how sure.
    pub(super) claims: Vec<(i64, Standing, f64)>,
}

/// What is known of a name and of the records that have it.
pub(super) struct Member {
    name: KnownName,
    /// What it is a form of by the texts alone.
    parent: Option<Parent>,
    pub(super) claims: Vec<Claim>,
    pub(super) doubts: Vec<(Holder, Doubt)>,
}

impl<'d> Authorities<'d> {
    pub(super) fn new(store: &Store, decided: &'d Decided) -> Result<Self> {
        let mut denied: BTreeMap<&str, Vec<&Handle>> = BTreeMap::new();
        for (one, other) in &decided.apart {
            for (id, who) in [(one, other), (other, one)] {
                if id.outside && !who.outside {
                    denied.entry(&id.key).or_default().push(who);
                }
            }
        }
        Ok(Self { is_empty: !store.has_authorities()?, denied })
    }

    /// Has all names settled again that were said not to mean a record: whether
    /// they are spoken of depends on what they are forms of.
    pub(super) fn unsettle_denied(&self, store: &Store) -> Result<()> {
        for id in self.denied.keys() {
            for row in store.authorities(id)? {
                for name in store.names_held(row)? {
                    store.mark_settled(name.id, false)?;
                }
            }
        }
        Ok(())
    }

    /// The other names of the records that `name` may mean.
    pub(super) fn fellows(&self, store: &Store, name: &KnownName) -> Result<Vec<KnownName>> {
        if self.is_empty {
            return Ok(Vec::new());
        }
        let holders: Vec<Holder> =
            store.holders(name.plain_key())?.into_iter().map(holder).collect();
        let mut rows = BTreeSet::new();
        for kind in EntityKind::ALL {
            rows.extend(identity::unrivalled(kind, &holders).into_iter().map(|holder| holder.row));
        }
        let mut fellows = Vec::new();
        for row in rows {
            fellows.extend(store.names_held(row)?);
        }
        Ok(fellows)
    }

    /// What `name` means, and the other names that mean the same record: all are
    /// forms of the one that speaks for it.
    pub(super) fn meant(&self, store: &Store, name: KnownName) -> Result<Vec<Meant>> {
        let id = name.id;
        let mut members = self.members(store, name)?;
        confirm(store, &mut members)?;
        let mut meant = Vec::new();
        let mut left: BTreeSet<i64> = members.keys().copied().collect();
        while let Some(first) = left.pop_first() {
            let group = connected(&members, first);
            left.retain(|name| !group.contains(name));
            let speaks = group.iter().map(|name| &members[name]).min_by_key(|member| rank(member));
            let speaks = speaks.map_or(first, |member| member.name.id);
            for name in group {
                let Member { parent, claims, .. } = &members[&name];
                let parent = if name == speaks {
                    self.outer(store, parent.clone(), !claims.is_empty())?
                } else {
                    let confidence = claims.iter().map(Claim::confidence).fold(0.0, f64::max);
                    Some(Parent { name: speaks, method: METHOD, confidence })
                };
                let claim =
                    |claim: &Claim| (claim.holder.row, claim.holder.standing, claim.confidence());
                meant.push(Meant { name, parent, claims: claims.iter().map(claim).collect() });
            }
        }
        debug_assert!(meant.iter().any(|meant| meant.name == id), "it is among its own");
        Ok(meant)
    }

    /// What is known of one name when all is said.
    pub(super) fn judged(&self, store: &Store, name: KnownName) -> Result<Member> {
        let id = name.id;
        let mut members = self.members(store, name)?;
        confirm(store, &mut members)?;
        Ok(members.remove(&id).expect("it is among its own"))
    }

    /// The name and all that may mean a record that it may mean, and so on.
    fn members(&self, store: &Store, name: KnownName) -> Result<BTreeMap<i64, Member>> {
        let mut seen = HashSet::from([name.id]);
        let mut todo = vec![name];
        let mut members = BTreeMap::new();
        while let Some(name) = todo.pop() {
            let is_first = members.is_empty();
            let member = self.member(store, &name)?;
            for claim in &member.claims {
                let held = store.names_held(claim.holder.row)?;
                todo.extend(held.into_iter().filter(|name| seen.insert(name.id)));
            }
            if is_first || !member.claims.is_empty() {
                members.insert(member.name.id, member);
            }
        }
        Ok(members)
    }

    /// What is known of one name, before company is asked.
    fn member(&self, store: &Store, name: &KnownName) -> Result<Member> {
        let kin = kin(store, name)?;
        let parent = natural(store, name)?;
        if self.is_empty {
            return Ok(Member { name: kin.name, parent, claims: Vec::new(), doubts: Vec::new() });
        }
        let mut holders = Vec::new();
        for row in store.holders(kin.name.plain_key())? {
            if !self.is_denied(store, &kin.name, &row.id)? {
                holders.push(holder(row));
            }
        }
        let (claims, mut doubts) = identity::claims(&kin, &holders);
        let mut kept = Vec::new();
        for claim in claims {
            match stands_for(store, parent.as_ref(), &claim)? {
                Some(other) => doubts.push((claim.holder, Doubt::StandsFor(other))),
                None => kept.push(claim),
            }
        }
        Ok(Member { name: kin.name, parent, claims: kept, doubts })
    }

    /// What the one that speaks for a record is itself a form of: never of what
    /// means another record.
    fn outer(
        &self,
        store: &Store,
        parent: Option<Parent>,
        has_claims: bool,
    ) -> Result<Option<Parent>> {
        let Some(found) = parent.as_ref().filter(|_| has_claims) else { return Ok(parent) };
        let above = self.member(store, &store.known_name(found.name)?)?;
        Ok(parent.filter(|_| above.claims.is_empty()))
    }

    /// Whether a person said that the name, or one that by the texts is the same
    /// thing, does not mean the record with that id.
    fn is_denied(&self, store: &Store, name: &KnownName, id: &str) -> Result<bool> {
        let Some(denied) = self.denied.get(id) else { return Ok(false) };
        let own = chain(store, name.id)?;
        for handle in denied {
            for other in store.names_meant(handle)? {
                if chain(store, other)?.iter().any(|name| own.contains(name)) {
                    return Ok(true);
                }
            }
        }
        Ok(false)
    }
}

/// The name and those that it is in turn a form of by the texts alone.
fn chain(store: &Store, name: i64) -> Result<Vec<i64>> {
    let mut chain = vec![name];
    while chain.len() < LONGEST_CHAIN {
        let last = store.known_name(chain[chain.len() - 1])?;
        match natural(store, &last)? {
            Some(parent) if !chain.contains(&parent.name) => chain.push(parent.name),
            _ => break,
        }
    }
    Ok(chain)
}

/// The name that articles use the claiming name for, if that is none of the record.
fn stands_for(store: &Store, parent: Option<&Parent>, claim: &Claim) -> Result<Option<String>> {
    let Some(parent) = parent.filter(|parent| parent.method == "short_form") else {
        return Ok(None);
    };
    let full = store.known_name(parent.name)?;
    let keys: Vec<String> = store.authority_names(claim.holder.row)?.into_keys().collect();
    if identity::is_foreign(&full, &keys) {
        return store.printed_name(full.id).map(Some);
    }
    Ok(None)
}

/// Takes from members that need company the records of which no other name of
/// theirs keeps it.
fn confirm(store: &Store, members: &mut BTreeMap<i64, Member>) -> Result<()> {
    let mut unconfirmed: BTreeSet<(i64, i64)> = BTreeSet::new();
    for member in members.values() {
        for claim in member.claims.iter().filter(|claim| claim.needs_company) {
            let mut is_confirmed = false;
            for other in members.values().filter(|other| other.name.articles > 0) {
                let is_sure = other.claims.iter().any(|own| own.is_sure_of(claim.holder.row));
                is_confirmed = is_confirmed
                    || is_sure && company(store, &member.name, &other.name)? == Some(true);
            }
            if !is_confirmed {
                unconfirmed.insert((member.name.id, claim.holder.row));
            }
        }
    }
    for (name, row) in unconfirmed {
        if let Some(member) = members.get_mut(&name) {
            let is_left = |claim: &Claim| claim.holder.row == row;
            let left: Vec<Claim> = member.claims.extract_if(.., |claim| is_left(claim)).collect();
            member.doubts.extend(left.into_iter().map(|claim| (claim.holder, Doubt::Common)));
        }
    }
    Ok(())
}

/// Those of `members` that mean a record which `first` means, and so on.
fn connected(members: &BTreeMap<i64, Member>, first: i64) -> BTreeSet<i64> {
    let mut group = BTreeSet::from([first]);
    let mut todo = vec![first];
    while let Some(name) = todo.pop() {
        let rows: Vec<i64> = members[&name].claims.iter().map(|claim| claim.holder.row).collect();
        for (other, member) in members {
            let shares = member.claims.iter().any(|claim| rows.contains(&claim.holder.row));
            if shares && group.insert(*other) {
                todo.push(*other);
            }
        }
    }
    group
}

/// Smallest for the name that speaks for a record: one that is in articles, what
/// the file calls it first, what most articles have.
fn rank(member: &Member) -> impl Ord + use<'_> {
    let KnownName { articles, key, kind, .. } = &member.name;
    let is_first = member.claims.iter().any(|claim| claim.holder.standing == Standing::Name);
    (*articles == 0, !is_first, std::cmp::Reverse(*articles), key, *kind)
}

fn holder(row: HolderRow) -> Holder {
    let called = row.called();
    let HolderRow { row, id, origin, kind, standing, .. } = row;
    Holder { row, id, origin, called, kind, standing }
}
