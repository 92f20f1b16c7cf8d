//! Decisions: who is who, and which article a reference means.
//!
//! Each command is one decision and one transaction, answers with what changed
//! and says how to take it back.

mod alias;
mod author;
mod bind;
mod ignore;
mod log;
mod merge;
mod pair;
mod rename;
mod retype;
mod split;
mod transfer;
mod undo;
mod words;

use std::io::Write;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use serde::Serialize;
use storygraph::ingest::{Outcome, decide};
use storygraph::model::{Act, Decision, Moment};
use storygraph::store::{EntityRow, Store};

use super::failure::Failure;
use super::output::{Output, count, plain};

pub(super) use bind::{Args as RefArgs, run as bind};
pub(super) use log::{
    Args as LogArgs, Row as LogRow, rows as log_rows, run as log, write as write_log_row,
};
pub(super) use pair::{stay_one, stay_two};
pub(super) use undo::{Args as UndoArgs, run as undo, take_back};
pub(super) use words::one;

/// What a person decides about an entity, and what other files say of it.
#[derive(clap::Subcommand)]
pub(super) enum EntityVerb {
    Merge(merge::Args),
    Split(split::Args),
    Rename(rename::Args),
    Retype(retype::Args),
    Ignore(ignore::Args),
    Alias(alias::Args),
    Same(pair::SameArgs),
    Different(pair::DifferentArgs),
    Import(super::authority::ImportArgs),
    Export(super::authority::ExportArgs),
}

pub(super) fn entity(verb: &EntityVerb, db: &Path, out: &mut Output) -> Result<(), Failure> {
    match verb {
        EntityVerb::Merge(args) => merge::run(args, db, out),
        EntityVerb::Split(args) => split::run(args, db, out),
        EntityVerb::Rename(args) => rename::run(args, db, out),
        EntityVerb::Retype(args) => retype::run(args, db, out),
        EntityVerb::Ignore(args) => ignore::run(args, db, out),
        EntityVerb::Alias(args) => alias::run(args, db, out),
        EntityVerb::Same(args) => pair::same(args, db, out),
        EntityVerb::Different(args) => pair::different(args, db, out),
        EntityVerb::Import(args) => super::authority::import(args, db, out),
        EntityVerb::Export(args) => super::authority::export(args, db, out),
    }
}

/// What every decision takes.
#[derive(clap::Args)]
pub(super) struct DecisionArgs {
    /// Say why; it is kept with the decision
    #[arg(long, value_name = "TEXT")]
    why: Option<String>,
    /// Who decides; else `by = NAME` in ~/.config/storygraph/config, or the login name
    #[arg(long, value_name = "NAME", env = "STORYGRAPH_BY")]
    by: Option<String>,
    /// Say what would change and change nothing
    #[arg(long)]
    dry_run: bool,
}

impl DecisionArgs {
    /// Whether something was said that is of use only to a decision.
    pub(super) fn decides(&self) -> bool {
        self.why.is_some() || self.dry_run
    }
}

/// An archive and the person who decides about it.
pub(super) struct Desk<'a> {
    pub(super) store: Store,
    by: String,
    args: &'a DecisionArgs,
}

/// What was decided, and what that changed.
pub(super) struct Answer {
    pub(super) decision: Decision,
    pub(super) outcome: Outcome,
}

impl<'a> Desk<'a> {
    pub(super) fn open(args: &'a DecisionArgs, db: &Path) -> Result<Self, Failure> {
        let by = author::author(args.by.as_deref())?;
        Ok(Self { store: open(db)?, by, args })
    }

    /// Makes the decision, or only tries it.
    pub(super) fn decide(&self, act: Act) -> Result<Answer, Failure> {
        let at = moment(&self.store)?;
        let why = self.args.why.as_deref().map(str::trim).filter(|why| !why.is_empty());
        let decision = Decision::new(at, self.by.clone(), why.map(str::to_owned), act);
        let outcome = decide(&self.store, std::slice::from_ref(&decision), self.args.dry_run)?;
        Ok(Answer { decision, outcome })
    }

    /// Whether nothing is to be changed.
    pub(super) fn is_dry_run(&self) -> bool {
        self.args.dry_run
    }

    /// One of two words: what is done, or what would be.
    pub(super) fn word(&self, done: &'static str, would: &'static str) -> &'static str {
        if self.args.dry_run { would } else { done }
    }

    /// What now belongs to another, or would: `42 mentions in 17 articles now belong`.
    pub(super) fn moved(&self, outcome: &Outcome) -> String {
        let belong = match outcome.mentions {
            1 => self.word("now belongs", "would belong"),
            _ => self.word("now belong", "would belong"),
        };
        format!("{} {belong}", extent(outcome))
    }

    /// Answers with `line`, or for programs with all that changed.
    pub(super) fn answer(
        &self,
        answer: &Answer,
        line: &str,
        out: &mut Output,
    ) -> Result<(), Failure> {
        let Answer { decision, outcome } = answer;
        if out.json {
            #[derive(Serialize)]
            struct Told<'a> {
                decision: &'a str,
                line: &'a str,
                #[serde(flatten)]
                change: Change<'a>,
                dry_run: bool,
            }
            let (decision, change) = (decision.id.as_str(), Change::of(outcome));
            out.json(&Told { decision, line, change, dry_run: self.args.dry_run })?;
        } else {
            writeln!(out, "{}", plain(line))?;
            if self.args.dry_run {
                writeln!(out, "nothing is changed: `--dry-run`")?;
            } else {
                writeln!(out, "undo with: storygraph undo {}", decision.short())?;
            }
        }
        out.flush()?;
        words::tell_conflicts(&self.store, &outcome.conflicts, std::slice::from_ref(decision))
    }
}

/// What an [`Outcome`] changed, for programs.
#[derive(Serialize)]
struct Change<'a> {
    entity: Option<&'a EntityRow>,
    mentions: usize,
    articles: usize,
    references: usize,
    conflicts: Vec<Pair<'a>>,
}

/// Two decisions that contradict each other.
#[derive(Serialize)]
struct Pair<'a> {
    holds: &'a str,
    yields: &'a str,
}

impl<'a> Change<'a> {
    fn of(outcome: &'a Outcome) -> Self {
        let pair = |conflict: &'a storygraph::resolve::Conflict| Pair {
            holds: &conflict.holds,
            yields: &conflict.yields,
        };
        Self {
            entity: outcome.entity.as_ref(),
            mentions: outcome.mentions,
            articles: outcome.articles,
            references: outcome.references,
            conflicts: outcome.conflicts.iter().map(pair).collect(),
        }
    }
}

/// The archive, to write to; only `ingest` makes one.
fn open(db: &Path) -> Result<Store, Failure> {
    Store::open(db)?;
    Ok(Store::open_or_create(db)?)
}

/// Now; or, where clocks differ or several decisions are made in one second,
/// just after the last decision: what is decided later is later.
fn moment(store: &Store) -> Result<Moment, Failure> {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |now| now.as_secs());
    let now = i64::try_from(now).ok().and_then(Moment::from_unix);
    let now = now.ok_or_else(|| Failure::new(1, "this computer's clock is wrong"))?;
    let last = store.last_decided()?;
    Ok(last.map_or(now, |last| now.max(last.next())))
}

/// The name and the id that can be typed: `Joe Biden (e7)`.
pub(super) fn named(entity: &EntityRow) -> String {
    format!("{} (e{})", entity.name, entity.id)
}

/// `42 mentions in 17 articles`.
fn extent(outcome: &Outcome) -> String {
    format!("{} in {}", count(outcome.mentions, "mention"), count(outcome.articles, "article"))
}
