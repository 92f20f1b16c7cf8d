//! A package: stories that an editor puts together.

use super::meta;
use crate::model::{Article, Link};
use crate::parse::xml::Node;

/// A package as an article without text that points to its items; `None` where
/// there is neither a title nor an item that can be told.
pub(super) fn article(package: Node<'_>) -> Option<Article> {
    let mut article = meta::article(package);
    let items: Vec<Link> =
        package.descendants().filter(|node| node.is("itemRef")).filter_map(meta::link).collect();
    article.links.extend(items);
    (!article.title.is_empty() && !article.links.is_empty()).then_some(article)
}
