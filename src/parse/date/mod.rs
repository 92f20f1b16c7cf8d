//! Dates as found in the wild → ISO 8601.

mod clock;
mod names;
mod words;

use jiff::Timestamp;

use crate::model::Date;
use clock::Clock;

/// Years that a news archive can hold: the first newspaper is of 1605.
const YEARS: std::ops::RangeInclusive<i16> = 1600..=2200;

/// The date that `text` states, as precisely as it states it.
///
/// Understands ISO 8601 and its loose variants, RFC 2822, and dates in words
/// of several languages. `None` for relative dates (`3 years ago`), for days
/// that could be read two ways (`04/02/2022`), and for text that says more
/// than a date.
///
/// ```
/// use storygraph::parse::date;
/// let iso = |text| date::parse(text).map(|date| date.to_string());
/// assert_eq!(iso("2023-01-27 11:31:26-05:00").as_deref(), Some("2023-01-27T11:31:26-05:00"));
/// assert_eq!(iso("Thu, 18 Jul 2024 17:21:00 GMT").as_deref(), Some("2024-07-18T17:21:00Z"));
/// assert_eq!(iso("3 YEARS AGO"), None);
/// ```
#[must_use]
pub fn parse(text: &str) -> Option<Date> {
    let text = text.trim();
    digits_first(text).or_else(|| compact(text)).or_else(|| words::parse(text))
}

/// The date that a record gives as a number: seconds or milliseconds since
/// 1970, a day as `20240718`, or a year.
///
/// Moments are given in UTC.
#[must_use]
pub fn from_number(number: i64) -> Option<Date> {
    if let Some(date) = compact(&number.to_string()) {
        return Some(date);
    }
    // Below 1973 in milliseconds and beyond 5138 in seconds.
    let timestamp = if number.abs() < 100_000_000_000 {
        Timestamp::from_second(number)
    } else {
        Timestamp::from_millisecond(number)
    };
    let timestamp = Timestamp::from_second(timestamp.ok()?.as_second()).ok()?;
    let year: i16 = timestamp.to_string().get(..4)?.parse().ok()?;
    (number > 0 && YEARS.contains(&year)).then(|| Date::from_iso(&timestamp.to_string()))?
}

/// `2024-07-18…`, `2024/7/18…`, `18.07.2024…`, and years and months alone.
fn digits_first(text: &str) -> Option<Date> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !"-/.".contains(c)).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let mark = digits.chars().find(|c| !c.is_ascii_digit());
    let digits = digits.trim_end_matches(['.', '-', '/']);
    let parts: Vec<&str> = match mark {
        Some(mark) => digits.split(mark).collect(),
        None => vec![digits],
    };
    let number = |at: usize| parts.get(at).filter(|part| part.len() <= 2)?.parse::<i8>().ok();
    let year = |at: usize| parts.get(at).filter(|part| part.len() == 4)?.parse::<i16>().ok();
    let rest = rest.trim_start_matches(['T', 't', ' ', ',', '|', '-', '–']);
    match (parts.len(), year(0)) {
        (1, Some(year)) if rest.is_empty() => partial(year, None),
        (2, Some(year)) if rest.is_empty() => partial(year, Some(number(1)?)),
        (3, Some(year)) => dated(year, number(1)?, number(2)?, &Clock::parse(rest)?),
        (3, None) => {
            let (first, second, year) = (number(0)?, number(1)?, year(2)?);
            let (day, month) = match mark {
                Some('.') => (first, second),
                _ if first > 12 || first == second => (first, second),
                _ if second > 12 => (second, first),
                _ => return None,
            };
            dated(year, month, day, &Clock::parse(rest)?)
        }
        _ => None,
    }
}

/// `20240718`, `20240718T172100Z`, `20240718172100`.
fn compact(text: &str) -> Option<Date> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    let (digits, rest) = text.split_at(end);
    let part = |from: usize, to: usize| digits.get(from..to);
    let (clock, zone) = match (digits.len(), rest.strip_prefix('T')) {
        (8, Some(clock)) if clock.len() >= 4 => {
            let end = clock.find(|c: char| !c.is_ascii_digit()).unwrap_or(clock.len());
            clock.split_at(end)
        }
        (8, None) if rest.is_empty() => ("", ""),
        (12 | 14, None) => (part(8, digits.len())?, rest),
        _ => return None,
    };
    let clock = match clock.len() {
        0 => Clock::parse("")?,
        4 => Clock::parse(&format!("{}:{}{zone}", &clock[..2], &clock[2..]))?,
        6 => Clock::parse(&format!("{}:{}:{}{zone}", &clock[..2], &clock[2..4], &clock[4..]))?,
        _ => return None,
    };
    let day = (part(4, 6)?.parse().ok()?, part(6, 8)?.parse().ok()?);
    dated(part(0, 4)?.parse().ok()?, day.0, day.1, &clock)
}

