//! The tagger: names in a text and what they name, by shape, gazetteer and context.
//!
//! A text is cut into sentences and tokens ([`text`]), runs of capitalised
//! words ([`run`]) into candidates ([`segment`]), each judged by its own words
//! and neighbours ([`judge`]) and then by what the rest of the article says
//! ([`memory`], [`acronym`]).

mod acronym;
mod candidate;
mod judge;
mod memory;
mod run;
mod segment;
mod text;

use crate::model::{Article, EntityKind, Field, Mention, Reference, Span};

use super::language::language;
use candidate::{Candidate, Ground};
use judge::Judge;
use memory::Memory;
use segment::candidates;
use text::Text;

/// The tagger's name, stored beside every mention it finds.
pub const TAGGER: &str = "shape";

/// Goes up whenever the tagger would find other mentions in the same text.
pub const TAGGER_VERSION: u32 = 1;

/// The named people, organisations and places of `article`: title, standfirst,
/// then body, each in the order of the text; no two overlap.
///
/// Words inside a reference of `references` belong to the story it points to
/// and are left out. In a language that is not English only known names and
/// full names with a known given name are found; in a script without capitals
/// only the latter's known names, which today means none. Takes time linear in
/// the length of the article.
#[must_use]
pub fn mentions(article: &Article, references: &[Reference]) -> Vec<Mention> {
    let aside: Vec<Span> = references
        .iter()
        .flat_map(|reference| [reference.span, reference.reach])
        .flatten()
        .collect();
    let is_english = match &article.language {
        Some(code) => is_english(code),
        None => language(&article.body).is_none_or(is_english),
    };
    let mut texts = Vec::with_capacity(3);
    texts.push(Text::read(Field::Title, &article.title, &[]));
    if let Some(standfirst) = &article.standfirst {
        texts.push(Text::read(Field::Standfirst, standfirst, &[]));
    }
    texts.push(Text::read(Field::Body, &article.body, &aside));
    tag(&texts, is_english)
}

/// The names in a headline that stands alone, such as a reference's label, as
/// mentions in its title: spans are bytes of `label`.
#[must_use]
pub fn headline_mentions(label: &str) -> Vec<Mention> {
    tag(&[Text::read(Field::Title, label, &[])], true)
}

fn is_english(code: &str) -> bool {
    code.get(..2).is_some_and(|code| code.eq_ignore_ascii_case("en"))
}

/// A candidate, where it stands, and what it was first taken for.
struct Found {
    text: usize,
    sentence: usize,
    candidate: Candidate,
    guess: Option<(EntityKind, f64)>,
}

fn tag(texts: &[Text], is_english: bool) -> Vec<Mention> {
    let mut memory = Memory::default();
    for text in texts {
        memory.read(text);
    }
    let mut found = Vec::new();
    let mut some = Vec::new();
    for (nth, text) in texts.iter().enumerate() {
        for (at, sentence) in text.sentences.iter().enumerate() {
            candidates(text, sentence, &mut some);
            let judge = Judge { text, sentence, memory: &memory, is_english };
            found.extend(some.drain(..).map(|candidate| {
                let guess = judge.judge(&candidate);
                Found { text: nth, sentence: at, candidate, guess }
            }));
        }
    }
    introduce(texts, &mut found, &mut memory);
    let names: Vec<_> = found
        .iter()
        .filter_map(|found| {
            let Found { text, sentence, candidate, guess } = found;
            let text = &texts[*text];
            let sentence = &text.sentences[*sentence];
            let judge = Judge { text, sentence, memory: &memory, is_english };
            let (kind, sure) = (*guess)?;
            Some((judge.keys(candidate.first, candidate.last), kind, sure))
        })
        .collect();
    for (keys, kind, sure) in names {
        memory.name(&keys, kind, sure);
    }
    found.iter().filter_map(|found| mention(texts, &memory, is_english, found)).collect()
}

/// An acronym in brackets is what the words before it are; where these are no
/// name, neither is it.
fn introduce(texts: &[Text], found: &mut [Found], memory: &mut Memory) {
    for at in 0..found.len() {
        let Found { text, sentence, candidate, .. } = &found[at];
        let (nth, text) = (*text, &texts[*text]);
        let sentence = &text.sentences[*sentence];
        let one_word = candidate.last - candidate.first == 1;
        let Some(first) =
            one_word.then(|| acronym::expansion(text, sentence, candidate.first)).flatten()
        else {
            continue;
        };
        let before = at.checked_sub(1).map(|before| &found[before]).filter(|before| {
            before.text == nth
                && before.candidate.first >= first
                && before.candidate.last + 1 == candidate.first
        });
        let guess = before.and_then(|before| before.guess);
        match guess {
            Some((kind, sure)) if kind != EntityKind::Person => {
                found[at].guess = Some((kind, sure));
            }
            _ if found[at].candidate.ground == Ground::Shape => {
                memory.deny(text.tokens[candidate.first].key);
                found[at].guess = None;
            }
            _ => {}
        }
    }
}

fn mention(texts: &[Text], memory: &Memory, is_english: bool, found: &Found) -> Option<Mention> {
    let Found { text, sentence, candidate, guess } = found;
    let text = &texts[*text];
    let sentence = &text.sentences[*sentence];
    let judge = Judge { text, sentence, memory, is_english };
    let (kind, confidence) = judge.recall(candidate, *guess)?;
    let span = Span::new(text.tokens[candidate.first].start, text.tokens[candidate.last - 1].end);
    Some(Mention {
        field: text.field,
        span,
        sentence: sentence.span,
        surface: span.of(text.printed).to_owned(),
        kind,
        confidence,
    })
}

#[cfg(test)]
mod tests;
