//! References, and the stories that are wanted.

use serde_json::{Value, json};

use crate::program::{Desk, keys};

#[test]
fn refs_say_what_each_reference_means_or_that_it_waits() {
    let desk = Desk::with_harbour();
    desk.run(&["refs", "3"]).is(snapbox::str![[r#"
    3  Dockers end strike after nine days
       READ MORE: Harbour strike enters its second week  (read_more, bytes 103-151)
         → 2 Harbour strike enters its second week (by title, 0.98)
       READ MORE: What Mara Lindqvist wants for Port Kessel  (read_more, bytes 238-290)
         → not here yet
[exit 0]

"#]]);
    assert!(desk.ok(&["refs", "3", "--links"]).contains("union's statement  (link"));
    assert_eq!(desk.json(&["refs", "--waiting"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_reference_in_json_is_complete_and_its_quote_is_a_slice_of_the_body() {
    let desk = Desk::with_harbour();
    let rows = desk.json(&["refs", "--links"]);
    assert_eq!(rows.as_array().unwrap().len(), 4);
    for row in rows.as_array().unwrap() {
        assert_eq!(
            keys(row)[1..],
            [
                "article",
                "kind",
                "cue",
                "label",
                "url",
                "start",
                "end",
                "quote",
                "target",
                "method",
                "confidence",
                "candidates"
            ]
        );
        let shown = desk.json(&["show", row["article"]["slug"].as_str().unwrap()]);
        let at = |end: &str| usize::try_from(row[end].as_u64().unwrap()).unwrap();
        assert_eq!(row["quote"], shown["body"].as_str().unwrap()[at("start")..at("end")]);
    }
    assert_eq!(rows[0]["target"]["id"], 1);
    assert_eq!((&rows[0]["method"], &rows[0]["confidence"]), (&json!("title"), &json!(0.98)));
    assert_eq!((&rows[3]["target"], &rows[3]["method"]), (&Value::Null, &Value::Null));
}

#[test]
fn a_reference_that_two_stories_fit_lists_them_and_binds_neither() {
    let desk = Desk::new();
    let record = |id: u8, body: &str| {
        json!({"id": id, "title": "Harbour strike live", "body": body}).to_string() + "\n"
    };
    desk.write("a.jsonl", record(1, "One.") + &record(2, "Two."));
    desk.write("b.txt", "What we know\n\nIt goes on.\n\nREAD MORE: Harbour strike live\n");
    desk.ok(&["ingest", "a.jsonl", "b.txt"]);
    let row = &desk.json(&["refs"])[0];
    assert_eq!(row["target"], Value::Null);
    let candidates = row["candidates"].as_array().unwrap();
    assert_eq!(candidates.len(), 2);
    assert_eq!(
        (&candidates[0]["title"], &candidates[0]["score"]),
        (&json!("Harbour strike live"), &json!(0.98))
    );
    assert!(desk.ok(&["refs"]).contains("→ not certain; it could be"));
}

#[test]
fn wanted_stories_say_who_cites_them_and_whom_they_name() {
    let desk = Desk::with_harbour();
    desk.run(&["wanted"]).is(snapbox::str![[r#"
What Mara Lindqvist wants for Port Kessel
  names Mara Lindqvist, Port Kessel
  cited by 1 article: 3 Dockers end strike after nine days
[exit 0]

"#]]);
    let rows = desk.json(&["wanted"]);
    assert_eq!(
        keys(&rows[0]),
        ["key", "title", "url", "published", "articles", "cited_by", "entities"]
    );
    assert_eq!(rows[0]["entities"], json!(["Mara Lindqvist", "Port Kessel"]));
}
