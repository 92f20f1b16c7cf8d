-- The archive: what articles say, and where they say it.
--
-- Everything a source says hangs off `revision`, which is never altered: a
-- changed article gets a new row, and the old text keeps its references and
-- mentions. `article` is the identity that revisions share.

-- One call of `ingest`. Tells re-reading a file (its text replaces what the
-- file said before) from one file that holds an article twice.
CREATE TABLE run (
    id         INTEGER PRIMARY KEY,
    started_at INTEGER NOT NULL, -- UTC seconds
    version    TEXT NOT NULL     -- of the program
) STRICT;

CREATE TABLE article (
    id          INTEGER PRIMARY KEY,
    key         TEXT NOT NULL UNIQUE, -- url:…, id:…, title:… or body:…: what makes it this article
    slug        TEXT NOT NULL UNIQUE,
    slug_base   TEXT NOT NULL,        -- the slug before a suffix told it from others
    external_id TEXT,
    url         TEXT,
    url_key     TEXT,                 -- the address without scheme, www, tracking
    title       TEXT NOT NULL,        -- of the current revision, as are the next four
    title_key   TEXT NOT NULL,
    published   TEXT,                 -- ISO 8601, as precise as the source; NULL is undated
    language    TEXT,
    source      TEXT,
    revision_id INTEGER REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
    -- 0 from the moment the text changes until references to and from it are
    -- bound again, so that an interrupted run can be taken up.
    linked      INTEGER NOT NULL DEFAULT 0 CHECK (linked IN (0, 1))
) STRICT;

CREATE INDEX article_external_id ON article (external_id) WHERE external_id IS NOT NULL;
CREATE INDEX article_url_key ON article (url_key) WHERE url_key IS NOT NULL;
-- Binding asks "which article has this headline?" once per reference.
CREATE INDEX article_title_key ON article (title_key);
CREATE INDEX article_slug_base ON article (slug_base);
CREATE INDEX article_published ON article (published);
CREATE UNIQUE INDEX article_revision ON article (revision_id);
CREATE INDEX article_unlinked ON article (id) WHERE linked = 0;

-- One wording of an article. Immutable.
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
    tagger       TEXT NOT NULL, -- name and version of what found its mentions
    UNIQUE (article_id, content_hash)
) STRICT;

-- Which wordings each file gave, and when it last did. What a file says in
-- its latest run replaces what it said before; among the files that give an
-- article now, the latest wording by date, then by content_hash, is current:
-- never the one that arrived last.
CREATE TABLE origin (
    article_id  INTEGER NOT NULL REFERENCES article (id),
    location    TEXT NOT NULL, -- path as given, or -
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    run_id      INTEGER NOT NULL REFERENCES run (id),
    PRIMARY KEY (article_id, location, revision_id)
) STRICT, WITHOUT ROWID;

-- An editor's pointer, or a link of the running text.
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
    confidence  REAL CHECK (confidence BETWEEN 0 AND 1),
    CHECK ((start_byte IS NULL) = (end_byte IS NULL)),
    CHECK ((start_byte IS NULL) = (sentence_start IS NULL)),
    CHECK ((start_byte IS NULL) = (sentence_end IS NULL)),
    CHECK ((target_id IS NULL) = (method IS NULL))
) STRICT;

CREATE INDEX reference_revision ON reference (revision_id);
CREATE INDEX reference_target ON reference (target_id) WHERE target_id IS NOT NULL;
-- "Who is waiting for this headline, or this address?" once per stored article.
CREATE INDEX reference_label_key ON reference (label_key);
CREATE INDEX reference_reach_key ON reference (reach_key);
CREATE INDEX reference_url_key ON reference (url_key) WHERE url_key IS NOT NULL;

-- What a reference could mean, where more than one article fits.
CREATE TABLE candidate (
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    article_id   INTEGER NOT NULL REFERENCES article (id),
    score        REAL NOT NULL,
    PRIMARY KEY (reference_id, article_id)
) STRICT, WITHOUT ROWID;

