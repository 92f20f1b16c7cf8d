//! Whom splits have parted from whom.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Act, Decision, EntityKind, Handle, Place};

use super::overruled::Overruled;

/// Somebody who was taken for another until a split told them apart.
///
/// Splits take effect in the order of time: what is named in one of `articles`
/// or at one of `places`, and meant one of `from` until then, means this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parted {
    /// Id of the split: [`Handle::parted`] of who was parted.
    pub decision: String,
    /// Whom they were taken for: all names of that entity.
    pub from: Vec<Handle>,
    /// Keys of articles in which every mention is theirs.
    pub articles: BTreeSet<String>,
    /// Single mentions that are.
    pub places: BTreeSet<Place>,
}

/// The splits that hold, the first of those that say the same.
#[derive(Default)]
pub(super) struct Parts<'d> {
    pub(super) parted: Vec<Parted>,
    /// Id of each split that repeats another → id of the other.
    repeats: BTreeMap<&'d str, &'d str>,
}

impl<'d> Parts<'d> {
    /// What the splits among `held` say, which are in the order of time.
    ///
    /// Two that take the same from the same entity contradict each other: who
    /// was parted first stays so.
    pub(super) fn new(held: &[&'d Decision], overruled: &mut Overruled) -> Self {
        let mut parts = Self::default();
        let mut articles: BTreeMap<(EntityKind, &str, &str), &Decision> = BTreeMap::new();
        let mut places: BTreeMap<&Place, &Decision> = BTreeMap::new();
        let mut said: BTreeMap<&Act, &str> = BTreeMap::new();
        for decision in held {
            let Act::Split { entity: from, articles: whole, mentions } = &decision.act else {
                continue;
            };
            if let Some(same) = said.get(&decision.act) {
                parts.repeats.insert(&decision.id, same);
                continue;
            }
            said.insert(&decision.act, &decision.id);
            let mut claim = |before: Option<&Decision>| {
                if let Some(before) = before {
                    let splits_it = |name: &Handle| name.parted.as_ref() == Some(&before.id);
                    if !from.iter().any(splits_it) {
                        overruled.overlap(before, decision);
                    }
                }
            };
            for (name, article) in
                from.iter().flat_map(|name| whole.iter().map(move |article| (name, article)))
            {
                claim(articles.insert((name.kind, &name.key, article), decision));
            }
            for place in mentions {
                claim(places.insert(place, decision));
            }
            parts.parted.push(Parted {
                decision: decision.id.clone(),
                from: from.clone(),
                articles: whole.iter().cloned().collect(),
                places: mentions.iter().cloned().collect(),
            });
        }
        parts
    }

    /// The id by which those are known whom the split `id` parted.
    pub(super) fn first<'a>(&self, id: &'a str) -> &'a str
    where
        'd: 'a,
    {
        self.repeats.get(id).copied().unwrap_or(id)
    }
}
