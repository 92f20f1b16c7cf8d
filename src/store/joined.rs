//! What is joined to one node: the graph a step at a time, so that a question
//! about two nodes need not read the whole.

use std::collections::HashMap;

use rusqlite::{Row, params};

use super::strand::{CERTAIN, HEADLINE_SALIENCE, published_by};
use super::{NodeRow, Store};
use crate::error::Result;
use crate::model::ReferenceKind;

/// A node at the other end of an edge, whichever way the edge points.
#[derive(Clone, Debug, PartialEq)]
pub struct Joined {
    /// The other end.
    pub node: NodeRow,
    /// The reference's kind; `None` is a mention.
    pub kind: Option<ReferenceKind>,
    /// Salience of a mention, confidence of a reference; 0 to 1.
    pub weight: f64,
}

impl Store {
    /// The nodes that edges join to `node`, in no particular order; several
    /// references are several rows. With `as_of`, an ISO 8601 day, month or
    /// year, only articles published by then, and what they say.
    ///
    /// Takes time proportional to their number.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn joined(&self, node: &NodeRow, as_of: Option<&str>) -> Result<Vec<Joined>> {
        match node {
            NodeRow::Article(article) => self.joined_to_article(*article, as_of),
            NodeRow::Entity(entity) => self.joined_to_entity(*entity, as_of),
            NodeRow::Wanted(key) => self.joined_to_wanted(key, as_of),
        }
    }

    fn joined_to_article(&self, article: i64, as_of: Option<&str>) -> Result<Vec<Joined>> {
        let mut joined = Vec::new();
        let by_then = published_by("article", "?2");
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT article.id, reference.label_key, reference.kind, reference.confidence
             FROM article AS here
             JOIN reference ON reference.revision_id = here.revision_id
             LEFT JOIN article ON article.id = reference.target_id
             WHERE here.id = ?1
               AND ((reference.target_id IS NULL AND reference.kind <> 'link')
                    OR (reference.target_id IS NOT NULL AND {by_then}))",
        ))?;
        let mut rows = select.query(params![article, as_of])?;
        while let Some(row) = rows.next()? {
            let node = match row.get::<_, Option<i64>>(0)? {
                Some(target) => NodeRow::Article(target),
                None => NodeRow::Wanted(row.get(1)?),
            };
            joined.push(reference(node, row, 2)?);
        }
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT article.id, reference.kind, reference.confidence
             FROM reference JOIN article ON article.revision_id = reference.revision_id
             WHERE reference.target_id = ?1 AND {by_then}",
        ))?;
        let mut rows = select.query(params![article, as_of])?;
        while let Some(row) = rows.next()? {
            joined.push(reference(NodeRow::Article(row.get(0)?), row, 1)?);
        }
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id, salience FROM article
             JOIN revision_entity ON revision_entity.revision_id = article.revision_id
             WHERE article.id = ?1",
        )?;
        let mut rows = select.query([article])?;
        while let Some(row) = rows.next()? {
            joined.push(mention(NodeRow::Entity(row.get(0)?), row.get(1)?));
        }
        joined.retain(|other| other.node != NodeRow::Article(article));
        Ok(joined)
    }

    fn joined_to_entity(&self, entity: i64, as_of: Option<&str>) -> Result<Vec<Joined>> {
        let mut joined = Vec::new();
        let by_then = published_by("article", "?2");
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT article.id, revision_entity.salience
             FROM revision_entity JOIN article ON article.revision_id = revision_entity.revision_id
             WHERE entity_id = ?1 AND {by_then}",
        ))?;
        let mut rows = select.query(params![entity, as_of])?;
        while let Some(row) = rows.next()? {
            joined.push(mention(NodeRow::Article(row.get(0)?), row.get(1)?));
        }
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT DISTINCT reference.label_key
             FROM name
             JOIN reference_entity ON reference_entity.name_id = name.id
             JOIN reference ON reference.id = reference_entity.reference_id
             JOIN article ON article.revision_id = reference.revision_id
             WHERE name.entity_id = ?1 AND reference.target_id IS NULL
               AND reference.kind <> 'link' AND {by_then}",
        ))?;
        let mut rows = select.query(params![entity, as_of])?;
        while let Some(row) = rows.next()? {
            joined.push(mention(NodeRow::Wanted(row.get(0)?), HEADLINE_SALIENCE));
        }
        Ok(joined)
    }

    fn joined_to_wanted(&self, key: &str, as_of: Option<&str>) -> Result<Vec<Joined>> {
        let mut joined = Vec::new();
        let by_then = published_by("article", "?2");
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT article.id, reference.kind, reference.confidence, reference.id
             FROM reference JOIN article ON article.revision_id = reference.revision_id
             WHERE reference.label_key = ?1 AND reference.target_id IS NULL
               AND reference.kind <> 'link' AND {by_then}",
        ))?;
        let mut names = self.connection.prepare_cached(
            "SELECT DISTINCT entity_id FROM reference_entity JOIN name ON name.id = name_id
             WHERE reference_id = ?1 AND entity_id IS NOT NULL",
        )?;
        let mut rows = select.query(params![key, as_of])?;
        while let Some(row) = rows.next()? {
            joined.push(reference(NodeRow::Article(row.get(0)?), row, 1)?);
            let named = names.query_map([row.get::<_, i64>(3)?], |row| row.get(0))?;
            for entity in named {
                joined.push(mention(NodeRow::Entity(entity?), HEADLINE_SALIENCE));
            }
        }
        Ok(joined)
    }

    /// Whether the article in row `id` was published by `as_of`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn is_published(&self, id: i64, as_of: Option<&str>) -> Result<bool> {
        let by_then = published_by("article", "?2");
        let sql = format!("SELECT {by_then} IS TRUE FROM article WHERE id = ?1");
        Ok(self.connection.prepare_cached(&sql)?.query_row(params![id, as_of], |row| row.get(0))?)
    }

    /// Texts published by `as_of` that name `entity`. A text that has two forms of one name counts for each.
    ///
    /// Without `as_of` from counts that are kept; with it, takes time
    /// proportional to the texts.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_naming(&self, entity: i64, as_of: Option<&str>) -> Result<usize> {
        let sql = if as_of.is_none() {
            "SELECT coalesce(sum(articles), 0) FROM name WHERE entity_id = ?1 AND ?2 IS NULL"
                .to_owned()
        } else {
            let by_then = published_by("article", "?2");
            format!(
                "SELECT count(*) FROM name
                 JOIN mention ON mention.name_id = name.id AND mention.salience IS NOT NULL
                 JOIN article ON article.revision_id = mention.revision_id
                 WHERE name.entity_id = ?1 AND {by_then}"
            )
        };
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row(params![entity, as_of], |row| row.get(0))?)
    }

    /// Texts that name each entity, counted as [`Store::count_naming`] does.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_naming_each(&self, as_of: Option<&str>) -> Result<HashMap<i64, usize>> {
        let sql = if as_of.is_none() {
            "SELECT entity_id, sum(articles) FROM name
             WHERE entity_id IS NOT NULL AND ?1 IS NULL GROUP BY 1"
                .to_owned()
        } else {
            let by_then = published_by("article", "?1");
            format!(
                "SELECT entity_id, count(*) FROM name
                 JOIN mention ON mention.name_id = name.id AND mention.salience IS NOT NULL
                 JOIN article ON article.revision_id = mention.revision_id
                 WHERE entity_id IS NOT NULL AND {by_then} GROUP BY 1"
            )
        };
        let mut select = self.connection.prepare_cached(&sql)?;
        let rows = select.query_map([as_of], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of all entities by class and normal form.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn entities_in_order(&self) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id FROM name WHERE entity_id = id ORDER BY coalesce(said_kind, kind), key, id",
        )?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Articles published by `as_of`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn texts_by(&self, as_of: Option<&str>) -> Result<usize> {
        let by_then = published_by("article", "?1");
        let sql =
            format!("SELECT count(*) FROM article WHERE revision_id IS NOT NULL AND {by_then}");
        Ok(self.connection.prepare_cached(&sql)?.query_row([as_of], |row| row.get(0))?)
    }
}

fn mention(node: NodeRow, weight: f64) -> Joined {
    Joined { node, kind: None, weight }
}

/// Reads a reference's kind from `column`, its confidence from the next.
fn reference(node: NodeRow, row: &Row<'_>, column: usize) -> rusqlite::Result<Joined> {
    let kind: ReferenceKind = super::reference::kind(row, column)?;
    let weight = row.get::<_, Option<f64>>(column + 1)?.unwrap_or(CERTAIN);
    Ok(Joined { node, kind: Some(kind), weight })
}
