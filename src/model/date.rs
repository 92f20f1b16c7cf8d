//! Publication dates as the source gave them, as precise as it gave them.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A moment in ISO 8601: `2022-02-03`, `2022-02-03T18:30:00+03:00`, or the
/// shorter `2022-02` and `2022` where the source says no more.
///
/// "No date" is `Option::None` beside it, never a guess from a file's time.
/// Dates order by calendar day as printed, then by the rest of the text: the
/// zone is kept but not converted, because a newspaper's day is its own.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Date(String);

impl Date {
    /// A date from text that is already ISO 8601, or `None` where it is not.
    ///
    /// `parse::date` understands the looser forms found in the wild.
    #[must_use]
    pub fn from_iso(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let digits = |range: std::ops::Range<usize>| {
            bytes
                .get(range)
                .filter(|part| part.iter().all(u8::is_ascii_digit))
                .and_then(|part| std::str::from_utf8(part).ok()?.parse::<u32>().ok())
        };
        digits(0..4)?;
        if bytes.len() > 4 && !(bytes[4] == b'-' && (1..=12).contains(&digits(5..7)?)) {
            return None;
        }
        if bytes.len() > 7 && !(bytes[7] == b'-' && (1..=31).contains(&digits(8..10)?)) {
            return None;
        }
        if bytes.len() > 10 && !(bytes[10] == b'T' && digits(11..13)? < 24) {
            return None;
        }
        Some(Self(text.to_owned()))
    }

    /// The whole text, as precise as the source.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The calendar day, `2022-02-03`, or the month or year where no day is known.
    #[must_use]
    pub fn day(&self) -> &str {
        self.0.get(..10).unwrap_or(&self.0)
    }

    /// Days since 1 March of year 0 of the proleptic Gregorian calendar; an
    /// unknown month or day counts as the first. Good for differences only.
    ///
    /// Howard Hinnant, `days_from_civil`, <https://howardhinnant.github.io/date_algorithms.html>.
    #[must_use]
    pub fn day_number(&self) -> i64 {
        let part = |range: std::ops::Range<usize>| {
            self.0.get(range).and_then(|text| text.parse::<i64>().ok())
        };
        let (year, month, day) =
            (part(0..4).unwrap_or(0), part(5..7).unwrap_or(1), part(8..10).unwrap_or(1));
        let year = if month <= 2 { year - 1 } else { year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
        era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year
    }

    /// The day of that [`Date::day_number`]; `None` before the year 0 and after
    /// 9999.
    ///
    /// Howard Hinnant, `civil_from_days`, as above.
    #[must_use]
    pub fn from_day_number(number: i64) -> Option<Self> {
        let era = number.div_euclid(146_097);
        let of_era = number.rem_euclid(146_097);
        let year_of_era =
            (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096).div_euclid(365);
        let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month = (5 * of_year + 2) / 153;
        let day = of_year - (153 * month + 2) / 5 + 1;
        let (month, next) = if month < 10 { (month + 3, 0) } else { (month - 9, 1) };
        let year = year_of_era + era.checked_mul(400)? + next;
        (0..10_000).contains(&year).then(|| Self(format!("{year:04}-{month:02}-{day:02}")))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Date;

    #[test]
    fn a_date_is_as_precise_as_its_source() {
        for good in ["2022", "2022-02", "2022-02-03", "2022-02-03T18:30:00+03:00"] {
            assert_eq!(Date::from_iso(good).unwrap().as_str(), good);
        }
        for bad in
            ["", "22", "3 YEARS AGO", "2022-13", "2022-02-32", "2022/02/03", "2022-02-03 18:30"]
        {
            assert_eq!(Date::from_iso(bad), None, "{bad}");
        }
    }

    #[test]
    fn day_numbers_count_leap_days() {
        let day = |text| Date::from_iso(text).unwrap().day_number();
        assert_eq!(day("2024-03-01") - day("2024-02-28"), 2);
        assert_eq!(day("2023-03-01") - day("2022-03-01"), 365);
    }

    #[test]
    fn a_day_is_found_by_its_number() {
        for day in ["2024-02-29", "2024-03-01", "2023-12-31", "2000-01-01", "0000-03-01"] {
            let date = Date::from_iso(day).unwrap();
            assert_eq!(Date::from_day_number(date.day_number()), Some(date));
        }
        assert_eq!(Date::from_day_number(i64::MAX), None);
        assert_eq!(Date::from_day_number(-400), None);
    }
}
