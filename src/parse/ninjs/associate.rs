//! The items that an item carries: articles, and links an editor set.

use serde_json::Value;

use super::{article, line, members};
use crate::model::{Article, Link};
use crate::parse::link::resolve;

/// Deepest nesting of items in items that is read.
const MAX_DEPTH: usize = 8;

/// The links from `item` to the texts it is associated with, and the articles
/// of those that it carries whole.
pub(super) fn read(item: &Value) -> (Vec<Link>, Vec<Article>) {
    let mut links = Vec::new();
    let mut articles = Vec::new();
    for associate in texts(item) {
        links.extend(link(associate));
        carried(associate, 1, &mut articles);
    }
    (links, articles)
}

/// The associates that are texts; pictures and sounds are none.
fn texts(item: &Value) -> Vec<&Value> {
    let mut associates = members(item, &["associations"]);
    associates.retain(|associate| {
        line(associate, &["type"]).is_some_and(|kind| kind == "text" || kind == "composite")
    });
    associates
}

fn link(associate: &Value) -> Option<Link> {
    let address = line(associate, &["href", "url", "uri"])?;
    let title = super::item::article(associate).title;
    (!title.is_empty()).then(|| Link {
        url: resolve(&address, None).unwrap_or(address),
        text: title,
        span: None,
    })
}

/// The articles of `item` and of the texts it carries, all that have a body.
fn carried(item: &Value, depth: usize, articles: &mut Vec<Article>) {
    let whole = article(item).ok().filter(|article| !article.body.is_empty());
    articles.extend(whole);
    if depth < MAX_DEPTH {
        for associate in texts(item) {
            carried(associate, depth + 1, articles);
        }
    }
}
