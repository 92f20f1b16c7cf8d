//! Names without an archive: what `tag` prints, and token-per-line text.

use serde_json::{Value, json};

use crate::program::{Desk, HARBOUR, keys};

fn lines(out: &str) -> Vec<Value> {
    out.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

#[test]
fn tag_prints_what_ingest_would_find_and_stores_nothing() {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    let out = desk.ok(&["tag", "inbox"]);
    assert_eq!(desk.files(), ["inbox"]);
    let parsed = lines(&desk.ok(&["parse", "inbox"]));
    desk.ok(&["ingest", "inbox"]);
    for (nth, (article, parsed)) in lines(&out).iter().zip(&parsed).enumerate() {
        assert_eq!(
            keys(article),
            ["external_id", "url", "title", "language", "tagger", "mentions"]
        );
        for key in ["external_id", "url", "title", "language"] {
            assert_eq!(article[key], parsed[key], "{key}");
        }
        let mentions = article["mentions"].as_array().unwrap();
        let stored = desk.json(&[
            "sql",
            &format!(
                "select iif(field, iif(field = 1, 'title', 'standfirst'), 'body') as field,
                    start_byte as start, end_byte as end, confidence from mention
                 where revision_id = {} order by mention.field = 0, mention.field, start_byte",
                nth + 1
            ),
        ]);
        assert_eq!(mentions.len(), stored.as_array().unwrap().len());
        for (mention, stored) in mentions.iter().zip(stored.as_array().unwrap()) {
            assert_eq!(keys(mention), ["field", "start", "end", "surface", "kind", "confidence"]);
            for key in ["field", "start", "end"] {
                assert_eq!(mention[key], stored[key], "{key}");
            }
            let percent = mention["confidence"].as_f64().unwrap() * 100.0;
            assert!((percent - stored["confidence"].as_f64().unwrap()).abs() <= 0.5);
            let at = |end: &str| usize::try_from(mention[end].as_u64().unwrap()).unwrap();
            let text = parsed[mention["field"].as_str().unwrap()].as_str().unwrap();
            assert_eq!(mention["surface"], text[at("start")..at("end")]);
        }
    }
    assert_eq!(desk.ok(&["tag", "inbox", "--json"]), out);
}

#[test]
fn only_names_that_are_sure_enough_are_printed_or_stored() {
    let desk = Desk::new();
    desk.write_all(HARBOUR);
    let found = |least: &str| -> Vec<f64> {
        lines(&desk.ok(&["tag", "inbox", "--min-confidence", least]))
            .iter()
            .flat_map(|article| article["mentions"].as_array().unwrap().clone())
            .map(|mention| mention["confidence"].as_f64().unwrap())
            .collect()
    };
    let all = found("0");
    let most = all.iter().copied().fold(0.0, f64::max);
    let sure = found(&most.to_string());
    assert!(!sure.is_empty() && sure.len() < all.len());
    desk.ok(&["ingest", "inbox", "--min-confidence", &most.to_string()]);
    assert_eq!(desk.json(&["stats"])["mentions"], sure.len());
    let wrong = desk.run(&["tag", "inbox", "--min-confidence", "1.5"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("a confidence is a number from 0 to 1"), "{}", wrong.err);
}

#[test]
fn a_bad_input_does_not_stop_the_rest() {
    let desk = Desk::new();
    desk.write("a.json", "{\"title\": \"Har");
    desk.write("b.txt", "Otters return\n\nOwen Pryce counted nine.\n");
    let seen = desk.run(&["tag", "a.json", "b.txt"]);
    assert_eq!((seen.code, lines(&seen.out).len()), (4, 1));
    assert!(seen.err.ends_with("error: 1 input could not be read\n"), "{}", seen.err);
}

#[test]
fn every_token_comes_back_with_its_tag() {
    let desk = Desk::new();
    let text =
        "-DOCSTART-\tO\n\nMara\tB-PER\nLindqvist\tI-PER\nleft\tO\nKenya\tB-LOC\n.\tO\n\n\nSo\tO\n";
    let tagged =
        "-DOCSTART-\tO\n\nMara\tB-PER\nLindqvist\tI-PER\nleft\tO\nKenya\tB-LOC\n.\tO\n\n\nSo\tO\n";
    let piped = desk.run_with(&["tag", "--conll"], text.as_bytes());
    assert_eq!((piped.code, piped.out.as_str(), piped.err.as_str()), (0, tagged, ""));
    desk.write("a.conll", text);
    assert_eq!(desk.ok(&["tag", "--conll", "a.conll"]), tagged);
    desk.run(&["tag", "--conll", "b.conll"]).is(snapbox::str![[r#"
error: `b.conll` cannot be read: No such file or directory (os error 2)
hint: name a file of UTF-8 text, or `-` for standard input
[exit 1]

"#]]);
    assert_eq!(desk.run(&["tag"]).code, 2);
}

#[test]
fn a_demonym_is_an_adjectival_mention_and_no_place_among_the_tags() {
    let desk = Desk::new();
    desk.write("a.txt", "Talks\n\nThe Kenyan minister left Nairobi with Mara Lindqvist.\n");
    let mentions = &lines(&desk.ok(&["tag", "a.txt"]))[0]["mentions"];
    assert_eq!(mentions[0]["surface"], "Kenyan");
    assert_eq!((&mentions[0]["kind"], &mentions[0]["adjectival"]), (&json!("place"), &json!(true)));
    assert!(mentions[1].get("adjectival").is_none(), "{}", mentions[1]);
    let tagged = desk.run_with(&["tag", "--conll"], b"The\nKenyan\nminister\nleft\nNairobi\n");
    assert_eq!(tagged.out, "The\tO\nKenyan\tB-MISC\nminister\tO\nleft\tO\nNairobi\tB-LOC\n");
}

#[test]
fn a_document_without_an_end_is_tagged_in_parts() {
    let desk = Desk::new();
    let text = "Mara\nLindqvist\nleft\nKenya\n.\n\n".repeat(50_000);
    desk.write("long.conll", &text);
    let out = desk.ok(&["tag", "--conll", "long.conll"]);
    assert_eq!(out.lines().count(), text.lines().count());
    assert_eq!(out.lines().filter(|line| *line == "Kenya\tB-LOC").count(), 50_000);
}

#[test]
fn stats_say_which_names_are_found_by_shape_only() {
    let desk = Desk::with_harbour();
    desk.write(
        "de.jsonl",
        json!({"title": "Sturm schließt den Hafen", "body": "Der Hafen wurde am Donnerstag geschlossen, \
            nachdem ein Sturm zwei Fähren von ihren Liegeplätzen gerissen hatte, wie die Behörde mitteilte."})
        .to_string()
            + "\n{\"title\": \"Meli\", \"body\": \"Bandari.\", \"lang\": \"sw\"}\n",
    );
    desk.ok(&["ingest", "de.jsonl"]);
    let stats = desk.json(&["stats"]);
    assert_eq!(
        stats["languages"],
        json!([["en", 4], ["de", 1], ["sw", 1]]),
        "detected or declared"
    );
    assert_eq!(stats["by_shape_only"], 2);
    let out = desk.ok(&["stats"]);
    assert!(out.contains(
        "languages: en 4, de 1, sw 1\n  in 2 articles not in English, names are found by shape and gazetteer only\n"
    ), "{out}");
}
