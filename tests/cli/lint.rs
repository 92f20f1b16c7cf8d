//! Pairs that may be one, and walking through them.

use serde_json::{Value, json};

use crate::program::{Desk, Seen, keys};

/// A desk that has read these texts, one a day, each an article.
fn with(texts: &[&str]) -> Desk {
    let desk = Desk::new();
    write(&desk, "inbox/a.jsonl", texts);
    desk.ok(&["ingest", "inbox"]);
    desk
}

fn write(desk: &Desk, name: &str, texts: &[&str]) {
    let line = |(nth, text): (usize, &&str)| {
        let date = format!("2024-05-{:02}", nth + 1);
        let article = json!({"id": format!("{name} {nth}"), "title": format!("Report {nth}"),
            "published": date, "lang": "en", "body": text});
        format!("{article}\n")
    };
    desk.write(name, texts.iter().enumerate().map(line).collect::<String>());
}

/// Three articles spell a name so, one otherwise.
const SLIP: &[&str] = &[
    "Mara Lindqvist of the Dockers Union met Owen Pryce in Port Kessel on Wednesday.",
    "Mara Lindqvist said that the Dockers Union would hold out against Owen Pryce.",
    "The Harbour Authority asked Mara Lindqvist of the Dockers Union to wait for Owen Pryce.",
    "Mara Lindqvst told the Dockers Union that Owen Pryce had given way to the strikers.",
    "Owen Pryce wrote to the Dockers Union about the night shifts of the summer.",
    "Otters came back to Lake Arun.",
    "Fog closed the bridge at Vellmark.",
    "Saint-Odile opens its museum.",
];

fn doubts(desk: &Desk) -> Vec<Value> {
    desk.json(&["lint", "entities"]).as_array().unwrap().clone()
}

fn names(doubt: &Value) -> (&str, &str) {
    (doubt["one"]["name"].as_str().unwrap(), doubt["other"]["name"].as_str().unwrap())
}

fn walk(desk: &Desk, args: &[&str], answers: &str) -> Seen {
    desk.run_with(&[&["lint", "entities", "--interactive"], args].concat(), answers.as_bytes())
}

