//! Authority files: who and what others have ids for.

use std::process::Command;

use serde_json::{Value, json};

use crate::program::{Desk, is_here, keys};

const PORT: &str = "id,name,aliases,kind,note\n\
    Q1,Harbor Board of Kessel,Harbour Authority|Dockers Union,Organisation,\"runs the port, since 1901\"\n\
    Q2,Mara Lindqvist,,PER,\n\
    Q3,Lake Arun,Arun;Arun Water,org,\n\
    Q4,Velm,,GPE,\n";

fn imported(desk: &Desk, args: &[&str]) -> String {
    let seen = desk.run(&[&["entity", "import"], args].concat());
    assert_eq!((seen.code, seen.out.as_str()), (0, ""), "{}", seen.err);
    seen.err
}

/// The ids that the entity called so has.
fn ids(desk: &Desk, name: &str) -> Vec<String> {
    let ids = desk.json(&["entity", name])["ids"].clone();
    ids.as_array().unwrap().iter().map(|id| id["id"].as_str().unwrap().to_owned()).collect()
}

fn export(desk: &Desk) -> String {
    desk.ok(&["export", "json"])
}

/// An export without what the files are known to call its nodes: who is who.
fn without_ids(export: &str) -> String {
    let line = |line: &str| match line.split_once(",\"same_as\":[") {
        Some((before, after)) => format!("{before}{}", after.split_once(']').unwrap().1),
        None => line.to_owned(),
    };
    export.lines().map(|text| line(text) + "\n").collect()
}

#[test]
fn names_of_one_record_are_one_thing_because_the_file_says_so() {
    let desk = Desk::with_harbour();
    desk.write("port.csv", PORT);
    let told = imported(&desk, &["port.csv"]);
    assert_eq!(told, "4 records: 2 linked to 2 entities, 1 doubtful, 1 not in the archive\n");
    let union = desk.json(&["entity", "Dockers Union"]);
    assert_eq!(union["id"], desk.json(&["entity", "Harbour Authority"])["id"]);
    assert_eq!(keys(&union["ids"][0]), ["id", "origin", "name", "note", "method", "confidence"]);
    let shown = desk.ok(&["entity", "Dockers Union"]);
    let line = "Q1 from port.csv (by its alias, 0.90): runs the port, since 1901\n";
    assert!(shown.contains(line), "{shown}");
}

#[test]
fn reading_a_file_again_changes_nothing_and_a_new_version_takes_its_place() {
    let desk = Desk::with_harbour();
    let before = export(&desk);
    desk.write("port.csv", PORT);
    imported(&desk, &["port.csv"]);
    let linked = export(&desk);
    assert_ne!(linked, before);
    imported(&desk, &["port.csv"]);
    assert_eq!(export(&desk), linked);
    desk.write("port.csv", PORT.replace("|Dockers Union", ""));
    imported(&desk, &["port.csv"]);
    assert_eq!(without_ids(&export(&desk)), before);
    assert_eq!(ids(&desk, "Harbour Authority"), ["Q1"]);
}

#[test]
fn records_may_come_before_the_articles() {
    let (late, early) = (Desk::with_harbour(), Desk::new());
    for desk in [&late, &early] {
        desk.write("port.csv", PORT);
        imported(desk, &["port.csv"]);
    }
    for (name, text) in crate::program::HARBOUR {
        early.write(name, text);
    }
    early.ok(&["ingest", "inbox"]);
    assert_eq!(export(&early), export(&late));
    assert_eq!(ids(&early, "Mara Lindqvist"), ["Q2"]);
}

#[test]
fn what_is_doubtful_is_listed_with_its_evidence_and_not_linked() {
    let desk = Desk::with_harbour();
    desk.write(
        "a.jsonl",
        "{\"id\": 1, \"name\": \"Lake Arun\", \"kind\": \"company\"}\n\
         {\"id\": 2, \"name\": \"Union\", \"aliases\": [\"Dockers Union\"]}\n\
         {\"id\": 3, \"name\": \"Stevedores\", \"aliases\": \"Dockers Union | X\"}\n\
         {\"id\": 4, \"name\": \"O. P.\", \"weak_aliases\": [\"Owen Pryce\"]}\n",
    );
    let seen = desk.run(&["entity", "import", "a.jsonl", "--json"]);
    assert!(seen.err.starts_with("4 records: 0 linked to 0 entities, 4 doubtful"), "{}", seen.err);
    let rows: Vec<Value> = serde_json::from_str(&seen.out).unwrap();
    assert_eq!(keys(&rows[0]), ["id", "origin", "name", "kind", "state", "evidence"]);
    let doubts: Vec<&str> =
        rows.iter().map(|row| row["evidence"][0]["doubt"].as_str().unwrap()).collect();
    let expected = [
        "the archive takes it for a place",
        "3 has this name too",
        "2 has this name too",
        "a weak alias",
    ];
    assert_eq!(doubts, expected);
    let quote = rows[3]["evidence"][0]["quote"].as_str().unwrap();
    assert!(quote.contains("Owen Pryce"), "{quote}");
    assert!(ids(&desk, "Dockers Union").is_empty());
}

