//! The graphs that are drawn.

use std::{collections::BTreeSet, error::Error};

use storygraph::{
    graph::{Node, NodeKind, StoryGraph, among},
    query::{self, Way},
    store::{NodeRow, Store, StoryFilter},
};

/// Names of a story that are joined to it, where a question does not say.
const NAMES: usize = 4;

/// What a question of `ten.tsv` asks for.
pub(crate) fn ask(store: &Store, question: &str) -> Result<StoryGraph, Box<dyn Error>> {
    let (verb, rest) = question.split_once(' ').unwrap_or((question, ""));
    Ok(match verb {
        "whole" => query::overview(store, usize::MAX, None)?.graph,
        "overview" => query::overview(store, rest.parse()?, None)?.graph,
        "ego" => {
            let mut words = rest.splitn(3, ' ');
            let mut word = || words.next().ok_or("`ego` takes a radius, a limit and a name");
            let (radius, limit) = (word()?.parse()?, word()?.parse()?);
            let centre = query::find_node(store, word()?)?;
            query::ego(store, &centre, radius, limit, None)?.thinned(usize::MAX).graph
        }
        "paths" => {
            let (limit, ends) = rest.split_once(' ').ok_or("`paths` takes a number")?;
            let (from, to) = ends.split_once(" | ").ok_or("`paths` takes two names")?;
            paths(store, from, to, limit.parse()?)?
        }
        "story" => largest_story(store)?,
        _ => return Err(format!("no such question: `{question}`").into()),
    })
}

/// All nodes on so many paths.
fn paths(store: &Store, from: &str, to: &str, limit: usize) -> Result<StoryGraph, Box<dyn Error>> {
    let way = Way { limit, ..Way::default() };
    let (from, to) = (query::find_node(store, from)?, query::find_node(store, to)?);
    let routes = query::paths(store, &from, &to, &way)?;
    let mut nodes = BTreeSet::new();
    for route in &routes {
        nodes.insert(row(&route.start));
        nodes.extend(route.hops.iter().map(|hop| row(&hop.to)));
    }
    Ok(among(store, &nodes, None)?)
}

fn row(node: &Node) -> NodeRow {
    match node.kind {
        NodeKind::Article => NodeRow::Article(node.row),
        NodeKind::Wanted => NodeRow::Wanted(node.id.trim_start_matches("wanted:").to_owned()),
        _ => NodeRow::Entity(node.row),
    }
}

/// The articles of the largest story, and the names that matter most to each.
fn largest_story(store: &Store) -> Result<StoryGraph, Box<dyn Error>> {
    let stories = query::stories(store, &StoryFilter::default())?;
    let story = stories.iter().max_by_key(|story| story.size).ok_or("no stories")?;
    let mut nodes = BTreeSet::new();
    for article in &story.articles {
        let around = query::ego(store, &NodeRow::Article(article.id), 1, NAMES + 1, None)?;
        nodes.extend(around.graph.node_weights().map(row));
    }
    Ok(among(store, &nodes, None)?)
}
