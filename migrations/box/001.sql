CREATE TABLE setup (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    record      BLOB NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    ballot_size INTEGER NOT NULL CHECK (ballot_size >= 1)
) STRICT;

CREATE TABLE box_state (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    root   BLOB CHECK (length(root) = 32),
    CHECK ((closed = 1) = (root IS NOT NULL))
) STRICT;

CREATE TABLE voting_code (
    h     BLOB PRIMARY KEY CHECK (length(h) = 32),
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 255),
    spent INTEGER NOT NULL CHECK (spent IN (0, 1))
) WITHOUT ROWID, STRICT;

CREATE TABLE sealed_ballot (
    k     BLOB PRIMARY KEY CHECK (length(k) = 16),
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 255),
    box   BLOB NOT NULL
) WITHOUT ROWID, STRICT;

CREATE TABLE imported (
    class   INTEGER PRIMARY KEY CHECK (class BETWEEN 0 AND 255),
    ballots INTEGER NOT NULL CHECK (ballots >= 1)
) WITHOUT ROWID, STRICT;

CREATE TABLE import_seen (
    h BLOB PRIMARY KEY CHECK (length(h) = 32)
) WITHOUT ROWID, STRICT;
