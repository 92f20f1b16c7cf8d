//! Decisions: who is who, and which article a reference means.

use serde_json::{Value, json};

use crate::program::{Desk, Seen, keys};

/// The id of the entity called so, as `e7`.
fn entity(desk: &Desk, name: &str) -> String {
    format!("e{}", desk.json(&["entity", name])["id"])
}

/// The reference with this headline, as `r12`.
fn reference(desk: &Desk, label: &str) -> String {
    let rows = desk.json(&["refs"]);
    let row = rows.as_array().unwrap().iter().find(|row| row["label"] == label).unwrap();
    format!("r{}", row["id"])
}

/// The id that an answer says to undo.
fn undo(answer: &str) -> &str {
    answer.trim_end().rsplit(' ').next().unwrap()
}

fn refused(seen: &Seen, code: i32, message: &str, hint: &str) {
    assert_eq!((seen.code, seen.out.as_str()), (code, ""), "{}", seen.err);
    assert!(seen.err.starts_with(&format!("error: {message}")), "{}", seen.err);
    assert!(seen.err.contains(&format!("\nhint: {hint}")), "{}", seen.err);
}

fn log(desk: &Desk) -> Vec<Value> {
    desk.json(&["log"]).as_array().unwrap().clone()
}

#[test]
fn every_decision_is_kept_with_who_when_and_why() {
    let desk = Desk::with_harbour();
    let mut command = desk.command(&["entity", "rename", "Lake Arun", "Arun", "--why", "shorter"]);
    assert!(command.env("STORYGRAPH_BY", "Ben").output().unwrap().status.success());
    desk.ok(&["entity", "ignore", "Vellmark Museum"]);
    desk.ok(&["entity", "alias", "Owen Pryce", "the ranger", "--by", "Eve"]);
    desk.write("config/storygraph/config", "# me\nby = Ada Larch\n");
    desk.ok(&["entity", "retype", "Dockers Union", "place"]);
    let log = log(&desk);
    let said = |nth: usize| (log[nth]["by"].as_str().unwrap(), log[nth]["act"].as_str().unwrap());
    assert_eq!(said(3), ("Ben", "rename"));
    assert_eq!((said(2), said(1)), (("ada", "ignore"), ("Eve", "alias")));
    assert_eq!(said(0), ("Ada Larch", "retype"));
    assert_eq!(log[3]["why"], "shorter");
    let times: Vec<&str> = log.iter().map(|row| row["at"].as_str().unwrap()).collect();
    assert!(times.is_sorted_by(|later, earlier| later > earlier), "{times:?}");
}

#[test]
fn programs_are_answered_in_json() {
    let desk = Desk::with_harbour();
    let answer = desk.json(&["entity", "rename", "Lake Arun", "Arun"]);
    let answers = [
        "decision",
        "line",
        "entity",
        "mentions",
        "articles",
        "references",
        "conflicts",
        "dry_run",
    ];
    assert_eq!(keys(&answer), answers);
    assert_eq!(answer["entity"]["name"], "Arun");
    let row = &log(&desk)[0];
    assert_eq!(keys(row)[..7], ["id", "at", "by", "why", "words", "state", "act"]);
    assert_eq!(row["id"], answer["decision"]);
    desk.write("log.jsonl", desk.ok(&["log", "--export", "-"]));
    let import = desk.json(&["log", "--import", "log.jsonl"]);
    assert_eq!((&import["decisions"], &import["new"]), (&json!(1), &json!(0)));
}

#[test]
fn a_dry_run_changes_nothing() {
    let desk = Desk::with_harbour();
    let before = desk.ok(&["export", "json"]);
    let out = desk.ok(&["entity", "rename", "Lake Arun", "Arun", "--dry-run"]);
    assert!(out.contains(" would be called Arun\nnothing is changed"), "{out}");
    assert_eq!((desk.ok(&["export", "json"]), log(&desk)), (before, Vec::new()));
    assert_eq!(desk.files(), ["inbox", "storygraph.db"]);
}

