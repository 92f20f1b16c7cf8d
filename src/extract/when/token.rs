//! The words, numbers and signs of a sentence.

use crate::model::Span;

/// A word, a number with its points (`3.5`, `1,200`, `5:30`), or a sign.
#[derive(Clone, Debug)]
pub(super) struct Token<'t> {
    pub(super) span: Span,
    pub(super) text: &'t str,
    /// The same in lower case.
    pub(super) lower: String,
    /// Whether no space stands before it.
    pub(super) is_glued: bool,
}

impl Token<'_> {
    /// Whether it begins with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Whether it is a word, of letters.
    pub(super) fn is_word(&self) -> bool {
        self.text.starts_with(char::is_alphabetic)
    }
}

/// The tokens of the sentence at `sentence`; spans are bytes of `text`.
pub(super) fn tokens(text: &str, sentence: Span) -> Vec<Token<'_>> {
    let words = sentence.of(text);
    let mut found = Vec::with_capacity(words.len() / 5);
    let (mut at, mut is_glued) = (0, false);
    while let Some(first) = words[at..].chars().next() {
        if first.is_whitespace() {
            at += first.len_utf8();
            is_glued = false;
            continue;
        }
        let length = length(&words[at..], first);
        let word = &words[at..at + length];
        let span = Span::new(sentence.start + at, sentence.start + at + length);
        found.push(Token { span, text: word, lower: word.to_lowercase(), is_glued });
        at += length;
        is_glued = true;
    }
    found
}

/// Bytes of the token that `text` begins with.
fn length(text: &str, first: char) -> usize {
    if !first.is_alphanumeric() {
        return first.len_utf8();
    }
    let run = |text: &str| text.find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len());
    let mut end = run(text);
    while first.is_ascii_digit() && text[..end].ends_with(|c: char| c.is_ascii_digit()) {
        let rest = &text[end..];
        let points = rest.starts_with(['.', ',', ':']);
        let Some(next) = rest.get(1..).filter(|next| points && starts_with_figure(next)) else {
            break;
        };
        end += 1 + run(next);
    }
    end
}

fn starts_with_figure(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::tokens;
    use crate::model::Span;

    #[test]
    fn a_number_keeps_its_points() {
        let text = "On Feb. 3, 1,200 of 3.5m left at 5:30.";
        let words: Vec<&str> =
            tokens(text, Span::new(0, text.len())).iter().map(|token| token.text).collect();
        assert_eq!(
            words,
            ["On", "Feb", ".", "3", ",", "1,200", "of", "3.5m", "left", "at", "5:30", "."]
        );
    }
}
