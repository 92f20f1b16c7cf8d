-- Views for people: plain SQL that any SQLite can run.

-- References of current revisions, with the words that prove them.
CREATE VIEW current_reference AS
SELECT
    reference.*,
    article.id AS article_id,
    CASE
        WHEN reference.start_byte IS NULL THEN reference.label
        ELSE CAST(substr(CAST(revision.body AS BLOB), reference.start_byte + 1,
                         reference.end_byte - reference.start_byte) AS TEXT)
    END AS quote,
    CASE
        WHEN reference.start_byte IS NULL THEN reference.label
        ELSE CAST(substr(CAST(revision.body AS BLOB), reference.sentence_start + 1,
                         reference.sentence_end - reference.sentence_start) AS TEXT)
    END AS sentence
FROM reference
JOIN article ON article.revision_id = reference.revision_id
JOIN revision ON revision.id = reference.revision_id;

-- Editors' references whose target has not arrived.
CREATE VIEW unresolved_reference AS
SELECT id, article_id, kind, cue, label, url, start_byte, end_byte, quote
FROM current_reference
WHERE target_id IS NULL AND kind <> 'link';

-- The stories those references name, one row each.
CREATE VIEW wanted AS
SELECT
    label_key AS key,
    min(label) AS title,
    min(url) AS url,
    count(DISTINCT article_id) AS articles,
    count(*) AS citations
FROM current_reference
WHERE target_id IS NULL AND kind <> 'link'
GROUP BY label_key;

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
