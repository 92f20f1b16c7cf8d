//! What a name is known by when it is decided which thing it means.

use super::{EntityKind, digest};

/// What tells a namesake apart begins with this, which no normal form has.
const MARK: char = '#';

/// The key of one whom a split parted from the other bearers of a name.
///
/// `decision` is the id of the split.
#[must_use]
pub(crate) fn parted_key(key: &str, decision: &str) -> String {
    format!("{key}{MARK}s{}", decision.get(..16).unwrap_or(decision))
}

/// The key of a namesake of the first bearer of a name, after the first
/// article that has them.
#[must_use]
pub(crate) fn namesake_key(key: &str, article: &str) -> String {
    let digest = digest(article.as_bytes());
    format!("{key}{MARK}n{}", digest.get(..16).unwrap_or(&digest))
}

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
        self.key.split(MARK).next().unwrap_or(&self.key)
    }

    /// Whether it is told apart from others of the same normal form.
    #[must_use]
    pub fn is_told_apart(&self) -> bool {
        self.key.contains(MARK)
    }

    /// The first digits of the split that told it apart, if one did.
    #[must_use]
    pub fn split(&self) -> Option<&str> {
        self.key.split_once(MARK)?.1.strip_prefix('s')
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
    /// How that was found: `short_form`, `spelling`, `class` or `authority`.
    pub method: &'static str,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

/// A name of current articles, with the thing it is taken to mean.
#[derive(Clone, Debug)]
pub struct MeantName {
    /// The name.
    pub name: KnownName,
    /// As it is printed.
    pub printed: String,
    /// Row of the entity.
    pub entity: i64,
    /// The name that it is taken to be another form of, if any.
    pub link: Option<NameLink>,
}

/// A [`Parent`] as the archive keeps it.
#[derive(Clone, Debug)]
pub struct NameLink {
    /// Row of the other name.
    pub name: i64,
    /// How that was found.
    pub method: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
}
