//! Occurrences of names.

use std::collections::BTreeMap;

use rusqlite::params;
use serde::Serialize;

use super::Store;
use crate::error::Result;
use crate::model::{EntityKind, Mention, Naming, Span};

/// One occurrence of a name in an article's current text.
#[derive(Clone, Debug, Serialize)]
pub struct MentionRow {
    /// Row of the entity.
    pub entity: i64,
    /// Its full name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// `title`, `standfirst` or `body`.
    pub field: String,
    /// Where, in UTF-8 bytes of that text.
    pub span: Span,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

impl Store {
    pub(super) fn insert_mentions(
        &self,
        revision: i64,
        mentions: &[(Mention, Naming)],
        salience: &BTreeMap<Naming, f64>,
    ) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO mention (revision_id, field, start_byte, end_byte, sentence_start,
                sentence_end, entity_id, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
        )?;
        let mut by_name: BTreeMap<&Naming, Vec<&Mention>> = BTreeMap::new();
        for (mention, naming) in mentions {
            let entity = self.entity_id(naming)?;
            insert.execute(params![
                revision,
                mention.field.as_str(),
                mention.span.start,
                mention.span.end,
                mention.sentence.start,
                mention.sentence.end,
                entity,
                mention.confidence,
            ])?;
            by_name.entry(naming).or_default().push(mention);
        }
        let mut insert = self.connection.prepare_cached(
            "INSERT INTO revision_entity (revision_id, entity_id, name, mentions, salience, field,
                start_byte, end_byte, sentence_start, sentence_end, confidence)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)
             ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
                salience = max(salience, excluded.salience)",
        )?;
        for (naming, mentions) in by_name {
            let best = best_evidence(&mentions);
            insert.execute(params![
                revision,
                self.entity_id(naming)?,
                naming.name,
                mentions.len(),
                salience.get(naming).copied().unwrap_or_default(),
                best.field.as_str(),
                best.span.start,
                best.span.end,
                best.sentence.start,
                best.sentence.end,
                best.confidence,
            ])?;
        }
        Ok(())
    }

    /// Every mention in the article's current text, in reading order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn mentions(&self, article: i64) -> Result<Vec<MentionRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, field, start_byte, end_byte, confidence
             FROM article
             JOIN mention ON mention.revision_id = article.revision_id
             JOIN entity ON entity.id = mention.entity_id
             WHERE article.id = ?1
             ORDER BY field <> 'title', field <> 'standfirst', start_byte",
        )?;
        let rows = select.query_map([article], |row| {
            Ok(MentionRow {
                entity: row.get(0)?,
                name: row.get(1)?,
                kind: super::entity::kind(row, 2)?,
                field: row.get(3)?,
                span: Span::new(row.get(4)?, row.get(5)?),
                confidence: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// A sentence of fewer bytes is a heading or a list item and says little.
const SENTENCE: usize = 40;

/// The mention whose sentence says most: in running text before a headline, in
/// a whole sentence before a heading, the surest, the fullest name, then the
/// first.
fn best_evidence<'m>(mentions: &[&'m Mention]) -> &'m Mention {
    let mut best = mentions[0];
    for mention in mentions {
        let rank = |mention: &Mention| {
            let whole = mention.sentence.end - mention.sentence.start >= SENTENCE;
            (mention.field, whole, mention.confidence, mention.surface.len())
        };
        if rank(mention).partial_cmp(&rank(best)) == Some(std::cmp::Ordering::Greater) {
            best = mention;
        }
    }
    best
}
