//! What the archive holds, in numbers.

use serde::Serialize;

use super::Store;
use crate::error::Result;

/// Counts over current texts.
#[derive(Clone, Debug, Serialize)]
pub struct Statistics {
    /// Articles.
    pub articles: usize,
    /// Of them without a date.
    pub undated: usize,
    /// Wordings, current and old.
    pub revisions: usize,
    /// Earliest date.
    pub first: Option<String>,
    /// Latest date.
    pub last: Option<String>,
    /// Editors' references.
    pub references: usize,
    /// Of them bound to an article.
    pub bound: usize,
    /// Stories they name that are not here.
    pub wanted: usize,
    /// Hyperlinks of the running text.
    pub links: usize,
    /// Of them bound to an article.
    pub links_bound: usize,
    /// People named.
    pub people: usize,
    /// Organisations named.
    pub organizations: usize,
    /// Places named.
    pub places: usize,
    /// Occurrences of names.
    pub mentions: usize,
    /// Articles by language, as their source says or as their words tell, most first.
    pub languages: Vec<(String, usize)>,
    /// Articles in a language other than English that storygraph's own tagger
    /// has read, which there knows names by shape and gazetteer only.
    pub by_shape_only: usize,
    /// Articles by status, where something is said against them.
    pub statuses: Vec<(String, usize)>,
    /// Articles by publisher, the ten with most.
    pub sources: Vec<(String, usize)>,
    /// Bytes of the database file.
    pub bytes: u64,
    /// What found the mentions: name and version.
    pub taggers: Vec<String>,
}

impl Store {
    /// Counts everything; takes time proportional to the archive.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn statistics(&self) -> Result<Statistics> {
        let count = |sql: &str| -> Result<usize> {
            Ok(self.connection.query_row(sql, [], |row| row.get(0))?)
        };
        let pairs = |sql: &str| -> Result<Vec<(String, usize)>> {
            let mut select = self.connection.prepare(sql)?;
            let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let named = |kind: &str| {
            count(&format!(
                "SELECT count(DISTINCT entity_id) FROM article_entity JOIN entity ON entity.id = entity_id
                 WHERE kind = '{kind}'"
            ))
        };
        let (first, last) = self.connection.query_row(
            "SELECT min(published), max(published) FROM article",
            [],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )?;
        Ok(Statistics {
            articles: count("SELECT count(*) FROM article")?,
            undated: count("SELECT count(*) FROM article WHERE published IS NULL")?,
            revisions: count("SELECT count(*) FROM revision")?,
            first,
            last,
            references: count("SELECT count(*) FROM current_reference WHERE kind <> 'link'")?,
            bound: count(
                "SELECT count(*) FROM current_reference WHERE kind <> 'link' AND target_id IS NOT NULL",
            )?,
            wanted: count("SELECT count(*) FROM wanted")?,
            links: count("SELECT count(*) FROM current_reference WHERE kind = 'link'")?,
            links_bound: count(
                "SELECT count(*) FROM current_reference WHERE kind = 'link' AND target_id IS NOT NULL",
            )?,
            people: named("person")?,
            organizations: named("organization")?,
            places: named("place")?,
            mentions: count("SELECT coalesce(sum(mentions), 0) FROM article_entity")?,
            languages: pairs(
                "SELECT coalesce(language, 'unknown'), count(*) FROM article GROUP BY 1 ORDER BY 2 DESC, 1",
            )?,
            by_shape_only: count(
                "SELECT count(*) FROM article JOIN revision ON revision.id = article.revision_id
                 WHERE article.language NOT LIKE 'en%'
                   AND tagger NOT LIKE 'cmd:%' AND tagger NOT LIKE 'failed %'",
            )?,
            statuses: pairs(
                "SELECT status, count(*) FROM article WHERE status <> 'usable' GROUP BY 1 ORDER BY 1",
            )?,
            sources: pairs(
                "SELECT coalesce(source, 'unknown'), count(*) FROM article GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT 10",
            )?,
            bytes: std::fs::metadata(&self.path).map_or(0, |file| file.len()),
            taggers: pairs("SELECT tagger, count(*) FROM revision GROUP BY 1 ORDER BY 1")?
                .into_iter()
                .map(|(tagger, _)| tagger)
                .collect(),
        })
    }
}
