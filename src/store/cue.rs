//! An archive's own cues, and stored texts whose references are found anew.

use std::collections::HashSet;

use rusqlite::params;
use serde::Serialize;

use super::{IncomingReference, Store};
use crate::error::Result;
use crate::model::{Article, HouseCue, Link, ReferenceKind, Span, title_tokens};

/// A cue that a person has accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct CueRow {
    /// As printed, without the separator.
    pub phrase: String,
    /// What it says of the story after it.
    pub kind: ReferenceKind,
    /// When, in UTC seconds.
    pub accepted_at: u64,
}

impl Store {
    /// The cues that a person has accepted, by phrase.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn accepted_cues(&self) -> Result<Vec<CueRow>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT phrase, kind, accepted_at FROM house_cue ORDER BY phrase")?;
        let rows = select.query_map([], |row| {
            Ok(CueRow {
                phrase: row.get(0)?,
                kind: super::reference::kind(row, 1)?,
                accepted_at: row.get(2)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The same as the finder of references takes them.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn house_cues(&self) -> Result<Vec<HouseCue>> {
        let cue = |row: CueRow| HouseCue { phrase: row.phrase, kind: row.kind };
        Ok(self.accepted_cues()?.into_iter().map(cue).collect())
    }

    /// Notes a cue as accepted, within the caller's transaction; another kind
    /// takes the place of the one it had.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_cue(&self, cue: &HouseCue, accepted_at: u64) -> Result<()> {
        self.connection
            .prepare_cached(
                "INSERT INTO house_cue (phrase, kind, accepted_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET kind = excluded.kind, accepted_at = excluded.accepted_at",
            )?
            .execute(params![cue.phrase, cue.kind.as_str(), accepted_at])?;
        Ok(())
    }

    /// Takes a cue back, within the caller's transaction.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn drop_cue(&self, phrase: &str) -> Result<()> {
        self.connection
            .prepare_cached("DELETE FROM house_cue WHERE phrase = ?1")?
            .execute([phrase])?;
        Ok(())
    }

    /// Shows the current text of every article to `each`: headline and body, by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn each_text(&self, mut each: impl FnMut(&str, &str)) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT revision.title, body FROM article
             JOIN revision ON revision.id = revision_id ORDER BY article.id",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            each(
                row.get_ref(0)?.as_str().unwrap_or_default(),
                row.get_ref(1)?.as_str().unwrap_or_default(),
            );
        }
        Ok(())
    }

    /// The texts, old ones too, whose body is one that `is_wanted`: their rows.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn texts_with(&self, is_wanted: impl Fn(&str) -> bool) -> Result<Vec<i64>> {
        let mut select =
            self.connection.prepare_cached("SELECT id, body FROM revision ORDER BY id")?;
        let mut rows = select.query([])?;
        let mut found = Vec::new();
        while let Some(row) = rows.next()? {
            if is_wanted(row.get_ref(1)?.as_str().unwrap_or_default()) {
                found.push(row.get(0)?);
            }
        }
        Ok(found)
    }

    /// A stored text as far as finding references in it needs it: headline,
    /// address, language, body and hyperlinks.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn linked_text(&self, revision: i64) -> Result<Article> {
        let text = self.revision_text(revision)?;
        let url = self
            .connection
            .prepare_cached(
                "SELECT url FROM article JOIN revision ON article.id = article_id
                 WHERE revision.id = ?1",
            )?
            .query_row([revision], |row| row.get(0))?;
        let mut select = self.connection.prepare_cached(
            "SELECT url, label, start_byte, end_byte FROM reference
             WHERE revision_id = ?1 AND kind = 'link' AND url IS NOT NULL ORDER BY id",
        )?;
        let rows = select.query_map([revision], |row| {
            let (start, end): (Option<usize>, Option<usize>) = (row.get(2)?, row.get(3)?);
            let span = start.zip(end).map(|(start, end)| Span::new(start, end));
            Ok(Link { url: row.get(0)?, text: row.get(1)?, span })
        })?;
        let mut links: Vec<Link> = rows.collect::<Result<_, _>>()?;
        let mut select = self.connection.prepare_cached(
            "SELECT url, start_byte, end_byte FROM passed_link WHERE revision_id = ?1 ORDER BY rowid",
        )?;
        let rows = select.query_map([revision], |row| {
            let span = Span::new(row.get(1)?, row.get(2)?);
            Ok(Link { url: row.get(0)?, text: span.of(&text.body).to_owned(), span: Some(span) })
        })?;
        for link in rows {
            links.push(link?);
        }
        Ok(Article {
            title: text.title,
            url,
            language: text.language,
            body: text.body,
            links,
            ..Article::default()
        })
    }

    /// Keeps those links with a place in the text that no reference shows.
    pub(super) fn insert_passed_links(
        &self,
        revision: i64,
        links: &[Link],
        references: &[IncomingReference],
    ) -> Result<()> {
        let shown: HashSet<(Span, &str)> = references
            .iter()
            .map(|found| &found.reference)
            .filter(|found| found.kind == ReferenceKind::Link)
            .filter_map(|found| Some((found.span?, found.url.as_deref()?)))
            .collect();
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO passed_link (revision_id, url, start_byte, end_byte) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for link in links {
            let Some(span) = link.span else { continue };
            if !shown.contains(&(span, link.url.as_str())) {
                insert.execute(params![revision, link.url, span.start, span.end])?;
            }
        }
        Ok(())
    }

    /// Begins a transaction in which references may be replaced; ends as any other.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`], for instance while another process writes.
    pub fn begin_recue(&self) -> Result<()> {
        // For each reference that goes SQLite would read all tokens to see that
        // none points to it. `recue` takes them away itself.
        self.connection.pragma_update(None, "foreign_keys", false)?;
        self.begin()
    }

    /// After [`Store::begin_recue`] and the end of its transaction.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if SQLite refuses it.
    pub fn end_recue(&self) -> Result<()> {
        Ok(self.connection.pragma_update(None, "foreign_keys", true)?)
    }

    /// Puts the references found anew in a text, whose hyperlinks are `links`,
    /// in the place of those it had. Its names are stale then, and its article
    /// waits to be linked.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn recue(
        &self,
        revision: i64,
        links: &[Link],
        references: &[IncomingReference],
    ) -> Result<()> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id, reach_key FROM reference WHERE revision_id = ?1")?;
        let rows = select.query_map([revision], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut drop_token = self
            .connection
            .prepare_cached("DELETE FROM reference_token WHERE token = ?1 AND reference_id = ?2")?;
        for row in rows.collect::<Result<Vec<(i64, String)>, _>>()? {
            for token in title_tokens(&row.1) {
                drop_token.execute(params![token, row.0])?;
            }
        }
        for drop in [
            "DELETE FROM reference_entity
             WHERE reference_id IN (SELECT id FROM reference WHERE revision_id = ?1)",
            "DELETE FROM candidate
             WHERE reference_id IN (SELECT id FROM reference WHERE revision_id = ?1)",
            "DELETE FROM reference WHERE revision_id = ?1",
            "DELETE FROM passed_link WHERE revision_id = ?1",
        ] {
            self.connection.prepare_cached(drop)?.execute([revision])?;
        }
        self.insert_references(revision, references)?;
        self.insert_passed_links(revision, links, references)?;
        for stale in [
            "UPDATE revision SET tagger = '' WHERE id = ?1",
            "UPDATE article SET linked = 0 WHERE revision_id = ?1",
        ] {
            self.connection.prepare_cached(stale)?.execute([revision])?;
        }
        Ok(())
    }
}
