//! All wordings of an article, and the evidence in each.

use rusqlite::params;
use serde::Serialize;

use super::mention::printed;
use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{ReferenceKind, Span, Status};

/// One wording of an article.
#[derive(Clone, Debug, Serialize)]
pub struct RevisionRow {
    /// Its row.
    pub id: i64,
    /// Whether it is what the article says now.
    pub current: bool,
    /// When it was first read, ISO 8601 in UTC.
    pub read: String,
    /// The headline.
    pub title: String,
    /// The summary under it.
    pub standfirst: Option<String>,
    /// Authors, as printed.
    pub byline: Option<String>,
    /// When it says it was published.
    pub published: Option<String>,
    /// When it says it was last changed.
    pub modified: Option<String>,
    /// What its publisher says of it as a whole.
    pub status: Status,
    /// The publisher's note about that.
    pub note: Option<String>,
    /// The running text.
    #[serde(skip)]
    pub body: String,
}

/// A reference or link in one wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointed {
    /// What it says.
    pub kind: ReferenceKind,
    /// The headline, or the anchor's words, as printed.
    pub label: String,
    /// Its address.
    pub url: Option<String>,
    /// Where it stands in the body.
    pub span: Option<Span>,
}

impl Store {
    /// The wordings of an article, the oldest first: those without a text, then
    /// by the date they give, of equals the current one last.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn revisions(&self, article: &ArticleRow) -> Result<Vec<RevisionRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT revision.id, revision.id = article.revision_id,
                strftime('%Y-%m-%dT%H:%M:%SZ', run.started_at, 'unixepoch'),
                revision.title, standfirst, byline, revision.published, modified, revision.status,
                note, body
             FROM revision
             JOIN article ON article.id = revision.article_id
             JOIN run ON run.id = revision.run_id
             WHERE article.id = ?1
             ORDER BY body <> '', coalesce(modified, revision.published) IS NOT NULL,
                coalesce(modified, revision.published), revision.id = article.revision_id,
                content_hash",
        )?;
        let rows = select.query_map([article.id], |row| {
            Ok(RevisionRow {
                id: row.get(0)?,
                current: row.get(1)?,
                read: row.get(2)?,
                title: row.get(3)?,
                standfirst: row.get(4)?,
                byline: row.get(5)?,
                published: row.get(6)?,
                modified: row.get(7)?,
                status: super::article_read::status(row, 8)?,
                note: row.get(9)?,
                body: row.get(10)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The references and links of a wording, in reading order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn pointed(&self, revision: i64) -> Result<Vec<Pointed>> {
        let mut select = self.connection.prepare_cached(
            "SELECT kind, label, url, start_byte, end_byte FROM reference
             WHERE revision_id = ?1 ORDER BY start_byte IS NULL, start_byte, id",
        )?;
        let rows = select.query_map([revision], |row| {
            let ends: (Option<usize>, Option<usize>) = (row.get(3)?, row.get(4)?);
            Ok(Pointed {
                kind: super::reference::kind(row, 0)?,
                label: row.get(1)?,
                url: row.get(2)?,
                span: ends.0.zip(ends.1).map(|(start, end)| Span::new(start, end)),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The people, organisations and places that a wording names, by name; as
    /// the wording prints it where no current text prints it at all.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn names_in(&self, revision: i64) -> Result<Vec<(i64, String)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.key, coalesce(here.name, CAST(substr(CAST(
                CASE field WHEN 'body' THEN body WHEN 'title' THEN title ELSE standfirst END AS BLOB),
                start_byte + 1, end_byte - start_byte) AS TEXT))
             FROM revision_entity AS here
             JOIN revision ON revision.id = revision_id
             JOIN entity ON entity.id = entity_id
             WHERE revision_id = ?1
             ORDER BY entity.name, entity.kind",
        )?;
        let rows = select.query_map(params![revision], |row| {
            let (name, key): (String, String) = (row.get(1)?, row.get(2)?);
            let unprinted = key.split('#').next() == Some(name.as_str());
            let shown = if unprinted { printed(&row.get::<_, String>(3)?) } else { name };
            Ok((row.get(0)?, shown))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
