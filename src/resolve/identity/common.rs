//! Personal names that many people have.

use std::collections::HashMap;
use std::sync::OnceLock;

static COMMON: &str = include_str!("../data/common_name.tsv");

/// The people whose names are in the census that the data comes from.
const PEOPLE: f64 = 250e6;

/// A full name that so many people are expected to have says too little by
/// itself: 2,000 of 250 million, about the number of people whom a large
/// archive names once.
const NAMESAKES: f64 = 2_000.0;

/// Shares of a million by given name and by surname.
type Shares = (HashMap<&'static str, f64>, HashMap<&'static str, f64>);

/// Whether many people have the full name with that normal form: John Smith
/// is common, Joe Biden is not. A middle name or initial makes one rare.
pub(super) fn is_common(key: &str) -> bool {
    let (given, surnames) = shares();
    let Some((first, last)) = key.split_once(' ') else { return false };
    let share = |shares: &HashMap<&str, f64>, name: &str| shares.get(name).copied().unwrap_or(0.0);
    share(given, first) / 1e6 * share(surnames, last) / 1e6 * PEOPLE > NAMESAKES
}

/// Whether it is a given name that many people have.
pub(super) fn is_given(name: &str) -> bool {
    shares().0.contains_key(name)
}

/// Whether it is a surname that many people have.
pub(super) fn is_surname(name: &str) -> bool {
    shares().1.contains_key(name)
}

fn shares() -> &'static Shares {
    static SHARES: OnceLock<Shares> = OnceLock::new();
    SHARES.get_or_init(load)
}

fn load() -> Shares {
    let (mut given, mut surnames) = Shares::default();
    for line in COMMON.lines().filter(|line| !line.starts_with('#')) {
        let mut cells = line.split('\t');
        if let (Some(kind), Some(name), Some(Ok(share))) =
            (cells.next(), cells.next(), cells.next().map(str::parse))
        {
            let shares = if kind == "given" { &mut given } else { &mut surnames };
            shares.insert(name, share);
        }
    }
    (given, surnames)
}

#[cfg(test)]
mod tests {
    use super::is_common;

    #[test]
    fn a_name_is_common_if_thousands_have_it() {
        for name in ["john smith", "michael brown", "mohammed ali", "mike johnson"] {
            assert!(is_common(name), "{name}");
        }
        for name in ["joe biden", "donald trump", "ada larch", "john q smith", "smith"] {
            assert!(!is_common(name), "{name}");
        }
    }
}