#[test]
fn a_pair_is_shown_with_what_speaks_for_and_against_it() {
    let desk = with(SLIP);
    let out = desk.ok(&["lint", "entities"]);
    for words in [
        "same? Mara Lindqvist (e",
        "Mara Lindqvst (e",
        "if the same, 1 mention in 1 article move",
        "for: a letter apart: “Mara Lindqvist”, “Mara Lindqvst”",
        "for: both are named with ",
        "Dockers Union (3 and 1)",
        "for: named both in 2024",
        "“Mara Lindqvst told the Dockers Union that Owen Pryce had given way to the strikers.”",
        "decide: storygraph entity same e",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
}

#[test]
fn programs_get_the_same_as_json() {
    let desk = with(SLIP);
    let doubts = doubts(&desk);
    let doubt = &doubts[0];
    assert_eq!(
        keys(doubt),
        ["question", "one", "other", "likely", "mentions", "articles", "score", "for", "against"]
    );
    assert_eq!(
        keys(&doubt["one"]),
        ["entity", "name", "kind", "articles", "mentions", "first", "last", "article", "quote"]
    );
    assert_eq!(
        (&doubt["question"], names(doubt)),
        (&json!("same"), ("Mara Lindqvist", "Mara Lindqvst"))
    );
    assert_eq!(doubt["for"][0]["sign"], "form");
}

#[test]
fn a_seat_that_stands_for_a_power_may_be_kept_two() {
    let desk = with(&[
        "Russia sent grain to the islands, Owen Pryce said.",
        "Moscow sent no grain to the islands, Owen Pryce said.",
    ]);
    let out = desk.ok(&["lint", "entities", "--entity", "Moscow"]);
    assert!(out.contains("for: “Moscow” often stands for Russia"), "{out}");
    assert!(out.contains("they may be kept two"), "{out}");
    let person = desk.run(&["lint", "entities", "--kind", "person"]);
    assert_eq!((person.code, person.out.as_str()), (0, ""));
    assert!(person.err.starts_with("no pair is in doubt\nhint: `storygraph "), "{}", person.err);
}

#[test]
fn what_is_decided_is_not_asked_again() {
    for verb in ["same", "different"] {
        let desk = with(SLIP);
        assert_eq!(doubts(&desk).len(), 1);
        desk.ok(&["entity", verb, "Mara Lindqvist", "Mara Lindqvst"]);
        assert_eq!(doubts(&desk), Vec::<Value>::new(), "{verb}");
        write(&desk, "inbox/b.jsonl", &SLIP[1..4]);
        desk.ok(&["ingest", "inbox"]);
        assert_eq!(doubts(&desk), Vec::<Value>::new(), "{verb}");
    }
}

#[test]
fn the_order_of_reading_changes_nothing() {
    let told = |order: &[&str]| {
        let desk = Desk::new();
        for name in order {
            let texts = if *name == "a" { SLIP } else { SURNAME };
            write(&desk, &format!("{name}.jsonl"), texts);
            desk.ok(&["ingest", &format!("{name}.jsonl")]);
        }
        let told = |doubt: &Value| {
            let (one, other) = names(doubt);
            let (pro, con) = (&doubt["for"], &doubt["against"]);
            format!("{one} {other} {} {} {pro} {con}", doubt["score"], doubt["likely"])
        };
        doubts(&desk).iter().map(told).collect::<Vec<String>>()
    };
    let one_way = told(&["a", "b"]);
    assert!(one_way.len() > 1, "{one_way:?}");
    assert_eq!(one_way, told(&["b", "a"]));
}

#[test]
fn answers_are_decided_one_by_one_and_can_be_undone() {
    let desk = with(SLIP);
    let before = desk.ok(&["export", "json"]);
    let seen = walk(&desk, &["--by", "Eve", "--why", "a slip"], "maybe\ny\nu\nn\nu\nu\ny\nq\n");
    assert_eq!((seen.code, seen.err.as_str()), (0, ""), "{}", seen.out);
    for words in [
        "y the same, n different, s skip, u undo the last, q quit",
        "1 mention in 1 article now belongs to Mara Lindqvist (e",
        "undone: Mara Lindqvist and Mara Lindqvst are one",
        ") stay two",
        "undone: Mara Lindqvist and Mara Lindqvst are two",
        "nothing to undo",
        "1 pair decided; `storygraph log` lists what was",
    ] {
        assert!(seen.out.contains(words), "{words}: {}", seen.out);
    }
    assert!(!seen.out.contains('\u{1b}'), "no colour where no terminal asks");
    let log = desk.json(&["log"]);
    let acts: Vec<&str> =
        log.as_array().unwrap().iter().map(|row| row["act"].as_str().unwrap()).collect();
    assert_eq!(acts, ["same", "undo", "different", "undo", "same"]);
    assert_eq!((&log[0]["by"], &log[0]["why"]), (&json!("Eve"), &json!("a slip")));
    desk.ok(&["undo", log[0]["id"].as_str().unwrap()]);
    assert_eq!(desk.ok(&["export", "json"]), before);
}

#[test]
fn the_end_of_the_answers_quits_and_a_dry_run_changes_nothing() {
    let desk = with(SLIP);
    for (args, answers) in [(&[][..], ""), (&[], "q\n"), (&[], "s\n"), (&["--dry-run"], "y\nu\nn")]
    {
        let seen = walk(&desk, args, answers);
        assert_eq!((seen.code, seen.err.as_str()), (0, ""), "{}", seen.out);
        assert!(
            seen.out.ends_with("0 pairs decided; `storygraph log` lists what was\n"),
            "{}",
            seen.out
        );
    }
    assert_eq!(desk.json(&["log"]), json!([]));
}

/// A surname alone that is taken for one of several who have it.
const SURNAME: &[&str] = &[
    "Mara Lindqvist of the Dockers Union met Owen Pryce. “We have time,” Lindqvist said.",
    "Mara Lindqvist spoke for the Dockers Union to Owen Pryce. Then Lindqvist left.",
    "Lindqvist told the Dockers Union that Owen Pryce had given way.",
    "Nils Lindqvist sang in Vellmark.",
    "Anna Lindqvist won the regatta off Saint-Odile.",
    "Karin Lindqvist teaches at Lake Arun.",
];

#[test]
fn two_taken_for_one_can_be_told_apart() {
    let desk = with(SURNAME);
    let found = doubts(&desk);
    let doubt = found.iter().find(|doubt| doubt["question"] == "different").unwrap();
    assert_eq!(names(doubt), ("Mara Lindqvist", "Lindqvist"));
    assert_eq!(doubt["one"]["entity"], doubt["other"]["entity"]);
    let against = doubt["against"][0]["text"].as_str().unwrap();
    assert!(against.starts_with("“Lindqvist” could stand for Anna Lindqvist, "), "{against}");

    let mara = ["--entity", "Mara Lindqvist"];
    let seen = walk(&desk, &mara, "n\nu\ny\n");
    for words in [
        "different? Mara Lindqvist (e",
        "1 mention in 1 article now belongs to Lindqvist (e",
        "undone: ",
        ") stay one",
    ] {
        assert!(seen.out.contains(words), "{words}: {}", seen.out);
    }
    // Neither answer is asked again, whatever comes.
    for name in ["b", "c"] {
        write(&desk, &format!("inbox/{name}.jsonl"), &SURNAME[..3]);
        desk.ok(&["ingest", "inbox"]);
        let asked = doubts(&desk);
        assert!(asked.iter().all(|doubt| doubt["question"] == "same"), "{asked:?}");
        let pair = |doubt: &&Value| names(doubt) == ("Mara Lindqvist", "Lindqvist");
        assert_eq!(asked.iter().filter(pair).count(), 0, "{name} {asked:?}");
        if name == "b" {
            let last = desk.json(&["log"])[0]["id"].as_str().unwrap().to_owned();
            desk.ok(&["undo", &last]);
            walk(&desk, &mara, "n\n");
        }
    }
}

#[test]
fn hostile_text_reaches_no_terminal() {
    let mut texts = SLIP.to_vec();
    texts[3] =
        "Mara Lindqvst told the Dockers Union\u{1b}[31m that\u{202e} Owen Pryce had given way.";
    let desk = with(&texts);
    for out in [desk.ok(&["lint", "entities"]), walk(&desk, &[], "n\n").out] {
        assert!(out.contains("Dockers Union[31m that Owen"), "{out}");
        assert!(!out.contains(['\u{1b}', '\u{202e}']));
    }
}

#[test]
fn what_makes_no_sense_together_is_refused() {
    let desk = with(SLIP);
    for (args, hint) in [
        (&["--json", "--interactive"][..], "leave one of the two out"),
        (&["--why", "x"], "add `--interactive`"),
        (&["--dry-run"], "add `--interactive`"),
    ] {
        let seen = desk.run(&[&["lint", "entities"], args].concat());
        assert_eq!((seen.code, seen.out.as_str()), (2, ""), "{}", seen.err);
        assert!(seen.err.contains(&format!("\nhint: {hint}")), "{}", seen.err);
    }
    let nobody = desk.run(&["lint", "entities", "--entity", "nobody"]);
    assert_eq!(nobody.code, 3, "{}", nobody.err);
}
