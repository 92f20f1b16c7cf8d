//! Known names, and words that tell what stands beside them.
//!
//! The data is in `data/gazetteer/`; each file says where it comes from.

mod class;
mod demonym;
mod place;
pub(crate) mod table;

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::OnceLock;

use crate::extract::token::{Shape, Token, key, tokenize};
use crate::model::{EntityKind, name_key};

use class::class_named;
pub(crate) use class::{Class, Classes};
use demonym::demonyms;
pub(crate) use demonym::{home, starts_demonym};
pub(crate) use place::place_meant;
pub(crate) use table::Table;

static COUNTRIES: &str = include_str!("../data/gazetteer/country.tsv");
static REGIONS: &str = include_str!("../data/gazetteer/region.tsv");
static CITIES: &str = include_str!("../data/gazetteer/city.tsv");
static ORGANIZATIONS: &str = include_str!("../data/gazetteer/organization.tsv");
static GIVEN_NAMES: &str = include_str!("../data/gazetteer/given_name.txt");
static SURNAMES: &str = include_str!("../data/gazetteer/surname.txt");
static COMMON_WORDS: &str = include_str!("../data/gazetteer/common_word.txt");
static PHRASES: &str = include_str!("../data/gazetteer/phrase.tsv");
static WORDS: &str = include_str!("../data/gazetteer/word.tsv");

/// The longest known name, in tokens.
const LONGEST: usize = 12;

/// What a phrase of the gazetteer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meaning {
    /// A name of that kind.
    Name(EntityKind),
    /// `Secretary of State`: a person may follow.
    Title,
    /// `Roe v. Wade`: none of our kinds.
    Other,
}

/// A phrase of the gazetteer, found in a text.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Known {
    /// What it is.
    pub(crate) meaning: Meaning,
    /// Tokens it spans in the text.
    pub(crate) len: usize,
    /// Whether it is one of the world's countries, whatever else its word means.
    pub(crate) is_country: bool,
}

#[derive(Clone, Copy)]
struct Entry {
    name: &'static str,
    meaning: Meaning,
    is_country: bool,
    /// Bit n: word n has a capital; and: word n is an acronym.
    capitals: u16,
    acronyms: u16,
}

#[derive(Clone, Copy, Default)]
struct Prefix {
    entry: Option<u32>,
    continues: bool,
}

/// All known names and words, loaded once.
pub(crate) struct Gazetteer {
    words: Table<Classes>,
    prefixes: Table<Prefix>,
    entries: Vec<Entry>,
    by_name: HashMap<String, u32>,
}

impl Gazetteer {
    /// The one gazetteer. The first call reads the data, in about ten milliseconds.
    pub(crate) fn get() -> &'static Self {
        static LOADED: OnceLock<Gazetteer> = OnceLock::new();
        LOADED.get_or_init(Self::load)
    }

    fn load() -> Self {
        let mut loaded = Self {
            words: Table::with_capacity_and_hasher(40_000, BuildHasherDefault::default()),
            prefixes: Table::with_capacity_and_hasher(16_000, BuildHasherDefault::default()),
            entries: Vec::with_capacity(8_000),
            by_name: HashMap::with_capacity(8_000),
        };
        for (class, words) in lines(WORDS).filter_map(|line| line.split_once('\t')) {
            let Some(class) = class_named(class) else { continue };
            words.split(' ').for_each(|word| loaded.class(word, class));
        }
        for (data, class) in [
            (GIVEN_NAMES, Class::GivenName),
            (SURNAMES, Class::Surname),
            (COMMON_WORDS, Class::Common),
        ] {
            lines(data).for_each(|word| loaded.class(word, class));
        }
        for demonym in demonyms().filter(|demonym| !demonym.is_later) {
            loaded.class(demonym.word, Class::Demonym);
        }
        for (meaning, phrases) in lines(PHRASES).filter_map(|line| line.split_once('\t')) {
            let meaning = if meaning == "title" { Meaning::Title } else { Meaning::Other };
            for phrase in phrases.split('|') {
                loaded.name(phrase, phrase, meaning, false, &mut Vec::new());
            }
        }
        for (data, kind) in [
            (COUNTRIES, EntityKind::Place),
            (REGIONS, EntityKind::Place),
            (ORGANIZATIONS, EntityKind::Organization),
            (CITIES, EntityKind::Place),
        ] {
            let is_country = std::ptr::eq(data, COUNTRIES);
            let mut tokens = Vec::new();
            for line in lines(data) {
                let (name, aliases) = line.split_once('\t').unwrap_or((line, ""));
                for form in
                    std::iter::once(name).chain(aliases.split('|').filter(|form| !form.is_empty()))
                {
                    loaded.name(form, name, Meaning::Name(kind), is_country, &mut tokens);
                }
            }
        }
        loaded
    }

    fn class(&mut self, word: &str, class: Class) {
        self.words.entry(key(word)).or_default().insert(class);
    }

    /// Adds one form of a name. What was there first stays.
    fn name(
        &mut self,
        form: &str,
        name: &'static str,
        meaning: Meaning,
        is_country: bool,
        tokens: &mut Vec<Token>,
    ) {
        tokens.clear();
        tokenize(form, 0, form.len(), tokens);
        tokens.retain(|token| token.shape != Shape::Hyphen);
        let (mut state, mut capitals, mut acronyms) = (0, 0, 0);
        for (nth, token) in tokens.iter().enumerate().take(LONGEST) {
            if nth > 0 {
                self.prefixes.entry(state).or_default().continues = true;
            }
            state = step(state, token.key);
            capitals |= u16::from(token.is_capital()) << nth;
            acronyms |= u16::from(token.shape == Shape::Upper) << nth;
        }
        let next = u32::try_from(self.entries.len()).unwrap_or(u32::MAX);
        let prefix = self.prefixes.entry(state).or_default();
        if let Some(known) = prefix.entry {
            let known = &mut self.entries[known as usize];
            if known.name == name {
                known.capitals &= capitals;
                known.acronyms &= acronyms;
            }
            return;
        }
        prefix.entry = Some(next);
        self.entries.push(Entry { name, meaning, is_country, capitals, acronyms });
        self.by_name.entry(name_key(form)).or_insert(next);
    }

    /// What the word with that key says.
    pub(crate) fn classes(&self, key: u64) -> Classes {
        self.words.get(&key).copied().unwrap_or_default()
    }

    /// Whether the word with that key is of `class`.
    pub(crate) fn is(&self, key: u64, class: Class) -> bool {
        self.classes(key).has(class)
    }

    /// The longest known name at the start of `tokens`. Hyphens within are skipped.
    pub(crate) fn longest(&self, tokens: &[Token]) -> Option<Known> {
        let (mut state, mut words) = (0, 0_u32);
        let (mut capitals, mut acronyms) = (0_u16, 0_u16);
        let mut best = None;
        for (nth, token) in tokens.iter().enumerate() {
            if token.shape == Shape::Hyphen && nth > 0 {
                continue;
            }
            if words as usize >= LONGEST {
                break;
            }
            state = step(state, token.key);
            capitals |= u16::from(token.is_capital()) << words;
            acronyms |= u16::from(token.shape == Shape::Upper) << words;
            words += 1;
            let Some(prefix) = self.prefixes.get(&state) else { break };
            if let Some(entry) = prefix.entry.map(|entry| &self.entries[entry as usize])
                && entry.capitals & !capitals == 0
                && entry.acronyms & !acronyms == 0
            {
                let Entry { meaning, is_country, .. } = *entry;
                best = Some(Known { meaning, len: nth + 1, is_country });
            }
            if !prefix.continues {
                break;
            }
        }
        best
    }

    /// The known name whose normal form is `name_key`, and its kind.
    pub(crate) fn canonical(&self, name_key: &str) -> Option<(&'static str, EntityKind)> {
        let entry = &self.entries[*self.by_name.get(name_key)? as usize];
        let Meaning::Name(kind) = entry.meaning else { return None };
        Some((entry.name, kind))
    }
}

