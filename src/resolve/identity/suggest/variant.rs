//! Words by which two forms of one name differ.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

static VARIANTS: &str = include_str!("../../data/variant.tsv");

type Words = HashSet<&'static str>;

/// Other given names of whoever goes by `name`, in the order of the list.
pub(super) fn given(name: &str) -> Vec<&'static str> {
    let mut others: Vec<&str> = Vec::new();
    for &family in variants().given.get(name).into_iter().flatten() {
        others.extend(variants().families[family].iter().filter(|other| **other != name));
    }
    others
}

/// Whether the name of a body takes or leaves that word.
pub(super) fn is_of_body(word: &str) -> bool {
    variants().body.contains(word)
}

/// Whether the name of a region does.
pub(super) fn is_of_area(word: &str) -> bool {
    variants().area.contains(word)
}

#[derive(Default)]
struct Variants {
    families: Vec<Vec<&'static str>>,
    given: HashMap<&'static str, Vec<usize>>,
    body: Words,
    area: Words,
}

fn variants() -> &'static Variants {
    static READ: OnceLock<Variants> = OnceLock::new();
    READ.get_or_init(load)
}

fn load() -> Variants {
    let mut variants = Variants::default();
    for line in VARIANTS.lines().filter(|line| !line.starts_with('#')) {
        match line.split_once('\t') {
            Some(("given", names)) => {
                let names: Vec<&str> = names.split(' ').collect();
                for name in &names {
                    variants.given.entry(name).or_default().push(variants.families.len());
                }
                variants.families.push(names);
            }
            Some(("body", words)) => variants.body.extend(words.split(' ')),
            Some(("area", words)) => variants.area.extend(words.split(' ')),
            _ => {}
        }
    }
    variants
}

#[cfg(test)]
mod tests {
    use super::{given, is_of_area, is_of_body};

    #[test]
    fn a_given_name_has_others() {
        assert_eq!(given("joe"), ["joseph", "joey"]);
        assert_eq!(given("alex"), ["alexander", "sandy", "alec", "alexandra", "sandra"]);
        assert!(given("mara").is_empty());
        assert!(is_of_body("ltd") && is_of_area("province") && !is_of_area("north"));
    }
}
