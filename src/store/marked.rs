//! Names that a source marks in its own texts.

use rusqlite::params;

use super::Store;
use super::mention::{code, field};
use super::revision::RevisionText;
use crate::error::Result;
use crate::model::{Mention, Span};

impl Store {
    pub(super) fn insert_marked(&self, revision: i64, marked: &[Mention]) -> Result<()> {
        let mut insert = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO marked (revision_id, field, start_byte, end_byte, kind)
             VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for Mention { field, span, kind, .. } in marked {
            insert.execute(params![revision, code(*field), span.start, span.end, kind.as_str()])?;
        }
        Ok(())
    }

    /// The names marked in a wording; the sentence around each is not known.
    pub(super) fn marked(&self, revision: i64, text: &RevisionText) -> Result<Vec<Mention>> {
        let mut select = self.connection.prepare_cached(
            "SELECT field, start_byte, end_byte, kind FROM marked WHERE revision_id = ?1",
        )?;
        let rows = select.query_map([revision], |row| {
            let (field, span) = (field(row.get(0)?), Span::new(row.get(1)?, row.get(2)?));
            Ok(Mention {
                field,
                span,
                sentence: span,
                surface: span.of(text.field(field.as_str())).to_owned(),
                kind: super::name::kind(row, 3)?,
                confidence: 1.0,
                adjectival: false,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}
