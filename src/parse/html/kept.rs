//! Which words of a page are the article, as `dom_smoothie` sees it.
//!
//! It gives its answer as new HTML, moved, renamed and stripped. To know
//! which words of the original survived, each text node is marked with a
//! private-use character before, and the marks are read off the answer.

use std::collections::HashSet;

use dom_query::{Document, NodeId};
use dom_smoothie::Readability;

/// The first mark; the planes 15 and 16 hold nothing but private use.
const FIRST_MARK: u32 = 0xF_0000;
/// The last one.
const LAST_MARK: u32 = 0x10_FFFD;

/// The text nodes that are the article; all where that could not be told.
#[derive(Debug, Default)]
pub(super) struct Kept(Option<HashSet<NodeId>>);

impl Kept {
    pub(super) fn contains(&self, node: NodeId) -> bool {
        self.0.as_ref().is_none_or(|nodes| nodes.contains(&node))
    }
}

/// The text nodes of the article in `document`, and the document as it was.
pub(super) fn text_nodes(document: Document) -> (Kept, Document) {
    let marked = document.clone();
    let mut nodes = Vec::new();
    if let Some(body) = marked.body() {
        for node in
            body.descendants_it().filter(dom_query::NodeRef::is_nonempty_text).collect::<Vec<_>>()
        {
            let Some(mark) = mark(nodes.len()) else { break };
            let text = node.text();
            node.set_text(format!("{mark}{}", text.replace(is_mark, "")));
            nodes.push(node.id);
        }
    }
    let answer = Readability::with_document(marked, None, None)
        .and_then(|mut readability| readability.parse());
    let kept: HashSet<NodeId> = answer
        .map(|article| {
            let index = |c: char| nodes.get((c as u32 - FIRST_MARK) as usize).copied();
            article.text_content.chars().filter(|&c| is_mark(c)).filter_map(index).collect()
        })
        .unwrap_or_default();
    (Kept((!kept.is_empty()).then_some(kept)), document)
}

/// The mark of the `index`th text node; pages of more than 131,000 end there.
fn mark(index: usize) -> Option<char> {
    let code = FIRST_MARK + u32::try_from(index).ok()?;
    // The last two code points of each plane are no characters, but may be used.
    (code <= LAST_MARK).then(|| char::from_u32(code))?
}

fn is_mark(c: char) -> bool {
    (FIRST_MARK..=LAST_MARK).contains(&(c as u32))
}
