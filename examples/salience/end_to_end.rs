//! The names that storygraph itself finds, beside those of the corpus.

use std::collections::BTreeMap;

use storygraph::model::{Article, Mention, Naming};
use storygraph::{extract, resolve};

use crate::Thing;
use crate::gum::Document;

/// The names of an article, by what they mean.
pub(crate) fn found(article: &Article) -> BTreeMap<Naming, Vec<Mention>> {
    let references = extract::references(article);
    let mut mentions = extract::mentions(article, &references);
    mentions.retain(|mention| mention.confidence >= extract::LEAST_CONFIDENCE);
    let mut found: BTreeMap<Naming, Vec<Mention>> = BTreeMap::new();
    for (naming, mention) in resolve::names(article, &mentions).into_iter().zip(mentions) {
        found.entry(naming).or_default().push(mention);
    }
    found
}

/// All that a document names or that storygraph takes for a name in it: what
/// it has not found has no mentions, what it has found wrongly no grade.
pub(crate) fn things(document: &Document) -> Vec<Thing> {
    let mut of_gold: BTreeMap<&str, Vec<Mention>> =
        document.named.keys().map(|thing| (thing.as_str(), Vec::new())).collect();
    let mut things = Vec::new();
    for mentions in found(&document.article).into_values() {
        match meant(document, &mentions) {
            // Of two names found for one thing, the one that is found more often.
            Some(thing) => {
                let best = of_gold.entry(thing).or_default();
                if best.len() < mentions.len() {
                    *best = mentions;
                }
            }
            None => things.push(Thing { grade: 0.0, mentions }),
        }
    }
    things.extend(of_gold.into_iter().map(|(thing, mentions)| Thing {
        grade: document.grades.get(thing).copied().unwrap_or_default(),
        mentions,
    }));
    things
}

/// The thing whose heads most of the mentions cover, a named one before
/// others.
fn meant<'d>(document: &'d Document, mentions: &[Mention]) -> Option<&'d str> {
    let mut votes: BTreeMap<&str, usize> = BTreeMap::new();
    for mention in mentions {
        for (field, head, thing) in &document.heads {
            if *field == mention.field && mention.span.overlaps(head) {
                *votes.entry(thing).or_default() += 1;
            }
        }
    }
    let named = |thing: &str| document.named.contains_key(thing);
    votes.into_iter().max_by_key(|(thing, votes)| (named(thing), *votes)).map(|(thing, _)| thing)
}