-- Words by which an edited headline is found again, both ways. A token is the
-- first eight bytes of a word's BLAKE3.
--
-- Of a headline with n words only so many are indexed that no other headline
-- can share the wanted part of the n without sharing one of these: the
-- rarest, so that the lists stay short (prefix filtering; Chaudhuri, Ganti,
-- Kaushik, "A Primitive Operator for Similarity Joins in Data Cleaning", 2006).
CREATE TABLE title_token (
    token      INTEGER NOT NULL,
    article_id INTEGER NOT NULL REFERENCES article (id),
    PRIMARY KEY (token, article_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX title_token_article ON title_token (article_id);

-- Headlines that an article has given up since references were last bound to
-- it. Who found it by them, or was in doubt because of them, must look again.
CREATE TABLE former_title (
    article_id INTEGER NOT NULL REFERENCES article (id),
    title_key  TEXT NOT NULL,
    PRIMARY KEY (article_id, title_key)
) STRICT, WITHOUT ROWID;

-- In how many headlines a word was ever seen: which are the rarest.
CREATE TABLE title_word (
    token    INTEGER PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT;

CREATE TABLE reference_token (
    token        INTEGER NOT NULL,
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    PRIMARY KEY (token, reference_id)
) STRICT, WITHOUT ROWID;

-- A person, organisation or place.
CREATE TABLE entity (
    id   INTEGER PRIMARY KEY,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'place')),
    key  TEXT NOT NULL, -- normal form of the full name
    name TEXT NOT NULL, -- the full name printed most often, in texts or else in references
    UNIQUE (kind, key)
) STRICT;

-- How an entity is written, in current revisions.
CREATE TABLE alias (
    entity_id INTEGER NOT NULL REFERENCES entity (id),
    surface   TEXT NOT NULL,
    key       TEXT NOT NULL,
    mentions  INTEGER NOT NULL, -- occurrences
    articles  INTEGER NOT NULL, -- articles that have it as the full name
    PRIMARY KEY (entity_id, surface)
) STRICT, WITHOUT ROWID;

CREATE INDEX alias_key ON alias (key);

-- One occurrence of a name.
CREATE TABLE mention (
    revision_id    INTEGER NOT NULL REFERENCES revision (id),
    field          TEXT NOT NULL CHECK (field IN ('title', 'standfirst', 'body')),
    start_byte     INTEGER NOT NULL,
    end_byte       INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    entity_id      INTEGER NOT NULL REFERENCES entity (id),
    confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (revision_id, field, start_byte)
) STRICT, WITHOUT ROWID;

-- What one wording says of one entity: its weight there, its full name as
-- printed there, and the best evidence. The view article_entity shows the
-- current wordings only.
CREATE TABLE revision_entity (
    revision_id    INTEGER NOT NULL REFERENCES revision (id),
    entity_id      INTEGER NOT NULL REFERENCES entity (id),
    name           TEXT NOT NULL,
    mentions       INTEGER NOT NULL,
    salience       REAL NOT NULL CHECK (salience BETWEEN 0 AND 1),
    field          TEXT NOT NULL CHECK (field IN ('title', 'standfirst', 'body')),
    start_byte     INTEGER NOT NULL,
    end_byte       INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end   INTEGER NOT NULL,
    confidence     REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
    PRIMARY KEY (revision_id, entity_id)
) STRICT, WITHOUT ROWID;

-- "Where else does this name stand?"
CREATE INDEX revision_entity_entity ON revision_entity (entity_id, revision_id, salience);

-- An entity named in a reference's headline: what a wanted story is about.
CREATE TABLE reference_entity (
    reference_id INTEGER NOT NULL REFERENCES reference (id),
    entity_id    INTEGER NOT NULL REFERENCES entity (id),
    name         TEXT NOT NULL,    -- its full name as printed there
    start_byte   INTEGER NOT NULL, -- in reference.label
    end_byte     INTEGER NOT NULL,
    confidence   REAL NOT NULL,
    PRIMARY KEY (reference_id, entity_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX reference_entity_entity ON reference_entity (entity_id);

-- The text that full-text search reads.
CREATE VIEW article_text AS
SELECT article.id, revision.title, revision.standfirst, revision.body
FROM article
JOIN revision ON revision.id = article.revision_id;

CREATE VIRTUAL TABLE article_fts USING fts5 (
    title, standfirst, body,
    content = 'article_text', content_rowid = 'id',
    tokenize = "porter unicode61 remove_diacritics 2"
);

-- In how many current texts each stem stands: what `related` weighs words by.
-- FTS5 knows this too, but takes 0.1 ms to say it of one stem.
CREATE TABLE stem (
    stem     TEXT PRIMARY KEY,
    articles INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
