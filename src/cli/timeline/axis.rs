//! The line at the left of a timeline, with its months and days.

use std::io::{self, Write};

use crate::cli::output::{BOLD, DIM, Output};
use crate::cli::wrap::display_width;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// Columns of what stands at the left of the line.
const LABEL: usize = 4;

/// Draws the line as entries come.
#[derive(Default)]
pub(super) struct Axis {
    heading: String,
    label: String,
}

impl Axis {
    /// Columns before the text beside the line.
    pub(super) const WIDTH: usize = LABEL + 3;

    /// A heading where it is another than the last.
    pub(super) fn head(&mut self, heading: &str, note: &str, out: &mut Output) -> io::Result<()> {
        if self.heading != heading {
            heading.clone_into(&mut self.heading);
            self.label.clear();
            writeln!(out, "\n{BOLD}{heading}{BOLD:#}{DIM}{note}{DIM:#}")?;
        }
        Ok(())
    }

    /// What comes before the first line of an entry; the label where it is
    /// another than the last.
    pub(super) fn mark(&mut self, label: &str, out: &mut Output) -> io::Result<()> {
        let shown = if self.label == label { "" } else { label };
        let pad = LABEL.saturating_sub(display_width(shown));
        write!(out, "{:pad$}{shown} {DIM}┼{DIM:#} ", "")?;
        label.clone_into(&mut self.label);
        Ok(())
    }

    /// Lines of an entry after the first.
    pub(super) fn lines(lines: &[String], dim: bool, out: &mut Output) -> io::Result<()> {
        for line in lines {
            write!(out, "{:LABEL$} {DIM}│{DIM:#} ", "")?;
            if dim {
                writeln!(out, "{DIM}{line}{DIM:#}")?;
            } else {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}

/// The heading of an ISO 8601 date: `2024 May`, or the year where no month is
/// known.
pub(super) fn month(date: &str) -> String {
    let year = date.get(..4).unwrap_or(date);
    let nth = date.get(5..7).and_then(|month| month.parse::<usize>().ok());
    match nth.and_then(|nth| MONTHS.get(nth.checked_sub(1)?)) {
        Some(name) => format!("{year} {name}"),
        None => year.to_owned(),
    }
}

/// The day of the month, without a leading zero; empty where none is known.
pub(super) fn day(date: &str) -> &str {
    date.get(8..10).map(|day| day.trim_start_matches('0')).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::{day, month};

    #[test]
    fn a_date_is_headed_as_exactly_as_it_is_known() {
        assert_eq!((month("2024-05-09T10:00:00Z").as_str(), day("2024-05-09")), ("2024 May", "9"));
        assert_eq!((month("2024-05").as_str(), day("2024-05")), ("2024 May", ""));
        assert_eq!((month("2024").as_str(), day("2024")), ("2024", ""));
    }
}
