-- The same in fewer bytes.

DROP VIEW edge;
DROP VIEW node;
DROP VIEW article_entity;

-- One occurrence of a name. One mention of each entity, the best evidence of
-- it in that text, speaks for all of them: only there salience is not NULL.
CREATE TABLE name_at (
    revision_id    INTEGER NOT NULL REFERENCES revision (id),
    field          INTEGER NOT NULL CHECK (field IN (0, 1, 2)), -- 0 body, 1 title, 2 standfirst
    start_byte     INTEGER NOT NULL,
    end_byte       INTEGER NOT NULL,
    entity_id      INTEGER NOT NULL REFERENCES entity (id),
    confidence     INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100), -- per cent
    salience       INTEGER CHECK (salience BETWEEN 0 AND 1000), -- of the entity in this text, per mille
    mentions       INTEGER, -- of the entity in this text
    name           TEXT,    -- its full name as printed in this text; NULL where that is the words here
    sentence_start INTEGER, -- the sentence around these words
    sentence_end   INTEGER,
    PRIMARY KEY (revision_id, field, start_byte)
) STRICT, WITHOUT ROWID;

INSERT INTO name_at
SELECT mention.revision_id,
    CASE mention.field WHEN 'title' THEN 1 WHEN 'standfirst' THEN 2 ELSE 0 END,
    mention.start_byte, mention.end_byte, mention.entity_id,
    CAST(round(mention.confidence * 100) AS INTEGER),
    CAST(round(best.salience * 1000) AS INTEGER),
    best.mentions, best.name, best.sentence_start, best.sentence_end
FROM mention
LEFT JOIN revision_entity AS best
    ON best.revision_id = mention.revision_id AND best.entity_id = mention.entity_id
    AND best.field = mention.field AND best.start_byte = mention.start_byte
ORDER BY mention.revision_id, 2, mention.start_byte;

DROP TABLE mention;
DROP TABLE revision_entity;
ALTER TABLE name_at RENAME TO mention;

-- "Where else does this name stand?"
CREATE INDEX mention_entity ON mention (entity_id, revision_id, salience) WHERE salience IS NOT NULL;

-- What one wording says of one entity: its weight there, 0 to 1, and the best evidence.
CREATE VIEW revision_entity AS
SELECT revision_id, entity_id, name, mentions, salience / 1000.0 AS salience,
    CASE field WHEN 0 THEN 'body' WHEN 1 THEN 'title' ELSE 'standfirst' END AS field,
    start_byte, end_byte, sentence_start, sentence_end, confidence / 100.0 AS confidence
FROM mention
WHERE salience IS NOT NULL;

-- An alias's key is its entity's, unless it is said.
CREATE TABLE spelling (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    surface   TEXT NOT NULL,
    key       TEXT,             -- normal form, where that is not the entity's
    mentions  INTEGER NOT NULL, -- occurrences
    articles  INTEGER NOT NULL, -- articles that have it as the full name
    PRIMARY KEY (entity_id, surface)
) STRICT, WITHOUT ROWID;

INSERT INTO spelling
SELECT entity_id, surface, nullif(alias.key, entity.key), mentions, articles
FROM alias JOIN entity ON entity.id = entity_id ORDER BY entity_id, surface;

DROP TABLE alias;
ALTER TABLE spelling RENAME TO alias;
CREATE INDEX alias_key ON alias (key) WHERE key IS NOT NULL;

-- A slug says what it was before a suffix told it from others, a key the address,
-- and a headline its normal form.
DROP INDEX article_slug_base;
DROP INDEX article_url_key;
DROP INDEX article_title_key;
ALTER TABLE article DROP COLUMN slug_base;
ALTER TABLE article DROP COLUMN url_key;
ALTER TABLE article DROP COLUMN title_key;

-- The first eight bytes of the BLAKE3 of the headline's normal form, which SQL
-- cannot compute: the program does after this migration.
ALTER TABLE article ADD COLUMN title_hash INTEGER NOT NULL DEFAULT 0;

-- "Which article has this headline?", and of a regular piece's thousands "which
-- are nearest in time?"
CREATE INDEX article_title ON article (title_hash, published);

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
        SELECT 1 FROM reference_entity
        JOIN current_reference ON current_reference.id = reference_entity.reference_id
        WHERE reference_entity.entity_id = entity.id AND target_id IS NULL AND kind <> 'link');

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
SELECT
    'w:' || label_key,
    'e' || reference_entity.entity_id,
    'mentions',
    article_id,
    'body',
    current_reference.start_byte,
    current_reference.end_byte,
    quote,
    'headline',
    reference_entity.confidence
FROM reference_entity
JOIN current_reference ON current_reference.id = reference_entity.reference_id
WHERE target_id IS NULL AND kind <> 'link';
