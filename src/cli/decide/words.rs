//! Decisions in words.

use storygraph::model::{Act, Decision, EntityKind, Handle};
use storygraph::resolve::Conflict;
use storygraph::store::Store;

use crate::cli::failure::Failure;
use crate::cli::output::{count, plain};

/// So many of those that are merged are named.
const NAMED: usize = 6;

/// What a decision says: `merged Joe Biden, Joseph Biden`.
pub(super) fn words(store: &Store, decision: &Decision) -> storygraph::Result<String> {
    let name = |handle: &Handle| name(store, handle);
    let article = |key: &str| article(store, key);
    Ok(match &decision.act {
        Act::Merge { entities } => {
            let names = entities.iter().take(NAMED).map(name);
            let names = names.collect::<Result<Vec<_>, _>>()?.join(", ");
            match entities.len().saturating_sub(NAMED) {
                0 => format!("merged {names}"),
                more => format!("merged {names} and {more} more"),
            }
        }
        Act::Split { entity, articles, mentions } => {
            let of = entity.first().map(name).transpose()?.unwrap_or_default();
            let parts = [(articles.len(), "article"), (mentions.len(), "mention")];
            let parts = parts.into_iter().filter(|(number, _)| *number > 0);
            let parts: Vec<String> = parts.map(|(number, noun)| count(number, noun)).collect();
            format!("split {of}: somebody else in {}", parts.join(" and "))
        }
        Act::Rename { entity, name: called } => format!("renamed {} to {called}", name(entity)?),
        Act::Retype { entity, kind } => format!("made {} {}", name(entity)?, one(*kind)),
        Act::Ignore { entity } => format!("left out {}", name(entity)?),
        Act::Alias { entity, name: called } => format!("`{called}` means {}", name(entity)?),
        Act::Same { one, other } => format!("{} and {} are one", name(one)?, name(other)?),
        Act::Different { one, other } => format!("{} and {} are two", name(one)?, name(other)?),
        Act::Bind { reference, article: target } => {
            format!("“{}” means {}", reference.label_key, article(target)?)
        }
        Act::Unbind { reference, article: target } => {
            format!("“{}” does not mean {}", reference.label_key, article(target)?)
        }
        Act::Undo { decision } => undoing(store, decision)?,
    })
}

fn undoing(store: &Store, id: &str) -> storygraph::Result<String> {
    let short = Decision::shorten(id);
    Ok(match store.find_decision(id) {
        Ok(undone) if matches!(undone.act, Act::Undo { .. }) => format!("undid {short}, an undo"),
        Ok(undone) => format!("undid {short}: {}", words(store, &undone)?),
        Err(storygraph::Error::NotFound { .. }) => format!("undid {short}, which is not here"),
        Err(error) => return Err(error),
    })
}

/// A class with its article: `an organization`.
pub(crate) fn one(kind: EntityKind) -> String {
    let article = if kind == EntityKind::Organization { "an" } else { "a" };
    format!("{article} {kind}")
}

/// The name as the archive prints it, or its normal form where it has none.
fn name(store: &Store, handle: &Handle) -> storygraph::Result<String> {
    let name = store.name_of(handle)?.unwrap_or_else(|| handle.key.clone());
    if handle.outside {
        return Ok(if name == handle.key { name } else { format!("{} ({name})", handle.key) });
    }
    Ok(if handle.parted.is_some() { format!("the other {name}") } else { name })
}

fn article(store: &Store, key: &str) -> storygraph::Result<String> {
    Ok(store.article_by_key(key)?.map_or_else(|| key.to_owned(), |article| article.slug))
}

/// Tells on standard error which decisions contradict each other. Those that
/// are `new` are not stored if that was only tried.
pub(super) fn tell_conflicts(
    store: &Store,
    conflicts: &[Conflict],
    new: &[Decision],
) -> Result<(), Failure> {
    let said = |id: &str| -> Result<String, Failure> {
        let decision = match new.iter().find(|new| new.id == id) {
            Some(new) => new.clone(),
            None => store.find_decision(id)?,
        };
        let (id, by) = (decision.short(), &decision.by);
        Ok(format!("{id} ({by}: {})", words(store, &decision)?))
    };
    for Conflict { holds, yields } in conflicts {
        let line = format!("conflict: {} holds against {}", said(holds)?, said(yields)?);
        anstream::eprintln!("{}", plain(&line));
    }
    Ok(())
}
