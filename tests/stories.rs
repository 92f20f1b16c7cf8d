//! Stories: what they are told by, and that nothing moves without a word.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use program::Desk;
use serde_json::{Value, json};

/// A strike, told three times; a landslide near by, told twice; otters.
const ARTICLES: &[(&str, Option<&str>, &str, &str)] = &[
    (
        "strike-1",
        Some("2024-05-01"),
        "Pilots walk out in Port Kessel",
        "Harbour pilots in Port Kessel walked out on Wednesday over pay. Mara Lindqvist of the \
         Dockers' Union said that no tanker would enter the harbour.",
    ),
    (
        "strike-2",
        Some("2024-05-03"),
        "Tankers wait as pilots strike in Port Kessel",
        "Nine tankers wait outside Port Kessel while harbour pilots strike over pay. The Dockers' \
         Union and Mara Lindqvist will not meet the authority.",
    ),
    (
        "strike-3",
        Some("2024-05-09"),
        "Pilots' strike in Port Kessel ends",
        "Harbour pilots in Port Kessel ended their strike over pay. Tankers enter the harbour \
         again, said Mara Lindqvist of the Dockers' Union.",
    ),
    (
        "slide-1",
        Some("2024-05-04"),
        "Landslide buries mountain road to Velm",
        "A landslide after heavy rain buried the mountain road from Port Kessel to Velm. Rescuers \
         under Captain Owen Pryce dig for two lorry drivers under rocks and mud.",
    ),
    (
        "slide-2",
        Some("2024-05-05"),
        "Lorry drivers found alive after landslide",
        "Rescuers found two lorry drivers alive under the landslide that buried the mountain road \
         to Velm. Rain and mud had slowed them, said Captain Owen Pryce in Port Kessel.",
    ),
    (
        "otters",
        Some("2024-05-06"),
        "Otters return to Lake Arun",
        "Rangers counted ten otters at Lake Arun, more than in any spring since the dam was built.",
    ),
];

fn record(id: &str) -> String {
    let (id, published, title, body) = ARTICLES.iter().find(|article| article.0 == id).unwrap();
    let record = json!({"id": id, "published": published, "title": title, "body": body});
    format!("{record}\n")
}

/// An archive that read articles in runs of their own.
fn desk(ids: &[&str]) -> Desk {
    let desk = Desk::new();
    read(&desk, ids);
    desk
}

fn read(desk: &Desk, ids: &[&str]) {
    for id in ids {
        desk.write(&format!("inbox/{id}.jsonl"), record(id));
        desk.ok(&["ingest", &format!("inbox/{id}.jsonl")]);
    }
}

/// The outside ids of each story's articles.
fn told(desk: &Desk, args: &[&str]) -> Vec<Vec<String>> {
    let ids = |story: &Value| {
        let articles = story["articles"].as_array().unwrap().iter();
        articles.map(|article| article["external_id"].as_str().unwrap().to_owned()).collect()
    };
    desk.json(args).as_array().unwrap().iter().map(ids).collect()
}

#[test]
fn articles_of_one_event_are_one_story_and_another_event_of_that_town_is_another() {
    let desk = desk(&["strike-1", "strike-2", "slide-1", "slide-2", "otters", "strike-3"]);
    assert_eq!(
        told(&desk, &["stories"]),
        [vec!["strike-1", "strike-2", "strike-3"], vec!["slide-1", "slide-2"]]
    );
    assert_eq!(told(&desk, &["stories", "--all"]).concat().len(), 6, "otters stand alone");
    assert_eq!(
        told(&desk, &["stories", "--active-since", "2024-05-06"]),
        [["strike-1", "strike-2", "strike-3"]]
    );
}

#[test]
fn a_story_says_what_it_is_called_and_whom_it_is_about() {
    let desk = desk(&["strike-1", "strike-2", "strike-3"]);
    let list = desk.json(&["stories"]);
    let keys = program::keys(&list[0]);
    assert_eq!(keys, ["id", "title", "size", "first", "last", "lead", "entities", "articles"]);
    assert_eq!((&list[0]["first"], &list[0]["last"]), (&json!("2024-05-01"), &json!("2024-05-09")));
    let titles: Vec<&Value> =
        list[0]["articles"].as_array().unwrap().iter().map(|article| &article["title"]).collect();
    assert!(titles.contains(&&list[0]["title"]), "a story is called by a headline: {list}");
    let names: Vec<&Value> =
        list[0]["entities"].as_array().unwrap().iter().map(|entity| &entity["name"]).collect();
    assert!(names.contains(&&json!("Mara Lindqvist")), "{names:?}");
}

