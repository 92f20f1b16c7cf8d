//! The rules of a language's file, and where they fit.
//!
//! A pattern is words in a row. `a/b` is either; `{month}` a word of that
//! class; `x?` may be missing. `<x` must and `!<x` must not stand before the
//! expression, `>x` and `!>x` after it, without being part of it. `~x` parts
//! two expressions.

use std::collections::{HashMap, HashSet};

use super::lexicon::unit;
use super::meaning::{Captured, Slot};
use super::period::Granularity;

/// How an expression is read once its words are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    /// A date by its parts; the year is so many after that of publication.
    Date(Option<i64>),
    /// Two dates that share what one of them leaves out.
    Range,
    /// A quarter of a year, likewise.
    Quarter(Option<i64>),
    Decade,
    Century,
    /// So many days after that of publication, with the part of the day.
    Shift(i64, Option<&'static str>),
    /// A day of the week, before or after as the verb says.
    Weekday,
    /// A day of the week so many weeks after.
    Week(i64),
    /// The one before (-1), around (0) or after (1) the day of publication.
    Near(i64),
    /// So many units before (-1) or after (1) the day of publication.
    Ago(i64),
    /// The same of the date that was named last; the unit where the words name
    /// none, as `la veille`.
    Later(i64, Option<Granularity>),
    /// The unit around the date that was named last.
    Same,
}

impl Op {
    /// The operation of that name; `None` if there is none.
    pub(super) fn read(name: &str, value: &'static str) -> Option<Self> {
        let number = || value.parse().ok();
        Some(match name {
            "date" => Self::Date(number()),
            "range" => Self::Range,
            "quarter" => Self::Quarter(number()),
            "decade" => Self::Decade,
            "century" => Self::Century,
            "shift" => {
                let mut parts = value.split(' ');
                unit(parts.next()?).filter(|unit| *unit == Granularity::Day)?;
                Self::Shift(parts.next()?.parse().ok()?, parts.next())
            }
            "day" => Self::Weekday,
            "week" => Self::Week(number()?),
            "near" => Self::Near(number()?),
            "ago" => Self::Ago(number()?),
            "later" => {
                let (number, name) = value.split_once(' ').unwrap_or((value, ""));
                Self::Later(number.parse().ok()?, unit(name))
            }
            "same" => Self::Same,
            _ => return None,
        })
    }
}

/// One place of a pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Element {
    Words(Vec<&'static str>),
    Slot(Slot),
}

/// One pattern without choices of length.
#[derive(Clone, Debug)]
pub(super) struct Rule {
    pub(super) op: Op,
    elements: Vec<Element>,
    /// Where the second expression begins, and the sign that parts them.
    parting: Option<usize>,
    before: Vec<(Element, bool)>,
    after: Vec<(Element, bool)>,
}

/// Where a rule fits.
pub(super) struct Fit {
    pub(super) op: Op,
    /// How many tokens, and of a range how many are the first expression's.
    pub(super) length: usize,
    pub(super) parted: Option<usize>,
    pub(super) captured: Captured,
    /// What the second expression of a range says.
    pub(super) second: Captured,
}

impl Rule {
    /// The rules that a pattern stands for; `None` if it is malformed.
    pub(super) fn read(op: Op, pattern: &'static str) -> Option<Vec<Self>> {
        let (before, after) = (Vec::new(), Vec::new());
        let mut rules = vec![Self { op, elements: Vec::new(), parting: None, before, after }];
        for word in pattern.split(' ') {
            let (sign, must) = match word.strip_prefix('!') {
                Some(rest) => (rest, false),
                None => (word, true),
            };
            if let Some(context) = sign.strip_prefix('<') {
                let context = Element::read(context)?;
                for rule in &mut rules {
                    rule.before.push((context.clone(), must));
                }
            } else if let Some(context) = sign.strip_prefix('>') {
                let context = Element::read(context)?;
                for rule in &mut rules {
                    rule.after.push((context.clone(), must));
                }
            } else if let Some(sign) = word.strip_prefix('~') {
                let sign = Element::read(sign)?;
                for rule in &mut rules {
                    rule.parting = Some(rule.elements.len());
                    rule.elements.push(sign.clone());
                }
            } else if let Some(optional) = word.strip_suffix('?') {
                let element = Element::read(optional)?;
                let without = rules.clone();
                for rule in &mut rules {
                    rule.elements.push(element.clone());
                }
                rules.extend(without);
            } else {
                let element = Element::read(word)?;
                for rule in &mut rules {
                    rule.elements.push(element.clone());
                }
            }
        }
        rules.iter().all(|rule| !rule.elements.is_empty()).then_some(rules)
    }

