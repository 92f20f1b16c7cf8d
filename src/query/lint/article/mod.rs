//! What an editor should look at: articles.

mod link;
mod title;
mod unlinked;

use serde::Serialize;

use crate::error::Result;
use crate::store::{ArticleRow, Store};

/// What is wrong with an article, or could be better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Check {
    /// Nothing leads there or on from there, and no rare name is shared.
    Orphan,
    /// Others refer to it, and it leads nowhere.
    DeadEnd,
    /// Two that are about the same and do not refer to each other.
    Unlinked,
    /// It refers to what was corrected, withdrawn or written anew.
    Overtaken,
    /// Its headline is none, or cut, or not one.
    Title,
}

impl Check {
    /// All checks, in the order in which they are listed.
    pub const ALL: [Self; 5] =
        [Self::Overtaken, Self::Unlinked, Self::DeadEnd, Self::Orphan, Self::Title];

    /// The name printed, such as `dead_end`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Orphan => "orphan",
            Self::DeadEnd => "dead_end",
            Self::Unlinked => "unlinked",
            Self::Overtaken => "overtaken",
            Self::Title => "title",
        }
    }

    /// The check of that name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|check| check.as_str() == name)
    }
}

/// Something to look at.
#[derive(Clone, Debug, Serialize)]
pub struct Finding {
    /// What it is.
    pub check: Check,
    /// The article to change.
    pub article: ArticleRow,
    /// The other article that it is about.
    pub other: Option<ArticleRow>,
    /// What shows it. May quote: hostile text.
    pub evidence: Vec<String>,
    /// What to do about it; of what lacks a link a line that can be put into
    /// the article as it is. Hostile text.
    pub todo: String,
}

/// What a check found.
#[derive(Clone, Debug, Serialize)]
pub struct Findings {
    /// Which check.
    pub check: Check,
    /// The first of what was found.
    pub found: Vec<Finding>,
    /// Whether there is more.
    pub more: bool,
}

/// What each of these checks finds, at most `limit` of each. The same for the
/// same articles, whatever the order they came in.
///
/// Reads all references, headlines and rare names once, and then only the texts
/// that are likely worth it: some hundred pairs, and what is nearest to each
/// orphan and dead end listed. No two articles are compared but those that share
/// a name which few have.
///
/// # Errors
///
/// [`crate::Error::Database`] if the archive cannot be read.
pub fn findings(store: &Store, checks: &[Check], limit: usize) -> Result<Vec<Findings>> {
    let mut all = Vec::new();
    for &check in checks {
        let asked = limit.saturating_add(1);
        let mut found = match check {
            Check::Orphan => link::orphans(store, asked)?,
            Check::DeadEnd => link::dead_ends(store, asked)?,
            Check::Unlinked => unlinked::unlinked(store, asked)?,
            Check::Overtaken => link::overtaken(store, asked)?,
            Check::Title => title::titles(store, asked)?,
        };
        let more = found.len() > limit;
        found.truncate(limit);
        all.push(Findings { check, found, more });
    }
    Ok(all)
}
