//! Namesakes: who of the bearers of a common name is one person.

use std::collections::BTreeMap;

use super::common::is_common;
use crate::model::{EntityKind, KnownName};

/// Two articles mean the same John Smith if they share company of this weight
/// ([`super::weight`]): two others who are not on every front page, or one and
/// several well-known places.
const SAME: f64 = 2.0;

/// Whether a name alone does not say who is meant: a full personal name that
/// many people have.
#[must_use]
pub fn has_namesakes(name: &KnownName) -> bool {
    name.kind == EntityKind::Person && is_common(name.plain_key())
}

/// For each article that has a common name, in order of date and key, the
/// place of the first article that means the same person: its own if it is the
/// first.
///
/// `company` is what else each article names, with its weight. Each joins the
/// earlier article with which it shares most. A later article changes nothing
/// for those before it. Takes time in proportion to the pairs of articles that
/// share company.
#[must_use]
pub fn namesakes(company: &[Vec<(String, f64)>]) -> Vec<usize> {
    let mut named: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut first: Vec<usize> = Vec::with_capacity(company.len());
    for (at, companions) in company.iter().enumerate() {
        let mut shared: BTreeMap<usize, f64> = BTreeMap::new();
        for (companion, weight) in companions {
            let before = named.entry(companion).or_default();
            for earlier in before.iter() {
                *shared.entry(*earlier).or_default() += weight;
            }
            before.push(at);
        }
        let mut best: Option<(usize, f64)> = None;
        for (earlier, weight) in shared {
            if weight >= SAME && best.is_none_or(|(_, most)| weight > most) {
                best = Some((earlier, weight));
            }
        }
        first.push(best.map_or(at, |(earlier, _)| first[earlier]));
    }
    first
}

#[cfg(test)]
mod tests {
    use super::namesakes;

    fn company(articles: &[&[&str]]) -> Vec<usize> {
        let weighed = |names: &&[&str]| {
            let weight = |name: &str| if name == "London" { 0.3 } else { 1.0 };
            names.iter().map(|name| ((*name).to_owned(), weight(name))).collect()
        };
        namesakes(&articles.iter().map(weighed).collect::<Vec<_>>())
    }

    #[test]
    fn two_who_keep_no_company_in_common_stay_two() {
        assert_eq!(company(&[&["Larch Board", "London"], &["Velm United", "London"]]), [0, 1]);
        assert_eq!(company(&[&[], &[]]), [0, 1]);
    }

    #[test]
    fn who_keeps_the_same_company_is_the_same() {
        let board = &["Larch Board", "Ada Larch"][..];
        let club = &["Velm United", "Owen Pryce"][..];
        assert_eq!(company(&[board, club, board, club]), [0, 1, 0, 1]);
    }

    #[test]
    fn one_name_in_common_is_not_enough() {
        assert_eq!(company(&[&["Larch Board", "London"], &["Larch Board", "London"]]), [0, 1]);
    }

    #[test]
    fn a_later_article_changes_nothing_before_it() {
        let articles: [&[&str]; 3] = [&["A", "B"], &["C", "D"], &["A", "B", "C", "D"]];
        assert_eq!(company(&articles[..2]), [0, 1]);
        assert_eq!(company(&articles), [0, 1, 0]);
    }
}
