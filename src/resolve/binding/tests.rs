//! What a reference means, and when it waits.

use super::bind;
use crate::model::{Binding, Date, Method, Pointer, ReferenceKind, Target, title_key};

fn pointer(label: &str) -> Pointer {
    Pointer {
        reference: 1,
        article: 1,
        kind: ReferenceKind::ReadMore,
        label: label.to_owned(),
        label_key: title_key(label),
        reach_key: title_key(label),
        url_key: None,
        published: Date::from_iso("2024-05-10"),
        source: Some("Herald".to_owned()),
        target: None,
    }
}

fn flat(label: &str, reach: &str) -> Pointer {
    Pointer { reach_key: title_key(reach), ..pointer(label) }
}

fn target(article: i64, title: &str, published: &str, source: &str) -> Target {
    Target {
        article,
        key: format!("k{article}"),
        title: title.to_owned(),
        is_earlier: false,
        title_key: title_key(title),
        url_key: None,
        published: Date::from_iso(published),
        source: Some(source.to_owned()),
        text_hash: format!("h{article}"),
    }
}

fn bound(binding: &Binding) -> Option<(i64, Method)> {
    match binding {
        Binding::Bound { article, method, .. } => Some((*article, *method)),
        Binding::Waiting(_) => None,
    }
}

#[test]
fn the_same_headline_binds_whatever_its_punctuation() {
    let fits = [target(2, "Harbour strike: what we know", "2024-05-09", "Herald")];
    let binding = bind(&pointer("Harbour strike — what we know"), &fits);
    assert_eq!(bound(&binding), Some((2, Method::Title)));
}

#[test]
fn an_edited_headline_binds_and_a_different_one_waits() {
    let fits = [target(2, "Harbour workers end strike after nine days", "2024-05-09", "Herald")];
    let edited = pointer("Harbour workers ending strike after nine days");
    assert_eq!(bound(&bind(&edited, &fits)), Some((2, Method::TitleWords)));
    let other = pointer("Harbour pilots begin strike over pensions");
    assert_eq!(bind(&other, &fits), Binding::Waiting(vec![]));
}

#[test]
fn other_amounts_and_denials_are_other_stories() {
    let fits = [target(
        2,
        "US announces $2.3 billion in military aid for Norland",
        "2024-05-09",
        "Herald",
    )];
    let other = pointer("US announces $400 million in military aid for Norland");
    assert_eq!(bound(&bind(&other, &fits)), None);
    let fits = [target(2, "Minister did not know of harbour deal", "2024-05-09", "Herald")];
    assert_eq!(bound(&bind(&pointer("Minister did know of harbour deal"), &fits)), None);
}

#[test]
fn a_count_that_grew_is_the_same_story() {
    let fits = [target(2, "Floods kill at least 37 in northern Norland", "2024-05-09", "Herald")];
    let earlier = pointer("Floods kill at least 22 in northern Norland");
    assert_eq!(bound(&bind(&earlier, &fits)), Some((2, Method::TitleWords)));
}

#[test]
fn a_headline_that_runs_into_the_next_sentence_binds() {
    let fits = [target(2, "Harbour workers end strike", "2024-05-09", "Herald")];
    let runs_on = flat(
        "Harbour workers end strike The union said",
        "Harbour workers end strike The union said on Monday that it had won",
    );
    assert_eq!(bound(&bind(&runs_on, &fits)), Some((2, Method::TitlePrefix)));
}

#[test]
fn a_denial_in_the_next_sentence_is_not_the_headlines() {
    let fits = [target(2, "How harbour workers ended the strike", "2024-05-09", "Herald")];
    let runs_on = flat(
        "Harbour workers ended the strike The port",
        "Harbour workers ended the strike The port has not said what it paid",
    );
    assert_eq!(bound(&bind(&runs_on, &fits)), Some((2, Method::TitleWords)));
}

#[test]
fn two_that_fit_are_told_apart_by_publisher_then_date_or_not_at_all() {
    let here = pointer("Harbour strike live");
    let ours = target(2, "Harbour strike live", "2024-05-09", "Herald");
    let theirs = target(3, "Harbour strike live", "2024-05-09", "Gazette");
    let later = target(4, "Harbour strike live", "2025-05-09", "Gazette");
    assert_eq!(bound(&bind(&here, &[ours.clone(), theirs.clone()])), Some((2, Method::Title)));
    assert_eq!(bound(&bind(&here, &[theirs.clone(), later])), Some((3, Method::Title)));
    let same = target(5, "Harbour strike live", "2024-05-08", "Gazette");
    assert_eq!(bind(&here, &[theirs.clone(), same]), Binding::Waiting(vec![(5, 0.98), (3, 0.98)]));
    let copy = Target {
        text_hash: theirs.text_hash.clone(),
        ..target(6, "Harbour strike live", "2024-05-01", "Wire")
    };
    assert_eq!(bound(&bind(&here, &[theirs, copy])), Some((6, Method::Title)));
}

#[test]
fn an_address_settles_it_and_an_article_never_means_itself() {
    let mut here = pointer("Read this");
    here.url_key = Some("herald.example/a".to_owned());
    let mut there = target(2, "Anything", "2024-05-09", "Herald");
    there.url_key = here.url_key.clone();
    assert_eq!(bound(&bind(&here, &[there.clone()])), Some((2, Method::Url)));
    there.article = 1;
    assert_eq!(bind(&here, &[there]), Binding::Waiting(vec![]));
}

#[test]
fn a_bare_link_binds_by_its_words_only_if_they_are_a_whole_headline() {
    let fits = [target(2, "Harbour workers end strike", "2024-05-09", "Herald")];
    let mut link = pointer("Harbour workers end strike");
    link.kind = ReferenceKind::Link;
    assert_eq!(bound(&bind(&link, &fits)), Some((2, Method::Title)));
    link.label_key = title_key("workers end strike");
    link.reach_key = link.label_key.clone();
    assert_eq!(bound(&bind(&link, &fits)), None);
}
