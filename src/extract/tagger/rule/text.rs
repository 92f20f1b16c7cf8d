//! A field of an article, cut into sentences and classed tokens.

use std::slice;

use crate::extract::gazetteer::{Class, Classes, Gazetteer};
use crate::extract::sentence::sentences;
use crate::extract::token::{Shape, Token, tokenize};
use crate::model::{Cover, Field, Span};

/// One sentence and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
}

/// One field, ready to be tagged.
pub(super) struct Text<'t> {
    /// Which field.
    pub(super) field: Field,
    /// What it says.
    pub(super) printed: &'t str,
    /// Its tokens, in order.
    pub(super) tokens: Vec<Token>,
    /// What the gazetteer says of each token.
    pub(super) classes: Vec<Classes>,
    /// Its sentences, in order.
    pub(super) sentences: Vec<Sentence>,
}

impl<'t> Text<'t> {
    /// Reads `printed`; tokens of the body that overlap `aside` are kept but
    /// never part of a name.
    pub(super) fn read(field: Field, printed: &'t str, aside: &Cover) -> Self {
        let mut tokens: Vec<Token> = Vec::with_capacity(printed.len() / 5);
        let mut found = Vec::new();
        for span in sentences(printed) {
            let first = tokens.len();
            tokenize(printed, span.start, span.end, &mut tokens);
            found.push(Sentence { span, first, last: tokens.len() });
        }
        if field == Field::Body {
            for token in &mut tokens {
                if aside.overlaps(&Span::new(token.start, token.end)) {
                    token.shape = Shape::Other;
                }
            }
        }
        let classes = tokens.iter().map(classes).collect();
        Self { field, printed, tokens, classes, sentences: found }
    }

    /// Whether a capital at `at` may be the sentence's own: first word, or
    /// first after an opening mark, a colon, a dash or a bullet.
    pub(super) fn is_initial(&self, sentence: &Sentence, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).filter(|&before| before >= sentence.first) else {
            return true;
        };
        let mark = self.word(before);
        match self.tokens[before].shape {
            Shape::Number => self.is_initial(sentence, before),
            Shape::Mark => {
                !matches!(mark, "," | "/" | "&" | ")" | ";" | "$" | "%" | "(")
                    || mark == "(" && before == sentence.first
            }
            Shape::Other => true,
            _ => false,
        }
    }

    /// The token's words.
    pub(super) fn word(&self, at: usize) -> &'t str {
        let token = &self.tokens[at];
        &self.printed[token.start..token.end]
    }

    /// Whether the token at `at` is of `class`.
    pub(super) fn is(&self, at: usize, class: Class) -> bool {
        self.classes[at].has(class)
    }
}

/// What the gazetteer says of a token. `US` is not the word "us": a known
/// acronym has none of the classes of the word it looks like.
fn classes(token: &Token) -> Classes {
    let gazetteer = Gazetteer::get();
    if token.shape == Shape::Upper && gazetteer.longest(slice::from_ref(token)).is_some() {
        return Classes::default();
    }
    gazetteer.classes(token.key)
}
