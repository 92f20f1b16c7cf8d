//! Proof that the evidence holds, and that damage is found.

use serde_json::{Value, json};

use crate::program::{Desk, HARBOUR, keys};

/// A desk that has read [`HARBOUR`], one story of it again with other words, and
/// decided a little.
fn desk() -> Desk {
    let desk = Desk::with_harbour();
    desk.write("inbox/3-ends.md", HARBOUR[2].1.replace("nine days", "ten days"));
    desk.ok(&["ingest", "inbox"]);
    desk.ok(&["entity", "merge", "Dockers Union", "Harbour Authority"]);
    desk
}

/// What `verify` finds after `sql` has been at the file behind its back.
fn after(sql: &str) -> Vec<Value> {
    let desk = desk();
    desk.database().execute_batch(&format!("PRAGMA foreign_keys = OFF; {sql}")).unwrap();
    let seen = desk.run(&["verify", "--json"]);
    assert_eq!(seen.code, 1, "{sql}: {}", seen.out);
    let answer: Value = serde_json::from_str(&seen.out).unwrap();
    answer["faults"].as_array().unwrap().clone()
}

#[test]
fn an_archive_that_was_changed_and_decided_upon_holds() {
    let desk = desk();
    let seen = desk.run(&["verify"]);
    assert_eq!((seen.code, seen.out.as_str()), (0, ""), "{}", seen.err);
    assert!(seen.err.starts_with("all as it must be: 5 texts, "), "{}", seen.err);
    let answer = desk.json(&["verify"]);
    assert_eq!(
        keys(&answer),
        ["revisions", "mentions", "references", "names", "stems", "decisions", "index", "faults"]
    );
    assert_eq!((&answer["decisions"], &answer["faults"]), (&json!(1), &json!([])));
}

#[test]
fn one_letter_changed_in_a_text_is_found() {
    let faults = after(
        "UPDATE revision SET body = replace(body, 'Forty ships', 'Fifty ships')
         WHERE body LIKE 'Forty%'",
    );
    let checks: Vec<&Value> = faults.iter().map(|fault| &fault["check"]).collect();
    for check in ["text", "stem", "index"] {
        assert!(checks.contains(&&json!(check)), "{check}: {faults:?}");
    }
    let text = faults.iter().find(|fault| fault["check"] == "text").unwrap();
    assert_eq!(text["at"], "harbour-strike-enters-its-second-week");
}

#[test]
fn each_kind_of_damage_is_found_where_it_is() {
    for (sql, check, words) in [
        ("UPDATE mention SET start_byte = start_byte + 1000", "mention", "no words at bytes"),
        ("UPDATE mention SET sentence_end = 1 WHERE sentence_end > 1", "mention", "no sentence"),
        ("UPDATE mention SET mentions = 7 WHERE mentions = 2", "mention", "and 7 are counted"),
        (
            "UPDATE reference SET start_byte = start_byte - 30, sentence_start = sentence_start - 30,
                end_byte = end_byte - 30 WHERE kind = 'read_more'",
            "reference",
            "does not stand at bytes",
        ),
        ("UPDATE reference SET label = label || '!?x'", "reference", "found by its headline"),
        ("UPDATE reference SET target_id = 99 WHERE target_id = 1", "foreign_key", "`article`"),
        (
            "UPDATE reference SET target_id = 4 WHERE target_id IS NOT NULL AND target_id <> 4",
            "reference",
            "and its words and the archive say",
        ),
        ("UPDATE reference SET confidence = 0.5 WHERE confidence > 0.9", "reference", "at 0.5"),
        ("UPDATE name SET entity_id = 1", "name", "the texts and decisions say"),
        ("UPDATE name SET method = 'spelling' WHERE articles > 0", "name", "joined otherwise"),
        ("UPDATE story_article SET score = 9", "story", "the texts say"),
        ("UPDATE story_near SET likeness = 9999", "story", "near to others"),
        ("INSERT INTO earlier_title VALUES (1, 7, 'Another')", "reference", "other headlines"),
        ("UPDATE article SET linked = 0 WHERE id = 1", "file", "were not compared"),
        ("UPDATE article SET title = 'Another' WHERE id = 2", "article", "current text says"),
        ("UPDATE name SET articles = articles + 1", "name", "are counted"),
        ("DELETE FROM alias WHERE surface = 'Port Kessel'", "name", "lacks 1 ways"),
        ("UPDATE stem SET articles = 9 WHERE stem = 'ship'", "stem", "and 9 are counted"),
        ("UPDATE story_article SET story_id = 4 WHERE article_id = 2", "story", "later article"),
        ("DELETE FROM story_article WHERE article_id = 4", "story", "in no story"),
        ("UPDATE sketch SET minima = zeroblob(64)", "sketch", "copies"),
        ("DROP TRIGGER decision_is_final; UPDATE decision SET by = 'Eve'", "decision", "digest"),
        (
            "INSERT INTO article_fts (article_fts, rowid, title, standfirst, body)
             SELECT 'delete', id, title, standfirst, body FROM article_text WHERE id = 4",
            "index",
            "words of the texts",
        ),
    ] {
        let faults = after(sql);
        let fits = |fault: &&Value| {
            fault["check"] == check && fault["message"].as_str().unwrap().contains(words)
        };
        let found = faults.iter().find(fits);
        assert!(found.is_some_and(|fault| fault["at"] != ""), "{sql}: {faults:?}");
    }
}

#[test]
fn what_is_derived_is_worked_out_again_unless_it_shall_be_quick() {
    let desk = desk();
    desk.database().execute_batch("UPDATE reference SET confidence = 0.5").unwrap();
    assert_eq!(desk.run(&["verify"]).code, 1);
    assert_eq!(desk.run(&["verify", "--quick"]).code, 0);
}

#[test]
fn faults_are_told_a_line_each() {
    let desk = desk();
    desk.database().execute_batch("UPDATE stem SET articles = 9 WHERE stem = 'ship'").unwrap();
    desk.run(&["verify"]).is(snapbox::str![[r#"
stem ship: stands in 2 texts, and 9 are counted
error: 1 fault found
hint: read the articles into a new archive with `storygraph --db NEW.db ingest PATH`
[exit 1]

"#]]);
}

#[test]
fn a_byte_flipped_in_the_file_is_found() {
    let desk = desk();
    let path = desk.path("storygraph.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let words = b"Forty ships lay at anchor";
    let places: Vec<usize> = bytes
        .windows(words.len())
        .enumerate()
        .filter(|(_, window)| *window == words)
        .map(|(at, _)| at)
        .collect();
    assert!(!places.is_empty());
    for at in places {
        bytes[at] ^= 1;
    }
    std::fs::write(&path, bytes).unwrap();
    let seen = desk.run(&["verify"]);
    assert_eq!(seen.code, 1, "{}", seen.err);
    assert!(seen.out.contains("is not the text that was read"), "{}", seen.out);
}

#[test]
fn a_file_that_cannot_be_read_to_the_end_is_no_panic() {
    let desk = desk();
    let path = desk.path("storygraph.db");
    let mut bytes = std::fs::read(&path).unwrap();
    let half = bytes.len() / 2;
    for byte in &mut bytes[half..half + 8_192] {
        *byte ^= 0x5a;
    }
    std::fs::write(&path, bytes).unwrap();
    let seen = desk.run(&["verify"]);
    assert_eq!(seen.code, 1, "{}", seen.err);
    assert!(
        seen.out.contains("cannot be read to the end") && seen.err.starts_with("error: "),
        "{}",
        seen.err
    );
}
