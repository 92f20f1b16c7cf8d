//! A token as the model sees it.

use crate::extract::token::{Shape, Token, key, tokenize};

/// One token: its letters, their hash and what they look like.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Word<'t> {
    /// As printed.
    pub(crate) text: &'t str,
    /// [`key`] of the text.
    pub(crate) key: u64,
    /// What it looks like.
    pub(crate) shape: Shape,
}

impl<'t> Word<'t> {
    /// A token of our own tokenizer.
    pub(crate) fn new(text: &'t str, token: &Token) -> Self {
        Self { text: &text[token.start..token.end], key: token.key, shape: token.shape }
    }

    /// A token of somebody else's tokenizer, such as `U.S.-led`.
    pub(crate) fn whole(text: &'t str) -> Self {
        Self { text, key: key(text), shape: shape(text) }
    }

    /// Whether its letters make it a candidate for a name.
    pub(crate) const fn is_capital(&self) -> bool {
        matches!(self.shape, Shape::Capital | Shape::Upper | Shape::Initial | Shape::Mixed)
    }

    /// Whether it may join the parts of one name: `of`, `al`, `&`, `-`.
    pub(crate) fn joins(&self) -> bool {
        match self.shape {
            Shape::Lower => self.text.len() <= 4 || self.text.contains('-'),
            Shape::Hyphen | Shape::Possessive | Shape::Number => true,
            Shape::Mark => {
                matches!(self.text, "&" | "-" | "." | "/" | "'" | "’" | "–" | "+" | ":")
            }
            _ => false,
        }
    }
}

/// What a token of somebody else's looks like as a whole.
fn shape(text: &str) -> Shape {
    if matches!(text, "'s" | "’s") {
        return Shape::Possessive;
    }
    let mut parts = Vec::new();
    tokenize(text, 0, text.len(), &mut parts);
    if let [only] = parts[..] {
        return only.shape;
    }
    let first = text.chars().next();
    if first.is_some_and(|c| c.is_ascii_digit()) {
        return Shape::Number;
    }
    if !text.chars().any(char::is_alphanumeric) {
        return Shape::Mark;
    }
    if text.starts_with(['@', '#']) {
        return Shape::Other;
    }
    let has_upper = text.chars().any(char::is_uppercase);
    let has_lower = text.chars().any(char::is_lowercase);
    match (first.is_some_and(char::is_uppercase), has_upper, has_lower) {
        (_, false, _) => Shape::Lower,
        (true, _, false) => Shape::Upper,
        (true, ..) => Shape::Capital,
        _ => Shape::Mixed,
    }
}

#[cfg(test)]
mod tests {
    use super::Word;
    use crate::extract::token::Shape;

    #[test]
    fn a_compound_token_has_the_shape_of_its_first_letters() {
        for (text, shape) in [
            ("U.S.-led", Shape::Capital),
            ("al-Assad", Shape::Mixed),
            ("AFC-CIO", Shape::Upper),
            ("20-year-old", Shape::Number),
            ("so-called", Shape::Lower),
            ("...", Shape::Mark),
            ("'s", Shape::Possessive),
            ("#Harbour", Shape::Other),
        ] {
            assert_eq!(Word::whole(text).shape, shape, "{text}");
        }
    }
}
