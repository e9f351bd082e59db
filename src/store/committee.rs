//! What the committee shares: the key of the body's own worksheet, sealed to
//! everyone who may hold it, and whose turn it is to write.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, params};

use super::column::{time, time_text};
use super::data_file::DataFile;
use super::error::Result;
use super::meeting::{held, seated};
use crate::domain::{MeetingId, MemberId};

/// Whose hand the body's worksheet is in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turn {
    /// Who writes.
    pub member: MemberId,
    /// Since when, local time.
    pub since: NaiveDateTime,
}

impl DataFile {
    /// The committee's key as sealed to a member, or to the office.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn committee_key(
        &self,
        meeting: MeetingId,
        holder: Option<MemberId>,
    ) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            let sql = "SELECT sealed FROM committee_key WHERE meeting = ?1 AND holder IS ?2";
            Ok(conn
                .prepare_cached(sql)?
                .query_row(params![meeting.0, holder.map(|id| id.0)], |row| row.get(0))
                .optional()?)
        })
    }

    /// Gives the committee's key to a member, or to the office, sealed. Whoever
    /// has it keeps what they have.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`](super::Error::NoSuchMember),
    /// [`Error::NoSuchMeeting`](super::Error::NoSuchMeeting), or any failure of
    /// the file.
    pub fn put_committee_key(
        &self,
        meeting: MeetingId,
        holder: Option<MemberId>,
        sealed: &[u8],
    ) -> Result<()> {
        self.write(|tx| {
            match holder {
                Some(member) => seated(tx, meeting, member)?,
                None => held(tx, meeting)?,
            }
            tx.execute(
                "INSERT INTO committee_key (meeting, holder, sealed) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO NOTHING",
                params![meeting.0, holder.map(|id| id.0), sealed],
            )?;
            Ok(())
        })
    }

    /// Whose hand the body's worksheet is in; `None` while it lies free.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn turn(&self, meeting: MeetingId) -> Result<Option<Turn>> {
        self.read(|conn| {
            let sql = "SELECT member, since FROM body_turn WHERE meeting = ?1";
            Ok(conn
                .prepare_cached(sql)?
                .query_row([meeting.0], |row| {
                    Ok(Turn {
                        member: MemberId(row.get("member")?),
                        since: time(row, "since")?,
                    })
                })
                .optional()?)
        })
    }

    /// Puts the body's worksheet into a member's hand, whoever had it before.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`](super::Error::NoSuchMember), or any failure of
    /// the file.
    pub fn give_turn(&self, meeting: MeetingId, to: MemberId, now: NaiveDateTime) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, to)?;
            tx.execute(
                "INSERT INTO body_turn (meeting, member, since) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET member = excluded.member, since = excluded.since",
                params![meeting.0, to.0, time_text(now)],
            )?;
            Ok(())
        })
    }

    /// Lays the body's worksheet down.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn end_turn(&self, meeting: MeetingId) -> Result<()> {
        self.write(|tx| {
            tx.execute("DELETE FROM body_turn WHERE meeting = ?1", [meeting.0])?;
            Ok(())
        })
    }
}
