//! One call of `ingest`.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use crossbeam_channel::{Receiver, Sender, bounded};
use serde::Serialize;

use super::budget::Budget;
use super::identify::identify;
use super::link::link;
use super::story::tell_stories;
use super::tagger::Tagger;
use super::write::{Done, Prepared, Writer};
use super::{content_hash, identity, prepare};
use crate::error::Result;
use crate::extract::Cues;
use crate::model::Status;
use crate::parse::{self, FieldNames, Parsed};
use crate::source::{self, Document, Problem};
use crate::store::{NewlyBound, Store};

/// Raw bytes between reading and storing. Parsed and tagged, a document takes
/// some ten times its size for a moment, so this keeps a run under 400 MB.
const IN_FLIGHT: usize = 16 << 20;

/// What a small document counts at least, for the rows it becomes.
const LEAST: usize = 16 << 10;

/// The name of the threads that parse and tag. A panic there is told as an
/// [`Event::Problem`]; a program may want to silence the hook for them.
pub const WORKER: &str = "storygraph-worker";

/// How to ingest.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// What the fields of JSON records are called.
    pub fields: FieldNames,
    /// How to read files.
    pub source: source::Options,
    /// Threads that parse and tag; 0 is one a core.
    pub threads: usize,
    /// What finds the names.
    pub tagger: Tagger,
}

impl Options {
    /// How many threads that is.
    pub(super) fn thread_count(&self) -> usize {
        match self.threads {
            0 => std::thread::available_parallelism().map_or(1, usize::from),
            threads => threads,
        }
    }
}

/// What happens during a run, as it happens.
#[derive(Debug)]
pub enum Event {
    /// An input that could not be read.
    Problem(Problem),
    /// An article whose names an outside tagger could not find, or some of them.
    Untagged(Problem),
    /// One more input is done with.
    Read,
    /// An earlier reference found its target.
    Bound(Box<NewlyBound>),
    /// So many more articles had their references bound.
    Linked(usize),
}

/// What a run did.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// New articles.
    pub added: usize,
    /// Articles with a new wording.
    pub changed: usize,
    /// Inputs that said nothing new.
    pub unchanged: usize,
    /// Articles that a sitemap or feed lists without their text.
    pub listed: usize,
    /// Inputs that could not be read.
    pub failed: usize,
    /// Articles stored without names because an outside tagger failed.
    pub untagged: usize,
    /// Editors' references in what was added or changed.
    pub references: usize,
    /// Of them bound to an article.
    pub bound: usize,
    /// Of them waiting for one.
    pub waiting: usize,
    /// References stored by earlier runs that found their target in this one.
    pub newly_bound: usize,
    /// Whether the run was stopped before its end.
    pub interrupted: bool,
}

/// Reads `inputs` into `store`. Setting `stop` ends the run after the
/// documents on their way; what is stored stays, and a new run goes on.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be written. A bad input
/// is no error: it is told as [`Event::Problem`] and counted.
pub fn ingest(
    store: &Store,
    inputs: &[PathBuf],
    options: &Options,
    stop: &AtomicBool,
    on_event: &mut dyn FnMut(Event),
) -> Result<Report> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let run = store.begin_run(now)?;
    let threads = options.thread_count();
    let cues = Cues::with_house(&store.house_cues()?);
    let budget = Budget::new(IN_FLIGHT);
    let (to_workers, work) = bounded::<(u64, Result<Document, Problem>)>(threads);
    let (to_writer, done) = bounded::<Done>(threads * 4);
    let (report, reselect) = (Report::default(), Vec::new());
    let mut writer = Writer { store, run, tagger: &options.tagger, stop, report, reselect };
    // Tells the reader to stop when the writer has failed.
    let broken = AtomicBool::new(false);
    std::thread::scope(|scope| -> Result<()> {
        let (budget, broken) = (&budget, &broken);
        scope.spawn(move || read(inputs, options, budget, &to_workers, &[stop, broken]));
        for _ in 0..threads {
            let (work, to_writer) = (work.clone(), to_writer.clone());
            let reader = Reader { store: store.reader()?, cues: cues.clone(), options };
            std::thread::Builder::new()
                .name(WORKER.to_owned())
                .spawn_scoped(scope, move || work_through(&work, &to_writer, &reader))?;
        }
        drop((work, to_writer));
        let written = writer.write(&done, budget, on_event);
        if written.is_err() {
            store.abandon();
            broken.store(true, Ordering::Relaxed);
            // The others end once nobody waits for them.
            for rest in &done {
                budget.give_back(rest.bytes);
            }
        }
        written
    })?;
    let Writer { mut report, reselect, .. } = writer;
    store.begin()?;
    for article in reselect {
        if store.reselect(article)? {
            report.changed += 1;
            report.unchanged = report.unchanged.saturating_sub(1);
        }
    }
    store.commit()?;
    let mut newly_bound = 0;
    link(store, run, stop, &mut |event| {
        newly_bound += usize::from(matches!(event, Event::Bound(_)));
        on_event(event);
    })?;
    report.newly_bound = newly_bound;
    identify(store, stop)?;
    tell_stories(store, stop)?;
    (report.references, report.bound) = store.references_of_run(run)?;
    report.waiting = report.references - report.bound;
    report.interrupted = stop.load(Ordering::Relaxed);
    store.tidy()?;
    Ok(report)
}

