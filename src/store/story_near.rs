//! What each article's story is decided by: the earlier articles most like it.

use rusqlite::params;

use super::Store;
use crate::error::Result;

impl Store {
    /// Row, place and key of the articles that an editor's reference of a current text
    /// ties to `article`, either way.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_ties(&self, article: i64) -> Result<Vec<(i64, (i64, String))>> {
        let mut ties = Vec::new();
        for select in [
            "SELECT DISTINCT there.id, place, there.key FROM article AS here
             JOIN reference ON reference.revision_id = here.revision_id AND reference.kind <> 'link'
             JOIN article AS there ON there.id = target_id
             JOIN story_article ON story_article.article_id = there.id
             WHERE here.id = ?1 AND there.id <> ?1",
            "SELECT DISTINCT there.id, place, there.key FROM reference
             JOIN article AS there ON there.revision_id = reference.revision_id
             JOIN story_article ON story_article.article_id = there.id
             WHERE target_id = ?1 AND reference.kind <> 'link' AND there.id <> ?1",
        ] {
            let mut select = self.connection.prepare_cached(select)?;
            let rows =
                select.query_map([article], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
            for tie in rows {
                let tie = tie?;
                if !ties.contains(&tie) {
                    ties.push(tie);
                }
            }
        }
        Ok(ties)
    }

    /// The earlier articles nearest to an article, with how like they are, the
    /// most like first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_near(&self, article: i64) -> Result<Vec<(i64, u32)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT earlier_id, likeness FROM story_near
             JOIN story_article ON story_article.article_id = earlier_id
             JOIN article ON article.id = earlier_id
             WHERE story_near.article_id = ?1 ORDER BY likeness DESC, place DESC, key DESC",
        )?;
        let rows = select.query_map([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores those.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_story_near(&self, article: i64, near: &[(i64, u32)]) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM story_near WHERE article_id = ?1")?
            .execute([article])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO story_near (article_id, earlier_id, likeness) VALUES (?1, ?2, ?3)",
        )?;
        for (earlier, likeness) in near {
            insert.execute(params![article, earlier, likeness])?;
        }
        Ok(())
    }

    /// Place, key and row of the articles to which `article` is near.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_followers(&self, article: i64) -> Result<Vec<((i64, String), i64)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT place, key, story_near.article_id FROM story_near
             JOIN story_article ON story_article.article_id = story_near.article_id
             JOIN article ON article.id = story_near.article_id
             WHERE earlier_id = ?1",
        )?;
        let rows =
            select.query_map([article], |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
