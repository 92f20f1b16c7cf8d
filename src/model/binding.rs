//! What binding decides between: a reference that points, articles it may mean.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Date, ReferenceKind};

/// A reference as binding sees it.
#[derive(Clone, Debug)]
pub struct Pointer {
    /// Row of the reference.
    pub reference: i64,
    /// Row of the article it stands in.
    pub article: i64,
    /// What its cue says.
    pub kind: ReferenceKind,
    /// The headline as printed: capitals tell names, dots that it breaks off.
    pub label: String,
    /// Normal form of the headline as read.
    pub label_key: String,
    /// Normal form of the words the headline may run to; equal to
    /// `label_key` where its end is certain.
    pub reach_key: String,
    /// Normal form of the address it gives.
    pub url_key: Option<String>,
    /// Date of the article it stands in.
    pub published: Option<Date>,
    /// Publisher of the article it stands in.
    pub source: Option<String>,
    /// What it is bound to now.
    pub target: Option<i64>,
}

/// An article that a reference may mean.
#[derive(Clone, Debug)]
pub struct Target {
    /// Row of the article.
    pub article: i64,
    /// Its identity, by which equals are ordered.
    pub key: String,
    /// Its headline as printed.
    pub title: String,
    /// Whether that is the headline of another wording than the current one.
    pub is_earlier: bool,
    /// Normal form of its headline.
    pub title_key: String,
    /// Normal form of its address.
    pub url_key: Option<String>,
    /// When it was published.
    pub published: Option<Date>,
    /// By whom.
    pub source: Option<String>,
    /// Digest of its text: copies of one text are one story.
    pub text_hash: String,
}

/// How a target was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Same address.
    Url,
    /// Same headline.
    Title,
    /// The headline of another wording of the article.
    EarlierTitle,
    /// The label begins with the headline and runs on.
    TitlePrefix,
    /// The headline was edited: most of its words are there.
    TitleWords,
    /// A person said so.
    Decision,
}

impl Method {
    /// The name stored and printed.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Url => "url",
            Self::Title => "title",
            Self::EarlierTitle => "earlier_title",
            Self::TitlePrefix => "title_prefix",
            Self::TitleWords => "title_words",
            Self::Decision => "decision",
        }
    }

    /// Whether the whole headline was met, or the address.
    #[must_use]
    pub const fn is_exact(self) -> bool {
        matches!(self, Self::Url | Self::Title | Self::EarlierTitle)
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What a reference means.
#[derive(Clone, Debug, PartialEq)]
pub enum Binding {
    /// This article.
    Bound {
        /// Row of the article.
        article: i64,
        /// How it was found.
        method: Method,
        /// How sure, 0 to 1.
        confidence: f64,
    },
    /// None for certain; these come close, best first, each with its score.
    Waiting(Vec<(i64, f64)>),
}
