//! Measuring `related` on the archive's own references.

use crate::program::{Desk, keys};

#[test]
fn the_archives_own_references_are_the_questions() {
    let desk = Desk::with_harbour();
    let before = desk.ok(&["export", "json"]);
    let measured = desk.json(&["eval"]);
    assert_eq!(keys(&measured), ["queries", "relevant", "unknown", "systems"]);
    assert_eq!((&measured["queries"], &measured["unknown"]), (&2.into(), &0.into()));
    let systems: Vec<&str> = measured["systems"]
        .as_array()
        .unwrap()
        .iter()
        .map(|system| system["system"].as_str().unwrap())
        .collect();
    assert_eq!(systems, ["related", "bm25", "random"]);
    for system in measured["systems"].as_array().unwrap() {
        for measure in ["recall_5", "mrr", "ndcg_5"] {
            let at = |part: &str| system[measure][part].as_f64().unwrap();
            assert!(0.0 <= at("low") && at("low") <= at("mean") && at("mean") <= at("high"));
            assert!(at("high") <= 1.0);
        }
    }
    assert!(desk.ok(&["eval"]).starts_with("2 stories asked about, 1.0 judged relevant"));
    assert_eq!(desk.ok(&["export", "json"]), before, "the archive is only read");
}

#[test]
fn no_word_of_a_reference_is_left_to_find_its_target_by() {
    let desk = Desk::new();
    for (name, day, title, text) in [
        ("otters", "2024-01-01", "Otters return", "Two animals swam upstream at dawn."),
        ("lamps", "2024-01-02", "Council buys lamps", "They cost more than was said."),
        ("rain", "2024-01-03", "Rain all week", "It did not stop.\n\nREAD MORE: Otters return"),
    ] {
        let text = format!("---\ntitle: {title}\ndate: {day}\n---\n{text}\n");
        desk.write(&format!("in/{name}.md"), text);
    }
    desk.ok(&["ingest", "in"]);
    desk.ok(&["eval", "--save", "out"]);
    let saved = |name: &str| std::fs::read_to_string(desk.path(&format!("out/{name}"))).unwrap();
    assert_eq!(saved("qrels.txt"), "story/rain-all-week 0 story/otters-return 1\n");
    assert_eq!(saved("bm25.run"), "", "nothing in common but the reference");
    let run = saved("random.run");
    assert_eq!(run.lines().count(), 2, "{run}");
    assert!(run.lines().all(|line| line.starts_with("story/rain-all-week Q0 story/")), "{run}");
}

#[test]
fn judgments_of_a_file_are_asked_of_the_archive_as_it_is() {
    let desk = Desk::with_harbour();
    desk.write("qrels.txt", "kh-3 0 kh-2 2\nkh-3 0 kh-99 1\n");
    let seen = desk.run(&["eval", "--qrels", "qrels.txt", "--json"]);
    assert_eq!(
        (seen.code, seen.err.as_str()),
        (0, "1 id in the judgments that no article here has\n")
    );
    let measured: serde_json::Value = serde_json::from_str(&seen.out).unwrap();
    assert_eq!((&measured["queries"], &measured["unknown"]), (&1.into(), &1.into()));
    // The first row is right, and one of two is not to be found here.
    let related = &measured["systems"][0];
    assert_eq!(related["mrr"]["mean"], 1.0);
    assert_eq!(related["recall_5"]["mean"], 0.5);
    // 2 of 2 + 1/log2(3).
    let ndcg = related["ndcg_5"]["mean"].as_f64().unwrap();
    assert!((ndcg - 2.0 / (2.0 + 1.0 / 3.0_f64.log2())).abs() < 1e-9, "{ndcg}");
}

#[test]
fn where_nothing_can_be_measured_it_is_said_why() {
    let desk = Desk::with_harbour();
    desk.write("bad.txt", "kh-3 0 kh-2 1\nkh-3 kh-2\n");
    let bad = desk.run(&["eval", "--qrels", "bad.txt"]);
    assert_eq!(bad.code, 1);
    assert!(bad.err.contains("bad.txt: line 2: 2 fields where 4 belong"), "{}", bad.err);
    desk.write("others.txt", "x 0 y 1\n");
    let others = desk.run(&["eval", "--qrels", "others.txt"]);
    assert_eq!((others.code, others.out.as_str()), (3, ""));
    assert!(others.err.contains("ids must be those of articles here"), "{}", others.err);
    assert_eq!(desk.run(&["eval", "--qrels", "others.txt", "--json"]).out, "");
    assert_eq!(desk.run(&["eval", "-n", "0"]).code, 2);
    let lonely = Desk::new();
    lonely.write("in/a.md", "---\ntitle: Rain all week\n---\nIt did not stop.\n");
    lonely.ok(&["ingest", "in"]);
    let lonely = lonely.run(&["eval"]);
    assert_eq!(lonely.code, 3);
    assert!(lonely.err.contains("--qrels FILE"), "{}", lonely.err);
}
