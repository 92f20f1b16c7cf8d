//! Late binding: whenever an article changes, every reference that may now
//! mean something else is decided again, from all articles that fit it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicBool, Ordering};

use super::run::Event;
use crate::error::Result;
use crate::model::{Binding, Method, Pointer, Pointing};
use crate::resolve::{Decided, TITLE_SHARE, bind, decided};
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
            store.put_earlier_titles(article)?;
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
    let decided = decided(&store.decisions()?);
    let sayings = Sayings::new(store, &decided)?;
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
                if sayings.bind(store, &pointer)? {
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
    // What a person said of a reference holds from when both articles are here.
    store.begin()?;
    for reference in sayings.0.keys() {
        sayings.bind(store, &store.pointer(*reference)?)?;
    }
    store.commit()
}

/// Binds anew the references of which other things are said `after` than
/// `before`, within the caller's transaction. Returns how many mean another
/// article now, or none.
pub(super) fn rebind(store: &Store, before: &Decided, after: &Decided) -> Result<usize> {
    let pointings = [before, after]
        .map(|decided| decided.bound.keys().chain(decided.unbound.keys()).collect::<BTreeSet<_>>());
    let sayings = Sayings::new(store, after)?;
    let mut changed = 0;
    for pointing in pointings.into_iter().flatten().collect::<BTreeSet<_>>() {
        let said =
            |of: &Decided| (of.bound.get(pointing).cloned(), of.unbound.get(pointing).cloned());
        if said(before) == said(after) {
            continue;
        }
        for reference in store.references_meant(pointing)? {
            let pointer = store.pointer(reference)?;
            sayings.bind(store, &pointer)?;
            changed += usize::from(store.pointer(reference)?.target != pointer.target);
        }
    }
    Ok(changed)
}

/// What people said of references: the article that each means, and those that
/// it does not.
struct Sayings(BTreeMap<i64, (Option<i64>, BTreeSet<i64>)>);

impl Sayings {
    fn new(store: &Store, decided: &Decided) -> Result<Self> {
        let mut sayings: BTreeMap<i64, (Option<i64>, BTreeSet<i64>)> = BTreeMap::new();
        let row =
            |article: &str| Ok::<_, crate::Error>(store.article_by_key(article)?.map(|row| row.id));
        let of = |pointing: &Pointing| store.references_meant(pointing);
        for (pointing, article) in &decided.bound {
            for reference in of(pointing)? {
                sayings.entry(reference).or_default().0 = row(article)?;
            }
        }
        for (pointing, articles) in &decided.unbound {
            for reference in of(pointing)? {
                for article in articles {
                    sayings.entry(reference).or_default().1.extend(row(article)?);
                }
            }
        }
        Ok(Self(sayings))
    }

    /// Decides what `pointer` means. Returns whether that is new.
    fn bind(&self, store: &Store, pointer: &Pointer) -> Result<bool> {
        let said = self.0.get(&pointer.reference);
        if let Some((Some(article), _)) = said {
            let (method, confidence) = (Method::Decision, 1.0);
            let binding = Binding::Bound { article: *article, method, confidence };
            return store.put_binding(pointer, &binding);
        }
        let mut targets = store.targets_of(pointer, TITLE_SHARE)?;
        if let Some((_, not)) = said {
            targets.retain(|target| !not.contains(&target.article));
        }
        store.put_binding(pointer, &bind(pointer, &targets))
    }
}
