//! The hour of a date, and its zone.

use std::fmt;

use super::names::zone_offset;

/// A time of day, if the source gives one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Clock {
    time: Option<(u8, u8, u8)>,
    /// `Z` or `+03:00`; empty where unknown.
    zone: String,
}

impl Clock {
    /// The clock that `text` shows: `17:21`, `5:21:09 PM EDT`, `11:31Z`, or
    /// nothing. `None` where it shows anything else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut clock = Self::default();
        for token in tokens(text) {
            if !clock.take(token) {
                return None;
            }
        }
        Some(clock)
    }

    /// Reads one more token; `false` if it is nothing that a clock shows.
    pub(super) fn take(&mut self, token: &str) -> bool {
        let lower = token.to_lowercase();
        match lower.as_str() {
            "am" => return self.half(false),
            "pm" => return self.half(true),
            "uhr" | "h" | "hrs" | "at" | "t" | "o" => return self.time.is_some(),
            _ => {}
        }
        if self.time.is_none() {
            if let Some(hour) = lower.strip_suffix("am").or_else(|| lower.strip_suffix("pm")) {
                let is_time = self.set(hour) || self.set(&format!("{hour}:00"));
                return is_time && self.half(lower.ends_with("pm"));
            }
            return self.set(&lower);
        }
        match zone(&lower) {
            Some(zone) => {
                if self.zone.is_empty() {
                    self.zone = zone;
                }
                true
            }
            None => false,
        }
    }

    fn set(&mut self, time: &str) -> bool {
        let time = time.replace('h', ":");
        let mut parts = time.trim_end_matches(':').split(':').map(|part| {
            let whole = part.split('.').next().unwrap_or_default();
            (1..=2).contains(&whole.len()).then(|| whole.parse::<u8>().ok()).flatten()
        });
        let hour = parts.next().flatten().filter(|&hour| hour < 24);
        let minute = parts.next().flatten().filter(|&minute| minute < 60);
        // A leap second is written as the second before it.
        let second = parts.next().map_or(Some(0), |second| Some(second?.min(59)));
        let (Some(hour), Some(minute), Some(second), None) = (hour, minute, second, parts.next())
        else {
            return false;
        };
        self.time = Some((hour, minute, second));
        true
    }

    /// Before or after noon, for a clock of twelve hours.
    fn half(&mut self, is_afternoon: bool) -> bool {
        match &mut self.time {
            Some((hour, ..)) => {
                *hour = match (*hour, is_afternoon) {
                    (12, false) => 0,
                    (1..=11, true) => *hour + 12,
                    (hour, _) => hour,
                };
                true
            }
            None => false,
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some((hour, minute, second)) => {
                write!(f, "T{hour:02}:{minute:02}:{second:02}{}", self.zone)
            }
            None => Ok(()),
        }
    }
}

/// The parts of a date in words: numbers, words, times, and offsets such as
/// `+0200`, which starts a part of its own after a time.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| c.is_whitespace() || ",|()·•;/–—".contains(c))
        .flat_map(|part| {
            let digits_before = |at: usize| part[..at].contains(':');
            let cut = part
                .char_indices()
                .find(|&(at, c)| digits_before(at) && "+-−zZ".contains(c))
                .map_or(part.len(), |(at, _)| at);
            let (time, zone) = part.split_at(cut);
            [time, zone]
        })
        .map(|token| token.trim_matches(['.', '\'', '"']))
        .filter(|token| !token.is_empty() && *token != "-" && *token != ":")
}

/// `z`, `utc`, `edt`, `+0200`, `+02:00`, `-5` as an ISO offset; names of zones
/// whose offset is not settled are understood and dropped.
fn zone(lower: &str) -> Option<String> {
    let sign = match lower.chars().next()? {
        '+' => '+',
        '-' | '−' => '-',
        _ => return zone_offset(lower).map(str::to_owned),
    };
    let digits: String = lower.chars().filter(char::is_ascii_digit).collect();
    let is_clean = lower.chars().skip(1).all(|c| c.is_ascii_digit() || c == ':');
    let (hours, minutes) = match digits.len() {
        1 | 2 => (digits.parse::<u8>().ok()?, 0),
        3 | 4 => {
            let (hours, minutes) = digits.split_at(digits.len() - 2);
            (hours.parse().ok()?, minutes.parse::<u8>().ok()?)
        }
        _ => return None,
    };
    (is_clean && hours <= 14 && minutes < 60).then(|| format!("{sign}{hours:02}:{minutes:02}"))
}
