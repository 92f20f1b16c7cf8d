//! A timeline as a reader meets it.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(clippy::needless_raw_string_hashes, reason = "snapbox writes snapshots so")]

#[path = "program/mod.rs"]
mod program;

use program::{Desk, HARBOUR, keys};
use serde_json::{Value, json};

/// A desk with the four stories of the strike, and four more articles.
fn desk() -> Desk {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    desk.write_all(LATER);
    desk.ok(&["ingest", "inbox"]);
    desk
}

/// A copy of a story elsewhere, a corrected and a withdrawn one, one in Japanese.
const LATER: &[(&str, &str)] = &[
    (
        "inbox/5-copy.md",
        "---\ntitle: Port Kessel dockers walk out\ndate: 2024-05-02\nsource: Velm Post\n---\n\
         Mara Lindqvist, who leads the Dockers Union, said on Wednesday that no ship would be \
         unloaded in Port Kessel until the night shifts were shortened.\n\n\
         The Harbour Authority called the walkout unlawful.\n",
    ),
    (
        "inbox/6-audit.json",
        r#"{"uri": "kh-6", "type": "text", "headline": "Audit finds 14 rotten cranes in Port Kessel",
            "firstcreated": "2024-05-20", "versioncreated": "2024-05-22",
            "ednote": "Correction: an earlier version said 41 cranes.",
            "body_text": "An audit found 14 rotten cranes in Port Kessel on Friday. Mara Lindqvist will present it to the court on 3 June. The union was founded in 1954."}"#,
    ),
    (
        "inbox/7-withdrawn.json",
        r#"{"uri": "kh-7", "type": "text", "headline": "Lindqvist to leave the Dockers Union",
            "firstcreated": "2024-05-21", "pubstatus": "canceled",
            "ednote": "Withdrawn: the letter was forged.",
            "body_text": "Mara Lindqvist will leave the Dockers Union, a letter said on Tuesday."}"#,
    ),
];

