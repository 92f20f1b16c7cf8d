//! Which day, month or year an expression means.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::meaning::Captured;
use super::pattern::Op;
use super::period::{Granularity, Period};
use super::tense::Tense;

/// What an expression is read beside.
#[derive(Clone, Copy, Debug)]
pub(super) struct Beside {
    /// The day of publication.
    pub(super) published: Option<Date>,
    /// What was named last, not long before.
    pub(super) last: Option<Period>,
    pub(super) tense: Tense,
}

/// The period that `captured` means as `op` reads it; `None` where the text
/// does not say, or says what is in no calendar.
pub(super) fn resolve(op: Op, captured: &Captured, beside: Beside) -> Option<Period> {
    let published = || beside.published;
    let period = match op {
        Op::Date(by) => date(captured, by, beside)?,
        Op::Range => date(captured, None, beside)?,
        Op::Quarter(by) => {
            let year = captured.year.or(other_year(published(), by))?;
            let quarter =
                i8::try_from(captured.ordinal?).ok().filter(|nth| (1..=4).contains(nth))?;
            Period::around(Granularity::Quarter, Date::new(year, quarter * 3, 1).ok()?)?
        }
        Op::Decade => Period::around(Granularity::Decade, Date::new(captured.decade?, 1, 1).ok()?)?,
        Op::Century => {
            let century =
                i16::try_from(captured.ordinal?).ok().filter(|nth| (1..=30).contains(nth))?;
            Period::around(Granularity::Century, Date::new((century - 1) * 100, 1, 1).ok()?)?
        }
        Op::Shift(days, _) => day(published()?.checked_add(days.days()).ok()?),
        Op::Weekday => {
            let weekday = weekday(captured)?;
            let published = published()?;
            if published.weekday() == weekday {
                day(published)
            } else {
                let nth = if beside.tense == Tense::Future { 1 } else { -1 };
                day(published.nth_weekday(nth, weekday).ok()?)
            }
        }
        Op::Week(weeks) => {
            let week = Period::around(Granularity::Week, published()?)?.shifted(weeks)?;
            day(in_week(week, weekday(captured)?)?)
        }
        Op::Near(by) => near(captured, by, published()?)?,
        Op::Ago(sign) => beside_of(captured, sign, day(published()?))?,
        Op::Later(sign, unit) => {
            let (unit, number) = (captured.unit.or(unit), captured.number.or(Some(1)));
            let captured = Captured { unit, number, ..*captured };
            let last = beside.last.filter(|last| Some(last.granularity) <= unit)?;
            beside_of(&captured, sign, last)?
        }
        Op::Same => {
            let last = beside.last.filter(|last| Some(last.granularity) <= captured.unit)?;
            Period::around(captured.unit?, last.first)?
        }
    };
    // Years before the first are written in other ways.
    if period.first.year() < 1 {
        return None;
    }
    let part = match op {
        Op::Shift(_, Some(part)) => Some(part),
        _ => captured.part,
    };
    Some(Period { part: part.filter(|_| period.granularity == Granularity::Day), ..period })
}

fn day(day: Date) -> Period {
    Period { granularity: Granularity::Day, first: day, part: None }
}

fn weekday(captured: &Captured) -> Option<Weekday> {
    Weekday::from_monday_one_offset(captured.weekday?).ok()
}

fn in_week(week: Period, weekday: Weekday) -> Option<Date> {
    week.first.checked_add(i64::from(weekday.to_monday_zero_offset()).days()).ok()
}

/// The year so many after that of publication.
fn other_year(published: Option<Date>, by: Option<i64>) -> Option<i16> {
    i16::try_from(i64::from(published?.year()).checked_add(by?)?).ok()
}

/// A date by its parts. Without a year, that of publication, or the one before
/// or after where the verb says so; where it says nothing, the nearest.
fn date(captured: &Captured, by: Option<i64>, beside: Beside) -> Option<Period> {
    let granularity = match (captured.day, captured.month, captured.season) {
        (Some(_), _, _) => Granularity::Day,
        (None, Some(_), _) => Granularity::Month,
        (None, None, Some(_)) => Granularity::Season,
        (None, None, None) => Granularity::Year,
    };
    let month = captured.month.or(captured.season);
    let year = captured.year.or(other_year(beside.published, by));
    let year = match (year, beside.published) {
        (Some(year), _) => year,
        (None, Some(published)) => likely_year(published, month?, beside.tense),
        (None, None) => return None,
    };
    let found = Date::new(year, month.unwrap_or(1), captured.day.unwrap_or(1)).ok()?;
    // `Monday, 3 March` of a year in which that is no Monday is of another one.
    let is_other_day = captured.day.is_some()
        && captured.weekday.is_some()
        && weekday(captured) != Some(found.weekday());
    if is_other_day && captured.year.is_none() {
        let years = [year - 1, year + 1].into_iter();
        let mut days = years.filter_map(|year| Date::new(year, found.month(), found.day()).ok());
        return days.find(|day| weekday(captured) == Some(day.weekday())).map(day);
    }
    Period::around(granularity, found)
}

/// The year of a month named without one: that of publication, or the one before
/// or after where the verb says so. Where it says nothing, news is of this year
/// rather than of the next, and in winter of the last summer.
fn likely_year(published: Date, month: i8, tense: Tense) -> i16 {
    /// More months ahead than this are nearer behind.
    const HALF: i8 = 6;
    let (year, later) = (published.year(), month - published.month());
    match tense {
        Tense::Past if later > 0 => year - 1,
        Tense::Future if later < 0 => year + 1,
        Tense::Unknown if later >= HALF => year - 1,
        _ => year,
    }
}

/// The unit, month, season or day of the week before, around or after a day.
fn near(captured: &Captured, by: i64, published: Date) -> Option<Period> {
    if let Some(unit) = captured.unit {
        return Period::around(unit, published)?.shifted(by);
    }
    if captured.weekday.is_some() {
        let weekday = weekday(captured)?;
        return Some(day(match by {
            0 => in_week(Period::around(Granularity::Week, published)?, weekday)?,
            by => published.nth_weekday(i32::try_from(by).ok()?, weekday).ok()?,
        }));
    }
    let (granularity, month, length) = match (captured.month, captured.season) {
        (Some(month), _) => (Granularity::Month, month, 1),
        (None, season) => (Granularity::Season, season?, 3),
    };
    let year = published.year();
    let year = match by {
        // `last June` is over and `next June` not yet begun.
        -1 if month + length > published.month() => year - 1,
        1 if month <= published.month() => year + 1,
        _ => year,
    };
    Period::around(granularity, Date::new(year, month, 1).ok()?)
}

/// So many units before or after a period.
fn beside_of(captured: &Captured, sign: i64, period: Period) -> Option<Period> {
    let unit = captured.unit?;
    let by = captured.number?.checked_mul(sign)?;
    Period::around(unit, period.first)?.shifted(by)
}
