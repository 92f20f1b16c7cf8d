//! The element that a page itself names as its article.

use std::collections::HashSet;

use dom_query::{Document, NodeId};

use super::block::Block;
use super::reference::linked_bytes;

/// Elements that templates name as the text, surest first.
const NAMED: &[&str] = &[
    "[itemprop=articleBody]",
    "[class*=article-body], [class*=articleBody], [class*=article__body], [class*=ArticleBody]",
    "[class*=entry-content], [class*=post-content], [class*=story-body], [class*=article-content]",
    "article",
];
/// The named element counts only if it holds this many times the text that
/// was chosen: a choice that far off is a banner or a disclaimer.
const MIN_TIMES: usize = 3;
/// Less text than this is no article to prefer.
const MIN_BYTES: usize = 500;

/// Marks the blocks of the named element as kept instead, where what was kept
/// is next to nothing beside it.
pub(super) fn prefer(document: &Document, blocks: &mut [Block]) {
    let size = |is_counted: &dyn Fn(&Block) -> bool, blocks: &[Block]| -> usize {
        let counted = blocks.iter().filter(|block| is_counted(block) && !is_mostly_links(block));
        counted.map(|block| block.text.len()).sum()
    };
    let kept = size(&|block| block.is_kept, blocks);
    for selector in NAMED {
        let named: HashSet<NodeId> = document
            .select(selector)
            .nodes()
            .iter()
            .flat_map(|node| {
                std::iter::once(node.id).chain(node.descendants_it().map(|node| node.id))
            })
            .collect();
        let bytes = size(&|block| named.contains(&block.node), blocks);
        if bytes >= MIN_BYTES && bytes >= MIN_TIMES * kept {
            for block in blocks {
                block.is_kept = named.contains(&block.node) && !is_mostly_links(block);
            }
            return;
        }
    }
}

fn is_mostly_links(block: &Block) -> bool {
    linked_bytes(block) * 2 > block.text.len()
}

#[cfg(test)]
mod tests {
    use super::super::article;

    #[test]
    fn a_disclaimer_does_not_win_over_the_named_text() {
        let story =
            "<p>Ships <a href='/t'>waited</a>.</p><p>Off the port they lay all day.</p>".repeat(12);
        let disclaimer =
            "Some of the offers here, and there, come from firms that pay us. ".repeat(4);
        let page = format!(
            "<html><body><div><p>{disclaimer}</p></div>\
             <ul class='article-body unlikely comment sidebar'>{story}</ul>"
        );
        assert!(article(&page).body.contains("Off the port they lay"), "{}", article(&page).body);
    }
}
