//! From rows to the handles that outlast them, and back.

use rusqlite::OptionalExtension;

use super::name::kind;
use super::{ArticleRow, ReferenceFilter, ReferenceRow, Store};
use crate::error::{Error, Result};
use crate::model::{EntityKind, Handle, Pointing, parted_key};

impl Store {
    /// The handle of the entity in row `entity`.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read or has no such row.
    pub fn handle_of(&self, entity: i64) -> Result<Handle> {
        let name = self.known_name(entity)?;
        let mut handle = Handle::named(name.kind, name.plain_key().to_owned());
        if let Some(split) = name.split() {
            handle.parted = Some(self.find_decision(split)?.id);
        } else if name.is_told_apart() {
            handle.article = self
                .connection
                .prepare_cached(
                    "SELECT article.key FROM mention
                     JOIN article ON article.revision_id = mention.revision_id
                     WHERE name_id = ?1 AND salience IS NOT NULL
                     ORDER BY published IS NULL, published, article.key LIMIT 1",
                )?
                .query_row([entity], |row| row.get(0))
                .optional()?;
        }
        Ok(handle)
    }

    /// The handles of all names by which the entity in row `entity` is known.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read or has no such row.
    pub fn handles_of(&self, entity: i64) -> Result<Vec<Handle>> {
        self.names_of(entity)?.into_iter().map(|name| self.handle_of(name)).collect()
    }

    /// Rows of the names that mean the entity in row `entity`.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn names_of(&self, entity: i64) -> Result<Vec<i64>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT id FROM name WHERE entity_id = ?1 ORDER BY kind, key")?;
        let rows = select.query_map([entity], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The names that mean the entity in row `entity` as they are printed, and
    /// how each was found to be a form of another.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn names_printed(&self, entity: i64) -> Result<Vec<(String, Option<String>)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT name, method FROM name WHERE entity_id = ?1 AND articles > 0
             ORDER BY articles DESC, kind, key",
        )?;
        let rows = select.query_map([entity], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Rows of the names that a handle speaks of; none if no text has it. A
    /// class that the tagger now sees otherwise does not matter.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn names_meant(&self, handle: &Handle) -> Result<Vec<i64>> {
        if handle.outside {
            return self.names_of_outside(&handle.key);
        }
        let key = match &handle.parted {
            Some(split) => parted_key(&handle.key, split),
            None => handle.key.clone(),
        };
        if let Some(article) = &handle.article {
            let mut select = self.connection.prepare_cached(
                "SELECT name.id, name.kind FROM article
                 JOIN mention ON mention.revision_id = article.revision_id
                 JOIN name ON name.id = name_id
                 WHERE article.key = ?1 AND salience IS NOT NULL
                   AND (name.key = ?2 OR name.key > ?2 || '#' AND name.key < ?2 || '$')",
            )?;
            let rows = select.query_map([article, &key], |row| Ok((row.get(0)?, kind(row, 1)?)))?;
            return Ok(of_class(rows.collect::<Result<_, _>>()?, handle.kind));
        }
        let named = self.names_with_key(&key)?.into_iter();
        Ok(of_class(named.map(|name| (name.id, name.kind)).collect(), handle.kind))
    }

    /// The name that a handle speaks of, as it is printed, or as an authority
    /// file has it; `None` if nothing in the archive has that name.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn name_of(&self, handle: &Handle) -> Result<Option<String>> {
        if handle.outside {
            return self.authority_name(&handle.key);
        }
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM name WHERE kind = ?1 AND key = ?2")?
            .query_row([handle.kind.as_str(), &handle.key], |row| row.get(0))
            .optional()?)
    }

    /// The name in row `name` as it is printed.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read or has no such row.
    pub fn printed_name(&self, name: i64) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM name WHERE id = ?1")?
            .query_row([name], |row| row.get(0))?)
    }

    /// The key of the article in row `article`: what makes it this article.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read or has no such row.
    pub fn article_key(&self, article: i64) -> Result<String> {
        Ok(self
            .connection
            .prepare_cached("SELECT key FROM article WHERE id = ?1")?
            .query_row([article], |row| row.get(0))?)
    }

    /// The article with that key.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn article_by_key(&self, key: &str) -> Result<Option<ArticleRow>> {
        Ok(self
            .connection
            .prepare_cached(&format!("SELECT {} FROM article WHERE key = ?1", ArticleRow::COLUMNS))?
            .query_row([key], ArticleRow::read)
            .optional()?)
    }

    /// The reference of a current text called `query`: `r12`.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] if there is none.
    pub fn find_reference(&self, query: &str) -> Result<ReferenceRow> {
        let id = query.strip_prefix('r').and_then(|id| id.parse::<i64>().ok());
        let article = self
            .connection
            .prepare_cached("SELECT article_id FROM current_reference WHERE id = ?1")?
            .query_row([id], |row| row.get(0))
            .optional()?;
        let filter = ReferenceFilter { article, all_links: true, ..ReferenceFilter::default() };
        let found = match article {
            Some(_) => self.references(&filter)?.into_iter().find(|found| Some(found.id) == id),
            None => None,
        };
        found.ok_or_else(|| Error::NotFound {
            what: "reference",
            query: query.to_owned(),
            similar: Vec::new(),
        })
    }

    /// What tells `reference` from the others of its article.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn pointing_of(&self, reference: &ReferenceRow) -> Result<Pointing> {
        let article = self.article_key(reference.article.id)?;
        Ok(Pointing::new(article, reference.kind, &reference.label, reference.url.as_deref()))
    }
}

/// Those of the class, or all if there are none.
fn of_class(names: Vec<(i64, EntityKind)>, class: EntityKind) -> Vec<i64> {
    let is_class = names.iter().any(|(_, kind)| *kind == class);
    names.into_iter().filter(|(_, kind)| !is_class || *kind == class).map(|(id, _)| id).collect()
}
