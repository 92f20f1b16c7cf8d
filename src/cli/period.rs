//! The options that say when.

use storygraph::model::{Date, Period};

use super::failure::Failure;

/// Articles of a stretch of time only.
#[derive(clap::Args)]
pub(super) struct PeriodArgs {
    /// Not before this date (2024, 2024-05 or 2024-05-09)
    #[arg(long, value_name = "DATE")]
    since: Option<String>,
    /// Not after it
    #[arg(long, value_name = "DATE")]
    until: Option<String>,
}

impl PeriodArgs {
    /// # Errors
    ///
    /// A usage error if either is no date.
    pub(super) fn period(&self) -> Result<Period, Failure> {
        let read = |text: &Option<String>| text.as_deref().map(date).transpose();
        Ok(Period { since: read(&self.since)?, until: read(&self.until)?, undated: false })
    }
}

/// A date that a person typed.
///
/// # Errors
///
/// A usage error if it is none.
pub(super) fn date(text: &str) -> Result<Date, Failure> {
    Date::from_iso(text).ok_or_else(|| {
        Failure::new(2, format!("`{text}` is no date")).hint("write 2024, 2024-05 or 2024-05-09")
    })
}
