//! A run that is stopped, politely or not, and taken up again.
#![cfg(unix)]

use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::program::Desk;

/// Enough for two transactions (of 2,048 small articles), so that a run can be met between them.
const ARTICLES: usize = 2_400;

fn desk() -> Desk {
    let desk = Desk::new();
    let word = |nth: usize| ["vel", "kes", "tar", "nor", "aru", "mar", "lin"][nth % 7];
    // Words of their own: headlines that are all alike are another test.
    let name = |nth: usize| format!("{}{}{nth}", word(nth / 7), word(nth / 49));
    let title = |nth: usize| format!("{} {} of {}", name(nth), name(nth * 3), name(nth * 5));
    let dump: String = (0..ARTICLES)
        .map(|nth| {
            let body = format!(
                "The crew of the Lindqvist {} waved.\n\nREAD MORE: {}\n",
                nth % 7,
                title((nth * 31 + 1) % ARTICLES)
            );
            json!({"id": nth, "title": title(nth), "body": body, "published": "2024-05-01"})
                .to_string()
                + "\n"
        })
        .collect();
    desk.write("dump.jsonl", dump);
    desk
}

/// A run that has stored its first articles and has more to do.
fn half_way(desk: &Desk) -> Child {
    let mut command = desk.command(&["ingest", "dump.jsonl"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    for _ in 0..3_000 {
        std::thread::sleep(Duration::from_millis(20));
        if desk.path("storygraph.db").exists() && stored(desk) > 0 {
            return child;
        }
    }
    child.kill().unwrap();
    child.wait().unwrap();
    panic!("nothing was stored in a minute");
}

fn stored(desk: &Desk) -> i64 {
    desk.database()
        .query_row("SELECT count(*) FROM article", [], |row| row.get(0))
        .unwrap_or_default()
}

fn signal(child: &Child, name: &str) {
    let sent = Command::new("kill").args([name, &child.id().to_string()]).status().unwrap();
    assert!(sent.success());
}

fn assert_sound(desk: &Desk) {
    let say = |sql: &str| -> String {
        let database = desk.database();
        let mut select = database.prepare(sql).unwrap();
        let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
        rows.map(Result::unwrap).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(say("PRAGMA integrity_check"), "ok");
    assert_eq!(say("SELECT \"table\" FROM pragma_foreign_key_check"), "");
}

#[test]
fn a_stopped_run_leaves_a_sound_archive_and_the_next_one_completes_it() {
    let whole = desk();
    whole.ok(&["ingest", "dump.jsonl"]);
    let expected = whole.ok(&["export", "json"]);

    let polite = desk();
    let child = half_way(&polite);
    signal(&child, "-INT");
    let output = child.wait_with_output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(130), "{words}");
    assert_eq!(
        words,
        "error: stopped before the end; what was read is stored\n\
         hint: run the same command again to go on\n"
    );
    assert_sound(&polite);
    polite.ok(&["list", "-n", "1", "--json"]);

    let killed = desk();
    let mut child = half_way(&killed);
    signal(&child, "-KILL");
    child.wait().unwrap();
    assert_sound(&killed);

    for stopped in [polite, killed] {
        let before = stored(&stopped);
        assert!(before > 0 && before <= i64::try_from(ARTICLES).unwrap());
        stopped.ok(&["ingest", "dump.jsonl"]);
        assert_sound(&stopped);
        assert!(stopped.ok(&["export", "json"]) == expected, "the same as in one run");
    }
}

#[test]
fn what_a_killed_process_had_half_written_keeps_nobody_from_reading() {
    let desk = Desk::with_harbour();
    let expected = desk.ok(&["export", "json"]);
    let number =
        |sql: &str| -> u32 { desk.database().query_row(sql, [], |row| row.get(0)).unwrap() };
    let (pages, page_bytes) = (number("PRAGMA page_count"), number("PRAGMA page_size"));
    // The journal as SQLite begins one: the file is to be so many pages again.
    let mut journal = b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7".to_vec();
    for number in [0, 0, pages, 512, page_bytes] {
        journal.extend(number.to_be_bytes());
    }
    journal.resize(512, 0);
    desk.write("storygraph.db-journal", journal);
    assert_eq!(desk.ok(&["export", "json"]), expected);
}
