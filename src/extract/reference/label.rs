//! Where an announced headline ends on its own line, and what cannot be one.

use super::announcement::Announcement;
use super::flat;
use super::text::{
    ends_with_full_stop, is_address, is_blank, is_caseless, is_spaceless, line_end, trimmed,
};
use crate::extract::cue::{Language, Shape, is_no_label};
use crate::model::Span;

/// The longest line that is taken for one headline, in characters.
///
/// 99 in 100 titles of 6,378 White House releases, which are wordier than news,
/// have at most 195.
const LONGEST: usize = 200;

/// A headline: as we read it, and as far as it could go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Label {
    /// The headline as printed.
    pub(super) span: Span,
    /// From its first byte to the farthest that it could run.
    pub(super) reach: Span,
}

impl Label {
    /// A headline whose end is certain.
    pub(super) const fn certain(span: Span) -> Self {
        Self { span, reach: span }
    }
}

/// The label that begins at `from`, on a line whose opening it has or not.
/// It ends before `limit` at the latest.
pub(super) fn label(
    body: &str,
    from: usize,
    limit: usize,
    found: &Announcement<'_>,
    language: &Language,
) -> Option<Label> {
    let end = line_end(&body[..limit], from);
    let (start, line) = trimmed(&body[from..end], from);
    if let Some(inner) = found.bracket.and_then(|bracket| inside(line, bracket)) {
        return Some(Label::certain(Span::new(start, start + inner.len())));
    }
    let line = whole_words(line);
    let line = &line[..flat::lost_line_break(line).unwrap_or(line.len())];
    if line.is_empty() {
        return None;
    }
    let own_line = found.opens_line || found.alone;
    let brief = line.chars().take(LONGEST + 1).count() <= LONGEST;
    if own_line && brief && !(ends_with_full_stop(line) && flat::has_inner_stop(line)) {
        return Some(Label::certain(Span::new(start, start + line.len())));
    }
    Some(flat::label(body, start, start + line.len(), language))
}

/// The text up to the bracket that closes what stands before it.
fn inside(line: &str, bracket: char) -> Option<&str> {
    let opening = match bracket {
        ')' => '(',
        ']' => '[',
        '）' => '（',
        _ => '【',
    };
    let mut depth = 0_usize;
    for (at, c) in line.char_indices() {
        if c == opening {
            depth += 1;
        } else if c == bracket {
            let Some(less) = depth.checked_sub(1) else {
                return Some(line[..at].trim_end_matches(is_blank));
            };
            depth = less;
        }
    }
    None
}

/// The line without emphasis marks and arrows at its end, and without a closing
/// bracket that nothing in it opens.
pub(super) fn whole_words(line: &str) -> &str {
    let mut line = line.trim_end_matches(|c| is_blank(c) || matches!(c, '*' | '_'));
    // The arrow of a link; `»` may close a quotation.
    let bare = line.trim_end_matches(['>', '»', '›', '→', '▶', '►']);
    if bare.ends_with(is_blank) && !line.contains(['«', '‹']) {
        line = bare.trim_end_matches(is_blank);
    }
    for (opening, closing) in [('[', ']'), ('(', ')')] {
        if line.ends_with(closing) && !line.contains(opening) {
            line = line[..line.len() - 1].trim_end_matches(is_blank);
        }
    }
    line
}

/// Whether a label can be a headline of what its cue announces. With an address
/// of its own a single word is enough.
pub(super) fn is_headline(
    text: &str,
    has_address: bool,
    found: &Announcement<'_>,
    language: &Language,
) -> bool {
    if is_address(text) {
        return true;
    }
    let shape = found.cue.shape;
    let words = text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    let dense = text.chars().any(is_spaceless);
    let characters = text.chars().count();
    let needed = if found.separated || found.alone || shape.has(Shape::GLUED) { 2 } else { 3 };
    let long_enough = match (dense, words) {
        (true, _) => characters >= 5,
        (false, 1) if has_address => true,
        (false, 1) => found.opens_line && found.separated && characters >= 8,
        (false, words) => words >= needed,
    };
    if !long_enough || is_no_label(language, text) {
        return false;
    }
    (!shape.has(Shape::WEAK) || reads_like_headline(text, words, dense))
        && (!shape.has(Shape::TAGS) || cannot_be_tags(text, words))
}

/// Whether a line after an everyday word reads like a headline rather than
/// like a sentence or a name.
fn reads_like_headline(text: &str, words: usize, dense: bool) -> bool {
    // Of 1,910 headlines of news sites and Wikinews, 999 in 1,000 have at most 22.
    const MOST_WORDS: usize = 24;
    (words >= 3 || dense)
        && words <= MOST_WORDS
        && !ends_with_full_stop(text)
        && !text.ends_with([':', ';', ','])
}

/// Whether words are a headline rather than a row of keywords, in which each
/// word has a capital.
fn cannot_be_tags(text: &str, words: usize) -> bool {
    let lower = text
        .split_whitespace()
        .filter(|word| word.len() > 1 && word.chars().all(|c| c.is_lowercase() || is_caseless(c)));
    words >= 4 && lower.count() >= 1 && !text.contains(" | ") && !ends_with_full_stop(text)
}
