//! Words for what belongs to a place, and for those who live there.

use std::collections::{HashMap, HashSet};
use std::sync::OnceLock;

use super::{key, lines, name_key};

static DEMONYMS: &str = include_str!("../data/gazetteer/demonym.tsv");
static SURE: OnceLock<Sure> = OnceLock::new();

/// The demonyms that mean one place and nothing else.
struct Sure {
    homes: HashMap<String, &'static str>,
    /// Keys of their first words.
    starts: HashSet<u64>,
}

impl Sure {
    fn get() -> &'static Self {
        SURE.get_or_init(|| {
            let sure =
                || demonyms().filter(|demonym| !demonym.is_doubtful && !demonym.home.is_empty());
            Self {
                homes: sure().map(|demonym| (name_key(demonym.word), demonym.home)).collect(),
                starts: sure().filter_map(|d| Some(key(d.word.split(' ').next()?))).collect(),
            }
        })
    }
}

/// A line of the list.
pub(super) struct Demonym {
    pub(super) word: &'static str,
    /// The place, under the name that the gazetteer gives it; empty if none.
    pub(super) home: &'static str,
    /// Whether it may mean something else.
    is_doubtful: bool,
    /// Whether the tagger's model was trained without it.
    pub(super) is_later: bool,
}

/// The whole list.
pub(super) fn demonyms() -> impl Iterator<Item = Demonym> {
    lines(DEMONYMS).map(|line| {
        let mut columns = line.split('\t');
        let word = columns.next().unwrap_or_default();
        let home = columns.next().unwrap_or_default();
        let remark = columns.next().unwrap_or_default();
        Demonym { word, home, is_doubtful: remark == "doubtful", is_later: remark == "later" }
    })
}

/// The place that the words with this normal form belong to and nothing else:
/// `Russia` for `russian` and `russians`, `South Korea` for `south korean`.
pub(crate) fn home(key: &str) -> Option<&'static str> {
    Sure::get().homes.get(key).copied()
}

/// Whether a demonym may start with the word that has this `token::key`.
pub(crate) fn starts_demonym(key: u64) -> bool {
    Sure::get().starts.contains(&key)
}

#[cfg(test)]
mod tests {
    use super::{demonyms, home};
    use crate::extract::canonical_name;
    use crate::model::EntityKind;

    #[test]
    fn a_home_has_the_name_that_the_gazetteer_gives_it() {
        for demonym in demonyms().filter(|demonym| !demonym.home.is_empty()) {
            let known = canonical_name(demonym.home);
            // Chad and Georgia are people's names too, and not listed for that.
            let is_itself = known.is_none_or(|known| known == (demonym.home, EntityKind::Place));
            assert!(is_itself, "{}: {known:?}", demonym.word);
        }
    }

    #[test]
    fn a_word_that_may_mean_another_place_has_no_sure_home() {
        assert_eq!(home("syrians"), Some("Syria"));
        assert_eq!(home("north korean"), Some("North Korea"));
        assert_eq!(home("georgian"), None);
        assert_eq!(home("kurdish"), None);
    }
}
