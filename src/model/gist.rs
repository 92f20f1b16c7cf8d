//! What an article tells, short enough to compare with thousands.

/// Bytes of a word or name.
const TELLING: usize = 6;

/// A word or name and what it weighs in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Telling {
    /// Digest of the word or name.
    pub term: u32,
    /// Its part of a vector of length [`Gist::LENGTH`].
    pub weight: u16,
}

/// The words and names that tell most of an article, the weightiest first: a
/// vector of length [`Gist::LENGTH`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gist(pub Vec<Telling>);

impl Gist {
    /// The length of every gist but an empty one, but for rounding.
    pub const LENGTH: f64 = 10_000.0;

    /// As the archive stores it: term and weight of each, little-endian.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(self.0.len() * TELLING);
        for Telling { term, weight } in &self.0 {
            bytes.extend(term.to_le_bytes());
            bytes.extend(weight.to_le_bytes());
        }
        bytes
    }

    /// Reads what [`Gist::to_bytes`] wrote.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let read = |chunk: &[u8]| {
            let (term, weight) = chunk.split_first_chunk()?;
            let weight = u16::from_le_bytes(weight.try_into().ok()?);
            Some(Telling { term: u32::from_le_bytes(*term), weight })
        };
        Self(bytes.chunks(TELLING).filter_map(read).collect())
    }
}
