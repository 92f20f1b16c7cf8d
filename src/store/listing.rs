//! Articles that a sitemap or feed announces: an address and a headline without a text.

use rusqlite::params;

use super::{Store, WantedRow};
use crate::error::Result;
use crate::model::{Article, Date, title_key, url_key};

impl Store {
    /// Notes an article that its publisher lists without a text; of two entries for an address
    /// the later stays. What has no address is left out.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_listing(&self, listed: &Article) -> Result<()> {
        let Some(url) = &listed.url else { return Ok(()) };
        let Some(key) = url_key(url) else { return Ok(()) };
        self.connection
            .prepare_cached(
                "INSERT INTO listing (url_key, url, title, title_key, published, language, source)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)
                 ON CONFLICT DO UPDATE SET url = excluded.url, title = excluded.title,
                    title_key = excluded.title_key, published = excluded.published,
                    language = excluded.language, source = excluded.source
                 WHERE (coalesce(excluded.published, ''), excluded.title, excluded.url)
                     > (coalesce(listing.published, ''), listing.title, listing.url)",
            )?
            .execute(params![
                key,
                url,
                listed.title,
                title_key(&listed.title),
                listed.published.as_ref().map(Date::as_str),
                listed.language,
                listed.source,
            ])?;
        Ok(())
    }

    /// Listed articles that are not here and that no reference names, the
    /// newest first.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn listed(&self, limit: usize) -> Result<Vec<WantedRow>> {
        let mut select = self.connection.prepare_cached(
            "SELECT title_key, title, url, published FROM listing
             WHERE NOT EXISTS (SELECT 1 FROM article WHERE key = 'url:' || listing.url_key)
               AND NOT EXISTS (SELECT 1 FROM reference JOIN article USING (revision_id)
                    WHERE label_key = listing.title_key AND target_id IS NULL AND kind <> 'link')
             ORDER BY published IS NULL, published DESC, url_key LIMIT ?1",
        )?;
        let rows = select.query_map([limit], |row| {
            Ok(WantedRow {
                key: row.get(0)?,
                title: row.get(1)?,
                url: row.get(2)?,
                published: row.get(3)?,
                entities: Vec::new(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// Gives a wanted story the address and date that a sitemap lists it with.
    pub(super) fn complete(&self, story: &mut WantedRow) -> Result<()> {
        let mut select = self.connection.prepare_cached(
            "SELECT url, published FROM listing WHERE title_key = ?1 OR url_key = ?2
             ORDER BY published IS NULL, published, url_key LIMIT 1",
        )?;
        let key = story.url.as_deref().and_then(url_key);
        let mut rows = select.query(params![story.key, key])?;
        if let Some(row) = rows.next()? {
            story.url.get_or_insert(row.get(0)?);
            story.published = row.get(1)?;
        }
        Ok(())
    }
}
