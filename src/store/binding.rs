//! Which references may mean which articles: the two questions of late binding.

use std::collections::HashSet;

use rusqlite::{OptionalExtension, Row, params};

use super::{ArticleRow, Store};
use crate::error::Result;
use crate::model::{Binding, Date, Pointer, Target, content_words, title_tokens};

/// A headline of fewer words is not looked for at the start of a longer label.
const SHORTEST_PREFIX: usize = 2;

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

/// An article whose text changed since references to and from it were bound.
#[derive(Clone, Debug)]
pub struct Unlinked {
    /// Row of the article.
    pub article: i64,
    /// Normal form of its headline.
    pub title_key: String,
    /// Normal form of its address.
    pub url_key: Option<String>,
}

const POINTER: &str =
    "SELECT reference.id, article.id, reference.kind, label_key, reach_key, reference.url_key,
        article.published, article.source, target_id
    FROM reference JOIN article ON article.revision_id = reference.revision_id";

const TARGET: &str =
    "SELECT article.id, key, article.title_key, article.url_key, article.published, article.source,
        revision.content_hash
    FROM article JOIN revision ON revision.id = article.revision_id";

impl Store {
    /// Up to `limit` articles that wait for [`Store::link`], after row `after`.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn unlinked(&self, after: i64, limit: usize) -> Result<Vec<Unlinked>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, title_key, url_key FROM article WHERE linked = 0 AND id > ?1 ORDER BY id LIMIT ?2",
        )?;
        let rows = select.query_map(params![after, limit], |row| {
            Ok(Unlinked { article: row.get(0)?, title_key: row.get(1)?, url_key: row.get(2)? })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Indexes the rarest words of an article's headline: as many as it takes
    /// for a label with `share` of all its words to have one of them.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_title_tokens(&self, article: &Unlinked, share: f64) -> Result<()> {
        let mut count = self.connection.prepare_cached(
            "INSERT INTO title_word (token, articles) VALUES (?1, 1)
             ON CONFLICT DO UPDATE SET articles = articles + 1",
        )?;
        for token in title_tokens(&article.title_key) {
            count.execute([token])?;
        }
        let mut insert = self.connection.prepare_cached(
            "INSERT OR IGNORE INTO title_token (token, article_id) VALUES (?1, ?2)",
        )?;
        for token in self.rarest(&article.title_key, share)? {
            insert.execute(params![token, article.article])?;
        }
        Ok(())
    }

    /// So many of a headline's words, the rarest, that whatever has `share` of
    /// all of them has one of these.
    fn rarest(&self, title_key: &str, share: f64) -> Result<Vec<i64>> {
        let mut count =
            self.connection.prepare_cached("SELECT articles FROM title_word WHERE token = ?1")?;
        let mut tokens = Vec::new();
        for token in title_tokens(title_key) {
            let articles: Option<i64> = count.query_row([token], |row| row.get(0)).optional()?;
            tokens.push((articles.unwrap_or_default(), token));
        }
        tokens.sort_unstable();
        let all = tokens.len();
        let needed = (1..=all).find(|needed| *needed as f64 >= share * all as f64).unwrap_or(1);
        tokens.truncate(all + 1 - needed);
        Ok(tokens.into_iter().map(|(_, token)| token).collect())
    }

    /// Every reference that may bind otherwise now that `article` says what
    /// it says: its own, those bound to it, and those that name its address,
    /// its headline, or at least `share` of its headline's words; the same for
    /// headlines it had before, for which it is no rival to others any more.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn pointers_touching(&self, article: &Unlinked, share: f64) -> Result<Vec<Pointer>> {
        let mut pointers = Vec::new();
        let mut select = |condition: &str, parameters: &[&dyn rusqlite::ToSql]| -> Result<()> {
            let mut select =
                self.connection.prepare_cached(&format!("{POINTER} WHERE {condition}"))?;
            let rows = select.query_map(parameters, read_pointer)?;
            for pointer in rows {
                pointers.push(pointer?);
            }
            Ok(())
        };
        select("article.id = ?1", &[&article.article])?;
        select("target_id = ?1", &[&article.article])?;
        select(
            "reference.id IN (SELECT reference_id FROM candidate WHERE article_id = ?1)",
            &[&article.article],
        )?;
        if let Some(url_key) = &article.url_key {
            select("reference.url_key = ?1", &[url_key])?;
        }
        let mut titles: Vec<String> = self
            .connection
            .prepare_cached("SELECT title_key FROM former_title WHERE article_id = ?1")?
            .query_map([article.article], |row| row.get(0))?
            .collect::<Result<_, _>>()?;
        titles.push(article.title_key.clone());
        let mut sharing = Vec::new();
        for title_key in titles.iter().filter(|title_key| !title_key.is_empty()) {
            // A space sorts before every letter and digit; `!` follows it.
            select(
                "(reach_key = ?1 OR (reach_key >= ?1 || ' ' AND reach_key < ?1 || '!'))",
                &[title_key],
            )?;
            let rarest = serde_json::to_string(&self.rarest(title_key, share)?);
            let rarest = rarest.unwrap_or_default();
            let mut select = self.connection.prepare_cached(&format!(
                "{POINTER} WHERE reference.id IN (
                    SELECT reference_id FROM reference_token
                    WHERE token IN (SELECT value FROM json_each(?1)))"
            ))?;
            for pointer in select.query_map([&rarest], read_pointer)? {
                let pointer = pointer?;
                if has_share(&pointer.reach_key, title_key, share) {
                    sharing.push(pointer);
                }
            }
        }
        pointers.append(&mut sharing);
        pointers.sort_by_key(|pointer| pointer.reference);
        pointers.dedup_by_key(|pointer| pointer.reference);
        Ok(pointers)
    }

    /// Every article that `pointer` may mean: same address, a headline that
    /// its words begin with, or at least `share` of a headline's words.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn targets_of(&self, pointer: &Pointer, share: f64) -> Result<Vec<Target>> {
        let mut targets = Vec::new();
        let mut select = |condition: &str, parameters: &[&dyn rusqlite::ToSql]| -> Result<()> {
            let mut select =
                self.connection.prepare_cached(&format!("{TARGET} WHERE {condition}"))?;
            let rows = select.query_map(parameters, read_target)?;
            for target in rows {
                targets.push(target?);
            }
            Ok(())
        };
        if let Some(url_key) = &pointer.url_key {
            select("article.url_key = ?1", &[url_key])?;
        }
        for prefix in prefixes(&pointer.reach_key) {
            select("article.title_key = ?1", &[&prefix])?;
        }
        if pointer.kind.is_editorial() {
            let tokens = serde_json::to_string(&title_tokens(&pointer.reach_key));
            let tokens = tokens.unwrap_or_default();
            let mut select = self.connection.prepare_cached(&format!(
                "{TARGET} WHERE article.id IN (
                    SELECT article_id FROM title_token
                    WHERE token IN (SELECT value FROM json_each(?1)))"
            ))?;
            for target in select.query_map([&tokens], read_target)? {
                let target = target?;
                if has_share(&pointer.reach_key, &target.title_key, share) {
                    targets.push(target);
                }
            }
        }
        targets.retain(|target| target.article != pointer.article);
        targets.sort_by(|a, b| a.key.cmp(&b.key));
        targets.dedup_by_key(|target| target.article);
        Ok(targets)
    }

    /// Stores what `pointer` means. Returns whether that is new.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_binding(&self, pointer: &Pointer, binding: &Binding) -> Result<bool> {
        self.connection
            .prepare_cached("DELETE FROM candidate WHERE reference_id = ?1")?
            .execute([pointer.reference])?;
        let mut update = self.connection.prepare_cached(
            "UPDATE reference SET target_id = ?2, method = ?3, confidence = ?4 WHERE id = ?1",
        )?;
        match binding {
            Binding::Bound { article, method, confidence } => {
                update.execute(params![pointer.reference, article, method.as_str(), confidence])?;
                Ok(pointer.target != Some(*article))
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
        self.connection
            .prepare_cached("DELETE FROM former_title WHERE article_id = ?1")?
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
        let mut select = self.connection.prepare_cached(
            "SELECT here.id, here.slug, here.external_id, here.url, here.title, here.published, here.source,
                there.id, there.slug, there.external_id, there.url, there.title, there.published, there.source,
                reference.label
             FROM reference
             JOIN revision ON revision.id = reference.revision_id AND revision.run_id < ?2
             JOIN article AS here ON here.id = revision.article_id
             JOIN article AS there ON there.id = reference.target_id
             WHERE reference.id = ?1",
        )?;
        let mut rows = select.query_map([reference, run], |row| {
            let target = ArticleRow::read_optional(row, 7)?;
            Ok((row.get::<_, String>(14)?, ArticleRow::read(row)?, target))
        })?;
        Ok(match rows.next().transpose()? {
            Some((label, article, Some(target))) => Some(NewlyBound { label, article, target }),
            _ => None,
        })
    }
}

