//! What to read beside a story, and why.

use serde_json::Value;

use crate::program::{Desk, keys};

#[test]
fn related_says_why_and_the_parts_add_up_to_the_score() {
    let desk = Desk::with_harbour();
    let rows = desk.json(&["related", "kh-3"]);
    assert_eq!(rows[0]["id"], 2);
    for row in rows.as_array().unwrap() {
        assert_eq!(
            keys(row),
            [
                "id",
                "slug",
                "external_id",
                "url",
                "title",
                "published",
                "source",
                "score",
                "why",
                "linked"
            ]
        );
        let why = row["why"].as_array().unwrap();
        for reason in why {
            assert_eq!(keys(reason), ["signal", "contribution", "text", "evidence"]);
            assert!(reason["evidence"].is_array());
        }
        let sum: f64 = why.iter().map(|reason| reason["contribution"].as_f64().unwrap()).sum();
        assert!((sum - row["score"].as_f64().unwrap()).abs() < 1e-9, "{row}");
    }
    let out = desk.ok(&["related", "3"]);
    assert!(out.starts_with("beside Dockers end strike after nine days\n"), "{out}");
    assert!(out.contains("this story refers to it (+0.50)"), "{out}");
}

#[test]
fn related_answers_many_at_once_as_json_or_as_a_trec_run() {
    let desk = Desk::with_harbour();
    let answers = desk.json(&["related", "kh-1", "kh-2"]);
    assert_eq!(keys(&answers[0]), ["article", "related"]);
    let run = desk.ok(&["related", "kh-1", "kh-2", "-n", "300", "--format", "trec"]);
    for line in run.lines() {
        let cells: Vec<&str> = line.split(' ').collect();
        assert_eq!((cells.len(), cells[1], cells[5]), (6, "Q0", "storygraph"), "{line}");
        assert!(cells[4].parse::<f64>().is_ok() && cells[3].parse::<usize>().is_ok(), "{line}");
    }
    assert!(run.starts_with("kh-1 Q0 kh-"), "{run}");
}

fn slugs(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["external_id"].as_str().unwrap()).collect()
}

#[test]
fn background_is_nothing_newer_and_a_period_has_its_days() {
    let desk = Desk::with_harbour();
    let asked = |options: &[&str]| desk.json(&[&["related", "kh-2"], options].concat());
    let all = asked(&[]);
    assert!(slugs(&all).contains(&"kh-1") && slugs(&all).contains(&"kh-3"), "{all}");
    let background = asked(&["--background"]);
    assert!(slugs(&background).contains(&"kh-1") && !slugs(&background).contains(&"kh-3"));
    let since = asked(&["--since", "2024-05-10"]);
    assert!(slugs(&since).contains(&"kh-3") && !slugs(&since).contains(&"kh-1"));
    assert_eq!(slugs(&asked(&["--until", "2024-05-01"])), ["kh-1"]);
    assert_eq!(asked(&["--until", "2023"]), serde_json::json!([]));
    let wrong = desk.run(&["related", "kh-2", "--as-of", "soon"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("a date is 2024, 2024-05 or 2024-05-09"), "{}", wrong.err);
}

#[test]
fn what_is_linked_already_is_marked_and_a_kind_narrows() {
    let desk = Desk::with_harbour();
    let rows = desk.json(&["related", "kh-1"]);
    let linked: Vec<&str> = rows
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["linked"] == true)
        .map(|row| row["external_id"].as_str().unwrap())
        .collect();
    assert_eq!(linked, ["kh-2"]);
    assert!(desk.ok(&["related", "kh-1"]).contains("second week  (linked)"));
    let tied = desk.json(&["related", "kh-1", "--kind", "references"]);
    for row in tied.as_array().unwrap() {
        let why = row["why"].as_array().unwrap();
        assert!(why.iter().any(|reason| reason["signal"] == "references"), "{row}");
    }
    assert!(tied.as_array().unwrap().len() < rows.as_array().unwrap().len());
}

#[test]
fn as_of_a_day_no_later_story_answers_or_ties_two_others() {
    let desk = Desk::new();
    let page = |name: &str, day: &str, title: &str, text: &str| {
        desk.write(
            &format!("in/{name}.md"),
            format!("---\ntitle: {title}\ndate: {day}\n---\n{text}\n"),
        );
    };
    page("otters", "2024-01-01", "Otters return to the river", "Two otters swam upstream.");
    page("lamps", "2024-01-02", "Council buys new street lamps", "The lamps cost a lot.");
    page(
        "both",
        "2024-03-01",
        "A town looks back",
        "The year so far.\n\nREAD MORE: Otters return to the river\n\nREAD MORE: Council buys new street lamps",
    );
    desk.ok(&["ingest", "in"]);
    let signals = |options: &[&str]| {
        desk.json(&[&["related", "otters"], options].concat()).as_array().unwrap().len()
    };
    assert_eq!(signals(&["--kind", "references"]), 2);
    assert_eq!(signals(&["--kind", "references", "--as-of", "2024-03-01"]), 2);
    assert_eq!(signals(&["--kind", "references", "--as-of", "2024-02"]), 0);
}

