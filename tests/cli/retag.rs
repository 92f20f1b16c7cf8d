//! Names found anew in what is stored.

use std::path::Path;

use serde_json::json;

use crate::program::{Desk, HARBOUR};

/// Finds one name in every article.
#[cfg(unix)]
const ANOTHER: &str =
    r#"sed 's/.*/{"mentions":[{"field":"title","start":0,"end":5,"kind":"person"}]}/'"#;

/// Real articles and invented ones: links, flat text, a changed wording.
fn read(desk: &Desk, options: &[&str]) {
    let home = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (archive, inbox) = (home.join("examples/archive"), home.join("examples/inbox"));
    let folders = [archive.to_str().unwrap(), inbox.to_str().unwrap(), "inbox"];
    desk.write_all(HARBOUR);
    desk.write(
        "inbox/flat.txt",
        "Flat text\n\nMara Lindqvist left. READ MORE: What Owen Pryce wants for Lake Arun The union in \
         Kenya said that Joe Biden was there. Owen Pryce did not.\n",
    );
    let (name, text) = HARBOUR[0];
    desk.run(&[&["ingest"], &folders[..], options].concat());
    desk.write(name, text.replace("Mara Lindqvist, who", "Owen Pryce, who"));
    desk.run(&[&["ingest"], &folders[2..], options].concat());
}

/// What a reader can see of names.
fn seen(desk: &Desk) -> String {
    let all = ["export json", "entities -n 999 --json", "wanted --json", "refs --json"];
    let said = |words: &str| desk.ok(&words.split(' ').collect::<Vec<_>>());
    // Rows of entities are counted as they come.
    let lines = all.map(said).concat();
    lines.lines().filter(|line| !line.trim().starts_with("\"id\": ")).collect::<Vec<_>>().join("\n")
}