#[test]
fn a_story_answers_to_its_id_its_beginning_and_its_articles() {
    let desk = desk(&["strike-1", "strike-2", "strike-3"]);
    let id = desk.json(&["stories"])[0]["id"].as_str().unwrap().to_owned();
    for name in [id.as_str(), &id[..5], "strike-2", "tankers-wait", "2"] {
        assert_eq!(desk.json(&["story", name])["id"], id.as_str(), "{name}");
    }
    let page = desk.ok(&["story", &id]);
    assert!(page.contains("3 articles · 2024-05-01 to 2024-05-09"), "{page}");
    assert!(!page.contains("changes"), "{page}");
    assert!(desk.ok(&["show", "strike-2"]).contains(&format!("story: {id}")));
    assert!(desk.ok(&["entity", "Mara Lindqvist"]).contains(&format!("story: {id}")));
    let export: Value = serde_json::from_str(&desk.ok(&["export", "json"])).unwrap();
    let stories: Vec<&Value> =
        export["nodes"].as_array().unwrap().iter().filter_map(|node| node.get("story")).collect();
    assert_eq!(stories, [&json!(id), &json!(id), &json!(id)]);
}

#[test]
fn what_comes_later_changes_neither_ids_nor_members() {
    let desk = desk(&["strike-1", "strike-2", "slide-1"]);
    let before = desk.json(&["stories"]);
    read(&desk, &["slide-2", "otters", "strike-3"]);
    let after = desk.json(&["stories"]);
    let same = after.as_array().unwrap().iter().find(|story| story["id"] == before[0]["id"]);
    assert_eq!(same.unwrap()["size"], 3);
    let changes: i64 = desk
        .database()
        .query_row("SELECT count(*) FROM story_change", [], |row| row.get(0))
        .unwrap();
    assert_eq!(changes, 0);
}

#[test]
fn an_older_article_that_comes_late_changes_a_story_and_says_so() {
    let desk = desk(&["strike-2", "strike-3"]);
    let old = desk.json(&["stories"])[0]["id"].as_str().unwrap().to_owned();
    read(&desk, &["strike-1"]);
    let story = desk.json(&["story", "strike-1"]);
    assert_ne!(story["id"], old.as_str(), "its founder is another");
    assert_eq!(story["size"], 3);
    let change = &story["changes"][0];
    assert_eq!((&change["from"], &change["to"]), (&json!(old), &story["id"]));
    assert_eq!(change["article"]["external_id"], "strike-2");
    assert_eq!(change["because"]["external_id"], "strike-1");
    assert_eq!(change["why"], "earlier");
    assert_eq!(desk.json(&["story", &old])["id"], story["id"], "who knew it finds it");
    let page = desk.ok(&["story", &old]);
    let words = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("“Pilots walk out in Port Kessel” came or changed"), "{page}");
    let fresh = self::desk(&["strike-1", "strike-2", "strike-3"]);
    assert_eq!(fresh.json(&["story", "strike-1"])["id"], story["id"], "as if it had been first");
}

#[test]
fn an_article_that_is_rewritten_leaves_its_story_and_says_so() {
    let desk = desk(&["strike-1", "strike-2", "strike-3"]);
    let id = desk.json(&["stories"])[0]["id"].as_str().unwrap().to_owned();
    let record = json!({"id": "strike-3", "published": "2024-05-09", "title": "Otters in spring",
        "body": "Rangers counted ten otters at Lake Arun."});
    desk.write("inbox/strike-3.jsonl", format!("{record}\n"));
    desk.ok(&["ingest", "inbox/strike-3.jsonl"]);
    assert_eq!(told(&desk, &["stories"]), [["strike-1", "strike-2"]]);
    let page = desk.ok(&["story", &id]);
    assert!(page.contains("its text, names or date changed"), "{page}");
}

#[test]
fn a_reference_ties_what_the_words_alone_do_not() {
    let desk = Desk::new();
    let write = |name: &str, title: &str, date: &str, body: &str| {
        let record = json!({"id": name, "title": title, "published": date, "body": body});
        desk.write(&format!("inbox/{name}.jsonl"), format!("{record}\n"));
    };
    write(
        "a",
        "Dam inspectors find cracks",
        "2024-05-01",
        "Inspectors found cracks in the dam at \
        Lake Arun and told nobody. The valley below has nine villages.",
    );
    let body = "Families with children and cattle left the valley of the Arun at night. Buses came at four.";
    write("b", "Valley leaves its homes", "2024-05-02", body);
    desk.ok(&["ingest", "inbox"]);
    assert_eq!(told(&desk, &["stories"]), Vec::<Vec<String>>::new());
    let tied = format!("{body}\n\nREAD MORE: Dam inspectors find cracks\n");
    write("b", "Valley leaves its homes", "2024-05-02", &tied);
    desk.ok(&["ingest", "inbox"]);
    assert_eq!(told(&desk, &["stories"]), [["a", "b"]]);
}

