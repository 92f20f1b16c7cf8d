//! Writing articles: identity, current wording, and what hangs off it.

use std::collections::{BTreeMap, HashMap};

use rusqlite::{OptionalExtension, params};

use super::Store;
use super::revision::RevisionText;
use super::slug::{is_plain, slug, suffixed};
use crate::error::Result;
use crate::model::{Article, Gist, Mention, Naming, Reference, Span, short_digest, title_key};

/// An article ready to store: read, tagged and named.
#[derive(Clone, Debug)]
pub struct Incoming {
    /// What the source says.
    pub article: Article,
    /// What makes it this article and no other; equal keys are one article.
    pub key: String,
    /// Digest of all that the source says.
    pub content_hash: String,
    /// The file it came from.
    pub location: String,
    /// The editor's pointers in it.
    pub references: Vec<IncomingReference>,
    /// The names in it.
    pub mentions: Vec<(Mention, Naming)>,
    /// Salience, 0 to 1, of each thing named.
    pub salience: BTreeMap<Naming, f64>,
    /// Name and version of what found the mentions.
    pub tagger: String,
    /// The stems of all its texts, for [`Store::terms`].
    pub stems: Vec<String>,
    /// What it tells, for finding its story.
    pub gist: Gist,
    /// The sketch of its body, for finding copies; `None` if it is too short.
    pub sketch: Option<Vec<u8>>,
}

/// A reference ready to store.
#[derive(Clone, Debug)]
pub struct IncomingReference {
    /// As found in the body.
    pub reference: Reference,
    /// The sentence around it in the body: for a link what it says there, for
    /// what an editor set apart the reference itself.
    pub sentence: Option<Span>,
    /// The names in its headline; spans are bytes of the label.
    pub mentions: Vec<(Mention, Naming)>,
    /// Normal form of the words the headline may run to.
    pub reach_key: String,
    /// Tokens by which an edited headline finds it; empty if only its
    /// address or exact words may.
    pub tokens: Vec<i64>,
}

/// What storing an article changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A new article.
    Added,
    /// A new wording of a known one.
    Changed,
    /// Nothing.
    Unchanged,
}

/// What [`Store::put`] did.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
    /// What changed.
    pub change: Change,
    /// The article's row.
    pub article: i64,
}

/// Rows that the writer meets again and again.
#[derive(Default)]
pub(super) struct Cache {
    /// `(kind, key)` to row.
    pub(super) names: HashMap<(crate::model::EntityKind, String), i64>,
    /// Names that came or went since the last commit, with the change in
    /// current articles that have them.
    pub(super) changed: HashMap<i64, i64>,
    /// Texts to put into the full-text index (true) or take out of it.
    pub(super) texts: Vec<(i64, bool, RevisionText)>,
    /// The words of headlines, as tokens, by article.
    pub(super) title_tokens: HashMap<i64, Box<[i64]>>,
    /// Stems whose counts are not stored yet, with the change.
    pub(super) stems: HashMap<String, i64>,
}

