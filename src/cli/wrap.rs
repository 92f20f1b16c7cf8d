//! Text in columns: how wide it is, where it breaks, what of it fits.

use anstyle::Style;
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// Marks that stand at no beginning of a line, in Chinese, Japanese and Korean
/// (Unicode Standard Annex 14, classes CL, EX, NS).
const NEVER_FIRST: &str =
    "、。，．：；？！）］｝〉》」』】〕〗’”…ー々ゝゞぁぃぅぇぉっゃゅょァィゥェォッャュョ";

/// Marks that stand at no end of one (class OP).
const NEVER_LAST: &str = "（［｛〈《「『【〔〖‘“";

/// The space at which no line ends; it is shown as any other.
const NO_BREAK: char = '\u{a0}';

/// Columns that a text takes.
pub(super) fn display_width(text: &str) -> usize {
    text.width()
}

/// The text, or as much of it as fits with an ellipsis.
pub(super) fn shorten(text: &str, width: usize) -> String {
    if display_width(text) <= width {
        return text.to_owned();
    }
    let mut short = String::new();
    let mut used = 1;
    for cluster in clusters(text) {
        used += display_width(cluster);
        if used > width {
            break;
        }
        short.push_str(cluster);
    }
    format!("{}…", short.trim_end())
}

/// Lines of at most `width` columns.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let lines = wrap_runs(&[(Style::new(), text)], width);
    lines.into_iter().map(|line| line.into_iter().map(|(_, text)| text).collect()).collect()
}

/// Text in several styles, in lines of at most `width` columns: broken at
/// spaces, between wide letters, which have none, and within a word that is
/// wider than a line. Runs of white space are one space.
pub(super) fn wrap_runs(runs: &[(Style, &str)], width: usize) -> Vec<Vec<(Style, String)>> {
    let mut lines: Vec<Vec<(Style, String)>> = Vec::new();
    let mut used = 0;
    for word in words(runs).into_iter().flat_map(|word| word.split(width)) {
        let gap = usize::from(word.spaced);
        match lines.last_mut() {
            Some(line) if used + gap + word.width() <= width => {
                if word.spaced {
                    push(line, line.last().map_or(Style::new(), |part| part.0), " ");
                }
                used += gap + word.width();
                word.parts.iter().for_each(|(style, text)| push(line, *style, text));
            }
            _ => {
                used = word.width();
                lines.push(word.parts);
            }
        }
    }
    lines
}

/// What stands or falls together at the end of a line.
struct Word {
    /// Whether a space stands before it.
    spaced: bool,
    parts: Vec<(Style, String)>,
}

impl Word {
    fn width(&self) -> usize {
        self.parts.iter().map(|(_, text)| display_width(text)).sum()
    }

    /// In pieces that fit.
    fn split(self, width: usize) -> Vec<Self> {
        if self.width() <= width {
            return vec![self];
        }
        let mut pieces = vec![Self { spaced: self.spaced, parts: Vec::new() }];
        let mut used = 0;
        for (style, text) in &self.parts {
            for cluster in clusters(text) {
                if used > 0 && used + display_width(cluster) > width {
                    pieces.push(Self { spaced: false, parts: Vec::new() });
                    used = 0;
                }
                used += display_width(cluster);
                pieces
                    .last_mut()
                    .into_iter()
                    .for_each(|piece| push(&mut piece.parts, *style, cluster));
            }
        }
        pieces
    }
}

fn push(parts: &mut Vec<(Style, String)>, style: Style, text: &str) {
    let text = if text == NO_BREAK.to_string() { " " } else { text };
    match parts.last_mut() {
        Some((last, words)) if *last == style => words.push_str(text),
        _ => parts.push((style, text.to_owned())),
    }
}

fn words(runs: &[(Style, &str)]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut before = " ";
    for (style, text) in runs {
        for cluster in clusters(text) {
            if !is_space(cluster) {
                match words.last_mut() {
                    Some(word) if !is_space(before) && !may_break(before, cluster) => {
                        push(&mut word.parts, *style, cluster);
                    }
                    _ => {
                        let spaced = !words.is_empty() && is_space(before);
                        let mut parts = Vec::new();
                        push(&mut parts, *style, cluster);
                        words.push(Word { spaced, parts });
                    }
                }
            }
            before = cluster;
        }
    }
    words
}

