//! What a page prints between its headline and its text: the summary, the
//! lead. Extractors take it for a part of the page's head.

use dom_query::Document;

use super::block::Block;
use super::edge::{first_paragraph, is_paragraph};
use super::furniture;
use crate::model::title_key;

/// A shorter summary is a label that may stand anywhere.
const MIN_SUMMARY_BYTES: usize = 30;
/// The longest lead paragraph.
const MAX_LEAD_BYTES: usize = 1000;
/// The most paragraphs of a lead; more are another text.
const MAX_PARAGRAPHS: usize = 3;
/// How many lines may stand between a headline and its text: paths, dates,
/// names, buttons.
const MAX_LINES: usize = 40;

/// Marks the lead as kept.
pub(super) fn recover(
    document: &Document,
    blocks: &mut [Block],
    headline: &str,
    standfirst: Option<&str>,
) {
    let Some(first) = first_paragraph(blocks) else { return };
    if let Some(at) = standfirst.and_then(|summary| printed(&blocks[..first], summary)) {
        blocks[at].is_kept = true;
    }
    let is_headline = |block: &Block| {
        block.is_heading
            && block.text.len() < headline.len() * 2
            && title_key(&block.text) == headline
    };
    let Some(top) = blocks[..first].iter().rposition(is_headline) else { return };
    let lead: Vec<usize> = (top + 1..first)
        .filter(|&at| {
            let block = &blocks[at];
            is_paragraph(block)
                && block.text.len() <= MAX_LEAD_BYTES
                && !furniture::is_in(document, block.node, blocks[first].node)
        })
        .collect();
    if first - top <= MAX_LINES && lead.len() <= MAX_PARAGRAPHS {
        for at in lead {
            blocks[at].is_kept = true;
        }
    }
}

/// The last of `blocks` that is the summary, whole or cut short by machine.
fn printed(blocks: &[Block], summary: &str) -> Option<usize> {
    let key = title_key(summary.trim_end_matches(['.', '…', ' ']));
    if key.len() < MIN_SUMMARY_BYTES {
        return None;
    }
    blocks.iter().rposition(|block| {
        block.text.len() >= MIN_SUMMARY_BYTES && {
            let text = title_key(&block.text);
            text.starts_with(&key) || (key.starts_with(&text) && text.len() * 2 > key.len())
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::article;

    const STORY: &str = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>\
        <p>Nobody knew, as the harbour master said, how long the bank would keep them where they were.</p>";

    #[test]
    fn a_summary_that_is_printed_is_part_of_the_text() {
        let summary =
            "No ship has moved since Monday, and none will before Friday, the office says";
        let page = format!(
            "<html><head><meta name=description content='{summary}'></head><body><header><h1>Port shut</h1>\
             <p class=menu>{summary}</p></header><div>{STORY}{STORY}</div>"
        );
        let article = article(&page);
        assert!(article.body.starts_with("No ship has moved"), "{}", article.body);
        assert_eq!(article.standfirst, None);
    }

    #[test]
    fn a_lead_in_the_head_of_the_page_is_part_of_the_text() {
        let page = format!(
            "<html><body><header><h1>Port shut</h1><p class=banner>All ships wait since Monday, and \
             the harbour master is without a plan.</p><p class=caption>Ships off the port, as seen on Monday \
             from the old tower.</p></header><div>{STORY}{STORY}</div>"
        );
        let body = article(&page).body;
        assert!(body.starts_with("All ships wait") && !body.contains("tower"), "{body}");
    }
}
