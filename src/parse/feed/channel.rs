//! What a feed says of all its items.

use super::item;
use super::said::Said;
use crate::model::Article;
use crate::parse::line::primary_language;
use crate::parse::link::resolve;
use crate::parse::xml::Node;

/// What an item need not repeat.
pub(super) struct Channel<'x> {
    /// The feed's name.
    pub(super) title: Option<String>,
    pub(super) language: Option<String>,
    /// Who writes what no item names an author for.
    pub(super) author: Option<Node<'x>>,
    /// What addresses are relative to, where no `xml:base` says so.
    pub(super) base: Option<String>,
}

impl<'x> Channel<'x> {
    fn new(root: Node<'x>, base: Option<&str>) -> Self {
        let is_channel = |node: &Node<'_>| node.is("channel") || node.is("atom:feed");
        let node = root.descendants().find(is_channel).unwrap_or(root);
        let language = node
            .child_line(&["language", "dc:language"])
            .or_else(|| node.inherited("xml:lang").map(str::to_owned));
        // The first address that says what it is relative to itself.
        let own = item::address(node, None);
        Self {
            title: title(node),
            language: language.as_deref().and_then(primary_language),
            author: node.child(&["atom:author", "author"]),
            base: base.map(str::to_owned).or(own),
        }
    }
}

/// The name of a feed.
pub(super) fn title(node: Node<'_>) -> Option<String> {
    node.child(&["title", "atom:title", "dc:title"])
        .and_then(Said::new)
        .and_then(|said| said.line())
}

/// All items, in the order of the feed; those of RDF stand beside the channel.
pub(super) fn items(root: Node<'_>) -> Vec<Node<'_>> {
    std::iter::once(root)
        .chain(root.descendants())
        .filter(|node| node.is("item") || node.is("atom:entry") || node.is("entry"))
        .collect()
}

/// The articles of those `items` that the file tells in full.
pub(super) fn articles<'x>(root: Node<'x>, items: &[Node<'x>], base: Option<&str>) -> Vec<Article> {
    let channel = Channel::new(root, base);
    let whole = items.iter().filter(|item| item.is_whole());
    whole.filter_map(|item| item::article(*item, &channel)).collect()
}

/// What addresses in `node` are relative to: each `xml:base` to the one around it.
pub(super) fn base(node: Node<'_>, channel: &Channel<'_>) -> Option<String> {
    let mut stated: Vec<&str> =
        node.around().filter_map(|node| node.attribute("xml:base")).collect();
    stated.reverse();
    stated
        .into_iter()
        .fold(channel.base.clone(), |base, stated| resolve(stated, base.as_deref()).or(base))
}
