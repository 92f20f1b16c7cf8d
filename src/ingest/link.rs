//! Late binding: whenever an article changes, every reference that may now
//! mean something else is decided again, from all articles that fit it.

use std::sync::atomic::{AtomicBool, Ordering};

use super::run::Event;
use crate::error::Result;
use crate::resolve::{TITLE_SHARE, bind};
use crate::store::Store;

/// Articles linked in one transaction.
const BATCH: usize = 1_000;

/// Binds the references of, and to, every article whose text changed.
///
/// What an interrupted run left undone is done by the next.
pub(super) fn link(
    store: &Store,
    run: i64,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Result<()> {
    // Headlines first: a reference must find every article, whatever its row.
    let mut after = 0;
    loop {
        let batch = store.unlinked(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.article;
        store.begin()?;
        for article in &batch {
            store.put_title_tokens(article, TITLE_SHARE)?;
        }
        store.commit()?;
    }
    // All headlines are known by now, so that a reference is decided once: with
    // its own article if that waits too, else for the first article that touches
    // it. Among headlines that share most of their words (a daily briefing's)
    // every article touches nearly every reference.
    let mut settled = store.unlinked_references()?;
    // Where none is older, as in the first run, nobody else need be asked.
    let all_wait = settled.len() == store.count_references()?;
    let mut after = 0;
    while !stop.load(Ordering::Relaxed) {
        let batch = store.unlinked(after, BATCH)?;
        let Some(last) = batch.last() else { break };
        after = last.article;
        let mut bound = Vec::new();
        store.begin()?;
        for article in &batch {
            if stop.load(Ordering::Relaxed) {
                break;
            }
            let pointers = if all_wait {
                store.pointers_of(article)?
            } else {
                store.pointers_touching(article, TITLE_SHARE, &settled)?
            };
            for pointer in pointers {
                let own = pointer.article == article.article;
                if !own && !settled.insert(pointer.reference) {
                    continue;
                }
                let targets = store.targets_of(&pointer, TITLE_SHARE)?;
                if store.put_binding(&pointer, &bind(&pointer, &targets))? {
                    bound.push(pointer.reference);
                }
            }
            store.mark_linked(article.article)?;
        }
        store.commit()?;
        bound.sort_unstable();
        for reference in bound {
            if let Some(newly) = store.newly_bound(reference, run)? {
                on_event(Event::Bound(Box::new(newly)));
            }
        }
        on_event(Event::Linked(batch.len()));
    }
    Ok(())
}
