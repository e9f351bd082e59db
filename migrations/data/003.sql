-- Rounds of several kinds and boxes; keys of several people; mappings kept.

ALTER TABLE round ADD COLUMN accepted_on TEXT;
ALTER TABLE round ADD COLUMN destroyed_on TEXT;
ALTER TABLE round ADD COLUMN release_hash BLOB CHECK (length(release_hash) = 32);
ALTER TABLE round ADD COLUMN import_salt BLOB;

CREATE TABLE booth (
    round    BLOB NOT NULL REFERENCES round,
    place    INTEGER NOT NULL CHECK (place BETWEEN 1 AND 255),
    state    TEXT NOT NULL CHECK (state IN ('made', 'collected', 'given-up')),
    box_path TEXT NOT NULL,
    why      TEXT,
    PRIMARY KEY (round, place),
    CHECK ((state = 'given-up') = (why IS NOT NULL))
) WITHOUT ROWID, STRICT;

CREATE TABLE code_list (
    round BLOB NOT NULL REFERENCES round,
    place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 255),
    codes BLOB NOT NULL,
    PRIMARY KEY (round, place)
) WITHOUT ROWID, STRICT;

CREATE TABLE import_mapping (
    headers BLOB PRIMARY KEY CHECK (length(headers) = 32),
    mapping TEXT NOT NULL
) WITHOUT ROWID, STRICT;
