//! Mermaid draws in a browser, so a browser reads its charts.

use std::path::Path;

use serde_json::{Value, json};

use crate::browser::browser;
use crate::hostile::{TITLES, graph, write_all};

/// A text as a label shows it: in one line, without what cannot be seen.
fn shown(text: &str) -> String {
    let hidden =
        |c: char| c.is_control() || matches!(c, '\u{200f}' | '\u{202e}' | '\u{2069}' | '\u{fffe}');
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|c| !hidden(*c)).collect())
        .filter(|word: &String| !word.is_empty())
        .collect();
    words.join(" ")
}

#[test]
fn a_browser_draws_every_node_edge_and_title() {
    let Some(mut node) = browser(&["mermaid", "playwright-core"]) else { return };
    let folder = tempfile::tempdir().unwrap();
    let graph = graph();
    write_all(&graph, folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/mermaid.js");
    let chart = folder.path().join("graph.mmd");
    let output = node.arg(script).arg(chart).output().unwrap();
    let words = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{words}");
    let drawn: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(drawn["said"], json!([]), "nothing runs or is fetched");
    assert_eq!(drawn["foreign"], 0, "no title is markup");
    assert_eq!(drawn["title"], shown(TITLES[1]).replace('&', "＆").replace(';', "；"));
    assert_eq!(drawn["edges"], graph.edge_count());
    let titles = drawn["titles"].as_array().unwrap();
    assert_eq!(titles.len(), TITLES.len());
    for (title, drawn) in TITLES.iter().zip(titles) {
        let title = if title.is_empty() { "(untitled)" } else { title };
        assert_eq!(shown(drawn.as_str().unwrap()), shown(title));
    }
}
