//! One name, one class: where a document takes the same words for two things,
//! the stronger evidence wins; an acronym is what it stands for.

use crate::extract::gazetteer::Table;

use super::Name;
use super::document::Document;
use super::lattice::CLASSES;
use super::recall::{initials, letters, phrase};

/// How many times the evidence for its own class the other must have before a
/// name gives way, and the confidence from which it never does: a Washington
/// may be in Washington.
const STRONGER: f32 = 2.0;
const FIRM: f32 = 0.8;

/// Gives an acronym in brackets the class of the name before it whose initials
/// it has: `Larch Harbour Board (LHB)`.
pub(crate) fn introduce(document: &Document, found: &mut [Name]) {
    for at in 1..found.len() {
        let (name, acronym) = (found[at - 1], found[at]);
        let is_in_brackets = name.last + 1 == acronym.first
            && document.words[name.last].text == "("
            && acronym.last - acronym.first == 1;
        if is_in_brackets
            && initials(&document.words[name.first..name.last])
                == Some(letters(&document.words[acronym.first]))
        {
            found[at].class = name.class;
            found[at].confidence = acronym.confidence.max(name.confidence);
        }
    }
}

/// Gives names the class that the document's other names of the same words have.
pub(crate) fn agree(document: &Document, found: &mut [Name]) {
    let key = |name: &Name| phrase(&document.words[name.first..name.last]);
    let mut evidence: Table<[f32; CLASSES]> = Table::default();
    for name in found.iter() {
        evidence.entry(key(name)).or_default()[name.class] += name.confidence;
    }
    for name in found.iter_mut().filter(|name| name.confidence < FIRM) {
        let sums = &evidence[&key(name)];
        let best = (1..CLASSES).fold(1, |best, c| if sums[c] > sums[best] { c } else { best });
        if sums[best] >= STRONGER * sums[name.class] {
            name.class = best;
        }
    }
}
