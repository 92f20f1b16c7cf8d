//! Stories that are missing, by how much they are wanted.

use serde_json::{Value, json};

use crate::program::Desk;

/// A desk that has read articles: number, date, headline, and headlines cited.
fn desk(articles: &[(u32, Option<&str>, &str, &[&str])]) -> Desk {
    let desk = Desk::new();
    for (number, day, title, cites) in articles {
        let lines: Vec<String> = cites.iter().map(|cited| format!("READ MORE: {cited}")).collect();
        let body = format!("The harbour is calm today.\n\n{}\n", lines.join("\n\n"));
        let article = json!({"id": format!("n{number}"), "title": title, "published": day,
            "body": body});
        desk.write(&format!("inbox/{number}.json"), article.to_string());
    }
    desk.ok(&["ingest", "inbox"]);
    desk
}

fn titles(rows: &Value) -> Vec<&str> {
    rows.as_array().unwrap().iter().map(|row| row["title"].as_str().unwrap()).collect()
}

#[test]
fn what_a_much_cited_story_cites_is_wanted_more() {
    let main = "Crane falls in Port Kessel";
    let desk = desk(&[
        (1, Some("2024-05-01"), main, &["Who built the fallen crane"]),
        (2, Some("2024-05-01"), "Otters return to Lake Arun", &["Where otters sleep at night"]),
        (3, Some("2024-05-02"), "Dockers mourn their dead", &[main]),
        (4, Some("2024-05-03"), "Minister visits the quay", &[main]),
    ]);
    let rows = desk.json(&["wanted"]);
    assert_eq!(titles(&rows), ["Who built the fallen crane", "Where otters sleep at night"]);
    assert!(rows[0]["score"].as_f64() > rows[1]["score"].as_f64());
}

#[test]
fn what_is_asked_for_now_is_wanted_more_than_what_was() {
    let desk = desk(&[
        (1, Some("2014-05-01"), "Crane falls in Port Kessel", &["Who built the fallen crane"]),
        (2, Some("2024-05-01"), "Otters return to Lake Arun", &["Where otters sleep at night"]),
        (3, None, "Fog closes the bridge", &["Which ferries wait for fog"]),
    ]);
    let rows = desk.json(&["wanted"]);
    assert_eq!(
        titles(&rows),
        ["Where otters sleep at night", "Which ferries wait for fog", "Who built the fallen crane"],
        "undated is neither new nor old"
    );
}

#[test]
fn what_only_a_sitemap_names_can_be_left_out_or_listed_alone() {
    let desk = desk(&[(1, None, "Fog closes the bridge", &["Which ferries wait for fog"])]);
    desk.write(
        "map.xml",
        r#"<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
        <url><loc>https://herald.example/fog</loc><news:news><news:publication_date>2024-05-12</news:publication_date>
        <news:title>Otters return</news:title></news:news></url></urlset>"#,
    );
    desk.ok(&["ingest", "map.xml"]);
    for (args, listed) in [
        (&["wanted"][..], &["Which ferries wait for fog", "Otters return"][..]),
        (&["wanted", "--cited"], &["Which ferries wait for fog"]),
        (&["wanted", "--listed"], &["Otters return"]),
    ] {
        assert_eq!(titles(&desk.json(args)), listed, "{args:?}");
    }
}
