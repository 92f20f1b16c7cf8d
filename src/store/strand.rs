//! The whole graph without its words: what connects with what, and how strongly.

use std::collections::HashMap;

use super::{NodeRow, Store};
use crate::error::Result;
use crate::model::ReferenceKind;

/// What an edge is, without its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Strand {
    /// Where it starts: an article, or a wanted story that names an entity.
    pub source: NodeRow,
    /// Where it ends.
    pub target: NodeRow,
    /// The reference's kind; `None` is a mention.
    pub kind: Option<ReferenceKind>,
    /// Salience of a mention, confidence of a reference; 0 to 1.
    pub weight: f64,
}

/// Mentions that name a wanted story's entities weigh this much: a headline
/// names little that it is not about.
pub(super) const HEADLINE_SALIENCE: f64 = 0.5;

/// Waiting references and bare links carry no confidence of their own: that
/// they stand there is certain.
pub(super) const CERTAIN: f64 = 1.0;

/// SQL that an article was published by a day, month or year, where one is
/// asked for. Undated ones were not, as far as is known.
pub(super) fn published_by(article: &str, as_of: &str) -> String {
    format!("({as_of} IS NULL OR substr({article}.published, 1, length({as_of})) <= {as_of})")
}

impl Store {
    /// Every edge of the archive without evidence, in no particular order.
    /// About 50 bytes an edge; links that lead nowhere are left out. With
    /// `as_of`, an ISO 8601 day, month or year, only among articles published
    /// by then.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn strands(&self, as_of: Option<&str>) -> Result<Vec<Strand>> {
        let mut strands = self.reference_strands(as_of)?;
        self.push_mention_strands(as_of, &mut strands)?;
        self.push_wanted_strands(as_of, &mut strands)?;
        Ok(strands)
    }

    /// The references among them.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn reference_strands(&self, as_of: Option<&str>) -> Result<Vec<Strand>> {
        let mut strands = Vec::new();
        let mut select = self.connection.prepare(&format!(
            "SELECT article.id, reference.target_id, reference.label_key, reference.kind, reference.confidence
             FROM reference
             JOIN article ON article.revision_id = reference.revision_id
             LEFT JOIN article AS target ON target.id = reference.target_id
             WHERE (reference.target_id IS NOT NULL OR reference.kind <> 'link')
               AND {} AND (target.id IS NULL OR {})",
            published_by("article", "?1"),
            published_by("target", "?1"),
        ))?;
        let mut rows = select.query([as_of])?;
        while let Some(row) = rows.next()? {
            let target = match row.get::<_, Option<i64>>(1)? {
                Some(target) => NodeRow::Article(target),
                None => NodeRow::Wanted(row.get(2)?),
            };
            strands.push(Strand {
                source: NodeRow::Article(row.get(0)?),
                target,
                kind: Some(super::reference::kind(row, 3)?),
                weight: row.get::<_, Option<f64>>(4)?.unwrap_or(CERTAIN),
            });
        }
        Ok(strands)
    }

    /// What wanted stories name.
    fn push_wanted_strands(&self, as_of: Option<&str>, strands: &mut Vec<Strand>) -> Result<()> {
        let mut select = self.connection.prepare(&format!(
            "SELECT DISTINCT reference.label_key, name.entity_id
             FROM reference
             JOIN article ON article.revision_id = reference.revision_id
             JOIN reference_entity ON reference_entity.reference_id = reference.id
             JOIN name ON name.id = reference_entity.name_id
             WHERE reference.target_id IS NULL AND reference.kind <> 'link'
               AND name.entity_id IS NOT NULL AND {}",
            published_by("article", "?1"),
        ))?;
        let mut rows = select.query([as_of])?;
        while let Some(row) = rows.next()? {
            strands.push(Strand {
                source: NodeRow::Wanted(row.get(0)?),
                target: NodeRow::Entity(row.get(1)?),
                kind: None,
                weight: HEADLINE_SALIENCE,
            });
        }
        Ok(())
    }

    fn push_mention_strands(&self, as_of: Option<&str>, strands: &mut Vec<Strand>) -> Result<()> {
        let by_then = published_by("article", "?1");
        let mut select = self
            .connection
            .prepare(&format!("SELECT revision_id, id FROM article WHERE {by_then}"))?;
        let rows = select.query_map([as_of], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let current: HashMap<i64, i64> = rows.collect::<Result<_, _>>()?;
        // In the order of an index that has all three, a third of the table's size.
        let mut select = self.connection.prepare(
            "SELECT revision_id, entity_id, salience FROM revision_entity
             ORDER BY entity_id, revision_id",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(article) = current.get(&row.get(0)?) {
                strands.push(Strand {
                    source: NodeRow::Article(*article),
                    target: NodeRow::Entity(row.get(1)?),
                    kind: None,
                    weight: row.get(2)?,
                });
            }
        }
        Ok(())
    }
}
