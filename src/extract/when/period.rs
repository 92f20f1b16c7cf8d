//! A day, week, month or year of the calendar, and its TIMEX3 value.

use jiff::civil::Date;
use jiff::{Span as Duration, ToSpan};
use serde::{Deserialize, Serialize};

/// How exactly a time is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Granularity {
    /// A day, or part of one.
    Day,
    /// Saturday and Sunday.
    Weekend,
    /// Monday to Sunday.
    Week,
    /// A month.
    Month,
    /// Three months: spring from March, summer from June, autumn from September.
    Season,
    /// Three months: from January, April, July or October.
    Quarter,
    /// A year.
    Year,
    /// Ten years, from one that ends in 0.
    Decade,
    /// A hundred years, from one that ends in 00.
    Century,
}

/// A stretch of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Period {
    pub(super) granularity: Granularity,
    pub(super) first: Date,
    /// Of a day: `TMO`, `TAF`, `TEV` or `TNI`.
    pub(super) part: Option<&'static str>,
}

impl Period {
    /// The period of that length in which `day` lies; `None` of a winter, which
    /// lies in two years, and where the calendar ends.
    pub(super) fn around(granularity: Granularity, day: Date) -> Option<Self> {
        let (year, month) = (day.year(), day.month());
        let first = match granularity {
            Granularity::Day => Some(day),
            Granularity::Week => {
                day.checked_sub(i64::from(day.weekday().to_monday_zero_offset()).days()).ok()
            }
            Granularity::Weekend => {
                let monday = Self::around(Granularity::Week, day)?.first;
                monday.checked_add(5.days()).ok()
            }
            Granularity::Month => Date::new(year, month, 1).ok(),
            Granularity::Season if (3..=11).contains(&month) => {
                Date::new(year, month / 3 * 3, 1).ok()
            }
            Granularity::Season => None,
            Granularity::Quarter => Date::new(year, (month - 1) / 3 * 3 + 1, 1).ok(),
            Granularity::Year => Date::new(year, 1, 1).ok(),
            Granularity::Decade => Date::new(year / 10 * 10, 1, 1).ok(),
            Granularity::Century => Date::new(year / 100 * 100, 1, 1).ok(),
        }?;
        Some(Self { granularity, first, part: None })
    }

    /// So many of its kind later, or earlier if negative.
    pub(super) fn shifted(self, by: i64) -> Option<Self> {
        let first = self.first.checked_add(duration(self.granularity, by)?).ok()?;
        Some(Self { first, ..Self::around(self.granularity, first)? })
    }

    /// Its last day.
    pub(super) fn last(self) -> Date {
        let next = match self.granularity {
            Granularity::Weekend => self.first.checked_add(2.days()).ok(),
            other => duration(other, 1).and_then(|length| self.first.checked_add(length).ok()),
        };
        next.and_then(|next| next.yesterday().ok()).unwrap_or(self.first)
    }

    /// Its value as TIMEX3 has it: `2022-02-03`, `2022-02-03TNI`, `2022-W05`,
    /// `2022-W05-WE`, `2022-02`, `2022-SU`, `2022-Q1`, `2022`, `202`, `20`.
    pub(super) fn value(self) -> String {
        let (year, month) = (self.first.year(), self.first.month());
        let week = self.first.iso_week_date();
        match self.granularity {
            Granularity::Day => format!("{}{}", self.first, self.part.unwrap_or_default()),
            Granularity::Week => format!("{:04}-W{:02}", week.year(), week.week()),
            Granularity::Weekend => format!("{:04}-W{:02}-WE", week.year(), week.week()),
            Granularity::Month => format!("{year:04}-{month:02}"),
            Granularity::Season => {
                let name = ["SP", "SU", "FA"][usize::from(month.unsigned_abs() / 3 - 1).min(2)];
                format!("{year:04}-{name}")
            }
            Granularity::Quarter => format!("{year:04}-Q{}", (month - 1) / 3 + 1),
            Granularity::Year => format!("{year:04}"),
            Granularity::Decade => format!("{:03}", year / 10),
            Granularity::Century => format!("{:02}", year / 100),
        }
    }
}

/// How long so many of a kind are.
fn duration(granularity: Granularity, count: i64) -> Option<Duration> {
    let of = |length: i64| count.checked_mul(length);
    let span = Duration::new();
    match granularity {
        Granularity::Day => span.try_days(count),
        Granularity::Week | Granularity::Weekend => span.try_weeks(count),
        Granularity::Month => span.try_months(count),
        Granularity::Quarter | Granularity::Season => span.try_months(of(3)?),
        Granularity::Year => span.try_years(count),
        Granularity::Decade => span.try_years(of(10)?),
        Granularity::Century => span.try_years(of(100)?),
    }
    .ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::{Granularity, Period};

    #[test]
    fn a_day_lies_in_periods_of_every_length() {
        for (granularity, value, first, last) in [
            (Granularity::Day, "2022-02-03", date(2022, 2, 3), date(2022, 2, 3)),
            (Granularity::Week, "2022-W05", date(2022, 1, 31), date(2022, 2, 6)),
            (Granularity::Weekend, "2022-W05-WE", date(2022, 2, 5), date(2022, 2, 6)),
            (Granularity::Month, "2022-02", date(2022, 2, 1), date(2022, 2, 28)),
            (Granularity::Quarter, "2022-Q1", date(2022, 1, 1), date(2022, 3, 31)),
            (Granularity::Year, "2022", date(2022, 1, 1), date(2022, 12, 31)),
            (Granularity::Decade, "202", date(2020, 1, 1), date(2029, 12, 31)),
            (Granularity::Century, "20", date(2000, 1, 1), date(2099, 12, 31)),
        ] {
            let period = Period::around(granularity, date(2022, 2, 3)).unwrap();
            assert_eq!(
                (period.value().as_str(), period.first, period.last()),
                (value, first, last)
            );
        }
    }

    #[test]
    fn a_winter_has_no_year_and_a_week_is_counted_as_iso_8601_has_it() {
        assert_eq!(Period::around(Granularity::Season, date(2022, 1, 3)), None);
        let autumn = Period::around(Granularity::Season, date(2022, 10, 3)).unwrap();
        assert_eq!((autumn.value().as_str(), autumn.last()), ("2022-FA", date(2022, 11, 30)));
        let week = Period::around(Granularity::Week, date(2021, 1, 2)).unwrap();
        assert_eq!(week.value(), "2020-W53");
    }

    #[test]
    fn the_calendar_has_an_end() {
        let year = Period::around(Granularity::Year, date(2022, 2, 3)).unwrap();
        assert_eq!(year.shifted(20_000), None);
        assert_eq!(year.shifted(i64::MAX), None);
        assert_eq!(year.shifted(-1).unwrap().value(), "2021");
    }
}
