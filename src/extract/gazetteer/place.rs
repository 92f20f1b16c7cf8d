//! Which place a word stands for, whether noun or adjective.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::canonical_name;
use super::demonym::demonyms;
use crate::model::{EntityKind, name_key};

static HOMES: OnceLock<HashMap<String, &'static str>> = OnceLock::new();

/// The place that a word in lower case names or belongs to: `Iran` for `iran`
/// and `iranian`, `United States` for `us` and `american`.
pub(crate) fn place_meant(word: &str) -> Option<&'static str> {
    let homes = HOMES.get_or_init(|| {
        let homes = demonyms().filter(|demonym| !demonym.home.is_empty());
        homes.map(|demonym| (name_key(demonym.word), demonym.home)).collect()
    });
    let named = canonical_name(word).filter(|(_, kind)| *kind == EntityKind::Place);
    named.map(|(name, _)| name).or_else(|| homes.get(word).copied())
}
