//! People, organisations and places, and how they are written.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, Row, params};
use serde::Serialize;

use super::revision::RevisionText;
use super::{ArticleRow, Store};
use crate::error::{Error, Result};
use crate::model::{EntityKind, Naming, name_key};

/// Beyond this many, the writer's cache of entities starts anew, so that
/// memory does not grow with the archive (about 25 MB).
const CACHED_ENTITIES: usize = 200_000;

/// One entity, as `entities` lists it.
#[derive(Clone, Debug, Serialize)]
pub struct EntityRow {
    /// Row, printed `e7`.
    pub id: i64,
    /// The full name printed most often.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Every way it is written, most frequent first.
    pub aliases: Vec<String>,
    /// Articles that name it.
    pub articles: usize,
    /// Times they do.
    pub mentions: usize,
}

/// Which entities to list.
#[derive(Clone, Debug, Default)]
pub struct EntityFilter {
    /// Only this class.
    pub kind: Option<EntityKind>,
    /// Only names that hold these words.
    pub name: Option<String>,
    /// At most this many.
    pub limit: usize,
}

/// An entity named beside another.
#[derive(Clone, Debug, Serialize)]
pub struct Neighbour {
    /// The other entity.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// Articles that name both.
    pub articles: usize,
}

/// All that the archive says of one entity.
#[derive(Clone, Debug, Serialize)]
pub struct EntityDetail {
    /// The entity.
    #[serde(flatten)]
    pub entity: EntityRow,
    /// Earliest date of an article that names it.
    pub first: Option<String>,
    /// Latest.
    pub last: Option<String>,
    /// Where it is named, most salient first, with the sentence.
    pub appearances: Vec<Appearance>,
    /// Whom and what it is named with, most often first.
    pub neighbours: Vec<Neighbour>,
}

/// One article that names an entity.
#[derive(Clone, Debug, Serialize)]
pub struct Appearance {
    /// The article.
    pub article: ArticleRow,
    /// How much the article is about it, 0 to 1.
    pub salience: f64,
    /// Times it is named there.
    pub mentions: usize,
    /// The sentence that names it best.
    pub quote: String,
}

