//! Words that tell one name from another, from `data/name.tsv`.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::OnceLock;

static LEXICON: OnceLock<Lexicon> = OnceLock::new();

/// What a title or a word of kinship says of who bears it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gender {
    Female,
    Male,
}

/// What a word of kinship says of who is called so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kin {
    /// A `daughter`, a `son`.
    Of(Gender),
    /// A `child`.
    Either,
}

type Words = HashSet<&'static str>;

/// What `data/name.tsv` says.
#[derive(Default)]
pub(super) struct Lexicon {
    /// A given name → the lines of `nickname` it stands in.
    nicknames: HashMap<&'static str, Vec<usize>>,
    /// A spelling → the first of its line.
    spellings: HashMap<&'static str, &'static str>,
    titles: HashMap<&'static str, Gender>,
    /// What kin are called.
    kin: HashMap<&'static str, Kin>,
    pub(super) family: Words,
    pub(super) particle: Words,
    pub(super) suffix: Words,
    pub(super) title: Words,
    pub(super) weak: Words,
    pub(super) between: Words,
    /// Legal forms, the longest first.
    pub(super) legal: Vec<String>,
    /// Legal forms that are a name's own word where one word is left without.
    pub(super) legal_after_two: Vec<String>,
}

impl Lexicon {
    pub(super) fn get() -> &'static Self {
        LEXICON.get_or_init(|| {
            let mut lexicon = Self::default();
            let lines = include_str!("../data/name.tsv").lines();
            let lines = lines.filter(|line| !line.starts_with('#'));
            for (nth, (kind, words)) in lines.filter_map(|line| line.split_once('\t')).enumerate() {
                lexicon.add(nth, kind, words);
            }
            lexicon.legal.sort_by_key(|form| std::cmp::Reverse(form.len()));
            lexicon
        })
    }

    fn add(&mut self, nth: usize, kind: &str, words: &'static str) {
        let words = words.split(' ');
        let phrases = || words.clone().map(|phrase| phrase.replace('_', " "));
        match kind {
            "nickname" => {
                for word in words {
                    self.nicknames.entry(word).or_default().push(nth);
                }
            }
            "spelling" => {
                let first = words.clone().next().unwrap_or_default();
                self.spellings.extend(words.map(|word| (word, first)));
            }
            "male" => self.titles.extend(words.map(|word| (word, Gender::Male))),
            "female" => self.titles.extend(words.map(|word| (word, Gender::Female))),
            "son" => self.kin.extend(words.map(|word| (word, Kin::Of(Gender::Male)))),
            "daughter" => self.kin.extend(words.map(|word| (word, Kin::Of(Gender::Female)))),
            "kin" => self.kin.extend(words.map(|word| (word, Kin::Either))),
            "family" => self.family.extend(words),
            "particle" => self.particle.extend(words),
            "suffix" => self.suffix.extend(words),
            "title" => self.title.extend(words),
            "weak" => self.weak.extend(words),
            "between" => self.between.extend(words),
            "legal" => self.legal.extend(phrases()),
            "legal_after_two" => self.legal_after_two.extend(phrases()),
            _ => {}
        }
    }

    /// Whether English calls one person by both given names.
    pub(super) fn are_nicknames(&self, one: &str, other: &str) -> bool {
        let lines = |name| self.nicknames.get(name).map_or(&[][..], Vec::as_slice);
        lines(one).iter().any(|line| lines(other).contains(line))
    }

    /// The given names by which English calls people of this one, by spelling.
    pub(super) fn nicknames(&self, name: &str) -> BTreeSet<&'static str> {
        let lines = self.nicknames.get(name).map_or(&[][..], Vec::as_slice);
        let is_other = |(other, of): &(&&'static str, &Vec<usize>)| {
            **other != name && of.iter().any(|line| lines.contains(line))
        };
        if lines.is_empty() {
            return BTreeSet::new();
        }
        self.nicknames.iter().filter(is_other).map(|(other, _)| *other).collect()
    }

    /// The spelling that stands for all of a name's.
    pub(super) fn spelling(&self, word: &str) -> Option<&'static str> {
        self.spellings.get(word).copied()
    }

    /// The gender that a title tells.
    pub(super) fn gender(&self, title: &str) -> Option<Gender> {
        self.titles.get(title).copied()
    }

    /// What `word`, in whatever case, says, if it says what somebody is to kin.
    pub(super) fn kin(&self, word: &str) -> Option<Kin> {
        if word.starts_with(char::is_uppercase) {
            return self.kin.get(word.to_lowercase().as_str()).copied();
        }
        self.kin.get(word).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::{Gender, Lexicon};
    use crate::model::name_key;

    #[test]
    fn every_line_is_read_and_spelt_as_names_are() {
        for line in include_str!("../data/name.tsv").lines().filter(|line| !line.starts_with('#')) {
            let (kind, words) = line.split_once('\t').unwrap();
            assert!(kind.chars().all(|c| c.is_ascii_lowercase() || c == '_'), "{line}");
            for word in words.split(' ') {
                assert_eq!(name_key(word), word.replace(['_', '-'], " "), "{line}");
            }
        }
    }

    #[test]
    fn nicknames_of_different_names_do_not_make_these_one() {
        let lexicon = Lexicon::get();
        assert!(lexicon.are_nicknames("joe", "joseph"));
        assert!(lexicon.are_nicknames("chris", "christina"));
        assert!(!lexicon.are_nicknames("christopher", "christina"));
        assert!(!lexicon.are_nicknames("larch", "larch"));
    }

    #[test]
    fn a_title_tells_its_bearers_gender_or_nothing() {
        assert_eq!(Lexicon::get().gender("mrs"), Some(Gender::Female));
        assert_eq!(Lexicon::get().gender("president"), None);
    }
}
