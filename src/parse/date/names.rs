//! Names of months, days and zones, read from `names.txt`.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

static NAMES: LazyLock<Names> = LazyLock::new(|| Names::read(include_str!("names.txt")));

#[derive(Default)]
struct Names {
    months: HashMap<&'static str, i8>,
    silent: HashSet<&'static str>,
    zones: HashMap<&'static str, &'static str>,
}

impl Names {
    fn read(text: &'static str) -> Self {
        let mut names = Self::default();
        for line in text.lines() {
            let mut words = line.split_whitespace();
            match words.next() {
                Some("month") => {
                    let number = words.next().and_then(|number| number.parse().ok());
                    let number = number.expect("names.txt numbers its months");
                    names.months.extend(words.map(|name| (name, number)));
                }
                Some("silent") => names.silent.extend(words),
                Some("zone") => {
                    let name = words.next().unwrap_or_default();
                    names.zones.insert(name, words.next().unwrap_or_default());
                }
                _ => {}
            }
        }
        names
    }
}

/// The month of that name, in lower case without a dot.
pub(super) fn month(lower: &str) -> Option<i8> {
    NAMES.months.get(lower).copied()
}

/// Whether a word may stand in a date without a meaning of its own.
pub(super) fn is_silent(lower: &str) -> bool {
    NAMES.silent.contains(lower)
}

/// The ISO offset of a zone; empty where the name does not settle it.
pub(super) fn zone_offset(lower: &str) -> Option<&'static str> {
    NAMES.zones.get(lower).copied()
}
