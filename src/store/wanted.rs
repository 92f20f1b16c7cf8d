//! The stories the archive lacks, and who cites them.

use serde::Serialize;

use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::ReferenceKind;

/// A story that references name and that is not here.
#[derive(Clone, Debug, Serialize)]
pub struct WantedRow {
    /// Normal form of the headline: its identity.
    pub key: String,
    /// The headline as printed.
    pub title: String,
    /// Its address, where one is given.
    pub url: Option<String>,
    /// When it was published, where its publisher lists it.
    pub published: Option<String>,
    /// Who and what its headline names.
    pub entities: Vec<String>,
}

/// An article that cites a wanted story, and where it first does.
#[derive(Clone, Debug, Serialize)]
pub struct Citation {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// What the cue says.
    pub kind: ReferenceKind,
    /// First UTF-8 byte of the quote in the body; `None` where the source
    /// lists its links apart.
    pub start: Option<usize>,
    /// One past its last byte.
    pub end: Option<usize>,
    /// The words there. Hostile text.
    pub quote: String,
}

impl Store {
    /// Each wanted story with each article that cites it, once, in no
    /// particular order; an article by row and date.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn citers_of_wanted(&self) -> Result<Vec<(String, i64, Option<String>)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT label_key, article.id, published
             FROM reference JOIN article ON article.revision_id = reference.revision_id
             WHERE target_id IS NULL AND reference.kind <> 'link'",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The wanted story of that key, with the address and date of a sitemap
    /// that lists it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if no article cites it.
    pub fn wanted_story(&self, key: &str) -> Result<WantedRow> {
        let mut story = self
            .connection
            .prepare_cached(
                "SELECT min(label), min(reference.url)
                 FROM reference JOIN article ON article.revision_id = reference.revision_id
                 WHERE label_key = ?1 AND target_id IS NULL AND reference.kind <> 'link'
                 GROUP BY label_key",
            )?
            .query_row([key], |row| {
                Ok(WantedRow {
                    key: key.to_owned(),
                    title: row.get(0)?,
                    url: row.get(1)?,
                    published: None,
                    entities: Vec::new(),
                })
            })?;
        let mut entities = self.connection.prepare_cached(
            "SELECT entity.name
             FROM current_reference
             JOIN reference_entity ON reference_entity.reference_id = current_reference.id
             JOIN name ON name.id = reference_entity.name_id
             JOIN entity ON entity.id = name.entity_id
             WHERE label_key = ?1 AND target_id IS NULL AND current_reference.kind <> 'link'
             GROUP BY entity.name ORDER BY min(reference_entity.start_byte), entity.name",
        )?;
        let rows = entities.query_map([key], |row| row.get(0))?;
        story.entities = rows.collect::<Result<_, _>>()?;
        self.complete(&mut story)?;
        Ok(story)
    }

    /// The articles that cite a wanted story, each by the first place where it
    /// does, by slug.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn citations(&self, key: &str) -> Result<Vec<Citation>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, found.kind, start_byte, end_byte, quote
             FROM current_reference AS found JOIN article ON article.id = found.article_id
             WHERE label_key = ?1 AND target_id IS NULL AND found.kind <> 'link'
             ORDER BY slug, start_byte IS NULL, start_byte, found.id",
            ArticleRow::COLUMNS,
        ))?;
        let rows = select.query_map([key], |row| {
            Ok(Citation {
                article: ArticleRow::read(row)?,
                kind: super::reference::kind(row, ArticleRow::WIDTH)?,
                start: row.get(ArticleRow::WIDTH + 1)?,
                end: row.get(ArticleRow::WIDTH + 2)?,
                quote: row.get(ArticleRow::WIDTH + 3)?,
            })
        })?;
        let mut citations = rows.collect::<Result<Vec<_>, _>>()?;
        citations.dedup_by_key(|citation| citation.article.id);
        Ok(citations)
    }
}
