//! Each wording against its digest, and what hangs off it.

use rusqlite::params;

use super::counts::Counts;
use super::{Tell, Verified};
use crate::error::Result;
use crate::model::{short_digest, title_key};
use crate::store::Store;
use crate::store::revision::{RevisionText, text_digest};

impl Store {
    /// Goes through all wordings, and counts what the current ones have.
    pub(super) fn verify_texts(
        &self,
        counts: &mut Counts,
        verified: &mut Verified,
        tell: Tell<'_>,
    ) -> Result<()> {
        let mut select = self.connection.prepare(
            "SELECT revision.id, article.slug, article.revision_id IS revision.id, text_hash
             FROM revision LEFT JOIN article ON article.id = revision.article_id
             ORDER BY revision.id",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let revision: i64 = row.get(0)?;
            // A wording of no article is told of as a foreign key.
            let slug = row.get::<_, Option<String>>(1)?.unwrap_or_default();
            let (is_current, hash): (bool, String) = (row.get(2)?, row.get(3)?);
            let text = self.revision_text(revision)?;
            verified.revisions += 1;
            if text_digest(&text.title, &text.body) != hash {
                tell("text", &slug, "is not the text that was read".to_owned());
            }
            self.verify_mentions(revision, &slug, &text, verified, tell)?;
            self.verify_references(revision, &slug, &text, verified, tell)?;
            if is_current {
                counts.add_stems(&text);
                self.count_names(revision, &text, counts)?;
            }
        }
        self.verify_current(tell)
    }

    /// Which wording is current, and what the article repeats of it.
    fn verify_current(&self, tell: Tell<'_>) -> Result<()> {
        let mut select = self.connection.prepare(
            "SELECT id, slug, revision_id, title, title_hash, published, language, source, status
             FROM article ORDER BY id",
        )?;
        let mut same = self.connection.prepare(
            "SELECT (article_id, title, published, language, source, status)
                 IS (?2, ?3, ?4, ?5, ?6, ?7) FROM revision WHERE id = ?1",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (id, slug, title): (i64, String, String) = (row.get(0)?, row.get(1)?, row.get(3)?);
            let Some(current) = row.get::<_, Option<i64>>(2)? else { continue };
            let repeats: bool = same.query_row(
                params![
                    current,
                    id,
                    title,
                    row.get::<_, Option<String>>(5)?,
                    row.get::<_, Option<String>>(6)?,
                    row.get::<_, Option<String>>(7)?,
                    row.get::<_, String>(8)?,
                ],
                |row| row.get(0),
            )?;
            if !repeats {
                tell("article", &slug, "does not say what its current text says".to_owned());
            }
            if self.current_revision(id)? != current {
                tell("article", &slug, "has an older text as its current one".to_owned());
            }
            if short_digest(&title_key(&title)) != row.get::<_, i64>(4)? {
                tell("article", &slug, "cannot be found by its headline".to_owned());
            }
        }
        Ok(())
    }
}

/// The words at a byte range, if it is one of `text`.
pub(super) fn words(text: &str, start: i64, end: i64) -> Option<&str> {
    text.get(usize::try_from(start).ok()?..usize::try_from(end).ok()?)
        .filter(|words| !words.is_empty())
}

/// The text of a field, by its number in the table.
pub(super) fn field(text: &RevisionText, code: u8) -> &str {
    text.field(crate::store::mention::field(code).as_str())
}
