//! Anonymous rounds: the frozen set-up, the state, the root written into the
//! minutes, and the release. No ballot is ever in this file.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{time_text, word};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::held;
use crate::domain::{MeetingId, RoundId, RoundState};

/// A round as it is stored.
#[derive(Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// The round.
    pub id: RoundId,
    /// The set-up record, canonical bytes.
    pub setup: Vec<u8>,
    /// SHA-256 of the set-up record.
    pub setup_hash: [u8; 32],
    /// The round's secret key, sealed (opaque here).
    pub sealed_secret: Vec<u8>,
    /// Where the box was put; relative paths count from the data file.
    pub box_path: String,
    /// Where the round stands.
    pub state: RoundState,
    /// The commitment to the ballots, from closing on.
    pub root: Option<[u8; 32]>,
}

impl std::fmt::Debug for RoundRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RoundRow({}, {})", self.id, self.state.word())
    }
}

impl DataFile {
    /// Stores a new round of a meeting. It is stored as open, whatever
    /// [`RoundRow::state`] and [`RoundRow::root`] say.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], [`Error::RoundExists`].
    pub fn create_round(
        &self,
        meeting: MeetingId,
        row: &RoundRow,
        now: NaiveDateTime,
    ) -> Result<()> {
        self.write(|tx| {
            held(tx, meeting)?;
            let inserted = tx.execute(
                "INSERT INTO round (id, meeting, number, setup, setup_hash, sealed_secret,
                                    box_path, state, created_at)
                 SELECT :id, :meeting, ifnull(max(number), 0) + 1, :setup, :setup_hash,
                        :sealed_secret, :box_path, :state, :now
                 FROM round WHERE meeting = :meeting
                 ON CONFLICT (id) DO NOTHING",
                named_params! {
                    ":id": row.id.0,
                    ":meeting": meeting.0,
                    ":setup": row.setup,
                    ":setup_hash": row.setup_hash,
                    ":sealed_secret": row.sealed_secret,
                    ":box_path": row.box_path,
                    ":state": RoundState::Open.word(),
                    ":now": time_text(now),
                },
            )?;
            if inserted == 0 {
                Err(Error::RoundExists)
            } else {
                Ok(())
            }
        })
    }

    /// The latest round of a meeting.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn round(&self, meeting: MeetingId) -> Result<Option<RoundRow>> {
        Ok(self.rounds(meeting)?.into_iter().next())
    }

    /// All rounds of a meeting, the latest first.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn rounds(&self, meeting: MeetingId) -> Result<Vec<RoundRow>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT id, setup, setup_hash, sealed_secret, box_path, state, root FROM round
                 WHERE meeting = ?1 ORDER BY number DESC",
            )?;
            let rows = statement.query_map([meeting.0], round)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Closes a round with the commitment to its ballots and the final counts.
    /// Doing it again with the same root changes nothing.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`]; [`Error::WrongRoundState`] when another root is
    /// there or the result is out.
    pub fn close_round(&self, id: RoundId, root: [u8; 32], counts_json: &str) -> Result<()> {
        self.write(|tx| {
            let found = state(tx, id)?;
            let updated = tx.execute(
                "UPDATE round SET state = ?2, root = ?3, counts = ?4
                 WHERE id = ?1 AND state <> ?5 AND (root IS NULL OR root = ?3)",
                params![
                    id.0,
                    RoundState::Closed.word(),
                    root,
                    counts_json,
                    RoundState::Released.word()
                ],
            )?;
            if updated == 0 {
                Err(Error::WrongRoundState { found })
            } else {
                Ok(())
            }
        })
    }

    /// The counts stored at closing.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`].
    pub fn counts(&self, id: RoundId) -> Result<Option<String>> {
        self.read(|conn| {
            state(conn, id)?;
            let sql = "SELECT counts FROM round WHERE id = ?1";
            Ok(conn.query_row(sql, [id.0], |row| row.get(0))?)
        })
    }

    /// Stores the release of a closed round, once and for all.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`]; [`Error::WrongRoundState`] unless it is closed.
    pub fn store_release(&self, id: RoundId, release: &[u8], at: NaiveDateTime) -> Result<()> {
        self.write(|tx| match state(tx, id)? {
            RoundState::Closed => {
                tx.execute(
                    "UPDATE round SET state = ?2, result = ?3, released_at = ?4 WHERE id = ?1",
                    params![id.0, RoundState::Released.word(), release, time_text(at)],
                )?;
                Ok(())
            }
            found => Err(Error::WrongRoundState { found }),
        })
    }

    /// The release of a round, once there is one.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`].
    pub fn release(&self, id: RoundId) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            state(conn, id)?;
            let sql = "SELECT result FROM round WHERE id = ?1";
            Ok(conn.query_row(sql, [id.0], |row| row.get(0))?)
        })
    }
}

fn round(row: &Row<'_>) -> rusqlite::Result<RoundRow> {
    Ok(RoundRow {
        id: RoundId(row.get("id")?),
        setup: row.get("setup")?,
        setup_hash: row.get("setup_hash")?,
        sealed_secret: row.get("sealed_secret")?,
        box_path: row.get("box_path")?,
        state: word(row, "state", RoundState::from_word)?,
        root: row.get("root")?,
    })
}

fn state(conn: &Connection, id: RoundId) -> Result<RoundState> {
    conn.prepare_cached("SELECT state FROM round WHERE id = ?1")?
        .query_row([id.0], |row| word(row, "state", RoundState::from_word))
        .optional()?
        .ok_or(Error::NoSuchRound)
}
