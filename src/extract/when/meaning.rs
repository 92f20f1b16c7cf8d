//! What the words of an expression say.

use super::period::Granularity;

/// A class of words that a pattern asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Slot {
    /// A day of the month in figures, `3` or `3rd`.
    Day,
    /// The same with an ending or in words.
    Nth,
    /// A month's name.
    Month,
    /// Its abbreviation.
    Short,
    /// Either.
    Mon,
    /// A year of four figures.
    Year,
    Weekday,
    ShortWeekday,
    Part,
    Season,
    Unit,
    /// A unit longer than a day.
    Period,
    /// A number of units, in figures or words.
    Number,
    /// Which quarter or century.
    Ordinal,
    /// `1990s`.
    Decade,
    /// A word.
    Word,
    /// A word that begins with a capital.
    Capital,
    /// A word that does not.
    Lower,
    /// The same and no function word: with a number before it, things counted.
    Plain,
    /// A sign, or the end of the sentence.
    Stop,
}

impl Slot {
    /// The slot that patterns call `name`.
    pub(super) fn from_name(name: &str) -> Option<Self> {
        Some(match name {
            "day" => Self::Day,
            "nth" => Self::Nth,
            "month" => Self::Month,
            "short" => Self::Short,
            "mon" => Self::Mon,
            "year" => Self::Year,
            "weekday" => Self::Weekday,
            "shortday" => Self::ShortWeekday,
            "part" => Self::Part,
            "season" => Self::Season,
            "unit" => Self::Unit,
            "period" => Self::Period,
            "number" => Self::Number,
            "ordinal" => Self::Ordinal,
            "decade" => Self::Decade,
            "word" => Self::Word,
            "capital" => Self::Capital,
            "lower" => Self::Lower,
            "plain" => Self::Plain,
            "stop" => Self::Stop,
            _ => return None,
        })
    }
}

/// What an expression's words say, each at most once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Captured {
    pub(super) year: Option<i16>,
    pub(super) month: Option<i8>,
    pub(super) day: Option<i8>,
    /// 1 is Monday.
    pub(super) weekday: Option<i8>,
    pub(super) part: Option<&'static str>,
    /// Its first month.
    pub(super) season: Option<i8>,
    pub(super) unit: Option<Granularity>,
    pub(super) number: Option<i64>,
    pub(super) ordinal: Option<i64>,
    /// The first year of a decade.
    pub(super) decade: Option<i16>,
}

impl Captured {
    /// The same, with what it leaves out taken from the other half of a range.
    pub(super) fn with(self, other: &Self) -> Self {
        Self { year: self.year.or(other.year), month: self.month.or(other.month), ..self }
    }
}
