//! What `resolve::names` gets wrong, for a reader.

use std::collections::BTreeMap;

use storygraph::resolve;

use crate::labelled::Labelled;
use crate::system::Tagged;

/// Prints each entity that became several things and each thing that is several
/// entities, among those of `tagged` that are labelled.
pub(crate) fn tell(labelled: &Labelled, tagged: &Tagged) {
    let namings = resolve::names(&labelled.article, &tagged.mentions);
    let mut parts: BTreeMap<&str, BTreeMap<String, Vec<&str>>> = BTreeMap::new();
    let mut wholes: BTreeMap<String, BTreeMap<&str, Vec<&str>>> = BTreeMap::new();
    for ((mention, &number), naming) in tagged.mentions.iter().zip(&tagged.numbers).zip(&namings) {
        let Some(entity) = labelled.entities.get(number) else { continue };
        let thing = format!("{} ({})", naming.key, naming.kind);
        let surface = mention.surface.as_str();
        parts.entry(entity).or_default().entry(thing.clone()).or_default().push(surface);
        wholes.entry(thing).or_default().entry(entity).or_default().push(surface);
    }
    for (entity, things) in parts.iter().filter(|(_, things)| things.len() > 1) {
        println!("{}: apart, though one ({entity}): {things:?}", labelled.id);
    }
    for (thing, entities) in wholes.iter().filter(|(_, entities)| entities.len() > 1) {
        println!("{}: one ({thing}), though apart: {entities:?}", labelled.id);
    }
}
