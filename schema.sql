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
-- chair. same_as names the same person's row in the first meeting of the file,
-- where the person's vault, journal and notes lie. Read by everybody who opens the file.
CREATE TABLE member (
    id      INTEGER PRIMARY KEY,
    meeting INTEGER NOT NULL REFERENCES meeting,
    rank    INTEGER NOT NULL CHECK (rank >= 1),
    name    TEXT NOT NULL,
    post    TEXT NOT NULL,
    chair   INTEGER NOT NULL CHECK (chair IN (0, 1)), same_as INTEGER REFERENCES member,
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

-- A worksheet (对照检查): one per member, and one of the body, whose member is
-- NULL. checklist is set once its author moved it to another edition than the
-- meeting's. How far it is needs no key. Read by everybody who opens the file.
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

-- Drafts, one row per item (`<checklist>/<item>`) or part (`part:<kind>`),
-- under the member's own key; those of the body under the committee's key.
-- Read by that member alone (the body's: by the members): not by chair, clerk or who
-- takes the computer away.
CREATE TABLE draft (
    worksheet INTEGER NOT NULL REFERENCES worksheet,
    slot      TEXT NOT NULL,
    sealed    BLOB NOT NULL,
    PRIMARY KEY (worksheet, slot)
) STRICT;

-- Worksheets as handed in, every version; the latest counts unless it was
-- withdrawn. Read by chair and clerk (sealed) and by the author (kept).
CREATE TABLE "handed_in" (
    worksheet    INTEGER NOT NULL REFERENCES worksheet,
    version      INTEGER NOT NULL CHECK (version >= 1),
    handed_in_at TEXT NOT NULL,
    sealed       BLOB NOT NULL,
    kept         BLOB,
    withdrawn    INTEGER NOT NULL CHECK (withdrawn IN (0, 1)),
    PRIMARY KEY (worksheet, version)
) STRICT;

-- The committee's key, sealed to each member who may hold it; holder is NULL for
-- the office. Read by members and office, each their own row.
CREATE TABLE committee_key (
    meeting INTEGER NOT NULL REFERENCES meeting,
    holder  INTEGER REFERENCES member,
    sealed  BLOB NOT NULL
) STRICT;

CREATE UNIQUE INDEX one_key_per_holder ON committee_key (meeting, ifnull(holder, 0));

-- Whose hand the body's worksheet is in. Read by everybody who opens the file.
CREATE TABLE body_turn (
    meeting INTEGER PRIMARY KEY REFERENCES meeting,
    member  INTEGER NOT NULL REFERENCES member,
    since   TEXT NOT NULL
) STRICT;

-- Small things of a member: the journal's own questions, findings put aside,
-- contrasts with exemplars.
-- Read by that member alone.
CREATE TABLE private_note (
    member INTEGER NOT NULL REFERENCES member,
    name   TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, name)
) STRICT;

-- 三省日记: that a day was written shows. Read by that member alone.
CREATE TABLE journal_day (
    member INTEGER NOT NULL REFERENCES member,
    day    TEXT NOT NULL,
    sealed BLOB NOT NULL,
    PRIMARY KEY (member, day)
) STRICT;

-- 分管单位负责人: heads of units whom a member supervises and owes a talk. Read by
-- everybody who opens the file.
CREATE TABLE unit_head (
    id         INTEGER PRIMARY KEY,
    meeting    INTEGER NOT NULL REFERENCES meeting,
    supervisor INTEGER NOT NULL REFERENCES member,
    name       TEXT NOT NULL,
    unit       TEXT NOT NULL
) STRICT;

-- 谈心谈话: that a talk was held, by whom and with whom. Read by everybody who
-- opens the file; the words (sealed) by whoever recorded it. Neither partner nor
-- head: somebody else, named in the sealed words.
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

-- Opinions from the masses in their original words; addressee is NULL for the
-- body. Never who said it: a contact is kept only where a reply was asked for,
-- sealed to the office. Those of a round have no day. Read by everybody who
-- opens the file; contact by chair and clerk.
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

-- 认领: whose worksheet answers an opinion, where, and whether an answer is
-- written. Read by everybody who opens the file.
CREATE TABLE claim (
    opinion    INTEGER PRIMARY KEY REFERENCES opinion,
    worksheet  INTEGER NOT NULL REFERENCES worksheet,
    claimed_on TEXT NOT NULL,
    slot       TEXT,
    answered   INTEGER NOT NULL CHECK (answered IN (0, 1))
) STRICT;

-- Drafts of criticism. Read by the critic alone.
CREATE TABLE criticism_draft (
    critic INTEGER NOT NULL REFERENCES member,
    target INTEGER NOT NULL REFERENCES member,
    begun  INTEGER NOT NULL CHECK (begun IN (0, 1)),
    sealed BLOB NOT NULL,
    PRIMARY KEY (critic, target),
    CHECK (critic <> target)
) STRICT;

-- Criticism handed in, with the number of complete opinions in it. 'sealed'
-- lies under two keys, the criticised person's within the office's, so neither
-- can read it before the person has spoken; then 'for-the-person' under the
-- person's alone; 'unreadable' did not open when its time came. Read by nobody;
-- then by the person; once 'open' by the office (sealed) and the person
-- (person_copy), and the reply likewise. docs/criticism.md tells the whole.
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

-- Whose own review was given in the meeting, and when. Read by everybody who
-- opens the file.
CREATE TABLE spoken (
    member    INTEGER PRIMARY KEY REFERENCES member,
    spoken_at TEXT NOT NULL,
    how       TEXT NOT NULL CHECK (how IN ('in-person', 'in-writing'))
) STRICT;

-- Anonymous rounds: the frozen set-up, where the box is, and from closing on
-- the commitment to the ballots; result is the release, release_hash its
-- SHA-256. sealed_secret is empty where the key is on paper. import_salt hides
-- which rows of a survey are in the box; gone at closing. The ballots are in the
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
    released_at   TEXT, accepted_on TEXT, destroyed_on TEXT, release_hash BLOB CHECK (length(release_hash) = 32), import_salt BLOB,
    UNIQUE (meeting, number),
    CHECK ((state = 'released') = (result IS NOT NULL)),
    CHECK ((result IS NULL) = (released_at IS NULL))
) STRICT;