#[test]
fn nobody_decides_for_a_person_without_a_name() {
    let desk = Desk::with_harbour();
    let without = |by: &[&str]| {
        let args = [&["entity", "ignore", "Lake Arun"], by].concat();
        let mut command = desk.command(&args);
        for name in ["USER", "LOGNAME", "USERNAME"] {
            command.env_remove(name);
        }
        Seen::of(&command.output().unwrap())
    };
    refused(&without(&[]), 2, "it is not known who decides", "add `--by NAME`");
    refused(&without(&["--by", " "]), 2, "the name of who decides is empty", "add `--by NAME`");
    desk.write("config/storygraph/config", "by: Ada\n");
    let seen = without(&[]);
    refused(&seen, 1, "`", "write `by = NAME`");
    assert!(seen.err.contains("config`: line 1 is no setting"), "{}", seen.err);
}

#[test]
fn who_is_not_here_or_of_another_class_is_not_merged() {
    let desk = Desk::with_harbour();
    let mara = entity(&desk, "Mara Lindqvist");
    for args in [
        &["entity", "merge", "e1", "e999"][..],
        &["entity", "split", "e999", "--articles", "1"],
        &["entity", "rename", "nobody", "N"],
        &["entity", "different", "e1", "nobody"],
        &["ref", "bind", "r999", "1"],
        &["ref", "unbind", "12"],
        &["undo", "abc"],
    ] {
        let seen = desk.run(args);
        assert_eq!((seen.code, seen.out.as_str()), (3, ""), "{args:?}");
        assert!(seen.err.contains("\nhint: `storygraph "), "{}", seen.err);
    }
    let twice = desk.run(&["entity", "merge", &mara, "Mara Lindqvist"]);
    refused(
        &twice,
        2,
        &format!("`{mara}` and `Mara Lindqvist` are one already"),
        "`storygraph entities",
    );
    let classes = desk.run(&["entity", "merge", "Mara Lindqvist", "Lake Arun"]);
    refused(
        &classes,
        2,
        &format!("Mara Lindqvist ({mara}) is a person, Lake Arun ("),
        "add `--force`",
    );
    let alone = desk.run(&["entity", "merge", "Mara Lindqvist"]);
    assert_eq!(alone.code, 2);
    assert!(log(&desk).is_empty(), "nothing is half done");
    desk.ok(&["entity", "merge", "Mara Lindqvist", "Lake Arun", "--force"]);
    assert_eq!(log(&desk).len(), 1);
}

#[test]
fn what_cannot_be_split_or_renamed_is_refused_with_a_way_out() {
    let desk = Desk::with_harbour();
    let mara = entity(&desk, "Mara Lindqvist");
    let elsewhere = desk.run(&["entity", "split", &mara, "--articles", "4"]);
    refused(
        &elsewhere,
        2,
        &format!("article 4 does not name Mara Lindqvist ({mara})"),
        "`storygraph entity e",
    );
    let all = desk.run(&["entity", "split", &mara, "--articles", "1", "2", "3"]);
    refused(
        &all,
        2,
        &format!("nothing is left of Mara Lindqvist ({mara})"),
        "`storygraph entity rename",
    );
    for (mention, code, message) in [
        ("1:body", 2, "`1:body` is no mention like"),
        ("1:feet:3", 2, "`1:feet:3` is no mention like"),
        ("1:body:1", 3, "`1:body:1` is no mention of Mara"),
        ("99:body:1", 3, "no article named `99`"),
    ] {
        let seen = desk.run(&["entity", "split", &mara, "--mentions", mention]);
        refused(&seen, code, message, "`storygraph ");
    }
    assert_eq!(desk.run(&["entity", "split", &mara]).code, 2);
    let unnamed = desk.run(&["entity", "rename", &mara, " - "]);
    refused(&unnamed, 2, "`-` is no name", "give letters");
    let person = desk.run(&["entity", "retype", &mara, "person"]);
    refused(
        &person,
        2,
        &format!("Mara Lindqvist ({mara}) is a person already"),
        "`storygraph entity e",
    );
    let taken = desk.run(&["entity", "alias", &mara, "owen pryce"]);
    refused(
        &taken,
        2,
        "`owen pryce` already is the name of another person",
        "`storygraph entity merge e",
    );
    assert!(log(&desk).is_empty());
}

