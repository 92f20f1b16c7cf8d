-- What it takes to find names anew in stored texts, with another tagger.

-- The words that a reference's headline may run to, in revision.body. They
-- speak of another story, and no name in them is one of this. NULL where the
-- source lists its links apart, and in rows of before this migration.
ALTER TABLE reference ADD COLUMN reach_start INTEGER;
ALTER TABLE reference ADD COLUMN reach_end INTEGER;

-- "Which texts has another tagger read?" after every run, without a look at the texts.
CREATE INDEX revision_tagger ON revision (tagger, article_id);
