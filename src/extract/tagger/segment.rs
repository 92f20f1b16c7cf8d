//! Runs cut into candidates: known names, whole organisations, and what is
//! left once titles, weekdays and demonyms are taken away.

use crate::extract::gazetteer::{Class, Classes, Gazetteer, Meaning};
use crate::extract::token::Shape;
use crate::model::EntityKind;

use super::candidate::{Candidate, Ground};
use super::run;
use super::text::{Casing, Sentence, Text};

/// Appends the candidates of `sentence` to `out`, in order.
pub(super) fn candidates(text: &Text, sentence: &Sentence, out: &mut Vec<Candidate>) {
    let mut at = sentence.first;
    while at < sentence.last {
        if !run::begins(text, sentence, at) {
            at += 1;
            continue;
        }
        let shape = text.tokens[at].shape;
        if matches!(shape, Shape::Mixed | Shape::Lower) {
            if let Some(known) = Gazetteer::get().longest(&text.tokens[at..sentence.last])
                && let Meaning::Name(kind) = known.meaning
            {
                let ground = Ground::Known(kind);
                out.push(Candidate { first: at, last: at + known.len, ground });
                at += known.len;
                continue;
            }
            if shape == Shape::Mixed {
                at += 1;
                continue;
            }
        }
        let end = run::end(text, sentence, at);
        at = Splitter { text, sentence, out, start: at, end }.split();
    }
}

struct Splitter<'a, 't> {
    text: &'a Text<'t>,
    sentence: &'a Sentence,
    out: &'a mut Vec<Candidate>,
    start: usize,
    end: usize,
}

impl Splitter<'_, '_> {
    /// Appends the run's candidates; returns where to read on, which is past
    /// the run's end where a known name reaches farther.
    fn split(&mut self) -> usize {
        let known =
            |this: &Self, at| Gazetteer::get().longest(&this.text.tokens[at..this.sentence.last]);
        // The leading `The`, `In`, `But` of a sentence or a title.
        while self.start < self.end
            && (self.text.is(self.start, Class::Function)
                || self.text.is(self.start, Class::Never)
                    && !self.text.is(self.start, Class::Common)
                    && !self.text.is(self.start, Class::GivenName)
                || self.text.tokens[self.start].shape == Shape::Hyphen)
            && known(self, self.start).is_none_or(|known| known.len < 2)
        {
            self.start += 1;
        }
        if self.start >= self.end {
            return self.end;
        }
        let whole = known(self, self.start).is_some_and(|known| self.start + known.len >= self.end);
        if !whole && let Some(kind) = self.head() {
            let ground = Ground::Head(kind);
            self.out.push(Candidate { first: self.start, last: self.end, ground });
            return self.end;
        }
        let event = !whole && self.is_event();
        let (mut from, mut at, mut titled) = (self.start, self.start, self.follows_role());
        while at < self.end {
            if let Some((len, ground)) = self.known(from, at) {
                self.flush(from, at, titled && !event);
                if let Some(ground) = ground {
                    self.out.push(Candidate { first: at, last: at + len, ground });
                }
                titled = ground.is_none() && self.is_title(at);
                at += len;
                from = at;
                continue;
            }
            if event {
                at += 1;
                from = at;
                continue;
            }
            if let Some(is_title) = self.breaks(from, at) {
                self.flush(from, at, titled);
                titled = is_title || titled && from == at;
                from = at + 1;
            }
            at += 1;
        }
        self.flush(from, self.end, titled);
        at
    }

    /// Whether the phrase at `at` is a title.
    fn is_title(&self, at: usize) -> bool {
        let known = Gazetteer::get().longest(&self.text.tokens[at..self.sentence.last]);
        known.is_some_and(|known| known.meaning == Meaning::Title)
    }

    /// Whether the run names a law, an event or a storm: `Harbour Safety Act`.
    fn is_event(&self) -> bool {
        let (text, last) = (self.text, self.end - 1);
        self.end - self.start > 1
            && (text.is(last, Class::Event) && !text.is(self.start, Class::GivenName)
                || text.is(self.start, Class::EventLead))
    }

    /// What the run is as a whole, by its first or last word or by `X of Y`.
    fn head(&self) -> Option<EntityKind> {
        let (text, start) = (self.text, self.start);
        if self.sentence.casing != Casing::Sentence || self.end - start < 2 {
            return None;
        }
        if text.is(start, Class::OrganizationLead) || self.is_organization() || self.is_team() {
            return Some(EntityKind::Organization);
        }
        let place = text.is(start, Class::PlaceLead)
            && !text.is(start, Class::Common)
            && !text.is(start, Class::GivenName)
            && !text.is(start, Class::Particle)
            && text.tokens[start].shape == Shape::Capital
            && (start + 1..self.end).any(|at| text.is(at, Class::Honorific));
        place.then_some(EntityKind::Place)
    }

    /// Whether the words before the run are a role in lower case: `spokesman John Ode`.
    fn follows_role(&self) -> bool {
        self.start > self.sentence.first
            && self.text.tokens[self.start - 1].shape == Shape::Lower
            && self.text.is(self.start - 1, Class::Role)
            && !self.text.is(self.start - 1, Class::OrganizationHead)
    }

    /// Whether the run is a place and a plural: `Larchford Herons`.
    fn is_team(&self) -> bool {
        let (text, last) = (self.text, self.end - 1);
        let class = text.classes[last];
        let place = Gazetteer::get().longest(&text.tokens[self.start..last]).is_some_and(|known| {
            known.meaning == Meaning::Name(EntityKind::Place) && self.start + known.len == last
        });
        let only_common = class.is_empty() || class == Classes::from(Class::Common);
        place && only_common && text.word(last).ends_with('s') && text.word(last).len() > 4
    }

