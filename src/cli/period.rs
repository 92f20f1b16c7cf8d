//! The options that say when.

use storygraph::model::{Date, Period};

/// Articles of a stretch of time only.
#[derive(clap::Args)]
pub(super) struct PeriodArgs {
    /// Not before this date (2024, 2024-05 or 2024-05-09)
    #[arg(long, value_name = "DATE", value_parser = date)]
    since: Option<Date>,
    /// Not after it
    #[arg(long, value_name = "DATE", value_parser = date)]
    until: Option<Date>,
}

impl PeriodArgs {
    pub(super) fn period(&self) -> Period {
        Period { since: self.since.clone(), until: self.until.clone(), undated: false }
    }
}

/// A date that a person typed.
pub(super) fn date(text: &str) -> Result<Date, String> {
    Date::from_iso(text)
        .filter(|date| date.as_str() == date.day())
        // No month has a day that another date stands for.
        .filter(|date| {
            let same = Date::from_day_number(date.day_number());
            text.len() < 10 || same.is_some_and(|same| same.day() == text)
        })
        .ok_or_else(|| "a date is 2024, 2024-05 or 2024-05-09".to_owned())
}
