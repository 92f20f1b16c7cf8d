//! From rows to the handles that outlast them, and back.

use rusqlite::{OptionalExtension, Row};

use super::{ArticleRow, ReferenceFilter, ReferenceRow, Store};
use crate::error::{Error, Result};
use crate::model::{Handle, Pointing};

impl Store {
    /// The handle of the entity in row `entity`: the name that speaks for it.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read or has no such row.
    pub fn handle_of(&self, entity: i64) -> Result<Handle> {
        Ok(self
            .connection
            .prepare_cached("SELECT kind, key FROM name WHERE id = ?1")?
            .query_row([entity], read)?)
    }

    /// The handles of all names that belong to the entity in row `entity`.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn handles_of(&self, entity: i64) -> Result<Vec<Handle>> {
        let mut select = self
            .connection
            .prepare_cached("SELECT kind, key FROM name WHERE entity_id = ?1 ORDER BY kind, key")?;
        let rows = select.query_map([entity], read)?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The name that a handle speaks of, as it is printed; `None` if nothing in
    /// the archive has that name.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn name_of(&self, handle: &Handle) -> Result<Option<String>> {
        Ok(self
            .connection
            .prepare_cached("SELECT name FROM name WHERE kind = ?1 AND key = ?2")?
            .query_row([handle.kind.as_str(), &handle.key], |row| row.get(0))
            .optional()?)
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

/// Columns kind, key.
fn read(row: &Row<'_>) -> rusqlite::Result<Handle> {
    Ok(Handle::named(super::name::kind(row, 0)?, row.get(1)?))
}
