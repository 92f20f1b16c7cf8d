//! What an editor should look at, as far as SQL can tell.

use rusqlite::params;

use super::{ArticleRow, Store};
use crate::error::Result;

/// A reference to an article about which its publisher has had more to say.
#[derive(Clone, Debug)]
pub struct Overtaken {
    /// The article that refers.
    pub article: ArticleRow,
    /// The article that it means.
    pub target: ArticleRow,
    /// The words that refer to it. Hostile text.
    pub quote: String,
    /// The publisher's note about the target. Hostile text.
    pub note: Option<String>,
    /// When the target was last changed, by its source.
    pub modified: Option<String>,
    /// Wordings of the target that are stored.
    pub revisions: usize,
}

impl Store {
    /// Articles that refer to nothing, by date, the newest first, undated last,
    /// then by slug: `cited` those that others refer to, else those that nobody
    /// refers to. A story that waits is referred to; a link that leads out is not.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn referring_to_nothing(&self, cited: bool) -> Result<Vec<ArticleRow>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {} FROM article
             WHERE revision_id IS NOT NULL AND status NOT IN ('withheld', 'canceled')
               AND NOT EXISTS (SELECT 1 FROM reference
                    WHERE reference.revision_id = article.revision_id
                      AND target_id IS NOT article.id
                      AND (target_id IS NOT NULL OR kind <> 'link'))
               AND ?1 = EXISTS (SELECT 1 FROM reference
                    JOIN article AS other ON other.revision_id = reference.revision_id
                    WHERE target_id = article.id AND other.id <> article.id)
             ORDER BY published IS NULL, published DESC, slug",
            ArticleRow::COLUMNS,
        ))?;
        let rows = select.query_map([cited], ArticleRow::read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Whether an article names what at least one and at most `most` articles
    /// name beside it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn shares_rare_name(&self, article: i64, most: usize) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT EXISTS (
                    SELECT 1 FROM article_entity AS here
                    WHERE here.article_id = ?1 AND (
                        SELECT count(*) FROM (
                            SELECT 1 FROM article_entity AS there
                            WHERE there.entity_id = here.entity_id LIMIT ?2 + 2)
                    ) BETWEEN 2 AND ?2 + 1)",
            )?
            .query_row(params![article, most], |row| row.get(0))?)
    }

    /// Entities that 2 to `most` articles name, each with an article that does
    /// and its salience there, in the order of the entities' identities.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn rare_names(&self, most: usize) -> Result<Vec<(i64, i64, f64)>> {
        let mut select = self.connection.prepare_cached(
            "WITH rare AS (
                SELECT entity_id FROM name WHERE entity_id IS NOT NULL
                GROUP BY entity_id HAVING sum(articles) BETWEEN 2 AND ?1)
             SELECT entity.id, article.id, salience
             FROM rare
             JOIN entity ON entity.id = rare.entity_id
             JOIN revision_entity ON revision_entity.entity_id = rare.entity_id
             JOIN article ON article.revision_id = revision_entity.revision_id
             ORDER BY entity.kind, entity.key, entity.id",
        )?;
        let rows = select.query_map([most], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// References to articles that were corrected, withheld or withdrawn, or of
    /// which another wording came after the article that refers; by slug, then
    /// place.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn overtaken(&self) -> Result<Vec<Overtaken>> {
        const NEXT: usize = 2 * ArticleRow::WIDTH;
        let columns = |of: &str| ArticleRow::COLUMNS.replace("article.", of);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT * FROM (
                SELECT {}, {}, quote, revision.note, revision.modified,
                    (SELECT count(*) FROM revision AS any WHERE any.article_id = there.id) AS wordings,
                    here.slug AS place, found.start_byte AS at, found.id AS nth,
                    there.status AS standing, here.published AS day
                FROM current_reference AS found
                JOIN article AS here ON here.id = found.article_id
                JOIN article AS there ON there.id = found.target_id
                JOIN revision ON revision.id = there.revision_id
                WHERE here.id <> there.id)
             WHERE standing IN ('corrected', 'withheld', 'canceled')
                OR (wordings > 1 AND substr(modified, 1, 10) > substr(day, 1, 10))
             ORDER BY place, at, nth",
            columns("here."),
            columns("there."),
        ))?;
        let rows = select.query_map([], |row| {
            Ok(ArticleRow::read_optional(row, ArticleRow::WIDTH)?.map(|target| {
                Ok::<_, rusqlite::Error>(Overtaken {
                    article: ArticleRow::read(row)?,
                    target,
                    quote: row.get(NEXT)?,
                    note: row.get(NEXT + 1)?,
                    modified: row.get(NEXT + 2)?,
                    revisions: row.get(NEXT + 3)?,
                })
            }))
        })?;
        let mut found = Vec::new();
        for row in rows {
            found.extend(row?.transpose()?);
        }
        Ok(found)
    }
}
