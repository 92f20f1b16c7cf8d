//! Which name speaks for a thing that one text names in several ways.

use std::collections::HashMap;

use rusqlite::params;

use super::Store;
use crate::error::Result;

/// One name in a text.
#[derive(Default)]
struct Spoken {
    /// The thing meant.
    entity: Option<i64>,
    mentions: i64,
    /// Place of its best evidence, with what that row holds: salience and mentions.
    best: Option<(i64, i64, i64, Option<i64>)>,
}

impl Store {
    /// Lets one name in a text speak for each thing named there: the most
    /// salient, then the first. Its row tells the mentions of all.
    ///
    /// Costs one look at the text's mentions.
    pub(super) fn choose_speakers(&self, revision: i64) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT name_id, entity_id, field, start_byte, salience, mentions
             FROM mention JOIN name ON name.id = name_id WHERE revision_id = ?1",
        )?;
        let mut rows = select.query([revision])?;
        let mut spoken: HashMap<i64, Spoken> = HashMap::new();
        while let Some(row) = rows.next()? {
            let name = spoken.entry(row.get(0)?).or_default();
            name.entity = row.get(1)?;
            name.mentions += 1;
            if let Some(salience) = row.get(4)? {
                name.best = Some((row.get(2)?, row.get(3)?, salience, row.get(5)?));
            }
        }
        let mut speakers: HashMap<i64, (i64, (i64, i64, i64))> = HashMap::new();
        for Spoken { entity, mentions, best } in spoken.values() {
            if let (Some(entity), Some((field, start, salience, _))) = (entity, best) {
                let rank = (-salience, *field, *start);
                let speaker = speakers.entry(*entity).or_insert((0, rank));
                *speaker = (speaker.0 + mentions, speaker.1.min(rank));
            }
        }
        let mut update = self.connection.prepare_cached(
            "UPDATE mention SET mentions = ?4
             WHERE revision_id = ?1 AND field = ?2 AND start_byte = ?3",
        )?;
        for Spoken { entity, mentions, best } in spoken.values() {
            let Some((field, start, salience, had)) = *best else { continue };
            let has = match entity.and_then(|entity| speakers.get(&entity)) {
                Some((all, rank)) if *rank == (-salience, field, start) => Some(*all),
                Some(_) => None,
                // What is ignored speaks for itself, should it be heard again.
                None => Some(*mentions),
            };
            if has != had {
                update.execute(params![revision, field, start, has])?;
            }
        }
        Ok(())
    }
}
