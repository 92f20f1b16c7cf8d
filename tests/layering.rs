//! Imports point to earlier rooms only, and an outside crate lives in one room.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod imports;

use std::path::{Path, PathBuf};

use imports::paths;

/// Each room of `src/` and those it may import: the pipeline's arrows.
const ROOMS: &[(&str, &[&str])] = &[
    ("error", &[]),
    ("model", &[]),
    ("source", &["model"]),
    ("parse", &["model", "source"]),
    ("extract", &["model", "parse"]),
    ("resolve", &["model", "extract"]),
    ("layout", &["model"]),
    ("store", &["error", "model"]),
    ("ingest", &["error", "model", "source", "parse", "extract", "resolve", "store"]),
    ("graph", &["error", "model", "store"]),
    ("query", &["error", "model", "extract", "resolve", "graph", "store"]),
    ("render", &["error", "model", "graph", "query", "layout"]),
    // The program is a crate of its own: it sees `storygraph::` alone.
    ("cli", &[]),
];

/// Each outside crate and the rooms where it is at home. Two rooms need a
/// reason.
const CRATES: &[(&str, &[&str])] = &[
    ("aho_corasick", &["extract"]),
    ("anstream", &["cli"]),
    ("anstyle", &["cli"]),
    ("blake3", &["model"]),
    ("chardetng", &["parse"]),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli"]),
    ("crossbeam_channel", &["ingest"]),
    ("csv", &["source"]),
    ("rustc_hash", &["query"]),
    ("ctrlc", &["cli"]),
    ("dom_query", &["parse"]),
    ("dom_smoothie", &["parse"]),
    ("dot_writer", &["render"]),
    ("encoding_rs", &["parse"]),
    ("flate2", &["source"]),
    ("indicatif", &["cli"]),
    // The parser reads dates as they are printed, the model the time of a decision,
    // and words of time mean days of the calendar.
    ("jiff", &["model", "parse", "extract"]),
    ("krilla", &["render"]),
    ("krilla_svg", &["render"]),
    ("mail_parser", &["parse"]),
    ("parquet", &["render"]),
    // The graph is one of its types, so who asks or draws it speaks it too.
    ("petgraph", &["graph", "query", "render"]),
    ("pulldown_cmark", &["parse"]),
    ("quick_xml", &["parse"]),
    ("resvg", &["render"]),
    ("rusqlite", &["store"]),
    ("ruzstd", &["source"]),
    ("saphyr", &["parse"]),
    ("sha2", &["render"]),
    ("similar", &["query"]),
    ("tar", &["source"]),
    ("tempfile", &["cli"]),
    ("terminal_size", &["cli"]),
    // The store folds words as its full-text index does, the model as people do.
    ("unicode_normalization", &["model", "store"]),
    ("ttf_parser", &["render"]),
    // Columns of a terminal, columns of a drawing.
    ("unicode_width", &["cli", "render"]),
    ("walkdir", &["source"]),
    ("whatlang", &["extract"]),
    ("zip", &["source"]),
];

/// Crates of the language more than of a subject: derives and values.
const EVERYWHERE: &[&str] = &["serde", "serde_json", "thiserror"];

