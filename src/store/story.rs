//! Stories: whose turn it is, what each article tells, and where it belongs.

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use crate::error::Result;
use crate::model::{Date, Gist, digest};

/// An article whose story is to be worked out.
#[derive(Clone, Debug)]
pub struct DueArticle {
    /// Its row.
    pub article: i64,
    /// Its key.
    pub key: String,
    /// Its date.
    pub published: Option<Date>,
    /// Its current text.
    pub revision: i64,
    /// Whether the text is another than before.
    pub text: bool,
    /// What that tells, where it is known.
    pub gist: Option<Gist>,
}

/// An article that stories know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldArticle {
    /// Its key.
    pub key: String,
    /// Where it stands in their order, then by key.
    pub place: i64,
    /// What it tells.
    pub gist: Gist,
    /// The row of the article that founded its story.
    pub story: Option<i64>,
}

impl Store {
    /// Has an article's story worked out again by its text; what that tells is
    /// read from the archive if `gist` is `None`.
    pub(super) fn put_story_due(&self, article: i64, gist: Option<&Gist>) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT OR REPLACE INTO story_due (article_id, text, gist) VALUES (?1, 1, ?2)",
            )?
            .execute(params![article, gist.map(Gist::to_bytes)])?;
        Ok(())
    }

    /// Has the stories of both ends of a reference worked out again.
    pub(super) fn put_story_tie_due(&self, reference: i64) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO story_due (article_id, text)
                 SELECT article_id, 0 FROM reference JOIN revision ON revision.id = revision_id
                 WHERE reference.id = ?1 AND kind <> 'link'
                 UNION
                 SELECT target_id, 0 FROM reference
                 WHERE reference.id = ?1 AND kind <> 'link' AND target_id IS NOT NULL
                 ON CONFLICT DO NOTHING",
            )?
            .execute([reference])?;
        Ok(())
    }

    /// Has all stories worked out again if that was last done by other rules than
    /// `version`, within the caller's transaction. Returns whether it was, and not
    /// for the first time.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_story_method(&self, version: i64) -> Result<bool> {
        let known: Option<i64> = self
            .connection
            .query_row("SELECT version FROM story_method", [], |row| row.get(0))
            .optional()?;
        if known == Some(version) {
            return Ok(false);
        }
        self.connection.execute_batch("DELETE FROM story_method")?;
        self.connection.execute("INSERT INTO story_method (version) VALUES (?1)", [version])?;
        if known.is_some() {
            self.connection.execute_batch(
                "INSERT OR REPLACE INTO story_due (article_id, text, gist)
                 SELECT id, 1, NULL FROM article WHERE revision_id IS NOT NULL",
            )?;
        }
        Ok(known.is_some())
    }

    /// The articles whose story is to be worked out, by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_due(&self) -> Result<Vec<DueArticle>> {
        let mut select = self.connection.prepare_cached(
            "SELECT article.id, key, published, revision_id, text, gist
             FROM story_due JOIN article ON article.id = article_id
             WHERE revision_id IS NOT NULL ORDER BY article.id",
        )?;
        let rows = select.query_map([], |row| {
            Ok(DueArticle {
                article: row.get(0)?,
                key: row.get(1)?,
                published: super::binding::date(row, 2)?,
                revision: row.get(3)?,
                text: row.get(4)?,
                gist: row.get::<_, Option<Vec<u8>>>(5)?.map(|bytes| Gist::from_bytes(&bytes)),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Notes that no story waits to be worked out any more.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn end_story_due(&self) -> Result<()> {
        Ok(self.connection.execute_batch("DELETE FROM story_due")?)
    }

    /// Whether an article is in any story yet.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn has_stories(&self) -> Result<bool> {
        Ok(self
            .connection
            .query_row("SELECT EXISTS (SELECT 1 FROM story_article)", [], |row| row.get(0))?)
    }

    /// What stories know of an article.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn told_article(&self, article: i64) -> Result<Option<ToldArticle>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT key, place, gist, story_id
                 FROM story_article JOIN article ON article.id = article_id WHERE article_id = ?1",
            )?
            .query_row([article], |row| {
                Ok(ToldArticle {
                    key: row.get(0)?,
                    place: row.get(1)?,
                    gist: gist(row, 2)?,
                    story: row.get(3)?,
                })
            })
            .optional()?)
    }

    /// Stores where an article stands and what it tells. Its terms are stored by
    /// [`Store::put_story_terms`].
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_told_article(&self, article: i64, told: &ToldArticle) -> Result<()> {
        // 48 bits keep apart the stories of any archive that fits a disk.
        let code = format!("s{}", &digest(told.key.as_bytes())[..12]);
        self.connection
            .prepare_cached(
                "INSERT INTO story_article (article_id, code, place, gist) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT (article_id) DO UPDATE SET place = excluded.place, gist = excluded.gist",
            )?
            .execute(params![article, code, told.place, told.gist.to_bytes()])?;
        Ok(())
    }

    /// Takes an article's terms out of the index.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn drop_story_terms(&self, article: i64, told: &ToldArticle) -> Result<()> {
        let mut delete = self.connection.prepare_cached(
            "DELETE FROM story_term WHERE term = ?1 AND place = ?2 AND article_id = ?3",
        )?;
        for telling in &told.gist.0 {
            delete.execute(params![telling.term, told.place, article])?;
        }
        Ok(())
    }

    /// Puts terms into the index: term, place, article and weight. Quickest in
    /// that order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_story_terms(&self, rows: &[(u32, i64, i64, u16)]) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR REPLACE INTO story_term (term, place, article_id, weight) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (term, place, article, weight) in rows {
            insert.execute(params![term, place, article, weight])?;
        }
        Ok(())
    }

    /// Place, row and weight of every article that has a term, by place.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_term(&self, term: u32) -> Result<Vec<(i64, i64, u16)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT place, article_id, weight FROM story_term WHERE term = ?1 ORDER BY place",
        )?;
        let rows = select.query_map([term], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores which article founded an article's story, and how well it fits
    /// there; `None` where it founds it itself.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_story(&self, article: i64, story: i64, score: Option<u32>) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE story_article SET story_id = ?2, score = ?3 WHERE article_id = ?1",
            )?
            .execute(params![article, story, score])?;
        Ok(())
    }

    /// The names in a current text as it alone tells them, each once, with their
    /// salience per mille.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn story_names(&self, revision: i64) -> Result<Vec<(String, u16)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT CASE instr(key, '#') WHEN 0 THEN key ELSE substr(key, 1, instr(key, '#') - 1) END AS plain,
                max(salience)
             FROM mention JOIN name ON name.id = name_id
             WHERE revision_id = ?1 AND salience IS NOT NULL GROUP BY plain",
        )?;
        let rows = select.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// Reads a gist.
pub(super) fn gist(row: &Row<'_>, column: usize) -> rusqlite::Result<Gist> {
    Ok(Gist::from_bytes(&row.get::<_, Vec<u8>>(column)?))
}
