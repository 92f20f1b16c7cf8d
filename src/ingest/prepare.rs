//! One article, from bytes to what the writer stores. Pure: runs anywhere.

use std::collections::BTreeMap;

use super::gist::{names as named, told};
use super::identity::{content_hash, identity};
use super::names::Names;
use super::tagger::Tagger;
use crate::extract::{self, Cues, Sketch};
use crate::model::{Article, Reference, Span, title_key, title_tokens};
use crate::source::Origin;
use crate::store::{Incoming, IncomingReference, searched, stems};

/// Finds references and names in an article that a parser read; no names where
/// an outside tagger is to find them.
#[must_use]
pub fn prepare(mut article: Article, origin: &Origin, tagger: &Tagger, cues: &Cues) -> Incoming {
    let key = identity(&article, origin);
    let content_hash = content_hash(&article);
    article.language = extract::article_language(&article);
    let references = extract::references_by(&article, cues);
    let names = match tagger.command {
        None => Names::own(&article, &references, tagger.min_confidence),
        Some(_) => Names::default(),
    };
    let references = prepare_references(references, &article);
    let text = searched(&article.title, article.standfirst.as_deref(), &article.body);
    let words = stems(&text);
    let gist = told(&words, &named(&names.salience), article.language.as_deref());
    let mut incoming = Incoming {
        key,
        stems: words.into_keys().collect(),
        gist,
        content_hash,
        sketch: Sketch::of(&article.body).map(|sketch| sketch.as_bytes().to_vec()),
        location: origin.location.clone(),
        references,
        mentions: Vec::new(),
        salience: BTreeMap::new(),
        tagger: tagger.name(),
        article,
    };
    put_names(&mut incoming, names);
    incoming
}

/// Puts the names that an outside tagger found into their article.
pub(super) fn name(incoming: &mut Incoming, names: Names) {
    let article = &incoming.article;
    let text = searched(&article.title, article.standfirst.as_deref(), &article.body);
    incoming.gist = told(&stems(&text), &named(&names.salience), article.language.as_deref());
    put_names(incoming, names);
}

fn put_names(incoming: &mut Incoming, names: Names) {
    incoming.mentions = names.mentions;
    incoming.salience = names.salience;
    for (reference, mentions) in incoming.references.iter_mut().zip(names.labels) {
        reference.mentions = mentions;
    }
}

/// References of `article`, ready to store but for the names in them.
pub(super) fn prepare_references(
    references: Vec<Reference>,
    article: &Article,
) -> Vec<IncomingReference> {
    let sentences =
        if references.is_empty() { Vec::new() } else { extract::sentences(&article.body) };
    references
        .into_iter()
        .map(|reference| prepare_reference(reference, article, &sentences))
        .collect()
}

fn prepare_reference(
    reference: Reference,
    article: &Article,
    sentences: &[Span],
) -> IncomingReference {
    let reach = reference.reach.map_or(reference.label.as_str(), |reach| reach.of(&article.body));
    let reach_key = title_key(reach);
    let editorial = reference.kind.is_editorial();
    let around = |span: Span| {
        let sentence = sentences.partition_point(|sentence| sentence.end <= span.start);
        sentences.get(sentence).filter(|sentence| sentence.contains(&span)).copied()
    };
    let sentence = match reference.span {
        Some(span) if !editorial => Some(around(span).unwrap_or(span)),
        span => span,
    };
    IncomingReference {
        sentence,
        mentions: Vec::new(),
        tokens: if editorial { title_tokens(&reach_key) } else { Vec::new() },
        reach_key,
        reference,
    }
}
