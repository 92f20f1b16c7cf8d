//! Lines that editors set between paragraphs to point at other articles,
//! known by their shape and a word: which phrases are cues is not decided here.

use super::announcing::announces;
use super::block::Block;

/// The longest line that points somewhere: a long headline and its cue.
const MAX_CHARS: usize = 300;
/// The longest cue, such as `You may also be interested in`.
const MAX_CUE_WORDS: usize = 7;
/// A headline has at least these many words; fewer are a topic or a name.
const MIN_HEADLINE_WORDS: usize = 3;
/// Marks between a cue and its headline.
const MARKS: &[char] = &[':', '|', '»', '–', '—', '>', '►', '▶', '→'];

/// Whether `block` is a short cue and then a link, to its end:
/// `READ MORE: <a>…</a>`, `Related article <a>…</a>`, `<a>SEE ALSO: …</a>`.
pub(super) fn is_reference(block: &Block) -> bool {
    if block.text.chars().count() > MAX_CHARS {
        return false;
    }
    let (Some((first, _)), Some((last, _))) = (block.anchors.first(), block.anchors.last()) else {
        return false;
    };
    let before = block.text[..first.start].trim();
    let after = block.text[last.end..].trim();
    let words = before.split_whitespace().count();
    let ends_in_link = after.chars().count() <= 1;
    let headline = &block.text[first.start..last.end];
    if words == 0 {
        return ends_in_link && opens_with_cue(headline);
    }
    ends_in_link && words <= MAX_CUE_WORDS && announces(before) && is_headline(headline)
}

/// How many of `blocks` a label stands over: linked through and through, and
/// at least one of them a headline. Kickers and authors of linked cards count.
pub(super) fn listed(blocks: &[Block]) -> usize {
    let is_linked = |block: &&Block| {
        matches!(block.anchors.as_slice(), [(anchor, _)] if anchor.len() + 1 >= block.text.len())
            && block.text.chars().count() <= MAX_CHARS
    };
    let count = blocks.iter().take_while(is_linked).count();
    let has_headline = blocks[..count].iter().any(|block| is_headline(&block.text));
    if has_headline { count } else { 0 }
}

/// How much of a block is linked.
pub(super) fn linked_bytes(block: &Block) -> usize {
    block.anchors.iter().map(|(anchor, _)| anchor.len()).sum()
}

/// Whether `block` may be the label over linked headlines: a few words, one
/// of a cue among them, that end no sentence, without a link unless a colon leads on to the headline.
pub(super) fn is_label(block: &Block) -> bool {
    (block.anchors.is_empty() || block.text.ends_with(':'))
        && block.text.split_whitespace().count() <= MAX_CUE_WORDS
        && announces(&block.text)
        && !block.text.ends_with(['.', '?', '!'])
}

/// Whether a label is set apart from running text by more than its place.
pub(super) fn is_set_apart(label: &Block) -> bool {
    label.is_heading || label.text.ends_with(':') || !label.text.chars().any(char::is_lowercase)
}

fn is_headline(text: &str) -> bool {
    text.split_whitespace().count() >= MIN_HEADLINE_WORDS
}

fn opens_with_cue(text: &str) -> bool {
    text.find(MARKS).is_some_and(|mark| {
        let (cue, headline) = text.split_at(mark);
        let words = cue.split_whitespace().count();
        (1..=MAX_CUE_WORDS).contains(&words)
            && announces(cue)
            && is_headline(headline.trim_start_matches(MARKS))
    })
}

#[cfg(test)]
mod tests {
    use super::super::fragment_blocks;
    use super::{is_label, is_reference, listed};

    #[test]
    fn a_short_cue_and_a_link_are_a_reference() {
        for html in [
            "<p>READ MORE: <a href=/a>Pilots demand lights</a></p>",
            "<p><b>Related article</b> <a href=/a>Pilots demand lights</a>.</p>",
            "<p><a href=/a>SEE ALSO | Pilots demand lights</a></p>",
            "<p>Lire aussi » <a href=/a>Pilots demand lights</a></p>",
        ] {
            assert!(is_reference(&fragment_blocks(html)[0]), "{html}");
        }
    }

    #[test]
    fn a_link_in_running_text_is_none() {
        for html in [
            "<p>The pilots of the guild <a href=/a>demand lights on it</a></p>",
            "<p>They <a href=/a>demand lights on it</a>, and soon.</p>",
            "<p>By <a href=/a>Jane Doe</a></p>",
            "<p><a href=/a>Pilots demand lights</a></p>",
            "<p>READ MORE: Pilots demand lights</p>",
        ] {
            assert!(!is_reference(&fragment_blocks(html)[0]), "{html}");
        }
    }

    #[test]
    fn a_label_stands_over_linked_headlines() {
        let blocks = fragment_blocks(
            "<a href=/a><span>Also:</span><h3>Pilots demand lights</h3></a><p>Ships wait.</p>",
        );
        assert!(is_label(&blocks[0]) && !is_label(&blocks[2]));
        assert_eq!(listed(&blocks[1..]), 1);
        assert_eq!(listed(&blocks[2..]), 0);
    }
}
