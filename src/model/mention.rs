//! Occurrences of names, and what they are taken to name.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// The class of a named thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EntityKind {
    /// A human being.
    Person,
    /// A company, agency, party, army, team, armed group.
    Organization,
    /// A country, city, region, river, building.
    Place,
}

impl EntityKind {
    /// Every kind, in display order.
    pub const ALL: [Self; 3] = [Self::Person, Self::Organization, Self::Place];

    /// The name stored and printed, such as `person`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Person => "person",
            Self::Organization => "organization",
            Self::Place => "place",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }
}

impl fmt::Display for EntityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Which text of the article a span points into.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Field {
    /// The headline.
    Title,
    /// The standfirst.
    Standfirst,
    /// The running text.
    Body,
}

impl Field {
    /// The name stored and printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Standfirst => "standfirst",
            Self::Body => "body",
        }
    }

    /// The field of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Title, Self::Standfirst, Self::Body].into_iter().find(|field| field.as_str() == name)
    }
}

/// One occurrence of a name: `Biden` at bytes 412..417 of the body.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mention {
    /// The text that `span` and `sentence` point into.
    pub field: Field,
    /// The name itself, without determiner, title of honour or possessive.
    pub span: Span,
    /// The sentence around it.
    pub sentence: Span,
    /// The words at `span`.
    pub surface: String,
    /// What the tagger takes it for.
    pub kind: EntityKind,
    /// How sure the tagger is, 0 to 1.
    pub confidence: f64,
    /// Whether it only says what belongs to a place or comes from there:
    /// `Russian`, `the Syrians`. Such a word is no name, and a place that is
    /// mentioned so alone is not named in the article.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub adjectival: bool,
}

/// What a mention names: the full name within its article, and the key by
/// which articles agree that they mean the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Naming {
    /// The class of the thing.
    pub kind: EntityKind,
    /// Normal form of the full name ([`super::name_key`]), or of the name
    /// that a gazetteer gives for it (`united states` for `US`).
    pub key: String,
    /// The full name as printed, such as `Joe Biden` for the mention `Biden`.
    pub name: String,
}