impl Store {
    /// Whether `location` has said exactly this before.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn is_known(&self, location: &str, key: &str, content_hash: &str) -> Result<bool> {
        Ok(self.known(location, key, content_hash)?.is_some())
    }

    fn known(&self, location: &str, key: &str, content_hash: &str) -> Result<Option<(i64, i64)>> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT article.id, revision.id FROM article
                 JOIN revision ON revision.article_id = article.id AND revision.content_hash = ?3
                 JOIN origin ON origin.article_id = article.id AND origin.location = ?1
                    AND origin.revision_id = revision.id
                 WHERE article.key = ?2",
            )?
            .query_row([location, key, content_hash], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?)
    }

    /// Notes that `location` says again what it said before. Returns the
    /// article's row if that may change which wording is current; then
    /// [`Store::reselect`] it once all of the run is stored.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_known(
        &self,
        location: &str,
        key: &str,
        content_hash: &str,
        run: i64,
    ) -> Result<Option<i64>> {
        let Some((article, revision)) = self.known(location, key, content_hash)? else {
            return Ok(None);
        };
        self.put_origin(article, revision, location, run)?;
        Ok((self.count_origins(article, location)? > 1).then_some(article))
    }

    /// Begins a run of `ingest`; its row goes with every [`Store::put`].
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn begin_run(&self, started_at: u64) -> Result<i64> {
        // So that workers can read while the writer writes; `tidy` ends it.
        self.connection.pragma_update(None, "journal_mode", "wal")?;
        self.connection.execute(
            "INSERT INTO run (started_at, version) VALUES (?1, ?2)",
            params![started_at, env!("CARGO_PKG_VERSION")],
        )?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Stores an article within the caller's transaction.
    ///
    /// Costs the same whatever the archive's size, but for index depth.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put(&self, incoming: &Incoming, run: i64) -> Result<Outcome> {
        let known: Option<(i64, Option<i64>)> = self
            .connection
            .prepare_cached("SELECT id, revision_id FROM article WHERE key = ?1")?
            .query_row([&incoming.key], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let (article, current) = match known {
            Some(known) => known,
            None => (self.insert_article(incoming)?, None),
        };
        let revision = self.put_revision(article, incoming, run)?;
        self.put_origin(article, revision, &incoming.location, run)?;
        self.put_identity(article, &incoming.article)?;
        let selected = self.select_revision(article, current, Some((revision, incoming)))?;
        if !selected {
            self.put_earlier_title_due(article, &incoming.article.title)?;
        }
        let change = match (selected, current) {
            (false, _) => Change::Unchanged,
            (true, None) => Change::Added,
            (true, Some(_)) => Change::Changed,
        };
        Ok(Outcome { change, article })
    }

    /// Chooses anew which wording of `article` is current. Returns whether
    /// that is another one now.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn reselect(&self, article: i64) -> Result<bool> {
        let current = self
            .connection
            .prepare_cached("SELECT revision_id FROM article WHERE id = ?1")?
            .query_row([article], |row| row.get(0))?;
        self.select_revision(article, current, None)
    }

    /// `fresh` is the wording just stored and what was found in it, to save
    /// finding that again on the writer's thread.
    fn select_revision(
        &self,
        article: i64,
        current: Option<i64>,
        fresh: Option<(i64, &Incoming)>,
    ) -> Result<bool> {
        let chosen = self.current_revision(article)?;
        if current == Some(chosen) {
            return Ok(false);
        }
        if let Some(old) = current {
            self.retire(article, old)?;
        }
        let found = fresh.filter(|(revision, _)| *revision == chosen).map(|(_, found)| found);
        self.activate(article, chosen, found)?;
        Ok(true)
    }

    fn insert_article(&self, incoming: &Incoming) -> Result<i64> {
        // The key stands in for the slug until `activate` knows the title.
        self.connection
            .prepare_cached(
                "INSERT INTO article (key, slug, title) VALUES (?1, char(10) || ?1, '')",
            )?
            .execute([&incoming.key])?;
        Ok(self.connection.last_insert_rowid())
    }

    /// Fills in what else an article is known by; of several ids or addresses
    /// the first by spelling counts.
    fn put_identity(&self, article: i64, said: &Article) -> Result<()> {
        self.connection
            .prepare_cached(
                "UPDATE article SET
                    external_id = CASE WHEN external_id <= ?2 THEN external_id ELSE coalesce(?2, external_id) END,
                    url = CASE WHEN url <= ?3 THEN url ELSE coalesce(?3, url) END
                 WHERE id = ?1",
            )?
            .execute(params![article, said.external_id, said.url])?;
        Ok(())
    }

    /// Makes `revision` what the article says now.
    fn activate(&self, article: i64, revision: i64, found: Option<&Incoming>) -> Result<()> {
        let text = self.revision_text(revision)?;
        self.connection
            .prepare_cached(
                "UPDATE article SET revision_id = ?2, title = ?3, title_hash = ?4, published = ?5,
                    language = ?6, source = ?7, status = ?8, linked = 0
                 WHERE id = ?1",
            )?
            .execute(params![
                article,
                revision,
                text.title,
                short_digest(&title_key(&text.title)),
                text.published,
                text.language,
                text.source,
                text.status,
            ])?;
        self.cache.borrow_mut().title_tokens.remove(&article);
        self.index_text(article, &text);
        self.put_story_due(article, found.map(|found| &found.gist))?;
        match found {
            Some(found) => self.count_stems(found.stems.iter(), 1),
            None => self.count_stems(text.stems().keys(), 1),
        }
        self.count_aliases(revision, &text, 1)?;
        self.put_slug(article, &slug(&text.title))
    }

    /// Takes back what `activate` put into indexes for an older revision.
    fn retire(&self, article: i64, revision: i64) -> Result<()> {
        let text = self.revision_text(revision)?;
        self.unindex_text(article, &text);
        self.count_stems(text.stems().keys(), -1);
        self.count_aliases(revision, &text, -1)?;
        self.connection
            .prepare_cached("DELETE FROM title_token WHERE article_id = ?1")?
            .execute([article])?;
        Ok(())
    }

    /// Gives the plain slug to the first of its name by date, then key; the
    /// others take a suffix from their own key. So slugs never depend on
    /// which came first.
    fn put_slug(&self, article: i64, base: &str) -> Result<()> {
        let mut set =
            self.connection.prepare_cached("UPDATE article SET slug = ?2 WHERE id = ?1")?;
        let (key, had): (String, String) = self
            .connection
            .prepare_cached("SELECT key, slug FROM article WHERE id = ?1")?
            .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))?;
        set.execute(params![article, suffixed(base, &key)])?;
        if is_plain(&had) && had != base {
            self.promote_slug(&had)?;
        }
        // The holder, if there is one, steps back only for an earlier article.
        if let Some((holder, holder_key)) = self
            .connection
            .prepare_cached("SELECT id, key FROM article WHERE slug = ?1")?
            .query_row([base], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))
            .optional()?
        {
            set.execute(params![holder, suffixed(base, &holder_key)])?;
        }
        self.promote_slug(base)
    }

    fn promote_slug(&self, base: &str) -> Result<()> {
        self.connection
            .prepare_cached(
                // A full stop follows the hyphen.
                "UPDATE article SET slug = ?1 WHERE id = (
                    SELECT id FROM article
                    WHERE slug = ?1 OR (slug >= ?1 || '--' AND slug < ?1 || '-.')
                    ORDER BY published IS NULL, published, key LIMIT 1)",
            )?
            .execute([base])?;
        Ok(())
    }
}
