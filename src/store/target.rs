//! Which articles a reference may mean: asked once per reference.

use std::collections::hash_map::Entry;

use rusqlite::{OptionalExtension, Row, params};

use super::slug::slug;
use super::{Store, Unlinked};
use crate::error::Result;
use crate::model::{Pointer, Target, is_cut, short_digest, title_key, title_tokens};

/// A headline of fewer words is not looked for at the start of a longer label.
const SHORTEST_PREFIX: usize = 2;

/// Of a piece that appears regularly under one name, so many are looked at on
/// either side of a reference in time: more would make no reference clearer.
const NEAREST: usize = 8;

/// A headline that breaks off before so many bytes is not completed.
const SHORTEST_CUT: usize = 8;

/// Beyond so many headlines the cache of their words starts anew (about 20 MB).
const CACHED_TITLES: usize = 200_000;

const TARGET: &str =
    "SELECT article.id, key, article.published, article.source, revision.text_hash, article.title
    FROM article JOIN revision ON revision.id = article.revision_id";

/// The same of a headline that another wording of the article has.
const EARLIER_TARGET: &str =
    "SELECT article.id, key, article.published, article.source, revision.text_hash,
        earlier_title.title
    FROM earlier_title JOIN article ON article.id = earlier_title.article_id
    JOIN revision ON revision.id = article.revision_id";