/// White space at which a line may end.
fn is_space(text: &str) -> bool {
    text.chars().all(|c| c.is_whitespace() && c != NO_BREAK)
}

/// Whether a line may end between two letters without a space.
fn may_break(before: &str, after: &str) -> bool {
    let wide = |text| display_width(text) > 1;
    let stays = |marks: &str, text: &str| text.chars().all(|c| marks.contains(c));
    (wide(before) || wide(after)) && !stays(NEVER_LAST, before) && !stays(NEVER_FIRST, after)
}

/// The letters of a text, each with the marks, joiners and modifiers that make
/// one sign of it: what Unicode calls grapheme clusters, as far as their width
/// tells.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        let (_, mut last) = chars.next()?;
        let mut flags = usize::from(is_flag(last));
        let end = chars
            .find(|&(_, c)| {
                let joined = last == '\u{200d}'
                    || c.width().unwrap_or(0) == 0 && !c.is_whitespace()
                    || matches!(c, '\u{1f3fb}'..='\u{1f3ff}')
                    || is_flag(c) && flags == 1;
                flags += usize::from(is_flag(c));
                last = c;
                !joined
            })
            .map_or(rest.len(), |(at, _)| at);
        let (cluster, after) = rest.split_at(end);
        rest = after;
        Some(cluster)
    })
}

/// Half a flag.
fn is_flag(c: char) -> bool {
    matches!(c, '\u{1f1e6}'..='\u{1f1ff}')
}

#[cfg(test)]
mod tests {
    const BOLD: Style = Style::new().bold();

    use super::{Style, clusters, display_width, shorten, wrap, wrap_runs};

    #[test]
    fn text_fits_its_columns() {
        assert_eq!(shorten("Harbour strike", 8), "Harbour…");
        assert_eq!(shorten("港湾ストライキ", 7), "港湾ス…");
        assert_eq!(wrap("one two  three", 7), ["one two", "three"]);
    }

    #[test]
    fn a_sign_of_several_characters_is_never_parted() {
        let text = "e\u{301}👩‍👩‍👧🇺🇳🇫🇷👍🏽☕️";
        let parts: Vec<&str> = clusters(text).collect();
        assert_eq!(parts, ["e\u{301}", "👩‍👩‍👧", "🇺🇳", "🇫🇷", "👍🏽", "☕️"]);
        assert_eq!(shorten("👩‍👩‍👧👩‍👩‍👧👩‍👩‍👧", 5), "👩‍👩‍👧👩‍👩‍👧…");
    }

    #[test]
    fn text_without_spaces_breaks_between_its_letters() {
        assert_eq!(
            wrap("停火谈判，在日内瓦重新开始。", 10),
            ["停火谈判，", "在日内瓦重", "新开始。"]
        );
        assert_eq!(wrap("https://example.org/x", 10), ["https://ex", "ample.org/", "x"]);
        assert_eq!(wrap("Tokyo 東京", 8), ["Tokyo 東", "京"]);
    }

    #[test]
    fn a_space_may_forbid_a_break() {
        assert_eq!(wrap("some 10\u{a0}000 men", 9), ["some", "10 000", "men"]);
    }

    #[test]
    fn no_line_is_too_wide() {
        let text = "Strike 港湾ストライキ e\u{301} 👩‍👩‍👧 ends. ".repeat(5);
        for width in 4..40 {
            for line in wrap(&text, width) {
                assert!(display_width(&line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn what_touches_stays_together_whatever_its_style() {
        let runs = [(Style::new(), "off "), (BOLD, "Port Kessel"), (Style::new(), "[e1] on")];
        let lines = wrap_runs(&runs, 12);
        let plain = |line: &Vec<(Style, String)>| -> String {
            line.iter().map(|(_, text)| text.as_str()).collect()
        };
        assert_eq!(lines.iter().map(plain).collect::<Vec<_>>(), ["off Port", "Kessel[e1]", "on"]);
        assert_eq!(lines[1][0], (BOLD, "Kessel".to_owned()));
    }
}
