use std::fmt;
use std::io::Write;
use std::path::Path;

use serde::Serialize;
use storygraph::model::Date;
use storygraph::query::{Story, StoryHistory, stories, story};
use storygraph::store::{MoveReason, Store, StoryChange, StoryFilter};

use super::failure::Failure;
use super::output::{BOLD, DIM, Output, count, day, headline, plain, titled};
use super::period::date;
use super::reading::number;

/// Stories that a person is shown unless they ask for more.
const SHOWN: usize = 20;

/// List the stories that the articles tell, those last told of first
///
/// A story is two articles or more of one event or matter. Its id is made of the
/// article that founded it: no later article changes it. An article that arrives
/// late, with an earlier date, may; `storygraph story` tells of that.
#[derive(clap::Args)]
pub(super) struct ListArgs {
    /// Only those with an article not before this date (2024, 2024-05 or 2024-05-09)
    #[arg(long, value_name = "DATE", value_parser = date)]
    active_since: Option<Date>,
    /// List articles that stand alone too, each as a story of one
    #[arg(long)]
    all: bool,
    /// At most this many; all with --json, else 20
    #[arg(short = 'n', long, value_parser = number)]
    limit: Option<usize>,
}

pub(super) fn list(args: &ListArgs, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let limit = if out.json { args.limit } else { Some(args.limit.unwrap_or(SHOWN)) };
    let filter = StoryFilter {
        active_since: args.active_since.as_ref().map(Date::to_string),
        singles: args.all,
        limit: limit.map(|limit| limit.saturating_add(usize::from(!out.json))),
        ..StoryFilter::default()
    };
    let mut found = stories(&store, &filter)?;
    let due = store.count_story_due()?;
    if due > 0 {
        let articles = count(due, "article");
        anstream::eprintln!(
            "{articles} not looked at for stories yet; `storygraph ingest --retag` does that"
        );
    }
    if out.json {
        return Ok(out.json(&found)?);
    }
    let shown = limit.unwrap_or(SHOWN);
    let more = found.len() > shown;
    found.truncate(shown);
    if found.is_empty() && due > 0 {
        return Ok(());
    }
    if found.is_empty() {
        out.nothing("no two articles tell one story", "`--all` lists those that stand alone");
        return Ok(());
    }
    let rows: Vec<Vec<String>> = found.iter().map(row).collect();
    out.table(&["story", "first", "last", "articles", "title"], &rows)?;
    if more { Ok(out.cut(shown)?) } else { Ok(()) }
}

/// A story on one line of another page.
#[derive(Serialize)]
pub(super) struct StoryLine {
    id: String,
    title: String,
    size: usize,
    first: Option<String>,
    last: Option<String>,
}

impl From<Story> for StoryLine {
    fn from(story: Story) -> Self {
        let Story { id, title, size, first, last, .. } = story;
        Self { id, title, size, first, last }
    }
}

impl fmt::Display for StoryLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} ({})", self.id, headline(&self.title), count(self.size, "article"))
    }
}

/// The story that an article tells with others.
pub(super) fn story_line(store: &Store, article: i64) -> Result<Option<StoryLine>, Failure> {
    match store.story_of(article)? {
        Some((id, size)) if size > 1 => Ok(Some(story(store, &id)?.story.into())),
        _ => Ok(None),
    }
}

/// The stories with an article that names an entity.
pub(super) fn story_lines(
    store: &Store,
    entity: i64,
    limit: usize,
) -> Result<Vec<StoryLine>, Failure> {
    let filter = StoryFilter { entity: Some(entity), limit: Some(limit), ..StoryFilter::default() };
    Ok(stories(store, &filter)?.into_iter().map(StoryLine::from).collect())
}

fn row(story: &Story) -> Vec<String> {
    vec![
        story.id.clone(),
        day(story.first.as_deref()),
        day(story.last.as_deref()),
        story.size.to_string(),
        headline(&story.title).into_owned(),
    ]
}

/// Show a story: its articles in order, whom it is about, how it changed
#[derive(clap::Args)]
pub(super) struct Args {
    /// The story: its id or the beginning of it, or one of its articles
    story: String,
}

pub(super) fn run(args: &Args, db: &Path, out: &mut Output) -> Result<(), Failure> {
    let store = Store::open(db)?;
    let found = story(&store, &args.story)?;
    if out.json {
        return Ok(out.json(&found)?);
    }
    let StoryHistory { story, changes } = &found;
    writeln!(out, "{BOLD}{}{BOLD:#}", headline(&story.title))?;
    let span = match (day(story.first.as_deref()), day(story.last.as_deref())) {
        (first, last) if first == last => first,
        (first, last) => format!("{first} to {last}"),
    };
    let facts = [story.id.clone(), count(story.size, "article"), span];
    writeln!(out, "{DIM}{}{DIM:#}", plain(&facts.join(" · ")))?;
    let names: Vec<String> = story
        .entities
        .iter()
        .map(|entity| format!("{} [e{}] ×{}", entity.name, entity.id, entity.articles))
        .collect();
    if !names.is_empty() {
        out.paragraph(0, &format!("about: {}", names.join(", ")))?;
    }
    writeln!(out)?;
    for article in &story.articles {
        let when = day(article.published.as_deref());
        let lead = if article.slug == story.lead { "  (lead)" } else { "" };
        writeln!(
            out,
            "{DIM}{:>5}  {when}{DIM:#}  {}{DIM}{lead}{DIM:#}",
            article.id,
            titled(article)
        )?;
    }
    if !changes.is_empty() {
        writeln!(out, "\nchanges")?;
    }
    changes.iter().try_for_each(|change| write_change(change, &story.id, out))?;
    Ok(())
}

fn write_change(change: &StoryChange, story: &str, out: &mut Output) -> std::io::Result<()> {
    let article = titled(&change.article);
    let what = if change.to == story {
        format!("“{article}” came from {}", change.from)
    } else {
        format!("“{article}” left for {}", change.to)
    };
    let because = change
        .because
        .as_ref()
        .map_or_else(|| "another article".to_owned(), |article| format!("“{}”", titled(article)));
    let why = match change.why {
        MoveReason::Text => "its text, names or date changed".to_owned(),
        MoveReason::Earlier => format!("{because} came or changed"),
        MoveReason::Reference => {
            "a reference now ties it to another article, or no longer".to_owned()
        }
        MoveReason::Followed => format!("it follows {because}"),
        MoveReason::Program => "this storygraph tells stories by other rules".to_owned(),
    };
    out.paragraph(7, &format!("{what}: {why}"))
}
