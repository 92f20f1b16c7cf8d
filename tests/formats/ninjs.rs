//! ninjs, generations 1 to 3.

use storygraph::model::{Article, EntityKind, Status};

use crate::{article, articles, day, refused};

/// The same item in each generation.
const GENERATIONS: [&str; 3] = [
    r#"{"uri": "https://wire.example/77", "type": "text", "versioncreated": "2024-05-11T08:00:00Z",
    "firstcreated": "2024-05-10T08:00:00Z", "headline": "Ferry sails", "byline": "By Ana Reiss",
    "language": "en-GB", "copyrightholder": "Teal Wire", "ednote": "Adds quote",
    "description_text": "Owner says it is safe",
    "body_xhtml": "<p>Jon Roe sails from <a href='/v'>Velmora</a>.</p>", "body_text": "no",
    "person": [{"name": "Jon Roe"}], "place": [{"name": "Velmora"}], "organisation": []}"#,
    r#"{"uri": "https://wire.example/77", "type": "text", "versioncreated": "2024-05-11T08:00:00Z",
    "firstcreated": "2024-05-10T08:00:00Z", "by": "By Ana Reiss", "language": "en-GB",
    "headlines": [{"role": "short", "value": "Ferry"}, {"role": "main", "value": "Ferry sails"}],
    "infosources": [{"name": "Teal Wire"}], "ednote": "Adds quote",
    "descriptions": [{"role": "caption", "value": "A ferry"}, {"role": "summary", "value": "Owner says it is safe"}],
    "bodies": [{"role": "own", "contenttype": "application/xml", "value": "<X/>"},
      {"role": "text", "contenttype": "text/plain", "value": "no"},
      {"role": "html", "contenttype": "text/html", "value": "<h1>Ferry sails</h1><p>Jon Roe sails from <a href='/v'>Velmora</a>.</p>"}],
    "people": [{"name": "Jon Roe"}], "places": [{"name": "Velmora"}, {"name": "elm"}]}"#,
    r#"{"standard": {"name": "ninjs", "version": "3.0"}, "uri": "https://wire.example/77",
    "versionCreated": "2024-05-11T08:00:00Z", "contentCreated": "2024-05-10T08:00:00Z",
    "by": "Ana Reiss", "language": "en", "copyrightHolder": "Teal Wire", "edNote": "Adds quote",
    "headlines": [{"value": "Ferry sails"}], "descriptions": [{"value": "Owner says it is safe"}],
    "bodies": [{"contentType": "text/html", "value": "<p>Jon Roe sails from <a href='/v'>Velmora</a>.</p>"}],
    "people": [{"name": "Jon Roe"}], "places": [{"name": "Velmora"}]}"#,
];

fn marks(article: &Article) -> Vec<(&str, EntityKind)> {
    article.marked.iter().map(|mention| (mention.surface.as_str(), mention.kind)).collect()
}

#[test]
fn every_generation_says_the_same() {
    for item in GENERATIONS {
        let article = article(item);
        assert_eq!(article.external_id.as_deref(), Some("https://wire.example/77"), "{item}");
        assert_eq!(article.url, article.external_id);
        assert_eq!(article.title, "Ferry sails", "{item}");
        assert_eq!(article.standfirst.as_deref(), Some("Owner says it is safe"), "{item}");
        assert_eq!(article.byline.as_deref(), Some("Ana Reiss"), "{item}");
        assert_eq!(article.source.as_deref(), Some("Teal Wire"), "{item}");
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(day(article.published.as_ref()), "2024-05-10", "{item}");
        assert_eq!(day(article.modified.as_ref()), "2024-05-11", "{item}");
        assert_eq!(article.note.as_deref(), Some("Adds quote"), "{item}");
        assert_eq!(article.body, "Jon Roe sails from Velmora.", "{item}");
        assert_eq!(article.links[0].url, "https://wire.example/v");
        let expected = [("Jon Roe", EntityKind::Person), ("Velmora", EntityKind::Place)];
        assert_eq!(marks(&article), expected, "{item}");
    }
}

#[test]
fn a_withdrawn_item_is_kept_as_withdrawn() {
    let with = |more: &str| {
        article(GENERATIONS[0].replace("{\"uri\"", &format!("{{{more}, \"uri\""))).status
    };
    assert_eq!(with(r#""pubstatus": "canceled""#), Status::Canceled);
    assert_eq!(with(r#""pubStatus": "withheld""#), Status::Withheld);
    assert_eq!(with(r#""pubstatus": "usable""#), Status::Usable);
    let corrected = GENERATIONS[1].replace("Adds quote", "Correction: name of the captain");
    assert_eq!(article(corrected).status, Status::Corrected);
}

#[test]
fn texts_that_an_item_carries_are_links_and_articles() {
    let articles = articles(
        r#"{"uri": "urn:1", "type": "composite", "headline": "Ferry sails", "body_text": "It sails.",
        "associations": {
          "a": {"uri": "https://wire.example/2", "type": "text", "headline": "What pilots say"},
          "b": {"uri": "urn:3", "href": "https://wire.example/3", "type": "text",
                "headline": "Bank to be lit", "body_text": "It is dark."},
          "c": {"uri": "urn:4", "type": "picture", "headline": "A ferry"}}}"#,
    );
    let titles: Vec<&str> = articles.iter().map(|article| article.title.as_str()).collect();
    assert_eq!(titles, ["Ferry sails", "Bank to be lit"]);
    let links: Vec<_> =
        articles[0].links.iter().map(|link| (link.url.as_str(), link.text.as_str())).collect();
    let expected = [
        ("https://wire.example/2", "What pilots say"),
        ("https://wire.example/3", "Bank to be lit"),
    ];
    assert_eq!(links, expected);
}

#[test]
fn what_is_no_text_is_told_of() {
    let picture = r#"{"uri": "urn:1", "type": "picture", "headline": "A ferry", "renditions": []}"#;
    assert_eq!(refused(picture), "ninjs of type `picture` without an article");
    assert_eq!(refused(r#"{"uri": "urn:1", "pubstatus": "usable"}"#), "no title and no text");
    // Wrong by the schema, and plain enough to a reader.
    let wrong = r#"{"uri": "urn:1", "pubstatus": 7, "headlines": {"x": {"value": "Ferry sails"}}}"#;
    assert_eq!(article(wrong).title, "Ferry sails");
}
