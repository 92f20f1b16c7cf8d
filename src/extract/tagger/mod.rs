//! The tagger: names in a text and what they name.
//!
//! English is tagged by a trained model ([`english`]), other languages by
//! shape and gazetteer alone ([`rule`]).

pub(crate) mod english;
mod pretokenized;
mod rule;

use crate::model::{Article, Cover, EntityKind, Field, Mention, Reference, Span};

use super::demonym::{CONFIDENCE, demonyms, is_demonym};
use super::language::language;
use super::sentence::sentences;
use super::token::{Shape, tokenize};
use english::document::Document;
use english::model::Model;
use english::word::Word;

pub use pretokenized::{Label, Tag, tag_tokens};

/// The tagger's name, stored beside every mention it finds.
pub const TAGGER: &str = "storygraph";

/// Goes up whenever the tagger would find other mentions in the same text.
pub const TAGGER_VERSION: u32 = 3;

/// A confidence is told to a thousandth.
const DIGITS: f64 = 1_000.0;

/// A field of an article and what it says.
type Printed<'t> = (Field, &'t str);

/// The named people, organisations and places of `article`: title, standfirst,
/// then body, each in the order of the text; no two overlap. In English also
/// words for what belongs to a place (`Russian`), which are [adjectival](Mention).
///
/// Words inside a reference of `references` belong to the story it points to
/// and are left out. In a language that is not English only known names and
/// full names with a known given name are found, and the surnames of these; a
/// name in a script without capitals is not. Takes time linear in the length
/// of the article.
#[must_use]
pub fn mentions(article: &Article, references: &[Reference]) -> Vec<Mention> {
    let aside: Cover = references
        .iter()
        .flat_map(|reference| [reference.span, reference.reach])
        .flatten()
        .collect();
    let code = article.language.as_deref().or_else(|| language(&article.body));
    let standfirst = article.standfirst.as_deref();
    let fields: Vec<Printed> = [
        Some((Field::Title, article.title.as_str())),
        standfirst.map(|printed| (Field::Standfirst, printed)),
        Some((Field::Body, article.body.as_str())),
    ]
    .into_iter()
    .flatten()
    .collect();
    tag(code, &fields, &aside)
}

/// The names in a headline that stands alone, such as a reference's label, as
/// mentions in its title: spans are bytes of `label`.
///
/// `language` is that of the article that prints it, as the headline is too
/// short to tell; where it is `None` the headline is read as English.
#[must_use]
pub fn headline_mentions(label: &str, language: Option<&str>) -> Vec<Mention> {
    tag(language, &[(Field::Title, label)], &Cover::default())
}

/// The names in `fields`, found as the language with that code asks; `aside`
/// is set aside in the body.
fn tag(code: Option<&str>, fields: &[Printed], aside: &Cover) -> Vec<Mention> {
    if code.is_none_or(is_english) {
        by_model(fields, aside)
    } else {
        rule::mentions(fields, aside)
    }
}

fn is_english(code: &str) -> bool {
    code.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"))
}

/// The names the model finds; `aside` is set aside in the body.
fn by_model(fields: &[Printed], aside: &Cover) -> Vec<Mention> {
    let mut document = Document::default();
    let mut tokens = Vec::new();
    let mut places = Vec::new();
    for (nth, &(field, printed)) in fields.iter().enumerate() {
        for span in sentences(printed) {
            let first = tokens.len();
            tokenize(printed, span.start, span.end, &mut tokens);
            if field == Field::Body {
                for token in &mut tokens[first..] {
                    if aside.overlaps(&Span::new(token.start, token.end)) {
                        token.shape = Shape::Other;
                    }
                }
            }
            document.words.extend(tokens[first..].iter().map(|token| Word::new(printed, token)));
            document.sentences.push(first..tokens.len());
            places.push((nth, span));
        }
    }
    let mut nth = 0;
    let names = english::tag(&document, Model::get());
    let mention = |name: english::Name| {
        while document.sentences[nth].end <= name.first {
            nth += 1;
        }
        let kind = kind(name.class)?;
        let (field, sentence) = places[nth];
        let (field, printed) = fields[field];
        let span = Span::new(tokens[name.first].start, tokens[name.last - 1].end);
        Some(Mention {
            field,
            span,
            sentence,
            surface: span.of(printed).to_owned(),
            kind,
            confidence: (f64::from(name.confidence) * DIGITS).round() / DIGITS,
            adjectival: false,
        })
    };
    // The model takes a demonym alone for a name of another thing.
    let is_name = |name: &&english::Name| {
        let words: Vec<&str> =
            document.words[name.first..name.last].iter().map(|word| word.text).collect();
        kind(name.class).is_some() || !is_demonym(&words.join(" "))
    };
    let taken: Cover =
        names.iter().filter(is_name).map(|name| Span::new(name.first, name.last)).collect();
    let mut found: Vec<Mention> = names.into_iter().filter_map(mention).collect();
    let adjectives =
        document.sentences.iter().zip(&places).flat_map(|(range, &(nth, sentence))| {
            let (field, printed) = fields[nth];
            let words = &tokens[range.clone()];
            let is_taken = |at| taken.overlaps(&Span::new(range.start + at, range.start + at + 1));
            let spans = demonyms(printed, words, is_taken);
            spans.into_iter().map(move |(first, last)| {
                let span = Span::new(words[first].start, words[last - 1].end);
                Mention {
                    field,
                    span,
                    sentence,
                    surface: span.of(printed).to_owned(),
                    kind: EntityKind::Place,
                    confidence: CONFIDENCE,
                    adjectival: true,
                }
            })
        });
    found.extend(adjectives);
    found.sort_by_key(|mention| (mention.field, mention.span));
    found
}

/// The kind of a class of the model; `None` for names of other things.
const fn kind(class: usize) -> Option<EntityKind> {
    match class {
        1 => Some(EntityKind::Person),
        2 => Some(EntityKind::Organization),
        3 => Some(EntityKind::Place),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
