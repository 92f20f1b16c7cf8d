//! Every person, organisation and place, as others' programs take them.

use std::collections::BTreeSet;

use serde::Serialize;

use crate::error::Result;
use crate::model::{EntityKind, digest};
use crate::store::{EntityFilter, EntityRow, OutsideId, Store};

/// A key longer than this, or of other letters than ASCII's, stands in an id by
/// its digest: FollowTheMoney takes no more than 200 characters.
const LONGEST_KEY: usize = 100;

/// One entity of the directory.
#[derive(Clone, Debug, Serialize)]
pub struct Card {
    /// Its class and normal form: the same in every archive of these articles.
    pub id: String,
    /// What it is called.
    pub name: String,
    /// Other full names and acronyms that mean it.
    pub aliases: Vec<String>,
    /// Short forms that mean it only where its full name stands too.
    pub weak_aliases: Vec<String>,
    /// Its class.
    pub kind: EntityKind,
    /// The ids that authority files have for it.
    pub ids: Vec<OutsideId>,
    /// Articles that name it.
    pub articles: usize,
    /// Times they do.
    pub mentions: usize,
    /// Earliest date of these.
    pub first: Option<String>,
    /// Latest.
    pub last: Option<String>,
}

/// Gives `each` every entity that an article names, those in most articles
/// first. Takes time in proportion to the names of the archive.
///
/// # Errors
///
/// [`crate::Error::Database`] if the file cannot be read, or that of `each`.
pub fn directory(store: &Store, each: &mut dyn FnMut(&Card) -> Result<()>) -> Result<()> {
    let all = EntityFilter { limit: usize::MAX >> 1, ..EntityFilter::default() };
    store.entities(&all)?.into_iter().try_for_each(|entity| each(&card(store, entity)?))
}

fn card(store: &Store, entity: EntityRow) -> Result<Card> {
    let EntityRow { id: row, name, kind, aliases: written, articles, mentions, ids } = entity;
    let (first, last) = store.first_and_last(row)?;
    let known = store.known_name(row)?;
    let mut said = BTreeSet::from([name.clone()]);
    let (mut aliases, mut weak_aliases) = (Vec::new(), Vec::new());
    for (printed, method) in store.names_printed(row)? {
        // A surname alone is anybody's.
        let is_short = method.as_deref() == Some("short_form");
        if said.insert(printed.clone()) {
            let list = if is_short && kind == EntityKind::Person {
                &mut weak_aliases
            } else {
                &mut aliases
            };
            list.push(printed);
        }
    }
    weak_aliases.extend(written.into_iter().filter(|form| said.insert(form.clone())));
    let id = key(known.kind, &known.key);
    Ok(Card { id, name, aliases, weak_aliases, kind, ids, articles, mentions, first, last })
}

/// `person-mara-lindqvist`.
fn key(kind: EntityKind, key: &str) -> String {
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, ' ' | '#');
    if key.len() <= LONGEST_KEY && key.chars().all(is_plain) {
        return format!("{kind}-{}", key.replace([' ', '#'], "-"));
    }
    let digest = digest(key.as_bytes());
    format!("{kind}-{}", digest.get(..16).unwrap_or(&digest))
}

#[cfg(test)]
mod tests {
    use super::key;
    use crate::model::EntityKind;

    #[test]
    fn an_id_is_made_of_ascii_whatever_the_name() {
        assert_eq!(key(EntityKind::Person, "mara lindqvist"), "person-mara-lindqvist");
        let other = key(EntityKind::Place, "港口");
        assert!(other.is_ascii() && other.len() == "place-".len() + 16, "{other}");
        assert_ne!(other, key(EntityKind::Place, "港"));
    }
}
