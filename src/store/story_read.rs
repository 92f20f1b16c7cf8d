//! Reading stories.

use rusqlite::{OptionalExtension, params};
use serde::Serialize;

use super::name::kind;
use super::story::gist;
use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{EntityKind, Gist};

/// A person, organisation or place that a story is about.
#[derive(Clone, Debug, Serialize)]
pub struct StoryEntity {
    /// Row of the entity.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Articles of the story that name it.
    pub articles: usize,
}

/// Which stories to list.
#[derive(Clone, Debug, Default)]
pub struct StoryFilter {
    /// Only those with an article not before this ISO 8601 date.
    pub active_since: Option<String>,
    /// Only those with an article that names this entity.
    pub entity: Option<i64>,
    /// Those of one article too.
    pub singles: bool,
    /// At most this many.
    pub limit: Option<usize>,
}

impl Store {
    /// Ids of stories: those last told of first, then the largest, then by id;
    /// stories without a date last.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn stories(&self, filter: &StoryFilter) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id FROM story
             WHERE (?1 OR articles > 1)
               AND (?2 IS NULL OR last >= ?2)
               AND (?3 IS NULL OR founder_id IN (
                    SELECT story_id FROM article_entity
                    JOIN story_article ON story_article.article_id = article_entity.article_id
                    WHERE article_entity.entity_id = ?3))
             ORDER BY last IS NULL, substr(last, 1, 10) DESC, articles DESC, id
             LIMIT ?4",
        )?;
        let limit = filter.limit.map_or(-1, |limit| i64::try_from(limit).unwrap_or(-1));
        let rows = select.query_map(
            params![filter.singles, filter.active_since, filter.entity, limit],
            |row| row.get(0),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Ids of the stories that begin with `id`, ten at most.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn stories_called(&self, id: &str) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT code FROM story_article
             WHERE code >= ?1 AND code < ?1 || 'g' AND story_id = article_id ORDER BY code LIMIT 10",
        )?;
        let rows = select.query_map([id], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many articles wait for their story to be worked out.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_story_due(&self) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM story_due")?
            .query_row([], |row| row.get(0))?)
    }

    /// Id of the story that an article is in, and of how many articles that is;
    /// `None` while that is not worked out.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_of(&self, article: i64) -> Result<Option<(String, usize)>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT founder.code,
                    (SELECT count(*) FROM story_article AS other WHERE other.story_id = founder.article_id)
                 FROM story_article
                 JOIN story_article AS founder ON founder.article_id = story_article.story_id
                 WHERE story_article.article_id = ?1",
            )?
            .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// The articles of the story with that id in their order, each with what it
    /// tells.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_articles(&self, story: &str) -> Result<Vec<(ArticleRow, Gist)>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, member.gist FROM story_article AS founder
             JOIN story_article AS member ON member.story_id = founder.article_id
             JOIN article ON article.id = member.article_id
             WHERE founder.code = ?1 ORDER BY member.place, article.key",
            ArticleRow::COLUMNS,
        ))?;
        let rows = select.query_map([story], |row| {
            Ok((ArticleRow::read(row)?, gist(row, ArticleRow::WIDTH)?))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whom and what the articles of a story are most about, those first that
    /// most of it names.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_entities(&self, story: &str, limit: usize) -> Result<Vec<StoryEntity>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(*) FROM story_article AS founder
             JOIN story_article AS member ON member.story_id = founder.article_id
             JOIN article_entity ON article_entity.article_id = member.article_id
             JOIN entity ON entity.id = article_entity.entity_id
             WHERE founder.code = ?1
             GROUP BY entity.id
             ORDER BY sum(CAST(round(salience * 1000) AS INTEGER)) DESC, entity.kind, entity.key
             LIMIT ?2",
        )?;
        let rows = select.query_map(params![story, limit], |row| {
            Ok(StoryEntity {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: kind(row, 2)?,
                articles: row.get(3)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
