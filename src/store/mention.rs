//! Occurrences of names.

use std::collections::BTreeMap;

use rusqlite::params;
use serde::Serialize;

use super::Store;
use crate::error::Result;
use crate::model::{EntityKind, Field, Mention, Naming, Span};

/// One occurrence of a name in an article's current text.
#[derive(Clone, Debug, Serialize)]
pub struct MentionRow {
    /// Row of the entity.
    pub entity: i64,
    /// Its full name.
    pub name: String,
    /// Its class.
    pub kind: EntityKind,
    /// `title`, `standfirst` or `body`.
    pub field: String,
    /// Where, in UTF-8 bytes of that text.
    pub span: Span,
    /// How sure, 0 to 1.
    pub confidence: f64,
}

impl Store {
    pub(super) fn insert_mentions(
        &self,
        revision: i64,
        mentions: &[(Mention, Naming)],
        salience: &BTreeMap<Naming, f64>,
    ) -> Result<()> {
        let mut by_name: BTreeMap<i64, Named<'_>> = BTreeMap::new();
        for (mention, naming) in mentions {
            let named = by_name.entry(self.name_id(naming)?).or_insert_with(|| Named {
                name: &naming.name,
                salience: 0.0,
                mentions: Vec::new(),
            });
            named.name = named.name.min(&naming.name);
            named.salience = named.salience.max(salience.get(naming).copied().unwrap_or_default());
            named.mentions.push(mention);
        }
        let mut rows = Vec::with_capacity(mentions.len());
        for (name, named) in &by_name {
            let best = best_evidence(&named.mentions);
            for mention in &named.mentions {
                let is_best = std::ptr::eq(*mention, best);
                rows.push((*mention, *name, is_best.then_some(named)));
            }
        }
        // In the order of the table, so that its pages fill up.
        rows.sort_by_key(|(mention, ..)| (code(mention.field), mention.span.start));
        let mut insert = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO mention (revision_id, field, start_byte, end_byte, name_id,
                confidence, salience, mentions, name, sentence_start, sentence_end, adjective)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        )?;
        for (mention, name, best) in rows {
            insert.execute(params![
                revision,
                code(mention.field),
                mention.span.start,
                mention.span.end,
                name,
                share(mention.confidence, 100.0),
                best.map(|named| share(named.salience, 1000.0)),
                best.map(|named| named.mentions.len()),
                best.map(|named| named.name).filter(|name| **name != printed(&mention.surface)),
                best.map(|_| mention.sentence.start),
                best.map(|_| mention.sentence.end),
                mention.adjectival.then_some(1),
            ])?;
        }
        self.choose_speakers(revision)
    }

    /// Every mention in the article's current text, in reading order.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn mentions(&self, article: i64) -> Result<Vec<MentionRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT entity.id, entity.name, entity.kind, field, start_byte, end_byte, mention.confidence / 100.0
             FROM article
             JOIN mention ON mention.revision_id = article.revision_id
             JOIN name ON name.id = mention.name_id
             JOIN entity ON entity.id = name.entity_id
             WHERE article.id = ?1
             ORDER BY field = 0, field, start_byte",
        )?;
        let rows = select.query_map([article], |row| {
            Ok(MentionRow {
                entity: row.get(0)?,
                name: row.get(1)?,
                kind: super::name::kind(row, 2)?,
                field: field(row.get(3)?).as_str().to_owned(),
                span: Span::new(row.get(4)?, row.get(5)?),
                confidence: row.get(6)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// What a text says of one name.
struct Named<'m> {
    /// Its full name as printed there; of several the first by spelling.
    name: &'m String,
    salience: f64,
    mentions: Vec<&'m Mention>,
}

/// A field as the table has it.
pub(super) const fn code(field: Field) -> u8 {
    match field {
        Field::Body => 0,
        Field::Title => 1,
        Field::Standfirst => 2,
    }
}

/// The field that the table means.
pub(super) const fn field(code: u8) -> Field {
    match code {
        0 => Field::Body,
        1 => Field::Title,
        _ => Field::Standfirst,
    }
}

/// A number from 0 to 1 in parts of `whole`.
#[expect(clippy::cast_possible_truncation, reason = "a share of a thousand at most")]
fn share(number: f64, whole: f64) -> i64 {
    (number.clamp(0.0, 1.0) * whole).round() as i64
}

/// A name as a list shows it: without the line ends it was printed with.
pub(super) fn printed(surface: &str) -> String {
    surface.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A sentence of fewer bytes is a heading or a list item and says little.
const SENTENCE: usize = 40;

/// The mention whose sentence says most: a name before an adjective, in running text before a headline, in
/// a whole sentence before a heading, the surest, the fullest name, then the
/// first.
fn best_evidence<'m>(mentions: &[&'m Mention]) -> &'m Mention {
    let mut best = mentions[0];
    for mention in mentions {
        let rank = |mention: &Mention| {
            let whole = mention.sentence.end - mention.sentence.start >= SENTENCE;
            (!mention.adjectival, mention.field, whole, mention.confidence, mention.surface.len())
        };
        if rank(mention).partial_cmp(&rank(best)) == Some(std::cmp::Ordering::Greater) {
            best = mention;
        }
    }
    best
}
