//! Nodes by what they are called, and each article's edges with their evidence.

use rusqlite::{Row, params};

use super::strand::{CERTAIN, HEADLINE_SALIENCE, Strand};
use super::{ReferenceFilter, Store};
use crate::error::Result;
use crate::model::{EntityKind, ReferenceKind, Span, Status};

/// A node, by row.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NodeRow {
    /// An article.
    Article(i64),
    /// A story not here, by the normal form of its headline.
    Wanted(String),
    /// A person, organisation or place.
    Entity(i64),
}

/// An edge with its evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct EdgeRow {
    /// What it is.
    pub strand: Strand,
    /// `title`, `standfirst` or `body` of the article it stands in.
    pub field: String,
    /// Where, in UTF-8 bytes.
    pub span: Option<Span>,
    /// The words there.
    pub quote: String,
    /// The sentence around them.
    pub sentence: String,
    /// How it was found.
    pub method: String,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

/// What a node is called.
#[derive(Clone, Debug)]
pub struct NodeLabel {
    /// Slug of an article, key of a wanted story or entity.
    pub key: String,
    /// Class of an entity.
    pub kind: Option<EntityKind>,
    /// Headline or name.
    pub title: String,
    /// Address.
    pub url: Option<String>,
    /// ISO 8601 date.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// Id of the story that an article tells with others.
    pub story: Option<String>,
    /// What its publisher says of an article as a whole.
    pub status: Status,
    /// The publisher's words about that.
    pub note: Option<String>,
}

impl Store {
    /// The edges whose evidence stands in `article`: its references, its
    /// mentions, and what its references to wanted stories name.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn edges_in(&self, article: i64) -> Result<Vec<EdgeRow>> {
        let mut edges = Vec::new();
        let filter = ReferenceFilter { article: Some(article), ..Default::default() };
        let mut names = self.connection.prepare_cached(
            "SELECT entity_id, max(reference_entity.confidence)
             FROM reference_entity JOIN name ON name.id = name_id
             WHERE reference_id = ?1 AND entity_id IS NOT NULL
             GROUP BY entity_id ORDER BY entity_id",
        )?;
        for found in self.references(&filter)? {
            let span = found.start.zip(found.end).map(|(start, end)| Span::new(start, end));
            let how = if found.kind == ReferenceKind::Link { "link" } else { "cue" };
            let target = match &found.target {
                Some(target) => NodeRow::Article(target.id),
                None => NodeRow::Wanted(crate::model::title_key(&found.label)),
            };
            let edge = EdgeRow {
                strand: Strand {
                    source: NodeRow::Article(article),
                    target: target.clone(),
                    kind: Some(found.kind),
                    weight: found.confidence.unwrap_or(CERTAIN),
                },
                field: "body".to_owned(),
                span,
                quote: found.quote.clone(),
                sentence: found.sentence,
                method: found.method.map_or(how.to_owned(), |method| format!("{how}+{method}")),
                confidence: found.confidence.unwrap_or(CERTAIN),
            };
            if found.target.is_none() {
                let rows = names.query_map([found.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
                for row in rows {
                    let (entity, confidence) = row?;
                    edges.push(EdgeRow {
                        strand: Strand {
                            source: target.clone(),
                            target: NodeRow::Entity(entity),
                            kind: None,
                            weight: HEADLINE_SALIENCE,
                        },
                        method: "headline".to_owned(),
                        confidence,
                        ..edge.clone()
                    });
                }
            }
            edges.push(edge);
        }
        self.push_mention_edges(article, &mut edges)?;
        Ok(edges)
    }

    fn push_mention_edges(&self, article: i64, edges: &mut Vec<EdgeRow>) -> Result<()> {
        let revision: i64 = self
            .connection
            .prepare_cached("SELECT revision_id FROM article WHERE id = ?1")?
            .query_row([article], |row| row.get(0))?;
        let text = self.revision_text(revision)?;
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id, salience, field, start_byte, end_byte, sentence_start, sentence_end, confidence, tagger
             FROM revision_entity JOIN revision ON revision.id = revision_id
             WHERE revision_id = ?1 ORDER BY entity_id",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            let field: String = row.get(2)?;
            let span = Span::new(row.get(3)?, row.get(4)?);
            let words = text.field(&field);
            edges.push(EdgeRow {
                strand: Strand {
                    source: NodeRow::Article(article),
                    target: NodeRow::Entity(row.get(0)?),
                    kind: None,
                    weight: row.get(1)?,
                },
                span: Some(span),
                quote: span.of(words).to_owned(),
                sentence: Span::new(row.get(5)?, row.get(6)?).of(words).to_owned(),
                method: row.get(8)?,
                confidence: row.get(7)?,
                field,
            });
        }
        Ok(())
    }

