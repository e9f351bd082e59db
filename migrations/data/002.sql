ALTER TABLE member ADD COLUMN same_as INTEGER REFERENCES member;

CREATE TABLE worksheet (
    id                INTEGER PRIMARY KEY,
    meeting           INTEGER NOT NULL REFERENCES meeting,
    member            INTEGER UNIQUE REFERENCES member,
    checklist         TEXT,
    checklist_version TEXT,
    done              INTEGER NOT NULL CHECK (done >= 0),
    begun             INTEGER NOT NULL CHECK (begun >= 0),
    total             INTEGER NOT NULL CHECK (total >= done + begun),
    CHECK ((checklist IS NULL) = (checklist_version IS NULL))
) STRICT;

CREATE UNIQUE INDEX one_body_worksheet_per_meeting ON worksheet (meeting) WHERE member IS NULL;

INSERT INTO worksheet (meeting, member, done, begun, total)
SELECT m.meeting, m.id, ifnull(p.done, 0), ifnull(p.begun, 0), ifnull(p.total, 0)
FROM member AS m LEFT JOIN worksheet_progress AS p ON p.member = m.id
ORDER BY m.id;

INSERT INTO worksheet (meeting, member, done, begun, total)
SELECT id, NULL, 0, 0, 0 FROM meeting ORDER BY id;

CREATE TABLE draft (
    worksheet INTEGER NOT NULL REFERENCES worksheet,
    slot      TEXT NOT NULL,
    sealed    BLOB NOT NULL,
    PRIMARY KEY (worksheet, slot)
) STRICT;

INSERT INTO draft (worksheet, slot, sealed)
SELECT w.id, d.item, d.sealed FROM draft_entry AS d JOIN worksheet AS w ON w.member = d.member;

CREATE TABLE handed_in_version (
    worksheet    INTEGER NOT NULL REFERENCES worksheet,
    version      INTEGER NOT NULL CHECK (version >= 1),
    handed_in_at TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    kept         BLOB,
    withdrawn    INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (worksheet, version)
) STRICT;

INSERT INTO handed_in_version (worksheet, version, handed_in_at, sealed, withdrawn)
SELECT w.id, h.version, h.handed_in_at, h.sealed, h.withdrawn
FROM handed_in AS h JOIN worksheet AS w ON w.member = h.member;

DROP TABLE draft_entry;
DROP TABLE worksheet_progress;
DROP TABLE handed_in;
ALTER TABLE handed_in_version RENAME TO handed_in;

CREATE TABLE committee_key (
    meeting INTEGER NOT NULL REFERENCES meeting,
    holder  INTEGER REFERENCES member,
    sealed  BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_key_per_holder ON committee_key (meeting, ifnull(holder, 0));

CREATE TABLE body_turn (
    meeting INTEGER PRIMARY KEY REFERENCES meeting,
    member  INTEGER NOT NULL REFERENCES member,
    since   TEXT NOT NULL
) STRICT;

CREATE TABLE private_note (
    member INTEGER NOT NULL REFERENCES member,
    name   TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, name)
) STRICT;

CREATE TABLE journal_day (
    member INTEGER NOT NULL REFERENCES member,
    day    TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, day)
) STRICT;

CREATE TABLE unit_head (
    id         INTEGER PRIMARY KEY,
    meeting    INTEGER NOT NULL REFERENCES meeting,
    supervisor INTEGER NOT NULL REFERENCES member,
    name       TEXT NOT NULL,
    unit       TEXT NOT NULL
) STRICT;

CREATE TABLE talk (
    id       INTEGER PRIMARY KEY,
    meeting  INTEGER NOT NULL REFERENCES meeting,
    recorder INTEGER NOT NULL REFERENCES member,
    partner  INTEGER REFERENCES member,
    head     INTEGER REFERENCES unit_head,
    held_on  TEXT NOT NULL,
    kind     TEXT NOT NULL,
    sealed   BLOB NOT NULL,
    CHECK (partner IS NULL OR head IS NULL),
    CHECK (partner IS NOT recorder)
) STRICT;

CREATE TABLE opinion (
    id          INTEGER PRIMARY KEY,
    meeting     INTEGER NOT NULL REFERENCES meeting,
    channel     TEXT NOT NULL,
    category    TEXT NOT NULL,
    addressee   INTEGER REFERENCES member,
    urgent      INTEGER NOT NULL CHECK (urgent IN (0, 1)),
    words       TEXT NOT NULL,
    received_on TEXT,
    round       BLOB REFERENCES round,
    voters      TEXT,
    wants_reply INTEGER NOT NULL CHECK (wants_reply IN (0, 1)),
    contact     BLOB,
    CHECK (contact IS NULL OR wants_reply = 1),
    CHECK (round IS NULL OR (received_on IS NULL AND wants_reply = 0))
) STRICT;

CREATE TABLE claim (
    opinion    INTEGER PRIMARY KEY REFERENCES opinion,
    worksheet  INTEGER NOT NULL REFERENCES worksheet,
    claimed_on TEXT NOT NULL,
    slot       TEXT,
    answered   INTEGER NOT NULL CHECK (answered IN (0, 1))
) STRICT;

CREATE TABLE criticism_draft (
    critic INTEGER NOT NULL REFERENCES member,
    target INTEGER NOT NULL REFERENCES member,
    begun  INTEGER NOT NULL CHECK (begun IN (0, 1)),
    sealed BLOB NOT NULL,
    PRIMARY KEY (critic, target),
    CHECK (critic <> target)
) STRICT;

CREATE TABLE criticism (
    critic        INTEGER NOT NULL REFERENCES member,
    target        INTEGER NOT NULL REFERENCES member,
    handed_in_at  TEXT NOT NULL,
    opinions      INTEGER NOT NULL CHECK (opinions >= 0),
    state         TEXT NOT NULL
                  CHECK (state IN ('sealed', 'for-the-person', 'unreadable', 'open')),
    sealed        BLOB NOT NULL,
    person_copy   BLOB,
    reply         TEXT CHECK (reply IN ('accepts', 'explains')),
    reply_sealed  BLOB,
    reply_copy    BLOB,
    PRIMARY KEY (critic, target),
    CHECK (critic <> target),
    CHECK ((reply IS NULL) = (reply_sealed IS NULL))
) STRICT;

CREATE TABLE spoken (
    member    INTEGER PRIMARY KEY REFERENCES member,
    spoken_at TEXT NOT NULL,
    how       TEXT NOT NULL CHECK (how IN ('in-person', 'in-writing'))
) STRICT;
