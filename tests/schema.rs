//! The file as stock SQLite sees it: tables, views, and what holds between them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::process::Command;

use program::{Desk, is_here};
use serde_json::Value;

/// What the `sqlite3` program says, as a person would ask it.
fn sqlite3(desk: &Desk, sql: &str) -> Vec<Value> {
    let output = Command::new("sqlite3")
        .args(["-json", "storygraph.db", sql])
        .current_dir(desk.path("."))
        .output()
        .unwrap();
    let words = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success() && words.is_empty(), "{sql}: {words}");
    if output.stdout.is_empty() {
        return Vec::new();
    }
    serde_json::from_slice(&output.stdout).unwrap()
}

/// An archive with all that leaves traces: a late target, a changed wording,
/// text outside ASCII, a link that lists itself apart.
fn desk() -> Desk {
    let desk = Desk::with_harbour();
    desk.write(
        "more/a.jsonl",
        "{\"id\": 9, \"title\": \"Größe zählt in Österreich\", \"body\": \"Ärzte in Wien, sagt Jörg Haider-Groß.\\n\\n\
         READ MORE: Otters return to Lake Arun\\n\", \"links\": [{\"url\": \"https://herald.example/strike-ends\", \
         \"text\": \"elsewhere\"}]}\n",
    );
    desk.write("more/b.txt", "What Mara Lindqvist wants for Port Kessel\n\nShorter nights.\n");
    desk.ok(&["ingest", "more"]);
    desk.write(
        "inbox/4-elsewhere.txt",
        "Otters return to Lake Arun\n\nRangers in Österreich counted ten.\n",
    );
    desk.ok(&["ingest", "inbox"]);
    desk
}

#[test]
fn the_schema_is_the_one_that_is_written_down() {
    let desk = Desk::with_harbour();
    snapbox::Assert::new().action_env("SNAPSHOTS").normalize_paths(false).eq(
        desk.ok(&["schema"]),
        snapbox::Data::read_from(
            &std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schema.sql"),
            None,
        )
        .raw(),
    );
    let pragma = |name: &str| -> i64 {
        desk.database().pragma_query_value(None, name, |row| row.get(0)).unwrap()
    };
    assert_eq!(pragma("application_id"), i64::from(u32::from_be_bytes(*b"STGR")));
    assert_eq!(pragma("user_version"), 10);
}

#[test]
fn stock_sqlite_reads_the_views() {
    if !is_here("sqlite3", "-version") {
        return;
    }
    let desk = Desk::with_harbour();
    let nodes = sqlite3(&desk, "SELECT * FROM node");
    let of = |kind: &str| nodes.iter().filter(|node| node["kind"] == kind).count();
    assert_eq!((of("article"), of("wanted")), (4, 1));
    let names = ["Mara Lindqvist", "Port Kessel", "Harbour Authority", "Lake Arun"];
    assert!(names.iter().all(|name| nodes.iter().any(|node| node["title"] == *name)), "{nodes:?}");
    let edges = sqlite3(&desk, "SELECT kind, count(*) AS n FROM edge GROUP BY kind ORDER BY kind");
    let counts: Vec<(&str, i64)> = edges
        .iter()
        .map(|row| (row["kind"].as_str().unwrap(), row["n"].as_i64().unwrap()))
        .collect();
    assert_eq!(counts.len(), 2, "{counts:?}");
    assert_eq!((counts[0].0, counts[1]), ("mentions", ("read_more", 3)));
    assert!(counts[0].1 > 10, "{counts:?}");
    let waiting = sqlite3(&desk, "SELECT * FROM unresolved_reference");
    assert_eq!(waiting.len(), 1);
    assert_eq!(waiting[0]["quote"], "READ MORE: What Mara Lindqvist wants for Port Kessel");
    let wanted = sqlite3(&desk, "SELECT * FROM wanted");
    assert_eq!((&wanted[0]["articles"], &wanted[0]["citations"]), (&1.into(), &1.into()));
    let ends = "SELECT * FROM edge WHERE source NOT IN (SELECT id FROM node) OR target NOT IN (SELECT id FROM node)";
    assert!(sqlite3(&desk, ends).is_empty(), "every edge joins two nodes");
}

#[test]
fn the_archive_is_sound_after_late_targets_and_changed_wordings() {
    if !is_here("sqlite3", "-version") {
        return;
    }
    let desk = desk();
    assert!(sqlite3(&desk, "PRAGMA foreign_key_check").is_empty());
    assert_eq!(sqlite3(&desk, "PRAGMA integrity_check")[0]["integrity_check"], "ok");
    // Fails if the index and the current texts differ by a word.
    sqlite3(&desk, "INSERT INTO article_fts (article_fts, rank) VALUES ('integrity-check', 1)");
    let wrong = "SELECT stem FROM stem WHERE articles < 0";
    assert!(sqlite3(&desk, wrong).is_empty());
}

#[test]
fn every_edge_quotes_the_text_it_stands_in() {
    let desk = desk();
    let database = desk.database();
    let mut select = database
        .prepare(
            "SELECT edge.start_byte, edge.end_byte, edge.quote, edge.confidence,
                CASE field WHEN 'title' THEN revision.title WHEN 'standfirst' THEN standfirst ELSE body END
             FROM edge JOIN article ON article.id = edge.article_id
             JOIN revision ON revision.id = article.revision_id",
        )
        .unwrap();
    let mut rows = select.query([]).unwrap();
    let (mut quoted, mut listed) = (0, 0);
    while let Some(row) = rows.next().unwrap() {
        let (quote, text): (String, String) = (row.get(2).unwrap(), row.get(4).unwrap());
        let confidence: f64 = row.get(3).unwrap();
        assert!((0.0..=1.0).contains(&confidence));
        match row.get::<_, Option<usize>>(0).unwrap() {
            Some(start) => {
                assert_eq!(text.get(start..row.get(1).unwrap()), Some(quote.as_str()));
                quoted += 1;
            }
            None => listed += 1,
        }
    }
    assert!(quoted >= 20 && listed == 1, "{quoted} {listed}");
}
