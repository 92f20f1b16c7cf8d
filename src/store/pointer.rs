//! Which references may mean an article: asked once per stored article.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row, params};

use super::Store;
use super::target::{cuts, has_share, url_of};
use crate::error::Result;
use crate::model::{Pointer, Pointing, title_key, title_tokens};

/// An article whose text changed since references to and from it were bound.
#[derive(Clone, Debug)]
pub struct Unlinked {
    /// Row of the article.
    pub article: i64,
    /// Normal form of its headline.
    pub title_key: String,
    /// Normal form of its address.
    pub url_key: Option<String>,
}

const POINTER: &str =
    "SELECT reference.id, article.id, reference.kind, label_key, reach_key, reference.url_key,
        article.published, article.source, target_id, label
    FROM reference JOIN article ON article.revision_id = reference.revision_id";

impl Store {
    /// Up to `limit` articles whose references wait to be bound, after row `after`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn unlinked(&self, after: i64, limit: usize) -> Result<Vec<Unlinked>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, title, key FROM article WHERE linked = 0 AND id > ?1 ORDER BY id LIMIT ?2",
        )?;
        let rows = select.query_map(params![after, limit], |row| {
            Ok(Unlinked {
                article: row.get(0)?,
                title_key: title_key(row.get_ref(1)?.as_str()?),
                url_key: url_of(row.get_ref(2)?.as_str()?),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The references of an article.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn pointers_of(&self, article: &Unlinked) -> Result<Vec<Pointer>> {
        let mut select = self
            .connection
            .prepare_cached(&format!("{POINTER} WHERE article.id = ?1 ORDER BY reference.id"))?;
        let rows = select.query_map([article.article], read_pointer)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The reference of a current text in row `reference`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is none.
    pub fn pointer(&self, reference: i64) -> Result<Pointer> {
        Ok(self
            .connection
            .prepare_cached(&format!("{POINTER} WHERE reference.id = ?1"))?
            .query_row([reference], read_pointer)?)
    }

    /// Rows of the references of a current text that `pointing` speaks of.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn references_meant(&self, pointing: &Pointing) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT reference.id FROM article
             JOIN reference ON reference.revision_id = article.revision_id
             WHERE article.key = ?1 AND reference.kind = ?2 AND label_key = ?3
               AND coalesce(reference.url_key, reference.url) IS ?4",
        )?;
        let rows = select.query_map(
            params![pointing.article, pointing.kind.as_str(), pointing.label_key, pointing.url],
            |row| row.get(0),
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many references the current texts have.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_references(&self) -> Result<usize> {
        Ok(self.connection.query_row(
            "SELECT count(*) FROM reference
             JOIN article ON article.revision_id = reference.revision_id",
            [],
            |row| row.get(0),
        )?)
    }

    /// Every reference that may bind otherwise now that `article` says what
    /// it says: its own, those bound to it, and those that name its address,
    /// its headline, or at least `share` of its headline's words; the same for
    /// headlines of its other wordings.
    ///
    /// Of those that are `settled` some are left out.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn pointers_touching(
        &self,
        article: &Unlinked,
        share: f64,
        settled: &HashSet<i64>,
    ) -> Result<Vec<Pointer>> {
        let mut pointers = Vec::new();
        let mut select = |condition: &str, parameters: &[&dyn rusqlite::ToSql]| -> Result<()> {
            let mut select =
                self.connection.prepare_cached(&format!("{POINTER} WHERE {condition}"))?;
            let rows = select.query_map(parameters, read_pointer)?;
            for pointer in rows {
                pointers.push(pointer?);
            }
            Ok(())
        };
        select("article.id = ?1", &[&article.article])?;
        select("target_id = ?1", &[&article.article])?;
        select(
            "reference.id IN (SELECT reference_id FROM candidate WHERE article_id = ?1)",
            &[&article.article],
        )?;
        if let Some(url_key) = &article.url_key {
            select("reference.url_key = ?1", &[url_key])?;
        }
        let mut titles = self.earlier_titles(article.article)?;
        titles.push(article.title_key.clone());
        let mut sharing = Vec::new();
        let mut by_row =
            self.connection.prepare_cached(&format!("{POINTER} WHERE reference.id = ?1"))?;
        for title_key in titles.iter().filter(|title_key| !title_key.is_empty()) {
            // A space sorts before every letter and digit; `!` follows it.
            select(
                "(reach_key = ?1 OR (reach_key >= ?1 || ' ' AND reach_key < ?1 || '!'))",
                &[title_key],
            )?;
            let cuts = serde_json::to_string(&cuts(title_key)).unwrap_or_default();
            select(
                "label_key IN (SELECT value FROM json_each(?1))
                 AND (label LIKE '%…%' OR label LIKE '%...%')",
                &[&cuts],
            )?;
            let tokens = title_tokens(title_key);
            for reference in self.sharing(title_key, share)? {
                if settled.contains(&reference) {
                    continue;
                }
                let pointer = by_row.query_row([reference], read_pointer).optional()?;
                sharing.extend(pointer.filter(|pointer| {
                    has_share(&title_tokens(&pointer.reach_key), &tokens, share)
                }));
            }
        }
        pointers.append(&mut sharing);
        pointers.sort_by_key(|pointer| pointer.reference);
        pointers.dedup_by_key(|pointer| pointer.reference);
        Ok(pointers)
    }

    /// References that have one of the rarest words of a headline.
    fn sharing(&self, title_key: &str, share: f64) -> Result<Vec<i64>> {
        let rarest = serde_json::to_string(&self.rarest(title_key, share)?).unwrap_or_default();
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT reference_id FROM reference_token
             WHERE token IN (SELECT value FROM json_each(?1))",
        )?;
        let rows = select.query_map([&rarest], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// References of the articles that wait for linking.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn unlinked_references(&self) -> Result<HashSet<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT reference.id FROM article
             JOIN reference ON reference.revision_id = article.revision_id
             WHERE article.linked = 0",
        )?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_pointer(row: &Row<'_>) -> rusqlite::Result<Pointer> {
    Ok(Pointer {
        reference: row.get(0)?,
        article: row.get(1)?,
        kind: super::reference::kind(row, 2)?,
        label_key: row.get(3)?,
        reach_key: row.get(4)?,
        url_key: row.get(5)?,
        published: super::binding::date(row, 6)?,
        source: row.get(7)?,
        target: row.get(8)?,
        label: row.get(9)?,
    })
}
