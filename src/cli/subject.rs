//! What is drawn or exported: the whole archive or part of it, chosen in one way.

use storygraph::graph;
use storygraph::model::Date;
use storygraph::query::{
    self, Selection, Way, ego, find_node, path_graph, paths, search_graph, story_graph,
};
use storygraph::store::{NodeRow, Store};

use super::failure::Failure;
use super::output::{count, headline, plain};
use super::period::date;

/// Nodes on a picture: as many as can be read on a page.
pub(super) const PICTURE: usize = 60;

/// Which part of the archive; the verb has an argument `of` besides.
#[derive(clap::Args)]
pub(super) struct SubjectArgs {
    /// The paths from X to Y whose evidence is best
    #[arg(long, value_name = "Y", requires = "of")]
    to: Option<String>,
    /// So many paths, each through other nodes than those before
    #[arg(short = 'k', value_name = "NUMBER", default_value_t = 1, requires = "to",
        value_parser = clap::value_parser!(u16).range(1..=100))]
    paths: u16,
    /// The articles of a story, what references tie to them and whom several name
    #[arg(long, value_name = "STORY", conflicts_with = "of")]
    story: Option<String>,
    /// The articles that a search finds, and what holds them together
    #[arg(long, value_name = "WORDS", conflicts_with_all = ["of", "story"])]
    search: Option<String>,
    #[command(flatten)]
    around: Around,
}

/// How much of it.
#[derive(clap::Args)]
pub(super) struct Around {
    /// How far to look around X, in hops; 1 if not said
    #[arg(short, long, value_name = "HOPS")]
    pub(super) radius: Option<usize>,
    /// At most this many nodes, those connected most strongly; 60 if not said,
    /// all in an export
    #[arg(short = 'n', long, value_parser = super::reading::number)]
    pub(super) limit: Option<usize>,
    /// Only what was published by this date (2024, 2024-05 or 2024-05-09), as it is worded now
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub(super) as_of: Option<Date>,
}

impl Around {
    pub(super) fn radius(&self) -> usize {
        self.radius.unwrap_or(1)
    }
}

impl SubjectArgs {
    /// Nodes at most, or `default`.
    pub(super) fn limit(&self, default: usize) -> usize {
        self.around.limit.unwrap_or(default)
    }

    /// Whether paths are asked for.
    pub(super) const fn is_path(&self) -> bool {
        self.to.is_some()
    }

    /// Whether a story is.
    pub(super) const fn is_story(&self) -> bool {
        self.story.is_some()
    }

    /// The day as of which it is asked for.
    pub(super) fn as_of(&self) -> Option<&Date> {
        self.around.as_of.as_ref()
    }
}

/// What was asked for.
pub(super) struct Subject {
    /// What to write over it.
    pub(super) title: String,
    /// Its nodes and edges.
    pub(super) selection: Selection,
    /// Whether it has no middle: stories, and what they have in common.
    is_gathered: bool,
}

impl Subject {
    /// Its title, and as much of it as a picture can show.
    pub(super) fn drawn(self) -> (String, Selection) {
        let selection = if self.is_gathered {
            self.selection.of_stories()
        } else {
            self.selection.thinned(usize::MAX)
        };
        (self.title, selection)
    }

    /// What is around a node, or between two.
    fn at(title: String, selection: Selection) -> Self {
        Self { title, selection, is_gathered: false }
    }

    /// Some stories, and what they have in common.
    pub(super) fn gathered(title: String, selection: Selection) -> Self {
        Self { title, selection, is_gathered: true }
    }
}

/// The part that is asked for, at most `default` nodes of it if nothing else is
/// said; `None` is the whole archive.
pub(super) fn subject(
    store: &Store,
    of: Option<&str>,
    args: &SubjectArgs,
    default: usize,
) -> Result<Option<Subject>, Failure> {
    let (limit, as_of) = (args.limit(default), args.as_of());
    if args.around.radius.is_some() && (of.is_none() || args.to.is_some()) {
        return Err(Failure::new(2, "`-r` is how far to look around X alone").hint("leave it out"));
    }
    if args.around.limit.is_some() && args.to.is_some() {
        return Err(
            Failure::new(2, "`-n` does not cut a path short").hint("`-k` says how many paths")
        );
    }
    let found = match (of, &args.to, &args.story, &args.search) {
        (Some(from), Some(to), ..) => between(store, from, to, args)?,
        (Some(query), None, ..) => {
            let centre = centre(store, query, as_of)?;
            let selection = ego(store, &centre, args.around.radius(), limit, as_of)?;
            Subject::at(graph::node(store, &centre)?.title, selection)
        }
        (None, _, Some(story), _) => {
            let found = query::story(store, story)?.story;
            let selection = story_graph(store, &found, limit, as_of)?;
            let selection = selection.ok_or_else(|| unpublished(story, as_of))?;
            Subject::gathered(found.title, selection)
        }
        (None, _, None, Some(words)) => {
            let selection = search_graph(store, words, limit, as_of)?;
            let selection = selection.ok_or_else(|| {
                Failure::new(3, format!("no article has `{}`", plain(words)))
                    .hint("try fewer words, or OR between them")
            })?;
            Subject::gathered(words.clone(), selection)
        }
        (None, _, None, None) => return Ok(None),
    };
    Ok(Some(found))
}

/// The best paths between two nodes.
fn between(store: &Store, from: &str, to: &str, args: &SubjectArgs) -> Result<Subject, Failure> {
    let ends = (centre(store, from, args.as_of())?, centre(store, to, args.as_of())?);
    let way =
        Way { as_of: args.as_of().cloned(), limit: usize::from(args.paths), ..Way::default() };
    let routes = paths(store, &ends.0, &ends.1, &way)?;
    if routes.is_empty() {
        return Err(Failure::new(3, format!("nothing connects `{from}` and `{to}`"))
            .hint("`storygraph ego` shows what is around each"));
    }
    let (from, to) = (graph::node(store, &ends.0)?, graph::node(store, &ends.1)?);
    let title = format!("{} – {}", headline(&from.title), headline(&to.title));
    Ok(Subject::at(title, path_graph(&routes)))
}

/// The node called `query`, if it was published by then.
pub(super) fn centre(store: &Store, query: &str, as_of: Option<&Date>) -> Result<NodeRow, Failure> {
    let node = find_node(store, query)?;
    match (&node, as_of) {
        (NodeRow::Article(id), Some(date)) if !store.is_published(*id, Some(date.day()))? => {
            Err(unpublished(query, as_of))
        }
        _ => Ok(node),
    }
}

fn unpublished(query: &str, as_of: Option<&Date>) -> Failure {
    let by = as_of.map(|date| format!(" by {date}")).unwrap_or_default();
    Failure::new(3, format!("`{query}` is not known to have been published{by}"))
        .hint("`storygraph show` tells its date")
}

/// What a picture shows of how much, if that is not all.
pub(super) fn note(selection: &Selection) -> Option<String> {
    let nodes = (selection.left_out() > 0).then(|| {
        format!(
            "the {} most connected of {}",
            selection.graph.node_count(),
            count(selection.of, "node")
        )
    });
    let mentions = selection.unshown();
    let names = (mentions > 0)
        .then(|| format!("{} of names of lesser weight left out", count(mentions, "mention")));
    let parts: Vec<String> = nodes.into_iter().chain(names).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}