    /// Rows of the articles that point to a wanted story, by slug.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn citing(&self, label_key: &str) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT article.id
             FROM reference JOIN article ON article.revision_id = reference.revision_id
             WHERE reference.label_key = ?1 AND target_id IS NULL AND reference.kind <> 'link'
             ORDER BY article.slug",
        )?;
        let rows = select.query_map([label_key], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What a node is called.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such row.
    pub fn node_label(&self, node: &NodeRow) -> Result<NodeLabel> {
        let select = |sql: &str, key: &dyn rusqlite::ToSql| -> Result<NodeLabel> {
            Ok(self.connection.prepare_cached(sql)?.query_row(params![key], read_label)?)
        };
        match node {
            NodeRow::Article(id) => select(
                "SELECT slug, NULL, title, url, published, source, (
                    SELECT founder.code FROM story_article
                    JOIN story_article AS founder ON founder.article_id = story_article.story_id
                    WHERE story_article.article_id = article.id AND EXISTS (
                        SELECT 1 FROM story_article AS other
                        WHERE other.story_id = founder.article_id AND other.article_id <> article.id)),
                    status, (SELECT note FROM revision WHERE revision.id = revision_id)
                 FROM article WHERE id = ?1",
                id,
            ),
            NodeRow::Entity(id) => select(
                "SELECT key, kind, name, NULL, NULL, NULL, NULL, 'usable', NULL
                 FROM entity WHERE id = ?1",
                id,
            ),
            NodeRow::Wanted(key) => select(
                "SELECT label_key, NULL, min(label), min(reference.url), NULL, NULL, NULL, 'usable', NULL
                 FROM reference JOIN article ON article.revision_id = reference.revision_id
                 WHERE label_key = ?1 AND target_id IS NULL AND reference.kind <> 'link'
                 GROUP BY label_key",
                key,
            ),
        }
    }

    /// Every node of the archive: articles, stories wanted, and entities that
    /// one of them names, in no particular order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn node_rows(&self) -> Result<Vec<NodeRow>> {
        let mut nodes: Vec<NodeRow> =
            self.article_rows()?.into_iter().map(NodeRow::Article).collect();
        let mut select = self.connection.prepare_cached("SELECT key FROM wanted")?;
        let rows = select.query_map([], |row| row.get(0).map(NodeRow::Wanted))?;
        nodes.extend(rows.collect::<Result<Vec<_>, _>>()?);
        let mut select = self
            .connection
            .prepare_cached("SELECT CAST(substr(id, 2) AS INTEGER) FROM node WHERE id LIKE 'e%'")?;
        let rows = select.query_map([], |row| row.get(0).map(NodeRow::Entity))?;
        nodes.extend(rows.collect::<Result<Vec<_>, _>>()?);
        Ok(nodes)
    }

    /// Rows of all articles in order of slug.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn article_rows(&self) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM article WHERE revision_id IS NOT NULL ORDER BY slug")?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

fn read_label(row: &Row<'_>) -> rusqlite::Result<NodeLabel> {
    let kind: Option<String> = row.get(1)?;
    Ok(NodeLabel {
        key: row.get(0)?,
        kind: kind.as_deref().and_then(EntityKind::from_name),
        title: row.get(2)?,
        url: row.get(3)?,
        published: row.get(4)?,
        source: row.get(5)?,
        story: row.get(6)?,
        status: super::article_read::status(row, 7)?,
        note: row.get(8)?,
    })
}
