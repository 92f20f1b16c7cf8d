//! References, and the stories that are wanted.

use serde_json::{Value, json};

use crate::program::{Desk, keys};

#[test]
fn refs_say_what_each_reference_means_or_that_it_waits() {
    let desk = Desk::with_harbour();
    desk.run(&["refs", "3"]).is(snapbox::str![[r#"
    3  Dockers end strike after nine days
       READ MORE: Harbour strike enters its second week  (r2, read_more, bytes 103-151)
         → 2 Harbour strike enters its second week (by title, 0.98)
       READ MORE: What Mara Lindqvist wants for Port Kessel  (r4, read_more, bytes 238-290)
         → not here yet
[exit 0]

"#]]);
    assert!(desk.ok(&["refs", "3", "--links"]).contains("union's statement  (r3, link"));
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
                "candidates",
                "suggested"
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
 0.62  What Mara Lindqvist wants for Port Kessel
       names Mara Lindqvist, Port Kessel
       cited by 3 Dockers end strike after nine days (2024-05-10)
         “READ MORE: What Mara Lindqvist wants for Port Kessel”
[exit 0]

"#]]);
    let rows = desk.json(&["wanted"]);
    assert_eq!(
        keys(&rows[0]),
        ["key", "title", "url", "published", "entities", "articles", "score", "cited_by"]
    );
    let citing = &rows[0]["cited_by"][0];
    assert_eq!(citing["quote"], "READ MORE: What Mara Lindqvist wants for Port Kessel");
    assert_eq!(citing["worth"], rows[0]["score"]);
    assert_eq!(rows[0]["entities"], json!(["Mara Lindqvist", "Port Kessel"]));
}

#[test]
fn a_paraphrase_is_suggested_and_never_bound() {
    let desk = Desk::new();
    let story = |id: u8, title: &str, body: &str| {
        json!({"id": id, "title": title, "published": "2025-03-01", "body": body}).to_string()
            + "\n"
    };
    desk.write(
        "a.jsonl",
        story(
            1,
            "Harbour crane inspection",
            "An inspector warned of a cracked crane at Port Kessel.",
        ) + &story(2, "Wheat prices", "The price of wheat rose again on Monday in Velm.")
            + &story(3, "School opens", "Children in Larchmont have a new school since Monday.")
            + &story(4, "Cup final", "Velm beat Larchmont in the final of the cup.")
            + &story(5, "Ferry timetable", "Ferries to the islands leave every hour from May.")
            + &story(6, "Library closes", "The library of Velm closes for repairs until autumn."),
    );
    desk.write(
        "b.jsonl",
        json!({
            "id": 9, "title": "Harbour crane law passed", "published": "2025-03-02",
            "body": "Parliament met.\n\nREAD MORE: Cracked crane: how an inspector warned the port\n"
        })
        .to_string(),
    );
    desk.ok(&["ingest", "a.jsonl", "b.jsonl"]);
    let asked = ["refs", "harbour-crane-law-passed", "--min-score", "0.05"];
    let row = &desk.json(&asked)[0];
    assert_eq!((&row["target"], &row["candidates"]), (&Value::Null, &json!([])));
    let suggested = row["suggested"].as_array().unwrap();
    assert_eq!(suggested[0]["title"], "Harbour crane inspection");
    assert_eq!(suggested[0]["quote"], "An inspector warned of a cracked crane at Port Kessel.");
    assert_eq!(
        keys(&suggested[0]),
        ["id", "slug", "external_id", "url", "title", "published", "source", "score", "quote"]
    );
    assert!(desk.ok(&asked).contains("suggested by its words, not bound:"));
    let all = desk.json(&["refs", "--suggest", "--min-score", "0.05"]);
    assert_eq!(all[0]["suggested"], row["suggested"]);
    assert_eq!(desk.json(&["refs"])[0]["suggested"], json!([]), "nobody asked");
    assert_eq!(desk.json(&["refs", "9", "--min-score", "1"])[0]["suggested"], json!([]));
}
