//! Paragraphs that were passed over but are set exactly like those kept.
//!
//! Extractors settle on one container; pages split an article over several,
//! around pictures and advertisements.

use std::collections::HashMap;

use dom_query::{Document, NodeRef};

use super::block::Block;
use super::reference::linked_bytes;

/// Share of the kept text that must be set in one way for that way to be
/// how the page sets its text.
const MIN_SHARE: f64 = 0.2;
/// Paragraphs set in that way; fewer may be chance.
const MIN_PARAGRAPHS: usize = 3;
/// A shorter block is a label, not a lost paragraph.
const MIN_BYTES: usize = 60;

/// Marks as kept what is set like most of the kept text.
pub(super) fn recover(document: &Document, blocks: &mut [Block]) {
    let styles: Vec<Option<String>> = blocks.iter().map(|block| style(document, block)).collect();
    let mut kept: HashMap<&str, (usize, usize)> = HashMap::new();
    let mut total = 0;
    for (block, style) in blocks.iter().zip(&styles).filter(|(block, _)| block.is_kept) {
        total += block.text.len();
        if let Some(style) = style {
            let (count, bytes) = kept.entry(style).or_default();
            *count += 1;
            *bytes += block.text.len();
        }
    }
    for (block, style) in blocks.iter_mut().zip(&styles) {
        let is_usual =
            style.as_deref().and_then(|style| kept.get(style)).is_some_and(|&(count, bytes)| {
                count >= MIN_PARAGRAPHS && bytes as f64 >= MIN_SHARE * total as f64
            });
        let is_linked = linked_bytes(block) * 2 >= block.text.len();
        block.is_kept |= is_usual && block.text.len() >= MIN_BYTES && !is_linked;
    }
}

/// Names and classes of a block's element and the two around it; `None` where
/// there are no classes to tell one block from another.
fn style(document: &Document, block: &Block) -> Option<String> {
    let node = document.tree.get(&block.node).filter(|_| !block.is_heading)?;
    let mut style = String::new();
    let mut has_class = false;
    for node in std::iter::successors(Some(node), NodeRef::parent).take(3) {
        let class = node.class().unwrap_or_default();
        has_class |= !class.trim().is_empty();
        style.push_str(&node.node_name().unwrap_or_default());
        style.push('.');
        style.push_str(&class);
        style.push(' ');
    }
    has_class.then_some(style)
}

#[cfg(test)]
mod tests {
    use super::super::article;

    #[test]
    fn a_part_of_the_text_in_another_container_is_found() {
        let part = |from: usize, count: usize| {
            let paragraphs: Vec<String> = (from..from + count)
                .map(|n| format!("<p>Ship number {n} waited off the port, with all its crew, and its cargo, all day.</p>"))
                .collect();
            format!(
                "<section class=\"row\"><div class=\"story-text\">{}</div></section>",
                paragraphs.concat()
            )
        };
        let page = format!(
            "<html><body><div class=\"x\">{}</div><div class=\"ad\"><img></div><div>{}</div><footer>\
             <div class=\"small\"><p>The harbour post is printed on recycled paper, every day of the year.</p></div></footer>",
            part(0, 8),
            part(8, 2)
        );
        let body = article(&page).body;
        assert!(body.contains("Ship number 0") && body.contains("Ship number 9"), "{body}");
        assert!(!body.contains("recycled"));
    }
}
