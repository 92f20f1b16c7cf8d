//! What holds of every format without a reader.

use proptest::prelude::*;
use storygraph::Error;
use storygraph::graph::{Edge, EdgeKind, LinkedEdge, Node, NodeKind, StoryGraph};
use storygraph::render::{
    Caption, DotWriter, GexfWriter, GraphWriter, GraphmlWriter, JsonLdWriter, MermaidWriter,
    NodeLinkWriter, dot, write_graph,
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

/// What an XML document says of the first node under `title`.
fn title_in_xml(bytes: &[u8]) -> String {
    let text = std::str::from_utf8(bytes).unwrap();
    let document = roxmltree::Document::parse(text).unwrap();
    let first = document.descendants().find(|element| element.tag_name().name() == "node").unwrap();
    let told = first.descendants().find_map(|element| {
        let is_key = element.attribute("key") == Some("node_title");
        let is_value = element.has_tag_name(("http://gexf.net/1.3", "attvalue"))
            && element.attribute("for") == Some("title");
        if is_key { element.text() } else { element.attribute("value").filter(|_| is_value) }
    });
    told.unwrap_or_default().to_owned()
}

proptest! {
    #[test]
    fn any_title_leaves_a_document_whole_and_comes_back(title in any::<String>()) {
        let mut graph = StoryGraph::new();
        let story = Node::new(NodeKind::Article, title.as_str()).with_id(format!("a{title}"));
        let (story, person) =
            (graph.add_node(story), graph.add_node(Node::new(NodeKind::Person, "Ada")));
        let named = Edge::new(EdgeKind::Mentions).with_quote(title.as_str(), title.as_str());
        graph.add_edge(story, person, named);
        let in_xml: String = title
            .chars()
            .filter(|&c| !c.is_ascii_control() || matches!(c, '\t' | '\n' | '\r' | '\u{7f}'))
            .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
            .collect();
        let mut bytes = Vec::new();
        write_graph(&graph, &mut GraphmlWriter::new(&mut bytes).unwrap()).unwrap();
        prop_assert_eq!(title_in_xml(&bytes), in_xml.as_str());
        let mut bytes = Vec::new();
        write_graph(&graph, &mut GexfWriter::new(&mut bytes).unwrap()).unwrap();
        prop_assert_eq!(title_in_xml(&bytes), in_xml);
        let mut bytes = Vec::new();
        write_graph(&graph, &mut JsonLdWriter::new(&mut bytes).unwrap()).unwrap();
        let read: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
        prop_assert_eq!(read["@graph"][0]["headline"].as_str().unwrap(), title);
    }
}