    /// Whether it fits at `at`.
    fn fit(&self, words: &impl Words, at: usize) -> Option<Fit> {
        let (mut captured, mut first) = (Captured::default(), None);
        let (mut here, mut parted) = (at, None);
        for (nth, element) in self.elements.iter().enumerate() {
            if self.parting == Some(nth) {
                first = Some(std::mem::take(&mut captured));
                parted = Some(here - at);
            }
            here += element.fit(words, here, &mut captured)?;
        }
        let mut unused = Captured::default();
        let mut stands = |element: &Element, at: Option<usize>| {
            at.is_some_and(|at| element.fit(words, at, &mut unused).is_some())
        };
        let fits =
            self.before.iter().all(|(element, must)| stands(element, at.checked_sub(1)) == *must)
                && self.after.iter().all(|(element, must)| stands(element, Some(here)) == *must);
        let (captured, second) = match first {
            Some(first) => (first, captured),
            None => (captured, Captured::default()),
        };
        fits.then_some(Fit { op: self.op, length: here - at, parted, captured, second })
    }
}

impl Element {
    fn read(word: &'static str) -> Option<Self> {
        match word.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(slot) => Slot::from_name(slot).map(Self::Slot),
            None if word == "/" => Some(Self::Words(vec![word])),
            None => Some(Self::Words(word.split('/').collect())),
        }
    }

    /// How many tokens it takes at `at`.
    fn fit(&self, words: &impl Words, at: usize, captured: &mut Captured) -> Option<usize> {
        match self {
            Self::Words(either) => {
                words.word(at).is_some_and(|word| either.contains(&word)).then_some(1)
            }
            Self::Slot(slot) => words.slot(*slot, at, captured),
        }
    }
}

/// A sentence that rules are tried on.
pub(super) trait Words {
    /// The token there, in lower case.
    fn word(&self, at: usize) -> Option<&str>;
    /// How many tokens fill `slot` there; what they say goes to `captured`.
    fn slot(&self, slot: Slot, at: usize, captured: &mut Captured) -> Option<usize>;
}

/// The rules of a language, by how they begin.
#[derive(Debug, Default)]
pub(super) struct Rules {
    all: Vec<Rule>,
    by_word: HashMap<&'static str, Vec<usize>>,
    by_slot: Vec<(Slot, Vec<usize>)>,
    /// Words that tell a time by themselves, `today`: the last of rules that ask
    /// for no class of words.
    telling: HashSet<&'static str>,
}

impl Rules {
    pub(super) fn new(rules: Vec<Rule>) -> Self {
        let mut sorted = Self { all: rules, ..Self::default() };
        for (nth, rule) in sorted.all.iter().enumerate() {
            let is_slot = |element: &Element| matches!(element, Element::Slot(_));
            if let (false, Some(Element::Words(last))) =
                (rule.elements.iter().any(is_slot), rule.elements.last())
            {
                sorted.telling.extend(last);
            }
            match &rule.elements[0] {
                Element::Words(either) => {
                    for word in either {
                        sorted.by_word.entry(word).or_default().push(nth);
                    }
                }
                Element::Slot(slot) => {
                    match sorted.by_slot.iter_mut().find(|(other, _)| other == slot) {
                        Some((_, rules)) => rules.push(nth),
                        None => sorted.by_slot.push((*slot, vec![nth])),
                    }
                }
            }
        }
        sorted
    }

    /// Whether a word in lower case may tell a time though it is of no class.
    pub(super) fn has(&self, word: &str) -> bool {
        self.telling.contains(word)
    }

    /// The longest expression that begins at `at`; of equals the rule that
    /// stands first in the file.
    pub(super) fn longest(&self, words: &impl Words, at: usize) -> Option<Fit> {
        let mut best: Option<(Fit, usize)> = None;
        let mut consider = |rules: &[usize]| {
            for &nth in rules {
                if let Some(fit) = self.all[nth].fit(words, at) {
                    let is_better = best.as_ref().is_none_or(|(best, rule)| {
                        (fit.length, std::cmp::Reverse(nth))
                            > (best.length, std::cmp::Reverse(*rule))
                    });
                    if is_better {
                        best = Some((fit, nth));
                    }
                }
            }
        };
        if let Some(rules) = words.word(at).and_then(|word| self.by_word.get(word)) {
            consider(rules);
        }
        for (slot, rules) in &self.by_slot {
            if words.slot(*slot, at, &mut Captured::default()).is_some() {
                consider(rules);
            }
        }
        best.map(|(fit, _)| fit)
    }
}
