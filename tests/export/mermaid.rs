//! Mermaid draws in a browser, so a browser reads its charts.

use std::path::Path;
use std::process::Command;

use serde_json::{Value, json};

use crate::hostile::{TITLES, graph, write_all};

/// The folder of `mermaid` and `playwright-core`, and a Chromium; where tests
/// must not be skipped they have to be there.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn browser() -> Option<(String, String)> {
    let modules = std::env::var("READERS_NODE").unwrap_or_default();
    let browser = std::env::var("CHROMIUM").unwrap_or_else(|_| "/usr/bin/chromium".to_owned());
    let has = |module: &str| Path::new(&modules).join("node_modules").join(module).exists();
    let here = has("mermaid") && has("playwright-core") && Path::new(&browser).exists();
    assert!(here || std::env::var_os("CI").is_none(), "Mermaid or Chromium is not installed");
    if !here {
        eprintln!("skipped: READERS_NODE names no folder with mermaid, or Chromium is not here");
    }
    here.then_some((modules, browser))
}

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
    let Some((modules, browser)) = browser() else { return };
    let folder = tempfile::tempdir().unwrap();
    let graph = graph();
    write_all(&graph, folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/mermaid.js");
    let chart = folder.path().join("graph.mmd");
    let output =
        Command::new("node").arg(script).args([&modules, &browser]).arg(chart).output().unwrap();
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
