//! Reading in: what `ingest` and `parse` say and keep.

use serde_json::{Value, json};

use crate::program::{Desk, HARBOUR, keys};

#[test]
fn ingest_counts_what_it_read_and_says_nothing_else() {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    desk.run(&["ingest", "inbox"]).is(snapbox::str![[r#"
4 articles: 4 added, 0 changed, 0 unchanged, 0 failed
3 references: 2 bound, 1 waiting for a story that is not here yet
[exit 0]

"#]]);
}

#[test]
fn reading_the_same_again_changes_nothing() {
    let desk = Desk::with_harbour();
    let before = desk.ok(&["export", "json"]);
    let report = desk.json(&["ingest", "inbox"]);
    assert_eq!(
        report,
        json!({"added": 0, "changed": 0, "unchanged": 4, "listed": 0, "failed": 0, "untagged": 0, "references": 0,
            "bound": 0, "waiting": 0, "newly_bound": 0, "interrupted": false})
    );
    assert_eq!(desk.ok(&["export", "json"]), before);
}

#[test]
fn a_changed_file_is_a_new_wording_and_the_old_one_is_kept() {
    let desk = Desk::with_harbour();
    let (name, text) = HARBOUR[0];
    desk.write(name, text.replace("unlawful", "an outrage"));
    let report = desk.json(&["ingest", "inbox"]);
    assert_eq!((&report["changed"], &report["unchanged"]), (&json!(1), &json!(3)));
    let shown = desk.json(&["show", "1"]);
    assert_eq!(shown["revisions"], 2);
    assert!(shown["body"].as_str().unwrap().ends_with("called the walkout an outrage."));
    let old =
        desk.json(&["sql", "select count(*) as n from revision where body like '%unlawful%'"]);
    assert_eq!(old, json!([{"n": 1}]));
    assert_eq!(desk.json(&["search", "unlawful"]), json!([]));
    assert_eq!(desk.json(&["search", "outrage"]).as_array().unwrap().len(), 1);
}

#[test]
fn every_kind_of_input_is_an_article() {
    let desk = Desk::new();
    desk.write("a.txt", "Plain strike\n\nText of it.\n");
    desk.write("b.md", "---\ntitle: Marked strike\n---\nText *of* it.\n");
    desk.write(
        "c.html",
        "<html><head><title>Web strike</title></head><body><article><h1>Web strike</h1>\
         <p>Ships lay at anchor for a second week as the union and the authority refused to meet, \
         and nobody in the town expected the cranes to move before the end of the month.</p>\
         <p>READ MORE: <a href=\"https://herald.example/b\">Strike begins in Port Kessel</a></p>\
         </article></body></html>",
    );
    desk.write("d.json", r#"{"title": "Object strike", "body": "Text of it."}"#);
    desk.write("e.jsonl", "{\"headline\": \"Line strike\", \"text\": \"x\"}\n");
    desk.ok(&["ingest", "a.txt", "b.md", "c.html", "d.json", "e.jsonl"]);
    let piped = desk.run_with(&["ingest", "-"], b"Piped strike\n\nText of it.\n");
    assert_eq!((piped.code, piped.err.as_str()), (0, ""));
    let titles: Vec<Value> =
        desk.json(&["list"]).as_array().unwrap().iter().map(|row| row["title"].clone()).collect();
    for kind in ["Plain", "Marked", "Web", "Object", "Line", "Piped"] {
        assert!(titles.contains(&json!(format!("{kind} strike"))), "{kind}: {titles:?}");
    }
    let references = desk.json(&["refs", "web-strike"]);
    assert_eq!(references[0]["url"], "https://herald.example/b");
    assert_eq!(references[0]["label"], "Strike begins in Port Kessel");
}

#[test]
fn fields_go_by_the_names_they_are_given() {
    let desk = Desk::new();
    desk.write("a.jsonl", "{\"kop\": \"Staking in Velm\", \"tekst\": \"Het ligt stil.\"}\n");
    desk.ok(&["ingest", "a.jsonl", "--field", "title=kop", "--field", "body=tekst"]);
    assert_eq!(desk.json(&["show", "1"])["body"], "Het ligt stil.");
    let wrong = desk.run(&["ingest", "a.jsonl", "--field", "colour=kop"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.starts_with("error: no field named `colour`\nhint: write `--field "));
}

#[test]
fn parse_prints_what_ingest_would_read_and_stores_nothing() {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    let out = desk.ok(&["parse", "inbox"]);
    let articles: Vec<Value> =
        out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(articles.len(), 4);
    assert_eq!(
        keys(&articles[2]),
        [
            "external_id",
            "url",
            "title",
            "standfirst",
            "byline",
            "published",
            "modified",
            "language",
            "source",
            "section",
            "body",
            "links",
            "references"
        ]
    );
    let body = articles[2]["body"].as_str().unwrap();
    let references = articles[2]["references"].as_array().unwrap();
    assert_eq!(references.len(), 3);
    for reference in references {
        assert_eq!(keys(reference), ["kind", "cue", "label", "url", "start", "end", "quote"]);
        let at = |end: &str| usize::try_from(reference[end].as_u64().unwrap()).unwrap();
        assert_eq!(reference["quote"], body[at("start")..at("end")]);
    }
    assert_eq!(desk.files(), ["inbox"]);
    assert_eq!(desk.ok(&["parse", "inbox", "--json"]), out);
}

#[test]
fn an_undated_file_stays_undated() {
    let desk = Desk::with_harbour();
    assert_eq!(desk.json(&["show", "otters"])["published"], Value::Null);
}

#[test]
fn a_mistyped_path_leaves_no_archive_behind() {
    let desk = Desk::new();
    desk.run(&["ingest", "inbux"]).is(snapbox::str![[r#"
inbux: no such file or folder (hint: check the spelling and the folder you are in)
error: nothing to read
[exit 4]

"#]]);
    assert!(!desk.path("storygraph.db").exists());
}

#[test]
fn a_copy_of_a_story_on_another_site_is_the_same_story() {
    let desk = Desk::new();
    let copy = |site: &str| {
        json!({"url": format!("https://{site}.example/a"), "source": site, "body": "Ships wait.",
            "title": "Grain ships wait off Port Kessel", "published": "2025-03-18"})
    };
    let here = json!({"id": "1", "title": "Strike ends", "published": "2025-04-02",
        "body": "It is over.\n\nREAD MORE: Grain ships wait off Port Kessel"});
    desk.write("a.jsonl", format!("{here}\n{}\n{}\n", copy("herald"), copy("gazette")));
    desk.ok(&["ingest", "a.jsonl"]);
    assert_eq!(desk.json(&["refs"])[0]["target"]["source"], "gazette", "the first by address");
}
