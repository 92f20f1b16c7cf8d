-- The headlines of all wordings but the current one, under which others may
-- still refer to an article.
--
-- Takes the place of former_title, which forgot them once references had been
-- bound anew: a headline that its publisher changed lost all that pointed to it.

CREATE TABLE earlier_title (
    article_id INTEGER NOT NULL REFERENCES article (id),
    title_hash INTEGER NOT NULL, -- of title_key, as article.title_hash
    title      TEXT NOT NULL,    -- as printed
    PRIMARY KEY (article_id, title)
) STRICT, WITHOUT ROWID;

CREATE INDEX earlier_title_hash ON earlier_title (title_hash);

DROP TABLE former_title;

-- The next run binds what refers to them.
UPDATE article SET linked = 0 WHERE id IN (
    SELECT article_id FROM revision GROUP BY article_id HAVING count(DISTINCT title) > 1
);
