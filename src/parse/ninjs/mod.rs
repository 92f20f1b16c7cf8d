//! ninjs, the IPTC's news in JSON, generations 1 to 3.
//!
//! <https://iptc.org/standards/ninjs/>. The generations differ in case and
//! number (`headline`, `headlines`; `versioncreated`, `versionCreated`), so
//! properties are looked up whatever their case, under all their names.

mod associate;
mod item;
mod text;

use serde_json::Value;

use super::json::field_text;
use super::line::some_line;
use super::{Fault, Reading};
use crate::model::Article;

/// Properties that no other record has beside `uri`.
const SIGNS: &[&str] = &[
    "versioncreated",
    "pubstatus",
    "representationtype",
    "headlines",
    "bodies",
    "renditions",
    "associations",
    "infosources",
    "copyrightholder",
    "contentcreated",
    "eventdetails",
    "$standard",
];

/// How properties begin that ninjs 1 has in several wordings: `headline_short`.
const WORDINGS: &[&str] = &["headline_", "body_", "description_"];

/// Whether a record is an item of ninjs.
pub(super) fn is_ninjs(record: &Value) -> bool {
    let names_itself = || {
        let name = property(property(record, "standard")?, "name")?;
        name.as_str().filter(|name| name.eq_ignore_ascii_case("ninjs"))
    };
    let is_wording = |key: &String| {
        let key = key.to_ascii_lowercase();
        WORDINGS.iter().any(|wording| key.starts_with(wording))
    };
    property(record, "uri").is_some_and(Value::is_string)
        && (SIGNS.iter().any(|sign| property(record, sign).is_some())
            || record.as_object().is_some_and(|record| record.keys().any(is_wording))
            || names_itself().is_some())
}

/// The article of an item, and those of the items it carries.
pub(super) fn read(record: &Value) -> Reading {
    let (links, articles) = associate::read(record);
    let mut own = article(record);
    if let Ok(article) = &mut own {
        article.links.extend(links);
    }
    let mut reading = match own {
        Ok(article) => Reading::one(article),
        Err(fault) => Reading::fault(fault),
    };
    reading.is_many = !articles.is_empty();
    reading.articles.extend(articles.into_iter().map(Ok));
    reading
}

/// The article of one item.
fn article(record: &Value) -> Result<Article, Fault> {
    let article = item::article(record);
    let kind = line(record, &["type"]).unwrap_or_else(|| "text".to_owned());
    let hint = "give the text items: only their articles are read";
    if article.body.is_empty() && !matches!(kind.as_str(), "text" | "composite") {
        return Err((format!("ninjs of type `{kind}` without an article"), hint));
    }
    if article.title.is_empty() && article.body.is_empty() {
        return Err(("no title and no text".to_owned(), "look whether it has headline and body"));
    }
    Ok(article)
}

/// The property of that name, in lower case, whatever the case of the record.
fn property<'r>(record: &'r Value, name: &str) -> Option<&'r Value> {
    let found = record.as_object()?.iter().find(|(key, _)| key.eq_ignore_ascii_case(name));
    found.map(|(_, value)| value)
}

/// The first of `names` that holds a text, on one line.
fn line(record: &Value, names: &[&str]) -> Option<String> {
    names.iter().find_map(|name| match property(record, name)? {
        Value::Array(_) | Value::Object(_) => None,
        value => some_line(&field_text(value)?),
    })
}

/// The members of a list, or the values of an object: ninjs 1 has the one
/// where ninjs 2 and 3 have the other.
fn members<'r>(record: &'r Value, names: &[&str]) -> Vec<&'r Value> {
    names
        .iter()
        .find_map(|name| match property(record, name)? {
            Value::Array(members) => Some(members.iter().collect()),
            Value::Object(members) => Some(members.values().collect()),
            _ => None,
        })
        .unwrap_or_default()
}