fn read(
    inputs: &[PathBuf],
    options: &Options,
    budget: &Budget,
    to_workers: &Sender<(u64, Result<Document, Problem>)>,
    stop: &[&AtomicBool],
) {
    let mut sequence = 0..;
    let reading = options.fields.reading(&options.source);
    let _ = source::documents(inputs, &reading, &mut |document| {
        if stop.iter().any(|stop| stop.load(Ordering::Relaxed)) {
            return ControlFlow::Break(());
        }
        budget.take(weight(&document));
        match to_workers.send((sequence.next().unwrap_or_default(), document)) {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
}

fn weight(document: &Result<Document, Problem>) -> usize {
    document.as_ref().map_or(0, |document| document.bytes.len()).max(LEAST)
}

/// What a worker reads with.
struct Reader<'a> {
    store: Store,
    cues: Cues,
    options: &'a Options,
}

fn work_through(
    work: &Receiver<(u64, Result<Document, Problem>)>,
    to_writer: &Sender<Done>,
    reader: &Reader<'_>,
) {
    for (sequence, document) in work {
        let bytes = weight(&document);
        let prepared = match document {
            // A defect in one parser must not cost the rest of the run.
            Ok(document) => catch_unwind(AssertUnwindSafe(|| prepare_document(&document, reader)))
                .unwrap_or_else(|_| vec![Prepared::Problem(defect(&document))]),
            Err(problem) => vec![Prepared::Problem(problem)],
        };
        if to_writer.send(Done { sequence, bytes, prepared }).is_err() {
            break;
        }
    }
}

fn defect(document: &Document) -> Problem {
    Problem {
        name: document.origin.name.clone(),
        message: "storygraph failed on this input".to_owned(),
        hint: "this is a defect in storygraph: please report it with the file".to_owned(),
    }
}

fn prepare_document(document: &Document, reader: &Reader<'_>) -> Vec<Prepared> {
    parse::articles(document, &reader.options.fields)
        .into_iter()
        .map(|reading| match reading {
            Ok(reading) => prepare_article(reading, reader),
            Err(problem) => Prepared::Problem(problem),
        })
        .collect()
}

fn prepare_article(reading: Parsed, reader: &Reader<'_>) -> Prepared {
    let Parsed { origin, article } = reading;
    if article.status == Status::Listed {
        return Prepared::Listed(Box::new(article));
    }
    let (key, content_hash) = (identity(&article, &origin), content_hash(&article));
    // An unreadable index only means doing the work again.
    if reader.store.is_known(&origin.location, &key, &content_hash).unwrap_or(false) {
        return Prepared::Known { location: origin.location, key, content_hash };
    }
    let incoming = Box::new(prepare(article, &origin, &reader.options.tagger, &reader.cues));
    Prepared::Article { name: origin.name, incoming }
}
