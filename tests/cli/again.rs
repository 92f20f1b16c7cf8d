//! The same article again: wordings, copies, and who relies on what.

use serde_json::Value;

use crate::program::Desk;

const WIRE: &str = "Harbour workers in Port Kessel ended their strike on Thursday after nine days, \
the union said. The port reopens at noon and the first ferry leaves for Lake Arun an hour later. \
“We will not open the harbour again before every one of the pilots has been paid in full,” said \
Mara Lindqvist, who leads the union. The authority would not say what it had promised.";

/// Two sites with one agency's story, one that quotes it, one that does not.
fn desk() -> Desk {
    let desk = Desk::new();
    let page = |title: &str, date: &str, source: &str, text: &str| {
        format!("---\ntitle: {title}\ndate: {date}\nsource: {source}\n---\n{text}\n")
    };
    desk.write("inbox/herald.md", page("Strike in Port Kessel ends", "2024-05-09", "Herald", WIRE));
    let cut = WIRE.split(" The authority").next().unwrap();
    let gazette = format!("PORT KESSEL (Wire) - {cut} More follows.");
    desk.write("inbox/gazette.md", page("Ferries to run again", "2024-05-10", "Gazette", &gazette));
    let later = "Ferry fares rise in June. Owen Pryce of the Passengers' League recalled the words \
        of the union: “We will not open the harbour again before every one of the pilots has been \
        paid in full.” He wants the money back.\n\nREAD MORE: Strike in Port Kessel ends\n";
    desk.write("inbox/fares.md", page("Fares rise", "2024-06-01", "Herald", later));
    desk.write(
        "inbox/otters.md",
        page("Otters return", "2024-06-02", "Herald", "Rangers counted ten otters."),
    );
    desk.ok(&["ingest", "inbox"]);
    desk
}

fn slugs(list: &Value) -> Vec<&str> {
    list.as_array().unwrap().iter().map(|row| row["slug"].as_str().unwrap()).collect()
}

#[test]
fn copies_of_one_text_are_grouped_under_the_earliest() {
    let desk = desk();
    let groups = desk.json(&["dupes"]);
    assert_eq!(groups.as_array().unwrap().len(), 1);
    assert_eq!(groups[0]["article"]["slug"], "strike-in-port-kessel-ends");
    assert_eq!(slugs(&groups[0]["copies"]), ["ferries-to-run-again"]);
    let resemblance = groups[0]["copies"][0]["resemblance"].as_f64().unwrap();
    assert!((0.6..0.95).contains(&resemblance), "{resemblance}");
    assert_eq!(slugs(&desk.json(&["dupes", "ferries"])), ["strike-in-port-kessel-ends"]);
    assert_eq!(slugs(&desk.json(&["dupes", "otters"])), [""; 0]);
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), 4, "nothing is deleted");
}

#[test]
fn answers_fold_copies_under_one_row() {
    let desk = desk();
    // Of a few articles all words are common.
    for nth in 1..9 {
        desk.write(&format!("inbox/{nth}.txt"), format!("Otters, part {nth}\n\nTen otters.\n"));
    }
    desk.ok(&["ingest", "inbox"]);
    let related = desk.json(&["related", "fares"]);
    let row = related.as_array().unwrap().iter().find(|row| row.get("copies").is_some()).unwrap();
    assert_eq!(slugs(&row["copies"]).len(), 1);
    let unfolded = desk.json(&["related", "fares", "--all-copies"]);
    assert_eq!(unfolded.as_array().unwrap().len(), related.as_array().unwrap().len() + 1);
    let found = desk.json(&["search", "pilots noon"]);
    assert_eq!((slugs(&found).len(), slugs(&found[0]["copies"]).len()), (1, 1));
    assert!(desk.ok(&["search", "pilots noon"]).contains("the same text: "));
}

