//! Seats and capitals that stand for who sits there.

use super::{Form, Names, Pair};

static METONYMS: &str = include_str!("../../data/metonym.tsv");

/// Who is named, and a name that often stands for them.
pub(super) fn pairs(names: &Names<'_>, pairs: &mut Vec<Pair>) {
    let lines = METONYMS.lines().filter(|line| !line.starts_with('#'));
    for (meant, seats) in lines.filter_map(|line| line.split_once('\t')) {
        for one in names.of_class(meant, false) {
            for other in seats.split(" | ").flat_map(|seat| names.of_class(seat, false)) {
                pairs.push(Pair { one, other, form: Form::Metonym });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::METONYMS;
    use crate::model::name_key;

    #[test]
    fn every_line_has_normal_forms() {
        for line in METONYMS.lines().filter(|line| !line.starts_with('#')) {
            let (meant, seats) = line.split_once('\t').unwrap();
            for name in seats.split(" | ").chain([meant]) {
                assert_eq!(name, name_key(name));
            }
        }
    }
}
