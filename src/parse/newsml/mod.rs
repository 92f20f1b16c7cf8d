//! IPTC NewsML-G2: news items, alone, in packages and in messages.
//!
//! <https://iptc.org/standards/newsml-g2/>

mod content;
mod meta;
mod package;
mod subject;

use super::xml::{self, Node};
use super::{Fault, Reading};
use crate::model::Article;

/// The articles of a file.
pub(super) fn read(text: &str, base: Option<&str>) -> Reading {
    let tree = xml::read(text);
    let whole = |node: &Node<'_>| node.is_whole();
    let Some(root) = tree.root() else { return Reading::fault(nothing()) };
    if !root.is("newsMessage") {
        return match (item(root, base), tree.fault.clone()) {
            (_, Some(fault)) if !root.is_whole() => Reading::fault(fault),
            (Ok(article), fault) => Reading { fault, ..Reading::one(article) },
            (Err(fault), _) => Reading::fault(fault),
        };
    }
    let items = root.all("itemSet").flat_map(Node::children).filter(whole);
    let mut reading = Reading::many(items.map(|node| item(node, base)), None);
    reading.fault = tree.fault.or_else(|| reading.articles.is_empty().then(nothing));
    reading
}

fn nothing() -> Fault {
    ("a message without items".to_owned(), "look at what sent it: there is no news in it")
}

fn item(node: Node<'_>, base: Option<&str>) -> Result<Article, Fault> {
    let hint = "give the news items; their articles are what is read";
    if node.is("packageItem") {
        return package::article(node).ok_or(("a package without items".to_owned(), hint));
    }
    if !node.is("newsItem") {
        return Err((format!("a {}, which holds no article", kind_of_item(node)), hint));
    }
    let mut article = meta::article(node);
    content::fill(&mut article, node, base);
    article.marked.extend(subject::marked(node, &article));
    let class = meta::class(node);
    if article.body.is_empty() && !matches!(class, "text" | "composite") {
        return Err((format!("a {class} without an article"), hint));
    }
    if article.title.is_empty() && article.body.is_empty() {
        return Err(("no title and no text".to_owned(), hint));
    }
    Ok(article)
}

/// `planning item` of `planningItem`.
fn kind_of_item(node: Node<'_>) -> String {
    let name = node.local().strip_suffix("Item").unwrap_or(node.local());
    format!("{name} item")
}
