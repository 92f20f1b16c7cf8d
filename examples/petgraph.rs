//! The archive as a petgraph graph: which stories hang together by what their
//! authors linked, and which are linked most.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use petgraph::Direction::Incoming;
use petgraph::algo::tarjan_scc;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};
use storygraph::graph::{EdgeKind, NodeKind, whole};
use storygraph::ingest::{Options, ingest};
use storygraph::store::Store;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    let store = Store::open_or_create(&folder.path().join("storygraph.db"))?;
    let inputs = [Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/archive")];
    ingest(&store, &inputs, &Options::default(), &AtomicBool::new(false), &mut |_| {})?;

    // Stories only, and only what their authors set between them.
    let stories = whole(&store)?.filter_map(
        |_, node| (node.kind == NodeKind::Article).then(|| node.title.clone()),
        |_, edge| matches!(edge.kind, EdgeKind::Reference(_)).then_some(()),
    );
    println!("{} stories, {} references", stories.node_count(), stories.edge_count());

    let mut union = UnionFind::new(stories.node_bound());
    for edge in stories.edge_references() {
        union.union(edge.source().index(), edge.target().index());
    }
    let mut threads: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
    for story in stories.node_indices() {
        threads.entry(union.find(story.index())).or_default().push(&stories[story]);
    }
    let mut threads: Vec<_> = threads.into_values().filter(|thread| thread.len() > 2).collect();
    threads.sort_by_key(|thread| std::cmp::Reverse(thread.len()));
    for thread in threads {
        println!("  {:>2} hang together, such as {}", thread.len(), thread[0]);
    }

    let cycles = tarjan_scc(&stories).into_iter().filter(|group| group.len() > 1);
    for group in cycles {
        let titles: Vec<&str> = group.iter().map(|&story| stories[story].as_str()).collect();
        println!("Refer to each other: {}", titles.join(" / "));
    }

    let degree = |&story: &_| stories.edges_directed(story, Incoming).count();
    if let Some(most) = stories.node_indices().max_by_key(degree) {
        println!("Linked most, {} times: {}", degree(&most), stories[most]);
    }
    Ok(())
}
