//! Phrases that one archive puts before headlines: proposed, accepted, taken back.

use serde_json::{Value, json};

use crate::program::{Desk, keys};

/// A desk whose editors write `ON THE QUAY:` before headlines.
const QUAY: &[(&str, &str)] = &[
    (
        "quay/1.md",
        "---\ntitle: Night ferry runs aground off Lake Arun\ndate: 2024-04-01\nid: q-1\n---\n\
         The ferry ran aground on Monday, Owen Pryce said.\n",
    ),
    (
        "quay/2.md",
        "---\ntitle: Ferry crews vote to strike over winter pay\ndate: 2024-04-03\nid: q-2\n---\n\
         Mara Lindqvist announced the vote on Wednesday.\n\n\
         ON THE QUAY: Night ferry runs aground off Lake Arun\n\n\
         The crews meet again on Friday.\n\n\
         PORT KESSEL: The town was quiet.\n",
    ),
    (
        "quay/3.md",
        "---\ntitle: Ferries sail again after nine days\ndate: 2024-04-09\nid: q-3\n---\n\
         The union gave in on Tuesday.\n\n\
         ON THE QUAY: [Ferry crews vote to strike over winter pay](https://quay.example/vote)\n\n\
         The ferry had been [late](https://quay.example/late) before, said Owen Pryce.\n\n\
         PORT KESSEL: The town was loud.\n",
    ),
    (
        "quay/4.md",
        "---\ntitle: What the ferry deal costs the islands\ndate: 2024-04-12\nid: q-4\n---\n\
         The council met on Friday. ON THE QUAY: Ferries sail again after nine days \
         The mayor, Joaquín Ortega, said that Port Kessel would pay.\n\n\
         READ MORE: [Night ferry runs aground](https://quay.example/aground) off Lake Arun\n",
    ),
    (
        "quay/5.html",
        "<html><head><title>Islanders count the cost of the ferry deal</title></head><body><article>\
         <h1>Islanders count the cost of the ferry deal</h1>\
         <p>The council of the islands met on Saturday and counted what the deal with the union \
         would cost them over the coming years, as Mara Lindqvist had foretold.</p>\
         <p><a href=\"https://quay.example/costs\">ON THE QUAY: What the ferry deal costs the islands</a></p>\
         <p>The fares will rise in May, and the <a href=\"https://quay.example/fares\">night boats</a> \
         will be fewer than before the strike, said the council in a letter to all islanders.</p>\
         </article></body></html>",
    ),
];

/// What a reader can see of it.
fn seen(desk: &Desk) -> String {
    let all = ["export json", "entities -n 999 --json", "wanted --json", "refs --links --json"];
    let said = |words: &str| desk.ok(&words.split(' ').collect::<Vec<_>>());
    let lines = all.map(said).concat();
    // Rows are numbered as they come.
    let mut lines: Vec<&str> =
        lines.lines().filter(|line| !line.trim().starts_with("\"id\": ")).collect();
    lines.sort_unstable();
    lines.join("\n")
}

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write_all(QUAY);
    desk.ok(&["ingest", "quay"]);
    desk
}

#[test]
fn a_phrase_before_headlines_of_the_archive_is_proposed() {
    let desk = desk();
    desk.run(&["cues"]).is(snapbox::str![[r#"
phrase       kind       articles  headlines  before
ON THE QUAY  read_more  4         4          “Night ferry runs aground off Lake Arun” “Ferry crews…
[exit 0]

"#]]);
    let rows = desk.json(&["cues"]);
    assert_eq!(keys(&rows[0]), ["phrase", "articles", "titled", "kind", "examples"]);
    assert_eq!(rows.as_array().unwrap().len(), 1, "a dateline is none: {rows}");
}

#[test]
fn accepted_cues_are_as_if_they_had_always_been() {
    let late = desk();
    let before = seen(&late);
    desk().run(&["cues", "accept", "ON THE QUAY:"]).is(snapbox::str![[r#"
4 references more in 4 texts
[exit 0]

"#]]);
    late.ok(&["cues", "accept", "ON THE QUAY", "--kind", "related"]);
    let early = Desk::new();
    early.write_all(QUAY);
    early.ok(&["ingest", "quay/1.md"]);
    early.ok(&["cues", "accept", "ON THE QUAY", "--kind", "related"]);
    early.ok(&["ingest", "quay"]);
    assert_eq!(seen(&late), seen(&early));
    assert!(seen(&late) != before);
    let rows = late.json(&["refs"]);
    let bound = |row: &&Value| row["kind"] == "related" && row["target"] != Value::Null;
    assert_eq!(rows.as_array().unwrap().iter().filter(bound).count(), 4);
    // Nothing is left to propose, and the phrase is listed.
    assert_eq!(late.json(&["cues"]), Value::Array(Vec::new()));
    late.run(&["cues", "list"]).is(snapbox::str![[r#"
phrase       kind
ON THE QUAY  related
[exit 0]

"#]]);
    late.run(&["cues", "drop", "on the quay"]).is(snapbox::str![[r#"
4 references fewer in 4 texts
[exit 0]

"#]]);
    assert_eq!(seen(&late), before, "and back");
    assert_eq!(late.json(&["cues", "list"]), json!([]));
}

#[test]
fn an_accepted_cue_is_known_to_old_wordings_and_later_runs() {
    let (late, early) = (desk(), Desk::new());
    early.write_all(QUAY);
    early.ok(&["ingest", "quay/1.md"]);
    early.ok(&["cues", "accept", "ON THE QUAY"]);
    early.ok(&["ingest", "quay"]);
    let (name, text) = QUAY[1];
    let edited = text.replace("Mara Lindqvist", "Owen Pryce");
    for desk in [&late, &early] {
        desk.write(name, &edited);
        desk.ok(&["ingest", "quay"]);
    }
    late.ok(&["cues", "accept", "ON THE QUAY"]);
    let count = "select kind, count(*) from reference group by 1 order by 1";
    assert_eq!(late.json(&["sql", count]), early.json(&["sql", count]));
    assert_eq!(seen(&late), seen(&early));
    let more = "The crews said so.\n\nON THE QUAY: Ferries sail again after nine days\n";
    late.write("more.txt", format!("A day later\n\n{more}"));
    assert!(late.ok(&["ingest", "more.txt"]).contains("1 reference: 1 bound"));
}

#[test]
fn what_can_be_no_cue_is_refused_with_a_hint() {
    let desk = desk();
    for (args, code) in [
        (&["cues", "accept", ":"][..], 2),
        (&["cues", "accept", "ON THE QUAY", "--kind", "link"], 2),
        (&["cues", "drop", "ON THE QUAY"], 3),
        (&["cues", "accept", "ON THE QUAY", "--min-confidence", "0.9"], 2),
    ] {
        let told = desk.run(args);
        assert_eq!(told.code, code, "{args:?}: {}", told.err);
        assert!(told.err.starts_with("error: "), "{}", told.err);
    }
    desk.run(&["cues", "drop", "ON THE QUAY"]).is(snapbox::str![[r#"
error: no accepted cue named `ON THE QUAY`
hint: `storygraph cues list` shows what is there
[exit 3]

"#]]);
    assert_eq!(Desk::new().run(&["cues", "accept", "ON THE QUAY"]).code, 1);
}
