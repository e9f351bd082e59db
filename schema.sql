-- The formats of today, to be read from top to bottom. The files are made by
-- migrations/data/*.sql and migrations/box/*.sql; a test holds that they
-- arrive at exactly these tables. docs/data-file.md explains the rest.


-- PART ONE: the unit's data file (….zj), application_id 0x7A6A6466 "zjdf"
--
-- Whoever holds the file can read every column that is not called sealed,
-- by_passphrase, by_recovery or sealed_secret. "Read by" below says who can
-- make sense of those.

-- The unit that holds the meetings. Read by everybody who opens the file.
CREATE TABLE unit (
    id   INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
) STRICT;

-- A meeting as planned: 民主生活会 or 组织生活会, the day (YYYY-MM-DD), and the
-- content packs it uses. Read by everybody who opens the file.
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

-- Who sits in the meeting, in the customary order; exactly one takes the
-- chair. Read by everybody who opens the file.
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

-- Who is asked in the anonymous round, as groups and numbers; no voter is ever
-- named. Read by everybody who opens the file.
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

-- The office key of a meeting, wrapped under passphrase and recovery key;
-- members seal to its public key what they hand in. Read by chair and clerk.
CREATE TABLE office_vault (
    meeting       INTEGER PRIMARY KEY REFERENCES meeting,
    by_passphrase BLOB NOT NULL,
    by_recovery   BLOB NOT NULL,
    public_key    BLOB CHECK (length(public_key) = 32),
    sealed_secret BLOB
) STRICT;

-- A member's own key, wrapped likewise. Read by that member alone.
CREATE TABLE member_vault (
    member        INTEGER PRIMARY KEY REFERENCES member,
    by_passphrase BLOB NOT NULL,
    by_recovery   BLOB NOT NULL,
    public_key    BLOB CHECK (length(public_key) = 32),
    sealed_secret BLOB
) STRICT;

-- Drafts of a worksheet, one row per item of the checklist, under the member's
-- own key. Read by that member alone: not by chair, clerk or who takes the
-- computer away.
CREATE TABLE draft_entry (
    member INTEGER NOT NULL REFERENCES member,
    item   TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, item)
) STRICT;

-- How many items of a worksheet are done, so that the overview needs no key.
-- Read by everybody who opens the file.
CREATE TABLE worksheet_progress (
    member INTEGER PRIMARY KEY REFERENCES member,
    done   INTEGER NOT NULL CHECK (done >= 0),
    begun  INTEGER NOT NULL CHECK (begun >= 0),
    total  INTEGER NOT NULL CHECK (total >= done + begun)
) STRICT;

-- Worksheets as handed in, every version; the latest counts unless it was
-- withdrawn. Read by chair and clerk (sealed to the office key).
CREATE TABLE handed_in (
    member       INTEGER NOT NULL REFERENCES member,
    version      INTEGER NOT NULL CHECK (version >= 1),
    handed_in_at TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    withdrawn    INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (member, version)
) STRICT;

-- Anonymous rounds: the frozen set-up, where the box is, and from closing on
-- the commitment to the ballots; result is the release. The ballots are in the
-- box file, never here. Read by everybody who opens the file; sealed_secret by
-- chair and clerk.
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


-- PART TWO: the ballot box (….box), application_id 0x7A6A6278 "zjbx",
-- page_size 16384, auto_vacuum INCREMENTAL
--
-- Nothing here may carry an order: no time, no number that counts up, no
-- trigger, no rowid on anything that arrives. The file's bytes depend on what
-- is in the box, never on how it got there.

-- The frozen set-up record and its hash, which every ballot is bound to, and
-- the one size of a sealed ballot. Read by everybody who opens the box.
CREATE TABLE setup (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    record      BLOB NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    ballot_size INTEGER NOT NULL CHECK (ballot_size >= 1)
) STRICT;

-- Whether the box takes no more votes, and the commitment to what is in it.
-- Read by everybody who opens the box.
CREATE TABLE box_state (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    closed INTEGER NOT NULL CHECK (closed IN (0, 1)),
    root   BLOB CHECK (length(root) = 32),
    CHECK ((closed = 1) = (root IS NOT NULL))
) STRICT;

-- Voting codes as slow salted hashes: the group's class and whether the code
-- was used; no time, no label, no ballot. Read by nobody: a code is recognised
-- when it is typed.
CREATE TABLE voting_code (
    h     BLOB PRIMARY KEY CHECK (length(h) = 32),
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 255),
    spent INTEGER NOT NULL CHECK (spent IN (0, 1))
) WITHOUT ROWID, STRICT;

-- Sealed ballots under random keys. Read by nobody before closing, then by the
-- holders of the round's key together.
CREATE TABLE sealed_ballot (
    k     BLOB PRIMARY KEY CHECK (length(k) = 16),
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 255),
    box   BLOB NOT NULL
) WITHOUT ROWID, STRICT;

-- How many ballots of a class came in without a code (paper, survey platform):
-- ballots of a class = codes used + imported. Read by chair and clerk.
CREATE TABLE imported (
    class   INTEGER PRIMARY KEY CHECK (class BETWEEN 0 AND 255),
    ballots INTEGER NOT NULL CHECK (ballots >= 1)
) WITHOUT ROWID, STRICT;

-- Salted hashes of imported rows, so that no row is imported twice; deleted at
-- closing. Read by nobody.
CREATE TABLE import_seen (
    h BLOB PRIMARY KEY CHECK (length(h) = 32)
) WITHOUT ROWID, STRICT;
