//! The text of a page that shows it only after its scripts have run: they
//! carry it along, as a template or as a string of HTML in their data.

use dom_query::Document;

use super::block::{self, Block};
use super::kept::Kept;
use super::{furniture, is_markup, sane};

/// A page that shows as many bytes has its text.
const MIN_SHOWN_BYTES: usize = 300;
/// A shorter text in a script is a message, a form, a banner.
const MIN_BYTES: usize = 500;

/// The blocks of the longest text in the page's scripts, where the page itself
/// shows next to nothing.
pub(super) fn blocks(document: &Document, shown: &str) -> Option<Vec<Block>> {
    if shown.len() >= MIN_SHOWN_BYTES {
        return None;
    }
    let longest = document
        .select("script")
        .nodes()
        .iter()
        .filter_map(|script| {
            let kind = script.attr_or("type", "").to_ascii_lowercase();
            match (kind.contains("template"), kind.contains("ld+json")) {
                (true, _) => Some(script.text().to_string()),
                (_, true) => None,
                _ => strings(&script.text()).filter(|text| is_markup(text)).max_by_key(String::len),
            }
        })
        .max_by_key(String::len)?;
    let text = Document::fragment(sane::sane(&longest).as_ref());
    let mut blocks = block::blocks(&text.root(), &Kept::default());
    furniture::pass_over(&text, &mut blocks);
    blocks.retain(|block| block.is_kept);
    let bytes: usize = blocks.iter().map(|block| block.text.len()).sum();
    (bytes >= MIN_BYTES).then_some(blocks)
}

/// The long strings that are values of keys, as JSON writes them: `"key":"…"`.
fn strings(script: &str) -> impl Iterator<Item = String> + '_ {
    let mut rest = script;
    std::iter::from_fn(move || {
        loop {
            let (_, after) = rest.split_once("\":")?;
            rest = after.trim_start();
            let Some(value) = rest.strip_prefix('"') else { continue };
            let mut is_escaped = false;
            let end = value.bytes().position(|byte| {
                let is_end = byte == b'"' && !is_escaped;
                is_escaped = byte == b'\\' && !is_escaped;
                is_end
            })?;
            let literal = &rest[..end + 2];
            rest = &value[end..];
            if literal.len() >= MIN_BYTES
                && let Ok(text) = serde_json::from_str(literal)
            {
                return Some(text);
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::super::article;

    const STORY: &str =
        "<p>Ships waited, and waited, off the port all day and all night, said Ilse Brandt.</p>";

    #[test]
    fn a_text_in_the_data_of_a_script_is_read() {
        let data = serde_json::json!({"list": [{"id": "a", "html": STORY.repeat(9)}]});
        let page = format!(
            "<html><title>Port shut</title><body><p>Loading.</p><script>window.data = {data};</script>"
        );
        assert_eq!(article(&page).body.matches("Ships waited").count(), 9);
    }

    #[test]
    fn a_text_in_a_template_is_read() {
        let page = format!(
            "<html><body><p>Loading.</p><script type='text/template'>{}</script>",
            STORY.repeat(9)
        );
        assert_eq!(article(&page).body.matches("Ships waited").count(), 9);
    }

    #[test]
    fn a_page_that_shows_its_text_is_not_searched() {
        let page = format!(
            "<html><body><div>{}</div><script type='text/template'><p>{}</p></script>",
            STORY.repeat(9),
            "A form to fill in, with care, and to send to us. ".repeat(40)
        );
        assert!(!article(&page).body.contains("form"));
    }
}
