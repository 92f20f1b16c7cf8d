//! What no article is made of, whatever its place: consent banners, and
//! labels that a page repeats.

use std::collections::HashMap;

use dom_query::Document;

use super::announcing::announces;
use super::block::Block;

/// Parts of the `id` or `class` of consent banners: the products that most
/// pages use, and what others are called.
const BANNERS: &str = "[id^=onetrust], [class*=onetrust], [id*=cookie-consent], \
    [class*=cookie-consent], [id*=cookie-banner], [class*=cookie-banner], [id*=CybotCookie], \
    [id*=didomi], [class*=didomi], [id*=usercentrics], [id*=qc-cmp], [class*=qc-cmp], \
    [id*=sp_message], [class*=gdpr], [id*=gdpr]";
/// The longest label.
const MAX_LABEL_WORDS: usize = 6;
/// A label that stands this often is the page's, not the writer's.
const MIN_REPEATS: usize = 3;

/// Takes consent banners out of `document`: they are long, fluent, and the
/// only text that some saved pages show.
pub(super) fn remove_banners(document: &Document) {
    for banner in document.select(BANNERS).nodes() {
        // Some pages note the reader's consent in a class of the whole page.
        if !banner.has_name("html") && !banner.has_name("body") && !banner.has_name("main") {
            banner.remove_from_parent();
        }
    }
}

/// Takes labels that stand between paragraphs again and again
/// (`Advertisement`, `Article content`) out of the blocks, but for those that
/// may be an editor's cue.
pub(super) fn remove_repeated(blocks: &mut Vec<Block>) {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let is_label = |block: &Block| {
        block.anchors.is_empty()
            && block.text.split_whitespace().count() <= MAX_LABEL_WORDS
            && !block.text.ends_with(['.', '!', '?', '”', '"'])
    };
    for block in blocks.iter().filter(|block| is_label(block)) {
        *counts.entry(block.text.clone()).or_default() += 1;
    }
    blocks.retain(|block| {
        let is_rare = counts.get(&block.text).is_none_or(|&count| count < MIN_REPEATS);
        is_rare || !is_label(block) || announces(&block.text)
    });
}

#[cfg(test)]
mod tests {
    use super::super::article;

    #[test]
    fn a_repeated_label_goes_but_a_repeated_cue_stays() {
        let story = "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>\
            <p>Advertisement</p><p>READ MORE:</p><p><a href='/a'>Pilots demand lights on the bank</a></p>";
        let page = format!("<html><body><div>{}</div>", story.repeat(4));
        let body = article(&page).body;
        assert!(!body.contains("Advertisement"), "{body}");
        assert_eq!(body.matches("READ MORE:\n\nPilots demand").count(), 4, "{body}");
    }

    #[test]
    fn consent_banners_are_no_article() {
        let banner =
            "<p>We store cookies, and more cookies, on your device, to serve you.</p>".repeat(20);
        let page = format!(
            "<html><body class='gdpr'><div id='onetrust-pc-sdk'>{banner}</div>\
             <div><p>Ships waited, and waited, off the port all day and all night.</p></div>"
        );
        assert_eq!(
            article(&page).body,
            "Ships waited, and waited, off the port all day and all night."
        );
    }
}
