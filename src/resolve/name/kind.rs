//! One name, one kind.

use std::collections::{HashMap, HashSet};

use crate::model::EntityKind;

use super::printed::Printed;

/// The one kind of each normal form: what its mentions' confidences add up to;
/// a tie goes to the kind that comes first in [`EntityKind::ALL`].
pub(super) fn kinds<'p>(
    printed: impl Iterator<Item = &'p Printed<'p>> + Clone,
) -> HashMap<&'p str, EntityKind> {
    let mut votes: HashMap<&str, [f64; 3]> = HashMap::new();
    for mention in printed.clone() {
        votes.entry(&mention.key).or_default()[mention.kind as usize] += mention.confidence;
    }
    // A full personal name speaks for its surname, unless the gazetteer lists that.
    let people = printed.clone().filter(|mention| mention.kind == EntityKind::Person);
    let surnames: HashSet<&str> = people
        .filter_map(|mention| mention.key.rsplit_once(' ').map(|(_, surname)| surname))
        .collect();
    let known = printed.filter(|mention| mention.known.is_some());
    let known: HashSet<&str> = known.map(|mention| mention.key.as_str()).collect();
    let kind = |key: &str, votes: [f64; 3]| {
        if surnames.contains(key) && !known.contains(key) {
            return EntityKind::Person;
        }
        let mut best = EntityKind::Person;
        for kind in EntityKind::ALL {
            if votes[kind as usize] > votes[best as usize] {
                best = kind;
            }
        }
        best
    };
    votes.into_iter().map(|(key, votes)| (key, kind(key, votes))).collect()
}