fn partial(year: i16, month: Option<i8>) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    match month {
        None => Date::from_iso(&format!("{year:04}")),
        Some(month) => Date::from_iso(&format!("{year:04}-{month:02}")),
    }
}

/// A day that is in the calendar, with what is known of the hour.
fn dated(year: i16, month: i8, day: i8, clock: &Clock) -> Option<Date> {
    if !YEARS.contains(&year) {
        return None;
    }
    let day = jiff::civil::Date::new(year, month, day).ok()?;
    Date::from_iso(&format!("{day}{clock}"))
}

#[cfg(test)]
mod tests {
    use super::{from_number, parse};

    fn iso(text: &str) -> String {
        parse(text).map(|date| date.to_string()).unwrap_or_default()
    }

    #[test]
    fn dates_of_the_wild_become_iso() {
        for (text, date) in [
            ("2023-01-27", "2023-01-27"),
            ("2023-01", "2023-01"),
            ("1998", "1998"),
            ("2023-01-27 11:31:26-05:00", "2023-01-27T11:31:26-05:00"),
            ("2023-01-27T11:31:26.123Z", "2023-01-27T11:31:26Z"),
            ("2023-01-27T11:31:26.123+0530", "2023-01-27T11:31:26+05:30"),
            ("2023-01-27T11:31", "2023-01-27T11:31:00"),
            ("2023/1/7 9:05 UTC", "2023-01-07T09:05:00Z"),
            ("20230127", "2023-01-27"),
            ("20230127T113126Z", "2023-01-27T11:31:26Z"),
            ("20230127113126", "2023-01-27T11:31:26"),
            ("Thu, 18 Jul 2024 17:21:00 +0200", "2024-07-18T17:21:00+02:00"),
            ("Thu Jul 18 17:21:00 EDT 2024", "2024-07-18T17:21:00-04:00"),
            ("July 20, 2024", "2024-07-20"),
            ("20 July 2024", "2024-07-20"),
            ("Jul 19, 2024", "2024-07-19"),
            ("Sept. 3rd, 2021", "2021-09-03"),
            ("Published 5:21 PM EDT, Thu July 18, 2024", "2024-07-18T17:21:00-04:00"),
            ("Updated: 12:05 a.m. on 1 May 2020", "2020-05-01T00:05:00"),
            ("Wed, 16 Nov 22 00:38:15 +0000", "2022-11-16T00:38:15+00:00"),
            ("mer, 16 nov 2022 00:38:15 +0100", "2022-11-16T00:38:15+01:00"),
            ("jeu., 17 nov. 2022", "2022-11-17"),
            ("04.02.2022", "2022-02-04"),
            ("27.01.2023, 11:31 Uhr", "2023-01-27T11:31:00"),
            ("27/01/2023", "2023-01-27"),
            ("01/27/2023", "2023-01-27"),
            ("3. März 2022", "2022-03-03"),
            ("1er août 2023 à 18h30", "2023-08-01T18:30:00"),
            ("4 de febrero de 2022", "2022-02-04"),
            ("12 maggio 2021", "2021-05-12"),
            ("7 mrt 2020", "2020-03-07"),
            ("2024年7月8日", "2024-07-08"),
            ("March 2021", "2021-03"),
        ] {
            assert_eq!(iso(text), date, "{text}");
        }
    }

    #[test]
    fn no_date_is_made_up() {
        for text in [
            "",
            "3 YEARS AGO",
            "yesterday",
            "Monday",
            "04/02/2022",
            "2023-02-30",
            "July 20",
            "0999-01-01",
            "12345",
            "May 2020 saw the port reopen",
            "The 2024 July 4 parade",
            "1 2 3",
            "5 PM",
            "2300-01-01",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_are_seconds_milliseconds_or_days() {
        let iso = |number| from_number(number).map(|date| date.to_string());
        assert_eq!(iso(1_643_900_400).as_deref(), Some("2022-02-03T15:00:00Z"));
        assert_eq!(iso(1_643_900_400_123).as_deref(), Some("2022-02-03T15:00:00Z"));
        assert_eq!(iso(20_220_203).as_deref(), Some("2022-02-03"));
        assert_eq!(iso(0), None);
    }
}
