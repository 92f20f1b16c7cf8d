//! A copy of the archive that holds only what sources and people said, so that
//! all that is worked out from it can be worked out again and held against
//! what is stored.

use std::path::Path;

use super::{Fault, Store};
use crate::error::Result;

/// Takes back what references mean, who is who and what tells one story.
const FORGET: &str = "
    UPDATE reference SET target_id = NULL, method = NULL, confidence = NULL;
    DELETE FROM candidate;
    DELETE FROM title_token;
    DELETE FROM title_word;
    DELETE FROM earlier_title;
    UPDATE article SET linked = 0 WHERE revision_id IS NOT NULL;
    DELETE FROM name_authority;
    UPDATE name SET spelling_id = NULL, parent_id = NULL, method = NULL, confidence = NULL,
        entity_id = id, said_name = NULL, said_kind = NULL, settled = 0;
    DELETE FROM story_near;
    DELETE FROM story_term;
    DELETE FROM story_article;
    DELETE FROM story_due;
    INSERT INTO story_due SELECT id, 1, NULL FROM article WHERE revision_id IS NOT NULL;";

/// What may wait to be worked out after a run was killed, and then differs.
const WAITING: &str = "
    SELECT EXISTS (SELECT 1 FROM was.article WHERE linked = 0 AND revision_id IS NOT NULL)
        OR EXISTS (SELECT 1 FROM was.name WHERE settled = 0)
        OR EXISTS (SELECT 1 FROM was.story_due)";

/// What differs between the archive (`was`) and the copy (`main`): the check,
/// and a query for where and what. Rows have the same numbers in both.
const DIFFERENCES: [(&str, &str); 7] = [
    (
        "reference",
        "SELECT article.slug, printf('r%d (`%s`) means %s, and its words and the archive say %s',
            old.id, old.label,
            coalesce(was_target.slug || ' by ' || old.method || ' at ' || old.confidence, 'nothing here'),
            coalesce(target.slug || ' by ' || new.method || ' at ' || new.confidence, 'nothing here'))
         FROM was.reference AS old
         JOIN was.article ON article.revision_id = old.revision_id
         JOIN main.reference AS new ON new.id = old.id
         LEFT JOIN was.article AS was_target ON was_target.id = old.target_id
         LEFT JOIN was.article AS target ON target.id = new.target_id
         WHERE (old.target_id, old.method, old.confidence)
            IS NOT (new.target_id, new.method, new.confidence)",
    ),
    (
        "reference",
        "SELECT article.slug, 'r' || old.id || ' (`' || label || '`) has other candidates'
         FROM (SELECT DISTINCT reference_id FROM (
                SELECT * FROM (SELECT * FROM was.candidate EXCEPT SELECT * FROM main.candidate)
                UNION ALL
                SELECT * FROM (SELECT * FROM main.candidate EXCEPT SELECT * FROM was.candidate)))
         JOIN was.reference AS old ON old.id = reference_id
         JOIN was.article ON article.revision_id = old.revision_id",
    ),
    (
        "reference",
        "SELECT slug, 'is known by other headlines of its wordings'
         FROM (SELECT article_id FROM (SELECT * FROM was.earlier_title EXCEPT SELECT * FROM main.earlier_title)
            UNION SELECT article_id FROM (SELECT * FROM main.earlier_title EXCEPT SELECT * FROM was.earlier_title))
         JOIN was.article ON article.id = article_id",
    ),
    (
        "name",
        "SELECT old.kind || ':' || old.key, printf('means %s, and the texts and decisions say %s',
            coalesce(was_entity.kind || ':' || was_entity.key, 'nobody'),
            coalesce(entity.kind || ':' || entity.key, 'nobody'))
         FROM was.name AS old
         JOIN main.name AS new ON new.id = old.id
         LEFT JOIN was.name AS was_entity ON was_entity.id = old.entity_id
         LEFT JOIN was.name AS entity ON entity.id = new.entity_id
         WHERE old.articles > 0 AND old.entity_id IS NOT new.entity_id",
    ),
    (
        "name",
        "SELECT old.kind || ':' || old.key, 'was joined otherwise, is called otherwise or has other ids'
         FROM was.name AS old
         JOIN main.name AS new ON new.id = old.id
         WHERE old.articles > 0 AND (
            (old.parent_id, old.spelling_id, old.method, old.confidence, old.said_name, old.said_kind)
                IS NOT (new.parent_id, new.spelling_id, new.method, new.confidence, new.said_name, new.said_kind)
            OR EXISTS (SELECT authority_id, method, confidence FROM was.name_authority
                    WHERE name_id = old.id
                EXCEPT SELECT authority_id, method, confidence FROM main.name_authority
                    WHERE name_id = old.id)
            OR EXISTS (SELECT authority_id, method, confidence FROM main.name_authority
                    WHERE name_id = old.id
                EXCEPT SELECT authority_id, method, confidence FROM was.name_authority
                    WHERE name_id = old.id))",
    ),
    (
        "story",
        "SELECT slug, printf('is in story %s, and the texts say %s',
            coalesce(was_founder.code, 'none'), coalesce(founder.code, 'none'))
         FROM was.article
         LEFT JOIN was.story_article AS old ON old.article_id = article.id
         LEFT JOIN main.story_article AS new ON new.article_id = article.id
         LEFT JOIN was.story_article AS was_founder ON was_founder.article_id = old.story_id
         LEFT JOIN main.story_article AS founder ON founder.article_id = new.story_id
         WHERE (old.code, old.place, old.gist, old.story_id, old.score)
            IS NOT (new.code, new.place, new.gist, new.story_id, new.score)",
    ),
    (
        "story",
        "SELECT slug, 'is compared by other words, or near to others'
         FROM (SELECT article_id FROM (SELECT * FROM was.story_near EXCEPT SELECT * FROM main.story_near)
            UNION SELECT article_id FROM (SELECT * FROM main.story_near EXCEPT SELECT * FROM was.story_near)
            UNION SELECT article_id FROM (SELECT * FROM was.story_term EXCEPT SELECT * FROM main.story_term)
            UNION SELECT article_id FROM (SELECT * FROM main.story_term EXCEPT SELECT * FROM was.story_term))
         JOIN was.article ON article.id = article_id",
    ),
];

