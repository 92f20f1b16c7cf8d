//! Articles that lead nowhere, lack a link or have a broken headline.

use serde_json::{Value, json};

use crate::news::{News, desk_of, line};
use crate::program::{Desk, keys};

const CRANE: &str = "A crane fell on the quay of Port Kessel. Mara Lindqvist of the Dockers Union \
    said the crane had not been looked at by Owen Pryce, the inspector of the quay.";

const NEWS: &[News] = &[
    (1, "2024-05-01", "Crane falls in Port Kessel", CRANE),
    (
        2,
        "2024-05-04",
        "Inspector had warned of the crane",
        "Owen Pryce, the inspector, had warned that the crane on the quay could fall. Mara \
         Lindqvist of the Dockers Union read what Owen Pryce wrote about the quay.",
    ),
    (
        3,
        "2024-05-06",
        "Fog closes the bridge at Vellmark",
        "Fog closed the bridge at Vellmark for a day.\n\nREAD MORE: Ferry runs aground in fog",
    ),
    (
        4,
        "2024-05-05",
        "Ferry runs aground in fog",
        "A ferry ran aground off Saint-Odile in fog and thirty people waited for the tide.",
    ),
    (5, "2024-05-11", "Otters return to Lake Arun", "Nine otters live there, rangers say."),
    (6, "2024-05-12", "WHEAT IS DEAR AGAIN", "Wheat cost more on Monday than it ever did."),
];

fn desk(numbers: &[u32]) -> Desk {
    desk_of(NEWS, numbers)
}

fn all() -> Desk {
    desk(&[1, 2, 3, 4, 5, 6])
}

fn only(desk: &Desk, check: &str) -> Vec<Value> {
    desk.json(&["lint", "articles", "--only", check]).as_array().unwrap().clone()
}

fn external(finding: &Value, key: &str) -> String {
    finding[key]["external_id"].as_str().unwrap_or_default().to_owned()
}

#[test]
fn two_that_are_about_the_same_get_the_line_that_links_them() {
    let desk = all();
    let found = only(&desk, "unlinked");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(keys(&found[0]), ["check", "article", "other", "evidence", "todo"]);
    assert_eq!(
        (external(&found[0], "article"), external(&found[0], "other")),
        ("n2".into(), "n1".into())
    );
    assert_eq!(found[0]["todo"], "READ MORE: Crane falls in Port Kessel");
    let evidence = found[0]["evidence"].to_string();
    assert!(evidence.contains("both name ") && evidence.contains("Owen Pryce"), "{evidence}");

    let (number, day, title, body) = NEWS[1];
    let body = format!("{body}\n\n{}", found[0]["todo"].as_str().unwrap());
    desk.write("2.jsonl", line(number, day, title, &body));
    desk.ok(&["ingest", "2.jsonl"]);
    assert_eq!(only(&desk, "unlinked"), Vec::<Value>::new(), "what was done is not asked again");
}

#[test]
fn dead_ends_and_orphans_are_told_apart() {
    let desk = all();
    let ends = only(&desk, "dead_end");
    assert_eq!(ends.iter().map(|end| external(end, "article")).collect::<Vec<_>>(), ["n4"]);
    let evidence = ends[0]["evidence"].to_string();
    assert!(evidence.contains("Fog closes the bridge at Vellmark"), "{evidence}");
    let orphans: Vec<String> =
        only(&desk, "orphan").iter().map(|finding| external(finding, "article")).collect();
    assert_eq!(orphans, ["n6", "n5"], "1 and 2 share a name, 3 and 4 a reference");
}

#[test]
fn a_headline_in_capitals_is_found() {
    let desk = all();
    let found = only(&desk, "title");
    assert_eq!(found.iter().map(|it| external(it, "article")).collect::<Vec<_>>(), ["n6"]);
    assert_eq!(found[0]["evidence"][1], "“WHEAT IS DEAR AGAIN”");
}

