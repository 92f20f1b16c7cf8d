use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Serialize;
use storygraph::model::{Act, Decision, Handle};
use storygraph::resolve::{Decided, decided};
use storygraph::store::Store;

use super::transfer::{export, import};
use super::words::words;
use crate::cli::failure::Failure;
use crate::cli::output::{BOLD, DIM, Output, plain};

/// List what was decided, the latest first; give it to others and take theirs
#[derive(clap::Args)]
pub(crate) struct Args {
    /// At most this many
    #[arg(short = 'n', long, default_value_t = 50)]
    limit: usize,
    /// Only decisions about this entity: `e7`, or a name it goes by
    #[arg(long)]
    entity: Option<String>,
    /// Write all decisions to a file, one a line, for git or another archive; `-` is standard output
    #[arg(long, value_name = "FILE", conflicts_with_all = ["limit", "entity", "import"])]
    export: Option<PathBuf>,
    /// Add the decisions that another archive wrote; `-` is standard input
    #[arg(long, value_name = "FILE", conflicts_with_all = ["limit", "entity"])]
    import: Option<PathBuf>,
    /// With `--import`: say what would change and change nothing
    #[arg(long, requires = "import")]
    dry_run: bool,
}

/// One decision of the list.
#[derive(Serialize)]
pub(crate) struct Row {
    id: String,
    at: String,
    by: String,
    why: Option<String>,
    words: String,
    state: State,
    #[serde(flatten)]
    act: Act,
}

/// Whether a decision holds, and if not, because of which other.
#[derive(Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
enum State {
    Holds,
    Undone { by: String },
    Overruled { by: String },
    OverruledInPart { by: String },
    Waits { lacks: Vec<String> },
}

pub(crate) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    if let Some(file) = &args.export {
        return export(file, db, out);
    }
    if let Some(file) = &args.import {
        return import(file, args.dry_run, db, out);
    }
    let store = Store::open(db)?;
    let entity = args.entity.as_ref().map(|entity| store.find_entity(entity)).transpose()?;
    let mut rows = rows(&store, entity.map(|entity| entity.id), args.limit.saturating_add(1))?;
    let more = rows.len() > args.limit;
    rows.truncate(args.limit);
    if out.json {
        return Ok(out.json(&rows)?);
    }
    if rows.is_empty() && !more {
        out.nothing("nothing is decided", "`storygraph entity merge E1 E2` makes two one");
    }
    for row in &rows {
        write(row, out)?;
    }
    if more { Ok(out.cut(args.limit)?) } else { Ok(()) }
}

/// The latest `limit` decisions, newest first; only those about the entity in
/// row `entity`, if one is given.
pub(crate) fn rows(
    store: &Store,
    entity: Option<i64>,
    limit: usize,
) -> storygraph::Result<Vec<Row>> {
    let mut decisions = store.decisions()?;
    let decided = decided(&decisions);
    let ids: BTreeSet<String> = decisions.iter().map(|decision| decision.id.clone()).collect();
    if let Some(entity) = entity {
        decisions = about(&store.handles_of(entity)?, decisions, &decided);
    }
    decisions.reverse();
    decisions.truncate(limit);
    decisions.into_iter().map(|decision| row(store, decision, &decided, &ids)).collect()
}

/// The decisions that speak of one of `handles` or of who is one with it, and
/// what undid them.
fn about(handles: &[Handle], decisions: Vec<Decision>, decided: &Decided) -> Vec<Decision> {
    let mut meant: BTreeSet<&Handle> = handles.iter().collect();
    for group in &decided.groups {
        if handles.iter().any(|handle| group.handles.contains(handle)) {
            meant.extend(&group.handles);
        }
    }
    let mut ids: BTreeSet<String> = BTreeSet::new();
    let mut about = Vec::new();
    for decision in decisions {
        let undoes = matches!(&decision.act, Act::Undo { decision } if ids.contains(decision));
        let parts = meant.iter().any(|handle| handle.parted.as_ref() == Some(&decision.id));
        if undoes || parts || decision.act.handles().iter().any(|handle| meant.contains(handle)) {
            ids.insert(decision.id.clone());
            about.push(decision);
        }
    }
    about
}

fn row(
    store: &Store,
    decision: Decision,
    decided: &Decided,
    ids: &BTreeSet<String>,
) -> storygraph::Result<Row> {
    let state = if let Some(by) = decided.undone.get(&decision.id) {
        State::Undone { by: by.clone() }
    } else if let Some(by) = decided.overruled.get(&decision.id) {
        State::Overruled { by: by.clone() }
    } else if let Some(conflict) =
        decided.conflicts.iter().find(|other| other.yields == decision.id)
    {
        State::OverruledInPart { by: conflict.holds.clone() }
    } else {
        match lacks(store, ids, &decision.act)? {
            lacks if lacks.is_empty() => State::Holds,
            lacks => State::Waits { lacks },
        }
    };
    let words = words(store, &decision)?;
    let Decision { id, at, by, why, act } = decision;
    Ok(Row { id, at: at.to_string(), by, why, words, state, act })
}

/// What a decision is about that is not here yet.
fn lacks(store: &Store, ids: &BTreeSet<String>, act: &Act) -> storygraph::Result<Vec<String>> {
    let mut lacks = Vec::new();
    for handle in act.handles() {
        if handle.outside {
            if store.authorities(&handle.key)?.is_empty() {
                lacks.push(format!("a record {}", handle.key));
            }
        } else if store.names_meant(handle)?.is_empty() {
            let parted = handle.parted.as_deref().map(Decision::shorten);
            lacks.push(match parted {
                Some(split) => format!("whom {split} parted from {}", handle.key),
                None => format!("the {} {}", handle.kind, handle.key),
            });
        }
    }
    if let Act::Undo { decision } = act
        && !ids.contains(decision)
    {
        lacks.push(format!("the decision {}", Decision::shorten(decision)));
    }
    let articles = match act {
        Act::Split { articles, mentions, .. } => {
            articles.iter().chain(mentions.iter().map(|place| &place.article)).collect()
        }
        Act::Bind { reference, article } => vec![&reference.article, article],
        _ => Vec::new(),
    };
    for key in articles {
        if store.article_by_key(key)?.is_none() {
            lacks.push(format!("the article {key}"));
        }
    }
    Ok(lacks)
}

/// Writes a decision in words.
pub(crate) fn write(row: &Row, out: &mut Output) -> std::io::Result<()> {
    let id = Decision::shorten(&row.id);
    // As the clock of UTC shows it, to the minute.
    let when = row.at.get(..16).unwrap_or(&row.at).replace('T', " ");
    let by = plain(&row.by);
    writeln!(out, "{BOLD}{id}{BOLD:#}  {DIM}{when}  {by}{DIM:#}")?;
    out.paragraph(9, &row.words)?;
    if let Some(why) = &row.why {
        out.paragraph(9, &format!("why: {why}"))?;
    }
    match &row.state {
        State::Holds => Ok(()),
        State::Undone { by } => out.paragraph(9, &format!("undone by {}", Decision::shorten(by))),
        State::Overruled { by } => {
            out.paragraph(9, &format!("overruled by {}", Decision::shorten(by)))
        }
        State::OverruledInPart { by } => {
            out.paragraph(9, &format!("overruled in part by {}", Decision::shorten(by)))
        }
        State::Waits { lacks } => out.paragraph(9, &format!("waits for {}", lacks.join(", "))),
    }
}
