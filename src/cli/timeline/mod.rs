mod axis;
mod words;

use std::path::Path;

use clap::ValueEnum;
use serde::Serialize;
use storygraph::model::Date;
use storygraph::query::{
    Events, Line, LineFilter, Story, Timeline, events_of, find_node, found_line, named_line, story,
    thread, timeline_of,
};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::{Output, count, plain};
use super::period::{PeriodArgs, date};

/// How a story unfolded: dated articles in order, and what is new in each
///
/// Of an article its thread is shown: its story, and what references and links
/// between articles reach from it. What is new is the sentence that earlier articles
/// have least of. Of more than -n articles a digest is shown: the days of which
/// most was written. Copies of one text are one entry; corrected and withdrawn
/// articles are marked.
#[derive(clap::Args)]
pub(super) struct Args {
    /// An entity, article, story (its id) or wanted headline
    #[arg(required_unless_present = "search", conflicts_with = "search")]
    about: Option<String>,
    /// Articles that match a search instead
    #[arg(long, value_name = "WORDS")]
    search: Option<String>,
    /// What to go by
    #[arg(long, value_enum, default_value_t = By::Published)]
    by: By,
    #[command(flatten)]
    period: PeriodArgs,
    /// Only what was published by this date, as it was worded then
    #[arg(long, value_name = "DATE", value_parser = date)]
    as_of: Option<Date>,
    /// At most this many entries; of more a digest
    #[arg(short = 'n', long, default_value_t = 30)]
    limit: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "snake_case")]
enum By {
    /// The day of publication
    Published,
    /// The time that sentences say something happened
    Event,
}

/// What a timeline is about.
#[derive(Serialize)]
struct Subject {
    /// `entity`, `article`, `story`, `wanted` or `search`.
    kind: &'static str,
    /// Its name, headline or words.
    name: String,
}

/// An answer, as JSON.
#[derive(Serialize)]
struct Answer<T> {
    about: Subject,
    by: By,
    #[serde(flatten)]
    found: T,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let (about, line) = match (&args.about, &args.search) {
        (Some(name), _) => find(&store, name)?,
        (None, words) => {
            let name = words.clone().unwrap_or_default();
            let line = found_line(&store, &name)?;
            (Subject { kind: "search", name }, line)
        }
    };
    let filter =
        LineFilter { period: args.period.period(), as_of: args.as_of.clone(), limit: args.limit };
    match args.by {
        By::Published => {
            let answer = timeline_of(&store, &line, &filter)?;
            if out.json {
                return Ok(out.json(&Answer { about, by: args.by, found: answer })?);
            }
            words::published(&about, &answer, out)?;
            say_of_timeline(&answer, about.kind, line.articles.len(), args, out)
        }
        By::Event => {
            let answer = events_of(&store, &line, &filter)?;
            if out.json {
                return Ok(out.json(&Answer { about, by: args.by, found: answer })?);
            }
            words::events(&about, &answer, out)?;
            say_of_events(&answer, line.articles.len(), args, out)
        }
    }
}

fn find(store: &Store, name: &str) -> Result<(Subject, Line), Failure> {
    let node = match find_node(store, name) {
        Ok(node) => node,
        // What is no name may be the id of a story.
        Err(error) => {
            return story(store, name).map(|found| of_story(found.story)).map_err(|_| error.into());
        }
    };
    let label = store.node_label(&node)?;
    let (kind, line) = match &node {
        NodeRow::Entity(entity) => ("entity", named_line(store, *entity)?),
        NodeRow::Article(article) => ("article", thread(store, &store.article(*article)?)?),
        NodeRow::Wanted(key) => ("wanted", Line::of(&store.citing(key)?)),
    };
    Ok((Subject { kind, name: label.title }, line))
}

fn of_story(story: Story) -> (Subject, Line) {
    let articles: Vec<i64> = story.articles.iter().map(|article| article.id).collect();
    (Subject { kind: "story", name: story.title }, Line::of(&articles))
}

fn say_of_timeline(
    answer: &Timeline,
    kind: &str,
    all: usize,
    args: &Args,
    out: &mut Output,
) -> Result<(), Failure> {
    if answer.articles == 0 {
        nothing(all, args, out);
    } else if all == 1 && kind == "article" {
        let id = answer.entries.iter().chain(&answer.undated).map(|entry| entry.article.id).next();
        out.finish()?;
        anstream::eprintln!("neither a story nor a reference ties this article to another");
        if let Some(id) = id {
            anstream::eprintln!("hint: `storygraph related {id}` finds what else tells of it");
        }
    }
    if answer.left_out > 0 {
        left_out(answer.left_out, "article", answer.articles, out)?;
    }
    Ok(())
}

fn say_of_events(
    answer: &Events,
    all: usize,
    args: &Args,
    out: &mut Output,
) -> Result<(), Failure> {
    if answer.events.is_empty() && answer.left_out == 0 {
        if answer.articles == 0 {
            nothing(all, args, out);
        } else {
            let hint = "`storygraph timeline` without `--by event` goes by publication";
            out.nothing("no sentence says when something happened", hint);
        }
    }
    if answer.left_out > 0 {
        left_out(answer.left_out, "event", answer.events.len() + answer.left_out, out)?;
    }
    Ok(())
}

/// Says that there is nothing, and what to do about it.
fn nothing(all: usize, args: &Args, out: &mut Output) {
    if all > 0 {
        let words = format!("none of {} is of that time", count(all, "article"));
        return out.nothing(&words, "leave out `--since`, `--until` or `--as-of`");
    }
    match &args.search {
        Some(words) => {
            let words = format!("no article has `{}`", plain(words));
            out.nothing(&words, "try fewer words, or OR between them");
        }
        None => out.nothing("no articles", "`storygraph stats` counts what is here"),
    }
}

/// Says that a digest is one.
fn left_out(number: usize, noun: &str, all: usize, out: &mut Output) -> Result<(), Failure> {
    out.finish()?;
    let left = count(number, noun);
    anstream::eprintln!("a digest: {left} of {all} not shown; `-n {all}` shows all");
    Ok(())
}
