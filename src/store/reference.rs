//! Editors' pointers, and the stories the archive lacks.

use rusqlite::{Row, params};
use serde::Serialize;

use super::{ArticleRow, IncomingReference, Store};
use crate::error::Result;
use crate::model::{Field, Mention, Naming, ReferenceKind, title_key, url_key};

/// A reference of a current text.
#[derive(Clone, Debug, Serialize)]
pub struct ReferenceRow {
    /// Row of the reference.
    pub id: i64,
    /// The article it stands in.
    pub article: ArticleRow,
    /// What its cue says.
    pub kind: ReferenceKind,
    /// The cue as printed; empty for a bare link.
    pub cue: String,
    /// The headline as printed.
    pub label: String,
    /// The target's address, where given.
    pub url: Option<String>,
    /// First UTF-8 byte of the quote in the body; `None` where the source
    /// lists its links apart.
    pub start: Option<usize>,
    /// One past its last byte.
    pub end: Option<usize>,
    /// The words as they stand in the body.
    pub quote: String,
    /// The sentence around a link; the quote itself where an editor set it
    /// apart.
    #[serde(skip)]
    pub sentence: String,
    /// The article it means.
    pub target: Option<ArticleRow>,
    /// How that was found.
    pub method: Option<String>,
    /// How sure, 0 to 1.
    pub confidence: Option<f64>,
    /// What it could mean, where that is not certain.
    pub candidates: Vec<CandidateRow>,
}

/// An article that a reference may mean.
#[derive(Clone, Debug, Serialize)]
pub struct CandidateRow {
    /// The article.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// How well it fits, 0 to 1.
    pub score: f64,
}

/// Which references to list.
#[derive(Clone, Debug, Default)]
pub struct ReferenceFilter {
    /// Only those that stand in this article.
    pub article: Option<i64>,
    /// Only those that mean this article.
    pub target: Option<i64>,
    /// Also hyperlinks of the running text that lead nowhere in the archive.
    pub all_links: bool,
    /// Only those that wait.
    pub waiting: bool,
}

impl Store {
    pub(super) fn insert_references(
        &self,
        revision: i64,
        references: &[IncomingReference],
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO reference (revision_id, kind, cue, label, label_key, reach_key, url, url_key,
                start_byte, end_byte, sentence_start, sentence_end, reach_start, reach_end)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        )?;
        let mut insert_token = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO reference_token (token, reference_id) VALUES (?1, ?2)",
        )?;
        for found in references {
            let said = &found.reference;
            insert.execute(params![
                revision,
                said.kind.as_str(),
                said.cue,
                said.label,
                title_key(&said.label),
                found.reach_key,
                said.url,
                said.url.as_deref().and_then(url_key),
                said.span.map(|span| span.start),
                said.span.map(|span| span.end),
                found.sentence.map(|span| span.start),
                found.sentence.map(|span| span.end),
                said.reach.map(|span| span.start),
                said.reach.map(|span| span.end),
            ])?;
            let reference = self.connection.last_insert_rowid();
            for token in &found.tokens {
                insert_token.execute(params![token, reference])?;
            }
            self.insert_reference_entities(reference, &found.mentions)?;
        }
        Ok(())
    }

    pub(super) fn insert_reference_entities(
        &self,
        reference: i64,
        mentions: &[(Mention, Naming)],
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO reference_entity
                (reference_id, name_id, name, start_byte, end_byte, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
        )?;
        for (mention, naming) in mentions {
            debug_assert_eq!(mention.field, Field::Title, "a headline has no other field");
            insert.execute(params![
                reference,
                self.name_id(naming)?,
                naming.name,
                mention.span.start,
                mention.span.end,
                mention.confidence,
            ])?;
        }
        Ok(())
    }

    /// References of current texts, by article and place in it.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn references(&self, filter: &ReferenceFilter) -> Result<Vec<ReferenceRow>> {
        // `?1 IS NULL OR … = ?1` would hide the row from the query planner.
        let only = |asked: Option<i64>, condition: &'static str, unasked: &'static str| {
            if asked.is_some() { condition } else { unasked }
        };
        let in_article = only(filter.article, "found.article_id = ?1", "?1 IS NULL");
        let to_target = only(filter.target, "found.target_id = ?2", "?2 IS NULL");
        let columns = |of: &str| ArticleRow::COLUMNS.replace("article.", of);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, {},
                found.id, found.kind, cue, label, found.url, start_byte, end_byte, quote, method, confidence,
                sentence
             FROM current_reference AS found
             JOIN article AS here ON here.id = found.article_id
             LEFT JOIN article AS there ON there.id = found.target_id
             WHERE {in_article} AND {to_target}
               AND (?3 OR found.kind <> 'link' OR found.target_id IS NOT NULL)
               AND (NOT ?4 OR found.target_id IS NULL)
             ORDER BY found.article_id, start_byte IS NULL, start_byte, found.id",
            columns("here."),
            columns("there."),
        ))?;
        let rows = select.query_map(
            params![filter.article, filter.target, filter.all_links, filter.waiting],
            read_reference,
        )?;
        let mut references = rows.collect::<Result<Vec<_>, _>>()?;
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, score
             FROM candidate JOIN article ON article.id = candidate.article_id
             WHERE reference_id = ?1 ORDER BY score DESC, article.key",
            ArticleRow::COLUMNS,
        ))?;
        for reference in &mut references {
            let rows = select.query_map([reference.id], |row| {
                Ok(CandidateRow {
                    article: ArticleRow::read(row)?,
                    score: row.get(ArticleRow::WIDTH)?,
                })
            })?;
            reference.candidates = rows.collect::<Result<_, _>>()?;
        }
        Ok(references)
    }
}

fn read_reference(row: &Row<'_>) -> rusqlite::Result<ReferenceRow> {
    const NEXT: usize = 2 * ArticleRow::WIDTH;
    Ok(ReferenceRow {
        article: ArticleRow::read(row)?,
        target: ArticleRow::read_optional(row, ArticleRow::WIDTH)?,
        id: row.get(NEXT)?,
        kind: kind(row, NEXT + 1)?,
        cue: row.get(NEXT + 2)?,
        label: row.get(NEXT + 3)?,
        url: row.get(NEXT + 4)?,
        start: row.get(NEXT + 5)?,
        end: row.get(NEXT + 6)?,
        quote: row.get(NEXT + 7)?,
        method: row.get(NEXT + 8)?,
        confidence: row.get(NEXT + 9)?,
        sentence: row.get(NEXT + 10)?,
        candidates: Vec::new(),
    })
}

/// Reads a [`ReferenceKind`] column.
pub(super) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<ReferenceKind> {
    let name: String = row.get(column)?;
    ReferenceKind::from_name(&name).ok_or_else(|| {
        let why = format!("unknown reference kind `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}