/// Reads an [`EntityKind`] column.
pub(super) fn kind(row: &Row<'_>, column: usize) -> rusqlite::Result<EntityKind> {
    let name: String = row.get(column)?;
    EntityKind::from_name(&name).ok_or_else(|| {
        let why = format!("unknown entity kind `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}

impl Store {
    pub(super) fn entity_id(&self, naming: &Naming) -> Result<i64> {
        let mut cache = self.cache.borrow_mut();
        let handle = (naming.kind, naming.key.clone());
        if let Some(&id) = cache.entities.get(&handle) {
            return Ok(id);
        }
        let known = self
            .connection
            .prepare_cached("SELECT id FROM entity WHERE kind = ?1 AND key = ?2")?
            .query_row(params![naming.kind.as_str(), naming.key], |row| row.get(0))
            .optional()?;
        let id = if let Some(known) = known {
            known
        } else {
            self.connection
                .prepare_cached("INSERT INTO entity (kind, key, name) VALUES (?1, ?2, ?3)")?
                .execute(params![naming.kind.as_str(), naming.key, naming.name])?;
            self.connection.last_insert_rowid()
        };
        if cache.entities.len() >= CACHED_ENTITIES {
            cache.entities.clear();
        }
        cache.entities.insert(handle, id);
        Ok(id)
    }

    /// Adds (`by` 1) or takes back (`by` -1) the names in a current text.
    pub(super) fn count_aliases(&self, revision: i64, text: &RevisionText, by: i64) -> Result<()> {
        let mut counts: BTreeMap<(i64, String), (i64, i64)> = BTreeMap::new();
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id, field, start_byte, end_byte FROM mention WHERE revision_id = ?1",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            let field = row.get_ref(1)?.as_str().unwrap_or_default();
            let surface = text.field(field).get(row.get::<_, usize>(2)?..row.get::<_, usize>(3)?);
            let surface =
                surface.unwrap_or_default().split_whitespace().collect::<Vec<_>>().join(" ");
            counts.entry((row.get(0)?, surface)).or_default().0 += by;
        }
        let mut select = self
            .connection
            .prepare_cached("SELECT entity_id, name FROM revision_entity WHERE revision_id = ?1")?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            counts.entry((row.get(0)?, row.get(1)?)).or_default().1 += by;
        }
        let mut add = self.connection.prepare_cached(
            "INSERT INTO alias (entity_id, surface, key, mentions, articles) VALUES (?1, ?2, ?3, ?4, ?5)
             ON CONFLICT DO UPDATE SET mentions = mentions + excluded.mentions,
                articles = articles + excluded.articles",
        )?;
        let mut drop = self.connection.prepare_cached(
            "DELETE FROM alias
             WHERE entity_id = ?1 AND surface = ?2 AND mentions <= 0 AND articles <= 0",
        )?;
        let mut cache = self.cache.borrow_mut();
        for ((entity, surface), (mentions, articles)) in counts {
            add.execute(params![entity, surface, name_key(&surface), mentions, articles])?;
            if by < 0 {
                drop.execute(params![entity, surface])?;
            }
            cache.renamed.insert(entity);
        }
        let mut select = self.connection.prepare_cached(
            "SELECT entity_id FROM reference_entity
             JOIN reference ON reference.id = reference_id WHERE revision_id = ?1",
        )?;
        let rows = select.query_map([revision], |row| row.get(0))?;
        for entity in rows {
            cache.renamed.insert(entity?);
        }
        Ok(())
    }

    /// Gives every entity touched since the last call the full name that is
    /// printed in most articles, or else in most references; the first of
    /// equals by spelling.
    pub(super) fn rename_entities(&self) -> Result<()> {
        let mut rename = self.connection.prepare_cached(
            "UPDATE entity SET name = coalesce((
                SELECT surface FROM alias WHERE entity_id = ?1
                ORDER BY articles DESC, mentions DESC, surface LIMIT 1), (
                SELECT reference_entity.name FROM reference_entity
                JOIN reference ON reference.id = reference_id
                JOIN article ON article.revision_id = reference.revision_id
                WHERE entity_id = ?1
                GROUP BY reference_entity.name ORDER BY count(*) DESC, reference_entity.name
                LIMIT 1), name)
             WHERE id = ?1",
        )?;
        let renamed = std::mem::take(&mut self.cache.borrow_mut().renamed);
        for entity in renamed {
            rename.execute([entity])?;
        }
        Ok(())
    }

    /// The entities named most, those in most articles first.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn entities(&self, filter: &EntityFilter) -> Result<Vec<EntityRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(*), sum(mentions)
             FROM entity JOIN article_entity ON article_entity.entity_id = entity.id
             WHERE (?1 IS NULL OR entity.kind = ?1)
               AND (?2 IS NULL OR entity.id IN (SELECT entity_id FROM alias WHERE instr(key, ?2)))
             GROUP BY entity.id
             ORDER BY count(*) DESC, sum(mentions) DESC, entity.kind, entity.key
             LIMIT ?3",
        )?;
        let kind = filter.kind.map(EntityKind::as_str);
        let rows = select.query_map(
            params![kind, filter.name.as_deref().map(name_key), filter.limit],
            |row| {
                Ok(EntityRow {
                    id: row.get(0)?,
                    name: row.get(1)?,
                    kind: self::kind(row, 2)?,
                    aliases: Vec::new(),
                    articles: row.get(3)?,
                    mentions: row.get(4)?,
                })
            },
        )?;
        let mut entities = rows.collect::<Result<Vec<_>, _>>()?;
        for entity in &mut entities {
            entity.aliases = self.aliases(entity.id)?;
        }
        Ok(entities)
    }

    /// The entity called `query`: `e7`, or a name it goes by.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] with names that come close; [`Error::Ambiguous`]
    /// if several entities have that very name and none is far ahead.
    pub fn find_entity(&self, query: &str) -> Result<EntityRow> {
        let id = query.strip_prefix('e').and_then(|id| id.parse::<i64>().ok());
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(revision_id), coalesce(sum(article_entity.mentions), 0)
             FROM entity LEFT JOIN article_entity ON article_entity.entity_id = entity.id
             WHERE entity.id = ?1 OR entity.key = ?2
                OR entity.id IN (SELECT entity_id FROM alias WHERE key = ?2)
             GROUP BY entity.id
             ORDER BY entity.id = ?1 DESC, count(*) DESC, entity.kind, entity.key",
        )?;
        let rows = select.query_map(params![id, name_key(query)], |row| {
            Ok(EntityRow {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: self::kind(row, 2)?,
                aliases: Vec::new(),
                articles: row.get(3)?,
                mentions: row.get(4)?,
            })
        })?;
        let mut found = rows.collect::<Result<Vec<_>, _>>()?;
        let clear = match found.as_slice() {
            [] => {
                let filter =
                    EntityFilter { name: Some(query.to_owned()), limit: 5, ..Default::default() };
                let similar =
                    self.entities(&filter)?.into_iter().map(|entity| entity.name).collect();
                return Err(Error::NotFound { what: "entity", query: query.to_owned(), similar });
            }
            [_] => true,
            [first, ..] if Some(first.id) == id => true,
            // One name, several things: the famous one may be meant if it is
            // named ten times as often as the next.
            [first, second, ..] => first.mentions >= 10 * second.mentions,
        };
        if !clear {
            let describe = |entity: &EntityRow| {
                format!(
                    "e{} ({}, {}, {} articles)",
                    entity.id, entity.name, entity.kind, entity.articles
                )
            };
            return Err(Error::Ambiguous {
                what: "entity",
                query: query.to_owned(),
                candidates: found.iter().map(describe).collect(),
            });
        }
        let mut entity = found.swap_remove(0);
        entity.aliases = self.aliases(entity.id)?;
        Ok(entity)
    }

    /// All that the archive says of an entity: `limit` articles and neighbours.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn entity_detail(&self, entity: EntityRow, limit: usize) -> Result<EntityDetail> {
        let (first, last) = self
            .connection
            .prepare_cached(
                "SELECT min(published), max(published) FROM article_entity
                 JOIN article ON article.id = article_entity.article_id WHERE entity_id = ?1",
            )?
            .query_row([entity.id], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let mut select = self.connection.prepare_cached(
            "SELECT article.id, article.slug, article.external_id, article.url, article.title,
                article.published, article.source, article_entity.salience, article_entity.mentions,
                article_entity.field, sentence_start, sentence_end, article_entity.revision_id
             FROM article_entity JOIN article ON article.id = article_entity.article_id
             WHERE entity_id = ?1
             ORDER BY article_entity.salience DESC, article.published IS NULL, article.published DESC, article.key
             LIMIT ?2",
        )?;
        let mut rows = select.query(params![entity.id, limit])?;
        let mut appearances = Vec::new();
        while let Some(row) = rows.next()? {
            let text = self.revision_text(row.get(12)?)?;
            let field: String = row.get(9)?;
            let quote = text.field(&field).get(row.get(10)?..row.get(11)?).unwrap_or_default();
            appearances.push(Appearance {
                article: ArticleRow::read(row)?,
                salience: row.get(7)?,
                mentions: row.get(8)?,
                quote: quote.to_owned(),
            });
        }
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, count(*)
             FROM article_entity AS here
             JOIN article_entity AS there ON there.revision_id = here.revision_id
             JOIN entity ON entity.id = there.entity_id
             WHERE here.entity_id = ?1 AND there.entity_id <> ?1
             GROUP BY entity.id ORDER BY count(*) DESC, sum(there.mentions) DESC, entity.kind, entity.key
             LIMIT ?2",
        )?;
        let rows = select.query_map(params![entity.id, limit], |row| {
            Ok(Neighbour {
                id: row.get(0)?,
                name: row.get(1)?,
                kind: self::kind(row, 2)?,
                articles: row.get(3)?,
            })
        })?;
        let neighbours = rows.collect::<Result<_, _>>()?;
        Ok(EntityDetail { entity, first, last, appearances, neighbours })
    }

    fn aliases(&self, entity: i64) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT surface FROM alias WHERE entity_id = ?1 AND mentions > 0 ORDER BY mentions DESC, surface",
        )?;
        let rows = select.query_map([entity], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
