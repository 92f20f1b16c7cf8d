//! A field of an article, cut into sentences and classed tokens.

use crate::extract::gazetteer::{Class, Classes, Gazetteer};
use crate::extract::sentence::sentences;
use crate::extract::token::{Shape, Token, tokenize};
use crate::model::{Cover, Field, Span};

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Casing {
    /// Names have capitals, other words do not.
    Sentence,
    /// Most Words Have a Capital: A capital says little.
    Title,
    /// ALL LETTERS ARE CAPITALS: a capital says nothing.
    Upper,
}

/// Capitalised words a sentence needs before its casing can be called a headline's.
const TITLE_CASE_WORDS: usize = 4;
/// Of those, the fewest that are common words.
const TITLE_CASE_COMMON: usize = 2;
/// Words in capitals that make a sentence all capitals; `US, UK, EU` is a list.
const UPPER_CASE_WORDS: usize = 3;

/// One sentence and its tokens.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sentence {
    /// Where it stands in the text.
    pub(super) span: Span,
    /// Its first token.
    pub(super) first: usize,
    /// One past its last token.
    pub(super) last: usize,
    /// How it uses capitals.
    pub(super) casing: Casing,
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
    /// Reads `text`; tokens that overlap `aside` are kept but never part of a name.
    pub(super) fn read(field: Field, text: &'t str, aside: &[Span]) -> Self {
        let gazetteer = Gazetteer::get();
        let mut tokens: Vec<Token> = Vec::with_capacity(text.len() / 5);
        let mut found = Vec::new();
        for span in sentences(text) {
            let first = tokens.len();
            tokenize(text, span.start, span.end, &mut tokens);
            let last = tokens.len();
            found.push(Sentence { span, first, last, casing: Casing::Sentence });
        }
        let aside: Cover = aside.iter().copied().collect();
        for token in &mut tokens {
            let span = Span::new(token.start, token.end);
            if aside.overlaps(&span) {
                token.shape = Shape::Other;
            }
        }
        let classes = tokens.iter().map(|token| gazetteer.classes(token.key)).collect();
        let mut read = Self { field, printed: text, tokens, classes, sentences: found };
        for nth in 0..read.sentences.len() {
            let Sentence { first, last, .. } = read.sentences[nth];
            let casing = read.casing(first, last);
            read.sentences[nth].casing = casing;
            if casing == Casing::Sentence {
                read.unclass_acronyms(first, last);
            }
        }
        read
    }

    /// `US` is not the word "us": an acronym that the gazetteer knows loses
    /// the classes of the word it looks like.
    fn unclass_acronyms(&mut self, first: usize, last: usize) {
        for at in first..last {
            if self.tokens[at].shape == Shape::Upper
                && !self.classes[at].is_empty()
                && Gazetteer::get().longest(&self.tokens[at..=at]).is_some()
            {
                self.classes[at] = Classes::default();
            }
        }
    }

    /// How the sentence of those tokens uses capitals. A headline has no full stop.
    fn casing(&self, first: usize, last: usize) -> Casing {
        let (mut upper, mut capital, mut common, mut common_upper, mut lower) = (0, 0, 0, 0, 0);
        for at in first..last {
            let class = self.classes[at];
            let is_common = class.has(Class::Common)
                && !class.has(Class::PlaceHead)
                && !class.has(Class::OrganizationHead);
            match self.tokens[at].shape {
                Shape::Upper => {
                    upper += 1;
                    common_upper += usize::from(is_common || class.has(Class::Function));
                }
                Shape::Capital if at > first => {
                    capital += 1;
                    common += usize::from(is_common && !class.has(Class::Role));
                }
                Shape::Lower if !class.has(Class::Function) => lower += 1,
                _ => {}
            }
        }
        if upper >= UPPER_CASE_WORDS && common_upper > 0 && capital + lower <= upper / 4 {
            Casing::Upper
        } else if last > first
            && self.word(last - 1) != "."
            && capital + upper >= TITLE_CASE_WORDS
            && common >= TITLE_CASE_COMMON
            && lower * 5 <= capital + upper
        {
            Casing::Title
        } else {
            Casing::Sentence
        }
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
