//! The same words, or words that are spelled alike.

use std::collections::BTreeMap;

use super::{Form, Names, Pair};
use crate::model::coarse_key;

/// Names of the same words in several classes, bearers of a common name, and
/// names of one coarse form.
pub(super) fn pairs(names: &Names<'_>, pairs: &mut Vec<Pair>) {
    let mut bearers: BTreeMap<(crate::model::EntityKind, &str), Vec<usize>> = BTreeMap::new();
    let mut spellings: BTreeMap<(crate::model::EntityKind, String), Vec<usize>> = BTreeMap::new();
    for (at, listed) in names.list.iter().enumerate() {
        let name = &listed.name;
        // Whom a person split off is not asked about again.
        if name.split().is_some() {
            continue;
        }
        bearers.entry((name.kind, name.plain_key())).or_default().push(at);
        if !name.is_told_apart() {
            let classes = names.with_key(&name.key);
            if classes.len() > 1 && classes[0] == at {
                names.pair_all(classes.to_vec(), &Form::Class, pairs);
            }
            if name.word_count() > 1 {
                let form = coarse_key(name.kind, &name.key);
                spellings.entry((name.kind, form)).or_default().push(at);
            }
        }
    }
    for group in bearers.into_values().filter(|group| group.len() > 1) {
        names.pair_all(group, &Form::Namesake, pairs);
    }
    for group in spellings.into_values().filter(|group| group.len() > 1) {
        names.pair_all(group, &Form::Spelling, pairs);
    }
}
