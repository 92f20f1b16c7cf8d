-- Authority files: who and what others have an id for, and which names of the
-- archive mean them.

-- One record of such a file. A later version of it, under the same id from a
-- file of the same name, takes its place.
CREATE TABLE authority (
    id      INTEGER PRIMARY KEY,
    origin  TEXT NOT NULL, -- name of the file
    outside TEXT NOT NULL, -- the id that the record has there
    name    TEXT NOT NULL,
    kind    TEXT CHECK (kind IN ('person', 'organization', 'place')), -- NULL where the file does not say
    note    TEXT,
    UNIQUE (outside, origin)
) STRICT;

-- Every name of a record in its normal form: the one it is called by first,
-- another, or a weak one that may well mean somebody else.
CREATE TABLE authority_name (
    key          TEXT NOT NULL,
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    standing     TEXT NOT NULL CHECK (standing IN ('name', 'alias', 'weak')),
    surface      TEXT NOT NULL, -- as the file has it
    PRIMARY KEY (key, authority_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX authority_name_authority ON authority_name (authority_id);

-- Names of the archive that mean a record. Worked out from the rows above, the
-- texts and the decisions, and worked out again whenever these change.
CREATE TABLE name_authority (
    name_id      INTEGER NOT NULL REFERENCES name (id),
    authority_id INTEGER NOT NULL REFERENCES authority (id),
    method       TEXT NOT NULL CHECK (method IN ('name', 'alias', 'decision')),
    confidence   INTEGER NOT NULL CHECK (confidence BETWEEN 0 AND 100), -- per cent
    PRIMARY KEY (name_id, authority_id, method)
) STRICT, WITHOUT ROWID;

CREATE INDEX name_authority_authority ON name_authority (authority_id);

-- The ids that others have for people, organisations and places.
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
