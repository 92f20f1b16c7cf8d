//! What references mean, once that is decided.

use rusqlite::{Row, params};

use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{Binding, Date, Pointer};

/// A reference found earlier that an article of this run turned out to answer.
#[derive(Clone, Debug)]
pub struct NewlyBound {
    /// The headline as the reference printed it.
    pub label: String,
    /// The article it stands in.
    pub article: ArticleRow,
    /// The article it means.
    pub target: ArticleRow,
}

impl Store {
    /// Stores what `pointer` means. Returns whether that is new.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_binding(&self, pointer: &Pointer, binding: &Binding) -> Result<bool> {
        self.connection
            .prepare_cached("DELETE FROM candidate WHERE reference_id = ?1")?
            .execute([pointer.reference])?;
        let bound = match binding {
            Binding::Bound { article, .. } => Some(*article),
            Binding::Waiting(_) => None,
        };
        if pointer.target != bound {
            self.put_story_tie_due(pointer.reference)?;
        }
        let mut update = self.connection.prepare_cached(
            "UPDATE reference SET target_id = ?2, method = ?3, confidence = ?4 WHERE id = ?1",
        )?;
        match binding {
            Binding::Bound { article, method, confidence } => {
                update.execute(params![pointer.reference, article, method.as_str(), confidence])?;
                if pointer.target != bound {
                    self.put_story_tie_due(pointer.reference)?;
                }
                Ok(pointer.target != bound)
            }
            Binding::Waiting(candidates) => {
                update.execute(params![
                    pointer.reference,
                    None::<i64>,
                    None::<&str>,
                    None::<f64>
                ])?;
                let mut insert = self.connection.prepare_cached(
                    "INSERT INTO candidate (reference_id, article_id, score) VALUES (?1, ?2, ?3)",
                )?;
                for (article, score) in candidates {
                    insert.execute(params![pointer.reference, article, score])?;
                }
                Ok(pointer.target.is_some())
            }
        }
    }

    /// Marks an article's references as bound.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn mark_linked(&self, article: i64) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE article SET linked = 1 WHERE id = ?1")?
            .execute([article])?;
        Ok(())
    }

    /// Editors' references of the current texts that `run` stored, and how
    /// many of them are bound.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn references_of_run(&self, run: i64) -> Result<(usize, usize)> {
        Ok(self.connection.query_row(
            "SELECT count(*), count(target_id) FROM revision
             JOIN article ON article.revision_id = revision.id
             JOIN reference ON reference.revision_id = revision.id
             WHERE revision.run_id = ?1 AND reference.kind <> 'link'",
            [run],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?)
    }

    /// The words and ends of a binding made during `run` for a reference that
    /// an earlier run stored; `None` if the reference is of this run itself.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn newly_bound(&self, reference: i64, run: i64) -> Result<Option<NewlyBound>> {
        let columns = |of: &str| ArticleRow::COLUMNS.replace("article.", of);
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {}, {}, reference.label
             FROM reference
             JOIN revision ON revision.id = reference.revision_id AND revision.run_id < ?2
             JOIN article AS here ON here.id = revision.article_id
             JOIN article AS there ON there.id = reference.target_id
             WHERE reference.id = ?1",
            columns("here."),
            columns("there."),
        ))?;
        let mut rows = select.query_map([reference, run], |row| {
            let target = ArticleRow::read_optional(row, ArticleRow::WIDTH)?;
            Ok((row.get::<_, String>(2 * ArticleRow::WIDTH)?, ArticleRow::read(row)?, target))
        })?;
        Ok(match rows.next().transpose()? {
            Some((label, article, Some(target))) => Some(NewlyBound { label, article, target }),
            _ => None,
        })
    }
}

/// Reads an optional [`Date`] column.
pub(super) fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.as_deref().and_then(Date::from_iso))
}
