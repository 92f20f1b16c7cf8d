//! Dates in figures: `2022-02-03`, `2022/02/03`, `3.2.2022`, `03/02/2022`.

use jiff::civil::Date;

use super::period::{Granularity, Period};
use crate::model::Span;

/// Every date in figures of a sentence, whatever its language: only those that
/// begin with the year.
pub(super) fn all(text: &str, sentence: Span) -> Vec<(Span, Period)> {
    let mut found = Vec::new();
    let mut at = sentence.start;
    while let Some(next) = text[at..sentence.end].find(|c: char| c.is_ascii_digit()) {
        at += next;
        let length = run(&text[at..sentence.end], |c| c.is_ascii_digit());
        if let Some(date) = date(text, at, false) {
            at = date.0.end;
            found.push(date);
        } else {
            at += length;
        }
    }
    found
}

/// The date in figures that begins with the token at `span`.
pub(super) fn at(text: &str, span: Span, is_month_first: bool) -> Option<(Span, Period)> {
    span.of(text).starts_with(|c: char| c.is_ascii_digit()).then_some(())?;
    date(text, span.start, is_month_first)
}

fn run(text: &str, is_part: impl Fn(char) -> bool) -> usize {
    text.find(|c: char| !is_part(c)).unwrap_or(text.len())
}

fn date(text: &str, start: usize, is_month_first: bool) -> Option<(Span, Period)> {
    let rest = &text[start..];
    let length = run(rest, |c| c.is_ascii_digit() || "-/.".contains(c));
    let figures = rest[..length].trim_end_matches(['-', '/', '.']);
    let ends_word = !rest[figures.len()..].starts_with(|c: char| c.is_alphanumeric() && c != 'T');
    let begins_word = !text[..start].ends_with(|c: char| c.is_alphanumeric() || "-/.".contains(c));
    let mark = figures.chars().find(|c| !c.is_ascii_digit())?;
    let parts: Vec<&str> = figures.split(mark).collect();
    let [first, second, third] = parts[..] else { return None };
    let of = |part: &str, most: usize| {
        (1..=most).contains(&part.len()).then(|| part.parse::<i16>().ok())?
    };
    let (year, month, day) = if first.len() == 4 && mark != '.' {
        (of(first, 4)?, of(second, 2)?, of(third, 2)?)
    } else if third.len() == 4 && mark != '-' {
        let (one, two) = (of(first, 2)?, of(second, 2)?);
        match mark {
            '.' => (of(third, 4)?, two, one),
            // Either way it is the same, or there is but one way.
            _ if one == two || one > 12 => (of(third, 4)?, two, one),
            _ if two > 12 && is_month_first => (of(third, 4)?, one, two),
            _ if is_month_first => return None,
            _ => (of(third, 4)?, two, one),
        }
    } else {
        return None;
    };
    let date = Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()?;
    let is_year = (1500..2200).contains(&year);
    (ends_word && begins_word && is_year).then_some(())?;
    let period = Period::around(Granularity::Day, date)?;
    Some((Span::new(start, start + figures.len()), period))
}

#[cfg(test)]
mod tests {
    use super::{all, at};
    use crate::model::Span;

    fn value(text: &str, is_month_first: bool) -> Option<String> {
        at(text, Span::new(0, text.len()), is_month_first).map(|(_, period)| period.value())
    }

    #[test]
    fn figures_are_a_date_where_there_is_one_way_to_read_them() {
        for text in ["2022-02-03", "2022/2/3", "3.2.2022", "2022-02-03T10:00:00Z"] {
            assert_eq!(value(text, true).as_deref(), Some("2022-02-03"), "{text}");
        }
        assert_eq!(value("31/01/2022", true).as_deref(), Some("2022-01-31"));
        assert_eq!(value("01/31/2022", true).as_deref(), Some("2022-01-31"));
        assert_eq!(value("03/02/2022", true), None);
        assert_eq!(value("03/02/2022", false).as_deref(), Some("2022-02-03"));
        for other in ["2022-13-01", "1.2.3", "10.1000/2022-1", "2022-02-03-04", "555-123-4567"] {
            assert_eq!(value(other, false), None, "{other}");
        }
    }

    #[test]
    fn a_language_without_rules_has_dates_in_figures() {
        let text = "港口于2022-02-03关闭。";
        assert_eq!(all(text, Span::new(0, text.len())).len(), 0);
        let text = "港口 2022-02-03 关闭。";
        assert_eq!(all(text, Span::new(0, text.len()))[0].1.value(), "2022-02-03");
    }
}
