CREATE TABLE unit (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE meeting (
    id                    INTEGER PRIMARY KEY,
    unit                  INTEGER NOT NULL REFERENCES unit,
    title                 TEXT NOT NULL,
    kind                  TEXT NOT NULL CHECK (kind IN ('democratic-life', 'organisational-life')),
    held_on               TEXT NOT NULL,
    theme                 TEXT NOT NULL,
    checklist             TEXT NOT NULL,
    checklist_version     TEXT NOT NULL,
    questionnaire         TEXT NOT NULL,
    questionnaire_version TEXT NOT NULL,
    created_at            TEXT NOT NULL
) STRICT;

CREATE TABLE member (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting,
    rank    INTEGER NOT NULL CHECK (rank >= 1),
    name    TEXT NOT NULL,
    post    TEXT NOT NULL,
    chair   INTEGER NOT NULL CHECK (chair IN (0, 1)),
    UNIQUE (meeting, rank)
) STRICT;

CREATE UNIQUE INDEX one_chair_per_meeting ON member (meeting) WHERE chair = 1;

CREATE TABLE voter_group (
    meeting    INTEGER NOT NULL REFERENCES meeting,
    place      INTEGER NOT NULL CHECK (place >= 1),
    id         TEXT NOT NULL,
    name       TEXT NOT NULL,
    head_count INTEGER NOT NULL CHECK (head_count >= 1),
    weight     INTEGER NOT NULL CHECK (weight >= 0),
    PRIMARY KEY (meeting, id),
    UNIQUE (meeting, place)
) WITHOUT ROWID, STRICT;

CREATE TABLE office_vault (
    meeting       INTEGER PRIMARY KEY REFERENCES meeting,
    by_passphrase BLOB NOT NULL,
    by_recovery   BLOB NOT NULL,
    public_key    BLOB CHECK (length(public_key) = 32),
    sealed_secret BLOB
) STRICT;

CREATE TABLE member_vault (
    member        INTEGER PRIMARY KEY REFERENCES member,
    by_passphrase BLOB NOT NULL,
    by_recovery   BLOB NOT NULL,
    public_key    BLOB CHECK (length(public_key) = 32),
    sealed_secret BLOB
) STRICT;

CREATE TABLE draft_entry (
    member INTEGER NOT NULL REFERENCES member,
    item   TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, item)
) STRICT;

CREATE TABLE worksheet_progress (
    member INTEGER PRIMARY KEY REFERENCES member,
    done   INTEGER NOT NULL CHECK (done >= 0),
    begun  INTEGER NOT NULL CHECK (begun >= 0),
    total  INTEGER NOT NULL CHECK (total >= done + begun)
) STRICT;

CREATE TABLE handed_in (
    member       INTEGER NOT NULL REFERENCES member,
    version      INTEGER NOT NULL CHECK (version >= 1),
    handed_in_at TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    withdrawn    INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (member, version)
) STRICT;

CREATE TABLE round (
    id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
    meeting       INTEGER NOT NULL REFERENCES meeting,
    number        INTEGER NOT NULL CHECK (number >= 1),
    setup         BLOB NOT NULL,
    setup_hash    BLOB NOT NULL CHECK (length(setup_hash) = 32),
    sealed_secret BLOB NOT NULL,
    box_path      TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('open', 'closed', 'released')),
    root          BLOB CHECK (length(root) = 32),
    counts        TEXT,
    result        BLOB,
    created_at    TEXT NOT NULL,
    released_at   TEXT,
    UNIQUE (meeting, number),
    CHECK ((state = 'released') = (result IS NOT NULL)),
    CHECK ((result IS NULL) = (released_at IS NULL))
) STRICT;
