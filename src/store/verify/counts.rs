//! What was counted, counted anew.

use std::collections::HashMap;

use super::text::{field, words};
use super::{Tell, Verified};
use crate::error::Result;
use crate::store::Store;
use crate::store::mention::printed;
use crate::store::revision::RevisionText;

/// What current texts have.
#[derive(Default)]
pub(super) struct Counts {
    /// Texts that have each stem.
    stems: HashMap<String, i64>,
    /// Texts that have each name.
    texts: HashMap<i64, i64>,
    /// How often each name is written so, and in how many texts it is that in full.
    forms: HashMap<(i64, String), (i64, i64)>,
}

impl Counts {
    pub(super) fn add_stems(&mut self, text: &RevisionText) {
        for stem in text.stems().into_keys() {
            *self.stems.entry(stem).or_default() += 1;
        }
    }
}

impl Store {
    pub(super) fn count_names(
        &self,
        revision: i64,
        text: &RevisionText,
        counts: &mut Counts,
    ) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT name_id, field, start_byte, end_byte, salience IS NOT NULL, name
             FROM mention WHERE revision_id = ?1",
        )?;
        let mut rows = select.query([revision])?;
        while let Some(row) = rows.next()? {
            let name: i64 = row.get(0)?;
            let surface = words(field(text, row.get(1)?), row.get(2)?, row.get(3)?);
            let surface = printed(surface.unwrap_or_default());
            if row.get(4)? {
                let full = row.get::<_, Option<String>>(5)?.unwrap_or_else(|| surface.clone());
                counts.forms.entry((name, full)).or_default().1 += 1;
                *counts.texts.entry(name).or_default() += 1;
            }
            counts.forms.entry((name, surface)).or_default().0 += 1;
        }
        Ok(())
    }

    /// Holds what is stored against what was counted.
    pub(super) fn verify_counts(
        &self,
        counts: &Counts,
        verified: &mut Verified,
        tell: Tell<'_>,
    ) -> Result<()> {
        let mut select =
            self.connection.prepare("SELECT stem, articles FROM stem ORDER BY stem")?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (stem, stored): (String, i64) = (row.get(0)?, row.get(1)?);
            let counted = counts.stems.get(&stem).copied().unwrap_or_default();
            verified.stems += usize::from(counted > 0);
            if counted != stored {
                tell("stem", &stem, format!("stands in {counted} texts, and {stored} are counted"));
            }
        }
        if verified.stems < counts.stems.len() {
            let missing = counts.stems.len() - verified.stems;
            tell("stem", "stem", format!("lacks {missing} stems of the texts"));
        }
        self.verify_names(counts, verified, tell)?;
        self.verify_forms(counts, tell)
    }

    fn verify_names(&self, counts: &Counts, verified: &mut Verified, tell: Tell<'_>) -> Result<()> {
        let mut select = self.connection.prepare(
            "SELECT name.id, name.kind || ':' || name.key, name.articles,
                name.entity_id IS NULL OR speaker.entity_id IS speaker.id
             FROM name LEFT JOIN name AS speaker ON speaker.id = name.entity_id
             ORDER BY name.kind, name.key",
        )?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let (id, at, stored): (i64, String, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            verified.names += 1;
            let counted = counts.texts.get(&id).copied().unwrap_or_default();
            if counted != stored {
                tell("name", &at, format!("stands in {counted} texts, and {stored} are counted"));
            }
            if !row.get::<_, bool>(3)? {
                tell("name", &at, "means what does not speak for itself".to_owned());
            }
        }
        Ok(())
    }

    fn verify_forms(&self, counts: &Counts, tell: Tell<'_>) -> Result<()> {
        let mut select = self.connection.prepare(
            "SELECT name_id, surface, mentions, alias.articles,
                coalesce(kind || ':' || name.key, surface)
             FROM alias LEFT JOIN name ON name.id = name_id ORDER BY 5, surface",
        )?;
        let mut rows = select.query([])?;
        let mut known = 0;
        while let Some(row) = rows.next()? {
            let form = (row.get(0)?, row.get(1)?);
            let stored: (i64, i64) = (row.get(2)?, row.get(3)?);
            let counted = counts.forms.get(&form).copied().unwrap_or_default();
            known += usize::from(counted != (0, 0));
            if counted != stored {
                let at: String = row.get(4)?;
                let message = format!(
                    "is written `{}` {} times, and {} are counted",
                    form.1, counted.0, stored.0
                );
                tell("name", &at, message);
            }
        }
        if known < counts.forms.len() {
            let missing = counts.forms.len() - known;
            tell("name", "alias", format!("lacks {missing} ways in which names are written"));
        }
        Ok(())
    }
}
