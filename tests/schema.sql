CREATE TABLE run (
    id         INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL, -- UTC seconds
    version    TEXT NOT NULL     -- of the program
) STRICT;

CREATE TABLE article (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE, -- url:…, id:…, title:… or body:…: what makes it this article
    slug        TEXT NOT NULL UNIQUE,
    external_id TEXT,
    url         TEXT,
    title       TEXT NOT NULL,        -- of the current revision, as are the next four
    published   TEXT,                 -- ISO 8601, as precise as the source; NULL is undated
    language    TEXT,
    source      TEXT,
    revision_id INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    -- 0 from the moment the text changes until references to and from it are
    -- bound again, so that an interrupted run can be taken up.
    linked      INTEGER NOT NULL DEFAULT 0 CHECK (linked IN (0, 1))
, status TEXT NOT NULL DEFAULT 'usable', title_hash INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX article_external_id ON article (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX article_published ON article (published);

CREATE UNIQUE INDEX article_revision ON article (revision_id);

CREATE INDEX article_unlinked ON article (id) WHERE linked = 0;

CREATE TABLE revision (
    id           INTEGER PRIMARY KEY,
    article_id   INTEGER NOT NULL REFERENCES article (id),
    content_hash TEXT NOT NULL, -- BLAKE3 of all that the source says, 32 hex digits
    text_hash    TEXT NOT NULL, -- of headline and body alone: copies of one story on two sites
    run_id       INTEGER NOT NULL REFERENCES run (id),
    title        TEXT NOT NULL,
    standfirst   TEXT,
    byline       TEXT,
    published    TEXT,
    modified     TEXT,
    language     TEXT,
    source       TEXT,
    section      TEXT,
    body         TEXT NOT NULL, -- what byte offsets point into
    tagger       TEXT NOT NULL, status TEXT NOT NULL DEFAULT 'usable'
    CHECK (status IN ('usable', 'corrected', 'withheld', 'canceled')), note TEXT, -- name and version of what found its mentions
    UNIQUE (article_id, content_hash)
) STRICT;

CREATE TABLE origin (
    article_id  INTEGER NOT NULL REFERENCES article (id),
    location    TEXT NOT NULL, -- path as given, or -
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    run_id      INTEGER NOT NULL REFERENCES run (id),
    PRIMARY KEY (article_id, location, revision_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE reference (
    id          INTEGER PRIMARY KEY,
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    kind        TEXT NOT NULL CHECK (kind IN ('read_more', 'related', 'see_also', 'media', 'label', 'link')),
    cue         TEXT NOT NULL,    -- as printed; empty for a bare link
    label       TEXT NOT NULL,    -- the headline as printed
    label_key   TEXT NOT NULL,    -- normal form of the headline
    reach_key   TEXT NOT NULL,    -- normal form of the words the headline may run to, where the text lost its line breaks
    url         TEXT,
    url_key     TEXT,
    start_byte  INTEGER,          -- of the quote, in revision.body; NULL where the source lists its links apart
    end_byte    INTEGER,
    sentence_start INTEGER,       -- the sentence around it; the quote itself where an editor set it apart
    sentence_end   INTEGER,
    target_id   INTEGER REFERENCES article (id), -- NULL while it waits
    method      TEXT,             -- how the target was found: url, title, title_prefix, title_words
    confidence  REAL CHECK (confidence BETWEEN 0 AND 1), reach_start INTEGER, reach_end INTEGER,
    CHECK ((start_byte IS NULL) = (end_byte IS NULL)),
    CHECK ((start_byte IS NULL) = (sentence_start IS NULL)),
    CHECK ((start_byte IS NULL) = (sentence_end IS NULL)),
    CHECK ((target_id IS NULL) = (method IS NULL))
) STRICT;

CREATE INDEX reference_revision ON reference (revision_id);

CREATE INDEX reference_target ON reference (target_id) WHERE target_id IS NOT NULL;

CREATE INDEX reference_label_key ON reference (label_key);

CREATE INDEX reference_reach_key ON reference (reach_key);

CREATE INDEX reference_url_key ON reference (url_key) WHERE url_key IS NOT NULL;

CREATE TABLE candidate (
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    article_id   INTEGER NOT NULL REFERENCES article (id),
    score        REAL NOT NULL,
    PRIMARY KEY (reference_id, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE title_token (
    token      INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (token, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX title_token_article ON title_token (article_id);

CREATE TABLE title_word (
    token    INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

CREATE TABLE reference_token (
    token        INTEGER NOT NULL,
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    PRIMARY KEY (token, reference_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE "name" (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'place')),
    key  TEXT NOT NULL, -- normal form of the full name
    name TEXT NOT NULL, articles INTEGER NOT NULL DEFAULT 0, spelling_id INTEGER REFERENCES name (id), parent_id INTEGER REFERENCES name (id), method TEXT, confidence INTEGER CHECK (confidence BETWEEN 0 AND 100), entity_id INTEGER REFERENCES name (id), said_name TEXT, said_kind TEXT CHECK (said_kind IN ('person', 'organization', 'place')), settled INTEGER NOT NULL DEFAULT 0 CHECK (settled IN (0, 1)), -- the full name printed most often, in texts or else in references
    UNIQUE (kind, key)
) STRICT;

CREATE TABLE reference_entity (
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    name_id    INTEGER NOT NULL REFERENCES "name" (id),
    name         TEXT NOT NULL,    -- its full name as printed there
    start_byte   INTEGER NOT NULL, -- in reference.label
    end_byte     INTEGER NOT NULL,
    confidence   REAL NOT NULL,
    PRIMARY KEY (reference_id, name_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reference_entity_entity ON reference_entity (name_id);

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, standfirst, body,
    content = 'article_text', content_rowid = 'id',
    tokenize = "porter unicode61 remove_diacritics 2"
);

CREATE TABLE stem (
    stem     TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_tagger ON revision (tagger, article_id);

CREATE TABLE sketch (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
    minima      BLOB NOT NULL
) STRICT;

CREATE TABLE marked (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    field       INTEGER NOT NULL CHECK (field IN (0, 1, 2)), -- 0 body, 1 title, 2 standfirst
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'place')),
    PRIMARY KEY (revision_id, field, start_byte, end_byte)
) STRICT, WITHOUT ROWID;

CREATE TABLE house_cue (
    phrase      TEXT PRIMARY KEY, -- as printed, without the separator
    kind        TEXT NOT NULL CHECK (kind IN ('read_more', 'related', 'see_also', 'media', 'label')),
    accepted_at INTEGER NOT NULL  -- UTC seconds
) STRICT, WITHOUT ROWID;

CREATE TABLE passed_link (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    url         TEXT NOT NULL,
    start_byte  INTEGER NOT NULL, -- of the anchor, in revision.body
    end_byte    INTEGER NOT NULL
) STRICT;

CREATE INDEX passed_link_revision ON passed_link (revision_id);

CREATE TABLE listing (
    url_key   TEXT PRIMARY KEY,
    url       TEXT NOT NULL,
    title     TEXT NOT NULL,
    title_key TEXT NOT NULL,
    published TEXT,
    language  TEXT,
    source    TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX listing_title_key ON listing (title_key);

CREATE TABLE "mention" (
    revision_id    INTEGER NOT NULL REFERENCES revision (id),
    field          INTEGER NOT NULL CHECK (field IN (0, 1, 2)), -- 0 body, 1 title, 2 standfirst
    start_byte     INTEGER NOT NULL,
    end_byte       INTEGER NOT NULL,
    name_id      INTEGER NOT NULL REFERENCES "name" (id),
    confidence     INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100), -- per cent
    salience       INTEGER CHECK (salience BETWEEN 0 AND 1000), -- of the entity in this text, per mille
    mentions       INTEGER, -- of the entity in this text
    name           TEXT,    -- its full name as printed in this text; NULL where that is the words here
    sentence_start INTEGER, -- the sentence around these words
    sentence_end   INTEGER, adjective INTEGER CHECK (adjective = 1),
    PRIMARY KEY (revision_id, field, start_byte)
) STRICT, WITHOUT ROWID;

CREATE TABLE "alias" (
    name_id INTEGER NOT NULL REFERENCES "name" (id),
    surface   TEXT NOT NULL,
    key       TEXT,             -- normal form, where that is not the entity's
    mentions  INTEGER NOT NULL, -- occurrences
    articles  INTEGER NOT NULL, -- articles that have it as the full name
    PRIMARY KEY (name_id, surface)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_key ON alias (key) WHERE key IS NOT NULL;

CREATE INDEX article_title ON article (title_hash, published);

CREATE INDEX name_spelling ON name (spelling_id) WHERE spelling_id IS NOT NULL;

CREATE INDEX name_parent ON name (parent_id) WHERE parent_id IS NOT NULL;

CREATE INDEX name_entity ON name (entity_id);

CREATE INDEX name_split ON name (id) WHERE instr(key, '#s') > 0;

CREATE INDEX name_said ON name (id) WHERE said_name IS NOT NULL OR said_kind IS NOT NULL;

CREATE INDEX name_unsettled ON name (id) WHERE settled = 0;

CREATE TABLE name_form (
    form    INTEGER NOT NULL,
    name_id INTEGER NOT NULL REFERENCES name (id),
    PRIMARY KEY (form, name_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX mention_name ON mention (name_id, revision_id, salience, mentions) WHERE salience IS NOT NULL;

CREATE TABLE decision (
    id  TEXT PRIMARY KEY CHECK (length(id) = 32), -- BLAKE3 of the rest, 32 hex digits
    at  TEXT NOT NULL,                            -- UTC, 2024-05-01T10:00:00Z
    by  TEXT NOT NULL,                            -- who decided
    why TEXT,                                     -- as they put it
    act TEXT NOT NULL CHECK (json_valid(act))     -- what: {"act":"merge","entities":[…]}
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_is_kept BEFORE DELETE ON decision
BEGIN SELECT raise(ABORT, 'a decision is kept; undo it'); END;

CREATE TRIGGER decision_is_final BEFORE UPDATE ON decision
BEGIN SELECT raise(ABORT, 'a decision is never changed; undo it'); END;

CREATE TABLE authority (
    id      INTEGER PRIMARY KEY,
    origin  TEXT NOT NULL, -- name of the file
    outside TEXT NOT NULL, -- the id that the record has there
    name    TEXT NOT NULL,
    kind    TEXT CHECK (kind IN ('person', 'organization', 'place')), -- NULL where the file does not say
    note    TEXT,
    UNIQUE (outside, origin)
) STRICT;

CREATE TABLE authority_name (
    key          TEXT NOT NULL,
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    standing     TEXT NOT NULL CHECK (standing IN ('name', 'alias', 'weak')),
    surface      TEXT NOT NULL, -- as the file has it
    PRIMARY KEY (key, authority_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX authority_name_authority ON authority_name (authority_id);

CREATE TABLE name_authority (
    name_id      INTEGER NOT NULL REFERENCES name (id),
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    method       TEXT NOT NULL CHECK (method IN ('name', 'alias', 'decision')),
    confidence   INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100), -- per cent
    PRIMARY KEY (name_id, authority_id, method)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_authority_authority ON name_authority (authority_id);

CREATE TABLE story_article (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    code       TEXT NOT NULL UNIQUE, -- the id of the story that it founds, or would
    place      INTEGER NOT NULL,     -- in the order of stories: by day and minute, undated last; those of one place by key
    gist       BLOB NOT NULL,        -- its weightiest words and names: for each a digest and a weight
    story_id   INTEGER REFERENCES article (id), -- the article that founded its story; NULL until that is worked out
    score      INTEGER               -- how well it fits there, per 10,000; NULL where it founds the story
) STRICT;

CREATE INDEX story_member ON story_article (story_id);

CREATE TABLE story_term (
    term       INTEGER NOT NULL,
    place      INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    weight     INTEGER NOT NULL,
    PRIMARY KEY (term, place, article_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE story_near (
    article_id INTEGER NOT NULL REFERENCES article (id),
    earlier_id INTEGER NOT NULL REFERENCES article (id),
    likeness   INTEGER NOT NULL, -- per 10,000
    PRIMARY KEY (article_id, earlier_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX story_near_earlier ON story_near (earlier_id);

CREATE TABLE story_due (
    article_id INTEGER PRIMARY KEY REFERENCES article (id),
    text       INTEGER NOT NULL CHECK (text IN (0, 1)),
    gist       BLOB
) STRICT;

CREATE TABLE story_method (
    version INTEGER NOT NULL
) STRICT;

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

CREATE TABLE earlier_title (
    article_id INTEGER NOT NULL REFERENCES article (id),
    title_hash INTEGER NOT NULL, -- of title_key, as article.title_hash
    title      TEXT NOT NULL,    -- as printed
    PRIMARY KEY (article_id, title)
) STRICT, WITHOUT ROWID;

CREATE INDEX earlier_title_hash ON earlier_title (title_hash);

CREATE VIEW article_text AS
SELECT article.id, revision.title, revision.standfirst, revision.body
FROM article
JOIN revision ON revision.id = article.revision_id;

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

CREATE VIEW unresolved_reference AS
SELECT id, article_id, kind, cue, label, url, start_byte, end_byte, quote
FROM current_reference
WHERE target_id IS NULL AND kind <> 'link';

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

CREATE VIEW entity AS
SELECT id, coalesce(said_kind, kind) AS kind, key, coalesce(said_name, name) AS name
FROM name
WHERE entity_id = id;

CREATE VIEW revision_entity AS
SELECT mention.revision_id, name.entity_id, mention.name, mention.mentions,
    mention.salience / 1000.0 AS salience,
    CASE field WHEN 0 THEN 'body' WHEN 1 THEN 'title' ELSE 'standfirst' END AS field,
    start_byte, end_byte, sentence_start, sentence_end, mention.confidence / 100.0 AS confidence
FROM mention
JOIN name ON name.id = mention.name_id
WHERE mention.salience IS NOT NULL AND mention.mentions IS NOT NULL AND name.entity_id IS NOT NULL;

CREATE VIEW article_entity AS
SELECT article.id AS article_id, revision_entity.*
FROM revision_entity
JOIN article ON article.revision_id = revision_entity.revision_id;

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

CREATE VIEW outside_id AS
SELECT
    name.entity_id,
    authority.outside AS id,
    authority.origin,
    authority.name,
    authority.note,
    CASE min(CASE name_authority.method WHEN 'decision' THEN 0 WHEN 'name' THEN 1 ELSE 2 END)
        WHEN 0 THEN 'decision' WHEN 1 THEN 'name' ELSE 'alias'
    END AS method,
    max(name_authority.confidence) / 100.0 AS confidence
FROM name_authority
JOIN name ON name.id = name_id
JOIN authority ON authority.id = authority_id
WHERE name.entity_id IS NOT NULL
GROUP BY name.entity_id, authority.id;

CREATE VIEW story AS
SELECT founder.code AS id, founder.article_id AS founder_id, count(*) AS articles,
    min(article.published) AS first, max(article.published) AS last
FROM story_article AS founder
JOIN story_article AS member ON member.story_id = founder.article_id
JOIN article ON article.id = member.article_id
GROUP BY founder.article_id;