#[test]
fn every_article_is_answered_on_a_line() {
    let desk = Desk::with_harbour();
    let lines = desk.ok(&["related", "--all", "--json", "-n", "1"]);
    let answers: Vec<Value> =
        lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(answers.len(), desk.json(&["list"]).as_array().unwrap().len());
    assert!(answers.iter().all(|answer| answer["related"].as_array().unwrap().len() <= 1));
    assert_eq!(desk.run(&["related"]).code, 2);
}

/// An archive of twenty short notes, of which `told` are some.
fn desk_with(told: &[(&str, &str, &str)]) -> Desk {
    let desk = Desk::new();
    let mut lines = String::new();
    let other = (told.len()..20).map(|nth| (format!("note-{nth}"), format!("Otters, part {nth}.")));
    let told = told.iter().map(|(id, published, body)| {
        serde_json::json!({ "id": id, "title": id, "published": published, "body": body })
    });
    for record in other
        .map(|(id, body)| serde_json::json!({ "id": id, "title": id, "body": body }))
        .chain(told)
    {
        lines += &record.to_string();
        lines.push('\n');
    }
    desk.write("notes.jsonl", lines);
    desk.ok(&["ingest", "notes.jsonl"]);
    desk
}

#[test]
fn words_that_stand_side_by_side_in_both_count_for_more() {
    let desk = desk_with(&[
        ("asked", "2024-05-02", "Members passed the crane law at noon."),
        ("apart", "2024-05-02", "The law says that a crane is no ship."),
        ("phrase", "2024-05-02", "The crane law says what is a ship."),
    ]);
    let rows = desk.json(&["related", "asked"]);
    assert_eq!(slugs(&rows)[..2], ["phrase", "apart"]);
    let text = rows[0]["why"][0]["text"].as_str().unwrap();
    assert_eq!(text, "both say crane law");
}

#[test]
fn an_article_without_a_date_stands_between_the_near_and_the_old() {
    let body = "Members passed the crane law at noon.";
    let desk = desk_with(&[
        ("asked", "2024-05-02", body),
        ("near", "2024-05-01", body),
        ("undated", "", body),
        ("old", "2014-05-01", body),
    ]);
    let rows = desk.json(&["related", "asked", "--all-copies"]);
    assert_eq!(slugs(&rows), ["near", "undated", "old"]);
    let time = |row: &Value| -> Option<f64> {
        let why = row["why"].as_array().unwrap();
        why.iter().find(|why| why["signal"] == "time")?["contribution"].as_f64()
    };
    assert!(time(&rows[0]).unwrap() > 0.0 && time(&rows[2]).unwrap() < 0.0);
    assert_eq!(time(&rows[1]), None);
}

#[test]
fn diverse_rows_do_not_all_say_the_same() {
    let desk = Desk::new();
    let page = |name: &str, title: &str, text: &str| {
        let text = format!("---\ntitle: {title}\ndate: 2024-05-01\n---\n{text}\n");
        desk.write(&format!("in/{name}.md"), text);
    };
    let strike = "The harbour strike over night shifts closed the port and its cranes, and \
        dockers kept watch at the gate all week.";
    let hotels = "Tourists left the hotels early by train because ferries stood still.";
    page("asked", "Harbour strike closes the port", &format!("{strike} {hotels}"));
    for (nth, word) in ["grain", "coal", "steel"].iter().enumerate() {
        let text = format!("{strike} Ships full of {word} waited outside.");
        page(&format!("s{nth}"), &format!("Harbour strike holds up {word}"), &text);
    }
    page("hotels", "Hotels stand empty", "Tourists left the hotels early by train when it rained.");
    for nth in 0..25 {
        page(&format!("o{nth}"), &format!("Otter number {nth} seen"), "Otters swam in the lake.");
    }
    desk.ok(&["ingest", "in"]);
    let slugs = |options: &[&str]| -> Vec<String> {
        let asked = ["related", "harbour-strike-closes-the-port", "--all-copies", "-n", "2"];
        let rows = desk.json(&[&asked, options].concat());
        let slug = |row: &Value| row["slug"].as_str().unwrap().to_owned();
        rows.as_array().unwrap().iter().map(slug).collect()
    };
    let ranked = slugs(&[]);
    assert!(ranked.iter().all(|slug| slug.starts_with("harbour-strike-")), "{ranked:?}");
    assert_eq!(slugs(&["--diverse"]), [ranked[0].as_str(), "hotels-stand-empty"]);
}
