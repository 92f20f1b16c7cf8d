//! Reads `examples/archive` into a new database and asks it what a newsroom
//! would: what is related, how two people are connected, what is missing.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use storygraph::ingest::{Options, ingest};
use storygraph::query::{
    Asked, Check, LineFilter, Measure, Ranking, Through, Way, ego, find_node, findings, named_line,
    paths, rank, related, stories, timeline_of,
};
use storygraph::render::{Caption, Layout, svg};
use storygraph::store::{ReferenceFilter, Store, StoryFilter};

fn main() -> Result<(), Box<dyn Error>> {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = home.join("target/tour");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;

    let store = Store::open_or_create(&folder.join("storygraph.db"))?;
    let inputs = [home.join("examples/archive")];
    let stop = AtomicBool::new(false);
    ingest(&store, &inputs, &Options::default(), &stop, &mut |_| {})?;
    let held = store.statistics()?;
    println!("{} articles name {} people,", held.articles, held.people);
    println!("{} organisations and {} places.", held.organizations, held.places);

    let summit = store.find_article("u-s-africa-leaders-summit-strengthening")?;
    println!("\nBeside “{}”:", summit.title);
    for other in related(&store, &summit, &Asked { limit: 3, ..Asked::default() })? {
        let why: Vec<&str> = other.why.iter().map(|reason| reason.text.as_str()).collect();
        println!("  {:.2}  {}\n        {}", other.score, other.article.title, why.join("; "));
    }

    let from_name = "Joko Widodo";
    let (from, to) = (find_node(&store, from_name)?, find_node(&store, "Antony Blinken")?);
    let routes = paths(&store, &from, &to, &Way::default())?;
    let route = routes.first().ok_or("the two are not connected")?;
    println!("\nFrom {}", route.start.title);
    for hop in &route.hops {
        println!("    “{}”", hop.edge.evidence.sentence);
        println!("  to {}", hop.to.title);
    }

    println!("\nHow {from_name} unfolded:");
    let line = named_line(&store, store.find_entity(from_name)?.id)?;
    let filter = LineFilter { limit: 5, ..LineFilter::default() };
    for entry in timeline_of(&store, &line, &filter)?.entries {
        let day = entry.article.published.as_deref().unwrap_or("undated");
        println!("  {day}  {}", entry.article.title);
    }

    println!("\nStories told more than once:");
    for story in stories(&store, &StoryFilter { limit: Some(3), ..StoryFilter::default() })? {
        println!("  {} articles: {}", story.size, story.title);
    }

    println!("\nMost referred to:");
    let central = Ranking {
        measure: Measure::PageRank,
        through: Through::References,
        entities: false,
        from: Vec::new(),
        limit: 3,
    };
    for ranked in rank(&store, &central)?.ranked {
        println!("  {:.3}  {}", ranked.score, ranked.node.title);
    }

    println!("\nAlike, and neither refers to the other:");
    for found in findings(&store, &[Check::Unlinked], 2)?.iter().flat_map(|check| &check.found) {
        println!("  {}", found.article.title);
    }

    println!("\nNot here, though linked:");
    let all = ReferenceFilter { all_links: true, waiting: true, ..ReferenceFilter::default() };
    for link in store.references(&all)? {
        println!("  “{}” in {}", link.label, link.article.slug);
    }

    let around = ego(&store, &find_node(&store, &summit.slug)?, 1, 40, None)?.thinned(usize::MAX);
    let picture = folder.join("summit.svg");
    let caption = Caption { title: summit.title, note: None };
    std::fs::write(&picture, svg(&around.graph, &caption, Layout::default()))?;
    println!("\nA picture is in {}", picture.display());
    Ok(())
}
