//! What a name is known by when it is decided which thing it means.

use super::EntityKind;

/// A name of the archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownName {
    /// Its row.
    pub id: i64,
    /// The class of what it names.
    pub kind: EntityKind,
    /// Its normal form; of a namesake followed by `#` and a digest.
    pub key: String,
    /// Current articles that have it.
    pub articles: usize,
}

impl KnownName {
    /// The normal form alone, without what tells namesakes apart.
    #[must_use]
    pub fn plain_key(&self) -> &str {
        self.key.split('#').next().unwrap_or(&self.key)
    }

    /// How many words the normal form has.
    #[must_use]
    pub fn word_count(&self) -> usize {
        self.plain_key().split(' ').count()
    }
}

/// Another name that one is taken to be a form of.
#[derive(Clone, Debug, PartialEq)]
pub struct Parent {
    /// Row of the other name.
    pub name: i64,
    /// How that was found: `short_form`, `spelling` or `class`.
    pub method: &'static str,
    /// How sure, 0 to 1.
    pub confidence: f64,
}
