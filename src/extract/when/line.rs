//! A sentence, with what its words may mean.

use crate::model::{Span, is_function_word};

use super::lexicon::{Lexicon, Meaning};
use super::meaning::{Captured, Slot};
use super::pattern::Words;
use super::period::Granularity;
use super::token::{Token, tokens};

/// Years that a number of four figures may be.
const YEARS: std::ops::RangeInclusive<i16> = 1500..=2199;

/// A number that stands before a unit has at most so many figures.
const FIGURES: usize = 4;

/// A sentence, with what its words may mean.
pub(super) struct Line<'t> {
    pub(super) tokens: Vec<Token<'t>>,
    /// For each token what begins there, and how many tokens that takes.
    meanings: Vec<Vec<(Meaning, usize)>>,
    lexicon: &'static Lexicon,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, sentence: Span, lexicon: &'static Lexicon) -> Self {
        let tokens = tokens(text, sentence);
        let meaning = |at: usize| {
            let next =
                |by: usize| tokens.get(at + by).map(|token: &Token<'_>| token.lower.as_str());
            let token = &tokens[at];
            let is_name = |meaning| {
                matches!(
                    meaning,
                    Meaning::Month(_)
                        | Meaning::ShortMonth(_)
                        | Meaning::Weekday(_)
                        | Meaning::ShortWeekday(_)
                        | Meaning::Name
                )
            };
            lexicon
                .meanings(&token.lower, next)
                .filter(|(meaning, _)| {
                    !lexicon.has_capitals
                        || token.is_capital()
                        || !token.is_word()
                        || !is_name(*meaning)
                })
                .collect()
        };
        let meanings = (0..tokens.len()).map(meaning).collect();
        Self { tokens, meanings, lexicon }
    }

    /// Whether any of its words or figures could tell a time.
    pub(super) fn may_tell(&self) -> bool {
        let tells = |meaning: &Meaning| {
            matches!(
                meaning,
                Meaning::Month(_)
                    | Meaning::Weekday(_)
                    | Meaning::Part(_)
                    | Meaning::Season(_)
                    | Meaning::Unit(_)
                    | Meaning::Ordinal(_)
            )
        };
        self.tokens.iter().zip(&self.meanings).any(|(token, meanings)| {
            token.text.starts_with(|c: char| c.is_ascii_digit())
                || meanings.iter().any(|(meaning, _)| tells(meaning))
                || self.lexicon.rules.has(&token.lower)
        })
    }

    /// Whether `wanted` begins at a token, and how many tokens it takes.
    pub(super) fn begins(&self, at: usize, wanted: Meaning) -> Option<usize> {
        let here = self.meanings.get(at)?.iter().filter(|(meaning, _)| *meaning == wanted);
        here.map(|(_, length)| *length).max()
    }

    /// Whether the token is a verb of the past, by list or ending.
    pub(super) fn is_past(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        self.begins(at, Meaning::Past).is_some()
            || (!token.is_capital() && token.is_word() && self.lexicon.ends_as_past(&token.lower))
    }

    /// The longest of what may stand here that `take` understands.
    fn known(&self, at: usize, take: impl Fn(Meaning) -> bool) -> Option<(Meaning, usize)> {
        let here = self.meanings.get(at)?.iter().filter(|(meaning, _)| take(*meaning));
        here.max_by_key(|(_, length)| *length).copied()
    }

    /// Figures, and what letters come after them.
    fn figures(&self, at: usize) -> Option<(i64, &str)> {
        let token = self.tokens.get(at)?;
        let letters = token.text.trim_start_matches(|c: char| c.is_ascii_digit());
        let figures = &token.text[..token.text.len() - letters.len()];
        let is_money = at.checked_sub(1).is_some_and(|before| {
            token.is_glued && matches!(self.tokens[before].text, "$" | "€" | "£" | "¥" | "#" | "+")
        });
        if figures.is_empty() || figures.len() > FIGURES || is_money {
            return None;
        }
        let is_part = self
            .tokens
            .get(at + 1)
            .is_some_and(|next| next.is_glued && matches!(next.text, "%" | "°"));
        (!is_part).then(|| Some((figures.parse().ok()?, letters)))?
    }

    /// What fills a slot of named things, and how many tokens it takes.
    fn named(&self, slot: Slot, at: usize, captured: &mut Captured) -> Option<usize> {
        let takes = |meaning| match meaning {
            Meaning::Month(_) => matches!(slot, Slot::Month | Slot::Mon),
            Meaning::ShortMonth(_) => matches!(slot, Slot::Short | Slot::Mon),
            Meaning::Weekday(_) => slot == Slot::Weekday,
            Meaning::ShortWeekday(_) => slot == Slot::ShortWeekday,
            Meaning::Part(_) => slot == Slot::Part,
            Meaning::Season(_) => slot == Slot::Season,
            Meaning::Unit(unit) => {
                slot == Slot::Unit || (slot == Slot::Period && unit != Granularity::Day)
            }
            Meaning::Number(_) => slot == Slot::Number,
            Meaning::Ordinal(_) => matches!(slot, Slot::Ordinal | Slot::Nth),
            _ => false,
        };
        let (meaning, length) = self.known(at, takes)?;
        match meaning {
            Meaning::Month(month) | Meaning::ShortMonth(month) => captured.month = Some(month),
            Meaning::Weekday(day) | Meaning::ShortWeekday(day) => captured.weekday = Some(day),
            Meaning::Part(part) => captured.part = Some(part),
            Meaning::Season(month) => captured.season = Some(month),
            Meaning::Unit(unit) => captured.unit = Some(unit),
            Meaning::Number(number) => captured.number = Some(number),
            Meaning::Ordinal(day) if slot == Slot::Nth => captured.day = i8::try_from(day).ok(),
            Meaning::Ordinal(number) => captured.ordinal = Some(number),
            _ => return None,
        }
        Some(length)
    }

    /// Whether the token fills a slot of figures.
    fn numbered(&self, slot: Slot, at: usize, captured: &mut Captured) -> Option<()> {
        let (number, letters) = self.figures(at)?;
        let lower = letters.to_lowercase();
        let is_nth = self.lexicon.ordinal_endings.contains(&lower.as_str());
        let is_bare = letters.is_empty();
        match slot {
            Slot::Day | Slot::Nth if is_nth || (slot == Slot::Day && is_bare) => {
                captured.day =
                    Some(i8::try_from(number).ok().filter(|day| (1..=31).contains(day))?);
            }
            Slot::Year if is_bare => captured.year = Some(year(number)?),
            Slot::Decade if self.lexicon.decade_endings.contains(&lower.as_str()) => {
                captured.decade = Some(year(number).filter(|year| year % 10 == 0)?);
            }
            Slot::Number if is_bare => captured.number = Some(number),
            Slot::Ordinal if is_nth => captured.ordinal = Some(number),
            _ => return None,
        }
        Some(())
    }
}

fn year(number: i64) -> Option<i16> {
    i16::try_from(number).ok().filter(|year| YEARS.contains(year))
}

impl Words for Line<'_> {
    fn word(&self, at: usize) -> Option<&str> {
        self.tokens.get(at).map(|token| token.lower.as_str())
    }

    fn slot(&self, slot: Slot, at: usize, captured: &mut Captured) -> Option<usize> {
        let Some(token) = self.tokens.get(at) else {
            return (slot == Slot::Stop).then_some(0);
        };
        let is_lower = token.is_word() && !token.is_capital();
        let fills = match slot {
            Slot::Word => token.is_word(),
            Slot::Capital => token.is_capital(),
            Slot::Lower => is_lower,
            Slot::Plain => is_lower && !is_function_word(&token.lower),
            Slot::Stop => !token.text.starts_with(char::is_alphanumeric),
            _ => {
                let named = self.named(slot, at, captured);
                return named.or_else(|| self.numbered(slot, at, captured).map(|()| 1));
            }
        };
        fills.then_some(1)
    }
}
