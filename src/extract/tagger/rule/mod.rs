//! The tagger for languages that have no model: names by gazetteer and shape.
//!
//! A text is cut into sentences and tokens ([`text`]), runs of capitalised
//! words ([`run`]) into candidates ([`segment`]), each judged by its own words
//! and by what the whole article says ([`memory`], [`judge`]).

mod candidate;
mod judge;
mod memory;
mod run;
mod segment;
mod text;

use crate::model::{Cover, Mention, Span};

use super::Printed;
use judge::judge;
use memory::Memory;
use segment::candidates;
use text::Text;

/// The names in `fields`, in order; `aside` is set aside in the body.
pub(super) fn mentions(fields: &[Printed], aside: &Cover) -> Vec<Mention> {
    let texts: Vec<Text> =
        fields.iter().map(|&(field, printed)| Text::read(field, printed, aside)).collect();
    let mut memory = Memory::default();
    let mut found = Vec::new();
    for text in &texts {
        for sentence in &text.sentences {
            let candidates = candidates(text, sentence);
            memory.read(text, sentence, &candidates);
            found.extend(candidates.into_iter().map(|candidate| (text, sentence.span, candidate)));
        }
    }
    let mention = |(text, sentence, candidate): (&Text, _, _)| {
        let (kind, confidence) = judge(text, &candidate, &memory)?;
        let (first, last) = (&text.tokens[candidate.first], &text.tokens[candidate.last - 1]);
        let span = Span::new(first.start, last.end);
        let surface = span.of(text.printed).to_owned();
        let field = text.field;
        let adjectival = false;
        Some(Mention { field, span, sentence, surface, kind, confidence, adjectival })
    };
    found.into_iter().filter_map(mention).collect()
}

#[cfg(test)]
mod tests;
