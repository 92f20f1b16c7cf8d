//! Each byte range: whether it is one of the text, and its words those found.

use std::collections::BTreeMap;

use super::text::{field, words};
use super::{Tell, Verified};
use crate::error::Result;
use crate::model::{title_key, url_key};
use crate::store::Store;
use crate::store::revision::RevisionText;

impl Store {
    pub(super) fn verify_mentions(
        &self,
        revision: i64,
        slug: &str,
        text: &RevisionText,
        verified: &mut Verified,
        tell: Tell<'_>,
    ) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT field, start_byte, end_byte, sentence_start, sentence_end, salience, mentions,
                entity_id, name_id
             FROM mention LEFT JOIN name ON name.id = name_id
             WHERE revision_id = ?1 ORDER BY field, start_byte",
        )?;
        let mut rows = select.query([revision])?;
        let mut named: BTreeMap<i64, Named> = BTreeMap::new();
        let mut entities: BTreeMap<i64, i64> = BTreeMap::new();
        while let Some(row) = rows.next()? {
            verified.mentions += 1;
            let (code, start, end): (u8, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let text = field(text, code);
            if words(text, start, end).is_none() {
                tell("mention", slug, format!("no words at bytes {start}-{end}"));
            }
            let has_salience = row.get::<_, Option<i64>>(5)?.is_some();
            if has_salience {
                let sentence = row.get::<_, Option<i64>>(3)?.zip(row.get::<_, Option<i64>>(4)?);
                let around = sentence.is_some_and(|(from, to)| {
                    from <= start && end <= to && words(text, from, to).is_some()
                });
                if !around {
                    let message = format!("no sentence around the name at bytes {start}-{end}");
                    tell("mention", slug, message);
                }
            }
            let name = named.entry(row.get(8)?).or_default();
            name.mentions += 1;
            name.best += i64::from(has_salience);
            name.said += row.get::<_, Option<i64>>(6)?.unwrap_or_default();
            if let Some(entity) = row.get(7)? {
                entities.insert(row.get(8)?, entity);
            }
        }
        // All that one thing is named is said once, whatever its names.
        let mut of_entity: BTreeMap<i64, (i64, i64)> = BTreeMap::new();
        for (name, count) in named {
            if count.best != 1 {
                let message = format!("{} mentions of one name speak for it", count.best);
                tell("mention", slug, message);
            }
            if let Some(entity) = entities.get(&name) {
                let sum = of_entity.entry(*entity).or_default();
                *sum = (sum.0 + count.mentions, sum.1 + count.said);
            }
        }
        for (entity, (mentions, said)) in of_entity {
            if mentions != said {
                let message = format!("names e{entity} {mentions} times, and {said} are counted");
                tell("mention", slug, message);
            }
        }
        Ok(())
    }

    pub(super) fn verify_references(
        &self,
        revision: i64,
        slug: &str,
        text: &RevisionText,
        verified: &mut Verified,
        tell: Tell<'_>,
    ) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, label, label_key, url, url_key, start_byte, end_byte, sentence_start,
                sentence_end
             FROM reference WHERE revision_id = ?1 ORDER BY id",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            verified.references += 1;
            let id: i64 = row.get(0)?;
            let mut fault = |message: String| tell("reference", slug, format!("r{id} {message}"));
            let (label, key): (String, String) = (row.get(1)?, row.get(2)?);
            if title_key(&label) != key {
                fault("cannot be found by its headline".to_owned());
            }
            let (url, of_url): (Option<String>, Option<String>) = (row.get(3)?, row.get(4)?);
            if url.as_deref().and_then(url_key) != of_url {
                fault("cannot be found by its address".to_owned());
            }
            let spans = row.get::<_, Option<i64>>(5)?.zip(row.get::<_, Option<i64>>(6)?);
            if let Some((start, end)) = spans {
                let quote = words(&text.body, start, end);
                if quote.is_none() {
                    fault(format!("has no words at bytes {start}-{end}"));
                } else if !quote.is_some_and(|quote| title_key(quote).contains(&key)) {
                    fault(format!("does not stand at bytes {start}-{end}"));
                }
                let (from, to): (i64, i64) = (row.get(7)?, row.get(8)?);
                if from > start || to < end || words(&text.body, from, to).is_none() {
                    fault(format!("has no sentence around bytes {start}-{end}"));
                }
            }
            self.verify_headline_names(id, &label, &mut fault)?;
        }
        let mut select = self.connection.prepare_cached(
            "SELECT start_byte, end_byte FROM passed_link WHERE revision_id = ?1 ORDER BY rowid",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            verified.references += 1;
            let (start, end) = (row.get(0)?, row.get(1)?);
            // An anchor may have no words: a picture's has none.
            if start != end && words(&text.body, start, end).is_none() {
                tell("reference", slug, format!("no link at bytes {start}-{end}"));
            }
        }
        Ok(())
    }

    fn verify_headline_names(
        &self,
        reference: i64,
        label: &str,
        fault: &mut dyn FnMut(String),
    ) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT start_byte, end_byte FROM reference_entity WHERE reference_id = ?1",
        )?;
        let mut rows = select.query([reference])?;
        while let Some(row) = rows.next()? {
            let (start, end) = (row.get(0)?, row.get(1)?);
            if words(label, start, end).is_none() {
                fault(format!("names nobody at bytes {start}-{end} of its headline"));
            }
        }
        Ok(())
    }
}

/// How often a text has a name: in all, as the one that speaks for it, and as
/// that one says.
#[derive(Default)]
struct Named {
    mentions: i64,
    best: i64,
    said: i64,
}