#[test]
fn a_common_name_is_linked_by_a_person_alone() {
    let desk = Desk::new();
    desk.write("a.txt", "Fog\n\nJohn Smith of the Larch Board spoke in Velm.\n");
    desk.write("s.csv", "id,name,kind\nQ9,John Smith,person\n");
    desk.ok(&["ingest", "a.txt"]);
    let told = imported(&desk, &["s.csv"]);
    assert!(told.contains("0 linked to 0 entities, 1 doubtful"), "{told}");
    desk.ok(&["entity", "same", "John Smith", "Q9"]);
    let given = desk.json(&["entity", "John Smith"])["ids"][0].clone();
    assert_eq!((&given["method"], &given["confidence"]), (&json!("decision"), &json!(1.0)));
    assert!(desk.ok(&["log"]).contains("John Smith and Q9 (John Smith) are one"));
}

#[test]
fn a_link_that_is_denied_is_gone_until_that_is_undone_and_the_log_carries_it() {
    let desk = Desk::with_harbour();
    let before = export(&desk);
    desk.write("port.csv", PORT);
    imported(&desk, &["port.csv"]);
    let linked = export(&desk);
    let answer = desk.ok(&["entity", "different", "Dockers Union", "Q1"]);
    assert_eq!(ids(&desk, "Dockers Union"), Vec::<String>::new());
    assert_eq!(ids(&desk, "Harbour Authority"), ["Q1"]);
    assert_eq!(without_ids(&export(&desk)), before);
    // In another archive the decision waits for the file.
    let other = Desk::with_harbour();
    let log = desk.ok(&["log", "--export", "-"]);
    other.run_with(&["log", "--import", "-"], log.as_bytes());
    assert!(other.ok(&["log"]).contains("waits for a record Q1"));
    other.write("port.csv", PORT);
    imported(&other, &["port.csv"]);
    assert_eq!(without_ids(&export(&other)), before);
    desk.ok(&["undo", answer.trim_end().rsplit(' ').next().unwrap()]);
    assert_eq!(export(&desk), linked);
}

#[test]
fn two_entities_with_one_id_are_one_and_a_contradiction_is_told() {
    let desk = Desk::with_harbour();
    desk.write("port.csv", PORT);
    imported(&desk, &["port.csv"]);
    desk.ok(&["entity", "same", "Owen Pryce", "Q2"]);
    assert_eq!(
        desk.json(&["entity", "Owen Pryce"])["id"],
        desk.json(&["entity", "Mara Lindqvist"])["id"]
    );
    let seen = desk.run(&["entity", "different", "Owen Pryce", "Q2", "--by", "Ben"]);
    assert!(seen.err.starts_with("conflict: "), "{}", seen.err);
    assert_ne!(
        desk.json(&["entity", "Owen Pryce"])["id"],
        desk.json(&["entity", "Mara Lindqvist"])["id"]
    );
    let seen = desk.run(&["entity", "same", "Lake Arun", "Q1"]);
    assert_eq!(seen.code, 2);
    assert!(
        seen.err.contains("is a place, Q1 an organization\nhint: add `--force`"),
        "{}",
        seen.err
    );
}

