-- Stories: articles that tell of one event or matter, in the order of time.
-- All but `story_change` is worked out from the texts and references alone.

-- How one article is compared and where it belongs.
CREATE TABLE story_article (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    code       TEXT NOT NULL UNIQUE, -- the id of the story that it founds, or would
    place      INTEGER NOT NULL,     -- in the order of stories: by day and minute, undated last; those of one place by key
    gist       BLOB NOT NULL,        -- its weightiest words and names: for each a digest and a weight
    story_id   INTEGER REFERENCES article (id), -- the article that founded its story; NULL until that is worked out
    score      INTEGER               -- how well it fits there, per 10,000; NULL where it founds the story
) STRICT;

CREATE INDEX story_member ON story_article (story_id);

-- The words and names of all gists: "which articles before this one have that
-- word?" once for each word of each new article.
CREATE TABLE story_term (
    term       INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    weight     INTEGER NOT NULL,
    PRIMARY KEY (term, place, article_id)
) STRICT, WITHOUT ROWID;

-- The earlier articles most like one: what it was decided by, and what has to be
-- decided again where one of them moves to another story.
CREATE TABLE story_near (
    article_id INTEGER NOT NULL REFERENCES article (id),
    earlier_id INTEGER NOT NULL REFERENCES article (id),
    likeness   INTEGER NOT NULL, -- per 10,000
    PRIMARY KEY (article_id, earlier_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_near_earlier ON story_near (earlier_id);

-- Articles whose story is to be worked out, so that an interrupted run can be
-- taken up. `gist` is what a new text tells, NULL where that is to be read from
-- the archive; with `text` 0 the text is as it was and only its references changed.
CREATE TABLE story_due (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    text       INTEGER NOT NULL CHECK (text IN (0, 1)),
    gist       BLOB
) STRICT;

INSERT INTO story_due SELECT id, 1, NULL FROM article WHERE revision_id IS NOT NULL;

-- By which rules stories were last worked out; others work out all of them again.
CREATE TABLE story_method (
    version INTEGER NOT NULL
) STRICT;

-- What never goes unsaid: an article that was in one story and is now in another.
CREATE TABLE story_change (
    id         INTEGER PRIMARY KEY,
    at         INTEGER NOT NULL, -- UTC seconds
    article_id INTEGER NOT NULL REFERENCES article (id),
    from_story TEXT NOT NULL,
    to_story   TEXT NOT NULL,
    why        TEXT NOT NULL CHECK (why IN ('text', 'earlier', 'reference', 'followed', 'program')),
    because_id INTEGER REFERENCES article (id) -- the article that made the difference, where it was one
) STRICT;

CREATE INDEX story_change_from ON story_change (from_story);
CREATE INDEX story_change_to ON story_change (to_story);

-- One row for each story, those of one article too.
CREATE VIEW story AS
SELECT founder.code AS id, founder.article_id AS founder_id, count(*) AS articles,
    min(article.published) AS first, max(article.published) AS last
FROM story_article AS founder
JOIN story_article AS member ON member.story_id = founder.article_id
JOIN article ON article.id = member.article_id
GROUP BY founder.article_id;