#[test]
fn impact_says_who_refers_to_copies_and_quotes_an_article() {
    let desk = desk();
    let impact = desk.json(&["impact", "strike-in"]);
    let quotation = &impact["quotations"][0];
    assert_eq!(quotation["slug"], "fares-rise");
    let passage = quotation["passages"][0].as_str().unwrap();
    assert!(passage.starts_with("We will not open") && passage.ends_with("paid in full"));
    assert_eq!(impact["references"][0]["article"]["slug"], "fares-rise");
    assert_eq!(slugs(&impact["copies"]), ["ferries-to-run-again"]);
    let shown = desk.ok(&["impact", "strike-in"]);
    for part in ["1 reference", "READ MORE: Strike", "the same text", "word for word"] {
        assert!(shown.contains(part), "{part}: {shown}");
    }
    let otters = desk.run(&["impact", "otters"]);
    assert_eq!((otters.code, otters.err.as_str()), (0, "nobody in this archive relies on it\n"));
    let older = desk.json(&["impact", "fares"]);
    assert_eq!(slugs(&older["quotations"]), [""; 0], "what is older relies on nothing newer");
}

#[test]
fn history_shows_what_changed_and_which_evidence_went() {
    let desk = Desk::new();
    let page = |modified: &str, text: &str| {
        format!(
            "---\nurl: https://herald.example/strike\ntitle: Strike ends\ndate: 2024-05-09\nmodified: {modified}\n---\n{text}\n"
        )
    };
    let first = "The union said on Thursday that it had won. Mara Lindqvist thanked the pilots.\n\n\
        READ MORE: Harbour pilots demand lights\n\nThe port reopens at noon.\n\nSEE ALSO: Ferries to run again";
    let second = "The union said on Thursday that it had won. Owen Pryce thanked the pilots.\n\n\
        The port reopens at noon.\n\nSEE ALSO: Ferries to run again";
    desk.write("a/strike.md", page("2024-05-09", first));
    desk.write("b/strike.md", page("2024-05-11", second));
    desk.ok(&["ingest", "a"]);
    desk.ok(&["ingest", "b"]);
    let wordings = desk.json(&["history", "strike-ends"]);
    assert_eq!(wordings.as_array().unwrap().len(), 2);
    assert_eq!((&wordings[0]["current"], &wordings[1]["current"]), (&false.into(), &true.into()));
    assert!(wordings[0]["change"].is_null());
    let change = &wordings[1]["change"];
    let text: Vec<(&str, &str)> = change["text"]
        .as_array()
        .unwrap()
        .iter()
        .map(|part| (part["how"].as_str().unwrap(), part["sentence"].as_str().unwrap()))
        .collect();
    assert!(text.contains(&("gone", "Mara Lindqvist thanked the pilots.")), "{text:?}");
    assert!(text.contains(&("new", "Owen Pryce thanked the pilots.")), "{text:?}");
    assert!(!text.iter().any(|(_, sentence)| sentence.contains("reopens")), "{text:?}");
    let how = |nth: usize| (&change["references"][nth]["how"], &change["references"][nth]["label"]);
    assert_eq!(how(0), (&"gone".into(), &"Harbour pilots demand lights".into()));
    assert_eq!(how(1), (&"moved".into(), &"Ferries to run again".into()));
    assert_eq!(change["names_gone"][0], "Mara Lindqvist");
    assert_eq!(change["names_new"][0], "Owen Pryce");
    assert_eq!(change["fields"][0]["field"], "modified");
    let shown = desk.ok(&["history", "strike-ends"]);
    for part in
        ["wording 2", "− Mara Lindqvist thanked the pilots.", "+ names Owen Pryce", "~ see_also"]
    {
        assert!(shown.contains(part), "{part}: {shown}");
    }
}

