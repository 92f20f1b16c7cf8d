//! An editor's pointer from one article to another.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::Span;

/// What an editor's cue says about the target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceKind {
    /// `READ MORE: …`: the background to this.
    ReadMore,
    /// `Related article …`.
    Related,
    /// `SEE ALSO: …`.
    SeeAlso,
    /// `WATCH: …`, `LISTEN: …`: another medium.
    Media,
    /// `Opinion: …`, `Analysis: …` before a headline.
    Label,
    /// A hyperlink in the running text.
    Link,
}

impl ReferenceKind {
    /// Every kind, in display order.
    pub const ALL: [Self; 6] =
        [Self::ReadMore, Self::Related, Self::SeeAlso, Self::Media, Self::Label, Self::Link];

    /// The name stored and printed, such as `read_more`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::ReadMore => "read_more",
            Self::Related => "related",
            Self::SeeAlso => "see_also",
            Self::Media => "media",
            Self::Label => "label",
            Self::Link => "link",
        }
    }

    /// The kind of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == name)
    }

    /// Whether an editor set it apart from the running text, so that its
    /// headline is a story the archive ought to hold.
    #[must_use]
    pub const fn is_editorial(self) -> bool {
        !matches!(self, Self::Link)
    }
}

impl fmt::Display for ReferenceKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A reference as found in one article's body, not yet bound to a target.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reference {
    /// What the cue says.
    pub kind: ReferenceKind,
    /// The cue's words as printed, such as `READ MORE`; empty for a bare link.
    pub cue: String,
    /// The headline as printed: our best reading of where it ends.
    pub label: String,
    /// The target's address, where the source gives one.
    pub url: Option<String>,
    /// From the cue's first byte to the label's last, in the body. `None`
    /// only for a link that the source lists apart from its text.
    pub span: Option<Span>,
    /// From the label's first byte to the farthest that the headline could
    /// reach. Longer than the label where the text is flat (line breaks lost)
    /// and the headline runs into the next sentence; otherwise the label.
    pub reach: Option<Span>,
}
