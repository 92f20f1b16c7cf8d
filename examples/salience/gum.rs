//! Documents of the GUM corpus as articles, with what their summaries name.

use std::collections::{BTreeMap, HashMap};
use std::error::Error;
use std::path::Path;

use storygraph::model::{Article, EntityKind, Field, Mention, Span};

use crate::conllu::{self, Bracket, Sentence};

/// One document.
pub(crate) struct Document {
    /// `news`, `interview` …
    pub(crate) genre: String,
    pub(crate) article: Article,
    /// In how many of five summaries each thing stands that stands in any.
    pub(crate) grades: HashMap<String, f64>,
    /// The named people, organisations and places.
    pub(crate) named: BTreeMap<String, Vec<Mention>>,
    /// Where the head of every bracket stands, and what thing it is.
    pub(crate) heads: Vec<(Field, Span, String)>,
}

/// The documents of a folder of `.conllu` files, by name.
pub(crate) fn read(folder: &Path) -> Result<Vec<Document>, Box<dyn Error>> {
    let mut paths: Vec<_> = std::fs::read_dir(folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<_, Box<dyn Error>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "conllu"));
    paths.sort();
    if paths.is_empty() {
        return Err(format!("no .conllu file in `{}`", folder.display()).into());
    }
    paths.iter().map(|path| Ok(document(&std::fs::read_to_string(path)?))).collect()
}

/// The first block that is a heading is the headline, the rest the body.
fn document(text: &str) -> Document {
    let (about, sentences) = conllu::read(text);
    let value = |key: &str| about.get(key).cloned().unwrap_or_default();
    let mut document = Document {
        genre: value("meta::genre"),
        article: Article { language: Some("en".to_owned()), ..Article::default() },
        grades: grades(&value("meta::salientEntities")),
        named: BTreeMap::new(),
        heads: Vec::new(),
    };
    let head = sentences.iter().position(|sentence| sentence.block.as_deref() == Some("head"));
    let last = head.map(|head| {
        let next = sentences[head + 1..].iter().position(|sentence| sentence.paragraph);
        next.map_or(sentences.len(), |next| head + 1 + next)
    });
    for (at, sentence) in sentences.iter().enumerate() {
        let titles = head.zip(last).is_some_and(|(head, last)| (head..last).contains(&at));
        document.add(sentence, if titles { Field::Title } else { Field::Body });
    }
    document
}

/// `3 (5*), 17 (2)`: thing and in how many summaries; the star says that the
/// human one is among them.
fn grades(list: &str) -> HashMap<String, f64> {
    let one = |entry: &str| {
        let (thing, grade) = entry.trim().split_once(" (")?;
        let grade = grade.trim_end_matches([')', '*']).parse().ok()?;
        Some((thing.to_owned(), grade))
    };
    list.split(',').filter_map(one).collect()
}

impl Document {
    fn add(&mut self, sentence: &Sentence, field: Field) {
        let text =
            if field == Field::Title { &mut self.article.title } else { &mut self.article.body };
        if !text.is_empty() {
            text.push(if sentence.paragraph { '\n' } else { ' ' });
        }
        let start = text.len();
        let mut spans = Vec::with_capacity(sentence.tokens.len());
        let mut gap = false;
        for token in &sentence.tokens {
            if std::mem::replace(&mut gap, token.space_after) {
                text.push(' ');
            }
            spans.push(Span::new(text.len(), text.len() + token.form.len()));
            text.push_str(&token.form);
        }
        let whole = Span::new(start, text.len());
        let words = |bracket: &Bracket| {
            let (first, last) = (bracket.core[0], bracket.core[bracket.core.len() - 1]);
            Span::new(spans[first].start, spans[last].end)
        };
        for bracket in &sentence.brackets {
            self.heads.push((field, spans[bracket.head], bracket.thing.clone()));
            let Some(kind) = kind(bracket, sentence) else { continue };
            let span = words(bracket);
            // Mentions do not overlap: `Massachusetts` in an institute's name is
            // none, though `U.S.` is before a president's.
            let around_it = |other: &Bracket| {
                kind_of_name(other, sentence).is_some_and(|kind| kind != EntityKind::Person)
                    && words(other) != span
                    && words(other).contains(&span)
            };
            if sentence.brackets.iter().any(around_it) {
                continue;
            }
            let surface = span.of(text).to_owned();
            let mention = Mention {
                field,
                span,
                sentence: whole,
                surface,
                kind,
                confidence: 1.0,
                adjectival: false,
            };
            self.named.entry(bracket.thing.clone()).or_default().push(mention);
        }
    }
}

/// The kind of a name; several people joined by a conjunction are no name.
fn kind(bracket: &Bracket, sentence: &Sentence) -> Option<EntityKind> {
    let several = bracket.core.iter().any(|at| sentence.tokens[*at].is_conjunction);
    kind_of_name(bracket, sentence).filter(|kind| *kind != EntityKind::Person || !several)
}

/// A name's head is a proper noun.
fn kind_of_name(bracket: &Bracket, sentence: &Sentence) -> Option<EntityKind> {
    let kind = EntityKind::from_name(&bracket.class);
    kind.filter(|_| sentence.tokens[bracket.head].is_proper_noun)
}
