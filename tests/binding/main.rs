//! References and articles meet in an archive, whichever comes first, if and
//! only if they mean the same story.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod pairs;

use std::sync::atomic::AtomicBool;

use pairs::{OTHER, SAME};
use serde_json::json;
use storygraph::ingest::{Options, ingest};
use storygraph::store::{ReferenceFilter, Store};

#[test]
fn an_edited_headline_is_known_again() {
    for late in [false, true] {
        let missed: Vec<_> =
            SAME.iter().filter(|(label, title)| !is_bound(label, title, late)).collect();
        assert!(missed.is_empty(), "target {}: {missed:#?}", if late { "late" } else { "first" });
    }
}

#[test]
fn a_near_miss_is_another_story() {
    let wrong: Vec<_> =
        OTHER.iter().filter(|(label, title)| is_bound(label, title, false)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn of_a_weekly_column_the_latest_is_meant_and_of_a_daily_one_none_for_certain() {
    for (day_apart, meant) in [(7, Some("edition-17")), (1, None)] {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
        let first = jiff::civil::date(2024, 1, 1);
        let title = "What the week brings in Port Kessel";
        let mut records = String::new();
        for edition in 0..30_i64 {
            let published = first + jiff::ToSpan::days(edition * day_apart);
            records += &json!({
                "id": format!("edition-{edition}"), "title": title, "body": format!("Week {edition}."),
                "published": published.to_string(), "source": "The Herald",
            })
            .to_string();
            records += "\n";
        }
        let here = first + jiff::ToSpan::days(17 * day_apart);
        records += &json!({
            "id": "here", "title": "Crane law passed", "published": here.to_string(),
            "source": "The Herald", "body": format!("It goes on.\n\nREAD MORE: {title}\n"),
        })
        .to_string();
        let path = folder.path().join("all.jsonl");
        std::fs::write(&path, records).unwrap();
        ingest(&store, &[path], &Options::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
        let rows = store.references(&ReferenceFilter::default()).unwrap();
        let target = rows[0].target.as_ref().and_then(|target| target.external_id.as_deref());
        assert_eq!(target, meant, "{day_apart} days apart");
        assert_eq!(rows[0].candidates.is_empty(), meant.is_some());
    }
}

/// Whether `READ MORE: label` is bound to the article called `title`, which
/// comes before the reference or after it.
fn is_bound(label: &str, title: &str, late: bool) -> bool {
    let folder = tempfile::tempdir().unwrap();
    let target = json!({
        "id": "target", "title": title, "published": "2024-05-09", "source": "The Herald",
        "body": "It was a long day.",
    });
    let here = json!({
        "id": "here", "title": "Something else altogether", "published": "2024-05-10",
        "source": "The Herald", "body": format!("It goes on.\n\nREAD MORE: {label}\n"),
    });
    let store = Store::open_or_create(&folder.path().join("archive.db")).unwrap();
    for record in if late { [here, target] } else { [target, here] } {
        let path = folder.path().join(format!("{}.jsonl", record["id"].as_str().unwrap()));
        std::fs::write(&path, format!("{record}\n")).unwrap();
        ingest(&store, &[path], &Options::default(), &AtomicBool::new(false), &mut |_| {}).unwrap();
    }
    let rows = store.references(&ReferenceFilter::default()).unwrap();
    assert_eq!(rows.len(), 1, "{label} is one reference");
    rows[0].target.is_some()
}
