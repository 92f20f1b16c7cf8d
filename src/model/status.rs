//! Whether an article still stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// What its publisher says of an article as a whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// It stands.
    #[default]
    Usable,
    /// It stands, with an error put right.
    Corrected,
    /// Not to be used for the time being (embargo, hold).
    Withheld,
    /// Withdrawn: not to be used at all (kill, cancel).
    Canceled,
    /// No text at all: a sitemap or feed names its address and headline.
    Listed,
}

impl Status {
    /// Every status, in display order.
    pub const ALL: [Self; 5] =
        [Self::Usable, Self::Corrected, Self::Withheld, Self::Canceled, Self::Listed];

    /// The name stored and printed, such as `canceled`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Usable => "usable",
            Self::Corrected => "corrected",
            Self::Withheld => "withheld",
            Self::Canceled => "canceled",
            Self::Listed => "listed",
        }
    }

    /// The status of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|status| status.as_str() == name)
    }

    /// Whether nothing is said against the article.
    #[must_use]
    pub fn is_usable(&self) -> bool {
        *self == Self::Usable
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}
