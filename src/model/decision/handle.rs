//! What decisions are about, named so that it outlasts any row of a database.

use serde::{Deserialize, Serialize};

use crate::model::{EntityKind, Field, ReferenceKind};

/// An entity, by a name that means it.
///
/// Names are what texts say; they stay when articles are read or tagged again,
/// and another person's archive has them too.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Handle {
    /// The class the name was found as.
    pub kind: EntityKind,
    /// Normal form of the name ([`crate::model::name_key`]).
    pub key: String,
    /// An article's key: then the one whom the name means in that article.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub article: Option<String>,
    /// Id of the split that parted the entity from another: then nobody else,
    /// whatever the name means besides.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parted: Option<String>,
}

impl Handle {
    /// Whom a name means where no article is said to mean another by it.
    #[must_use]
    pub fn named(kind: EntityKind, key: String) -> Self {
        Self { kind, key, article: None, parted: None }
    }
}

/// One occurrence of a name, found again by its words if the text around it
/// has changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Place {
    /// Key of the article.
    pub article: String,
    /// Which of its texts.
    pub field: Field,
    /// The name as printed there.
    pub surface: String,
    /// The sentence around it.
    pub sentence: String,
    /// Which occurrence of the name in that sentence, from 0.
    pub nth: usize,
}

/// What tells one reference of an article from its others.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Pointing {
    /// Key of the article it stands in.
    pub article: String,
    /// What its cue says.
    pub kind: ReferenceKind,
    /// Normal form of its headline ([`crate::model::title_key`]).
    pub label_key: String,
    /// The address it gives.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
}