    /// Whether the run is one organisation by its last word or by `X of Y`.
    fn is_organization(&self) -> bool {
        let Self { text, start, end, .. } = *self;
        let head = |at: usize| text.is(at, Class::OrganizationHead);
        let personal = text.is(start, Class::GivenName) && !text.is(start, Class::Common);
        let titled = (start..end - 1)
            .any(|at| text.is(at, Class::Honorific) && !head(at) && !text.is(at, Class::PlaceHead));
        let of = (start + 1..end)
            .find(|&at| text.tokens[at].shape == Shape::Lower && text.word(at) == "of");
        match of {
            Some(of) if head(of - 1) => !titled,
            _ => {
                head(end - 1)
                    && !titled
                    && !(personal
                        && end - start == 2
                        && text.is(end - 1, Class::Common)
                        && text.is(end - 1, Class::Surname))
            }
        }
    }

    /// The known name at `at`, unless it is better read as a part of a
    /// person's name: `Paris Ode`, `Denzel Washington`.
    fn known(&self, from: usize, at: usize) -> Option<(usize, Option<Ground>)> {
        let text = self.text;
        let known = Gazetteer::get().longest(&text.tokens[at..self.sentence.last])?;
        let Meaning::Name(kind) = known.meaning else { return Some((known.len, None)) };
        let class = text.classes[at];
        let acronym = text.tokens[at].shape == Shape::Upper && class.is_empty();
        if known.len > 1 || acronym {
            return Some((known.len, Some(Ground::Known(kind))));
        }
        let personal = class.has(Class::GivenName) || class.has(Class::Surname);
        let plain = |at: usize| {
            at < self.end
                && text.tokens[at].is_capital()
                && !text.is(at, Class::Role)
                && !text.is(at, Class::OrganizationHead)
                && !text.is(at, Class::PlaceHead)
                && !text.is(at, Class::Calendar)
                && !text.is(at, Class::Demonym)
        };
        let after_given = at > from && text.is(at - 1, Class::GivenName);
        // `Velmo Washington`: an unknown word before a surname is a given name.
        let after_unknown = at > from
            && at + 1 == self.end
            && class.has(Class::Surname)
            && text.tokens[at - 1].shape == Shape::Capital
            && text.classes[at - 1].is_empty();
        if after_given || after_unknown || text.tokens[at].shape == Shape::Initial {
            return None;
        }
        if personal && plain(at + 1) {
            return None;
        }
        // `Moscow River`, `Kent State`: more than the place.
        if at + 1 < self.end
            && (text.is(at + 1, Class::PlaceHead) || text.is(at + 1, Class::OrganizationHead))
            && !text.is(at + 1, Class::Role)
            && self.sentence.casing == Casing::Sentence
        {
            return None;
        }
        let word_too =
            class.has(Class::Common) || class.has(Class::Never) || class.has(Class::Function);
        let upper = self.sentence.casing == Casing::Upper && class.has(Class::Function);
        let headline = self.sentence.casing != Casing::Sentence;
        if upper || headline && word_too && !known.is_country {
            return None;
        }
        let doubtful = (personal || word_too) && !known.is_country;
        let ground = if doubtful { Ground::Doubtful } else { Ground::Known };
        Some((known.len, Some(ground(kind))))
    }

    /// Whether the word at `at` cannot be part of a name, and if so whether it
    /// is a title, so that a person follows.
    fn breaks(&self, from: usize, at: usize) -> Option<bool> {
        let text = self.text;
        let class = text.classes[at];
        if class.is_empty() || matches!(text.tokens[at].shape, Shape::Lower | Shape::Hyphen) {
            return None;
        }
        let after_given = at > from && text.is(at - 1, Class::GivenName);
        // `Martin Luther King`, `Theresa May`.
        if after_given && at + 1 == self.end && !class.has(Class::Function) {
            return None;
        }
        if class.has(Class::Honorific) || class.has(Class::Role) {
            return Some(true);
        }
        let personal =
            class.has(Class::GivenName) && at + 1 < self.end && !text.is(at + 1, Class::Common);
        let headline = self.sentence.casing != Casing::Sentence;
        let out = class.has(Class::Calendar)
            || class.has(Class::Never)
            || class.has(Class::Demonym)
            || class.has(Class::Function)
            || headline && class.has(Class::Common);
        (out && !personal).then_some(false)
    }

    /// What is left between two breaks.
    fn flush(&mut self, mut first: usize, mut last: usize, titled: bool) {
        let text = self.text;
        let small = |at: usize| !text.tokens[at].is_capital() && !text.is(at, Class::Particle);
        while first < last && small(first) {
            first += 1;
        }
        while last > first && !text.tokens[last - 1].is_capital() {
            last -= 1;
        }
        // `Acting Director John Ode`, `State Antony Ode`: the name begins where
        // the given name does.
        if let Some(given) = (first..last).find(|&at| text.is(at, Class::GivenName))
            && (first..given)
                .all(|at| text.is(at, Class::Common) && text.tokens[at].shape != Shape::Initial)
        {
            first = given;
        }
        if first < last && text.is_initial(self.sentence, first) {
            let lead = |at: usize| {
                text.is(at, Class::Common)
                    && !text.is(at, Class::GivenName)
                    && !text.is(at, Class::PlaceLead)
            };
            while last - first > 1 && lead(first) && !text.is(last - 1, Class::PlaceHead) {
                first += 1;
                while first + 1 < last && small(first) {
                    first += 1;
                }
            }
        }
        let letters = first < last && text.tokens[last - 1].end - text.tokens[first].start > 1;
        if letters {
            let ground = if titled { Ground::Titled } else { Ground::Shape };
            self.out.push(Candidate { first, last, ground });
        }
    }
}
