//! JSON Feed 1 and 1.1, <https://www.jsonfeed.org/version/1.1/>.

use serde_json::Value;

use super::item::texts;
use super::reading;
use super::said::Said;
use crate::model::{Article, Status};
use crate::parse::Reading;
use crate::parse::json::{self, date_of, field_text};
use crate::parse::line::{primary_language, some_line};
use crate::parse::link::resolve;

pub(super) fn read(text: &str) -> Reading {
    let feed = match json::parsed(text) {
        Ok(feed) => feed,
        Err(fault) => return Reading::fault(fault),
    };
    let items = feed.get("items").and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
    let articles = items.iter().filter_map(|item| article(item, &feed)).collect();
    reading(articles, items.len(), None)
}

/// The article of an item; `None` where it has no title, no text and no address.
fn article(item: &Value, feed: &Value) -> Option<Article> {
    let line = |from: &Value, name: &str| some_line(&field_text(from.get(name)?)?);
    let both = |name: &str| line(item, name).or_else(|| line(feed, name));
    let base = line(feed, "home_page_url");
    let url = ["url", "external_url"]
        .iter()
        .find_map(|name| resolve(&line(item, name)?, base.as_deref()))
        .filter(|url| url.contains("://"));
    let text = |name: &str| field_text(item.get(name)?);
    let content =
        text("content_html").map(Said::Html).or_else(|| text("content_text").map(Said::Plain));
    let summary = text("summary").map(Said::Plain);
    let (standfirst, body, links) =
        texts(summary.as_ref(), content.as_ref(), url.as_deref().or(base.as_deref()));
    let is_listed = standfirst.is_none() && body.is_empty();
    let published = item.get("date_published").and_then(date_of);
    let modified = item.get("date_modified").and_then(date_of);
    let title = line(item, "title").unwrap_or_default();
    if title.is_empty() && url.is_none() && is_listed {
        return None;
    }
    Some(Article {
        external_id: line(item, "id"),
        url,
        title,
        standfirst,
        byline: both("authors").or_else(|| both("author")),
        published: published.or_else(|| modified.clone()),
        modified,
        language: both("language").as_deref().and_then(primary_language),
        source: line(feed, "title"),
        section: item.get("tags").and_then(json::first_text),
        body,
        links,
        status: if is_listed { Status::Listed } else { Status::Usable },
        ..Article::default()
    })
}