-- Boxes that were made for other halls: which planned booth, where its box was
-- put, whether it came back. why: the reason it was given up. Read by everybody
-- who opens the file.
CREATE TABLE booth (
    round    BLOB NOT NULL REFERENCES round,
    place    INTEGER NOT NULL CHECK (place BETWEEN 1 AND 255),
    state    TEXT NOT NULL CHECK (state IN ('made', 'collected', 'given-up')),
    box_path TEXT NOT NULL,
    why      TEXT,
    PRIMARY KEY (round, place),
    CHECK ((state = 'given-up') = (why IS NOT NULL))
) WITHOUT ROWID, STRICT;

-- The hashes of the codes that were made for each box of a round, sorted: a box
-- whose codes were replaced is noticed. Deleted with the ballots. Read by nobody.
CREATE TABLE code_list (
    round BLOB NOT NULL REFERENCES round,
    place INTEGER NOT NULL CHECK (place BETWEEN 0 AND 255),
    codes BLOB NOT NULL,
    PRIMARY KEY (round, place)
) WITHOUT ROWID, STRICT;

-- How a survey export with these column headers (SHA-256 of them) was mapped
-- the last time. No answer of anybody. Read by everybody who opens the file.
CREATE TABLE import_mapping (
    headers BLOB PRIMARY KEY CHECK (length(headers) = 32),
    mapping TEXT NOT NULL
) WITHOUT ROWID, STRICT;


-- PART TWO: the ballot box (….box), application_id 0x7A6A6278 "zjbx",
-- page_size 16384, auto_vacuum INCREMENTAL
--
-- Nothing here may carry an order: no time, no number that counts up, no
-- trigger, no rowid on anything that arrives. The file's bytes depend on what
-- is in the box, never on how it got there.

-- The frozen set-up record and its hash, which every ballot is bound to, the
-- one size of a sealed ballot, and which of the round's boxes this is (0: that
-- of the office). Read by everybody who opens the box.
CREATE TABLE setup (
    id          INTEGER PRIMARY KEY CHECK (id = 1),
    record      BLOB NOT NULL,
    hash        BLOB NOT NULL CHECK (length(hash) = 32),
    ballot_size INTEGER NOT NULL CHECK (ballot_size >= 1), booth INTEGER NOT NULL DEFAULT 0 CHECK (booth BETWEEN 0 AND 255)
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

-- Sealed ballots under random keys; pair: the two symbols that the voter chose
-- for the receipt. Read by nobody before closing, then by the holders of the
-- round's key together.
CREATE TABLE sealed_ballot (
    k     BLOB PRIMARY KEY CHECK (length(k) = 16),
    class INTEGER NOT NULL CHECK (class BETWEEN 0 AND 255),
    box   BLOB NOT NULL, pair TEXT NOT NULL DEFAULT '' CHECK (length(pair) IN (0, 2))
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

-- Boxes of other halls whose content was poured into this one, and the root
-- that each had. Read by everybody who opens the box.
CREATE TABLE poured (
    booth INTEGER PRIMARY KEY CHECK (booth BETWEEN 1 AND 255),
    root  BLOB NOT NULL CHECK (length(root) = 32)
) STRICT;
