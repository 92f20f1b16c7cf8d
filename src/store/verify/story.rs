//! Stories: whether what belongs together hangs together.

use super::Tell;
use crate::error::Result;
use crate::store::Store;

/// What must not be in the archive, as the slugs of articles, and what that is.
/// While stories are to be worked out some of it may be.
const FAULTS: [(&str, &str); 4] = [
    (
        "SELECT slug FROM story_article AS member
         JOIN article ON article.id = member.article_id
         LEFT JOIN story_article AS founder ON founder.article_id = member.story_id
         WHERE founder.story_id IS NOT founder.article_id OR founder.article_id IS NULL",
        "is in a story that its founder is not in",
    ),
    (
        "SELECT slug FROM story_article AS member
         JOIN article ON article.id = member.article_id
         JOIN story_article AS founder ON founder.article_id = member.story_id
         WHERE founder.place > member.place",
        "is in a story that a later article founded",
    ),
    (
        "SELECT DISTINCT slug FROM story_term AS term
         JOIN article ON article.id = term.article_id
         LEFT JOIN story_article AS member ON member.article_id = term.article_id
         WHERE member.place IS NOT term.place",
        "is compared in another place than it has",
    ),
    (
        "SELECT slug FROM article
         LEFT JOIN story_article ON story_article.article_id = article.id
         WHERE revision_id IS NOT NULL AND story_article.article_id IS NULL",
        "is in no story, not even its own",
    ),
];

impl Store {
    pub(super) fn verify_stories(&self, tell: Tell<'_>) -> Result<()> {
        let waits =
            self.connection.query_row("SELECT EXISTS (SELECT 1 FROM story_due)", [], |row| {
                row.get::<_, bool>(0)
            })?;
        if waits {
            return Ok(());
        }
        for (sql, message) in FAULTS {
            let mut select = self.connection.prepare(&format!("{sql} ORDER BY slug"))?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                tell("story", &row.get::<_, String>(0)?, message.to_owned());
            }
        }
        Ok(())
    }
}
