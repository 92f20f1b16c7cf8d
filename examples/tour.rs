//! Reads `examples/archive` into a new database and asks it what a newsroom
//! would: what is related, how two people are connected, what is missing.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use storygraph::ingest::{Options, ingest};
use storygraph::query::{Asked, Way, ego, find_node, paths, related};
use storygraph::render::{Caption, svg};
use storygraph::store::{ReferenceFilter, Store};

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

    let (from, to) = (find_node(&store, "Joko Widodo")?, find_node(&store, "Antony Blinken")?);
    let routes = paths(&store, &from, &to, &Way::default())?;
    let route = routes.first().ok_or("the two are not connected")?;
    println!("\nFrom {}", route.start.title);
    for hop in &route.hops {
        println!("    “{}”", hop.edge.evidence.sentence);
        println!("  to {}", hop.to.title);
    }

    println!("\nNot here, though linked:");
    let all = ReferenceFilter { all_links: true, waiting: true, ..ReferenceFilter::default() };
    for link in store.references(&all)? {
        println!("  “{}” in {}", link.label, link.article.slug);
    }

    let around = ego(&store, &find_node(&store, &summit.slug)?, 1, 40, None)?.thinned(usize::MAX);
    let picture = folder.join("summit.svg");
    let caption = Caption { title: summit.title, note: None };
    std::fs::write(&picture, svg(&around.graph, &caption))?;
    println!("\nA picture is in {}", picture.display());
    Ok(())
}