#[test]
fn mentions_are_listed_as_split_takes_them() {
    let desk = Desk::with_harbour();
    let mentions = desk.ok(&["entity", "Mara Lindqvist", "--mentions"]);
    assert!(
        mentions.contains("2:body:248  Lindqvist       “We have time,” Lindqvist said."),
        "{mentions}"
    );
    let rows = desk.json(&["entity", "Mara Lindqvist", "--mentions"]);
    assert_eq!(
        (&rows[3]["span"]["start"], &rows[3]["surface"]),
        (&json!(0), &json!("Mara Lindqvist"))
    );
    desk.ok(&["entity", "split", "Mara Lindqvist", "--mentions", "2:body:248"]);
    let place = &log(&desk)[0]["mentions"][0];
    assert_eq!(place["sentence"], "“We have time,” Lindqvist said.");
    assert_eq!(
        (&place["article"], &place["nth"]),
        (&json!("url:herald.example/second-week"), &json!(0))
    );
}

#[test]
fn a_reference_is_bound_and_unbound_by_its_number() {
    let desk = Desk::with_harbour();
    let waits = reference(&desk, "What Mara Lindqvist wants for Port Kessel");
    let bound = reference(&desk, "Harbour strike enters its second week");
    let unbound = desk.run(&["ref", "unbind", &waits]);
    refused(&unbound, 2, "“What Mara Lindqvist wants for Port Kessel” (", "`storygraph refs 3`");
    let own = desk.run(&["ref", "bind", &waits, "3"]);
    refused(&own, 2, "“What Mara Lindqvist wants for Port Kessel” (", "`storygraph list`");
    let answer = desk.ok(&["ref", "bind", &waits, "1"]);
    let first = answer.lines().next().unwrap();
    assert_eq!(
        first,
        format!(
            "“What Mara Lindqvist wants for Port Kessel” ({waits}) now means 1 Dockers in Port Kessel walk out over night shifts"
        )
    );
    let answer = desk.ok(&["ref", "unbind", &bound]);
    assert!(answer.contains(&format!("({bound}) no longer means 2 Harbour strike")), "{answer}");
    assert_eq!(
        log(&desk)[1]["reference"]["label_key"],
        "what mara lindqvist wants for port kessel"
    );
}

#[test]
fn any_decision_can_be_undone_and_redone() {
    let desk = Desk::with_harbour();
    let renamed = desk.ok(&["entity", "rename", "Lake Arun", "Arun"]);
    desk.ok(&["entity", "ignore", "Vellmark Museum"]);
    let undone = desk.ok(&["undo", undo(&renamed)]);
    assert!(undone.starts_with("undone: renamed "), "{undone}");
    let again = desk.run(&["undo", undo(&renamed)]);
    let hint = format!("`storygraph undo {}` redoes it", undo(&undone));
    refused(&again, 2, &format!("{} is undone already", undo(&renamed)), &hint);
    desk.ok(&["undo", undo(&undone)]);
    let states: Vec<Value> = log(&desk).iter().map(|row| row["state"]["state"].clone()).collect();
    assert_eq!(states, ["holds", "undone", "holds", "holds"]);
}

#[test]
fn an_undo_names_what_has_to_be_undone_first() {
    let desk = Desk::with_harbour();
    let split = desk.ok(&["entity", "split", "Mara Lindqvist", "--articles", "1"]);
    let id = log(&desk)[0]["id"].as_str().unwrap().to_owned();
    // What another person decided about the one who was parted.
    let other = json!({"kind": "person", "key": "mara lindqvist", "parted": id});
    let line =
        crate::log::line(&json!({"act": "rename", "entity": other, "name": "Mara L. (pilot)"}));
    desk.write("theirs.jsonl", &line);
    desk.ok(&["log", "--import", "theirs.jsonl"]);
    let seen = desk.run(&["undo", undo(&split)]);
    let message = format!("{} cannot be undone: later decisions build on it", undo(&split));
    refused(&seen, 1, &message, "first `storygraph undo ");
    assert!(
        seen.err.contains("renamed the other Mara Lindqvist to Mara L. (pilot)"),
        "{}",
        seen.err
    );
    let first = log(&desk)[0]["id"].as_str().unwrap().to_owned();
    desk.ok(&["undo", &first]);
    desk.ok(&["undo", undo(&split)]);
}