/// The name that all printed forms of a known name share and what it is:
/// `United States`, a place, for `U.S.`; `None` for a name the gazetteer
/// does not list.
///
/// ```
/// use storygraph::extract::canonical_name;
/// assert_eq!(canonical_name("U.S.").unwrap().0, "United States");
/// assert_eq!(canonical_name("Larch Harbour"), None);
/// ```
#[must_use]
pub fn canonical_name(name: &str) -> Option<(&'static str, EntityKind)> {
    canonical_key(&name_key(name))
}

/// [`canonical_name`] of the name with this normal form.
pub(crate) fn canonical_key(name_key: &str) -> Option<(&'static str, EntityKind)> {
    Gazetteer::get().canonical(name_key)
}

/// Whether `word`, in whatever case, is of `class`.
pub(crate) fn word_is(word: &str, class: Class) -> bool {
    Gazetteer::get().is(key(word), class)
}

const fn step(state: u64, key: u64) -> u64 {
    (state.rotate_left(17) ^ key).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

fn lines(data: &'static str) -> impl Iterator<Item = &'static str> {
    data.lines().filter(|line| !line.starts_with('#') && !line.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{Gazetteer, WORDS, canonical_name, class_named, lines};
    use crate::extract::token::tokenize;
    use crate::model::EntityKind;

    fn longest(text: &str) -> Option<(&'static str, usize)> {
        let mut tokens = Vec::new();
        tokenize(text, 0, text.len(), &mut tokens);
        let known = Gazetteer::get().longest(&tokens)?;
        let (start, end) = (tokens[0].start, tokens[known.len - 1].end);
        canonical_name(&text[start..end]).map(|(name, _)| (name, known.len))
    }

    #[test]
    fn the_longest_name_wins() {
        assert_eq!(longest("New York Times reporters"), Some(("New York Times", 3)));
        assert_eq!(longest("New York is large"), Some(("New York", 2)));
    }

    #[test]
    fn an_acronym_must_be_in_capitals() {
        assert_eq!(longest("WHO said"), Some(("World Health Organization", 1)));
        assert_eq!(longest("Who said"), None);
        assert_eq!(longest("us"), None);
    }

    #[test]
    fn hyphens_stops_and_aliases_lead_to_one_name() {
        for form in ["al-Qaeda", "al Qaeda", "Al-Qaida"] {
            assert_eq!(longest(form).unwrap().0, "al-Qaeda", "{form}");
        }
        assert_eq!(canonical_name("U.S."), Some(("United States", EntityKind::Place)));
        assert_eq!(canonical_name("the Kremlin"), Some(("Kremlin", EntityKind::Organization)));
    }

    #[test]
    fn every_line_of_the_word_list_has_a_class() {
        for line in lines(WORDS) {
            assert!(line.split_once('\t').and_then(|(class, _)| class_named(class)).is_some());
        }
    }
}
