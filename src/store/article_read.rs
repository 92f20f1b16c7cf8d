//! Reading articles: by name, in lists, whole.

use rusqlite::{Row, params};
use serde::Serialize;

use super::Store;
use crate::error::{Error, Result};
use crate::model::{Date, Period, Status, url_key};

/// An article in a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleRow {
    /// Row; depends on arrival order.
    pub id: i64,
    /// The name it goes by; does not.
    pub slug: String,
    /// The source's own identifier.
    pub external_id: Option<String>,
    /// Canonical address.
    pub url: Option<String>,
    /// The headline.
    pub title: String,
    /// ISO 8601, as precise as the source; `None` is undated.
    pub published: Option<String>,
    /// Publisher.
    pub source: Option<String>,
    /// What its publisher says of it as a whole.
    #[serde(skip_serializing_if = "Status::is_usable")]
    pub status: Status,
}

impl ArticleRow {
    /// The columns of `article` that [`ArticleRow::read`] takes, in its order.
    pub(super) const COLUMNS: &str = "article.id, article.slug, article.external_id, article.url, \
        article.title, article.published, article.source, article.status";

    /// How many they are: what a query adds begins here.
    pub(super) const WIDTH: usize = 8;

    /// Columns 0 to 7: [`ArticleRow::COLUMNS`].
    pub(super) fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Self::read_at(row, 0)
    }

    /// The same from column `first`, or `None` where an outer join found nothing.
    pub(super) fn read_optional(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Self>> {
        match row.get::<_, Option<i64>>(first)? {
            Some(_) => Self::read_at(row, first).map(Some),
            None => Ok(None),
        }
    }

    fn read_at(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get(first)?,
            slug: row.get(first + 1)?,
            external_id: row.get(first + 2)?,
            url: row.get(first + 3)?,
            title: row.get(first + 4)?,
            published: row.get(first + 5)?,
            source: row.get(first + 6)?,
            status: status(row, first + 7)?,
        })
    }
}

/// An article with its current text.
#[derive(Clone, Debug, Serialize)]
pub struct FullArticle {
    /// What a list shows.
    #[serde(flatten)]
    pub article: ArticleRow,
    /// The summary under the headline.
    pub standfirst: Option<String>,
    /// Authors, as printed.
    pub byline: Option<String>,
    /// When the source last changed it.
    pub modified: Option<String>,
    /// BCP 47 primary language.
    pub language: Option<String>,
    /// Section or rubric.
    pub section: Option<String>,
    /// The running text.
    pub body: String,
    /// The publisher's note about its status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// How many wordings are stored.
    pub revisions: usize,
}

/// Which articles to list.
#[derive(Clone, Debug, Default)]
pub struct ArticleFilter {
    /// Only those that name this entity.
    pub entity: Option<i64>,
    /// Only those of this publisher.
    pub source: Option<String>,
    /// Only those published then.
    pub period: Period,
    /// At most this many.
    pub limit: usize,
}

