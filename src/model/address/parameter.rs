//! Parameters of an address that do not change what is read.

use std::collections::HashSet;
use std::sync::OnceLock;

static PASSING: OnceLock<Passing> = OnceLock::new();

struct Passing {
    names: HashSet<&'static str>,
    beginnings: Vec<&'static str>,
}

fn passing() -> &'static Passing {
    PASSING.get_or_init(|| {
        let lines = include_str!("../data/passing_parameters.txt").lines();
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let (beginnings, names): (Vec<&str>, Vec<&str>) =
            lines.partition(|line| line.ends_with('*'));
        Passing {
            names: names.into_iter().collect(),
            beginnings: beginnings.into_iter().map(|line| line.trim_end_matches('*')).collect(),
        }
    })
}

/// Whether `parameter` (`name=value`) says how the reader came, who he is or in
/// what form he reads, not what.
pub(super) fn is_passing(parameter: &str) -> bool {
    let whole = parameter.to_ascii_lowercase();
    let name = whole.split('=').next().unwrap_or_default();
    let passing = passing();
    passing.names.contains(name)
        || passing.names.contains(whole.as_str())
        || passing.beginnings.iter().any(|beginning| name.starts_with(beginning))
}
