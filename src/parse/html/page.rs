//! What a page says about its article: JSON-LD, then OpenGraph, then other
//! `meta` elements, then what is printed.

use dom_query::Document;
use serde_json::Value;

use super::meta::{Meta, canonical};
use super::site::Site;
use super::{json_ld, printed, title};
use crate::model::{Article, Date, title_key};
use crate::parse::date;
use crate::parse::line::some_line;
use crate::parse::link::resolve;

const PUBLISHED: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "citation_publication_date",
    "citation_date",
    "dc.date.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "dcterms.issued",
    "article.published",
    "published-date",
    "publish-date",
    "publishdate",
    "pubdate",
    "published_time",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "ptime",
    "article_date_original",
    "rnews:datepublished",
    "date.available",
    "date",
    "timestamp",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
    "dc.date.modified",
    "dcterms.modified",
    "article:updated_time",
    "revision_date",
];
const AUTHORS: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "cxenseparse:author",
];

/// Everything but body and links.
pub(super) fn read(document: &Document, ld: &Value) -> Article {
    let meta = Meta::read(document);
    let source = json_ld::first(ld, &["publisher", "sourceOrganization"])
        .or_else(|| meta.first(&["og:site_name", "application-name", "dc.publisher", "publisher"]));
    let url = address(document, &meta, ld);
    let names = source.clone().into_iter().chain(meta.first(&["og:site_name"]));
    let site = Site::new(names, url.as_deref());
    Article {
        external_id: None,
        title: title::read(document, &meta, ld, &site),
        standfirst: meta
            .first(&["og:description", "description", "dc.description", "twitter:description"])
            .or_else(|| json_ld::first(ld, &["description"]))
            .and_then(|text| some_line(&title::plain(&text))),
        byline: byline(document, &meta, ld),
        published: date_of(ld, "datePublished")
            .or_else(|| dates(&meta, PUBLISHED))
            .or_else(|| date_of(ld, "dateCreated"))
            .or_else(|| printed::published(document, url.as_deref())),
        modified: date_of(ld, "dateModified")
            .or_else(|| dates(&meta, MODIFIED))
            .or_else(|| printed::modified(document)),
        language: language(document, &meta, ld),
        source: source.map(|name| title::plain(&name)),
        section: json_ld::first(ld, &["articleSection"])
            .or_else(|| meta.first(&["article:section", "parsely-section", "section"])),
        url,
        ..Article::default()
    }
}

/// Whether the standfirst is only the start of the text, as descriptions
/// often are, or stands there in full.
pub(in crate::parse) fn is_in_body(standfirst: &str, body: &str) -> bool {
    let start = title_key(standfirst.trim_end_matches(['.', '…', ' ']));
    title_key(body).contains(&start)
}

fn address(document: &Document, meta: &Meta, ld: &Value) -> Option<String> {
    let stated = [
        meta.first(&["og:url", "twitter:url"]),
        json_ld::first(ld, &["url", "mainEntityOfPage", "@id"]),
    ];
    let absolute = stated
        .into_iter()
        .flatten()
        .find(|url| url.starts_with("http://") || url.starts_with("https://"));
    match canonical(document) {
        Some(href) => resolve(&href, absolute.as_deref()).or(absolute),
        None => absolute,
    }
}

fn byline(document: &Document, meta: &Meta, ld: &Value) -> Option<String> {
    let is_name = |name: &String| !name.contains("://");
    json_ld::text(ld, &["author", "creator"])
        .filter(is_name)
        .or_else(|| meta.joined(AUTHORS).filter(is_name))
        .or_else(|| {
            let printed = document.select("[rel=author], [itemprop=author]");
            some_line(&printed.nodes().first()?.text())
        })
        .and_then(|byline| some_line(&title::plain(&byline)))
}

fn date_of(ld: &Value, name: &str) -> Option<Date> {
    date::parse(&json_ld::first(ld, &[name])?)
}

fn dates(meta: &Meta, names: &[&str]) -> Option<Date> {
    names.iter().find_map(|name| date::parse(&meta.first(&[name])?))
}

/// The primary language: `en` of `en-GB`.
fn language(document: &Document, meta: &Meta, ld: &Value) -> Option<String> {
    let stated = document.select_single("html").attr("lang").map(|lang| lang.to_string());
    let stated = stated.filter(|lang| !lang.trim().is_empty());
    let stated = stated
        .or_else(|| meta.first(&["og:locale", "content-language", "dc.language", "language"]))
        .or_else(|| json_ld::first(ld, &["inLanguage"]))?;
    crate::parse::line::primary_language(&stated)
}
