//! When things happen: words of time, and the day, month or year they mean.
//!
//! Rules and words are data, a file a language (`../data/when/`). What is found
//! and how it is written down follows TIMEX3 (Pustejovsky et al., "`TimeML`:
//! Robust Specification of Event and Temporal Expressions in Text", 2003);
//! how it is read follows the news strategy of `HeidelTime` (Strötgen, Gertz,
//! "Multilingual and cross-domain temporal tagging", 2013): beside the day of
//! publication, backwards or forwards as the verb says.
//!
//! What a text does not say is not made up: `Thursday` in an undated article,
//! `years ago`, `recently` and `every Friday` have no date.

mod find;
mod lexicon;
mod line;
mod meaning;
mod numeric;
mod pattern;
mod period;
mod resolve;
mod tense;
mod token;

#[cfg(test)]
mod tests;

pub(super) use lexicon::is_month_after_stop;

pub use find::{TimeExpression, TimeSource, time_expressions};
pub use period::Granularity;
