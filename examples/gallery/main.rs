//! Measures our layouts beside Graphviz's on the same graphs and the same
//! boxes; see README.md.
#![allow(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a measuring program says what it finds"
)]

mod geometry;
mod graphviz;
mod measure;
mod ours;
mod question;

use std::{error::Error, fs, path::Path};

use measure::Measures;
use petgraph::graph::NodeIndex;
use storygraph::{graph::StoryGraph, render::Layout, store::Store};

/// The graphs, a line each: name, archive, question.
const TEN: &str = include_str!("ten.tsv");

/// Our layouts by name; the radial one has the most connected node in the middle.
fn layouts(graph: &StoryGraph) -> Vec<(&'static str, Layout)> {
    let degree = |&node: &NodeIndex| graph.neighbors_undirected(node).count();
    let middle = graph.node_indices().max_by_key(degree).unwrap_or_default();
    vec![
        ("force", Layout::Force),
        ("radial", Layout::Radial(middle)),
        ("layered", Layout::Layered),
        ("timeline", Layout::Timeline),
    ]
}

/// Graphviz's, with what each takes to keep boxes apart.
const ENGINES: [(&str, &[&str]); 3] = [
    ("dot", &[]),
    ("neato", &["-Goverlap=prism", "-Gsplines=line"]),
    ("sfdp", &["-Goverlap=prism", "-Gsplines=line"]),
];

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [archives, pictures, only @ ..] = arguments.as_slice() else {
        return Err("usage: gallery ARCHIVES PICTURES [NAME OF A GRAPH]…".into());
    };
    fs::create_dir_all(pictures)?;
    println!("| graph | layout | {} |", Measures::HEAD.join(" | "));
    println!("|---|---|{}", "--:|".repeat(Measures::HEAD.len()));
    for line in TEN.lines().skip(1) {
        let columns: Vec<&str> = line.split('\t').collect();
        let [name, archive, question] = columns[..] else {
            return Err(format!("not three columns: `{line}`").into());
        };
        if !only.is_empty() && !only.iter().any(|wanted| wanted == name) {
            continue;
        }
        let store = Store::open(&Path::new(archives).join(format!("{archive}.db")))?;
        let graph = question::ask(&store, question)?;
        let mut boxes = None;
        for (layout_name, layout) in layouts(&graph) {
            let (svg, seconds) = ours::draw(&graph, name, layout);
            fs::write(Path::new(pictures).join(format!("{name}.{layout_name}.svg")), &svg)?;
            let sketch = ours::read(&svg, &graph)?;
            row(name, layout_name, &Measures::of(&sketch, seconds));
            boxes.get_or_insert(sketch.boxes);
        }
        for (engine, options) in ENGINES {
            let boxes = boxes.as_deref().unwrap_or_default();
            let (drawn, seconds) = graphviz::draw(&graph, boxes, engine, options)?;
            row(name, engine, &Measures::of(&drawn, seconds));
        }
    }
    Ok(())
}

fn row(name: &str, layout: &str, measures: &Measures) {
    println!("| {name} | {layout} | {} |", measures.cells().join(" | "));
}
