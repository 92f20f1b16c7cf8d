//! Names found by a command of the reader's, and all that it may do wrong.
#![cfg(unix)]

use std::io::Read;
use std::process::Stdio;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::program::{Desk, HARBOUR, Seen};

/// Answers that no article names anybody.
const NOBODY: &str = r#"sed 's/.*/{"mentions":[]}/'"#;

fn desk() -> Desk {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    desk
}

fn ingest(desk: &Desk, command: &str) -> Seen {
    desk.run(&["ingest", "inbox", "--tagger-cmd", command])
}

/// What the command is to answer for an article about Port Kessel.
fn answering(mentions: &str) -> String {
    format!("sed 's/.*/{{\"mentions\":[{mentions}]}}/'")
}

#[test]
fn a_command_finds_the_names_instead() {
    let desk = desk();
    let command = answering(
        r#"{"field":"title","start":0,"end":4,"kind":"person"},{"field":"body","start":0,"end":4,"kind":"place","confidence":0.3}"#,
    );
    ingest(&desk, &command).is(snapbox::str![[r#"
4 articles: 4 added, 0 changed, 0 unchanged, 0 failed
3 references: 2 bound, 1 waiting for a story that is not here yet
[exit 0]

"#]]);
    let names = desk.json(&[
        "sql",
        "select entity.name, kind, confidence, tagger from article_entity
        join entity on entity.id = entity_id join revision on revision.id = revision_id order by 1",
    ]);
    let all: Vec<&str> =
        names.as_array().unwrap().iter().map(|row| row["name"].as_str().unwrap()).collect();
    assert_eq!(all, ["Dock", "Dock", "Harb", "Otte"], "what is too unsure is left out");
    assert_eq!(names[0]["tagger"], format!("cmd:{command}"));
    assert_eq!(names[0]["confidence"], 1.0);
}

#[test]
fn what_tag_prints_is_an_answer() {
    let (desk, own) = (desk(), Desk::with_harbour());
    let command = format!("'{}' tag -", env!("CARGO_BIN_EXE_storygraph"));
    assert_eq!(ingest(&desk, &command).err, "");
    let names = |desk: &Desk| {
        desk.json(&["sql", "select field, start_byte, end_byte, sentence_start, sentence_end, name.key, kind, mention.confidence
            from mention join name on name.id = name_id order by revision_id, field, start_byte"])
    };
    assert_eq!(names(&desk), names(&own));
}

#[test]
fn a_name_inside_a_reference_belongs_to_the_story_it_points_to() {
    let desk = Desk::new();
    desk.write("inbox/a.txt", "Strike ends\n\nIt is over.\n\nREAD MORE: What Mara wants\n");
    let start = "It is over.\n\nREAD MORE: What ".len();
    let mention = json!({"field": "body", "start": start, "end": start + 4, "kind": "person"});
    ingest(&desk, &answering(&mention.to_string()));
    assert_eq!(desk.json(&["entities"]), json!([]));
    assert_eq!(desk.json(&["wanted"])[0]["entities"], json!(["Mara"]));
}

#[test]
fn a_command_that_does_not_work_is_told_once_and_the_articles_are_stored() {
    let desk = desk();
    ingest(&desk, "exec 2>/dev/null; no-such-tagger").is(snapbox::str![[r#"
4 articles: 4 added, 0 changed, 0 unchanged, 0 failed
3 references: 2 bound, 1 waiting for a story that is not here yet
inbox/1-begins.md: the tagger ended with exit status 127; it is not asked again (hint: check the spelling of the command after `--tagger-cmd`)
error: 4 articles could not be tagged, stored without names
hint: 4 articles were read by another tagger; `storygraph ingest --retag --tagger-cmd 'exec 2>/dev/null; no-such-tagger'` redoes them
[exit 4]

"#]]);
    let stats = desk.run(&["stats"]);
    assert!(stats.out.contains("\ntagger: failed cmd:exec 2>/dev/null; no-such-tagger\n"));
    assert!(stats.err.starts_with("hint: some texts are of the tagger `failed cmd:"));
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), 4);
    assert_eq!(ingest(&desk, "no-such-tagger").code, 0, "nothing is read again unasked");
    let again = desk.run(&["ingest", "--retag", "--tagger-cmd", NOBODY]);
    assert_eq!(
        (again.code, again.out.as_str()),
        (0, "retagged 4 articles; 0 were already current\n")
    );
}

#[test]
fn each_failure_names_an_article_and_what_to_do() {
    let mention = |text: &str| answering(&format!(r#"{{"field":"title",{text}}}"#));
    let two = r#"{"field":"title","start":0,"end":4,"kind":"person"},{"field":"title","start":2,"end":5,"kind":"place"}"#;
    for (command, untagged, told) in [
        (
            "echo oops >&2; exit 3",
            4,
            "the tagger ended with exit status 3: oops; it is not asked again",
        ),
        (
            "head -n 2 | sed 's/.*/{\"mentions\":[]}/'",
            4,
            "the tagger ended after 2 of 4 answers; it is not asked again",
        ),
        ("sed 's/.*/{\"mentions\":[]}/'; echo", 0, ""),
        (
            "sed 's/.*/{\"mentions\":[]}/'; echo more",
            4,
            "the tagger answered more lines than it was asked (4); it is not asked again",
        ),
        (
            "sed 's/.*/{\"mentions\":[]}/'; exit 1",
            4,
            "the tagger ended with exit status 1; it is not asked again",
        ),
        (
            "sed 's/.*/{\"mentions\":[]}/; 3s/.*/loading/'",
            1,
            "the tagger's answer cannot be read: expected value at line 1 column 1",
        ),
        (
            &mention(r#""start":0,"end":4000,"kind":"person""#),
            4,
            "the tagger's mention title 0-4000 is outside the field, which has ",
        ),
        (
            &mention(r#""start":4,"end":2,"kind":"person""#),
            4,
            "the tagger's mention title 4-2 begins or ends inside a character",
        ),
        (
            &mention(r#""start":0,"end":2,"kind":"person","confidence":7"#),
            4,
            "the tagger's mention title 0-2 has a confidence of 7",
        ),
        (&answering(two), 4, "the tagger's mention title 2-5 overlaps another"),
        (
            &mention(r#""start":0,"end":2,"kind":"event""#),
            0,
            "the tagger's kind `event` is left out, here and elsewhere",
        ),
    ] {
        let desk = desk();
        let seen = ingest(&desk, command);
        assert!(seen.out.starts_with("4 articles: 4 added"), "{command}");
        let code = if untagged == 0 { 0 } else { 4 };
        assert_eq!(seen.code, code, "{command}: {}", seen.err);
        let lines: Vec<&str> = seen.err.lines().filter(|line| line.starts_with("inbox/")).collect();
        let is_per_article = untagged == 4 && !told.ends_with("again");
        let expected = if told.is_empty() {
            0
        } else if is_per_article {
            4
        } else {
            1
        };
        assert_eq!(lines.len(), expected, "{command}: {}", seen.err);
        for line in lines {
            assert!(
                line.contains(&format!(": {told}")) && line.contains(" (hint: "),
                "{command}: {line}"
            );
        }
        let failed = desk
            .json(&["sql", "select count(*) as n from revision where tagger like 'failed cmd:%'"]);
        assert_eq!(failed, json!([{ "n": untagged }]), "{command}");
    }
}

#[test]
fn a_command_that_breaks_off_is_started_again_after_that_article() {
    let desk = desk();
    let command = r#"while read -r line; do
        case $line in *"second week\",\"stand"*) exit 9;; esac
        echo '{"mentions":[]}'; done"#;
    let seen = ingest(&desk, command);
    let told: Vec<&str> = seen.err.lines().collect();
    assert!(
        told[0].starts_with("inbox/2-second-week.md: the tagger ended with exit status 9 (hint: "),
        "{told:?}"
    );
    assert_eq!(told[1], "error: 1 article could not be tagged, stored without names");
    assert_eq!((seen.code, told.len()), (4, 3));
}

#[test]
fn nothing_that_a_command_does_blocks_the_run() {
    for (command, told) in [
        ("sleep 30", "gave no answer for 0.5 s"),
        ("sleep 30 | cat", "gave no answer for 0.5 s"),
        ("exec >&-; sleep 30", "gave no answer for 0.5 s"),
        ("yes '{\"mentions\":[]}'", "answered more lines than it was asked"),
        ("head -c 1000000 /dev/zero >&2; exit 5", "ended with exit status 5"),
    ] {
        let desk = desk();
        // More than a pipe holds, for a command that does not read it.
        desk.write("inbox/long.txt", format!("Long\n\n{}\n", "word ".repeat(100_000)));
        let start = Instant::now();
        let seen =
            desk.run(&["ingest", "inbox", "--tagger-cmd", command, "--tagger-timeout", "0.5"]);
        assert!(start.elapsed() < Duration::from_secs(20), "{command}");
        assert_eq!(seen.code, 4, "{command}");
        assert!(seen.err.contains(told), "{command}: {}", seen.err);
    }
    let desk = desk();
    let deaf = r#"for i in 1 2 3 4; do echo '{"mentions":[]}'; done"#;
    assert_eq!(ingest(&desk, deaf).code, 0, "whether it reads is its own affair");
}

#[test]
fn ctrl_c_does_not_wait_for_the_command() {
    let desk = desk();
    let mut command = desk.command(&["ingest", "inbox", "--tagger-cmd", "touch asked; sleep 60"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let start = Instant::now();
    while !desk.path("asked").exists() && start.elapsed() < Duration::from_secs(20) {
        std::thread::sleep(Duration::from_millis(20));
    }
    let sent = std::process::Command::new("kill").args(["-INT", &child.id().to_string()]).status();
    assert!(sent.unwrap().success());
    let mut words = String::new();
    child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
    assert_eq!(child.wait().unwrap().code(), Some(130), "{words}");
    assert!(start.elapsed() < Duration::from_secs(40));
    assert_eq!(desk.json(&["list"]), json!([]), "what was not asked is not stored");
}
