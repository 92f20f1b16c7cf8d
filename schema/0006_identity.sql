-- One thing, many names: what a text prints is a name, and each name belongs
-- to the person, organisation or place that it is taken to mean.

DROP VIEW edge;
DROP VIEW node;
DROP VIEW article_entity;
DROP VIEW revision_entity;

-- A name in its normal form and of one kind. After `#` stands what tells
-- namesakes apart: `s` and the split that did, or `n` and a digest of the first
-- article, of all but the first bearer by date.
ALTER TABLE entity RENAME TO name;
ALTER TABLE mention RENAME COLUMN entity_id TO name_id;
ALTER TABLE alias RENAME COLUMN entity_id TO name_id;
ALTER TABLE reference_entity RENAME COLUMN entity_id TO name_id;

-- Current texts that have it.
ALTER TABLE name ADD COLUMN articles INTEGER NOT NULL DEFAULT 0;
-- The name that it is taken for another spelling of, or the same words in another class.
ALTER TABLE name ADD COLUMN spelling_id INTEGER REFERENCES name (id);
-- The name that it is taken for another form of: that, or the full name that it
-- is short for; how that was found, and how sure, in per cent.
ALTER TABLE name ADD COLUMN parent_id INTEGER REFERENCES name (id);
ALTER TABLE name ADD COLUMN method TEXT;
ALTER TABLE name ADD COLUMN confidence INTEGER CHECK (confidence BETWEEN 0 AND 100);
-- The name that speaks for the thing meant, often its own row; NULL where a
-- person said to ignore it.
ALTER TABLE name ADD COLUMN entity_id INTEGER REFERENCES name (id);
-- What a person called it, in the row that speaks for the thing.
ALTER TABLE name ADD COLUMN said_name TEXT;
ALTER TABLE name ADD COLUMN said_kind TEXT CHECK (said_kind IN ('person', 'organization', 'place'));
-- 0 from the moment an article with the name comes or goes until what it means
-- is decided again, so that an interrupted run can be taken up.
ALTER TABLE name ADD COLUMN settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1));

UPDATE name SET entity_id = id, articles = (
    SELECT count(*) FROM mention JOIN article ON article.revision_id = mention.revision_id
    WHERE name_id = name.id AND salience IS NOT NULL);

CREATE INDEX name_spelling ON name (spelling_id) WHERE spelling_id IS NOT NULL;
CREATE INDEX name_parent ON name (parent_id) WHERE parent_id IS NOT NULL;
CREATE INDEX name_entity ON name (entity_id);
CREATE INDEX name_split ON name (id) WHERE instr(key, '#s') > 0;
CREATE INDEX name_said ON name (id) WHERE said_name IS NOT NULL OR said_kind IS NOT NULL;
CREATE INDEX name_unsettled ON name (id) WHERE settled = 0;

-- Other spellings find each other by a coarser form: its digest, where that
-- is not the digest of the name's own key.
CREATE TABLE name_form (
    form    INTEGER NOT NULL,
    name_id INTEGER NOT NULL REFERENCES name (id),
    PRIMARY KEY (form, name_id)
) STRICT, WITHOUT ROWID;

-- 1 where the words are an adjective: Russian, of Russia.
ALTER TABLE mention ADD COLUMN adjective INTEGER CHECK (adjective = 1);

-- One mention of each name, the best evidence of it in that text, carries its
-- salience. Where two names in a text are one thing, one of those speaks for
-- it: only there `mentions` is not NULL.
DROP INDEX mention_entity;
CREATE INDEX mention_name ON mention (name_id, revision_id, salience, mentions) WHERE salience IS NOT NULL;

-- People, organisations and places.
CREATE VIEW entity AS
SELECT id, coalesce(said_kind, kind) AS kind, key, coalesce(said_name, name) AS name
FROM name
WHERE entity_id = id;

-- What one wording says of one entity: its weight there, 0 to 1, and the best evidence.
CREATE VIEW revision_entity AS
SELECT mention.revision_id, name.entity_id, mention.name, mention.mentions,
    mention.salience / 1000.0 AS salience,
    CASE field WHEN 0 THEN 'body' WHEN 1 THEN 'title' ELSE 'standfirst' END AS field,
    start_byte, end_byte, sentence_start, sentence_end, mention.confidence / 100.0 AS confidence
FROM mention
JOIN name ON name.id = mention.name_id
WHERE mention.salience IS NOT NULL AND mention.mentions IS NOT NULL AND name.entity_id IS NOT NULL;

-- Who and what current wordings name, and how much each is about them.
CREATE VIEW article_entity AS
SELECT article.id AS article_id, revision_entity.*
FROM revision_entity
JOIN article ON article.revision_id = revision_entity.revision_id;

-- Everything the graph connects. Ids: a12 an article, e7 an entity, w:… a wanted story.
CREATE VIEW node AS
SELECT 'a' || id AS id, 'article' AS kind, title, url, published FROM article WHERE revision_id IS NOT NULL
UNION ALL
SELECT 'w:' || key, 'wanted', title, url, NULL FROM wanted
UNION ALL
SELECT 'e' || id, kind, name, NULL, NULL FROM entity
WHERE EXISTS (SELECT 1 FROM article_entity WHERE entity_id = entity.id)
   OR EXISTS (
        SELECT 1 FROM name
        JOIN reference_entity ON reference_entity.name_id = name.id
        JOIN current_reference ON current_reference.id = reference_entity.reference_id
        WHERE name.entity_id = entity.id AND target_id IS NULL AND current_reference.kind <> 'link');

-- Every edge with its evidence: where it stands, the words, how it was found, how sure.
CREATE VIEW edge AS
SELECT
    'a' || article_id AS source,
    CASE WHEN target_id IS NULL THEN 'w:' || label_key ELSE 'a' || target_id END AS target,
    kind,
    article_id,
    'body' AS field,
    start_byte,
    end_byte,
    quote,
    CASE WHEN kind = 'link' THEN 'link' ELSE 'cue' END || coalesce('+' || method, '') AS method,
    coalesce(confidence, 1.0) AS confidence
FROM current_reference
WHERE target_id IS NOT NULL OR kind <> 'link'
UNION ALL
SELECT
    'a' || article_entity.article_id,
    'e' || article_entity.entity_id,
    'mentions',
    article_entity.article_id,
    article_entity.field,
    article_entity.start_byte,
    article_entity.end_byte,
    CAST(substr(CAST(CASE article_entity.field
                         WHEN 'title' THEN revision.title
                         WHEN 'standfirst' THEN revision.standfirst
                         ELSE revision.body
                     END AS BLOB),
                article_entity.start_byte + 1,
                article_entity.end_byte - article_entity.start_byte) AS TEXT),
    revision.tagger,
    article_entity.confidence
FROM article_entity
JOIN revision ON revision.id = article_entity.revision_id
UNION ALL
SELECT DISTINCT
    'w:' || label_key,
    'e' || name.entity_id,
    'mentions',
    article_id,
    'body',
    current_reference.start_byte,
    current_reference.end_byte,
    quote,
    'headline',
    reference_entity.confidence
FROM reference_entity
JOIN name ON name.id = reference_entity.name_id
JOIN current_reference ON current_reference.id = reference_entity.reference_id
WHERE target_id IS NULL AND current_reference.kind <> 'link' AND name.entity_id IS NOT NULL;
