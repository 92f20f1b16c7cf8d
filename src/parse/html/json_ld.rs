//! What a page says about its article in JSON-LD.

use dom_query::Document;
use serde_json::Value;

use super::mended::mended;
use super::{fragment, is_markup};
use crate::parse::encoding::clean;
use crate::parse::json::{field_text, first_text};

/// The schema.org object of the page's article.
///
/// Pages list many: breadcrumbs, the publisher, other stories. The first
/// with an article's type and a headline or date is the page's own.
pub(super) fn article(document: &Document) -> Option<Value> {
    let mut doubtful = None;
    for script in document.select("script[type*='ld+json']").nodes() {
        let Some(root) = value(&script.text()) else { continue };
        // Breadth first: an article inside another object is a mention of it.
        let mut queue = vec![root];
        while !queue.is_empty() {
            let mut next = Vec::new();
            for value in queue {
                match value {
                    Value::Array(values) => next.extend(values),
                    Value::Object(mut object) => {
                        next.extend(object.remove("@graph"));
                        next.extend(object.remove("mainEntity"));
                        let value = Value::Object(object);
                        if is_article(&value) {
                            return Some(value);
                        }
                        if doubtful.is_none() && is_page(&value) {
                            doubtful = Some(value);
                        }
                    }
                    _ => {}
                }
            }
            queue = next;
        }
    }
    doubtful
}

/// The words under the first of `names` that has any: a text, the `name` of
/// an object, or those of a list, joined.
pub(super) fn text(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| field_text(object.get(name)?))
}

/// As [`text`], but of a list the first alone.
pub(super) fn first(object: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| first_text(object.get(name)?))
}

/// A stated text as a body: its lines as paragraphs, markup and entities
/// that some pages put there undone.
pub(super) fn body(stated: &str) -> String {
    let text = if is_markup(stated) {
        fragment(stated, None).0
    } else if stated.contains('&') {
        Document::fragment(stated.replace('<', "&lt;")).text().to_string()
    } else {
        clean(stated)
    };
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n\n")
}

/// The object in a script, with the slips forgiven that templates make:
/// comments around it, a closing semicolon, and what [`mended`] mends.
fn value(script: &str) -> Option<Value> {
    let script = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let script = script.trim_start_matches("//").trim_start();
    let script = script.strip_prefix("<![CDATA[").unwrap_or(script).trim();
    let script = script.trim_end_matches("]]>").trim_end_matches([';', '/', ' ', '\n']);
    serde_json::from_str(script).ok().or_else(|| serde_json::from_str(&mended(script)).ok())
}

fn has_type(value: &Value, is_wanted: impl Fn(&str) -> bool) -> bool {
    match value.get("@type") {
        Some(Value::String(name)) => is_wanted(name),
        Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).any(is_wanted),
        _ => false,
    }
}

fn is_article(value: &Value) -> bool {
    let is_wanted = |name: &str| {
        name.ends_with("Article")
            || matches!(name, "BlogPosting" | "LiveBlogPosting" | "Report" | "Review" | "Recipe")
    };
    has_type(value, is_wanted)
        && ["headline", "name", "datePublished"].iter().any(|name| value.get(name).is_some())
}

fn is_page(value: &Value) -> bool {
    has_type(value, |name| matches!(name, "WebPage" | "VideoObject" | "CreativeWork"))
        && value.get("datePublished").is_some()
}
