//! Stored texts whose names are found anew, by another tagger.

use std::collections::BTreeMap;

use rusqlite::{OptionalExtension, params};

use super::Store;
use crate::error::Result;
use crate::model::{Article, Mention, Naming, Reference, ReferenceKind, Span};

/// A stored text, as far as finding names in it needs it.
#[derive(Clone, Debug)]
pub struct Wording {
    /// Its row.
    pub revision: i64,
    /// What a person calls the article.
    pub slug: String,
    /// Title, standfirst, body, language and the names that the source marks;
    /// nothing else.
    pub article: Article,
    /// Its references, each with its row.
    pub references: Vec<(i64, Reference)>,
}

/// The names that a text has now.
#[derive(Clone, Debug)]
pub struct Retagged {
    /// The text's row.
    pub revision: i64,
    /// Name and version of what found them.
    pub tagger: String,
    /// The names in it.
    pub mentions: Vec<(Mention, Naming)>,
    /// Salience, 0 to 1, of each thing named.
    pub salience: BTreeMap<Naming, f64>,
    /// The names in the headlines of its references, by the reference's row.
    pub labels: Vec<(i64, Vec<(Mention, Naming)>)>,
}

impl Store {
    /// The texts, old ones too, that anything but `tagger` has read: row and
    /// article, by row.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn stale(&self, tagger: &str) -> Result<Vec<(i64, i64)>> {
        let mut select = self.connection.prepare_cached(
            "SELECT id, article_id FROM revision INDEXED BY revision_tagger
             WHERE tagger <> ?1 ORDER BY id",
        )?;
        let rows = select.query_map([tagger], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many articles have a text that anything but `tagger` has read.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn count_stale(&self, tagger: &str) -> Result<usize> {
        Ok(self
            .connection
            .prepare_cached(
                "SELECT count(DISTINCT article_id) FROM revision INDEXED BY revision_tagger
                 WHERE tagger <> ?1",
            )?
            .query_row([tagger], |row| row.get(0))?)
    }

    /// A stored text.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be read.
    pub fn wording(&self, revision: i64) -> Result<Wording> {
        let text = self.revision_text(revision)?;
        let slug = self
            .connection
            .prepare_cached(
                "SELECT slug FROM article JOIN revision ON article.id = article_id
                 WHERE revision.id = ?1",
            )?
            .query_row([revision], |row| row.get(0))?;
        let marked = self.marked(revision, &text)?;
        let article = Article {
            title: text.title,
            standfirst: text.standfirst,
            body: text.body,
            language: text.language,
            marked,
            ..Article::default()
        };
        let mut select = self.connection.prepare_cached(
            "SELECT id, kind, cue, label, url, start_byte, end_byte, reach_start, reach_end
             FROM reference WHERE revision_id = ?1 ORDER BY id",
        )?;
        let span = |start: Option<usize>, end: Option<usize>| Some(Span::new(start?, end?));
        let rows = select.query_map([revision], |row| {
            let kind: String = row.get(1)?;
            let reference = Reference {
                kind: ReferenceKind::from_name(&kind).unwrap_or(ReferenceKind::Link),
                cue: row.get(2)?,
                label: row.get(3)?,
                url: row.get(4)?,
                span: span(row.get(5)?, row.get(6)?),
                reach: span(row.get(7)?, row.get(8)?),
            };
            Ok((row.get(0)?, reference))
        })?;
        let references = rows.collect::<Result<_, _>>()?;
        Ok(Wording { revision, slug, article, references })
    }

    /// Puts the names of a text in the place of those it had, within the
    /// caller's transaction. References and what they are bound to stay.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn retag(&self, names: &Retagged) -> Result<()> {
        let revision = names.revision;
        self.replace_names(revision, &|| {
            self.connection
                .prepare_cached(
                    "DELETE FROM reference_entity
                     WHERE reference_id IN (SELECT id FROM reference WHERE revision_id = ?1)",
                )?
                .execute([revision])?;
            for (reference, mentions) in &names.labels {
                self.insert_reference_entities(*reference, mentions)?;
            }
            self.insert_mentions(revision, &names.mentions, &names.salience)
        })?;
        self.connection
            .prepare_cached("UPDATE revision SET tagger = ?2 WHERE id = ?1")?
            .execute(params![revision, names.tagger])?;
        let current = self.current_article(revision)?;
        current.map_or(Ok(()), |article| self.put_story_due(article, None))
    }

    /// Gives the mentions of a text, as it was tagged, other names. Within the
    /// caller's transaction.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn put_tagged(
        &self,
        revision: i64,
        mentions: &[(Mention, Naming)],
        salience: &BTreeMap<Naming, f64>,
    ) -> Result<()> {
        self.replace_names(revision, &|| self.insert_mentions(revision, mentions, salience))
    }

    /// The article whose current text it is.
    fn current_article(&self, revision: i64) -> Result<Option<i64>> {
        Ok(self
            .connection
            .prepare_cached("SELECT id FROM article WHERE revision_id = ?1")?
            .query_row([revision], |row| row.get(0))
            .optional()?)
    }

    /// Drops the mentions of a text for those that `insert` puts there. Only
    /// current texts count towards aliases.
    fn replace_names(&self, revision: i64, insert: &dyn Fn() -> Result<()>) -> Result<()> {
        let current = self.current_article(revision)?;
        let text = current.map(|_| self.revision_text(revision)).transpose()?;
        if let Some(text) = &text {
            self.count_aliases(revision, text, -1)?;
        }
        self.connection
            .prepare_cached("DELETE FROM mention WHERE revision_id = ?1")?
            .execute([revision])?;
        insert()?;
        if let Some(text) = &text {
            self.count_aliases(revision, text, 1)?;
        }
        Ok(())
    }

    /// Drops names that no text has any more and that speak for no other; after
    /// the last [`Store::retag`], outside a transaction.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if the file cannot be written.
    pub fn drop_unnamed(&self) -> Result<()> {
        // For each row that goes SQLite would read all mentions to see that none
        // points to it. None does: a mention's entity is in that view too.
        self.connection.pragma_update(None, "foreign_keys", false)?;
        let dropped = self.connection.execute(
            "DELETE FROM name
             WHERE NOT EXISTS (SELECT 1 FROM mention WHERE name_id = name.id AND salience IS NOT NULL)
               AND NOT EXISTS (SELECT 1 FROM reference_entity WHERE name_id = name.id)
               AND NOT EXISTS (SELECT 1 FROM name AS other
                    WHERE other.entity_id = name.id AND other.id <> name.id)
               AND NOT EXISTS (SELECT 1 FROM name AS other WHERE other.parent_id = name.id)
               AND NOT EXISTS (SELECT 1 FROM name AS other WHERE other.spelling_id = name.id)",
            [],
        );
        let dropped = dropped.and_then(|_| {
            self.connection
                .execute("DELETE FROM name_form WHERE name_id NOT IN (SELECT id FROM name)", [])
        });
        self.connection.pragma_update(None, "foreign_keys", true)?;
        dropped?;
        self.cache.borrow_mut().names.clear();
        Ok(())
    }
}
