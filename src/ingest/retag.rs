//! Names found anew in texts that another tagger has read.

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::identify::identify;
use super::names::Names;
use super::outside::{BATCH, Outside};
use super::run::{Event, Options, WORKER};
use super::story::tell_stories;
use super::tagger::Tagger;
use crate::error::Result;
use crate::extract::{self, Cues, Sketch};
use crate::model::{Article, Mention, Reference};
use crate::store::{Retagged, Store, Wording};

/// Text read, tagged and stored at once, in bytes.
const TRANSACTION: usize = 8 << 20;

/// What [`retag`] did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct RetagReport {
    /// Articles whose names were found anew.
    pub retagged: usize,
    /// Articles that the present tagger had read before.
    pub current: usize,
    /// Articles that keep the names they had because an outside tagger failed.
    pub untagged: usize,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}

/// Finds the names anew in every stored text that `options.tagger` has not
/// read, in transactions of a thousand texts at most. What is there afterwards
/// is what reading the same files into a new archive gives. References and
/// what they are bound to stay as they are.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be written. A failure of an
/// outside tagger is no error: it is told as [`Event::Untagged`] and counted.
pub fn retag(
    store: &Store,
    options: &Options,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Result<RetagReport> {
    let tagger = &options.tagger;
    let cues = Cues::with_house(&store.house_cues()?);
    let stale = store.stale(&tagger.name())?;
    let articles: BTreeSet<i64> = stale.iter().map(|(_, article)| *article).collect();
    let mut outside = tagger.command.as_ref().map(Outside::new);
    let mut rest = stale.iter();
    while !stop.load(Ordering::Relaxed) {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < TRANSACTION
            && batch.len() < BATCH
            && let Some((revision, _)) = rest.next()
        {
            let mut wording = store.wording(*revision)?;
            complete(&mut wording, &cues);
            bytes += wording.article.body.len();
            batch.push(wording);
        }
        if batch.is_empty() {
            break;
        }
        let found = match &mut outside {
            None => own(&batch, tagger, options.thread_count())?,
            Some(outside) => given(outside, &batch, tagger, stop, on_event),
        };
        store.begin()?;
        let written = found.iter().try_for_each(|names| store.retag(names)).and_then(|()| {
            // An archive of an older program has none.
            batch.iter().try_for_each(|wording| {
                let sketch = Sketch::of(&wording.article.body);
                store.complete_sketch(wording.revision, sketch.as_ref().map(Sketch::as_bytes))
            })
        });
        if let Err(error) = written.and_then(|()| store.commit()) {
            store.abandon();
            return Err(error);
        }
        for _ in &batch {
            on_event(Event::Read);
        }
    }
    identify(store, stop)?;
    tell_stories(store, stop)?;
    store.drop_unnamed()?;
    store.tidy()?;
    let left: BTreeSet<i64> =
        store.stale(&tagger.name())?.into_iter().map(|(_, article)| article).collect();
    let interrupted = stop.load(Ordering::Relaxed);
    Ok(RetagReport {
        retagged: articles.difference(&left).count(),
        current: store.count_articles()? - articles.len(),
        untagged: if interrupted { 0 } else { left.len() },
        interrupted,
    })
}

/// Where a reference's headline may run to, in rows of before that was stored.
fn complete(wording: &mut Wording, cues: &Cues) {
    let is_unknown = |reference: &Reference| reference.span.is_some() && reference.reach.is_none();
    if !wording.references.iter().any(|(_, reference)| is_unknown(reference)) {
        return;
    }
    let again = extract::references_by(&wording.article, cues);
    for (_, reference) in &mut wording.references {
        let same = again.iter().find(|found| found.span == reference.span);
        reference.reach = reference.reach.or(same.and_then(|found| found.reach));
    }
}

/// The names that storygraph finds, on all cores; nothing for a text on which
/// it fails.
fn own(batch: &[Wording], tagger: &Tagger, threads: usize) -> Result<Vec<Retagged>> {
    let read = |wording: &Wording| {
        let references = references(wording);
        let least = tagger.min_confidence;
        let find = || Names::own(&wording.article, &references, least);
        // As in a run of `ingest`, a defect must not cost the rest.
        let names = catch_unwind(AssertUnwindSafe(find)).ok()?;
        Some(retagged(wording, names, tagger))
    };
    let share = batch.len().div_ceil(threads);
    std::thread::scope(|scope| {
        let read = &read;
        let mut workers = Vec::new();
        for part in batch.chunks(share) {
            let work = move || part.iter().filter_map(read).collect::<Vec<_>>();
            let thread = std::thread::Builder::new().name(WORKER.to_owned());
            workers.push(thread.spawn_scoped(scope, work)?);
        }
        Ok(workers.into_iter().flat_map(|worker| worker.join().unwrap_or_default()).collect())
    })
}

/// The names that an outside tagger finds; nothing for a text on which it fails.
fn given(
    outside: &mut Outside<'_>,
    batch: &[Wording],
    tagger: &Tagger,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Vec<Retagged> {
    let texts: Vec<(&str, &Article)> =
        batch.iter().map(|wording| (wording.slug.as_str(), &wording.article)).collect();
    let found = outside.tag(&texts, stop, &mut |problem| on_event(Event::Untagged(problem)));
    let name = |(wording, mentions): (&Wording, Option<Vec<Mention>>)| {
        let references = references(wording);
        let least = tagger.min_confidence;
        let names = Names::given(&wording.article, &references, mentions?, least);
        Some(retagged(wording, names, tagger))
    };
    batch.iter().zip(found).filter_map(name).collect()
}

fn references(wording: &Wording) -> Vec<Reference> {
    wording.references.iter().map(|(_, reference)| reference.clone()).collect()
}

fn retagged(wording: &Wording, names: Names, tagger: &Tagger) -> Retagged {
    let rows = wording.references.iter().map(|(row, _)| *row);
    Retagged {
        revision: wording.revision,
        tagger: tagger.name(),
        mentions: names.mentions,
        salience: names.salience,
        labels: rows.zip(names.labels).collect(),
    }
}
