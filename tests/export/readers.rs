//! The readers are Python's: `NetworkX`, rdflib, lxml, `PyYAML`, pyarrow.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::hostile::{TITLES, graph, write_all};

/// A Python that has the readers; where tests must not be skipped there has to
/// be one.
#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn python() -> Option<String> {
    let python = std::env::var("READERS_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let known =
        Command::new(&python).args(["-c", "import lxml, networkx, pyarrow, rdflib, yaml"]).output();
    let here = known.is_ok_and(|output| output.status.success());
    assert!(here || std::env::var_os("CI").is_none(), "the readers of exports are not installed");
    if !here {
        eprintln!("skipped: lxml, networkx, pyarrow, rdflib and PyYAML are not installed");
    }
    here.then_some(python)
}

/// What XML 1.0 can hold of a text.
fn in_xml(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\0'..='\u{8}' | '\u{b}'..='\u{1f}' | '\u{fffe}') || *c == '\r')
        .collect()
}

/// A text in one line.
fn in_line(text: &str) -> String {
    text.replace("\r\n", " ").replace(['\n', '\r'], " ")
}

#[test]
fn others_read_every_node_edge_and_title() {
    let Some(python) = python() else { return };
    let folder = tempfile::tempdir().unwrap();
    let graph = graph();
    write_all(&graph, folder.path());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/export/read.py");
    let output = Command::new(python).arg(script).arg(folder.path()).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    let found: Value = serde_json::from_slice(&output.stdout).unwrap();
    let formats = found.as_object().unwrap();
    assert_eq!(formats.len(), 9 + usize::from(cfg!(feature = "parquet")));
    for (format, read) in formats {
        assert_eq!(read["nodes"], graph.node_count(), "{format}");
        // Of two edges that say the same, RDF has one statement.
        let edges = graph.edge_count() - usize::from(format == "rdf");
        assert_eq!(read["edges"], edges, "{format}");
        for (title, read) in TITLES.iter().zip(read["titles"].as_array().unwrap()) {
            let title = match format.as_str() {
                "graphml" | "gexf" => in_xml(title),
                "neo4j" => in_line(title),
                _ => (*title).to_owned(),
            };
            assert_eq!(read.as_str().unwrap(), title, "{format}");
        }
    }
}
