//! What is asked of names that may be one thing, or of one that may be two.

use rusqlite::types::Value;

use super::name::kind;
use super::{Appearance, ArticleRow, Store};
use crate::error::Result;
use crate::model::{EntityKind, KnownName, MeantName, NameLink};

/// A current text that has one of several names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamingText {
    /// Row of the text.
    pub revision: i64,
    /// Key of its article.
    pub article: String,
    /// Its date, ISO 8601.
    pub published: Option<String>,
}

impl Store {
    /// Every name of current texts that is not ignored, by class and key. Reads
    /// the whole table of names.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn meant_names(&self) -> Result<Vec<MeantName>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, kind, key, articles, name, entity_id, parent_id, method, confidence / 100.0
             FROM name WHERE articles > 0 AND entity_id IS NOT NULL ORDER BY kind, key",
        )?;
        let rows = select.query_map([], |row| {
            let parent: Option<i64> = row.get(6)?;
            let link = parent.map(|name| {
                Ok::<_, rusqlite::Error>(NameLink {
                    name,
                    method: row.get(7)?,
                    confidence: row.get(8)?,
                })
            });
            Ok(MeantName {
                name: KnownName {
                    id: row.get(0)?,
                    kind: kind(row, 1)?,
                    key: row.get(2)?,
                    articles: row.get(3)?,
                },
                printed: row.get(4)?,
                entity: row.get(5)?,
                link: link.transpose()?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The words other than its own that articles use for a name: their normal
    /// form, the name's row, and how many mentions have them. Reads the whole
    /// table of aliases.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn alias_uses(&self) -> Result<Vec<(String, i64, usize)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT key, name_id, sum(mentions) FROM alias
             WHERE key IS NOT NULL AND mentions > 0 GROUP BY key, name_id",
        )?;
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The current texts that have one of `names`, by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn texts_of(&self, names: &[i64]) -> Result<Vec<NamingText>> {
        let mut select = self.connection.prepare_cached(
            "SELECT mention.revision_id, article.key, article.published
             FROM mention JOIN article ON article.revision_id = mention.revision_id
             WHERE name_id = ?1 AND salience IS NOT NULL",
        )?;
        let mut texts = Vec::new();
        for name in names {
            let rows = select.query_map([name], |row| {
                Ok(NamingText {
                    revision: row.get(0)?,
                    article: row.get(1)?,
                    published: row.get(2)?,
                })
            })?;
            for text in rows {
                texts.push(text?);
            }
        }
        texts.sort_by_key(|text| text.revision);
        texts.dedup();
        Ok(texts)
    }

    /// Rows of the entities that a text names.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn entities_in(&self, revision: i64) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT entity_id FROM mention JOIN name ON name.id = name_id
             WHERE revision_id = ?1 AND salience IS NOT NULL AND entity_id IS NOT NULL",
        )?;
        let rows = select.query_map([revision], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What the entity in row `entity` is called, and its class.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such entity.
    pub fn called(&self, entity: i64) -> Result<(String, EntityKind)> {
        Ok(self
            .connection
            .prepare_cached("SELECT name, kind FROM entity WHERE id = ?1")?
            .query_row([entity], |row| Ok((row.get(0)?, kind(row, 1)?)))?)
    }

    /// Where one of `names` is most of what an article is about, with the
    /// sentence that names it best; the latest of equals.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn best_appearance(&self, names: &[i64]) -> Result<Option<Appearance>> {
        const NEXT: usize = ArticleRow::WIDTH;
        let mut select = self.connection.prepare(&format!(
            "SELECT {}, salience / 1000.0, mention.mentions, field, sentence_start, sentence_end,
                mention.revision_id
             FROM mention JOIN article ON article.revision_id = mention.revision_id
             WHERE name_id IN ({}) AND salience IS NOT NULL
             ORDER BY salience DESC, published IS NULL, published DESC, article.key LIMIT 1",
            ArticleRow::COLUMNS,
            vec!["?"; names.len()].join(", "),
        ))?;
        let names = names.iter().map(|name| Value::Integer(*name));
        let mut rows = select.query(rusqlite::params_from_iter(names))?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let text = self.revision_text(row.get(NEXT + 5)?)?;
        let field = super::mention::field(row.get(NEXT + 2)?).as_str();
        let sentence = row.get(NEXT + 3)?..row.get(NEXT + 4)?;
        Ok(Some(Appearance {
            article: ArticleRow::read(row)?,
            salience: row.get(NEXT)?,
            mentions: row.get::<_, Option<usize>>(NEXT + 1)?.unwrap_or_default(),
            quote: text.field(field).get(sentence).unwrap_or_default().to_owned(),
        }))
    }
}