#[test]
fn undated_articles_make_stories_too() {
    let desk = Desk::new();
    for id in ["strike-1", "strike-2", "strike-3"] {
        let mut record: Value = serde_json::from_str(&record(id)).unwrap();
        record["published"] = Value::Null;
        desk.write(&format!("inbox/{id}.jsonl"), format!("{record}\n"));
    }
    desk.ok(&["ingest", "inbox"]);
    let list = desk.json(&["stories"]);
    assert_eq!((&list[0]["size"], &list[0]["first"]), (&json!(3), &Value::Null));
    assert!(desk.ok(&["stories"]).contains("undated"));
}

#[test]
fn an_archive_of_before_there_were_stories_gets_them_with_the_next_run() {
    let desk = desk(&["strike-1", "strike-2", "strike-3"]);
    let before = desk.json(&["stories"]);
    let database = desk.database();
    database
        .execute_batch(
            "DELETE FROM story_article; DELETE FROM story_term; DELETE FROM story_near;
             INSERT INTO story_due SELECT id, 1, NULL FROM article",
        )
        .unwrap();
    drop(database);
    desk.ok(&["ingest", "--retag"]);
    assert_eq!(desk.json(&["stories"]), before, "worked out from what is stored");
}

#[test]
fn other_rules_work_out_all_stories_again_and_keep_the_log() {
    let desk = desk(&["strike-2", "strike-3", "strike-1"]);
    let before = desk.json(&["story", "strike-1"]);
    desk.database().execute_batch("UPDATE story_method SET version = 0").unwrap();
    desk.ok(&["ingest", "--retag"]);
    assert_eq!(desk.json(&["story", "strike-1"]), before);
}

#[test]
fn wrong_questions_are_answered_with_a_hint() {
    let desk = desk(&["strike-1"]);
    let seen = desk.run(&["story", "no-such"]);
    assert_eq!(seen.code, 3);
    assert!(seen.err.starts_with("error: no story named `no-such`\n"), "{}", seen.err);
    let seen = desk.run(&["stories", "--active-since", "may"]);
    assert_eq!((seen.code, seen.out.as_str()), (2, ""));
    assert!(seen.err.contains("a date is 2024, 2024-05 or 2024-05-09"), "{}", seen.err);
    let seen = desk.run(&["stories"]);
    assert_eq!((seen.code, seen.out.as_str()), (0, ""));
    assert!(seen.err.contains("--all"), "{}", seen.err);
}

/// So many articles that all have one word, many days apart: more than are looked
/// at for it.
fn crowd() -> Vec<Value> {
    let mut state = 7_u32;
    let mut draw = |below: u32| {
        // Knuth, The Art of Computer Programming, 3.3.4: his own line of the table.
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 16) % below
    };
    let word = |nth: u32| {
        format!("{}ar{}", ["kes", "vel", "tor", "lin"][nth as usize % 4], {
            let letters: Vec<char> = "bdfgklmnprst".chars().collect();
            format!("{}{}", letters[nth as usize / 4 % 12], letters[nth as usize / 48 % 12])
        })
    };
    (0..320)
        .map(|nth| {
            let words: Vec<String> = (0..6).map(|_| word(draw(90))).collect();
            let published =
                (draw(5) > 0).then(|| format!("2024-{:02}-{:02}", draw(12) + 1, draw(28) + 1));
            json!({"id": nth, "published": published, "title": format!("Quarrendon {}", words[0]),
                "body": format!("The quarrendon {} again.", words.join(" "))})
        })
        .collect()
}

/// What every story was decided by, without rows.
fn grounds(desk: &Desk) -> Vec<(String, String, i64)> {
    let database = desk.database();
    let mut select = database
        .prepare(
            "SELECT here.key, there.key, likeness FROM story_near
             JOIN article AS here ON here.id = article_id
             JOIN article AS there ON there.id = earlier_id ORDER BY 1, 2",
        )
        .unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

#[test]
fn a_crowd_read_in_one_run_or_in_many_backwards_is_told_alike() {
    let crowd = crowd();
    let read = |parts: &[Vec<&Value>]| {
        let desk = Desk::new();
        for part in parts {
            let lines: Vec<String> = part.iter().map(|record| format!("{record}\n")).collect();
            desk.write("inbox/part.jsonl", lines.concat());
            desk.ok(&["ingest", "inbox/part.jsonl"]);
        }
        desk
    };
    let one = read(&[crowd.iter().collect()]);
    let mut parts: Vec<Vec<&Value>> =
        (0..8).map(|nth| crowd.iter().skip(nth).step_by(8).collect()).collect();
    parts.reverse();
    let many = read(&parts);
    let (near, other) = (grounds(&one), grounds(&many));
    assert!(near.len() > 320, "there is something to compare: {}", near.len());
    assert_eq!(near.iter().zip(&other).find(|(one, other)| one != other), None);
    assert_eq!(near.len(), other.len());
    assert_eq!(told(&one, &["stories", "--all"]), told(&many, &["stories", "--all"]));
    let moved: i64 = many
        .database()
        .query_row("SELECT count(*) FROM story_change", [], |row| row.get(0))
        .unwrap();
    assert!(moved > 0, "and some of it moved on the way");
}
