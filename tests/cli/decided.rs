//! What decisions change, and that it lasts.

use crate::program::{Desk, HARBOUR};

/// Decides what there is to decide about the harbour, one of each kind.
fn decide(desk: &Desk) {
    for words in [
        &["entity", "merge", "Mara Lindqvist", "Owen Pryce"][..],
        &["entity", "split", "Mara Lindqvist", "--articles", "dockers-in"],
        &["entity", "split", "Harbour Authority", "--articles", "dockers-end"],
        &["entity", "rename", "Lake Arun", "Arun Water"],
        &["entity", "retype", "Dockers Union", "person"],
        &["entity", "ignore", "Vellmark Museum"],
        &["entity", "alias", "Port Kessel", "Kessel"],
        &["ref", "bind", "r4", "otters"],
        &["ref", "unbind", "r1"],
    ] {
        desk.ok(words);
    }
}

fn export(desk: &Desk) -> String {
    desk.ok(&["export", "json"])
}

fn undo(answer: &str) -> &str {
    answer.trim_end().rsplit(' ').next().unwrap()
}

#[test]
fn an_answer_says_what_now_belongs_to_whom_and_undo_gives_it_back() {
    let desk = Desk::with_harbour();
    let before = export(&desk);
    let answer = desk.ok(&["entity", "merge", "Mara Lindqvist", "Owen Pryce"]);
    let first = answer.lines().next().unwrap();
    assert_eq!(first, "1 mention in 1 article now belongs to Mara Lindqvist (e2)");
    let mara = desk.json(&["entity", "Mara Lindqvist"]);
    assert_eq!((&mara["articles"], &mara["mentions"]), (&4.into(), &5.into()));
    assert_eq!(desk.json(&["entity", "Owen Pryce"])["id"], mara["id"]);
    desk.ok(&["undo", undo(&answer)]);
    assert_eq!(export(&desk), before);
}

#[test]
fn all_that_is_undone_leaves_the_graph_as_it_was() {
    let desk = Desk::with_harbour();
    let before = export(&desk);
    decide(&desk);
    assert_ne!(export(&desk), before);
    for row in desk.json(&["log"]).as_array().unwrap() {
        desk.ok(&["undo", row["id"].as_str().unwrap()]);
    }
    assert_eq!(export(&desk), before);
}

#[test]
fn a_person_binds_what_the_program_could_not_and_unbinds_what_it_should_not() {
    let desk = Desk::with_harbour();
    decide(&desk);
    let rows = desk.json(&["refs"]);
    let of = |id: u64| rows.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap();
    assert_eq!(of(4)["target"]["slug"], "otters-return-to-lake-arun");
    assert!(of(1)["target"].is_null());
}

#[test]
fn two_names_that_were_taken_for_one_are_told_apart_as_they_are_written() {
    let desk = Desk::new();
    let text = |title: &str, name: &str| format!("{title}\n\n{name} met the Dockers Union.\n");
    desk.write("a.txt", text("Talks begin", "Mara Lindqvist"));
    desk.write("b.txt", text("Talks go on", "Mara B. Lindqvist"));
    desk.ok(&["ingest", "a.txt", "b.txt"]);
    let id = |name: &str| desk.json(&["entity", name])["id"].as_u64().unwrap();
    let pair = ["Mara Lindqvist", "Mara B. Lindqvist"];
    assert_eq!(id(pair[0]), id(pair[1]));
    let answer = desk.ok(&["entity", "different", pair[0], pair[1]]);
    let line = answer.lines().next().unwrap();
    let moved = "`Mara Lindqvist` and `Mara B. Lindqvist` now mean two: 1 mention in 1 article";
    assert_eq!(line, moved);
    assert_ne!(id(pair[0]), id(pair[1]));
    desk.ok(&["undo", undo(&answer)]);
    assert_eq!(id(pair[0]), id(pair[1]));
}

#[test]
fn decisions_hold_when_articles_are_read_and_tagged_again() {
    let desk = Desk::with_harbour();
    decide(&desk);
    let before = export(&desk);
    desk.ok(&["ingest", "inbox"]);
    assert_eq!(export(&desk), before);
    desk.database().execute("UPDATE revision SET tagger = 'older 1'", []).unwrap();
    desk.ok(&["ingest", "--retag"]);
    assert_eq!(export(&desk), before);
}

#[test]
fn a_decision_about_articles_that_are_not_here_waits_for_them() {
    let (first, later) = (Desk::with_harbour(), Desk::new());
    decide(&first);
    let log = first.ok(&["log", "--export", "-"]);
    later.write_all(HARBOUR);
    later.ok(&["ingest", "inbox/4-elsewhere.txt"]);
    later.run_with(&["log", "--import", "-"], log.as_bytes());
    assert!(later.ok(&["log"]).contains("waits for "));
    for nth in ["inbox/3-ends.md", "inbox/1-begins.md", "inbox/2-second-week.md"] {
        later.run(&["ingest", nth]);
    }
    assert_eq!(export(&later), export(&first));
    assert!(!later.ok(&["log"]).contains("waits for "));
}

#[test]
fn two_peoples_logs_come_to_the_same_whichever_is_taken_first() {
    let (ada, ben) = (Desk::with_harbour(), Desk::with_harbour());
    decide(&ada);
    for words in [
        &["entity", "different", "Mara Lindqvist", "Owen Pryce"][..],
        &["entity", "rename", "Lake Arun", "The Arun"],
        &["entity", "split", "Harbour Authority", "--articles", "dockers-end", "dockers-in"],
        &["ref", "bind", "r4", "harbour-strike"],
        &["entity", "ignore", "Port Kessel"],
    ] {
        ben.ok(&[words, &["--by", "Ben"]].concat());
    }
    let logs = [&ada, &ben].map(|desk| desk.ok(&["log", "--export", "-"]));
    let import =
        |desk: &Desk, log: &String| desk.run_with(&["log", "--import", "-"], log.as_bytes());
    let told = import(&ada, &logs[1]);
    assert_eq!((told.code, told.err.matches("conflict: ").count()), (0, 4), "{}", told.err);
    import(&ben, &logs[0]);
    assert_eq!(export(&ada), export(&ben));
    let third = Desk::with_harbour();
    import(&third, &logs[1]);
    import(&third, &logs[0]);
    assert_eq!(export(&third), export(&ada));
    assert!(third.ok(&["log"]).contains("overruled in part by "));
    assert_eq!(third.ok(&["log", "--export", "-"]), ada.ok(&["log", "--export", "-"]));
}
