//! Wordings of an article, and which of them is current.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::stem::{StemCount, stems};
use super::{Incoming, Store};
use crate::error::Result;
use crate::model::{digest, title_key};

/// The text of one wording.
#[derive(Clone, Debug)]
pub(super) struct RevisionText {
    pub(super) title: String,
    pub(super) standfirst: Option<String>,
    pub(super) body: String,
    pub(super) published: Option<String>,
    pub(super) language: Option<String>,
    pub(super) source: Option<String>,
    pub(super) status: String,
}

impl RevisionText {
    /// The stems of all its texts.
    pub(super) fn stems(&self) -> HashMap<String, StemCount> {
        stems(&searched(&self.title, self.standfirst.as_deref(), &self.body))
    }

    /// The text that a field's byte offsets point into.
    pub(super) fn field(&self, name: &str) -> &str {
        match name {
            "title" => &self.title,
            "standfirst" => self.standfirst.as_deref().unwrap_or_default(),
            _ => &self.body,
        }
    }
}

/// All that full-text search reads of a wording, as one text.
#[must_use]
pub fn searched(title: &str, standfirst: Option<&str>, body: &str) -> String {
    format!("{title}\n{}\n{body}", standfirst.unwrap_or_default())
}

/// Digest of headline and body alone: equal for copies of one story on two sites.
pub(super) fn text_digest(title: &str, body: &str) -> String {
    digest(format!("{}\n{body}", title_key(title)).as_bytes())
}

impl Store {
    /// The wording's row, stored with its references and mentions if new.
    pub(super) fn put_revision(&self, article: i64, incoming: &Incoming, run: i64) -> Result<i64> {
        let known = self
            .connection
            .prepare_cached("SELECT id FROM revision WHERE article_id = ?1 AND content_hash = ?2")?
            .query_row(params![article, incoming.content_hash], |row| row.get(0))
            .optional()?;
        if let Some(known) = known {
            return Ok(known);
        }
        let said = &incoming.article;
        self.connection
            .prepare_cached(
                "INSERT INTO revision (article_id, content_hash, text_hash, run_id, title, standfirst,
                    byline, published, modified, language, source, section, body, tagger, status, note)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)",
            )?
            .execute(params![
                article,
                incoming.content_hash,
                text_digest(&said.title, &said.body),
                run,
                said.title,
                said.standfirst,
                said.byline,
                said.published.as_ref().map(crate::model::Date::as_str),
                said.modified.as_ref().map(crate::model::Date::as_str),
                said.language,
                said.source,
                said.section,
                said.body,
                incoming.tagger,
                said.status.as_str(),
                said.note,
            ])?;
        let revision = self.connection.last_insert_rowid();
        if let Some(sketch) = &incoming.sketch {
            self.connection
                .prepare_cached("INSERT INTO sketch (revision_id, minima) VALUES (?1, ?2)")?
                .execute(params![revision, sketch])?;
        }
        self.insert_marked(revision, &said.marked)?;
        self.insert_mentions(revision, &incoming.mentions, &incoming.salience)?;
        self.insert_references(revision, &incoming.references)?;
        self.insert_passed_links(revision, &said.links, &incoming.references)?;
        Ok(revision)
    }

    /// Notes that `location` says `revision` in `run`.
    pub(super) fn put_origin(
        &self,
        article: i64,
        revision: i64,
        location: &str,
        run: i64,
    ) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO origin (article_id, location, revision_id, run_id) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET run_id = excluded.run_id",
            )?
            .execute(params![article, location, revision, run])?;
        Ok(())
    }

    /// How many wordings of an article `location` ever gave.
    pub(super) fn count_origins(&self, article: i64, location: &str) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached("SELECT count(*) FROM origin WHERE article_id = ?1 AND location = ?2")?
            .query_row(params![article, location], |row| row.get(0))?)
    }

    /// The latest wording, by date, then hash, of those that files give now; one
    /// without a text (an item of a feed) only where there is no other.
    pub(super) fn current_revision(&self, article: i64) -> Result<i64> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT revision.id FROM origin JOIN revision ON revision.id = origin.revision_id
                 WHERE origin.article_id = ?1
                   AND origin.run_id = (SELECT max(run_id) FROM origin AS latest
                        WHERE latest.article_id = ?1 AND latest.location = origin.location)
                 ORDER BY body = '', coalesce(modified, published) IS NULL,
                          coalesce(modified, published) DESC, content_hash DESC
                 LIMIT 1",
            )?
            .query_row([article], |row| row.get(0))?)
    }

    pub(super) fn revision_text(&self, revision: i64) -> Result<RevisionText> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT title, standfirst, body, published, language, source, status
                 FROM revision WHERE id = ?1",
            )?
            .query_row([revision], |row| {
                Ok(RevisionText {
                    title: row.get(0)?,
                    standfirst: row.get(1)?,
                    body: row.get(2)?,
                    published: row.get(3)?,
                    language: row.get(4)?,
                    source: row.get(5)?,
                    status: row.get(6)?,
                })
            })?)
    }

    /// Puts a current text into the full-text index, at the next commit.
    pub(super) fn index_text(&self, article: i64, text: &RevisionText) {
        self.changes.set(self.changes.get() + 1);
        self.cache.borrow_mut().texts.push((article, true, text.clone()));
    }

    /// Takes a text out of the full-text index, which has to be told what it
    /// was, at the next commit.
    pub(super) fn unindex_text(&self, article: i64, text: &RevisionText) {
        self.cache.borrow_mut().texts.push((article, false, text.clone()));
    }

    /// Indexes what was put off. One after the other without another statement
    /// between them: each of those would have the index write what it holds.
    pub(super) fn put_texts(&self) -> Result<()> {
        let texts = std::mem::take(&mut self.cache.borrow_mut().texts);
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO article_fts (rowid, title, standfirst, body) VALUES (?1, ?2, ?3, ?4)",
        )?;
        let mut delete = self.connection.prepare_cached(
            "INSERT INTO article_fts (article_fts, rowid, title, standfirst, body)
             VALUES ('delete', ?1, ?2, ?3, ?4)",
        )?;
        for (article, is_new, text) in texts {
            let statement = if is_new { &mut insert } else { &mut delete };
            statement.execute(params![article, text.title, text.standfirst, text.body])?;
        }
        Ok(())
    }
}
