//! Anonymous rounds: the frozen set-up, the state, the root written into the
//! minutes, and the release. No ballot is ever in this file.

use chrono::{NaiveDate, NaiveDateTime};
use rusqlite::{Connection, OptionalExtension, Row, named_params, params};

use super::column::{date, date_text, time_text, word};
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
    /// The round's secret key, sealed (opaque here); empty where it is on paper,
    /// and after the round was destroyed.
    pub sealed_secret: Vec<u8>,
    /// What hides which rows of a survey are in the box; empty from closing on.
    pub import_salt: Vec<u8>,
    /// Where the box was put; relative paths count from the data file.
    pub box_path: String,
    /// Where the round stands.
    pub state: RoundState,
    /// The commitment to the ballots, from closing on.
    pub root: Option<[u8; 32]>,
    /// SHA-256 of the release, from counting on.
    pub release_hash: Option<[u8; 32]>,
    /// When the result was accepted.
    pub accepted_on: Option<NaiveDate>,
    /// When the ballots were destroyed.
    pub destroyed_on: Option<NaiveDate>,
}

impl std::fmt::Debug for RoundRow {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "RoundRow({}, {})", self.id, self.state.word())
    }
}

impl DataFile {
    /// Stores a new round of a meeting. It is stored as open and not counted,
    /// whatever the row says.
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
                                    import_salt, box_path, state, created_at)
                 SELECT :id, :meeting, ifnull(max(number), 0) + 1, :setup, :setup_hash,
                        :sealed_secret, :import_salt, :box_path, :state, :now
                 FROM round WHERE meeting = :meeting
                 ON CONFLICT (id) DO NOTHING",
                named_params! {
                    ":id": row.id.0,
                    ":meeting": meeting.0,
                    ":setup": row.setup,
                    ":setup_hash": row.setup_hash,
                    ":sealed_secret": row.sealed_secret,
                    ":import_salt": row.import_salt,
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
                "SELECT id, setup, setup_hash, sealed_secret, import_salt, box_path, state, root,
                        release_hash, accepted_on, destroyed_on
                 FROM round WHERE meeting = ?1 ORDER BY number DESC",
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
                "UPDATE round SET state = ?2, root = ?3, counts = ?4, import_salt = NULL
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
        })?;
        // The salt of the import.
        self.forget_old_pages();
        Ok(())
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

    /// Stores the release of a closed round with its SHA-256, once and for all.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`]; [`Error::WrongRoundState`] unless it is closed.
    pub fn store_release(
        &self,
        id: RoundId,
        release: &[u8],
        hash: [u8; 32],
        at: NaiveDateTime,
    ) -> Result<()> {
        self.write(|tx| match state(tx, id)? {
            RoundState::Closed => {
                tx.execute(
                    "UPDATE round SET state = ?2, result = ?3, release_hash = ?4, released_at = ?5
                     WHERE id = ?1",
                    params![
                        id.0,
                        RoundState::Released.word(),
                        release,
                        hash,
                        time_text(at)
                    ],
                )?;
                Ok(())
            }
            found => Err(Error::WrongRoundState { found }),
        })
    }

    /// Notes that the result of a counted round was accepted.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`]; [`Error::WrongRoundState`] unless it is counted.
    pub fn accept_round(&self, id: RoundId, on: NaiveDate) -> Result<()> {
        self.write(|tx| match state(tx, id)? {
            RoundState::Released => {
                let sql = "UPDATE round SET accepted_on = ifnull(accepted_on, ?2) WHERE id = ?1";
                tx.execute(sql, params![id.0, date_text(on)])?;
                Ok(())
            }
            found => Err(Error::WrongRoundState { found }),
        })
    }

    /// Notes that the ballots of an accepted round were destroyed, and forgets
    /// its key.
    ///
    /// # Errors
    /// [`Error::NoSuchRound`]; [`Error::WrongRoundState`] unless its result was
    /// accepted.
    pub fn destroy_round(&self, id: RoundId, on: NaiveDate) -> Result<()> {
        self.write(|tx| {
            let found = state(tx, id)?;
            let sql =
                "UPDATE round SET destroyed_on = ifnull(destroyed_on, ?2), sealed_secret = x''
                       WHERE id = ?1 AND accepted_on IS NOT NULL";
            if tx.execute(sql, params![id.0, date_text(on)])? == 0 {
                return Err(Error::WrongRoundState { found });
            }
            tx.execute("DELETE FROM code_list WHERE round = ?1", [id.0])?;
            Ok(())
        })?;
        // The key of a one-person round.
        self.forget_old_pages();
        Ok(())
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
        import_salt: row.get::<_, Option<_>>("import_salt")?.unwrap_or_default(),
        box_path: row.get("box_path")?,
        state: word(row, "state", RoundState::from_word)?,
        root: row.get("root")?,
        release_hash: row.get("release_hash")?,
        accepted_on: optional_day(row, "accepted_on")?,
        destroyed_on: optional_day(row, "destroyed_on")?,
    })
}

fn optional_day(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<NaiveDate>> {
    match row.get_ref(column)? {
        rusqlite::types::ValueRef::Null => Ok(None),
        _ => date(row, column).map(Some),
    }
}

fn state(conn: &Connection, id: RoundId) -> Result<RoundState> {
    conn.prepare_cached("SELECT state FROM round WHERE id = ?1")?
        .query_row([id.0], |row| word(row, "state", RoundState::from_word))
        .optional()?
        .ok_or(Error::NoSuchRound)
}
