//! Whatever is in the folder: no panic, one line for each bad file, the good
//! ones stored, and every format of output well formed.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod program;

use std::time::{Duration, Instant};

use program::{Desk, Seen};
use serde_json::{Value, json};

/// A file, its bytes, and what is said of it if it cannot be read.
type Case = (&'static str, Vec<u8>, Option<&'static str>);

const BINARY: &str = "binary file (hint: give it as text, Markdown, HTML or JSON)";

fn utf16(text: &str) -> Vec<u8> {
    [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect()
}

fn cases() -> Vec<Case> {
    [papers(), liars()].concat()
}

fn papers() -> Vec<Case> {
    let text = |text: &str| text.as_bytes().to_vec();
    let all_bytes: Vec<u8> = (0..=255).cycle().take(9_000).collect();
    vec![
        ("empty.txt", text(""), Some("empty file (hint: delete it, or save the article again)")),
        (
            "spaces.txt",
            text(" \n\t\n"),
            Some("empty file (hint: delete it, or save the article again)"),
        ),
        ("noise.txt", all_bytes.clone(), Some(BINARY)),
        ("nul.txt", text("Title\0\n\nBody \0 of it."), Some(BINARY)),
        (
            "report.txt",
            [b"%PDF-1.7\n", &all_bytes[..]].concat(),
            Some(
                "binary file (looks like PDF) (hint: turn it into text first, for example with `pdftotext FILE -`)",
            ),
        ),
        (
            "half.json",
            text("{\"title\": \"Half\", \"body\": \"It ends he"),
            Some(
                "the JSON ends in the middle of a record (hint: the file was cut off: fetch or export it again)",
            ),
        ),
        (
            "deep.json",
            text(&format!(
                "{{\"title\": \"x\", \"body\": {}{}}}",
                "[".repeat(90_000),
                "]".repeat(90_000)
            )),
            Some(
                "invalid JSON at line 1 column 150 (hint: look for a missing quote, comma or bracket there)",
            ),
        ),
        (
            "latin1.txt",
            b"M\xfcller geht\n\nDer B\xfcrgermeister J\xf6rg M\xfcller geht.\n".to_vec(),
            None,
        ),
        ("utf16.txt", utf16("Wide strike\n\nText of it.\n"), None),
        ("mark.txt", text("\u{feff}Marked strike\n\nText of it.\n"), None),
        (
            "crlf.txt",
            text("Windows strike\r\n\r\nText of it.\r\n\r\nREAD MORE: Marked strike\r\n"),
            None,
        ),
        (
            "deep.html",
            text(&format!("<title>Deep strike</title>{}<p>Text of it.", "<div>".repeat(20_000))),
            None,
        ),
        (
            "deep.md",
            text(&format!("# Quoted strike\n\n{} Text of it.\n", ">".repeat(20_000))),
            None,
        ),
        ("self.txt", text("Self strike\n\nText of it.\n\nREAD MORE: Self strike\n"), None),
        (
            "one.txt",
            text("Cycle one begins here\n\nText.\n\nREAD MORE: Cycle two begins here\n"),
            None,
        ),
        (
            "two.txt",
            text("Cycle two begins here\n\nText.\n\nREAD MORE: Cycle one begins here\n"),
            None,
        ),
        ("same1.txt", text("Same strike in Port Kessel\n\nOne.\n"), None),
        ("same2.txt", text("Same strike in Port Kessel\n\nTwo.\n"), None),
        (
            "to-same.txt",
            text("Points to both\n\nText.\n\nREAD MORE: Same strike in Port Kessel\n"),
            None,
        ),
        ("title-only.txt", text("Only a title"), None),
        ("matter.md", text("---\ntitle: [unclosed\n: : :\n---\nText of it.\n"), None),
        ("hostile.jsonl", hostile().into_bytes(), None),
    ]
}

/// The same, of bytes that are not what they say they are.
fn liars() -> Vec<Case> {
    let all_bytes: Vec<u8> = (0..=255).cycle().take(500).collect();
    vec![
        (
            "lying.html",
            "<meta charset=windows-1251><title>Stra\u{df}e gesperrt</title><p>Text of it."
                .as_bytes()
                .to_vec(),
            None,
        ),
        ("broken.txt", b"Broken strike\n\nText \xc3\x28 of \xff it.\n".to_vec(), None),
        (
            "stray.txt",
            [b"Stray strike\n\n", "Text of it. ".repeat(90).as_bytes(), b"\0 End.\n"].concat(),
            None,
        ),
        (
            "noise.gz",
            [b"\x1f\x8b\x08", &all_bytes[..]].concat(),
            Some(
                "damaged: corrupt deflate stream (hint: what stands before is read; fetch or pack it again for the rest)",
            ),
        ),
        (
            "noise.zip",
            [b"PK\x03\x04", &all_bytes[..]].concat(),
            Some(
                "cut off: it ends in the middle (hint: what stands before is read; fetch it again for the rest)",
            ),
        ),
    ]
}

/// An article that wants to write on the terminal and break out of every
/// format, and one that is named in it.
fn hostile() -> String {
    let title = "He said \"no\" <script>alert(1)</script> \u{1b}[31mred\u{1b}[0m \u{202e}\u{200f}עברית & \\N \"];x\nnext";
    let body = format!(
        "Ada \u{1b}]0;gone\u{7} Larch met <b>Ben Osei</b> of the \"Dockers\u{9b}31m Union\" in Port Kessel.\n\n\
         READ MORE: \u{1b}[31mHostile\u{1b}[0m \"story\" <script>x</script> \u{202e}of Ada Larch\n\n\
         READ MORE: {}\n",
        "Plain strike"
    );
    let one = json!({
        "id": "a b\n\u{1b}c", "url": "javascript:alert(\"\u{1b}\")", "title": title, "body": body,
        "source": "\u{1b}[5mHerald", "byline": "\u{1b}[1mMe", "standfirst": "\u{1b}[2J]]>", "section": "\u{1b}",
        "links": [{"url": "https://x.example/\u{1b}[1m\"<>", "text": "Ben Osei"}],
    });
    let two =
        json!({"title": "Plain strike", "body": "Ada Larch and Ben Osei were in Port Kessel."});
    format!("{one}\n{two}\n")
}

fn desk() -> (Desk, Seen) {
    let desk = Desk::new();
    for (name, bytes, _) in cases() {
        desk.write(&format!("in/{name}"), bytes);
    }
    let seen = desk.run(&["ingest", "in"]);
    (desk, seen)
}

#[test]
fn each_bad_file_is_one_line_and_the_good_ones_are_stored() {
    let (desk, seen) = desk();
    assert_eq!(seen.code, 4, "{}", seen.err);
    let mut lines: Vec<String> = cases()
        .into_iter()
        .filter_map(|(name, _, said)| Some(format!("in/{name}: {}", said?)))
        .collect();
    lines.sort();
    let bad = lines.len();
    lines.push(format!("error: {bad} inputs could not be read; the rest is stored"));
    assert_eq!(seen.err.lines().collect::<Vec<_>>(), lines);
    let good = cases().len() - bad + 1;
    assert!(seen.out.starts_with(&format!(
        "{good} articles: {good} added, 0 changed, 0 unchanged, {bad} failed\n"
    )));
    let rows = desk.json(&["list"]);
    let titles: Vec<&str> =
        rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    for title in [
        "Müller geht",
        "Wide strike",
        "Marked strike",
        "Windows strike",
        "Deep strike",
        "Only a title",
        "Straße gesperrt",
        "Broken strike",
        "Stray strike",
    ] {
        assert!(titles.contains(&title), "{title}: {titles:?}");
    }
}

#[test]
fn a_cycle_binds_both_ways_a_self_reference_and_a_choice_of_two_bind_nothing() {
    let (desk, _) = desk();
    let target = |article: &str| {
        let rows = desk.json(&["refs", article]);
        rows[0]["target"]["title"].as_str().map(str::to_owned)
    };
    assert_eq!(target("cycle-one").as_deref(), Some("Cycle two begins here"));
    assert_eq!(target("cycle-two").as_deref(), Some("Cycle one begins here"));
    assert_eq!(target("self-strike"), None);
    assert_eq!(target("points-to-both"), None);
    assert_eq!(target("windows-strike").as_deref(), Some("Marked strike"));
}

#[test]
fn nothing_that_an_article_says_reaches_the_terminal_as_a_command() {
    let (desk, seen) = desk();
    let mut all = vec![("ingest".to_owned(), seen)];
    let hostile = desk.json(&["sql", "select id from article where title like 'He said%'"]);
    let id = hostile[0]["id"].to_string();
    let verbs: Vec<Vec<&str>> = vec![
        vec!["list"],
        vec!["show", &id],
        vec!["search", "Larch"],
        vec!["stats"],
        vec!["entities"],
        vec!["entity", "Ada Larch"],
        vec!["refs"],
        vec!["refs", &id, "--links"],
        vec!["wanted"],
        vec!["related", &id],
        vec!["related", &id, "--diverse"],
        vec!["stories", "--all"],
        vec!["story", &id],
        vec!["rank"],
        vec!["rank", "--communities"],
        vec!["lint", "articles"],
        vec!["lint", "entities"],
        vec!["path", &id, "Ben Osei"],
        vec!["ego", &id],
        vec!["timeline", &id],
        vec!["timeline", "Ada Larch", "--by", "event"],
        vec!["timeline", "--search", "Larch"],
        vec!["render"],
        vec!["render", &id],
        vec!["export", "dot"],
        vec!["export", "json"],
        vec!["parse", "in"],
        vec!["related", &id, "--format", "trec"],
        vec!["sql", "select * from edge"],
        vec!["sql", "select * from node"],
        vec!["show", "\u{1b}[31m\u{202e}nobody\n"],
        vec!["list", "--source", "\u{1b}[5m"],
    ];
    for verb in verbs {
        all.push((verb.join(" "), desk.run(&verb)));
        all.push((
            format!("{} --json", verb.join(" ")),
            desk.run(&[&verb[..], &["--json"]].concat()),
        ));
    }
    for (verb, seen) in all {
        // A picture and another format are no JSON.
        let is_refused = ["render", "export dot"].iter().any(|name| verb.starts_with(name))
            && verb.ends_with("--json");
        let codes: &[i32] = if is_refused { &[2] } else { &[0, 3, 4] };
        assert!(codes.contains(&seen.code), "{verb}: {seen:?}");
        // JSON is for programs, and leaves all but these as they are.
        let is_json = ["--json", "export json", "parse"].iter().any(|name| verb.contains(name));
        for text in [&seen.out, &seen.err] {
            let bad = text.chars().find(|&c| {
                c != '\n' && if is_json { c.is_ascii_control() } else { c.is_control() }
            });
            assert_eq!(bad, None, "{verb}");
        }
        if !is_json {
            assert!(!seen.out.contains('\u{202e}'), "{verb} turns the writing round");
        }
    }
}

#[test]
fn every_format_stays_well_formed() {
    let (desk, _) = desk();
    for args in
        [&["export", "json"][..], &["list", "--json"], &["refs", "--json"], &["wanted", "--json"]]
    {
        serde_json::from_str::<Value>(&desk.ok(args)).unwrap();
    }
    for args in [&["render"][..], &["render", "plain-strike", "-r", "2"]] {
        let drawn = desk.run(args).out;
        let page = roxmltree::Document::parse(&drawn).unwrap();
        let elements: Vec<&str> = page.descendants().map(|node| node.tag_name().name()).collect();
        assert!(!elements.contains(&"script") && !elements.contains(&"b"));
        let links = page.descendants().flat_map(|node| node.attributes());
        assert!(!links.into_iter().any(|attribute| attribute.value().starts_with("javascript:")));
    }
    if program::is_here("dot", "-V") {
        desk.write("all.dot", desk.ok(&["export", "dot"]));
        let dot = std::process::Command::new("dot")
            .args(["-Tcanon".as_ref(), desk.path("all.dot").as_os_str()])
            .output()
            .unwrap();
        assert!(dot.status.success() && dot.stderr.is_empty());
    }
}

fn huge(desk: &Desk, name: &str, before: &str, after: &str) {
    desk.write(name, [before, &"word ".repeat(20_000_000), after].concat());
}

#[test]
fn a_hundred_megabytes_in_one_line_are_refused_quickly_and_the_next_record_is_read() {
    let desk = Desk::new();
    huge(&desk, "a.txt", "Huge\n\n", "");
    huge(
        &desk,
        "b.jsonl",
        "{\"title\": \"Huge\", \"body\": \"",
        "\"}\n{\"title\": \"After it\", \"body\": \"x\"}\n",
    );
    let began = Instant::now();
    let seen = desk.run(&["ingest", "a.txt", "b.jsonl"]);
    assert_eq!(seen.code, 4);
    assert_eq!(
        seen.err,
        "a.txt: larger than 64 MiB (hint: raise the limit with `--max-size`)\n\
         b.jsonl:1: larger than 64 MiB (hint: raise the limit with `--max-size`)\n\
         error: 2 inputs could not be read; the rest is stored\n"
    );
    assert_eq!(desk.json(&["list"])[0]["title"], "After it");
    assert!(began.elapsed() < Duration::from_mins(1));
}

#[test]
fn ten_thousand_links_and_references_in_one_line_take_no_minute() {
    let desk = Desk::new();
    let page = "Ada Larch saw <a href=\"/x\">harbours</a> and ".repeat(10_000);
    desk.write("links.html", format!("<title>Many links</title><body><p>{page}"));
    desk.write("cues.txt", format!("Many cues\n\n{}", "READ MORE: ".repeat(10_000)));
    let began = Instant::now();
    desk.ok(&["ingest", "links.html", "cues.txt"]);
    assert!(began.elapsed() < Duration::from_secs(30), "{:?}", began.elapsed());
}
