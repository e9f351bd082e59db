//! Worksheets: drafts that only their author can read, versions handed in to
//! the office, and how far each one is.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, params};

use super::column::{count, number, optional_time, time, time_text};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::{held, seated};
use crate::domain::worksheet::Progress;
use crate::domain::{ItemId, MeetingId, MemberId};

/// A worksheet as the office received it.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Counted from 1; every hand-in is kept.
    pub version: u32,
    /// When.
    pub at: NaiveDateTime,
    /// Sealed to the office key.
    pub sealed: Vec<u8>,
}

impl std::fmt::Debug for HandedIn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HandedIn(version {}, {})", self.version, self.at)
    }
}

/// How far a member's worksheet is; known without any key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MemberProgress {
    /// Whose.
    pub member: MemberId,
    /// How far, as last saved.
    pub progress: Progress,
    /// When it was handed in, unless it is a draft (again).
    pub handed_in_at: Option<NaiveDateTime>,
}

impl DataFile {
    /// Saves one entry of a draft, over an older one.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn save_entry(
        &self,
        meeting: MeetingId,
        member: MemberId,
        item: &ItemId,
        sealed: &[u8],
    ) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, member)?;
            tx.prepare_cached(
                "INSERT INTO draft_entry (member, item, sealed) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            )?
            .execute(params![member.0, item.as_str(), sealed])?;
            Ok(())
        })
    }

    /// All saved entries of a draft, by item id.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn entries(&self, meeting: MeetingId, member: MemberId) -> Result<Vec<(ItemId, Vec<u8>)>> {
        self.read(|conn| {
            seated(conn, meeting, member)?;
            let mut statement = conn.prepare_cached(
                "SELECT item, sealed FROM draft_entry WHERE member = ?1 ORDER BY item",
            )?;
            let rows = statement.query_map([member.0], |row| {
                Ok((ItemId(row.get("item")?), row.get("sealed")?))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// When the worksheet was handed in; `None` while it is a draft, also one
    /// that was withdrawn.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn worksheet_state(
        &self,
        meeting: MeetingId,
        member: MemberId,
    ) -> Result<Option<NaiveDateTime>> {
        Ok(self
            .handed_in(meeting, member)?
            .map(|handed_in| handed_in.at))
    }

    /// Saves how far a worksheet is, as numbers.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn save_progress(
        &self,
        meeting: MeetingId,
        member: MemberId,
        progress: Progress,
    ) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, member)?;
            let Progress { done, begun, total } = progress;
            tx.prepare_cached(
                "INSERT INTO worksheet_progress (member, done, begun, total) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET done = excluded.done, begun = excluded.begun,
                                           total = excluded.total",
            )?
            .execute(params![member.0, number(done), number(begun), number(total)])?;
            Ok(())
        })
    }

    /// How far each worksheet is, in the order of the members; a member who
    /// has saved and handed in nothing is not listed.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn progress(&self, meeting: MeetingId) -> Result<Vec<MemberProgress>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT m.id, ifnull(p.done, 0) AS done, ifnull(p.begun, 0) AS begun,
                        ifnull(p.total, 0) AS total, h.handed_in_at
                 FROM member AS m
                 LEFT JOIN worksheet_progress AS p ON p.member = m.id
                 LEFT JOIN handed_in AS h ON h.member = m.id AND h.withdrawn = 0
                      AND h.version = (SELECT max(version) FROM handed_in WHERE member = m.id)
                 WHERE m.meeting = ?1 AND (p.member IS NOT NULL OR h.member IS NOT NULL)
                 ORDER BY m.rank",
            )?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(MemberProgress {
                    member: MemberId(row.get("id")?),
                    progress: Progress {
                        done: count(row, "done")?,
                        begun: count(row, "begun")?,
                        total: count(row, "total")?,
                    },
                    handed_in_at: optional_time(row, "handed_in_at")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Hands a worksheet in, sealed for the office. Every version is kept.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn hand_in(
        &self,
        meeting: MeetingId,
        member: MemberId,
        sealed_for_office: &[u8],
        at: NaiveDateTime,
    ) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, member)?;
            tx.execute(
                "INSERT INTO handed_in (member, version, handed_in_at, sealed, withdrawn)
                 SELECT ?1, ifnull(max(version), 0) + 1, ?2, ?3, 0 FROM handed_in WHERE member = ?1",
                params![member.0, time_text(at), sealed_for_office],
            )?;
            Ok(())
        })
    }

    /// The version that the office reads: the latest, unless it was withdrawn.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`].
    pub fn handed_in(&self, meeting: MeetingId, member: MemberId) -> Result<Option<HandedIn>> {
        self.read(|conn| {
            seated(conn, meeting, member)?;
            latest(conn, member)
        })
    }

    /// Takes a worksheet back: a draft again. The history stays.
    ///
    /// # Errors
    /// [`Error::NotHandedIn`], [`Error::NoSuchMember`].
    pub fn withdraw(&self, meeting: MeetingId, member: MemberId) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, member)?;
            let handed_in = latest(tx, member)?.ok_or(Error::NotHandedIn)?;
            tx.execute(
                "UPDATE handed_in SET withdrawn = 1 WHERE member = ?1 AND version = ?2",
                params![member.0, handed_in.version],
            )?;
            Ok(())
        })
    }
}

fn latest(conn: &Connection, member: MemberId) -> Result<Option<HandedIn>> {
    let mut statement = conn.prepare_cached(
        "SELECT version, handed_in_at, sealed, withdrawn FROM handed_in
         WHERE member = ?1 ORDER BY version DESC LIMIT 1",
    )?;
    let found = statement
        .query_row([member.0], |row| {
            let handed_in = HandedIn {
                version: row.get("version")?,
                at: time(row, "handed_in_at")?,
                sealed: row.get("sealed")?,
            };
            Ok((handed_in, row.get("withdrawn")?))
        })
        .optional()?;
    Ok(found.and_then(|(handed_in, withdrawn): (_, bool)| (!withdrawn).then_some(handed_in)))
}
