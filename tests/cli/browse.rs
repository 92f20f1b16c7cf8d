//! Looking: lists, one article, search, counts, names.

use serde_json::{Value, json};

use crate::program::{Desk, keys};

const ARTICLE: [&str; 7] = ["id", "slug", "external_id", "url", "title", "published", "source"];

fn titles(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect()
}

#[test]
fn list_shows_the_newest_first_and_the_undated_last() {
    let desk = Desk::with_harbour();
    desk.run(&["list"]).is(snapbox::str![[r#"
id  published   headline
3   2024-05-10  Dockers end strike after nine days
2   2024-05-08  Harbour strike enters its second week
1   2024-05-01  Dockers in Port Kessel walk out over night shifts
4   undated     Otters return to Lake Arun
[exit 0]

"#]]);
    let rows = desk.json(&["list"]);
    for row in rows.as_array().unwrap() {
        assert_eq!(keys(row), ARTICLE);
    }
    assert_eq!(
        rows[0],
        json!({"id": 3, "slug": "dockers-end-strike-after-nine-days", "external_id": "kh-3",
            "url": "https://herald.example/strike-ends",
            "title": "Dockers end strike after nine days", "published": "2024-05-10",
            "source": "Kessel Herald"})
    );
}

#[test]
fn list_narrows_by_name_source_and_date() {
    let desk = Desk::with_harbour();
    let count = |args: &[&str]| desk.json(&[&["list"], args].concat()).as_array().unwrap().len();
    assert_eq!(count(&["--entity", "Lindqvist"]), 3);
    assert_eq!(count(&["--source", "Kessel Herald"]), 3);
    assert_eq!(count(&["--since", "2024-05-08"]), 2);
    assert_eq!(count(&["--until", "2024-05-08"]), 2);
    assert_eq!(count(&["--since", "2024-05", "--until", "2024-05"]), 3);
    assert_eq!(count(&["-n", "1"]), 1);
}

#[test]
fn show_marks_references_and_names_in_the_text() {
    let desk = Desk::with_harbour();
    desk.run(&["show", "second"]).is(snapbox::str![[r#"
error: no article named `second`
hint: did you mean `harbour-strike-enters-its-second-week`?
[exit 3]

"#]]);
    let out = desk.ok(&["show", "harbour"]);
    // A line ends where the terminal does.
    assert!(
        out.replace('\n', " ")
            .contains("shifts [→ dockers-in-port-kessel-walk-out-over-night-shifts]")
    );
    for part in [
        "Harbour strike enters its second week\nid 2 · 2024-05-08 · Kessel Herald · en",
        "[→ dockers-in-port-kessel-walk-out-over-night-shifts]",
        "person: Mara Lindqvist [e",
        "cited by dockers-end-strike-after-nine-days: READ MORE: Harbour strike",
    ] {
        assert!(out.contains(part), "{part}\nin\n{out}");
    }
    let shown = desk.json(&["show", "3"]);
    assert_eq!(keys(&shown)[..7], ARTICLE);
    for key in ["standfirst", "byline", "language", "body", "references", "cited_by", "mentions"] {
        assert!(shown.get(key).is_some(), "{key}");
    }
}

#[test]
fn an_article_goes_by_id_slug_address_and_its_sources_id() {
    let desk = Desk::with_harbour();
    for name in [
        "3",
        "kh-3",
        "dockers-end-strike-after-nine-days",
        "dockers-end",
        "https://herald.example/strike-ends",
        "http://www.herald.example/strike-ends/?utm_source=mail",
    ] {
        assert_eq!(desk.json(&["show", name])["id"], 3, "{name}");
    }
}

#[test]
fn search_finds_words_phrases_and_beginnings() {
    let desk = Desk::with_harbour();
    assert_eq!(titles(&desk.json(&["search", "otters"])), ["Otters return to Lake Arun"]);
    assert_eq!(titles(&desk.json(&["search", "\"second week\""])).len(), 2);
    assert_eq!(titles(&desk.json(&["search", "otter*"])).len(), 1);
    let hit = desk.json(&["search", "otters"]);
    assert_eq!(keys(&hit[0]), [&ARTICLE[..], &["score", "snippet"]].concat());
    // What is no query is words.
    for odd in ["\"", "a AND", "*", "NEAR(", "col:x", "-", "ott\"ers"] {
        let seen = desk.run(&["search", "--", odd]);
        assert_eq!(seen.code, 0, "{odd}: {seen:?}");
    }
    let none = desk.run(&["search", "zeppelin"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    assert!(none.err.starts_with("no article has `zeppelin`\nhint: "));
    assert_eq!(desk.json(&["search", "zeppelin"]), serde_json::json!([]));
}

#[test]
fn stats_count_articles_references_and_names() {
    let desk = Desk::with_harbour();
    let out = desk.ok(&["stats"]);
    assert!(out.starts_with("4 articles (1 undated), 2024-05-01 to 2024-05-10\n"), "{out}");
    let found = desk.json(&["stats"]);
    for (key, number) in [("articles", 4), ("undated", 1), ("references", 3), ("bound", 2)] {
        assert_eq!(found[key], number, "{key}");
    }
    assert_eq!((&found["wanted"], &found["links"]), (&json!(1), &json!(1)));
}

#[test]
fn entities_say_how_they_are_written_and_how_often() {
    let desk = Desk::with_harbour();
    let rows = desk.json(&["entities"]);
    for row in rows.as_array().unwrap() {
        assert_eq!(keys(row), ["id", "name", "kind", "aliases", "articles", "mentions", "ids"]);
    }
    let named = |name: &str| rows.as_array().unwrap().iter().find(|row| row["name"] == name);
    let mara = named("Mara Lindqvist").unwrap();
    assert_eq!((&mara["kind"], &mara["articles"]), (&json!("person"), &json!(3)));
    assert_eq!(mara["aliases"], json!(["Mara Lindqvist", "Lindqvist"]));
    assert_eq!(desk.json(&["entities", "--kind", "place", "arun"])[0]["name"], "Lake Arun");
    assert!(desk.ok(&["entities"]).contains("Mara Lindqvist  (also Lindqvist)"));

    let by_id = desk.json(&["entity", &format!("e{}", mara["id"])]);
    assert_eq!(by_id, desk.json(&["entity", "Lindqvist"]));
    assert_eq!(
        keys(&by_id),
        [
            "id",
            "name",
            "kind",
            "aliases",
            "articles",
            "mentions",
            "ids",
            "first",
            "last",
            "names",
            "appearances",
            "neighbours",
            "decisions",
            "stories"
        ]
    );
    let out = desk.ok(&["entity", "mara lindqvist"]);
    assert!(out.contains("4 mentions in 3 articles, 2024-05-01 to 2024-05-10"), "{out}");
    assert!(out.contains("“Mara Lindqvist thanked the town of Port Kessel.”"), "{out}");
}

#[test]
fn a_list_that_is_cut_says_so_and_a_date_that_is_none_is_refused() {
    let desk = Desk::with_harbour();
    let cut = desk.run(&["list", "-n", "2"]);
    assert_eq!((cut.code, cut.err.as_str()), (0, "the first 2; `-n` shows more\n"));
    assert_eq!(desk.run(&["list", "-n", "50"]).err, "");
    let wrong = desk.run(&["list", "--since", "2025-13"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("a date is 2024, 2024-05 or 2024-05-09"));
}

#[test]
fn the_identities_that_exports_print_name_their_nodes() {
    let desk = Desk::with_harbour();
    let graph = desk.json(&["export", "json"]);
    for node in graph["nodes"].as_array().unwrap() {
        let id = node["id"].as_str().unwrap();
        let around = desk.json(&["ego", id, "-r", "0"]);
        assert_eq!(around["nodes"][0]["id"], id);
    }
    for node in desk.json(&["sql", "select id from node"]).as_array().unwrap() {
        desk.ok(&["ego", node["id"].as_str().unwrap(), "-r", "0"]);
    }
}

#[test]
fn columns_of_one_name_are_all_in_the_json() {
    let desk = Desk::with_harbour();
    let rows = desk.json(&["sql", "select 1 as a, 2 as a, 3 as b"]);
    assert_eq!(rows, serde_json::json!([{"a": 1, "a_2": 2, "b": 3}]));
}
