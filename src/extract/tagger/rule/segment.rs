//! Runs cut into candidates: known names, and what is left between them once
//! titles, weekdays and demonyms are taken away.

use crate::extract::gazetteer::{Class, Gazetteer, Known, Meaning};
use crate::extract::token::Shape;
use crate::model::EntityKind;

use super::candidate::{Candidate, Ground};
use super::run;
use super::text::{Sentence, Text};

/// The candidates of `sentence`, in order.
pub(super) fn candidates(text: &Text, sentence: &Sentence) -> Vec<Candidate> {
    let mut out = Vec::new();
    let mut at = sentence.first;
    while at < sentence.last {
        at = match text.tokens[at].shape {
            Shape::Capital | Shape::Upper => Run::at(text, sentence, at).split(at, &mut out),
            // `al-Qaida`, `eBay`.
            Shape::Lower | Shape::Mixed => small(text, sentence, at, &mut out).unwrap_or(at + 1),
            _ => at + 1,
        };
    }
    out
}

/// Appends the known name that begins with a small letter at `at`; returns
/// where it ends.
fn small(text: &Text, sentence: &Sentence, at: usize, out: &mut Vec<Candidate>) -> Option<usize> {
    let known = Gazetteer::get().longest(&text.tokens[at..sentence.last])?;
    let Meaning::Name(kind) = known.meaning else { return None };
    let last = at + known.len;
    out.push(Candidate { first: at, last, ground: Ground::Known(kind) });
    Some(last)
}

struct Run<'a, 't> {
    text: &'a Text<'t>,
    sentence: &'a Sentence,
    end: usize,
    /// Whether it is, as a whole, an organisation that the gazetteer may not know.
    is_organization: bool,
}

impl<'a, 't> Run<'a, 't> {
    fn at(text: &'a Text<'t>, sentence: &'a Sentence, start: usize) -> Self {
        let end = run::end(text, sentence, start);
        // `Universität Hamburg`, `Silicon Valley Bank`.
        let is_organization = end - start > 1
            && (text.is(start, Class::OrganizationLead)
                || text.is(end - 1, Class::OrganizationHead));
        Self { text, sentence, end, is_organization }
    }

    /// Appends the candidates from `start` on; returns where to read on, which
    /// is past the run's end where a known name reaches farther.
    fn split(&self, start: usize, out: &mut Vec<Candidate>) -> usize {
        let (mut from, mut at) = (start, start);
        while at < self.end {
            if let Some(known) = self.known(from, at) {
                out.extend(self.person(from, at));
                let last = at + known.len;
                let ground = self.ground(at, known);
                out.extend(ground.map(|ground| Candidate { first: at, last, ground }));
                (from, at) = (last, last);
            } else {
                if self.breaks(from, at) {
                    out.extend(self.person(from, at));
                    from = at + 1;
                }
                at += 1;
            }
        }
        out.extend(self.person(from, self.end));
        at
    }

    /// The known phrase at `at`, unless its word is better read as a part of a
    /// longer name, which began no earlier than at `from`.
    fn known(&self, from: usize, at: usize) -> Option<Known> {
        let text = self.text;
        let known = Gazetteer::get().longest(&text.tokens[at..self.sentence.last])?;
        let is_name = matches!(known.meaning, Meaning::Name(_));
        if !is_name || known.len > 1 || text.tokens[at].shape == Shape::Upper {
            return Some(known);
        }
        // `Andreas Washington`; in `Velmo Washington` the unknown word before a
        // surname is a given name.
        let ends_longer = at > from
            && (text.is(at - 1, Class::GivenName)
                || at + 1 == self.end
                    && text.is(at, Class::Surname)
                    && text.classes[at - 1].is_empty());
        // `Charlotte Ode`, `Moscow River`.
        let next = at + 1;
        let begins_longer = next < self.end
            && text.tokens[next].is_capital()
            && !self.is_no_name(next)
            && (self.is_personal(at)
                || text.is(next, Class::PlaceHead)
                || text.is(next, Class::OrganizationHead));
        (!ends_longer && !begins_longer).then_some(known)
    }

    /// Why the known phrase at `at` is a candidate, if it is a name.
    fn ground(&self, at: usize, known: Known) -> Option<Ground> {
        let Meaning::Name(kind) = known.meaning else { return None };
        if self.is_organization && kind != EntityKind::Organization {
            return None;
        }
        let class = self.text.classes[at];
        let doubtful = known.len == 1
            && !known.is_country
            && (self.is_personal(at)
                || class.has(Class::Common)
                || class.has(Class::Never)
                || class.has(Class::Function));
        Some(if doubtful { Ground::Doubtful(kind) } else { Ground::Known(kind) })
    }

    fn is_personal(&self, at: usize) -> bool {
        self.text.is(at, Class::GivenName) || self.text.is(at, Class::Surname)
    }

    /// Whether the word at `at` is of a kind that no person is called by.
    fn is_no_name(&self, at: usize) -> bool {
        [
            Class::Honorific,
            Class::Role,
            Class::Calendar,
            Class::Never,
            Class::Demonym,
            Class::Function,
        ]
        .into_iter()
        .any(|class| self.text.is(at, class))
    }

    /// Whether the word at `at` cannot be part of a person's name that began
    /// no earlier than at `from`.
    fn breaks(&self, from: usize, at: usize) -> bool {
        let text = self.text;
        let is_last = at + 1 == self.end;
        // `Theresa May`, `Jan Velm`.
        let is_surname = is_last && at > from && text.is(at - 1, Class::GivenName);
        let is_given_name = !is_last && text.is(at, Class::GivenName);
        text.tokens[at].is_capital() && self.is_no_name(at) && !is_surname && !is_given_name
    }

    /// The full name or the lone word between `first` and `last`, without the
    /// particles and common words before it: `Basketball-Star John Ode`.
    fn person(&self, first: usize, last: usize) -> Option<Candidate> {
        if self.is_organization {
            return None;
        }
        let text = self.text;
        let capital = |&at: &usize| text.tokens[at].is_capital();
        let given = |at| text.is(at, Class::GivenName);
        let last = (first..last).rfind(capital)? + 1;
        let first = (first..last)
            .filter(capital)
            .find(|&at| at + 1 == last || given(at) || !text.is(at, Class::Common))?;
        let ground = match last - first {
            1 => Ground::Word,
            _ if given(first) => Ground::FullName,
            _ => return None,
        };
        Some(Candidate { first, last, ground })
    }
}