#[test]
fn a_withdrawn_article_is_marked_wherever_it_is_listed() {
    let desk = Desk::new();
    let item = |version: u32, status: &str| {
        format!(
            r#"{{"uri": "urn:wire:1", "version": "{version}", "pubstatus": "{status}", "type": "text",
            "versioncreated": "2024-05-0{version}T08:00:00Z", "headline": "Crane falls on ferry",
            "ednote": "Kill: no crane fell", "body_text": "A crane fell on a ferry in Port Kessel."}}"#
        )
    };
    desk.write("first.json", item(1, "usable"));
    desk.write("kill.json", item(2, "canceled"));
    desk.ok(&["ingest", "kill.json"]);
    desk.ok(&["ingest", "first.json"]);
    assert_eq!(
        desk.json(&["list"])[0]["status"],
        "canceled",
        "the later version, whichever came first"
    );
    for verb in [&["list"][..], &["search", "crane"], &["show", "crane"]] {
        assert!(desk.ok(verb).contains("[canceled] Crane falls on ferry"), "{verb:?}");
    }
    let impact = desk.run(&["impact", "crane"]);
    assert!(impact.out.contains("Kill: no crane fell"), "{impact:?}");
    let change = &desk.json(&["history", "crane"])[1]["change"];
    let fields: Vec<&str> = change["fields"]
        .as_array()
        .unwrap()
        .iter()
        .map(|field| field["field"].as_str().unwrap())
        .collect();
    assert!(fields.contains(&"status"), "{fields:?}");
    assert!(desk.ok(&["stats"]).contains("no longer as published: canceled 1"));
}

#[test]
fn what_a_sitemap_lists_is_wanted_until_its_text_is_read() {
    let desk = Desk::new();
    desk.write(
        "sitemap.xml",
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://herald.example/fog</loc><news:news><news:publication><news:name>Herald</news:name>
        <news:language>en</news:language></news:publication><news:publication_date>2024-05-12</news:publication_date>
        <news:title>Fog closes Port Kessel</news:title></news:news></url>
        <url><loc>https://herald.example/otters</loc><news:news><news:publication_date>2024-05-11</news:publication_date>
        <news:title>Otters return</news:title></news:news></url></urlset>"#,
    );
    desk.write("a.txt", "Ferries late\n\nThey were late.\n\nREAD MORE: Otters return\n");
    desk.ok(&["ingest", "sitemap.xml", "a.txt"]);
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), 1);
    let wanted = desk.json(&["wanted"]);
    let titles: Vec<&str> =
        wanted.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Otters return", "Fog closes Port Kessel"], "cited first");
    assert_eq!(wanted[0]["url"], "https://herald.example/otters", "as the sitemap says");
    assert!(desk.ok(&["wanted"]).contains("listed by its publisher, 2024-05-12"));
    desk.write("fog.md", "---\nurl: https://herald.example/fog/\ntitle: Fog\n---\nFog came in.\n");
    desk.ok(&["ingest", "fog.md"]);
    assert_eq!(desk.json(&["wanted"]).as_array().unwrap().len(), 1);
}

#[test]
fn a_headline_that_was_changed_keeps_what_refers_to_it() {
    let wording = |title: &str, day: &str| {
        format!(
            "{{\"url\": \"https://herald.example/1\", \"title\": \"{title}\", \"date\": \"2024-05-09\", \
             \"modified\": \"2024-05-{day}\", \"body\": \"The pilots of Port Kessel go back to work.\"}}\n"
        )
    };
    let citing = "Fares rise\n\nFerry fares rise.\n\nREAD MORE: Strike in Port Kessel ends\n";
    let files = [
        ("first.jsonl", wording("Strike in Port Kessel ends", "09")),
        ("second.jsonl", wording("Pilots win after nine days", "10")),
        ("citing.txt", citing.to_owned()),
    ];
    let export = |order: [usize; 3]| {
        let desk = Desk::new();
        for nth in order {
            desk.write(files[nth].0, &files[nth].1);
            desk.ok(&["ingest", files[nth].0]);
        }
        let reference = &desk.json(&["refs", "fares-rise"])[0];
        assert_eq!(reference["target"]["title"], "Pilots win after nine days", "{order:?}");
        assert_eq!(reference["method"], "earlier_title");
        assert_eq!(desk.json(&["wanted"]), serde_json::json!([]));
        desk.ok(&["export", "json"])
    };
    let one = export([0, 1, 2]);
    for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
        assert_eq!(export(order), one, "{order:?}");
    }
}