impl Store {
    /// Writes a copy to `path`, which must not exist, from which everything is
    /// taken that was worked out over more than one text.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if it cannot be read or the disk is full.
    pub fn forgetful_copy(&self, path: &Path) -> Result<Self> {
        self.connection.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
        let copy = Self::open_or_create(path)?;
        copy.connection.execute_batch(FORGET)?;
        Ok(copy)
    }

    /// Calls `on_fault` with all that this archive says otherwise than `was`,
    /// of which it is a copy, worked out anew; or with one fault where a run was
    /// killed before it had worked out all.
    ///
    /// # Errors
    ///
    /// [`crate::Error::Database`] if one of the two cannot be read.
    pub fn differences(&self, was: &Self, on_fault: &mut dyn FnMut(Fault)) -> Result<()> {
        self.connection.execute("ATTACH ?1 AS was", [was.path.to_string_lossy()])?;
        if self.connection.query_row(WAITING, [], |row| row.get::<_, bool>(0))? {
            on_fault(Fault {
                check: "file",
                at: "archive".to_owned(),
                message: "a run was stopped before references, names and stories were worked out, \
                    so they were not compared: run `storygraph ingest` again"
                    .to_owned(),
            });
            return Ok(());
        }
        for (check, sql) in DIFFERENCES {
            let mut select = self.connection.prepare(&format!("{sql} ORDER BY 1, 2"))?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                on_fault(Fault { check, at: row.get(0)?, message: row.get(1)? });
            }
        }
        Ok(())
    }
}
