//! What holds of every format without a reader.

use storygraph::Error;
use storygraph::graph::{LinkedEdge, Node, NodeKind, StoryGraph};
use storygraph::render::{
    Caption, DotWriter, GraphWriter, GraphmlWriter, MermaidWriter, NodeLinkWriter, dot, write_graph,
};

use crate::hostile::{graph, write_all};

#[test]
fn the_same_graph_gives_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_all(&graph(), one.path());
    write_all(&graph(), other.path());
    let read = |folder: &std::path::Path| {
        let mut files: Vec<_> = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let name = entry.path().strip_prefix(folder).unwrap().to_owned();
                (name, std::fs::read(entry.path()).unwrap())
            })
            .collect();
        files.sort();
        files
    };
    let files = read(one.path());
    assert!(files.len() > 13 + graph().node_count() - 1);
    assert_eq!(files, read(other.path()));
}

#[test]
fn what_comes_node_by_node_is_drawn_as_a_graph_in_memory_is() {
    let caption = Caption { title: "A story".to_owned(), note: Some("all of it".to_owned()) };
    let mut bytes = Vec::new();
    write_graph(&graph(), &mut DotWriter::new(&mut bytes, &caption).unwrap()).unwrap();
    assert_eq!(bytes, dot(&graph(), &caption));
}

#[test]
fn an_empty_graph_is_a_whole_document() {
    let mut bytes = Vec::new();
    write_graph(&StoryGraph::new(), &mut NodeLinkWriter::new(&mut bytes).unwrap()).unwrap();
    let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(read["edges"], serde_json::json!([]));
    let mut bytes = Vec::new();
    write_graph(&StoryGraph::new(), &mut GraphmlWriter::new(&mut bytes).unwrap()).unwrap();
    roxmltree::Document::parse(std::str::from_utf8(&bytes).unwrap()).unwrap();
}

#[test]
fn a_graph_that_cannot_be_told_is_refused() {
    let mut twice = StoryGraph::new();
    twice.add_node(Node::new(NodeKind::Person, "Ada"));
    twice.add_node(Node::new(NodeKind::Person, "Ada"));
    let mut bytes = Vec::new();
    let told = write_graph(&twice, &mut NodeLinkWriter::new(&mut bytes).unwrap());
    assert!(matches!(told, Err(Error::Invalid { .. })));

    let edge = graph().edge_weights().next().unwrap().clone();
    let loose = LinkedEdge { source: "a".to_owned(), target: "b".to_owned(), edge };
    let caption = Caption::default();
    let mut chart = MermaidWriter::new(Vec::new(), &caption).unwrap();
    assert!(matches!(chart.edge(&loose), Err(Error::Invalid { .. })));
}
