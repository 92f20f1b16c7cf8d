//! What a person decided: who is who, and which article a reference means.

mod handle;
mod line;

use serde::{Deserialize, Serialize};

pub use handle::{Handle, Place, Pointing};
pub use line::Unreadable;

use super::{EntityKind, Moment, digest};

/// One decision. It is never changed: to take it back is another decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Digest of all the rest, so that one decision is the same everywhere.
    pub id: String,
    /// When.
    pub at: Moment,
    /// Who.
    pub by: String,
    /// Why, if that was said.
    pub why: Option<String>,
    /// What.
    pub act: Act,
}

/// What is decided.
///
/// A program that knows another act writes lines of another version, into
/// archives of another version.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Act {
    /// These are one.
    Merge {
        /// The first is the one that stays.
        entities: Vec<Handle>,
    },
    /// What is named there is somebody else.
    Split {
        /// All names of the entity at that time.
        entity: Vec<Handle>,
        /// Keys of articles in which every mention of it is the other's.
        articles: Vec<String>,
        /// Single mentions that are.
        mentions: Vec<Place>,
    },
    /// The entity is called so.
    Rename {
        /// The entity.
        entity: Handle,
        /// Its full name.
        name: String,
    },
    /// The entity is of this class.
    Retype {
        /// The entity.
        entity: Handle,
        /// Its class.
        kind: EntityKind,
    },
    /// The entity is none, or of no interest.
    Ignore {
        /// The entity.
        entity: Handle,
    },
    /// The name, too, means the entity.
    Alias {
        /// The entity.
        entity: Handle,
        /// The name.
        name: String,
    },
    /// A suggested pair is one.
    Same {
        /// The one that stays.
        one: Handle,
        /// The other.
        other: Handle,
    },
    /// A suggested pair is two.
    Different {
        /// One of them.
        one: Handle,
        /// The other.
        other: Handle,
    },
    /// The reference means this article.
    Bind {
        /// The reference.
        reference: Pointing,
        /// Key of the article.
        article: String,
    },
    /// The reference does not mean this article.
    Unbind {
        /// The reference.
        reference: Pointing,
        /// Key of the article.
        article: String,
    },
    /// A decision no longer holds. The undoing of one of these is a redoing.
    Undo {
        /// Its id.
        decision: String,
    },
}

impl Decision {
    /// How many digits of an id are shown; a person may type fewer or more.
    pub const SHORT: usize = 7;

    /// A decision with the id that its content has.
    #[must_use]
    pub fn new(at: Moment, by: String, why: Option<String>, act: Act) -> Self {
        let content = line::content(at, &by, why.as_deref(), &act);
        Self { id: digest(content.as_bytes()), at, by, why, act }
    }

    /// The id as people read and type it.
    #[must_use]
    pub fn short(&self) -> &str {
        Self::shorten(&self.id)
    }

    /// The same of an id alone.
    #[must_use]
    pub fn shorten(id: &str) -> &str {
        id.get(..Self::SHORT).unwrap_or(id)
    }
}

impl Act {
    /// Every handle that it names.
    #[must_use]
    pub fn handles(&self) -> Vec<&Handle> {
        match self {
            Self::Merge { entities } => entities.iter().collect(),
            Self::Split { entity, .. } => entity.iter().collect(),
            Self::Rename { entity, .. }
            | Self::Retype { entity, .. }
            | Self::Ignore { entity }
            | Self::Alias { entity, .. } => vec![entity],
            Self::Same { one, other } | Self::Different { one, other } => vec![one, other],
            Self::Bind { .. } | Self::Unbind { .. } | Self::Undo { .. } => Vec::new(),
        }
    }
}
