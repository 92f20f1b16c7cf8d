//! One document, from bytes to what the writer stores. Pure: runs anywhere.

use std::collections::BTreeMap;

use super::identity::{content_hash, identity};
use crate::extract;
use crate::model::{Article, Mention, Naming, Reference, Span, title_key, title_tokens};
use crate::resolve;
use crate::source::Document;
use crate::store::{Incoming, IncomingReference, searched, stems};

/// Names that a tagger is less sure of than this stay out of the graph.
const LEAST_CONFIDENCE: f64 = 0.4;

/// Finds references and names in an article that a parser read.
#[must_use]
pub fn prepare(mut article: Article, document: &Document) -> Incoming {
    let key = identity(&article, document);
    let content_hash = content_hash(&article);
    if article.language.is_none() {
        let sample = format!("{}\n{}", article.title, head(&article.body));
        article.language = extract::language(&sample).map(str::to_owned);
    }
    let references = extract::references(&article);
    let mentions = named(extract::mentions(&article, &references));
    let salience = salience(&mentions, article.body.len());
    let sentences =
        if references.is_empty() { Vec::new() } else { extract::sentences(&article.body) };
    let references = references
        .into_iter()
        .map(|reference| prepare_reference(reference, &article, &sentences))
        .collect();
    let text = searched(&article.title, article.standfirst.as_deref(), &article.body);
    Incoming {
        key,
        stems: stems(&text).into_keys().collect(),
        content_hash,
        location: document.location.clone(),
        references,
        mentions,
        salience,
        tagger: format!("{} {}", extract::TAGGER, extract::TAGGER_VERSION),
        article,
    }
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
        mentions: if editorial {
            named(extract::headline_mentions(&reference.label))
        } else {
            Vec::new()
        },
        tokens: if editorial { title_tokens(&reach_key) } else { Vec::new() },
        reach_key,
        reference,
    }
}

/// Each mention with what it names in this article.
fn named(mut mentions: Vec<Mention>) -> Vec<(Mention, Naming)> {
    mentions.retain(|mention| mention.confidence >= LEAST_CONFIDENCE);
    let names = resolve::names(&mentions);
    mentions.into_iter().zip(names).filter(|(_, naming)| !naming.key.is_empty()).collect()
}

fn salience(mentions: &[(Mention, Naming)], body_len: usize) -> BTreeMap<Naming, f64> {
    let mut by_name: BTreeMap<Naming, Vec<&Mention>> = BTreeMap::new();
    for (mention, naming) in mentions {
        by_name.entry(naming.clone()).or_default().push(mention);
    }
    by_name
        .into_iter()
        .map(|(naming, mentions)| (naming, extract::salience(&mentions, body_len)))
        .collect()
}

/// Enough of a text to tell its language.
fn head(text: &str) -> &str {
    let end = text.char_indices().nth(1_000).map_or(text.len(), |(end, _)| end);
    &text[..end]
}
