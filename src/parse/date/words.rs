//! Dates with a month in words: `Thu July 18, 2024`, `4 de febrero de 2022`.

use super::clock::{Clock, tokens};
use super::names::{is_silent, month};
use super::{YEARS, dated, partial};
use crate::model::Date;

/// The longest text that is still a date and nothing more.
const MAX_CHARS: usize = 90;

/// The date that `text` states in words; `None` if a word is left over.
///
/// Of two dates (`Published … Updated …`) the first counts.
pub(super) fn parse(text: &str) -> Option<Date> {
    if text.chars().count() > MAX_CHARS {
        return None;
    }
    if let Some(date) = east_asian(text) {
        return Some(date);
    }
    let (mut year, mut month_found, mut day) = (None, None, None);
    let mut clock = Clock::default();
    let mut follows_month = false;
    for token in tokens(without_weekday(text)) {
        let token = token.trim_end_matches(':');
        let lower = token.trim_end_matches('.').to_lowercase().replace(".m", "m");
        let is_complete = year.is_some() && month_found.is_some();
        let may_be_short_year = std::mem::take(&mut follows_month) && day.is_some();
        if let Some(found) = month(&lower) {
            if month_found.is_some() {
                break;
            }
            month_found = Some(found);
            follows_month = true;
        } else if let Some(found) = short_year(&lower).filter(|_| may_be_short_year) {
            year = Some(found);
        } else if let Some(found) = year_of(&lower).filter(|_| year.is_none()) {
            year = Some(found);
        } else if let Some(found) = day_of(&lower).filter(|_| day.is_none()) {
            day = Some(found);
        } else if !clock.take(&lower) && !is_silent(&lower) {
            // Whatever follows a whole date with its own verb is another date.
            return None;
        } else if is_complete && matches!(lower.as_str(), "updated" | "modified" | "last") {
            break;
        }
    }
    match (year, month_found, day) {
        (Some(year), Some(month), Some(day)) => dated(year, month, day, &clock),
        (Some(year), Some(month), None) => partial(year, Some(month)),
        _ => None,
    }
}

fn year_of(lower: &str) -> Option<i16> {
    let year = (lower.len() == 4).then(|| lower.parse().ok()).flatten()?;
    YEARS.contains(&year).then_some(year)
}

/// The year of two digits that RFC 822 has in `16 Nov 22 00:38:15 +0000`.
fn short_year(lower: &str) -> Option<i16> {
    /// RFC 5322, 4.3: 00 to 49 are of this century.
    const LAST: i16 = 49;
    let is_short = lower.len() == 2 && lower.bytes().all(|byte| byte.is_ascii_digit());
    let year: i16 = is_short.then(|| lower.parse().ok()).flatten()?;
    Some(if year <= LAST { 2000 + year } else { 1900 + year })
}

/// The text without the word and comma before its first number: a day of the
/// week in whatever language.
fn without_weekday(text: &str) -> &str {
    match text.split_once(',') {
        Some((word, rest))
            if word.trim().chars().all(|c| c.is_alphabetic() || c == '.')
                && month(&word.trim().to_lowercase()).is_none()
                && rest.trim_start().starts_with(|c: char| c.is_ascii_digit()) =>
        {
            rest
        }
        _ => text,
    }
}

fn day_of(lower: &str) -> Option<i8> {
    let digits = lower.trim_end_matches(|c: char| !c.is_ascii_digit());
    let suffix = &lower[digits.len()..];
    let is_day = matches!(suffix, "" | "st" | "nd" | "rd" | "th" | "er" | "º" | "°");
    (is_day && (1..=2).contains(&digits.len())).then(|| digits.parse().ok()).flatten()
}

/// `2024年7月8日`, and `2024년 7월 8일`.
fn east_asian(text: &str) -> Option<Date> {
    let (year, rest) = text.split_once(['年', '년'])?;
    let (month, rest) = rest.split_once(['月', '월'])?;
    let (day, _) = rest.split_once(['日', '일'])?;
    let number = |text: &str| text.trim().parse::<i8>().ok();
    dated(year.trim().parse().ok()?, number(month)?, number(day)?, &Clock::default())
}
