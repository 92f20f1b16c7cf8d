//! What people decided, in terms of this archive's rows.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::error::Result;
use crate::model::Handle;
use crate::resolve::Decided;
use crate::store::Store;

/// Pairs kept apart are looked at so many times at most: each look takes one
/// link away for every pair that is still joined.
const LOOKS: usize = 8;

/// How decisions change what names mean.
#[derive(Default)]
pub(super) struct Ruling {
    /// Names whose own link to another does not hold.
    cut: HashSet<i64>,
    /// The name at the end of links → the entity it belongs to instead.
    joined: HashMap<i64, i64>,
    /// Entities that nobody wants to see.
    ignored: HashSet<i64>,
    /// What entities are called, and of which class they are.
    said: BTreeMap<i64, (Option<String>, Option<&'static str>)>,
    /// Ids that authority files have for them.
    ids: BTreeMap<i64, BTreeSet<String>>,
    /// Names that decisions speak of.
    spoken_of: BTreeSet<i64>,
}

impl Ruling {
    /// What `decided` means for the names that the archive has now. Takes time
    /// in proportion to what is decided.
    pub(super) fn new(store: &Store, decided: &Decided) -> Result<Self> {
        let mut ruling = Self::default();
        for _ in 0..LOOKS {
            ruling.join(store, decided)?;
            if !ruling.part(store, decided)? {
                break;
            }
        }
        for group in &decided.groups {
            let Some(entity) = ruling.entity_of(store, &group.handles)? else { continue };
            if group.ignored {
                ruling.ignored.insert(entity);
            }
            let kind = group.kind.map(crate::model::EntityKind::as_str);
            ruling.said.insert(entity, (group.name.clone(), kind));
            let ids: BTreeSet<String> = outside(&group.handles).cloned().collect();
            if !ids.is_empty() {
                ruling.ids.insert(entity, ids);
            }
        }
        Ok(ruling)
    }

    /// The entity that a name means; `None` if it is ignored.
    pub(super) fn entity(&self, store: &Store, name: i64) -> Result<Option<i64>> {
        let entity = self.meant(store, name)?;
        Ok(Some(entity).filter(|entity| !self.ignored.contains(entity)))
    }

    /// The names that decisions speak of: what they mean may change when one of
    /// them comes.
    pub(super) fn spoken_of(&self) -> &BTreeSet<i64> {
        &self.spoken_of
    }

    /// Stores what entities were given: names, classes, ids.
    pub(super) fn put_said(&self, store: &Store) -> Result<()> {
        store.put_said(&self.said)?;
        store.put_given_ids(&self.ids)
    }

    fn meant(&self, store: &Store, name: i64) -> Result<i64> {
        let root = store.root(name, &self.cut)?;
        Ok(self.joined.get(&root).copied().unwrap_or(root))
    }

    fn entity_of<'h>(
        &self,
        store: &Store,
        handles: impl IntoIterator<Item = &'h Handle>,
    ) -> Result<Option<i64>> {
        for handle in handles {
            if let Some(name) = store.names_meant(handle)?.first() {
                return self.meant(store, *name).map(Some);
            }
        }
        Ok(None)
    }

    /// Joins what is decided to be one.
    fn join(&mut self, store: &Store, decided: &Decided) -> Result<()> {
        self.joined.clear();
        let groups = decided.groups.iter().map(|group| {
            let others = group.handles.iter().filter(|handle| **handle != group.stays);
            std::iter::once(&group.stays).chain(others).collect::<Vec<_>>()
        });
        for handles in groups {
            let mut names = Vec::new();
            for handle in handles {
                names.extend(store.names_meant(handle)?);
            }
            self.join_all(store, &names)?;
        }
        for ((_, key), (_, whom)) in &decided.aliases {
            let mut names = store.names_meant(whom)?;
            if !names.is_empty() {
                names.extend(store.names_with_key(key)?.into_iter().map(|name| name.id));
                self.join_all(store, &names)?;
            }
        }
        Ok(())
    }

    /// Makes the entity of the first name that of all.
    fn join_all(&mut self, store: &Store, names: &[i64]) -> Result<()> {
        self.spoken_of.extend(names);
        let Some(first) = names.first() else { return Ok(()) };
        let stays = self.meant(store, *first)?;
        for name in names {
            let goes = self.meant(store, *name)?;
            if goes != stays {
                for entity in self.joined.values_mut().filter(|entity| **entity == goes) {
                    *entity = stays;
                }
                self.joined.insert(goes, stays);
            }
        }
        Ok(())
    }

    /// Cuts a link for every pair that is decided to be two and still one.
    /// Returns whether there was one.
    fn part(&mut self, store: &Store, decided: &Decided) -> Result<bool> {
        let mut cut = false;
        for (one, other) in &decided.apart {
            let others = names_said(store, decided, other)?;
            for one in names_said(store, decided, one)? {
                for &other in &others {
                    self.spoken_of.extend([one, other]);
                    if self.meant(store, one)? == self.meant(store, other)? {
                        let loose = [one, other].into_iter().find(|name| {
                            !self.cut.contains(name)
                                && store.root(*name, &self.cut).is_ok_and(|root| root != *name)
                        });
                        cut |= loose.is_some_and(|name| self.cut.insert(name));
                    }
                }
            }
        }
        Ok(cut)
    }
}

/// The ids of authority files among `handles`.
fn outside(handles: &BTreeSet<Handle>) -> impl Iterator<Item = &String> {
    handles.iter().filter(|handle| handle.outside).map(|handle| &handle.key)
}

/// The names that a handle speaks of; of an outside id those that people gave
/// it to. Names that claim it by themselves do not where that is denied.
fn names_said(store: &Store, decided: &Decided, handle: &Handle) -> Result<Vec<i64>> {
    if !handle.outside {
        return store.names_meant(handle);
    }
    let group = decided.groups.iter().find(|group| group.handles.contains(handle));
    let given = group.into_iter().flat_map(|group| &group.handles).filter(|given| !given.outside);
    let mut names = Vec::new();
    for given in given {
        names.extend(store.names_meant(given)?);
    }
    Ok(names)
}
