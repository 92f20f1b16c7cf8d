//! The log of articles that moved from one story to another.

use rusqlite::params;
use serde::Serialize;

use super::{ArticleRow, Store};
use crate::error::Result;

/// Why an article moved to another story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum MoveReason {
    /// Its own text, names or date changed.
    Text,
    /// An earlier article arrived late, or changed.
    Earlier,
    /// A reference between it and another article was bound, or no longer is.
    Reference,
    /// An article that it follows moved.
    Followed,
    /// Stories were worked out again by other rules.
    Program,
}

impl MoveReason {
    const ALL: [Self; 5] =
        [Self::Text, Self::Earlier, Self::Reference, Self::Followed, Self::Program];

    const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Earlier => "earlier",
            Self::Reference => "reference",
            Self::Followed => "followed",
            Self::Program => "program",
        }
    }
}

/// An article that moved.
#[derive(Clone, Debug, Serialize)]
pub struct StoryChange {
    /// When, in UTC seconds.
    pub at: i64,
    /// Which article.
    pub article: ArticleRow,
    /// Id of the story that it was in.
    pub from: String,
    /// Id of the story that it came to.
    pub to: String,
    /// Why.
    pub why: MoveReason,
    /// The article that made the difference, where it was one.
    pub because: Option<ArticleRow>,
}

impl Store {
    /// Notes that `article` moved from the story that the article in row `from`
    /// founded to that of `to`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn log_story_change(
        &self,
        at: u64,
        article: i64,
        from: i64,
        to: i64,
        why: MoveReason,
        because: Option<i64>,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO story_change (at, article_id, from_story, to_story, why, because_id)
                 SELECT ?1, ?2, here.code, there.code, ?5, ?6
                 FROM story_article AS here, story_article AS there
                 WHERE here.article_id = ?3 AND there.article_id = ?4",
            )?
            .execute(params![at, article, from, to, why.as_str(), because])?;
        Ok(())
    }

    /// The articles that came to the story with that id or left it, in the order
    /// in which that was found.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_changes(&self, story: &str) -> Result<Vec<StoryChange>> {
        const NEXT: usize = ArticleRow::WIDTH;
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, at, from_story, to_story, why, {} FROM story_change
             JOIN article ON article.id = story_change.article_id
             LEFT JOIN article AS because ON because.id = because_id
             WHERE from_story = ?1 OR to_story = ?1 ORDER BY story_change.id",
            ArticleRow::COLUMNS,
            ArticleRow::COLUMNS.replace("article.", "because."),
        ))?;
        let rows = select.query_map([story], |row| {
            let why: String = row.get(NEXT + 3)?;
            let why = MoveReason::ALL.into_iter().find(|known| known.as_str() == why);
            Ok(StoryChange {
                article: ArticleRow::read(row)?,
                at: row.get(NEXT)?,
                from: row.get(NEXT + 1)?,
                to: row.get(NEXT + 2)?,
                why: why.unwrap_or(MoveReason::Program),
                because: ArticleRow::read_optional(row, NEXT + 4)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Ids of the stories in which the articles are now that were once in one
    /// whose id begins with `id`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn stories_after(&self, id: &str) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT founder.code FROM story_change
             JOIN story_article ON story_article.article_id = story_change.article_id
             JOIN story_article AS founder ON founder.article_id = story_article.story_id
             WHERE from_story >= ?1 AND from_story < ?1 || 'g' ORDER BY founder.code",
        )?;
        let rows = select.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
