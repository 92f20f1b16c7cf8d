-- The same article again: states, corrections, copies; and what is known of
-- articles that are not here.

-- What the publisher said of the article as a whole in this wording: usable,
-- corrected, withheld or canceled; and its note about that.
ALTER TABLE revision ADD COLUMN status TEXT NOT NULL DEFAULT 'usable'
    CHECK (status IN ('usable', 'corrected', 'withheld', 'canceled'));
ALTER TABLE revision ADD COLUMN note TEXT;
ALTER TABLE article ADD COLUMN status TEXT NOT NULL DEFAULT 'usable'; -- of the current revision

-- By which copies of one text find each other: 64 bytes of minima of hashes
-- (MinHash). None of a text of fewer than five words, or of before this migration.
CREATE TABLE sketch (
    revision_id INTEGER PRIMARY KEY REFERENCES revision (id),
    minima      BLOB NOT NULL
) STRICT;

-- Names that the source itself marks in its texts (NITF, ninjs): whoever tags
-- them anew, these stand.
CREATE TABLE marked (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    field       INTEGER NOT NULL CHECK (field IN (0, 1, 2)), -- 0 body, 1 title, 2 standfirst
    start_byte  INTEGER NOT NULL,
    end_byte    INTEGER NOT NULL,
    kind        TEXT NOT NULL CHECK (kind IN ('person', 'organization', 'place')),
    PRIMARY KEY (revision_id, field, start_byte, end_byte)
) STRICT, WITHOUT ROWID;

-- Phrases that this archive's editors put before headlines, as a person
-- accepted them (`cues accept`).
CREATE TABLE house_cue (
    phrase      TEXT PRIMARY KEY, -- as printed, without the separator
    kind        TEXT NOT NULL CHECK (kind IN ('read_more', 'related', 'see_also', 'media', 'label')),
    accepted_at INTEGER NOT NULL  -- UTC seconds
) STRICT, WITHOUT ROWID;

-- Hyperlinks of a text that are no references of their own: a cue's reference
-- has taken them in, or they lead to no article. With those that are, they are
-- all that it takes to find a stored text's references anew.
CREATE TABLE passed_link (
    revision_id INTEGER NOT NULL REFERENCES revision (id),
    url         TEXT NOT NULL,
    start_byte  INTEGER NOT NULL, -- of the anchor, in revision.body
    end_byte    INTEGER NOT NULL
) STRICT;

CREATE INDEX passed_link_revision ON passed_link (revision_id);

-- Addresses and headlines that a sitemap or feed announces, whose text may be
-- here or not.
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