#[test]
fn a_reference_to_what_was_withdrawn_or_written_anew_is_found() {
    let desk = all();
    assert_eq!(only(&desk, "overtaken"), Vec::<Value>::new());
    let (number, day, title, body) = NEWS[3];
    let mut ferry: Value = serde_json::from_str(&line(number, day, title, body)).unwrap();
    ferry["modified"] = json!("2024-05-09");
    ferry["body"] = json!("A ferry ran aground off Saint-Odile in fog; nobody waited.");
    desk.write("4.jsonl", ferry.to_string());
    desk.ok(&["ingest", "4.jsonl"]);
    let found = only(&desk, "overtaken");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (external(&found[0], "article"), external(&found[0], "other")),
        ("n3".into(), "n4".into())
    );
    assert_eq!(found[0]["evidence"][0], "“READ MORE: Ferry runs aground in fog”");
    let evidence = found[0]["evidence"][1].as_str().unwrap();
    assert!(evidence.ends_with("was written anew since, 2024-05-09"), "{evidence}");

    desk.database()
        .execute_batch("UPDATE article SET status = 'canceled' WHERE external_id = 'n4'")
        .unwrap();
    let found = only(&desk, "overtaken");
    assert!(found[0]["todo"].as_str().unwrap().starts_with("take the reference out"), "{found:?}");
}

#[test]
fn what_is_found_does_not_depend_on_the_order_of_reading() {
    let told = |desk: &Desk| {
        let found = desk.json(&["lint", "articles"]);
        let told = |it: &Value| {
            let ids = (external(it, "article"), external(it, "other"));
            format!("{} {ids:?} {}", it["check"], it["todo"])
        };
        found.as_array().unwrap().iter().map(told).collect::<Vec<String>>()
    };
    assert_eq!(told(&all()), told(&desk(&[6, 4, 2, 5, 3, 1])));
}

#[test]
fn findings_are_for_reading_too() {
    let desk = all();
    let out = desk.ok(&["lint", "articles", "-n", "1"]);
    for words in [
        "unlinked 2 2024-05-04\n  Inspector had warned of the crane\n    neither refers",
        "\n    → READ MORE: Crane falls in Port Kessel\n",
        "orphan: the first 1; `-n` shows more\n",
    ] {
        assert!(out.contains(words), "{words}: {out}");
    }
    let none = desk.run(&["lint", "articles", "--only", "overtaken"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    assert!(none.err.starts_with("nothing to look at\nhint: "), "{}", none.err);
    assert_eq!(desk.run(&["lint", "articles", "--only", "all"]).code, 2);
}

#[test]
fn no_line_leads_to_what_was_withdrawn_nor_to_the_article_itself() {
    let desk = desk(&[2, 3, 4, 5, 6]);
    let (_, day, title, body) = NEWS[0];
    let crane = |status: &str, version: u32| {
        json!({"uri": "urn:wire:1", "version": version.to_string(), "pubstatus": status,
            "type": "text", "headline": title, "versioncreated": format!("{day}T0{version}:00:00Z"),
            "body_text": body})
        .to_string()
    };
    desk.write("crane.json", crane("usable", 1));
    desk.ok(&["ingest", "crane.json"]);
    assert_eq!(only(&desk, "unlinked").len(), 1);
    desk.write("crane.json", crane("canceled", 2));
    desk.ok(&["ingest", "crane.json"]);
    assert_eq!(only(&desk, "unlinked"), Vec::<Value>::new());

    let (_, day, title, body) = NEWS[1];
    let namesake = json!({"id": "n9", "title": title, "published": day, "lang": "en",
        "url": "https://herald.example/inspector",
        "body": format!("{body} The harbour master, the mayor and the crew were asked as well, \
            and all of them said that they would look at the papers of the crane again.")});
    desk.write("9.jsonl", namesake.to_string());
    desk.ok(&["ingest", "9.jsonl"]);
    let found = only(&desk, "unlinked");
    assert_eq!(found.len(), 1, "{found:?}");
    let todo = found[0]["todo"].as_str().unwrap();
    assert!(todo.starts_with("both have one headline: "), "{todo}");
}