impl Store {
    /// Every article that `pointer` may mean: same address, a headline that
    /// its words begin with, of another wording too, or at least `share` of a
    /// headline's words. An article is there once for each of its headlines.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn targets_of(&self, pointer: &Pointer, share: f64) -> Result<Vec<Target>> {
        let mut targets = Vec::new();
        let select = |targets: &mut Vec<Target>,
                      condition: &str,
                      value: &dyn rusqlite::ToSql|
         -> Result<()> {
            let mut select =
                self.connection.prepare_cached(&format!("{TARGET} WHERE {condition}"))?;
            for target in select.query_map([value], read_target)? {
                targets.push(target?);
            }
            Ok(())
        };
        if let Some(url_key) = &pointer.url_key {
            select(&mut targets, "article.key = 'url:' || ?1", url_key)?;
        }
        for prefix in prefixes(&pointer.reach_key) {
            if self.is_regular(&prefix)? {
                targets.extend(self.nearest_titled(&prefix, pointer)?);
            } else {
                let from = targets.len();
                select(&mut targets, "article.title_hash = ?1", &short_digest(&prefix))?;
                // Two headlines may have one digest.
                let mut others = targets.split_off(from);
                others.retain(|target| target.title_key == prefix);
                targets.append(&mut others);
            }
            targets.extend(self.earlier_titled(&prefix)?);
        }
        // An exact match settles it; `resolve::bind` holds to the same.
        let exact = targets.iter().any(|target| {
            target.article != pointer.article
                && (target.url_key.is_some() && target.url_key == pointer.url_key
                    || target.title_key == pointer.label_key
                    || target.title_key == pointer.reach_key)
        });
        if pointer.kind.is_editorial() && !exact {
            if is_cut(&pointer.label) && pointer.label_key.len() >= SHORTEST_CUT {
                // A slug is the beginning of a headline's normal form.
                let mut longer = self.connection.prepare_cached(&format!(
                    "{TARGET} WHERE article.slug >= ?1 AND article.slug < ?1 || char(0x10ffff)"
                ))?;
                for target in longer.query_map([slug(&pointer.label_key)], read_target)? {
                    let target = target?;
                    if target.title_key.starts_with(&pointer.label_key) {
                        targets.push(target);
                    }
                }
            }
            for article in self.titles_sharing(&title_tokens(&pointer.reach_key), share)? {
                select(&mut targets, "article.id = ?1", &article)?;
            }
        }
        targets.retain(|target| target.article != pointer.article);
        let order = |target: &Target| (target.key.clone(), target.is_earlier, target.title.clone());
        targets.sort_by_cached_key(order);
        targets.dedup_by_key(|target| (target.article, target.title_key.clone()));
        Ok(targets)
    }

    /// The articles that had a headline in another wording; none if they are so
    /// many that it tells them not apart.
    fn earlier_titled(&self, title_key: &str) -> Result<Vec<Target>> {
        let mut select = self.connection.prepare_cached(&format!(
            "{EARLIER_TARGET} WHERE earlier_title.title_hash = ?1 LIMIT ?2"
        ))?;
        let rows = select.query_map(params![short_digest(title_key), NEAREST + 1], read_target)?;
        let mut targets: Vec<Target> = rows.collect::<Result<_, _>>()?;
        if targets.len() > NEAREST {
            return Ok(Vec::new());
        }
        targets.retain(|target| target.title_key == title_key);
        for target in &mut targets {
            target.is_earlier = true;
        }
        Ok(targets)
    }

    /// Whether so many articles have a headline that only those nearest in time
    /// are looked at.
    fn is_regular(&self, title_key: &str) -> Result<bool> {
        let mut count = self.connection.prepare_cached(
            "SELECT count(*) FROM (SELECT 1 FROM article WHERE title_hash = ?1 LIMIT ?2)",
        )?;
        let articles: usize =
            count.query_row(params![short_digest(title_key), NEAREST + 1], |row| row.get(0))?;
        Ok(articles > NEAREST)
    }

    /// Of the articles that have a headline, those nearest to `pointer` in time
    /// on either side, and some undated ones: of all publishers, and of its own.
    fn nearest_titled(&self, title_key: &str, pointer: &Pointer) -> Result<Vec<Target>> {
        let few = |condition: &str, order: &str| {
            format!(
                "SELECT * FROM (SELECT id FROM article WHERE title_hash = ?1 AND {condition}
                 ORDER BY {order} LIMIT ?4)"
            )
        };
        let any = ["published <= ?2", "published > ?2", "published IS NULL"];
        let own = any.map(|condition| format!("source = ?3 AND {condition}"));
        let orders = ["published DESC, key DESC", "published, key", "key"];
        let parts: Vec<String> = any
            .into_iter()
            .chain(own.iter().map(String::as_str))
            .zip(orders.into_iter().cycle())
            .map(|(condition, order)| few(condition, order))
            .collect();
        let mut select = self
            .connection
            .prepare_cached(&format!("{TARGET} WHERE article.id IN ({})", parts.join(" UNION ")))?;
        // A later hour of the same day sorts behind the day and before `U`.
        let day = pointer.published.as_ref().map(|date| format!("{}U", date.day()));
        let day = day.unwrap_or_default();
        let rows = select.query_map(
            params![short_digest(title_key), day, pointer.source, NEAREST],
            read_target,
        )?;
        let mut targets: Vec<Target> = rows.collect::<Result<_, _>>()?;
        targets.retain(|target| target.title_key == title_key);
        Ok(targets)
    }

    /// Articles of whose headline a label has at least `share`: among those of
    /// which it has one of the rarest words.
    fn titles_sharing(&self, label: &[i64], share: f64) -> Result<Vec<i64>> {
        let tokens = serde_json::to_string(label).unwrap_or_default();
        let mut select = self.connection.prepare_cached(
            "SELECT DISTINCT article_id FROM title_token
             WHERE token IN (SELECT value FROM json_each(?1))",
        )?;
        let rows = select.query_map([&tokens], |row| row.get(0))?;
        let mut read = self.connection.prepare_cached("SELECT title FROM article WHERE id = ?1")?;
        let mut cache = self.cache.borrow_mut();
        if cache.title_tokens.len() >= CACHED_TITLES {
            cache.title_tokens.clear();
        }
        let mut sharing = Vec::new();
        for article in rows {
            let article = article?;
            let title = match cache.title_tokens.entry(article) {
                Entry::Occupied(known) => known.into_mut(),
                Entry::Vacant(unknown) => {
                    let title: String = read.query_row([article], |row| row.get(0))?;
                    unknown.insert(title_tokens(&title_key(&title)).into())
                }
            };
            if has_share(label, title, share) {
                sharing.push(article);
            }
        }
        Ok(sharing)
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
    pub(super) fn rarest(&self, title_key: &str, share: f64) -> Result<Vec<i64>> {
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
}

/// Whether a label has at least `share` of a headline's words, both as tokens. Asked
/// in both directions alike, or the order of arrival would matter.
pub(super) fn has_share(label: &[i64], title: &[i64], share: f64) -> bool {
    let shared = title.iter().filter(|word| label.contains(*word)).count();
    !title.is_empty() && shared as f64 >= share * title.len() as f64
}

/// Every beginning of a normal form that a headline which breaks off may have.
pub(super) fn cuts(key: &str) -> Vec<&str> {
    let ends = key.char_indices().map(|(at, _)| at).chain([key.len()]);
    ends.filter(|end| *end >= SHORTEST_CUT).map(|end| &key[..end]).collect()
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

/// The normal form of the address that is an article's identity.
pub(super) fn url_of(key: &str) -> Option<String> {
    key.strip_prefix("url:").map(str::to_owned)
}

fn read_target(row: &Row<'_>) -> rusqlite::Result<Target> {
    let (key, title): (String, String) = (row.get(1)?, row.get(5)?);
    Ok(Target {
        article: row.get(0)?,
        title_key: title_key(&title),
        url_key: url_of(&key),
        key,
        published: super::binding::date(row, 2)?,
        source: row.get(3)?,
        text_hash: row.get(4)?,
        is_earlier: false,
        title,
    })
}
