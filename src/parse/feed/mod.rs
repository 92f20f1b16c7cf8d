//! RSS 0.9 to 2.0, RDF, Atom, CDF and JSON Feed: an article an item.
//!
//! One table of names serves all of them, because feeds mix them anyway.

mod channel;
mod item;
mod json_feed;
mod said;

use super::{Fault, Reading, xml};
use crate::model::Article;

/// The longest description that is a summary; longer, and it is the article.
/// In the feeds tried the longest summary had 330.
const MAX_SUMMARY_CHARS: usize = 600;

/// The articles of a feed that was fetched from `base`.
pub(super) fn read(text: &str, base: Option<&str>) -> Reading {
    if text.trim_start().starts_with('{') {
        return json_feed::read(text);
    }
    let tree = xml::read(text);
    let items = tree.root().map(channel::items).unwrap_or_default();
    let articles = tree.root().map(|root| channel::articles(root, &items, base));
    reading(articles.unwrap_or_default(), items.len(), tree.fault)
}

/// The articles that `count` items gave.
fn reading(articles: Vec<Article>, count: usize, fault: Option<Fault>) -> Reading {
    let nothing = || match count {
        0 => ("no items".to_owned(), "the feed is empty: look at the address it came from"),
        _ => (
            "no item has a title, a text or an address".to_owned(),
            "look at the feed: what it announces is no article",
        ),
    };
    let fault = fault.or_else(|| articles.is_empty().then(nothing));
    Reading::many(articles.into_iter().map(Ok), fault)
}
