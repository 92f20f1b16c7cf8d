//! Where the text of an article begins and ends: what stands above its first
//! paragraph and below its last is a date, a byline, a path, a row of buttons.

use std::ops::Range;

use dom_query::Document;

use super::block::Block;
use super::reference::{is_reference, linked_bytes};
use crate::model::title_key;
use crate::parse::standfirst::ends_a_sentence;

/// A block of as many bytes is a paragraph, however it ends. Bytes, because a
/// character says more where it takes three of them.
const PARAGRAPH_BYTES: usize = 90;
/// A sentence of fewer bytes is a caption, a slogan, a button.
const SENTENCE_BYTES: usize = 30;
/// The longest label: a byline with its date.
const MAX_LABEL_BYTES: usize = 60;
/// Share of the kept text above which an edge is no edge.
const MAX_LOOSE: f64 = 0.1;

/// Marks what is left of the page around the text as not kept.
pub(super) fn trim(blocks: &mut [Block]) {
    let Some(first) = first_paragraph(blocks) else { return };
    let is_last = |block: &Block| block.is_kept && is_paragraph(block);
    let last = blocks.iter().rposition(is_last).unwrap_or(first);
    trim_part(blocks, 0..first);
    trim_part(blocks, last + 1..blocks.len());
}

/// Marks the loose lines of an edge as not kept, unless there are so many
/// that they are what the page is about.
fn trim_part(blocks: &mut [Block], edge: Range<usize>) {
    let all: usize =
        blocks.iter().filter(|block| block.is_kept).map(|block| block.text.len()).sum();
    let loose: Vec<usize> = edge
        .clone()
        .filter(|&at| blocks[at].is_kept && is_loose(&blocks[at], at + 1 == edge.end))
        .collect();
    let bytes: usize = loose.iter().map(|&at| blocks[at].text.len()).sum();
    if bytes as f64 <= MAX_LOOSE * all as f64 {
        for at in loose {
            blocks[at].is_kept = false;
        }
    }
}

/// Whether a block is a link or a label and no reference; a heading right
/// over the text may be the writer's.
fn is_loose(block: &Block, is_next_to_text: bool) -> bool {
    let is_linked = linked_bytes(block) * 2 > block.text.len();
    let is_writers = block.is_listed || (block.is_heading && is_next_to_text);
    let is_label =
        block.text.len() <= MAX_LABEL_BYTES && !ends_a_sentence(&block.text) && !is_writers;
    (is_linked || is_label) && !is_reference(block)
}

/// Where the kept text begins.
pub(super) fn first_paragraph(blocks: &[Block]) -> Option<usize> {
    blocks.iter().position(|block| block.is_kept && is_paragraph(block))
}

/// Whether a block reads like running text.
pub(super) fn is_paragraph(block: &Block) -> bool {
    let bytes = block.text.len();
    let is_long =
        bytes >= PARAGRAPH_BYTES || (bytes >= SENTENCE_BYTES && ends_a_sentence(&block.text));
    is_long && linked_bytes(block) * 2 < block.text.len()
}

/// Marks all that follows the article on a page that goes on with others, each
/// in an `article` and under a headline of its own, as not kept.
pub(super) fn end_at_next(document: &Document, blocks: &mut [Block], headline: &str) {
    let Some(first) = first_paragraph(blocks) else { return };
    let around = |block: &Block, name: &str| {
        super::body::ancestors(document, block.node)
            .find(|node| document.tree.get(node).is_some_and(|node| node.has_name(name)))
    };
    let own = around(&blocks[first], "article");
    let next = blocks[first..].iter().position(|block| {
        block.is_heading
            && around(block, "h1").is_some()
            && around(block, "article").is_some_and(|article| Some(article) != own)
            && title_key(&block.text) != headline
    });
    if let Some(next) = next {
        blocks[first + next..].iter_mut().for_each(|block| block.is_kept = false);
    }
}

#[cfg(test)]
mod tests {
    use super::super::article;

    const STORY: &str = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>\
        <p>Nobody knew, as the harbour master said, how long the bank would keep them where they were.</p>";

    #[test]
    fn what_stands_around_the_text_is_no_part_of_it() {
        let page = format!(
            "<html><body><div><p><a href='/'>Home</a></p><p>18 July 2024, 5 pm</p>{STORY}{STORY}\
             <p>Share this</p><p>Print</p></div>"
        );
        let body = article(&page).body;
        assert!(body.starts_with("Ships waited") && body.ends_with("they were."), "{body}");
    }

    #[test]
    fn the_next_article_of_an_endless_page_is_another() {
        let page = format!(
            "<html><title>Port shut</title><body><main><article><h1>Port shut</h1>{STORY}{STORY}</article>\
             <article><h1>Opera opens</h1>{}</article></main>",
            "<p>The curtain rose, at last, over the rebuilt stage of the opera, said Kaye Ober.</p>".repeat(2)
        );
        let body = article(&page).body;
        assert!(body.contains("Ships waited") && !body.contains("curtain"), "{body}");
    }
}
