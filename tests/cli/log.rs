//! The log of decisions: shown, given to others, taken from them.

use serde_json::{Value, json};
use snapbox::IntoData;
use storygraph::model::{Act, Decision};

use crate::program::Desk;

/// A line as another person's archive writes it, dated after all that is here.
pub(crate) fn line(act: &Value) -> String {
    let act: Act = serde_json::from_value(act.clone()).unwrap();
    let at = "2099-01-01T00:00:00Z".parse().unwrap();
    Decision::new(at, "Ben".to_owned(), None, act).to_line() + "\n"
}

/// Ids and times as they are shown, without what differs from run to run.
fn shown(out: &str) -> String {
    let is_hex = |word: &str| word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let word = |word: &str| match word.trim_end_matches(':') {
        id if id.len() == 7 && is_hex(id) => word.replacen(id, "[id]", 1),
        day if day.len() == 10 && day.starts_with("20") => "[day]".to_owned(),
        time if time.len() == 5 && time.as_bytes()[2] == b':' => "[time]".to_owned(),
        _ => word.to_owned(),
    };
    let line = |line: &str| line.split(' ').map(word).collect::<Vec<_>>().join(" ");
    out.lines().map(line).collect::<Vec<_>>().join("\n") + "\n"
}

#[test]
fn the_log_says_who_decided_what_and_why_and_what_came_of_it() {
    let desk = Desk::with_harbour();
    assert!(desk.run(&["log"]).err.starts_with("nothing is decided\nhint: "));
    desk.ok(&["entity", "retype", "Dockers Union", "place", "--why", "it is a street"]);
    let id = desk.json(&["log"])[0]["id"].as_str().unwrap().to_owned();
    desk.ok(&["undo", &id, "--by", "Ben"]);
    let stranger = json!({"kind": "person", "key": "jo stranger"});
    desk.write("theirs.jsonl", line(&json!({"act": "ignore", "entity": stranger})));
    desk.ok(&["log", "--import", "theirs.jsonl"]);
    snapbox::assert_data_eq!(
        shown(&desk.ok(&["log"])),
        snapbox::str![[r#"
[id]  [day] [time]  Ben
         left out jo stranger
         waits for the person jo stranger
[id]  [day] [time]  Ben
         undid [id]: made Dockers Union a place
[id]  [day] [time]  ada
         made Dockers Union a place
         why: it is a street
         undone by [id]

"#]]
        .raw()
    );
    assert_eq!(desk.ok(&["log", "--entity", "Dockers Union"]).matches("Dockers Union").count(), 2);
    assert_eq!(desk.run(&["log", "-n", "1"]).err, "the first 1; `-n` shows more\n");
    assert_eq!(desk.run(&["log", "-n", "0"]).err, "the first 0; `-n` shows more\n");
}

#[test]
fn a_log_goes_from_one_archive_to_another_and_twice_is_fine() {
    let (mine, theirs) = (Desk::with_harbour(), Desk::with_harbour());
    mine.ok(&["entity", "ignore", "Vellmark Museum"]);
    mine.ok(&["entity", "rename", "Lake Arun", "Arun"]);
    mine.ok(&["entity", "different", "Mara Lindqvist", "Owen Pryce"]);
    let log = mine.ok(&["log", "--export", "-"]);
    assert_eq!(log.lines().count(), 3);
    assert_eq!(mine.run(&["log", "--export", "log.jsonl"]).err, "3 decisions in log.jsonl\n");
    assert_eq!(std::fs::read_to_string(mine.path("log.jsonl")).unwrap(), log);
    let tried = theirs.run_with(&["log", "--import", "-", "--dry-run"], log.as_bytes());
    assert!(tried.out.ends_with("nothing is changed: `--dry-run`\n"), "{tried:?}");
    let seen = theirs.run_with(&["log", "--import", "-"], log.as_bytes());
    assert!(seen.out.starts_with("3 new decisions of 3 in the log\n"), "{seen:?}");
    assert_eq!(theirs.ok(&["log", "--export", "-"]), log);
    // As another editor may have left it, and git after a merge.
    let lines: Vec<&str> = log.lines().rev().chain(log.lines().take(1)).collect();
    theirs.write("log.jsonl", format!("\u{feff}{}\r\n\n", lines.join("\r\n")));
    assert_eq!(
        theirs.ok(&["log", "--import", "log.jsonl"]),
        "nothing new: 4 decisions in the log, and all are here already\n"
    );
}

#[test]
fn a_log_with_a_line_that_is_no_decision_is_not_taken_at_all() {
    let desk = Desk::with_harbour();
    let good = line(&json!({"act": "ignore", "entity": {"kind": "place", "key": "lake arun"}}));
    let newer = good.replacen("{\"v\":1", "{\"v\":2", 1);
    let altered = good.replace("lake arun", "port kessel");
    for (bad, code, message, hint) in [
        ("<<<<<<< HEAD\n", 1, "no decision: ", "mend or delete the line"),
        (&good[..60], 1, "no decision: ", "mend or delete the line"),
        (
            &newer,
            5,
            "written by a newer storygraph (log 2, this program knows 1)",
            "update storygraph",
        ),
        (&altered, 1, "its id is not that of what it says", "a decision is never changed"),
    ] {
        desk.write("log.jsonl", format!("{good}\n{bad}"));
        let seen = desk.run(&["log", "--import", "log.jsonl"]);
        assert_eq!((seen.code, seen.out.as_str()), (code, ""), "{}", seen.err);
        assert!(
            seen.err.starts_with(&format!("error: `log.jsonl`, line 3: {message}")),
            "{}",
            seen.err
        );
        assert!(seen.err.contains(&format!("\nhint: {hint}")), "{}", seen.err);
    }
    assert_eq!(desk.json(&["log"]), json!([]));
    let missing = desk.run(&["log", "--import", "nowhere.jsonl"]);
    assert_eq!(missing.code, 1);
    assert!(missing.err.starts_with("error: `nowhere.jsonl`: "), "{}", missing.err);
    for args in
        [&["--import", "a", "--export", "b"][..], &["--export", "a", "-n", "3"], &["--dry-run"]]
    {
        assert_eq!(desk.run(&[&["log"], args].concat()).code, 2, "{args:?}");
    }
}

#[test]
fn decisions_that_contradict_each_other_are_both_named() {
    let desk = Desk::with_harbour();
    desk.ok(&["entity", "different", "Mara Lindqvist", "Owen Pryce"]);
    let who = |key: &str| json!({"kind": "person", "key": key});
    let same = json!({"act": "same", "one": who("owen pryce"), "other": who("mara lindqvist")});
    desk.write("theirs.jsonl", line(&same));
    let seen = desk.run(&["log", "--import", "theirs.jsonl"]);
    assert_eq!(seen.code, 0);
    snapbox::assert_data_eq!(shown(&seen.err), snapbox::str![[r#"
conflict: [id] (Ben: Owen Pryce and Mara Lindqvist are one) holds against [id] (ada: Mara Lindqvist and Owen Pryce are two)

"#]].raw());
    let states: Vec<Value> = desk
        .json(&["log"])
        .as_array()
        .unwrap()
        .iter()
        .map(|row| row["state"]["state"].clone())
        .collect();
    assert_eq!(states, ["holds", "overruled"]);
}

#[test]
fn a_decision_is_never_changed_behind_the_programs_back() {
    let desk = Desk::with_harbour();
    desk.ok(&["entity", "ignore", "Lake Arun"]);
    let database = desk.database();
    for sql in ["DELETE FROM decision", "UPDATE decision SET by = 'Eve'"] {
        assert!(database.execute(sql, []).unwrap_err().to_string().contains("undo it"), "{sql}");
    }
}
