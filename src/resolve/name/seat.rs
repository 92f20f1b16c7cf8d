//! Bodies that many countries have under one name: whose is meant.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::OnceLock;

use crate::model::{Article, EntityKind, Field, Mention, Naming, name_key};

static INSTITUTIONS: &str = include_str!("../data/institution.txt");

/// What stands between a country and its body: `Brazil's Supreme Court`.
const BEFORE: [&str; 5] = [" ", "'s ", "’s ", "' ", "’ "];

/// What stands between a body and its country: `Supreme Court of Brazil`.
const AFTER: [&str; 4] = [" of ", " of the ", " in ", " in the "];

/// Names each such body after the country that stands beside it, and all of an
/// article that have one name after the only country that stands beside one.
/// Without any, the name alone is all that is known.
///
/// Countries named elsewhere say nothing: a parliament speaks of others' wars.
pub(super) fn seat(article: &Article, mentions: &[Mention], namings: &mut [Naming]) {
    let bodies: Vec<usize> =
        (0..namings.len()).filter(|&at| is_institution(&namings[at])).collect();
    let mut seats: BTreeMap<String, BTreeSet<(String, String)>> = BTreeMap::new();
    let mut own: BTreeMap<usize, (String, String)> = BTreeMap::new();
    for &at in &bodies {
        let beside = [at.checked_sub(1), Some(at + 1)].into_iter().flatten().find(|&other| {
            let found = mentions.get(other).zip(namings.get(other));
            found.is_some_and(|(mention, naming)| {
                naming.kind == EntityKind::Place && is_beside(article, mention, &mentions[at])
            })
        });
        if let Some(place) = beside {
            let place = (namings[place].key.clone(), namings[place].name.clone());
            seats.entry(namings[at].key.clone()).or_default().insert(place.clone());
            own.insert(at, place);
        }
    }
    for at in bodies {
        let key = &namings[at].key;
        let only = || seats.get(key).filter(|seats| seats.len() == 1)?.first().cloned();
        if let Some((place, home)) = own.remove(&at).or_else(only) {
            namings[at].key = format!("{key} of {place}");
            namings[at].name = format!("{} of {home}", namings[at].name);
        }
    }
}

fn is_institution(naming: &Naming) -> bool {
    static KEYS: OnceLock<HashSet<String>> = OnceLock::new();
    let lines = || INSTITUTIONS.lines().filter(|line| !line.starts_with('#'));
    let keys = KEYS.get_or_init(|| lines().map(name_key).collect());
    naming.kind == EntityKind::Organization && keys.contains(&naming.key)
}

/// Whether the place stands right before or after the body, as its owner.
fn is_beside(article: &Article, place: &Mention, body: &Mention) -> bool {
    let text = match body.field {
        Field::Title => article.title.as_str(),
        Field::Standfirst => article.standfirst.as_deref().unwrap_or_default(),
        Field::Body => article.body.as_str(),
    };
    let between = |one: &Mention, other: &Mention| text.get(one.span.end..other.span.start);
    place.field == body.field
        && (between(place, body).is_some_and(|words| BEFORE.contains(&words))
            || between(body, place).is_some_and(|words| AFTER.contains(&words)))
}