#[test]
fn a_timeline_tells_what_is_new_in_each_article() {
    let desk = desk();
    desk.run(&["timeline", "Mara Lindqvist"]).is(snapbox::str![[r#"
Mara Lindqvist (entity): 6 articles, 2024-05-01 to 2024-05-21

2024 May  6 articles
   1 ┼     1  Dockers in Port Kessel walk out over night shifts
     │        “Mara Lindqvist, who leads the Dockers Union, said on Wednesday that no ship would be
     │        unloaded in Port Kessel until the night shifts were shortened.”
     │        new: Lindqvist, Dockers Union, Port Kessel · Wednesday: 2024-05-01 · the same text: 5
   8 ┼     2  Harbour strike enters its second week
     │        “Forty ships lay at anchor off Port Kessel on Wednesday as the Dockers Union and the
     │        Harbour Authority refused to meet.”
     │        Wednesday: 2024-05-08
  10 ┼     3  Dockers end strike after nine days
     │        “Mara Lindqvist thanked the town of Port Kessel.”
  20 ┼     6  [corrected] Audit finds 14 rotten cranes in Port Kessel
     │        “Mara Lindqvist will present it to the court on 3 June.”
     │        note: Correction: an earlier version said 41 cranes. · 3 June: 2024-06-03
  21 ┼     7  [canceled] Lindqvist to leave the Dockers Union
     │        “Mara Lindqvist will leave the Dockers Union, a letter said on Tuesday.”
     │        note: Withdrawn: the letter was forged. · Tuesday: 2024-05-21
[exit 0]

"#]]);
}

#[test]
fn by_event_goes_by_the_time_that_sentences_name() {
    let desk = desk();
    desk.run(&["timeline", "Port Kessel", "--by", "event"]).is(snapbox::str![[r#"
Port Kessel (entity): 4 events in 5 articles

2024 May
   1 ┼ “Mara Lindqvist, who leads the Dockers Union, said on Wednesday that no ship would be
     │ unloaded in Port Kessel until the night shifts were shortened.”
     │ Wednesday · 1 2024-05-01 Dockers in Port Kessel walk out over night shifts
   8 ┼ “Forty ships lay at anchor off Port Kessel on Wednesday as the Dockers Union and the Harbour
     │ Authority refused to meet.”
     │ Wednesday · 2 2024-05-08 Harbour strike enters its second week
  10 ┼ “The cranes of Port Kessel moved again on Friday after the Harbour Authority gave way on
     │ night shifts.”
     │ Friday · 3 2024-05-10 Dockers end strike after nine days
  17 ┼ “An audit found 14 rotten cranes in Port Kessel on Friday.”
     │ Friday · 6 2024-05-20 [corrected] Audit finds 14 rotten cranes in Port Kessel
[exit 0]

"#]]);
    let seen = desk.run(&["timeline", "--search", "otters", "--by", "event"]);
    seen.is(snapbox::str![[r#"
no sentence says when something happened
hint: `storygraph timeline` without `--by event` goes by publication
[exit 0]

"#]]);
}

#[test]
fn a_thread_is_a_story_and_what_references_reach_and_a_lone_article_is_said_to_be_alone() {
    let desk = Desk::with_harbour();
    let thread = desk.json(&["timeline", "dockers-end-strike"]);
    let ids: Vec<&Value> = entries(&thread).iter().map(|entry| &entry["external_id"]).collect();
    assert_eq!(ids, ["kh-1", "kh-2", "kh-3"]);
    let story = &desk.json(&["stories"])[0];
    let told = desk.json(&["timeline", story["id"].as_str().unwrap()]);
    assert_eq!(told["about"], json!({"kind": "story", "name": story["title"]}));
    assert_eq!(told["articles"], story["size"]);
    let seen = desk.run(&["timeline", "otters-return"]);
    assert!(seen.out.contains("undated"), "{}", seen.out);
    assert!(seen.err.starts_with("neither a story nor a reference ties"), "{}", seen.err);
    assert!(seen.err.contains("hint: `storygraph related "), "{}", seen.err);
}

fn entries(answer: &Value) -> &Vec<Value> {
    answer["entries"].as_array().unwrap()
}

#[test]
fn the_json_shape_is_stable_and_every_quote_is_a_slice_of_the_stored_text() {
    let desk = desk();
    let answer = desk.json(&["timeline", "Mara Lindqvist"]);
    assert_eq!(
        keys(&answer),
        [
            "about", "by", "articles", "copies", "left_out", "first", "last", "months", "entries",
            "undated"
        ]
    );
    assert_eq!(answer["about"], json!({"kind": "entity", "name": "Mara Lindqvist"}));
    assert_eq!((&answer["articles"], &answer["copies"]), (&json!(6), &json!(1)));
    assert_eq!(answer["months"], json!([{"month": "2024-05", "articles": 6}]));
    let first = &entries(&answer)[0];
    let expected = [
        "id",
        "slug",
        "external_id",
        "url",
        "title",
        "published",
        "source",
        "wordings",
        "modified",
        "note",
        "quote",
        "novelty",
        "new",
        "when",
        "copies",
    ];
    assert_eq!(keys(first), expected);
    assert_eq!(first["when"][0]["value"], "2024-05-01");
    let events = desk.json(&["timeline", "Port Kessel", "--by", "event"]);
    assert_eq!(keys(&events), ["about", "by", "articles", "left_out", "events"]);
    let expected =
        ["expression", "value", "granularity", "first", "last", "quote", "article", "articles"];
    assert_eq!(keys(&events["events"][0]), expected);
    let database = desk.database();
    let mut checked = 0;
    let quotes = entries(&answer)
        .iter()
        .flat_map(|entry| {
            let told = entry["when"].as_array().unwrap().iter().map(|told| &told["expression"]);
            told.chain([&entry["quote"]]).map(|quote| (&entry["id"], quote)).collect::<Vec<_>>()
        })
        .chain(events["events"].as_array().unwrap().iter().flat_map(|event| {
            let id = &event["article"]["id"];
            [(id, &event["quote"]), (id, &event["expression"])]
        }));
    for (id, quote) in quotes.filter(|(_, quote)| !quote.is_null()) {
        let body: String = database
            .query_row("SELECT body FROM article_text WHERE id = ?1", [id.as_i64()], |row| {
                row.get(0)
            })
            .unwrap();
        let byte = |end: &str| usize::try_from(quote[end].as_u64().unwrap()).unwrap();
        assert_eq!(body[byte("start")..byte("end")], *quote["text"].as_str().unwrap());
        checked += 1;
    }
    assert!(checked > 8, "{checked}");
}

#[test]
fn the_files_in_any_order_give_the_same_timeline() {
    let answers = [false, true].map(|is_reversed| {
        let desk = Desk::new();
        let mut files: Vec<&(&str, &str)> = HARBOUR.iter().chain(LATER).collect();
        if is_reversed {
            files.reverse();
        }
        for (name, text) in files {
            desk.write(name, text);
            desk.ok(&["ingest", name]);
        }
        let strip = |args: &[&str]| without_rows(desk.json(args));
        [
            strip(&["timeline", "Mara Lindqvist"]),
            strip(&["timeline", "Mara Lindqvist", "-n", "2"]),
            strip(&["timeline", "--search", "Kessel"]),
            strip(&["timeline", "dockers-end-strike"]),
            strip(&["timeline", "Port Kessel", "--by", "event", "-n", "2"]),
        ]
    });
    assert_eq!(answers[0], answers[1]);
}

/// The same without rows, which depend on the order of arrival.
fn without_rows(mut value: Value) -> Value {
    let inner: Vec<&mut Value> = match &mut value {
        Value::Array(values) => values.iter_mut().collect(),
        Value::Object(fields) => {
            fields.remove("id");
            fields.values_mut().collect()
        }
        _ => Vec::new(),
    };
    for one in inner {
        *one = without_rows(one.take());
    }
    value
}

#[test]
fn since_and_until_narrow_and_do_not_change_what_is_new() {
    let desk = desk();
    let all = desk.json(&["timeline", "Mara Lindqvist"]);
    let late = desk.json(&[
        "timeline",
        "Mara Lindqvist",
        "--since",
        "2024-05-08",
        "--until",
        "2024-05-10",
    ]);
    assert_eq!(entries(&late).len(), 2);
    assert_eq!(entries(&late)[..], entries(&all)[1..3]);
    assert_eq!((&late["articles"], &late["left_out"]), (&json!(2), &json!(0)));
    let none = desk.run(&["timeline", "Mara Lindqvist", "--since", "2025"]);
    none.is(snapbox::str![[r#"
none of 6 articles is of that time
hint: leave out `--since`, `--until` or `--as-of`
[exit 0]

"#]]);
}

#[test]
fn a_digest_says_how_much_it_leaves_out() {
    let desk = desk();
    let seen = desk.run(&["timeline", "Mara Lindqvist", "-n", "2"]);
    assert_eq!(seen.err, "a digest: 3 articles of 6 not shown; `-n 6` shows all\n");
    let answer = desk.json(&["timeline", "Mara Lindqvist", "-n", "2"]);
    assert_eq!((entries(&answer).len(), &answer["left_out"]), (2, &json!(3)));
    let seen = desk.run(&["timeline", "Port Kessel", "--by", "event", "-n", "1"]);
    assert!(seen.err.starts_with("a digest: "), "{}", seen.err);
}

#[test]
fn as_of_a_day_the_timeline_is_what_it_was_then() {
    let desk = Desk::new();
    let wording = |title: &str, modified: &str, body: &str, note: &str| {
        format!(
            r#"{{"uri": "kh-6", "type": "text", "headline": "{title}", "firstcreated": "2024-05-20",
                "versioncreated": "{modified}", "ednote": "{note}", "body_text": "{body}"}}"#
        )
    };
    let first = "An audit found 41 rotten cranes in Port Kessel on Friday, said Mara Lindqvist.";
    let then = "An audit found 14 rotten cranes in Port Kessel on Friday, said Mara Lindqvist.";
    desk.write("a.json", wording("Audit finds 41 rotten cranes", "2024-05-20", first, ""));
    desk.ok(&["ingest", "a.json"]);
    desk.write(
        "a.json",
        wording("Audit finds 14 rotten cranes", "2024-05-22", then, "Correction: not 41"),
    );
    desk.ok(&["ingest", "a.json"]);
    let now = &desk.json(&["timeline", "Mara Lindqvist"])["entries"][0];
    assert_eq!((now["quote"]["text"].as_str(), &now["status"]), (Some(then), &json!("corrected")));
    assert_eq!((&now["wordings"], &now["modified"]), (&json!(2), &json!("2024-05-22")));
    let old = &desk.json(&["timeline", "Mara Lindqvist", "--as-of", "2024-05-21"])["entries"][0];
    assert_eq!(old["quote"]["text"].as_str(), Some(first));
    assert_eq!(old["title"], "Audit finds 41 rotten cranes");
    assert!(old.get("status").is_none());
    let out = desk.ok(&["timeline", "Mara Lindqvist"]);
    assert!(out.contains("[corrected] Audit finds 14 rotten cranes"), "{out}");
    assert!(out.contains("2 wordings, this one of 2024-05-22; `storygraph history 1`"), "{out}");
    let none = desk.run(&["timeline", "Mara Lindqvist", "--as-of", "2024-05-19"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
}

#[test]
fn bad_questions_get_one_line_and_a_hint() {
    let desk = desk();
    desk.run(&["timeline", "Mara Lindqvist", "--since", "May"]).is(snapbox::str![[r#"
error: invalid value 'May' for '--since <DATE>': a date is 2024, 2024-05 or 2024-05-09

For more information, try '--help'.
[exit 2]

"#]]);
    desk.run(&["timeline", "--search", "\u{1b}[31mzebra"]).is(snapbox::str![[r#"
no article has `[31mzebra`
hint: try fewer words, or OR between them
[exit 0]

"#]]);
    assert_eq!(desk.run(&["timeline"]).code, 2);
    assert_eq!(desk.run(&["timeline", "nobody at all"]).code, 3);
}

#[test]
fn lines_fit_and_wide_characters_stand_under_each_other() {
    let desk = Desk::new();
    for (nth, day) in ["2024-05-01", "2024-05-12"].iter().enumerate() {
        let title = "港湾労働者の夜間勤務をめぐるストライキが始まり港は閉鎖された".repeat(nth + 1);
        let body = [
            "ケッセル港の労働組合は水曜日に夜間勤務の短縮を求めてストライキに入った。",
            "裁判所は仲裁を命じ、船主は賠償金として四億円の支払いを求めて提訴した。",
        ][nth];
        desk.write(
            &format!("{nth}.json"),
            json!({"title": title, "published": day, "body": format!("{day} {}", body.repeat(9))})
                .to_string(),
        );
    }
    desk.ok(&["ingest", "."]);
    let out = desk.ok(&["timeline", "--search", "2024"]);
    let thread = desk.run(&["timeline", "2"]).out;
    for line in out.lines().chain(thread.lines()) {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 100, "{line}");
    }
    assert!(out.contains("\n   1 ┼     1  港湾") && out.contains("\n  12 ┼     2  港湾"), "{out}");
}
