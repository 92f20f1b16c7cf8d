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
