//! DOT read back by the program it is for: what Graphviz would show is what
//! the title says.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::{
    io::Write,
    process::{Command, Stdio},
};

use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::Value;
use storygraph::{
    graph::{Edge, EdgeKind, Evidence, Node, NodeKind, StoryGraph},
    model::ReferenceKind,
    render::{Caption, dot},
};

fn node(title: &str) -> Node {
    Node::new(NodeKind::Article, title).with_url("https://example.org/?a=1&b=\"2\"")
}

fn pair(title: &str) -> StoryGraph {
    let mut graph = StoryGraph::new();
    let (a, b) = (graph.add_node(node(title)), graph.add_node(node("other")));
    let evidence = Evidence { quote: title.to_owned(), ..Evidence::default() };
    let kind = EdgeKind::Reference(ReferenceKind::ReadMore);
    graph.add_edge(a, b, Edge { kind, weight: 1.0, evidence });
    graph
}

/// What Graphviz makes of DOT, as its JSON; `None` where it is not installed.
fn graphviz(source: &[u8]) -> Option<Value> {
    let mut child = Command::new("dot")
        .arg("-Tjson")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .ok()?;
    child.stdin.take().unwrap().write_all(source).unwrap();
    let output = child.wait_with_output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && words.is_empty(), "{words}");
    Some(serde_json::from_slice(&output.stdout).unwrap())
}

/// Whether Graphviz is here. Where tests must not be skipped, it has to be.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn graphviz_is_here() -> bool {
    let here = Command::new("dot").arg("-V").stderr(Stdio::null()).status().is_ok();
    assert!(here || std::env::var_os("CI").is_none(), "graphviz is not installed");
    if !here {
        eprintln!("skipped: graphviz is not installed");
    }
    here
}

/// The words that Graphviz draws on the first node, line by line.
fn drawn(json: &Value) -> Vec<String> {
    json["objects"][0]["_ldraw_"]
        .as_array()
        .into_iter()
        .flatten()
        .filter(|operation| operation["op"] == "T")
        .map(|operation| operation["text"].as_str().unwrap().to_owned())
        .collect()
}

/// Without the characters that `dot` documents to leave out, and without
/// white space: a label wraps.
fn visible(text: &str) -> String {
    text.chars()
        .filter(|&c| !c.is_whitespace() && !c.is_control())
        .filter(|c| !matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}'))
        .filter(|c| !matches!(c, '\u{2066}'..='\u{2069}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'))
        .filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}'))
        .collect()
}

fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        Just("\"".to_owned()),
        Just("\\".to_owned()),
        Just("\\N\\G\\L\\T\\E\\H".to_owned()),
        Just("\\l\\r\\n".to_owned()),
        Just("\n".to_owned()),
        Just("<b>bold</b>".to_owned()),
        Just("&amp;&lt;&#65;&#x42;&nope;&".to_owned()),
        Just("];}{|".to_owned()),
        Just("\u{0}\u{1b}[31m".to_owned()),
        Just("\u{202e}\u{200f}שלום\u{2069}".to_owned()),
        Just("// /* # */".to_owned()),
        "\\PC{1,6}",
    ];
    prop::collection::vec(piece, 1..4).prop_map(|pieces| pieces.concat())
}

#[test]
fn graphviz_draws_the_title_whatever_it_is() {
    if !graphviz_is_here() {
        return;
    }
    // Each case is a process; 48 of them are a second.
    let mut runner = TestRunner::new(ProptestConfig::with_cases(48));
    runner
        .run(&hostile(), |title| {
            let wanted = visible(&title);
            let wanted = if wanted.is_empty() { "(untitled)".to_owned() } else { wanted };
            let json = graphviz(&dot(&pair(&title), &Caption::default())).unwrap();
            prop_assert_eq!(visible(&drawn(&json).concat()), wanted);
            prop_assert_eq!(json["objects"].as_array().unwrap().len(), 2);
            prop_assert_eq!(json["edges"].as_array().unwrap().len(), 1);
            Ok(())
        })
        .unwrap();
}

#[test]
fn a_long_title_is_wrapped_and_cut() {
    if !graphviz_is_here() {
        return;
    }
    let title = "Ministers \"agree\" on \\N ceasefire & terms ".repeat(9);
    let json = graphviz(&dot(&pair(&title), &Caption::default())).unwrap();
    let lines = drawn(&json);
    assert_eq!(lines.len(), 4);
    let shown = visible(&lines.concat());
    assert!(shown.ends_with('…'));
    assert!(visible(&title).starts_with(shown.trim_end_matches('…')));
}

#[test]
fn dot_says_what_each_node_and_edge_is() {
    let mut graph = pair("Strike begins");
    let wanted = graph.add_node(Node { kind: NodeKind::Wanted, ..node("Strike \"ends\"") });
    let evidence = Evidence {
        article: "strike-begins".into(),
        quote: "READ MORE: Strike \"ends\"".into(),
        method: "cue".into(),
        confidence: 0.9,
        ..Evidence::default()
    };
    let kind = EdgeKind::Reference(ReferenceKind::ReadMore);
    graph.add_edge(0.into(), wanted, Edge { kind, weight: 0.9, evidence });
    let caption = Caption { title: "A \"story\"".into(), note: Some("2 of 9".into()) };
    let dot = String::from_utf8(dot(&graph, &caption)).unwrap();
    for part in [
        r#"label="A \"story\"\n2 of 9""#,
        r#"n0 [label="Strike begins", class="article", shape=box, style="rounded,filled""#,
        r#"n2 [label="Strike \"ends\"", class="wanted", shape=box, style="dashed,filled""#,
        r#"URL="https://example.org/?a=1&b=%222%22""#,
        r#"n0 -> n2 [class="read_more", tooltip="“READ MORE: Strike \"ends\"” — strike-begins, read more by cue, 90 % sure", label="read more", penwidth=1.6, weight=4, style=dashed]"#,
    ] {
        assert!(dot.contains(part), "{part}\nin\n{dot}");
    }
}
