//! The text that a page states in JSON-LD, as a check on what was chosen.

use super::block::Block;
use crate::model::title_key;

/// A shorter `articleBody` is a teaser.
const MIN_BYTES: usize = 400;
/// Share of the stated text that the page's blocks must hold to be trusted
/// to choose among them.
const MIN_FOUND: f64 = 0.85;
/// Share below which the page does not show the text at all: it is set by a
/// script, or behind a wall.
const MAX_HIDDEN: f64 = 0.3;
/// A block of fewer bytes occurs in any long text by chance.
const MIN_BLOCK_BYTES: usize = 20;

/// What the stated text says about the blocks.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The blocks that are the article are marked as kept.
    Chosen,
    /// The page does not show the text.
    Hidden,
    /// Nothing certain.
    Unsure,
}

/// Marks the blocks that stand in `stated` as kept and others as not, if
/// together they are that text; headings between them stay as they were.
pub(super) fn choose(blocks: &mut [Block], stated: &str) -> Verdict {
    let text = title_key(stated);
    if text.len() < MIN_BYTES {
        return Verdict::Unsure;
    }
    let found: Vec<usize> = blocks
        .iter()
        .map(|block| title_key(&block.text))
        .map(|key| if key.len() >= MIN_BLOCK_BYTES && text.contains(&key) { key.len() } else { 0 })
        .collect();
    let share = found.iter().sum::<usize>() as f64 / text.len() as f64;
    let kept: usize =
        blocks.iter().filter(|block| block.is_kept).map(|block| block.text.len()).sum();
    if share < MAX_HIDDEN && kept * 2 < text.len() {
        return Verdict::Hidden;
    }
    // Well over the whole is a page that shows the text twice.
    if !(MIN_FOUND..=1.2).contains(&share) {
        return Verdict::Unsure;
    }
    let is_found = |at: &usize| found[*at] > 0;
    let first = (0..blocks.len()).find(is_found).unwrap_or_default();
    let last = (0..blocks.len()).rfind(is_found).unwrap_or_default();
    for (at, block) in blocks.iter_mut().enumerate() {
        let may_stay = block.is_heading || block.text.len() < MIN_BLOCK_BYTES;
        let is_inside = first < at && at < last;
        block.is_kept = found[at] > 0 || (block.is_kept && may_stay && is_inside);
    }
    Verdict::Chosen
}

#[cfg(test)]
mod tests {
    use super::super::article;

    fn page(stated: &str, shown: &str) -> String {
        format!(
            "<html><script type='application/ld+json'>{{\"@type\": \"NewsArticle\", \
             \"headline\": \"Port shut\", \"articleBody\": \"{stated}\"}}</script><body>{shown}</body>"
        )
    }

    #[test]
    fn a_text_that_only_a_script_would_show_is_read_from_where_it_is_stated() {
        let stated = "Ships waited off the port all day, and all night. ".repeat(10);
        let article = article(&page(&stated, "<p>Please turn on scripts to read this page.</p>"));
        assert_eq!(article.body, stated.trim());
    }

    #[test]
    fn what_is_not_in_the_stated_text_is_left_out() {
        let paragraphs: Vec<String> = (0..9)
            .map(|n| {
                format!("Ship number {n} waited off the port, with its crew, all day and night.")
            })
            .collect();
        let shown = paragraphs.join("</p><p>Article content, please read on, and on</p><p>");
        let article = article(&page(&paragraphs.join(" "), &format!("<div><p>{shown}</p></div>")));
        assert_eq!(article.body, paragraphs.join("\n\n"));
    }
}
