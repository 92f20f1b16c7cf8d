//! What is known of words before any text is read: their clusters, and lists
//! of places, organisations and people's names.

use crate::extract::gazetteer::{Classes, Gazetteer};

use super::hash::fold;
use super::packed::Packed;
use super::section::Sections;

/// Granularities of word clusters: 2,048 clusters, joined to 512, 128 and 32.
pub(crate) const LEVELS: usize = 4;

/// What lists of names a phrase may stand in; one bit each.
pub(crate) const LISTS: usize = 11;

/// The list of countries, and that of well-known organisations.
pub(crate) const COUNTRY: u16 = 0;
pub(crate) const ORGANIZATION: u16 = 5;

/// Set beside the lists where a longer phrase goes on.
pub(crate) const CONTINUES: u16 = 1 << 15;

/// The clusters of one word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Clusters {
    /// The vector that the word shares with its nearest words.
    pub(crate) vector: u16,
    /// Its cluster at each of [`LEVELS`], finest first.
    pub(crate) levels: [u16; LEVELS],
}

/// The tables of the model that speak of words.
pub(crate) struct Lexicon<'a> {
    words: Packed<'a>,
    vectors: &'a [[u8; 2]],
    tree: &'a [[u8; 2 * (LEVELS - 1)]],
    phrases: Packed<'a>,
    people: Packed<'a>,
    lower: Packed<'a>,
    gazetteer: &'static Gazetteer,
}

impl<'a> Lexicon<'a> {
    /// Reads the tables; `None` if `bytes` do not hold them.
    pub(crate) fn read(sections: &mut Sections<'a>) -> Option<Self> {
        Some(Self {
            words: Packed::read(sections.next()?)?,
            vectors: sections.next()?.as_chunks().0,
            tree: sections.next()?.as_chunks().0,
            phrases: Packed::read(sections.next()?)?,
            people: Packed::read(sections.next()?)?,
            lower: Packed::read(sections.next()?)?,
            gazetteer: Gazetteer::get(),
        })
    }

    /// The clusters of the word with that key.
    pub(crate) fn clusters(&self, key: u64) -> Option<Clusters> {
        let value = self.words.get(fold(key))?;
        let vector = u16::from_le_bytes(*value.first_chunk()?);
        let finest = u16::from_le_bytes(*self.vectors.get(usize::from(vector))?);
        let [a0, a1, b0, b1, c0, c1] = *self.tree.get(usize::from(finest))?;
        let coarser = [[a0, a1], [b0, b1], [c0, c1]].map(u16::from_le_bytes);
        Some(Clusters { vector, levels: [finest, coarser[0], coarser[1], coarser[2]] })
    }

    /// The lists that the phrase with that key stands in, and [`CONTINUES`].
    pub(crate) fn phrase(&self, key: u64) -> Option<u16> {
        self.phrases.get(fold(key))?.first_chunk().map(|value| u16::from_le_bytes(*value))
    }

    /// How common the word is as a given name (bits 0 and 1) and as a surname
    /// (bits 2 and 3), 0 to 3.
    pub(crate) fn person(&self, key: u64) -> u8 {
        self.people.get(fold(key)).map_or(0, |value| value[0])
    }

    /// Whether the word is a name even in small letters, as people type them.
    pub(crate) fn is_name_in_lower_case(&self, key: u64) -> bool {
        self.lower.get(fold(key)).is_some()
    }

    /// What the gazetteer says of the word.
    pub(crate) fn classes(&self, key: u64) -> Classes {
        self.gazetteer.classes(key)
    }
}
