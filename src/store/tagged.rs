//! The names of a stored text, each as if it had just been tagged.

use std::collections::HashMap;

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::mention::{field, printed};
use super::name::kind;
use crate::error::Result;
use crate::model::{Field, Mention, Naming, Span};

/// A text with its names.
#[derive(Clone, Debug)]
pub struct Tagged {
    /// Row of the text.
    pub revision: i64,
    /// Headline, standfirst and body.
    pub texts: [(Field, String); 3],
    /// The names, with the row of each; the sentence around one is not known
    /// and is the name itself.
    pub mentions: Vec<(i64, Mention, Naming)>,
}

impl Store {
    /// The current text of the article with that key, with its names; `None`
    /// if there is no such article.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn tagged(&self, article: &str) -> Result<Option<Tagged>> {
        let revision: Option<i64> = self
            .connection
            .prepare_cached("SELECT revision_id FROM article WHERE key = ?1")?
            .query_row([article], |row| row.get(0))
            .optional()?
            .flatten();
        let Some(revision) = revision else { return Ok(None) };
        let text = self.revision_text(revision)?;
        let mut select = self.connection.prepare_cached(
            "SELECT name_id, kind, key, field, start_byte, end_byte, mention.confidence / 100.0,
                mention.name, salience IS NOT NULL, adjective IS NOT NULL
             FROM mention JOIN name ON name.id = name_id
             WHERE revision_id = ?1 ORDER BY field = 0, field, start_byte",
        )?;
        let mut rows = select.query(params![revision])?;
        let mut mentions = Vec::new();
        let mut names: HashMap<i64, String> = HashMap::new();
        while let Some(row) = rows.next()? {
            let (name, field) = (row.get(0)?, field(row.get(3)?));
            let span = Span::new(row.get(4)?, row.get(5)?);
            let surface = span.of(text.field(field.as_str())).to_owned();
            if row.get(8)? {
                let full: Option<String> = row.get(7)?;
                names.insert(name, full.unwrap_or_else(|| printed(&surface)));
            }
            let kind = kind(row, 1)?;
            let confidence = row.get(6)?;
            let adjectival = row.get(9)?;
            let mention =
                Mention { field, span, sentence: span, surface, kind, confidence, adjectival };
            mentions.push((name, mention, Naming { kind, key: row.get(2)?, name: String::new() }));
        }
        for (row, _, naming) in &mut mentions {
            naming.name = names.get(row).cloned().unwrap_or_default();
        }
        let texts = [
            (Field::Title, text.title),
            (Field::Standfirst, text.standfirst.unwrap_or_default()),
            (Field::Body, text.body),
        ];
        Ok(Some(Tagged { revision, texts, mentions }))
    }
}
