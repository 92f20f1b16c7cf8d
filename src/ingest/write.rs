//! The one writer: stores what workers have prepared, in the order it was read.

use std::collections::BTreeMap;
use std::sync::atomic::AtomicBool;

use crossbeam_channel::Receiver;

use super::budget::Budget;
use super::names::Names;
use super::outside::{Asked, BATCH, Outside};
use super::prepare::name;
use super::run::{Event, Report};
use super::tagger::Tagger;
use crate::error::Result;
use crate::model::{Article, Reference};
use crate::source::Problem;
use crate::store::{Change, Incoming, Store};

/// Text stored in one transaction.
const TRANSACTION: usize = 32 << 20;

/// What a worker made of a document.
pub(super) enum Prepared {
    /// It could not be read.
    Problem(Problem),
    /// It says what it said before.
    Known { location: String, key: String, content_hash: String },
    /// An article without its text.
    Listed(Box<Article>),
    /// An article, and what a person calls its document.
    Article { name: String, incoming: Box<Incoming> },
}

/// A document that a worker is done with.
pub(super) struct Done {
    /// Its place in the order.
    pub(super) sequence: u64,
    /// What it took of the budget.
    pub(super) bytes: usize,
    /// What was made of it: a feed has many articles.
    pub(super) prepared: Vec<Prepared>,
}

/// Where a run's documents go.
pub(super) struct Writer<'a> {
    pub(super) store: &'a Store,
    pub(super) run: i64,
    pub(super) tagger: &'a Tagger,
    pub(super) stop: &'a AtomicBool,
    pub(super) report: Report,
    /// Articles whose current wording is to be chosen anew after the run.
    pub(super) reselect: Vec<i64>,
}

impl Writer<'_> {
    /// Stores all that comes.
    pub(super) fn write(
        &mut self,
        done: &Receiver<Done>,
        budget: &Budget,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<()> {
        let mut outside = self.tagger.command.as_ref().map(Outside::new);
        let mut early: BTreeMap<u64, Done> = BTreeMap::new();
        let mut batch = Vec::new();
        let mut next = 0;
        let mut uncommitted = 0;
        self.store.begin()?;
        for arrived in done {
            early.insert(arrived.sequence, arrived);
            while let Some(Done { bytes, prepared, .. }) = early.remove(&next) {
                next += 1;
                for prepared in prepared {
                    match &outside {
                        None => self.put(prepared, on_event)?,
                        Some(_) => batch.push(prepared),
                    }
                }
                budget.give_back(bytes);
                uncommitted += bytes;
                if uncommitted >= TRANSACTION || batch.len() >= BATCH {
                    self.put_named(outside.as_mut(), &mut batch, on_event)?;
                    self.store.commit()?;
                    self.store.begin()?;
                    uncommitted = 0;
                }
            }
        }
        self.put_named(outside.as_mut(), &mut batch, on_event)?;
        self.store.commit()
    }

    /// Stores `batch` with the names that an outside tagger finds in it. What
    /// that has not come to when the run is stopped is not stored.
    fn put_named(
        &mut self,
        outside: Option<&mut Outside<'_>>,
        batch: &mut Vec<Prepared>,
        on_event: &mut dyn FnMut(Event),
    ) -> Result<()> {
        let Some(outside) = outside else { return Ok(()) };
        let texts: Vec<Asked<'_>> = batch
            .iter()
            .filter_map(|prepared| match prepared {
                Prepared::Article { name, incoming } => Some((name.as_str(), &incoming.article)),
                _ => None,
            })
            .collect();
        // It may take its time; others may write meanwhile.
        self.store.commit()?;
        let found =
            outside.tag(&texts, self.stop, &mut |problem| on_event(Event::Untagged(problem)));
        self.store.begin()?;
        let mut found = found.into_iter();
        for mut prepared in batch.drain(..) {
            if let Prepared::Article { incoming, .. } = &mut prepared {
                let Some(mentions) = found.next() else { continue };
                let references: Vec<Reference> =
                    incoming.references.iter().map(|found| found.reference.clone()).collect();
                if let Some(mentions) = mentions {
                    let least = self.tagger.min_confidence;
                    name(incoming, Names::given(&incoming.article, &references, mentions, least));
                } else {
                    incoming.tagger = self.tagger.failed_name();
                    self.report.untagged += 1;
                }
            }
            self.put(prepared, on_event)?;
        }
        Ok(())
    }

    fn put(&mut self, prepared: Prepared, on_event: &mut dyn FnMut(Event)) -> Result<()> {
        let report = &mut self.report;
        match prepared {
            Prepared::Problem(problem) => {
                report.failed += 1;
                on_event(Event::Problem(problem));
            }
            Prepared::Listed(article) => {
                report.listed += 1;
                self.store.put_listing(&article)?;
            }
            Prepared::Known { location, key, content_hash } => {
                report.unchanged += 1;
                let known = self.store.put_known(&location, &key, &content_hash, self.run)?;
                self.reselect.extend(known);
            }
            Prepared::Article { incoming, .. } => {
                match self.store.put(&incoming, self.run)?.change {
                    Change::Added => report.added += 1,
                    Change::Changed => report.changed += 1,
                    Change::Unchanged => report.unchanged += 1,
                }
            }
        }
        on_event(Event::Read);
        Ok(())
    }
}
