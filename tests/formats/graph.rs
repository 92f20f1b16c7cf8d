//! From interchange to the graph, through the program.

use serde_json::Value;

use crate::program::Desk;

const ITEM: &str = r#"{"uri": "urn:1", "versioncreated": "2024-05-11T08:00:00Z", "pubstatus": "usable",
    "headline": "Ferry sails again", "language": "en", "ednote": "Correction: the ship's name",
    "body_text": "The Old Customs sailed on Friday.\n\nREAD MORE: Old Customs runs aground off Velmora",
    "organisation": [{"name": "Old Customs"}]}"#;

#[test]
fn parse_prints_state_note_and_marked_names() {
    let desk = Desk::new();
    desk.write("wire.json", ITEM);
    let printed: Value = serde_json::from_str(&desk.ok(&["parse", "wire.json"])).unwrap();
    assert_eq!(printed["status"], "corrected");
    assert_eq!(printed["note"], "Correction: the ship's name");
    assert_eq!(printed["marked"][0]["surface"], "Old Customs");
    assert_eq!(printed["marked"][0]["kind"], "organization");
    assert_eq!(printed["marked"][0]["span"]["start"], 4);
}

#[test]
fn a_marked_name_is_certain_and_stands_in_its_sentence() {
    let desk = Desk::new();
    desk.write("wire.json", ITEM);
    desk.run(&["ingest", "wire.json"]);
    let row = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?));
    let rows: Vec<(usize, usize, f64, String)> = desk
        .database()
        .prepare(
            "SELECT start_byte, sentence_end, confidence, kind FROM revision_entity \
             JOIN entity ON entity.id = entity_id WHERE field = 'body'",
        )
        .unwrap()
        .query_map([], row)
        .unwrap()
        .map(Result::unwrap)
        .collect();
    // The name in the reference belongs to the story it points to.
    assert_eq!(rows, [(4, 33, 1.0, "organization".to_owned())]);
    let before = desk.ok(&["export", "json"]);
    desk.database().execute("UPDATE revision SET tagger = 'older 1'", []).unwrap();
    desk.ok(&["ingest", "--retag"]);
    assert_eq!(desk.ok(&["export", "json"]), before, "whoever tags, what is marked stands");
}

#[test]
fn the_items_of_a_feed_are_named_by_their_place() {
    let desk = Desk::new();
    desk.write(
        "feed.xml",
        "<rss><channel><title>Kessel Herald</title>\
         <item><title>Ferry sails again</title><link>https://herald.example/1</link></item>\
         <item><title>Fog closes the port</title><link>https://herald.example/2</link></item>\
         <item><title>Nine ott",
    );
    desk.run(&["ingest", "feed.xml"]).is(snapbox::str![[r"
0 articles: 0 added, 0 changed, 0 unchanged, 1 failed
0 references: 0 bound, 0 waiting for a story that is not here yet
2 more articles listed without text; `storygraph wanted` names those that are not here
feed.xml: the XML breaks off at line 1 (hint: the file may be cut off: fetch or export it again)
error: 1 input could not be read; the rest is stored
[exit 4]

"]]);
}
