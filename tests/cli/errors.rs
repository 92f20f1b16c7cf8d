//! What goes wrong, in words and exit codes; and the rest of the shell's manners.

use std::io::Read;
use std::process::Stdio;

use crate::program::Desk;

#[test]
fn without_an_archive_every_reading_verb_says_so_and_makes_no_file() {
    let desk = Desk::new();
    for args in [
        &["list"][..],
        &["show", "1"],
        &["search", "x"],
        &["stats"],
        &["entities"],
        &["entity", "x"],
        &["refs"],
        &["wanted"],
        &["related", "1"],
        &["path", "1", "2"],
        &["ego", "1"],
        &["timeline", "1"],
        &["render"],
        &["export", "json"],
        &["export", "dot"],
        &["sql", "select 1"],
        &["schema"],
        &["log"],
        &["log", "--export", "log.jsonl"],
        &["log", "--import", "log.jsonl"],
        &["undo", "1"],
        &["entity", "merge", "1", "2"],
        &["ref", "bind", "r1", "1"],
        &["lint", "entities"],
        &["lint", "entities", "--interactive"],
    ] {
        desk.run(args).is(snapbox::str![[r#"
error: no database at `storygraph.db`
hint: make one with `storygraph ingest FOLDER`, or name another with `--db FILE`
[exit 1]

"#]]);
    }
    assert!(desk.files().is_empty());
}

#[test]
fn reading_leaves_the_archive_and_its_folder_as_they_were() {
    let desk = Desk::with_harbour();
    assert_eq!(desk.files(), ["inbox", "storygraph.db"]);
    let before = std::fs::read(desk.path("storygraph.db")).unwrap();
    for args in [
        &["list"][..],
        &["show", "1"],
        &["search", "strike"],
        &["stats"],
        &["refs"],
        &["wanted"],
        &["related", "1"],
        &["ego", "1"],
        &["timeline", "1"],
        &["render"],
        &["export", "json"],
        &["schema"],
        &["log"],
        &["log", "--export", "-"],
        &["entity", "Port Kessel", "--mentions"],
    ] {
        desk.run(args);
    }
    assert_eq!(desk.files(), ["inbox", "storygraph.db"]);
    assert!(std::fs::read(desk.path("storygraph.db")).unwrap() == before);
}

#[test]
fn a_file_that_is_no_archive_is_left_alone() {
    let desk = Desk::new();
    desk.write("notes.txt", "Strike begins\n\nText.\n".repeat(100));
    desk.write("empty.db", "");
    rusqlite::Connection::open(desk.path("other.db"))
        .unwrap()
        .execute_batch("CREATE TABLE theirs (x)")
        .unwrap();
    for name in ["notes.txt", "other.db"] {
        let before = std::fs::read(desk.path(name)).unwrap();
        for verb in [&["list"][..], &["ingest", "notes.txt"]] {
            let seen = desk.run(&[&["--db", name], verb].concat());
            assert_eq!((seen.code, seen.out.as_str()), (1, ""));
            assert_eq!(
                seen.err,
                format!(
                    "error: `{name}` is not a storygraph database\nhint: name another file with `--db FILE`\n"
                )
            );
        }
        assert!(std::fs::read(desk.path(name)).unwrap() == before, "{name}");
    }
    assert_eq!(desk.run(&["--db", "empty.db", "list"]).code, 1);
}

#[test]
fn an_archive_of_a_newer_program_is_refused() {
    let desk = Desk::with_harbour();
    desk.database().pragma_update(None, "user_version", 99).unwrap();
    for verb in [&["list"][..], &["ingest", "inbox"], &["export", "json"]] {
        desk.run(verb).is(snapbox::str![[r#"
error: `storygraph.db` was written by a newer storygraph (schema 99, this program knows 10)
hint: update storygraph
[exit 5]

"#]]);
    }
}

#[test]
fn the_archive_is_named_by_option_before_or_after_the_verb_or_by_the_environment() {
    let desk = Desk::with_harbour();
    std::fs::rename(desk.path("storygraph.db"), desk.path("mine.db")).unwrap();
    let expected = desk.ok(&["--db", "mine.db", "--json", "list"]);
    assert!(expected.starts_with("[\n"));
    assert_eq!(desk.ok(&["list", "--json", "--db", "mine.db"]), expected);
    let mut command = desk.command(&["list", "--json"]);
    let output = command.env("STORYGRAPH_DB", "mine.db").output().unwrap();
    assert_eq!(String::from_utf8(output.stdout).unwrap(), expected);
    let mut command = desk.command(&["list", "--db", "mine.db", "--json"]);
    assert!(command.env("STORYGRAPH_DB", "not-here.db").output().unwrap().status.success());
}

#[test]
fn an_unknown_name_comes_with_what_is_near_and_an_ambiguous_one_with_all_it_could_be() {
    let desk = Desk::with_harbour();
    desk.run(&["show", "dockers"]).is(snapbox::str![[r#"
error: `dockers` could be more than one article
hint: one is `dockers-end-strike-after-nine-days`
hint: one is `dockers-in-port-kessel-walk-out-over-night-shifts`
[exit 3]

"#]]);
    desk.run(&["entity", "Vellmark"]).is(snapbox::str![[r#"
error: no entity named `Vellmark`
hint: did you mean `Vellmark Museum`?
[exit 3]

"#]]);
    desk.run(&["related", "99"]).is(snapbox::str![[r#"
error: no article named `99`
hint: `storygraph list` shows what is there
[exit 3]

"#]]);
    for args in [
        &["path", "1", "nobody"][..],
        &["ego", "nobody"],
        &["refs", "nobody"],
        &["render", "nobody"],
    ] {
        assert_eq!(desk.run(args).code, 3, "{args:?}");
    }
}

#[test]
fn usage_errors_exit_with_two() {
    let desk = Desk::with_harbour();
    for args in [
        &[][..],
        &["frobnicate"],
        &["list", "--wat"],
        &["related"],
        &["export", "pdf"],
        &["ingest"],
    ] {
        let seen = desk.run(args);
        assert_eq!((seen.code, seen.out.as_str()), (2, ""), "{args:?}");
    }
    let help = desk.ok(&["--help"]);
    assert!(help.contains("Exit status: 0 done") && help.contains("Examples:"), "{help}");
    assert!(desk.ok(&["--version"]).starts_with("storygraph "));
}

#[test]
fn sql_reads_and_only_reads() {
    let desk = Desk::with_harbour();
    assert_eq!(desk.ok(&["sql", "select count(*) as articles from article"]), "articles\n4\n");
    for (sql, message) in [
        ("delete from article", "this statement would write"),
        ("attach 'new.db' as x", "no statement that answers"),
        ("", "no statement that answers"),
        ("select 1; select 2", "more than one statement"),
        ("selec 1", "near \"selec\": syntax error in selec 1 at offset 0"),
    ] {
        let seen = desk.run(&["sql", sql]);
        assert_eq!(seen.code, 2, "{sql}");
        assert!(seen.err.starts_with(&format!("error: {message}\nhint: ")), "{sql}: {}", seen.err);
    }
    assert_eq!(desk.files(), ["inbox", "storygraph.db"]);
}

#[test]
fn a_reader_that_has_seen_enough_is_no_error() {
    let desk = Desk::with_harbour();
    for args in [&["export", "json"][..], &["list"], &["render"], &["schema"], &["man"]] {
        let mut command = desk.command(args);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let mut words = String::new();
        child.stderr.take().unwrap().read_to_string(&mut words).unwrap();
        let code = child.wait().unwrap().code();
        assert_eq!((code, words.as_str()), (Some(0), ""), "{args:?}");
    }
}

#[test]
fn there_is_colour_only_where_it_is_wanted() {
    let desk = Desk::with_harbour();
    let out = |name: &str| {
        let output = desk.command(&["show", "3"]).env(name, "1").output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    assert!(out("CLICOLOR_FORCE").contains("\u{1b}[1m"));
    assert!(!out("NO_COLOR").contains('\u{1b}'));
    assert!(!desk.ok(&["show", "3"]).contains('\u{1b}'), "a pipe is no terminal");
}

#[test]
fn completions_and_the_manual_know_every_verb() {
    let desk = Desk::new();
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        assert!(desk.ok(&["completions", shell]).contains("related"), "{shell}");
    }
    let manual = desk.ok(&["man"]);
    assert!(manual.contains(".TH storygraph") && manual.contains("related"), "{manual}");
}

#[test]
fn a_cell_wider_than_any_terminal_is_cut() {
    let desk = Desk::with_harbour();
    let out = desk.ok(&["sql", "select printf('%.70000c', 'x') as a, 1 as b"]);
    assert!(out.lines().all(|line| line.chars().count() < 120), "{}", out.len());
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_nowhere_is_told_and_the_rest_is_read() {
    let desk = Desk::new();
    desk.write("inbox/a.txt", "Fog closes port\n\nFog came in.\n");
    std::os::unix::fs::symlink("nowhere", desk.path("inbox/b.txt")).unwrap();
    std::os::unix::fs::symlink("c.txt", desk.path("inbox/c.txt")).unwrap();
    let seen = desk.run(&["ingest", "inbox"]);
    assert_eq!(seen.code, 4);
    assert!(seen.out.starts_with("1 article: 1 added, 0 changed, 0 unchanged, 2 failed"));
    assert!(seen.err.contains("inbox/b.txt: no such file or folder"), "{}", seen.err);
}

#[test]
fn a_name_that_two_bear_lists_both() {
    let desk = Desk::new();
    desk.write("a.txt", "A sailor\n\nJohn Smith, a sailor, met Ada Larch in Norland.\n");
    desk.write("b.txt", "A judge\n\nJohn Smith of the Harbour Authority slept in Velm.\n");
    desk.ok(&["ingest", "a.txt", "b.txt"]);
    let seen = desk.run(&["entity", "John Smith"]);
    assert_eq!(seen.code, 3);
    let hints: Vec<&str> = seen.err.lines().skip(1).collect();
    assert_eq!(hints.len(), 2, "{}", seen.err);
    for hint in hints {
        assert!(hint.starts_with("hint: one is `e"), "{hint}");
        assert!(hint.ends_with(" (John Smith, person, 1 article)`"), "{hint}");
    }
}