/// Whether a label has at least `share` of a headline's content words. Asked
/// in both directions alike, or the order of arrival would matter.
fn has_share(reach_key: &str, title_key: &str, share: f64) -> bool {
    let label: HashSet<&str> = content_words(reach_key).into_iter().collect();
    let title = content_words(title_key);
    let shared = title.iter().filter(|word| label.contains(*word)).count();
    !title.is_empty() && shared as f64 >= share * title.len() as f64
}

/// Every beginning of a normal form that ends at a word, longest first.
fn prefixes(key: &str) -> Vec<String> {
    let mut prefixes: Vec<String> = key
        .match_indices(' ')
        .skip(SHORTEST_PREFIX - 1)
        .map(|(end, _)| key[..end].to_owned())
        .collect();
    if !key.is_empty() {
        prefixes.push(key.to_owned());
    }
    prefixes.reverse();
    prefixes
}

fn read_pointer(row: &Row<'_>) -> rusqlite::Result<Pointer> {
    Ok(Pointer {
        reference: row.get(0)?,
        article: row.get(1)?,
        kind: super::reference::kind(row, 2)?,
        label_key: row.get(3)?,
        reach_key: row.get(4)?,
        url_key: row.get(5)?,
        published: date(row, 6)?,
        source: row.get(7)?,
        target: row.get(8)?,
    })
}

fn read_target(row: &Row<'_>) -> rusqlite::Result<Target> {
    Ok(Target {
        article: row.get(0)?,
        key: row.get(1)?,
        title_key: row.get(2)?,
        url_key: row.get(3)?,
        published: date(row, 4)?,
        source: row.get(5)?,
        content_hash: row.get(6)?,
    })
}

/// Reads an optional [`Date`] column.
pub(super) fn date(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Date>> {
    Ok(row.get::<_, Option<String>>(column)?.as_deref().and_then(Date::from_iso))
}
