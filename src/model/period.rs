//! A stretch of time that articles were published in.

use super::Date;

/// From one day to another, both inside; without either, all of time.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Period {
    /// Not before this day, month or year.
    pub since: Option<Date>,
    /// Not after it.
    pub until: Option<Date>,
    /// Whether what has no date may be inside too.
    pub undated: bool,
}

impl Period {
    /// What was published by `date`; what has no date was not.
    #[must_use]
    pub fn until(date: Date) -> Self {
        Self { until: Some(date), ..Self::default() }
    }

    /// The part of it that is over by the end of `date`.
    #[must_use]
    pub fn ending(self, date: Date) -> Self {
        // A year ends after each of its days: `2024` as `2024999999`.
        let end = |date: &Date| format!("{:9<10}", date.day());
        let until = match self.until {
            Some(until) if end(&until) <= end(&date) => until,
            _ => date,
        };
        Self { until: Some(until), ..self }
    }

    /// Whether an article of this date is inside. A date is as precise as its
    /// source: `2024` is not known to be after `2024-05`, and is not since it.
    #[must_use]
    pub fn contains(&self, published: Option<&str>) -> bool {
        let Some(published) = published else {
            return self.undated || (self.since.is_none() && self.until.is_none());
        };
        let begun = self.since.as_ref().is_none_or(|since| published >= since.as_str());
        let over = self.until.as_ref().is_some_and(|until| {
            published.get(..until.as_str().len()).unwrap_or(published) > until.as_str()
        });
        begun && !over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_has_its_first_and_last_day_whole() {
        let date = |text: &str| Date::from_iso(text);
        let may = Period { since: date("2024-05"), until: date("2024-05"), undated: false };
        let inside = ["2024-05-01", "2024-05-31T23:59:00+14:00", "2024-05"];
        assert!(inside.iter().all(|day| may.contains(Some(day))));
        let outside = ["2024-04-30", "2024-06-01T00:00:00Z", "2024"];
        assert!(!outside.iter().any(|day| may.contains(Some(day))));
        assert!(!may.contains(None));
        assert!(Period::default().contains(None));
        assert!(Period { undated: true, ..may.clone() }.contains(None));
        let ending = |day: &str| may.clone().ending(date(day).unwrap()).until;
        assert_eq!(ending("2024"), date("2024-05"));
        assert_eq!(ending("2024-05-09"), date("2024-05-09"));
    }
}