impl Store {
    /// Articles, the newest first, undated last.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn articles(&self, filter: &ArticleFilter) -> Result<Vec<ArticleRow>> {
        let mut select = self.connection.prepare_cached(&format!(
            "SELECT {} FROM article
             WHERE revision_id IS NOT NULL
               AND (?1 IS NULL OR revision_id IN (SELECT revision_id FROM revision_entity WHERE entity_id = ?1))
               AND (?2 IS NULL OR source = ?2)
               AND (?3 IS NULL OR published >= ?3 OR (?6 AND published IS NULL))
               AND (?4 IS NULL OR substr(published, 1, length(?4)) <= ?4 OR (?6 AND published IS NULL))
             ORDER BY published IS NULL, published DESC, key
             LIMIT ?5",
            ArticleRow::COLUMNS,
        ))?;
        let rows = select.query_map(
            params![
                filter.entity,
                filter.source,
                filter.period.since.as_ref().map(Date::as_str),
                filter.period.until.as_ref().map(Date::as_str),
                filter.limit,
                filter.period.undated,
            ],
            ArticleRow::read,
        )?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The article called `query`: a row id, slug, external id, address, or
    /// the beginning of one slug only.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`] with headlines that share its words;
    /// [`Error::Ambiguous`] if it is the id, or the beginning, of several.
    pub fn find_article(&self, query: &str) -> Result<ArticleRow> {
        if let Some(article) = self.find_article_exactly(query)? {
            return Ok(article);
        }
        let mut found = Vec::new();
        if !query.is_empty() {
            let end = format!("{query}\u{10ffff}");
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT {} FROM article
                 WHERE slug >= ?1 AND slug < ?2 AND revision_id IS NOT NULL ORDER BY slug LIMIT 9",
                ArticleRow::COLUMNS,
            ))?;
            let rows = select.query_map([query, &end], ArticleRow::read)?;
            found = rows.collect::<Result<Vec<_>, _>>()?;
        }
        match found.len() {
            0 => Err(Error::NotFound {
                what: "article",
                query: query.to_owned(),
                similar: self.similar_slugs(query)?,
            }),
            1 => Ok(found.swap_remove(0)),
            _ => Err(ambiguous(query, found)),
        }
    }

    /// The same, but only by its whole row id, slug, external id or address.
    ///
    /// # Errors
    ///
    /// [`Error::Ambiguous`] if several sources use that external id.
    pub fn find_article_exactly(&self, query: &str) -> Result<Option<ArticleRow>> {
        let by = |column: &str, value: &dyn rusqlite::ToSql| -> Result<Vec<ArticleRow>> {
            let mut select = self.connection.prepare_cached(&format!(
                "SELECT {} FROM article
                 WHERE revision_id IS NOT NULL AND {column} = ?1
                 ORDER BY published IS NULL, published DESC, key LIMIT 9",
                ArticleRow::COLUMNS,
            ))?;
            let rows = select.query_map([value], ArticleRow::read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        };
        let mut found = Vec::new();
        if let Ok(id) = query.parse::<i64>() {
            found = by("id", &id)?;
        }
        for column in ["slug", "external_id"] {
            if found.is_empty() {
                found = by(column, &query)?;
            }
        }
        if let (true, Some(url_key)) = (found.is_empty(), url_key(query)) {
            found = by("key", &format!("url:{url_key}"))?;
        }
        match found.len() {
            0 | 1 => Ok(found.pop()),
            _ => Err(ambiguous(query, found)),
        }
    }

    /// An article with its current text.
    ///
    /// # Errors
    ///
    /// [`Error::Database`] if the file cannot be read.
    pub fn full_article(&self, article: &ArticleRow) -> Result<FullArticle> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT standfirst, byline, modified, revision.language, section, body, note,
                    (SELECT count(*) FROM revision WHERE article_id = article.id)
                 FROM article JOIN revision ON revision.id = article.revision_id WHERE article.id = ?1",
            )?
            .query_row([article.id], |row| {
                Ok(FullArticle {
                    standfirst: row.get(0)?,
                    byline: row.get(1)?,
                    modified: row.get(2)?,
                    language: row.get(3)?,
                    section: row.get(4)?,
                    body: row.get(5)?,
                    note: row.get(6)?,
                    revisions: row.get(7)?,
                    article: article.clone(),
                })
            })?)
    }
}

/// Reads a [`Status`] column.
pub(super) fn status(row: &Row<'_>, column: usize) -> rusqlite::Result<Status> {
    let name: String = row.get(column)?;
    Status::from_name(&name).ok_or_else(|| {
        let why = format!("unknown status `{name}`");
        rusqlite::Error::FromSqlConversionFailure(column, rusqlite::types::Type::Text, why.into())
    })
}

fn ambiguous(query: &str, found: Vec<ArticleRow>) -> Error {
    Error::Ambiguous {
        what: "article",
        query: query.to_owned(),
        candidates: found.into_iter().map(|article| article.slug).collect(),
    }
}
