//! Pictures and exports.

use serde_json::Value;

use crate::program::{Desk, is_here};

/// Nodes and edges of the graph. How many depends on the names that the
/// tagger finds, which other tests look at.
fn size(desk: &Desk) -> (usize, usize) {
    let count = |view: &str| {
        let rows = desk.json(&["sql", &format!("SELECT count(*) AS n FROM {view}")]);
        usize::try_from(rows[0]["n"].as_u64().unwrap()).unwrap()
    };
    (count("node"), count("edge"))
}

#[test]
fn render_draws_a_picture_and_says_of_what() {
    let desk = Desk::with_harbour();
    let seen = desk.run(&["render", "-o", "map.svg"]);
    let (nodes, edges) = size(&desk);
    let said = format!("drew {nodes} nodes and {edges} edges in map.svg\n");
    assert_eq!((seen.code, seen.err), (0, said));
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
    let told =
        seen.err.strip_prefix("shown: ").and_then(|told| told.strip_suffix("; `-n` shows more\n"));
    let told = told.expect("it says what is shown and how to see more");
    let (nodes, _) = size(&desk);
    assert!(told.ends_with(&format!(" most connected of {nodes} nodes")), "{told}");
    let shown: usize = told.split(' ').nth(1).unwrap().parse().unwrap();
    assert!((2..=5).contains(&shown), "those that would have no line to them are left out");
    assert_eq!(seen.code, 0);
    assert!(seen.out.contains(told));
}

#[test]
fn a_radial_picture_needs_something_in_the_middle() {
    let desk = Desk::with_harbour();
    let drawn = desk.ok(&["render", "kh-3", "--layout", "radial"]);
    assert!(drawn != desk.ok(&["render", "kh-3"]) && drawn.contains(r#"id="node1""#));
    desk.run(&["render", "--layout", "radial"]).is(snapbox::str![[r#"
error: a radial layout needs something in the middle
hint: name it: `storygraph render "Joe Biden" --layout radial`
[exit 2]

"#]]);
}

#[test]
fn render_writes_what_the_file_name_ends_in_or_says_what_it_can() {
    let desk = Desk::with_harbour();
    desk.run(&["render", "-o", "map.dot"]);
    assert!(std::fs::read_to_string(desk.path("map.dot")).unwrap().starts_with("digraph"));
    desk.run(&["render", "-o", "map.jpg"]).is(snapbox::str![[r#"
error: cannot draw `.jpg`
hint: write to a file that ends in .svg, .html, .png, .pdf or .dot, or add `--engine dot` for what Graphviz can draw
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
    assert_eq!((nodes.len(), edges.len()), size(&desk));
    let rows = 3 + nodes.len() + edges.len();
    assert_eq!(out.lines().count(), rows, "one a line, to be compared line by line");
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

#[test]
fn a_layout_suits_what_is_drawn_or_is_chosen() {
    let desk = Desk::with_harbour();
    let has_axis = |args: &[&str]| desk.ok(args).contains(r#"class="axis""#);
    assert!(!has_axis(&["render"]));
    assert!(has_axis(&["render", "--layout", "timeline"]));
    let layered = desk.ok(&["render", "--layout", "layered"]);
    assert!(
        layered != desk.ok(&["render"]) && layered == desk.ok(&["render", "--layout", "layered"])
    );
    let path = ["render", "kh-3", "--to", "kh-1"];
    let chosen = desk.ok(&[&path[..], &["--layout", "layered"]].concat());
    assert_eq!(desk.ok(&path), chosen, "from X to Y in layers");
    let stories = desk.json(&["stories"]);
    let story = stories[0]["id"].as_str().expect("the strike is a story");
    assert!(has_axis(&["render", "--story", story]), "a story over its days");
    assert!(!has_axis(&["render", "--story", story, "--layout", "force"]));
}

#[test]
fn nothing_is_written_over_the_archive_or_over_a_whole_file_by_half_of_one() {
    let desk = Desk::with_harbour();
    std::fs::copy(desk.path("storygraph.db"), desk.path("own.svg")).unwrap();
    let before = std::fs::read(desk.path("own.svg")).unwrap();
    for verb in [
        &["render", "-o", "own.svg"][..],
        &["export", "json", "-o", "own.svg"],
        &["entity", "export", "-o", "own.svg"],
        &["log", "--export", "own.svg"],
    ] {
        let seen = desk.run(&[&["--db", "own.svg"], verb].concat());
        assert_eq!(seen.code, 2, "{verb:?}: {}", seen.err);
        assert!(seen.err.contains("is the archive itself"), "{}", seen.err);
        assert!(std::fs::read(desk.path("own.svg")).unwrap() == before, "{verb:?}");
    }
    desk.write("good.graphml", "good");
    desk.database().execute_batch("DROP TABLE mention").unwrap();
    assert_eq!(desk.run(&["export", "graphml", "-o", "good.graphml"]).code, 1);
    assert_eq!(std::fs::read_to_string(desk.path("good.graphml")).unwrap(), "good");
    assert_eq!(
        std::fs::read_dir(desk.path("."))
            .unwrap()
            .filter(|entry| {
                entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".storygraph")
            })
            .count(),
        0
    );
}

#[test]
fn what_would_be_ignored_is_refused_with_what_to_write() {
    let desk = Desk::with_harbour();
    for (args, words) in [
        (&["-o", "map"][..], "write `-o map.svg`"),
        (&["-o", "map.svg", "--scale", "2"], "`--scale` is for .png alone"),
        (&["-o", "map.svg", "-r", "2"], "`-r` is how far to look around X"),
        (&["-o", "map.svg", "--as-of", "2025-02-30"], "a date is 2024"),
        (&["-o", "map.svg", "--json"], "storygraph export json"),
    ] {
        let seen = desk.run(&[&["render"], args].concat());
        assert_eq!(seen.code, 2, "{args:?}: {}", seen.err);
        assert!(seen.err.contains(words), "{args:?}: {}", seen.err);
    }
    let seen = desk.run(&["render", "--as-of", "1990", "-o", "map.svg"]);
    assert_eq!((seen.code, desk.path("map.svg").exists()), (3, false), "{}", seen.err);
}
