//! The one order in which stories are told.

use crate::model::Date;

/// Minutes of a day and some.
const DAY: i64 = 1 << 11;

/// The moment of what has no date: after every other.
const UNDATED: i64 = DAY << 22;

/// Where an article of that date stands among all others: by day, then by the
/// minute that its date prints. Undated articles stand last. Those of one place
/// stand in the order of their keys.
#[must_use]
pub fn place(published: Option<&Date>) -> i64 {
    let Some(date) = published else { return UNDATED };
    let part = |range: std::ops::Range<usize>| {
        date.as_str().get(range).and_then(|text| text.parse::<i64>().ok()).unwrap_or(0)
    };
    date.day_number() * DAY + (part(11..13) * 60 + part(14..16)).clamp(0, DAY - 1)
}

/// Days between two places; `None` if either is of an undated article.
pub(super) fn days_between(one: i64, other: i64) -> Option<i64> {
    (one != UNDATED && other != UNDATED)
        .then(|| (one.div_euclid(DAY) - other.div_euclid(DAY)).abs())
}

#[cfg(test)]
mod tests {
    use super::{days_between, place};
    use crate::model::Date;

    fn at(date: &str) -> i64 {
        place(Date::from_iso(date).as_ref())
    }

    #[test]
    fn places_follow_the_calendar_and_the_clock_and_undated_stand_last() {
        let dates =
            ["1912-04-15", "2024-05-01T09:59:00Z", "2024-05-01T18:00:00Z", "9999-12-31", ""];
        let places: Vec<i64> = dates.iter().map(|date| at(date)).collect();
        assert!(places.is_sorted_by(|one, other| one < other), "{places:?}");
    }

    #[test]
    fn only_dated_articles_are_some_days_apart() {
        assert_eq!(days_between(at("2024-05-01T23:59"), at("2024-04-29")), Some(2));
        assert_eq!(days_between(at("2024-05-01"), at("")), None);
    }
}
