//! Late binding: the story arrives after those that refer to it.

use serde_json::json;

use crate::program::Desk;

const FIRST: &str = "Tanzania 'backs' Kenyan anti-piracy efforts off Mombasa
Ministry says it is \"ready to work with all interested countries\" against piracy.
Tanzania has said it supports the anti-piracy stance of Kenya after a gang leader was seized.
President Ada Larch said the raid off Mombasa had removed a threat.
READ MORE: Kenya kills top pirate leader and dozen others off Mombasa
'Ready to work'
The death of Osman al Harbi is the biggest setback to the gang since 2019, said Ada Larch.
READ MORE: In Mombasa, Kenya needs to address the roots of piracy, not the symptoms";

fn story(title: &str) -> String {
    format!("{title}\n\nThe navy of Kenya said so on Monday in Mombasa.\n")
}

#[test]
fn both_stories_that_an_article_points_to_are_wanted_with_the_names_in_their_headlines() {
    let desk = Desk::new();
    desk.write("first.txt", FIRST);
    let report = desk.json(&["ingest", "first.txt"]);
    assert_eq!((&report["references"], &report["waiting"]), (&json!(2), &json!(2)));
    let rows = desk.json(&["refs"]);
    assert_eq!(rows[1]["quote"], FIRST.lines().last().unwrap());
    let wanted = desk.json(&["wanted"]);
    assert_eq!(wanted.as_array().unwrap().len(), 2);
    for story in wanted.as_array().unwrap() {
        let names: Vec<&str> = story["entities"]
            .as_array()
            .unwrap()
            .iter()
            .map(|name| name.as_str().unwrap())
            .collect();
        assert!(names.contains(&"Mombasa") && names.contains(&"Kenya"), "{story}");
    }
}

#[test]
fn a_story_that_arrives_late_is_found_and_ingest_says_so() {
    let desk = Desk::new();
    desk.write("first.txt", FIRST);
    desk.ok(&["ingest", "first.txt"]);
    desk.write("late.txt", story("Kenya kills top pirate leader and dozen others off Mombasa"));
    desk.run(&["ingest", "late.txt"]).is(snapbox::str![[r#"
found: “Kenya kills top pirate leader and dozen others off Mombasa” (tanzania-backs-kenyan-anti-piracy-efforts-off-mombasa) → kenya-kills-top-pirate-leader-and-dozen-others-off-mombasa
1 article: 1 added, 0 changed, 0 unchanged, 0 failed
0 references: 0 bound, 0 waiting for a story that is not here yet
1 earlier reference now bound
[exit 0]

"#]]);
    assert_eq!(desk.json(&["wanted"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_story_under_an_edited_headline_is_found_too_but_not_another_story() {
    let desk = Desk::new();
    desk.write("first.txt", FIRST);
    desk.ok(&["ingest", "first.txt"]);
    desk.write("other.txt", story("Kenya needs more ships off Mombasa, says Ada Larch"));
    assert_eq!(desk.json(&["ingest", "other.txt"])["newly_bound"], 0);
    desk.write(
        "late.txt",
        story("In Mombasa, Kenya needs to address the roots of piracy, not its symptoms"),
    );
    assert_eq!(desk.json(&["ingest", "late.txt"])["newly_bound"], 1);
    let found = &desk.json(&["refs"])[1];
    assert_eq!(found["method"], "title_words");
    assert!(found["confidence"].as_f64().unwrap() < 0.95);
}

#[test]
fn a_story_that_takes_another_headline_is_still_the_one_that_was_meant() {
    let desk = Desk::new();
    desk.write("first.txt", FIRST);
    desk.write("late.md", "---\nid: 7\ntitle: Kenya kills top pirate leader and dozen others off Mombasa\n---\nSo it said.\n");
    desk.ok(&["ingest", "first.txt", "late.md"]);
    assert_eq!(desk.json(&["wanted"]).as_array().unwrap().len(), 1);
    desk.write("late.md", "---\nid: 7\ntitle: Otters return to Lake Arun\n---\nSo it said.\n");
    assert_eq!(desk.json(&["ingest", "late.md"])["changed"], 1);
    assert_eq!(desk.json(&["wanted"]).as_array().unwrap().len(), 1);
    let references = desk.json(&["refs"]);
    let mut bound = references.as_array().unwrap().iter().filter(|row| !row["target"].is_null());
    assert_eq!(bound.next().unwrap()["method"], "earlier_title");
}
