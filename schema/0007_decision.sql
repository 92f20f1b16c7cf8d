-- What people decided: who is who, and which article a reference means. Rows
-- are only added; to take a decision back is another one (`undo`). They speak
-- of names, articles and words and never of rows, so that they hold whatever is
-- read again, and in another archive too (`log --export`).
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
