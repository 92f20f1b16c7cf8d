//! Headlines in a few lines.

use super::{
    escape::clean,
    font::{Weight, text_width},
};

/// How a label is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    /// Pixels.
    pub(super) font_size: f64,
    pub(super) weight: Weight,
    /// Pixels that no line exceeds.
    pub(super) width: f64,
    /// A longer label ends in `…`.
    pub(super) lines: usize,
}

impl Setting {
    /// Pixels that a line takes.
    pub(super) fn width_of(&self, line: &str) -> f64 {
        text_width(line, self.font_size, self.weight)
    }
}

/// `text`, cleaned, in lines that fit: broken between words, or within a word
/// that is too long for a line of its own. Never empty: no text is `(untitled)`.
///
/// Lines are evened out: where the words fit in as many narrower lines, these
/// are taken, so that no last line holds a single word.
pub(super) fn wrap(text: &str, setting: Setting) -> Vec<String> {
    let text = clean(text);
    if text.is_empty() {
        return vec!["(untitled)".to_owned()];
    }
    let full = fill(&text, setting.width, setting);
    if full.len() > setting.lines {
        return cut(full, setting);
    }
    if full.len() == 1 {
        return full;
    }
    let narrower = (1..=8).rev().find_map(|eighth| {
        let width = setting.width * (0.5 + 0.5 * f64::from(9 - eighth) / 9.0);
        let lines = fill(&text, width, setting);
        (lines.len() == full.len() && !breaks_a_word(&lines, &full)).then_some(lines)
    });
    narrower.unwrap_or(full)
}

/// Whether some lines part words that others leave whole.
fn breaks_a_word(lines: &[String], others: &[String]) -> bool {
    let words = |lines: &[String]| lines.iter().flat_map(|line| line.split(' ')).count();
    words(lines) > words(others)
}

/// As many words on a line as fit, line after line.
fn fill(text: &str, width: f64, setting: Setting) -> Vec<String> {
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is a first line");
        let longer = if last.is_empty() { word.to_owned() } else { format!("{last} {word}") };
        if setting.width_of(&longer) <= width {
            *last = longer;
            continue;
        }
        if last.is_empty() {
            lines.pop();
        }
        lines.extend(pieces(word, width, setting));
    }
    lines
}

/// A word in pieces that fit, each of one character at least.
fn pieces(word: &str, width: f64, setting: Setting) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for c in word.chars() {
        let last = pieces.last_mut().expect("there is a first piece");
        let longer = format!("{last}{c}");
        if last.is_empty() || setting.width_of(&longer) <= width {
            *last = longer;
        } else {
            pieces.push(c.to_string());
        }
    }
    pieces
}

/// The first lines, the last of them with an ellipsis: after a whole word
/// where that leaves half the line, within one otherwise.
fn cut(mut lines: Vec<String>, setting: Setting) -> Vec<String> {
    lines.truncate(setting.lines.max(1));
    let Some(last) = lines.last_mut() else { return lines };
    let fits = |line: &str| setting.width_of(&format!("{line}…")) <= setting.width;
    if !fits(last) {
        let words = last.rfind(' ').map_or("", |end| &last[..end]);
        if setting.width_of(words) >= setting.width / 2.0 {
            *last = words.to_owned();
        }
        while !last.is_empty() && !fits(last) {
            last.pop();
        }
    }
    last.truncate(last.trim_end_matches([' ', ',', ':', ';', '-', '–', '.']).len());
    last.push('…');
    lines
}

#[cfg(test)]
mod tests {
    use super::{Setting, Weight, wrap};

    const SETTING: Setting =
        Setting { font_size: 10.0, weight: Weight::Regular, width: 100.0, lines: 3 };

    #[test]
    fn a_headline_breaks_between_words_into_even_lines() {
        assert_eq!(
            wrap("Port strike ends after nine days", SETTING),
            ["Port strike ends", "after nine days"]
        );
    }

    #[test]
    fn no_line_is_wider_than_the_setting() {
        let texts = ["W".repeat(200), "停火谈判在日内瓦重新开始".to_owned(), "a b ".repeat(90)];
        for text in texts {
            for line in wrap(&text, SETTING) {
                assert!(SETTING.width_of(&line) <= 100.0, "{line}");
            }
        }
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = wrap(&"minister resigns, ".repeat(9), SETTING);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with("s…"), "{lines:?}");
    }

    #[test]
    fn no_text_is_untitled() {
        assert_eq!(wrap(" \u{202e}\n", SETTING), ["(untitled)"]);
    }
}