/// What is wrong with the imports of a file, by its place below `src/`.
fn violations(file: &str, source: &str) -> Vec<String> {
    let mut place: Vec<&str> = file.trim_end_matches(".rs").split('/').collect();
    let room = if place[0] == "main" { "cli" } else { place[0] };
    place.retain(|name| !matches!(*name, "mod" | "lib" | "main"));
    let may = |rooms: &[(&str, &[&str])], name: &str| {
        rooms.iter().find(|(other, _)| *other == name).map(|(_, may)| may.contains(&room))
    };
    let allowed = ROOMS.iter().find(|(name, _)| *name == room).map_or(&[][..], |(_, may)| may);
    let mut wrong = Vec::new();
    for path in paths(source) {
        let up = path.iter().take_while(|name| *name == "super").count();
        let head = match path[0].as_str() {
            "crate" => path.get(1),
            "super" if up >= place.len() => path.get(up),
            _ => None,
        };
        if let Some(head) = head {
            let is_room = ROOMS.iter().any(|(name, _)| name == head);
            // In the program `crate` is the program, in `lib.rs` all is at home.
            if is_room && room != "cli" && head != room && !allowed.contains(&head.as_str()) {
                wrong.push(format!("{file}: {room} may not import {}", path.join("::")));
            }
        } else if may(CRATES, &path[0]) == Some(false) {
            wrong.push(format!("{file}: {} does not live in {room}", path[0]));
        }
    }
    wrong
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn imports_point_to_earlier_rooms_and_crates_stay_at_home() {
    let src = root().join("src");
    let files = files(&src);
    assert!(files.len() > 50, "the tree is read");
    let mut wrong = Vec::new();
    for path in files {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        // The front page names every room; test modules may use what they test with.
        if name != "lib.rs" && !matches!(path.file_stem().unwrap().to_str(), Some("tests" | "laws"))
        {
            wrong.extend(violations(&name, &std::fs::read_to_string(&path).unwrap()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_one_file_of_the_library_starts_processes() {
    let src = root().join("src");
    let starts = |path: &PathBuf| {
        let name = path.strip_prefix(&src).unwrap().to_string_lossy().replace('\\', "/");
        let words = std::fs::read_to_string(path).unwrap();
        (words.contains("Command::new(") && !name.starts_with("cli/")).then_some(name)
    };
    let found: Vec<String> = files(&src).iter().filter_map(starts).collect();
    assert_eq!(found, ["ingest/process.rs"]);
}

#[test]
fn every_folder_is_a_room_of_the_table() {
    let rooms: Vec<&str> = ROOMS.iter().map(|(name, _)| *name).collect();
    for entry in std::fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        assert!(
            matches!(name.as_str(), "lib" | "main") || rooms.contains(&name.as_str()),
            "{name}"
        );
    }
}

#[test]
fn every_dependency_has_a_home() {
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let dependencies = manifest.split("\n[dependencies]\n").nth(1).unwrap();
    let dependencies = dependencies.split("\n[").next().unwrap();
    for line in dependencies.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let name = line.split([' ', '=']).next().unwrap().replace('-', "_");
        let home = CRATES.iter().any(|(known, _)| *known == name);
        assert!(home || EVERYWHERE.contains(&name.as_str()), "`{name}` has no room");
    }
}

#[test]
fn a_planted_import_is_found_wherever_it_hides() {
    let found = |file: &str, source: &str| violations(file, source).len();
    assert_eq!(found("model/key.rs", "use crate::store::Store;"), 1);
    assert_eq!(found("model/key.rs", "use crate::{model::Date, store::{self, Store}};"), 2);
    assert_eq!(found("model/key.rs", "fn f() { let s = crate::store::Store::open(p); }"), 1);
    assert_eq!(found("model/key.rs", "use super::super::store::Store;"), 1);
    assert_eq!(found("store/mod.rs", "use super::ingest::ingest;"), 1);
    assert_eq!(found("parse/html/body.rs", "use petgraph::visit::EdgeRef as E;\n"), 1);
    assert_eq!(found("graph/load.rs", "fn f(row: &rusqlite::Row<'_>) {}"), 1);
    assert_eq!(found("graph/load.rs", "use rusqlite;"), 1);
    assert_eq!(found("cli/sql.rs", "use rusqlite::Connection;"), 1);
}

#[test]
fn words_about_an_import_are_no_import() {
    let found = |source: &str| violations("model/key.rs", source);
    for innocent in [
        "// use crate::store::Store;\nuse super::Date;",
        "/// [`crate::store::Store`]\npub fn f() -> &'static str { \"crate::store::Store \\\" \" }",
        "const S: &str = r#\"use crate::store::\"Store;\"#;",
        "#[cfg(test)]\nmod tests {\n    use crate::store::Store;\n    fn f() { if a { b } }\n}\n",
        "#[cfg(test)]\nmod tests;\nuse crate::model::Date;",
        "use super::digest;\nuse std::collections::store::Thing;\nlet c = '\"'; // crate::store",
    ] {
        assert!(found(innocent).is_empty(), "{innocent}: {:?}", found(innocent));
    }
    assert_eq!(found("#[cfg(test)]\nmod tests { fn f() {} }\nuse crate::store::Store;").len(), 1);
}