#[test]
fn a_bad_line_is_told_with_its_number_and_the_rest_goes_on() {
    let desk = Desk::with_harbour();
    desk.write(
        "bad.tsv",
        "code\tname\tkind\tnote\nQ2\tMara Lindqvist\tperson\t\u{1b}[31mred\n\tNobody\t\t\n\
         Q5\t!\t\t\nQ6\tShip\tvessel\t\nQ7\tVelm\n",
    );
    let seen = desk.run(&["entity", "import", "bad.tsv"]);
    assert_eq!(seen.code, 4);
    assert!(seen.err.contains("bad.tsv:2: no id (hint: give each record an `id`"), "{}", seen.err);
    let seen = desk.run(&["entity", "import", "bad.tsv", "--field", "id=code"]);
    assert_eq!(seen.code, 4);
    let lines: Vec<&str> = seen.err.lines().map(|line| line.split(" (").next().unwrap()).collect();
    assert_eq!(
        lines,
        [
            "bad.tsv:3: no id",
            "bad.tsv:4: no name",
            "bad.tsv:5: the kind `vessel` is none of ours",
            "2 records: 1 linked to 1 entity, 0 doubtful, 1 not in the archive",
            "error: 3 records could not be read; the rest is stored",
        ]
    );
    let shown = desk.ok(&["entity", "Mara Lindqvist"]);
    assert!(shown.contains("): [31mred") && !shown.contains('\u{1b}'), "{shown}");
    for (name, text, message) in [
        ("x.csv", "Kop,Tekst\na,b\n", "x.csv: no column of ids or names"),
        ("x.txt", "Fog\n\nNothing.\n", "x.txt: no table and no JSON"),
        ("x.jsonl", "{\"id\": 1", "x.jsonl:1: the JSON ends in the middle of a record"),
    ] {
        desk.write(name, text);
        let seen = desk.run(&["entity", "import", name]);
        assert!(seen.err.starts_with(message) && seen.code == 4, "{}", seen.err);
    }
    let seen = desk.run(&["entity", "import", "port.csv", "--field", "colour=x"]);
    assert_eq!((seen.code, seen.err.lines().next()), (2, Some("error: no field named `colour`")));
    let seen = Desk::new().run(&["entity", "import", "none.csv"]);
    assert_eq!(
        (seen.code, seen.err.lines().next()),
        (1, Some("error: `none.csv`: no such file or folder"))
    );
}

#[test]
fn what_is_exported_can_be_imported_again() {
    for format in ["csv", "jsonl"] {
        let desk = Desk::with_harbour();
        desk.write("odd.txt", "Fog\n\nThe ranger =Ada Larch= met Mara Lindqvist in Österreich.\n");
        desk.ok(&["ingest", "odd.txt"]);
        let before = export(&desk);
        let file = format!("all.{format}");
        let seen = desk.run(&["entity", "export", "--format", format, "-o", &file]);
        let all = desk.json(&["entities"]).as_array().unwrap().len();
        assert_eq!((seen.code, seen.err), (0, format!("{all} entities in {file}\n")));
        let told = imported(&desk, &[&file]);
        let every = format!("{all} records: {all} linked to {all} entities, 0 doubtful");
        assert!(told.starts_with(&every), "{told}");
        assert_eq!(export(&desk), before);
        assert_eq!(ids(&desk, "Mara Lindqvist"), ["person-mara-lindqvist"]);
    }
}

#[test]
fn exported_entities_are_those_of_follow_the_money() {
    let desk = Desk::with_harbour();
    desk.write("port.csv", PORT);
    imported(&desk, &["port.csv"]);
    let lines = desk.ok(&["entity", "export", "--format", "ftm"]);
    let first: Value = serde_json::from_str(lines.lines().next().unwrap()).unwrap();
    assert_eq!(keys(&first), ["id", "caption", "schema", "properties"]);
    assert!(lines.contains("\"wikidataId\":[\"Q2\"]"), "{lines}");
    if !is_here("ftm", "--help") {
        return;
    }
    desk.write("all.ftm.json", &lines);
    let validated = Command::new("ftm")
        .args(["validate", "-i"])
        .arg(desk.path("all.ftm.json"))
        .output()
        .unwrap();
    assert!(validated.status.success(), "{}", String::from_utf8_lossy(&validated.stderr));
    let kept: Vec<Value> = String::from_utf8(validated.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    for (line, kept) in lines.lines().zip(&kept) {
        let given: Value = serde_json::from_str(line).unwrap();
        for (property, values) in given["properties"].as_object().unwrap() {
            let kept = kept["properties"][property].as_array().map_or(0, Vec::len);
            assert_eq!(kept, values.as_array().unwrap().len(), "{property} of {line}");
        }
    }
    assert_eq!(kept.len(), lines.lines().count());
}