#[cfg(unix)]
#[test]
fn retagged_texts_are_those_of_a_new_archive() {
    let (fresh, desk) = (Desk::new(), Desk::new());
    read(&fresh, &[]);
    read(&desk, &["--tagger-cmd", ANOTHER]);
    let (expected, another) = (seen(&fresh), seen(&desk));
    assert!(expected != another);
    let bound = "select id, target_id, method, confidence from reference";
    let before = desk.json(&["sql", bound]);
    desk.run(&["ingest", "--retag"]).is(snapbox::str![[r#"
retagged 96 articles; 0 were already current
[exit 0]

"#]]);
    assert_eq!(desk.json(&["sql", bound]), before, "references are as they were");
    assert!(seen(&desk) == expected);
    let count =
        |desk: &Desk, table: &str| desk.json(&["sql", &format!("select count(*) from {table}")]);
    for table in ["name", "name_form", "alias", "mention", "reference_entity"] {
        assert_eq!(count(&desk, table), count(&fresh, table), "{table}, old wordings too");
    }
    assert_eq!(desk.ok(&["ingest", "--retag"]), "retagged 0 articles; 96 were already current\n");
    desk.ok(&["ingest", "--retag", "--tagger-cmd", ANOTHER]);
    assert!(seen(&desk) == another, "and back");
}

/// Puts an archive of the second schema, with all that this one holds, in its place.
fn age(desk: &Desk) {
    std::fs::rename(desk.path("storygraph.db"), desk.path("new.db")).unwrap();
    let old = rusqlite::Connection::open(desk.path("storygraph.db")).unwrap();
    old.execute_batch(include_str!("../../schema/0001_archive.sql")).unwrap();
    old.execute_batch(include_str!("../../schema/0002_views.sql")).unwrap();
    old.execute_batch("PRAGMA application_id = 0x53544752; PRAGMA user_version = 2").unwrap();
    old.execute("ATTACH ?1 AS new", [desk.path("new.db").to_str().unwrap()]).unwrap();
    old.execute_batch(
        "PRAGMA foreign_keys = OFF;
         INSERT INTO run SELECT * FROM new.run;
         INSERT INTO article
         SELECT id, key, slug, iif(instr(slug, '--'), substr(slug, 1, instr(slug, '--') - 1), slug),
            external_id, url, NULL, title, lower(title), published, language, source, revision_id, linked
         FROM new.article;
         INSERT INTO revision
         SELECT id, article_id, content_hash, text_hash, run_id, title, standfirst, byline, published,
            modified, language, source, section, body, tagger FROM new.revision;
         INSERT INTO origin SELECT * FROM new.origin;
         INSERT INTO reference
         SELECT id, revision_id, kind, cue, label, label_key, reach_key, url, url_key, start_byte,
            end_byte, sentence_start, sentence_end, target_id, method, confidence FROM new.reference;
         INSERT INTO candidate SELECT * FROM new.candidate;
         INSERT INTO title_token SELECT * FROM new.title_token;
         INSERT INTO title_word SELECT * FROM new.title_word;
         INSERT INTO reference_token SELECT * FROM new.reference_token;
         INSERT INTO entity SELECT id, kind, key, name FROM new.name;
         INSERT INTO alias
         SELECT name_id, surface, coalesce(alias.key, name.key), mentions, alias.articles
         FROM new.alias JOIN new.name ON name.id = name_id;
         INSERT INTO mention
         SELECT revision_id, iif(field, iif(field = 1, 'title', 'standfirst'), 'body'), start_byte,
            end_byte, 0, 0, name_id, confidence / 100.0 FROM new.mention;
         INSERT INTO revision_entity
         SELECT revision_id, name_id, coalesce(name, substr(
                CASE field WHEN 1 THEN title WHEN 2 THEN standfirst ELSE body END,
                start_byte + 1, end_byte - start_byte)),
            (SELECT count(*) FROM new.mention AS all_of_it
             WHERE all_of_it.revision_id = mention.revision_id AND all_of_it.name_id = mention.name_id),
            salience / 1000.0, iif(field, iif(field = 1, 'title', 'standfirst'), 'body'),
            start_byte, end_byte, sentence_start, sentence_end, confidence / 100.0
         FROM new.mention JOIN new.revision ON revision.id = revision_id WHERE salience IS NOT NULL;
         INSERT INTO reference_entity SELECT * FROM new.reference_entity;
         INSERT INTO article_fts (article_fts) VALUES ('rebuild');
         INSERT INTO stem SELECT * FROM new.stem;",
    )
    .unwrap();
}

#[test]
fn an_archive_of_an_older_program_is_told_of_and_retagged() {
    let (fresh, desk) = (Desk::new(), Desk::new());
    read(&fresh, &[]);
    read(&desk, &[]);
    age(&desk);
    // Reading it brings the tables up to date, the next run who is who.
    desk.run(&["list"]);
    desk.ok(&["ingest", "inbox"]);
    assert!(seen(&desk) == seen(&fresh));
    desk.database()
        .execute_batch(
            "UPDATE revision SET tagger = 'shape 0';
             PRAGMA foreign_keys = OFF;
             DELETE FROM mention; DELETE FROM reference_entity;
             DELETE FROM alias; DELETE FROM name_form; DELETE FROM name;",
        )
        .unwrap();
    let told = desk.run(&["ingest", "inbox"]);
    assert_eq!(told.code, 0);
    assert_eq!(
        told.err,
        "hint: 96 articles were read by another tagger; `storygraph ingest --retag` redoes them\n"
    );
    let stats = desk.run(&["stats"]);
    assert!(
        stats.err.starts_with("hint: some texts are of the tagger `shape 0`; "),
        "{}",
        stats.err
    );
    desk.ok(&["ingest", "--retag"]);
    assert!(seen(&desk) == seen(&fresh));
}

#[test]
fn another_threshold_is_another_tagger() {
    let desk = Desk::with_harbour();
    desk.run(&["ingest", "inbox", "--min-confidence", "0.82"]).is(snapbox::str![[r#"
4 articles: 0 added, 0 changed, 4 unchanged, 0 failed
0 references: 0 bound, 0 waiting for a story that is not here yet
hint: 4 articles were read by another tagger; `storygraph ingest --retag --min-confidence 0.82` redoes them
[exit 0]

"#]]);
    desk.ok(&["ingest", "--retag", "--min-confidence", "0.82"]);
    let fresh = Desk::new();
    fresh.write_all(HARBOUR);
    fresh.ok(&["ingest", "inbox", "--min-confidence", "0.82"]);
    assert!(seen(&desk) == seen(&fresh));
    assert_eq!(
        desk.json(&["ingest", "--retag", "--min-confidence", "0.82"]),
        json!({"retag": {"retagged": 0, "current": 4, "untagged": 0, "interrupted": false}})
    );
}

#[test]
fn retag_goes_with_paths_and_needs_an_archive() {
    let desk = Desk::new();
    assert_eq!(desk.run(&["ingest", "--retag"]).code, 1);
    assert!(desk.files().is_empty());
    desk.write_all(HARBOUR);
    desk.ok(&["ingest", "inbox/1-begins.md", "--min-confidence", "0.82"]);
    desk.run(&["ingest", "inbox", "--retag"]).is(snapbox::str![[r#"
4 articles: 3 added, 0 changed, 1 unchanged, 0 failed
3 references: 2 bound, 1 waiting for a story that is not here yet
retagged 1 article; 3 were already current
[exit 0]

"#]]);
}

#[cfg(unix)]
#[test]
fn where_the_command_fails_the_names_stay_as_they_were() {
    let desk = Desk::with_harbour();
    let before = seen(&desk);
    desk.run(&["ingest", "--retag", "--tagger-cmd", "exit 3"]).is(snapbox::str![[r#"
retagged 0 articles; 0 were already current
dockers-in-port-kessel-walk-out-over-night-shifts: the tagger ended with exit status 3; it is not asked again (hint: see what it does with `echo '{"title": "…", "body": "…"}' | COMMAND`)
error: 4 articles could not be tagged, left as before
hint: 4 articles were read by another tagger; `storygraph ingest --retag --tagger-cmd 'exit 3'` redoes them
[exit 4]

"#]]);
    assert!(seen(&desk) == before);
}

#[test]
fn retagging_gives_an_old_archive_what_finds_copies() {
    let desk = Desk::new();
    read(&desk, &[]);
    desk.database()
        .execute_batch("DELETE FROM sketch; UPDATE revision SET tagger = 'old 0'")
        .unwrap();
    assert_eq!(desk.run(&["verify"]).code, 1);
    desk.ok(&["ingest", "--retag"]);
    let seen = desk.run(&["verify"]);
    assert_eq!(seen.code, 0, "{}", seen.out);
}
