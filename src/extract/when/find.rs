//! The expressions of time in a text.

use jiff::civil;
use serde::{Deserialize, Serialize};

use crate::extract::sentences;
use crate::model::{Date, Span};

use super::lexicon::{Lexicon, Meaning};
use super::line::Line;
use super::meaning::Captured;
use super::numeric;
use super::pattern::Op;
use super::period::{Granularity, Period};
use super::resolve::{Beside, resolve};
use super::tense::{Tense, tense};

/// `two days later` is two days after what this many sentences before have
/// named: further back, a text of several events is about another one.
const MEMORY: usize = 3;

/// Words of a text that name a day, week, month or year.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeExpression {
    /// Where they stand, without a preposition: `Thursday`, `the 1990s`.
    pub span: Span,
    /// The TIMEX3 value: `2022-02-03`, `2022-02-03TNI`, `2022-W05`, `2022-02`,
    /// `2022-SU`, `2022-Q1`, `2022`, `199`.
    pub value: String,
    /// How exactly it is known.
    pub granularity: Granularity,
    /// The first day that it may mean.
    pub first: Date,
    /// The last day.
    pub last: Date,
    /// What says which one is meant.
    pub source: TimeSource,
}

/// What says which day, month or year is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TimeSource {
    /// The words themselves: `3 February 2022`.
    Words,
    /// The day of publication: `on Thursday`, `last month`.
    Published,
    /// What the text named before: `two days later`.
    Text,
}

/// The expressions of time in `text`, in order, none inside another.
///
/// `language` is a code such as `en`; of a language without rules only dates in
/// figures are found (`2022-02-03`). `published` is the day beside which
/// `Thursday` is read; without it, or where it names no day, only what a text
/// says in full is found. The parts of a range (`3 to 5 March`) are two.
///
/// Time proportional to the length of `text`.
///
/// ```
/// use storygraph::extract::time_expressions;
/// use storygraph::model::Date;
/// let published = Date::from_iso("2022-02-04");
/// let found = time_expressions("They met on Thursday.", "en", published.as_ref());
/// assert_eq!(found[0].value, "2022-02-03");
/// ```
#[must_use]
pub fn time_expressions(
    text: &str,
    language: &str,
    published: Option<&Date>,
) -> Vec<TimeExpression> {
    let published = published.and_then(|date| date.as_str().get(..10)?.parse().ok());
    let mut reader = Reader { published, last: None, found: Vec::new() };
    let lexicon = Lexicon::of(language);
    for (nth, sentence) in sentences(text).into_iter().enumerate() {
        if let Some(lexicon) = lexicon {
            reader.read(&Line::new(text, sentence, lexicon), nth, lexicon, text);
        } else {
            for (span, period) in numeric::all(text, sentence) {
                reader.keep(span, period, TimeSource::Words, nth);
            }
        }
    }
    reader.found
}

struct Reader {
    published: Option<civil::Date>,
    /// What was named last, and in which sentence.
    last: Option<(Period, usize)>,
    found: Vec<TimeExpression>,
}

impl Reader {
    /// Reads the sentence `nth`.
    fn read(&mut self, line: &Line<'_>, nth: usize, lexicon: &Lexicon, text: &str) {
        if !line.may_tell() {
            return;
        }
        let mut at = 0;
        while at < line.tokens.len() {
            if let Some(length) = line.begins(at, Meaning::Name) {
                at += length;
                continue;
            }
            if let Some((span, period)) =
                numeric::at(text, line.tokens[at].span, lexicon.is_month_first)
            {
                self.keep(span, period, TimeSource::Words, nth);
                while line.tokens.get(at).is_some_and(|token| token.span.start < span.end) {
                    at += 1;
                }
                continue;
            }
            let Some(fit) = lexicon.rules.longest(line, at) else {
                at += 1;
                continue;
            };
            let end = at + fit.length;
            let is_every = at
                .checked_sub(1)
                .is_some_and(|before| line.begins(before, Meaning::Every).is_some());
            if !is_every {
                let beside = self.beside(line, at, end, nth);
                if let Some(parted) = fit.parted {
                    let second = at + parted + 1;
                    self.take(
                        fit.op,
                        &fit.captured.with(&fit.second),
                        beside,
                        line,
                        (at, at + parted),
                        nth,
                    );
                    self.take(
                        fit.op,
                        &fit.second.with(&fit.captured),
                        beside,
                        line,
                        (second, end),
                        nth,
                    );
                } else {
                    self.take(fit.op, &fit.captured, beside, line, (at, end), nth);
                }
            }
            at = end;
        }
    }

    fn beside(&self, line: &Line<'_>, start: usize, end: usize, nth: usize) -> Beside {
        let last = self.last.filter(|(_, sentence)| nth - sentence <= MEMORY).map(|(last, _)| last);
        let tense = if self.published.is_some() { tense(line, start, end) } else { Tense::Unknown };
        Beside { published: self.published, last, tense }
    }

    fn take(
        &mut self,
        op: Op,
        captured: &Captured,
        beside: Beside,
        line: &Line<'_>,
        (start, end): (usize, usize),
        nth: usize,
    ) {
        let Some(period) = resolve(op, captured, beside) else { return };
        let span = Span::new(line.tokens[start].span.start, line.tokens[end - 1].span.end);
        let source = match op {
            Op::Decade | Op::Century => TimeSource::Words,
            Op::Later(..) | Op::Same => TimeSource::Text,
            _ if captured.year.is_some() => TimeSource::Words,
            _ => TimeSource::Published,
        };
        self.keep(span, period, source, nth);
    }

    fn keep(&mut self, span: Span, period: Period, source: TimeSource, nth: usize) {
        self.last = Some((period, nth));
        self.found.push(expression(span, period, source));
    }
}

fn expression(span: Span, period: Period, source: TimeSource) -> TimeExpression {
    let iso = |day: civil::Date| {
        Date::from_iso(&day.to_string())
            .expect("the calendar's days are written as ISO 8601 has it")
    };
    TimeExpression {
        span,
        value: period.value(),
        granularity: period.granularity,
        first: iso(period.first),
        last: iso(period.last()),
        source,
    }
}
