//! The archive as a petgraph graph: which stories hang together by what their
//! authors linked, and which are linked most. Then the other way round: a
//! petgraph graph of one's own, with one's own nodes and edges, drawn and
//! exported as if it were an archive.
#![allow(clippy::print_stdout, reason = "an example shows what it found")]

use std::collections::BTreeMap;
use std::error::Error;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use petgraph::Direction::Incoming;
use petgraph::algo::tarjan_scc;
use petgraph::graph::DiGraph;
use petgraph::unionfind::UnionFind;
use petgraph::visit::{EdgeRef, NodeIndexable};
use storygraph::graph::{Edge, EdgeKind, Node, NodeKind, StoryGraph, whole};
use storygraph::ingest::{Options, ingest};
use storygraph::model::{Date, ReferenceKind};
use storygraph::render::{Caption, Layout, MermaidWriter, svg, write_graph};
use storygraph::store::Store;

fn main() -> Result<(), Box<dyn Error>> {
    let folder = tempfile::tempdir()?;
    threads(folder.path())?;
    newsroom(folder.path())
}

/// Out of the archive: ask petgraph's algorithms.
fn threads(folder: &Path) -> Result<(), Box<dyn Error>> {
    let store = Store::open_or_create(&folder.join("storygraph.db"))?;
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

/// A reporter or a piece in the works: not what an archive holds.
enum Desk {
    Reporter { name: &'static str },
    Draft { slug: &'static str, headline: &'static str, due: &'static str },
}

/// What joins them.
enum Work {
    Writes { share: f64 },
    FollowsUp,
}

/// Into storygraph: say what each of your nodes and edges is, once.
impl From<&Desk> for Node {
    fn from(desk: &Desk) -> Self {
        match desk {
            Desk::Reporter { name } => Self::new(NodeKind::Person, *name),
            Desk::Draft { slug, headline, due } => Self::new(NodeKind::Article, *headline)
                .with_id(format!("draft:{slug}"))
                .with_date(Date::from_iso(due)),
        }
    }
}

impl From<&Work> for Edge {
    fn from(work: &Work) -> Self {
        match work {
            Work::Writes { share } => Self::new(EdgeKind::Mentions).with_weight(*share),
            Work::FollowsUp => Self::new(EdgeKind::Reference(ReferenceKind::ReadMore)),
        }
    }
}

fn newsroom(folder: &Path) -> Result<(), Box<dyn Error>> {
    let mut desk = DiGraph::new();
    let ito = desk.add_node(Desk::Reporter { name: "Ren Ito" });
    let budget = desk.add_node(Desk::Draft {
        slug: "budget",
        headline: "Who pays for the new harbour?",
        due: "2024-06-01",
    });
    let vote = desk.add_node(Desk::Draft {
        slug: "vote",
        headline: "Council votes on <the> harbour & its \"crane tax\"",
        due: "2024-06-08",
    });
    desk.add_edge(budget, ito, Work::Writes { share: 1.0 });
    desk.add_edge(vote, ito, Work::Writes { share: 0.4 });
    desk.add_edge(vote, budget, Work::FollowsUp);

    let drawn: StoryGraph = desk.map(|_, node| Node::from(node), |_, edge| Edge::from(edge));
    let caption = Caption { title: "This week".to_owned(), note: None };
    let picture = svg(&drawn, &caption, Layout::default());
    std::fs::write(folder.join("desk.svg"), &picture)?;
    println!("Drew the desk: {} nodes and {} edges", drawn.node_count(), drawn.edge_count());

    // Any format that `storygraph export` has.
    write_graph(&drawn, &mut MermaidWriter::new(std::io::stdout(), &caption)?)?;
    Ok(())
}
