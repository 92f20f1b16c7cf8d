//! Which thing each name is taken to mean.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::error::Result;
use crate::model::Parent;

/// Links from name to name are followed so many times at most.
const LONGEST_CHAIN: usize = 16;

impl Store {
    /// What a name is another form of, and what it is another spelling of.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such name.
    pub fn parents_of(&self, name: i64) -> Result<(Option<i64>, Option<i64>)> {
        Ok(self
            .connection
            .prepare_cached("SELECT parent_id, spelling_id FROM name WHERE id = ?1")?
            .query_row([name], |row| Ok((row.get(0)?, row.get(1)?)))?)
    }

    /// Whether a name is settled as a form of `other`, for the company that it
    /// keeps: then more articles of `other` change nothing about that.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such name.
    pub fn is_settled_as(&self, name: i64, other: i64) -> Result<bool> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT settled = 1 AND (spelling_id IS ?2 OR (parent_id IS ?2 AND method = 'short_form'))
                 FROM name WHERE id = ?1",
            )?
            .query_row([name, other], |row| row.get::<_, Option<bool>>(0))?
            .unwrap_or(false))
    }

    /// Stores what a name is another spelling of. Returns whether that is new.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_spelling(&self, name: i64, spelling: Option<i64>) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached(
                "UPDATE name SET spelling_id = ?2 WHERE id = ?1 AND spelling_id IS NOT ?2",
            )?
            .execute(params![name, spelling])?;
        Ok(changed > 0)
    }

    /// Every name whose spellings lead to `name`, itself included.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn spelled_below(&self, name: i64) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "WITH RECURSIVE below (id) AS (
                SELECT ?1 UNION SELECT name.id FROM name JOIN below ON name.spelling_id = below.id)
             SELECT id FROM below",
        )?;
        let rows = select.query_map([name], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores what a name is another form of. If that is new, it is to be
    /// settled again which thing the name means.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_parent(&self, name: i64, parent: Option<&Parent>) -> Result<()> {
        #[expect(clippy::cast_possible_truncation, reason = "a hundred at most")]
        let confidence = parent.map(|parent| (parent.confidence * 100.0).round() as i64);
        self.connection
            .prepare_cached(
                "UPDATE name SET parent_id = ?2, method = ?3, confidence = ?4, settled = 0
                 WHERE id = ?1 AND (parent_id, method, confidence) IS NOT (?2, ?3, ?4)",
            )?
            .execute(params![
                name,
                parent.map(|parent| parent.name),
                parent.map(|parent| parent.method),
                confidence
            ])?;
        Ok(())
    }

    /// The name at the end of the links from `name`: the last of a chain. Where
    /// links lead in a circle, its member in most articles. The links of names
    /// in `cut` do not count.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn root(&self, name: i64, cut: &HashSet<i64>) -> Result<i64> {
        let mut select =
            self.connection.prepare_cached("SELECT parent_id FROM name WHERE id = ?1")?;
        let mut chain = vec![name];
        while chain.len() < LONGEST_CHAIN {
            let last = chain[chain.len() - 1];
            if cut.contains(&last) {
                return Ok(last);
            }
            let parent: Option<i64> =
                select.query_row([last], |row| row.get(0)).optional()?.flatten();
            let Some(parent) = parent else { return Ok(last) };
            if let Some(start) = chain.iter().position(|one| *one == parent) {
                chain.drain(..start);
                break;
            }
            chain.push(parent);
        }
        let circle = chain.into_iter().map(|one| self.known_name(one));
        let circle = circle.collect::<Result<Vec<_>>>()?;
        let first = circle
            .into_iter()
            .min_by(|a, b| (b.articles, &a.key, a.kind).cmp(&(a.articles, &b.key, b.kind)));
        Ok(first.map_or(name, |first| first.id))
    }

    /// Every name whose links lead to one of `names`, these included.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn descendants(&self, name: i64) -> Result<Vec<i64>> {
        let mut select = self.connection.prepare_cached(
            "WITH RECURSIVE below (id) AS (
                SELECT ?1 UNION SELECT name.id FROM name JOIN below ON name.parent_id = below.id)
             SELECT id FROM below",
        )?;
        let rows = select.query_map([name], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores which thing a name means. Returns
    /// whether it is another than before.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_entity(&self, name: i64, entity: Option<i64>) -> Result<bool> {
        let changed = self
            .connection
            .prepare_cached("UPDATE name SET entity_id = ?2 WHERE id = ?1 AND entity_id IS NOT ?2")?
            .execute(params![name, entity])?;
        if changed > 0 {
            let mut select = self.connection.prepare_cached(
                "SELECT revision_id FROM mention WHERE name_id = ?1 AND salience IS NOT NULL",
            )?;
            let rows = select.query_map([name], |row| row.get(0))?;
            for revision in rows.collect::<Result<Vec<i64>, _>>()? {
                self.choose_speakers(revision)?;
            }
        }
        Ok(changed > 0)
    }

    /// The entity that a name means; `None` if it is ignored.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if there is no such name.
    pub fn entity_meant(&self, name: i64) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached("SELECT entity_id FROM name WHERE id = ?1")?
            .query_row([name], |row| row.get(0))?)
    }

    /// How many mentions of `names` current texts have, with those `besides` by
    /// text, and in how many articles they stand.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_moved(
        &self,
        names: &BTreeSet<i64>,
        besides: &BTreeMap<i64, usize>,
    ) -> Result<(usize, usize)> {
        let mut texts: BTreeMap<i64, usize> = besides.clone();
        let mut select = self.connection.prepare_cached(
            "SELECT best.revision_id, (
                SELECT count(*) FROM mention
                WHERE mention.revision_id = best.revision_id AND mention.name_id = best.name_id)
             FROM mention AS best JOIN article ON article.revision_id = best.revision_id
             WHERE best.name_id = ?1 AND best.salience IS NOT NULL",
        )?;
        for name in names {
            let rows = select.query_map([name], |row| Ok((row.get(0)?, row.get(1)?)))?;
            for row in rows {
                let (text, mentions): (i64, usize) = row?;
                // Those that a split moved are counted already.
                if !besides.contains_key(&text) {
                    *texts.entry(text).or_default() += mentions;
                }
            }
        }
        Ok((texts.values().sum(), texts.len()))
    }

    /// Marks names as settled, or to be settled again.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn mark_settled(&self, name: i64, settled: bool) -> Result<()> {
        self.connection
            .prepare_cached("UPDATE name SET settled = ?2 WHERE id = ?1 AND settled <> ?2")?
            .execute(params![name, settled])?;
        Ok(())
    }

    /// Keys of the articles in which a split gave a name to mentions.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn parted_articles(&self) -> Result<Vec<String>> {
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT article.key FROM name INDEXED BY name_split
             JOIN mention ON mention.name_id = name.id AND salience IS NOT NULL
             JOIN article ON article.revision_id = mention.revision_id
             WHERE instr(name.key, '#s') > 0",
        )?;
        let rows = select.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Stores what people call entities and of which class they said that these
    /// are, instead of all that was said before.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_said(&self, said: &BTreeMap<i64, (Option<String>, Option<&str>)>) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE name SET said_name = NULL, said_kind = NULL
                 WHERE id IN (SELECT id FROM name INDEXED BY name_said
                    WHERE said_name IS NOT NULL OR said_kind IS NOT NULL)",
            )?
            .execute([])?;
        let mut update = self
            .connection
            .prepare_cached("UPDATE name SET said_name = ?2, said_kind = ?3 WHERE id = ?1")?;
        for (entity, (name, kind)) in said {
            update.execute(params![entity, name, kind])?;
        }
        Ok(())
    }
}
