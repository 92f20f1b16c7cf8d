//! Reading authority files, and what their records turn out to mean.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use serde::Serialize;

use super::authority::Authorities;
use super::identify::identify;
use crate::error::{Error, Result};
use crate::model::{Authority, EntityKind};
use crate::parse::{self, FieldNames};
use crate::resolve::decided;
use crate::resolve::identity::Doubt;
use crate::source::{self, Problem};
use crate::store::Store;

/// What reading authority files came to.
#[derive(Clone, Debug, Default)]
pub struct Import {
    /// Each record that could be read, in the order of the files; the last
    /// version where one stands there twice.
    pub records: Vec<Judged>,
    /// Of them new, or said otherwise before.
    pub changed: usize,
    /// Lines that are no records.
    pub failed: usize,
}

/// A record and what in the archive means it.
#[derive(Clone, Debug)]
pub struct Judged {
    /// What the file says.
    pub record: Authority,
    /// What that came to.
    pub state: State,
    /// Names of the archive that the record has too, the surest first.
    pub evidence: Vec<Sighting>,
}

/// What a record came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    /// Something in the archive is it.
    Linked,
    /// Something may be it; a person has to say.
    Doubtful,
    /// Nothing here has its names.
    Absent,
}

/// A name of the archive that a record has too.
#[derive(Clone, Debug)]
pub struct Sighting {
    /// As it is printed.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Articles that have it.
    pub articles: usize,
    /// The entity that it means; `None` if that is left out.
    pub entity: Option<i64>,
    /// Whether it means the record.
    pub verdict: Verdict,
}

/// Whether a name means a record.
#[derive(Clone, Debug)]
pub enum Verdict {
    /// It does.
    Means {
        /// By `name`, by `alias`, or by `decision`.
        method: String,
        /// How sure, 0 to 1.
        confidence: f64,
    },
    /// That is not certain, and why.
    May(Doubt),
}

impl Import {
    /// How many records came to `state`.
    #[must_use]
    pub fn count(&self, state: State) -> usize {
        self.records.iter().filter(|judged| judged.state == state).count()
    }

    /// How many entities have one of the records.
    #[must_use]
    pub fn entities(&self) -> usize {
        let means = |sighting: &&Sighting| matches!(sighting.verdict, Verdict::Means { .. });
        let sightings = self.records.iter().flat_map(|judged| &judged.evidence).filter(means);
        sightings.filter_map(|sighting| sighting.entity).collect::<BTreeSet<_>>().len()
    }
}

/// Stores the records of `inputs` and finds what in the archive means them.
/// Records are known by id and file; `origin` instead of each file's own name.
///
/// A line that is no record is given to `on_problem`, and the rest goes on.
/// Takes time in proportion to the records and the names that they share with
/// the archive.
///
/// # Errors
///
/// [`Error::Database`] if the archive cannot be written.
pub fn import(
    store: &Store,
    inputs: &[PathBuf],
    fields: &FieldNames,
    origin: Option<&str>,
    stop: &AtomicBool,
    on_problem: &mut dyn FnMut(Problem),
) -> Result<Import> {
    let mut done = Import::default();
    let mut records: Vec<(i64, Authority)> = Vec::new();
    store.begin()?;
    let read = read(inputs, fields, origin, &mut |found| {
        match found {
            Ok(record) => {
                let (row, is_new) = store.put_authority(&record)?;
                done.changed += usize::from(is_new);
                records.push((row, record));
            }
            Err(problem) => {
                done.failed += 1;
                on_problem(problem);
            }
        }
        Ok(!stop.load(Ordering::Relaxed))
    });
    if let Err(error) = read {
        store.abandon();
        return Err(error);
    }
    store.commit()?;
    identify(store, stop)?;
    let decided = decided(&store.decisions()?);
    let authorities = Authorities::new(store, &decided)?;
    let mut seen = BTreeSet::new();
    for (row, record) in records.into_iter().rev() {
        if seen.insert(row) {
            done.records.push(judge(store, &authorities, row, record)?);
        }
    }
    done.records.reverse();
    store.tidy()?;
    Ok(done)
}

/// What takes records one by one and says whether it wants more.
type Each<'e> = dyn FnMut(Result<Authority, Problem>) -> Result<bool> + 'e;

fn read(
    inputs: &[PathBuf],
    fields: &FieldNames,
    origin: Option<&str>,
    each: &mut Each<'_>,
) -> Result<()> {
    let mut outcome = Ok(());
    let options = fields.reading(&source::Options::default());
    let _ = source::documents(inputs, &options, &mut |document| {
        let found = document.and_then(|document| {
            let named = file_name(&document.origin.location);
            parse::authority(&document, origin.unwrap_or(&named), fields)
        });
        match each(found) {
            Ok(true) => ControlFlow::Continue(()),
            Ok(false) => ControlFlow::Break(()),
            Err(error) => {
                outcome = Err(error);
                ControlFlow::Break(())
            }
        }
    });
    outcome
}

/// The name of a file, wherever it lies: of another copy of it the same.
fn file_name(location: &str) -> String {
    let name = Path::new(location).file_name().map(|name| name.to_string_lossy().into_owned());
    name.filter(|_| location != "-").unwrap_or_else(|| "stdin".to_owned())
}

fn judge(
    store: &Store,
    authorities: &Authorities<'_>,
    row: i64,
    record: Authority,
) -> Result<Judged, Error> {
    let mut evidence = Vec::new();
    let mut names = BTreeSet::new();
    for linked in store.names_linked(row)? {
        names.insert(linked.row);
        let (method, confidence) = (linked.method, linked.confidence);
        evidence.push(Sighting {
            name: linked.name,
            kind: linked.kind,
            articles: linked.articles,
            entity: linked.entity,
            verdict: Verdict::Means { method, confidence },
        });
    }
    let is_linked = !evidence.is_empty();
    for key in record.names().into_keys() {
        for name in store.names_with_key(&key)? {
            if name.articles == 0 || names.contains(&name.id) {
                continue;
            }
            let (id, kind, articles) = (name.id, name.kind, name.articles);
            let doubts = authorities.judged(store, name)?.doubts;
            if let Some((_, doubt)) = doubts.into_iter().find(|(holder, _)| holder.row == row) {
                let (name, entity) = (store.printed_name(id)?, store.entity_meant(id)?);
                let verdict = Verdict::May(doubt);
                evidence.push(Sighting { name, kind, articles, entity, verdict });
            }
        }
    }
    let state = match evidence.is_empty() {
        _ if is_linked => State::Linked,
        false => State::Doubtful,
        true => State::Absent,
    };
    Ok(Judged { record, state, evidence })
}
