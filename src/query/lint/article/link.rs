//! Articles that nothing leads to, that lead nowhere, or to what has changed.

use super::{Check, Finding};
use crate::error::Result;
use crate::model::{Status, title_key};
use crate::query::profile::{Profile, Reader};
use crate::store::{ArticleRow, ReferenceFilter, Store};

/// A name in at most so many other articles is rare: they are about one thing.
const RARE: usize = 20;

/// Words by which the nearest article is looked for, and how many are compared.
const TERMS: usize = 30;
const COMPARED: usize = 30;

/// Articles with less in common are not near. Of 300 pairs of White House
/// releases that link to each other nearly half have more, of 300 drawn by
/// chance fewer than one in a hundred.
const NEAR: f64 = 0.2;

/// Those who refer to a dead end that are told.
const TOLD: usize = 3;

/// Articles without a reference in or out that share no rare name.
pub(super) fn orphans(store: &Store, limit: usize) -> Result<Vec<Finding>> {
    let mut reader = Reader::new(store)?;
    let mut found = Vec::new();
    for article in store.referring_to_nothing(false)? {
        if found.len() == limit {
            break;
        }
        if store.shares_rare_name(article.id, RARE)? {
            continue;
        }
        let evidence = vec![
            "nothing refers to it, and it refers to nothing".to_owned(),
            format!("it shares no name that at most {RARE} other articles have"),
        ];
        found.push(with_nearest(store, &mut reader, Check::Orphan, article, evidence)?);
    }
    Ok(found)
}

/// Articles that others refer to and that refer to nothing.
pub(super) fn dead_ends(store: &Store, limit: usize) -> Result<Vec<Finding>> {
    let mut reader = Reader::new(store)?;
    let mut found = Vec::new();
    for article in store.referring_to_nothing(true)?.into_iter().take(limit) {
        let filter = ReferenceFilter { target: Some(article.id), ..ReferenceFilter::default() };
        let mut by: Vec<ArticleRow> =
            store.references(&filter)?.into_iter().map(|reference| reference.article).collect();
        by.retain(|other| other.id != article.id);
        by.sort_by(|a, b| a.slug.cmp(&b.slug));
        by.dedup_by(|a, b| a.id == b.id);
        let named: Vec<String> =
            by.iter().take(TOLD).map(|other| format!("{} {}", other.id, other.title)).collect();
        let more =
            if by.len() > TOLD { format!(" and {} more", by.len() - TOLD) } else { String::new() };
        let evidence = vec![
            format!("referred to by {}{more}", named.join("; ")),
            "it refers to nothing".to_owned(),
        ];
        found.push(with_nearest(store, &mut reader, Check::DeadEnd, article, evidence)?);
    }
    Ok(found)
}

/// References to what was corrected, withheld, withdrawn or written anew since.
pub(super) fn overtaken(store: &Store, limit: usize) -> Result<Vec<Finding>> {
    let told = store.overtaken()?.into_iter().take(limit).map(|found| {
        let (why, todo) = match found.target.status {
            Status::Canceled => {
                ("was withdrawn", "take the reference out, or say that it was withdrawn")
            }
            Status::Withheld => ("is withheld", "take the reference out until it is released"),
            Status::Corrected => ("was corrected", "look whether what is said of it still holds"),
            _ => ("was written anew since", "look whether what is said of it still holds"),
        };
        let when =
            found.modified.as_deref().map(|date| format!(", {}", date.get(..10).unwrap_or(date)));
        let target =
            format!("{} {} {why}{}", found.target.id, found.target.title, when.unwrap_or_default());
        let mut evidence = vec![format!("“{}”", found.quote), target];
        evidence.extend(found.note.map(|note| format!("its publisher: “{note}”")));
        Finding {
            check: Check::Overtaken,
            article: found.article,
            other: Some(found.target),
            evidence,
            todo: todo.to_owned(),
        }
    });
    Ok(told.collect())
}

/// A finding with the line that would link the article to the nearest one.
fn with_nearest(
    store: &Store,
    reader: &mut Reader<'_>,
    check: Check,
    article: ArticleRow,
    mut evidence: Vec<String>,
) -> Result<Finding> {
    let other = nearest(store, reader, &article)?;
    let todo = match &other {
        Some((other, likeness)) => {
            evidence.push(format!("nearest is {} {} ({likeness:.2})", other.id, other.title));
            read_more(&article, other)
        }
        None => "nothing here is near: look whether it belongs here".to_owned(),
    };
    Ok(Finding { check, article, other: other.map(|(other, _)| other), evidence, todo })
}

/// What an editor can put in: the line, or the address where the headlines
/// are one, which would lead the article to itself.
pub(super) fn read_more(article: &ArticleRow, other: &ArticleRow) -> String {
    if title_key(&article.title) != title_key(&other.title) {
        return format!("READ MORE: {}", other.title);
    }
    match &other.url {
        Some(url) => format!("both have one headline: link to {url}"),
        None => "both have one headline: look whether they are two articles".to_owned(),
    }
}

/// Whether a reader may be sent there.
pub(super) fn stands(article: &ArticleRow) -> bool {
    matches!(article.status, Status::Usable | Status::Corrected)
}

/// The article that has most in common with this one and is not its copy.
fn nearest(
    store: &Store,
    reader: &mut Reader<'_>,
    article: &ArticleRow,
) -> Result<Option<(ArticleRow, f64)>> {
    let own = reader.read(article.id)?;
    let terms: Vec<String> =
        own.telling(TERMS).into_iter().map(|word| reader.word(word).1.clone()).collect();
    let mut best: Option<(ArticleRow, f64)> = None;
    for id in store.neighbours_between(&terms, None, COMPARED)? {
        let other = store.article(id)?;
        if id == article.id || title_is_none(&other) || !stands(&other) {
            continue;
        }
        let theirs: Profile = reader.read(id)?;
        let likeness = own.likeness(&theirs);
        let better = best.as_ref().is_none_or(|(_, known)| likeness.coherence() > *known);
        if !likeness.is_copy() && likeness.coherence() >= NEAR && better {
            best = Some((other, likeness.coherence()));
        }
    }
    Ok(best)
}

/// A line to an article without a headline would be none.
fn title_is_none(article: &ArticleRow) -> bool {
    title_key(&article.title).is_empty()
}
