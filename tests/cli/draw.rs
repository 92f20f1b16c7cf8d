//! Pictures and exports.

use serde_json::Value;

use crate::program::{Desk, is_here};

#[test]
fn render_draws_a_picture_and_says_of_what() {
    let desk = Desk::with_harbour();
    desk.run(&["render", "-o", "map.svg"]).is(snapbox::str![[r#"
drew 12 nodes and 19 edges in map.svg
[exit 0]

"#]]);
    let drawn = std::fs::read_to_string(desk.path("map.svg")).unwrap();
    let page = roxmltree::Document::parse(&drawn).unwrap();
    assert_eq!(page.root_element().tag_name().name(), "svg");
    assert_eq!(desk.ok(&["render"]), drawn, "the same on standard output, to the byte");
    assert!(desk.ok(&["render", "kh-3", "-r", "1"]).len() < drawn.len());
}

#[test]
fn a_picture_of_part_of_the_archive_says_so() {
    let desk = Desk::with_harbour();
    let seen = desk.run(&["render", "-n", "5"]);
    assert_eq!(
        (seen.code, seen.err.as_str()),
        (0, "shown: the 4 most connected of 12 nodes; `-n` shows more\n"),
        "one of the five would have had no line to it"
    );
    assert!(seen.out.contains("the 4 most connected of 12 nodes"));
}

#[test]
fn render_writes_what_the_file_name_ends_in_or_says_what_it_can() {
    let desk = Desk::with_harbour();
    desk.run(&["render", "-o", "map.dot"]);
    assert!(std::fs::read_to_string(desk.path("map.dot")).unwrap().starts_with("digraph"));
    desk.run(&["render", "-o", "map.jpg"]).is(snapbox::str![[r#"
error: cannot draw `.jpg`
hint: write to a file that ends in .svg or .dot, or add `--engine dot` for what Graphviz can draw
[exit 2]

"#]]);
    let nowhere = desk.run(&["render", "-o", "no/such/map.svg"]);
    assert_eq!(nowhere.code, 1);
    assert!(nowhere.err.starts_with("error: `no/such/map.svg`: "), "{}", nowhere.err);
}

#[test]
fn graphviz_draws_where_it_is_asked_to() {
    if !is_here("dot", "-V") {
        return;
    }
    let desk = Desk::with_harbour();
    for engine in ["dot", "neato", "sfdp"] {
        let seen = desk.run(&["render", "--engine", engine]);
        assert_eq!(seen.code, 0, "{}", seen.err);
        let with_entity = roxmltree::ParsingOptions { allow_dtd: true, ..Default::default() };
        roxmltree::Document::parse_with_options(&seen.out, with_entity).unwrap();
    }
}

#[test]
fn an_export_is_every_node_and_edge_with_its_evidence() {
    let desk = Desk::with_harbour();
    let out = desk.ok(&["export", "json"]);
    let graph: Value = serde_json::from_str(&out).unwrap();
    let (nodes, edges) = (graph["nodes"].as_array().unwrap(), graph["edges"].as_array().unwrap());
    assert_eq!((nodes.len(), edges.len()), (12, 19));
    assert_eq!(out.lines().count(), 3 + 12 + 19, "one a line, to be compared line by line");
    let ids: Vec<&str> = nodes.iter().map(|node| node["id"].as_str().unwrap()).collect();
    assert!(ids.is_sorted());
    for edge in edges {
        assert!(ids.contains(&edge["source"].as_str().unwrap()), "{edge}");
        assert!(ids.contains(&edge["target"].as_str().unwrap()), "{edge}");
        for part in ["article", "field", "span", "quote", "sentence", "method", "confidence"] {
            assert!(!edge["evidence"][part].is_null(), "{part} of {edge}");
        }
    }
    assert!(desk.ok(&["export", "dot"]).starts_with("digraph"));
}
