//! Which days an axis names.

use super::scale::{Scale, Stretch};
use crate::model::Date;

/// How exactly a tick names its day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TickUnit {
    /// Day, month and year: where the axis begins, or begins again.
    Whole,
    /// Day and month.
    Day,
    /// Month.
    Month,
    /// Year.
    Year,
}

/// A day that an axis names.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    /// As [`Date::day_number`] counts.
    pub day: i64,
    /// Pixels to the right of the origin.
    pub x: f64,
    /// How exactly it is named.
    pub unit: TickUnit,
}

/// Pixels from one name to the next at least.
const APART: f64 = 58.0;
/// Months and years from tick to tick that people count in.
const MONTHS: [i64; 4] = [1, 2, 3, 6];
const YEARS: [i64; 9] = [1, 2, 5, 10, 20, 50, 100, 200, 500];
/// 1 January 2024 was a Monday.
const MONDAY: i64 = 739_191;

/// The days to name: the first of each stretch, and days, Mondays, months,
/// quarters or years, whatever there is room for.
pub(super) fn ticks(scale: &Scale) -> Vec<Tick> {
    let mut ticks: Vec<Tick> = Vec::new();
    for stretch in &scale.stretches {
        let first = Tick { day: stretch.first, x: stretch.left, unit: TickUnit::Whole };
        let regular = regular(stretch, scale.per_day).into_iter();
        let known = regular.map(|(day, unit)| Tick { day, x: scale.at(day), unit });
        let rest = known.filter(|tick| tick.x - first.x >= APART);
        ticks.push(first);
        ticks.extend(rest);
    }
    ticks
}

/// Round days within a stretch, as dense as can be read.
fn regular(stretch: &Stretch, per_day: f64) -> Vec<(i64, TickUnit)> {
    let fits = |days: f64| per_day * days >= APART;
    if fits(1.0) {
        return (stretch.first..=stretch.last).map(|day| (day, TickUnit::Day)).collect();
    }
    if fits(7.0) {
        let first = stretch.first + (MONDAY - stretch.first).rem_euclid(7);
        let days = (first..=stretch.last).step_by(7);
        return days.map(|day| (day, TickUnit::Day)).collect();
    }
    if let Some(&months) = MONTHS.iter().find(|&&months| fits(28.0 * months as f64)) {
        return firsts(stretch, months);
    }
    let years = YEARS.iter().find(|&&years| fits(365.0 * years as f64));
    firsts(stretch, 12 * years.copied().unwrap_or(1000))
}

/// The first days of every so many months.
fn firsts(stretch: &Stretch, months: i64) -> Vec<(i64, TickUnit)> {
    let month_of = |day: i64| {
        let date = Date::from_day_number(day);
        let part = |range: std::ops::Range<usize>| -> Option<i64> {
            date.as_ref()?.as_str().get(range)?.parse().ok()
        };
        part(0..4).unwrap_or_default() * 12 + part(5..7).unwrap_or(1) - 1
    };
    let day_of = |month: i64| {
        let text = format!("{:04}-{:02}-01", month / 12, month % 12 + 1);
        Date::from_iso(&text).map(|date| date.day_number())
    };
    let first = month_of(stretch.first).div_euclid(months) * months;
    (first..=month_of(stretch.last))
        .step_by(usize::try_from(months).unwrap_or(1))
        .filter_map(|month| {
            let unit = if month % 12 == 0 { TickUnit::Year } else { TickUnit::Month };
            Some((day_of(month).filter(|day| *day > stretch.first)?, unit))
        })
        .filter(|(day, _)| *day <= stretch.last)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Scale, ticks};
    use crate::model::Date;

    fn named(from: &str, to: &str, width: f64) -> Vec<String> {
        let days = [from, to].map(|day| Date::from_iso(day).unwrap().day_number());
        let ticks = ticks(&Scale::new(&days, width));
        assert!(ticks.windows(2).all(|pair| pair[1].x - pair[0].x >= 50.0));
        ticks.iter().map(|tick| Date::from_day_number(tick.day).unwrap().to_string()).collect()
    }

    #[test]
    fn ticks_are_round_days_as_dense_as_can_be_read() {
        assert_eq!(
            named("2024-05-09", "2024-05-12", 600.0),
            ["2024-05-09", "2024-05-10", "2024-05-11", "2024-05-12"]
        );
        assert_eq!(
            named("2024-05-09", "2024-06-05", 600.0)[..3],
            ["2024-05-09", "2024-05-13", "2024-05-20"]
        );
        assert_eq!(
            named("2023-11-20", "2024-05-09", 600.0)[..3],
            ["2023-11-20", "2024-01-01", "2024-02-01"]
        );
        assert_eq!(named("1996-01-02", "2024-05-09", 400.0)[1..3], ["2005-01-01", "2010-01-01"]);
    }
}
