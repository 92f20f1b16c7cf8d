//! Headlines that an article had in other wordings: others may still refer to
//! it by them.

use rusqlite::params;

use super::{Store, Unlinked};
use crate::error::Result;
use crate::model::{short_digest, title_key};

impl Store {
    /// Has references bound anew by a headline that `article` had, if it is
    /// not yet known for it.
    pub(super) fn put_earlier_title_due(&self, article: i64, title: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE article SET linked = 0 WHERE id = ?1 AND title <> ?2 AND NOT EXISTS (
                    SELECT 1 FROM earlier_title WHERE article_id = ?1 AND title = ?2)",
            )?
            .execute(params![article, title])?;
        Ok(())
    }

    /// Works out by which headlines of other wordings an article is known:
    /// those whose words are not those of the current one.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_earlier_titles(&self, article: &Unlinked) -> Result<()> {
        let mut select = self
            .connection
            .prepare_cached("SELECT DISTINCT title FROM revision WHERE article_id = ?1")?;
        let titles: Vec<String> =
            select.query_map([article.article], |row| row.get(0))?.collect::<Result<_, _>>()?;
        if titles.len() < 2 {
            return Ok(());
        }
        self.connection
            .prepare_cached("DELETE FROM earlier_title WHERE article_id = ?1")?
            .execute([article.article])?;
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO earlier_title (article_id, title_hash, title) VALUES (?1, ?2, ?3)",
        )?;
        for title in titles {
            let key = title_key(&title);
            if !key.is_empty() && key != article.title_key {
                insert.execute(params![article.article, short_digest(&key), title])?;
            }
        }
        Ok(())
    }

    /// The normal forms of the headlines that an article had.
    pub(super) fn earlier_titles(&self, article: i64) -> Result<Vec<String>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT title FROM earlier_title WHERE article_id = ?1")?;
        let rows = select.query_map([article], |row| Ok(title_key(row.get_ref(0)?.as_str()?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
