//! A moment, to the second.

use std::fmt;
use std::str::FromStr;

use jiff::Timestamp;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A second in UTC, printed as RFC 3339 has it: `2024-05-01T10:00:00Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment(Timestamp);

impl Moment {
    /// The moment so many seconds after the first of January 1970; `None`
    /// beyond the year 9999.
    #[must_use]
    pub fn from_unix(seconds: i64) -> Option<Self> {
        Timestamp::from_second(seconds).ok().map(Self)
    }

    /// The second after this one; the last there is has none.
    #[must_use]
    pub fn next(self) -> Self {
        Self::from_unix(self.0.as_second().saturating_add(1)).unwrap_or(self)
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl FromStr for Moment {
    type Err = String;

    /// Reads RFC 3339 in any zone; parts of a second are no moment.
    fn from_str(text: &str) -> Result<Self, String> {
        match text.parse::<Timestamp>() {
            Ok(moment) if moment.subsec_nanosecond() == 0 => Ok(Self(moment)),
            _ => Err(format!("`{text}` is no time like `2024-05-01T10:00:00Z`")),
        }
    }
}

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Moment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::Moment;

    #[test]
    fn a_moment_is_printed_in_utc_whatever_zone_it_was_read_in() {
        let moment: Moment = "2024-05-01T12:30:00+02:00".parse().unwrap();
        assert_eq!(moment.to_string(), "2024-05-01T10:30:00Z");
        assert_eq!(moment.next().to_string(), "2024-05-01T10:30:01Z");
        assert_eq!(Moment::from_unix(0).unwrap().to_string(), "1970-01-01T00:00:00Z");
    }

    #[test]
    fn what_is_no_second_is_no_moment() {
        for bad in ["", "yesterday", "2024-05-01", "2024-05-01T10:30:00", "2024-05-01T10:30:00.5Z"]
        {
            assert!(bad.parse::<Moment>().is_err(), "{bad}");
        }
        assert_eq!(Moment::from_unix(i64::MAX), None);
    }
}
