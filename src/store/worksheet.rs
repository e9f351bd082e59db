//! Worksheets: drafts that only their author can read, versions handed in to
//! the office, and how far each one is. The body has one as each member has.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::column::{count, number, optional_time, time, time_text};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::{held, seated};
use crate::domain::worksheet::Progress;
use crate::domain::{Author, MeetingId, MemberId, PackRef};

/// A worksheet as handed in, sealed to the office.
#[derive(Clone, PartialEq, Eq)]
pub struct HandedIn {
    /// Counted from 1; grows every time it is handed in again.
    pub version: u32,
    /// When it was handed in, local time.
    pub at: NaiveDateTime,
    /// For the office.
    pub sealed: Vec<u8>,
    /// For its author; older files have none.
    pub kept: Option<Vec<u8>>,
    /// Whether its author took it back.
    pub withdrawn: bool,
}

impl std::fmt::Debug for HandedIn {
    /// Without the sealed bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "HandedIn(version {}, {})", self.version, self.at)
    }
}

/// How far one worksheet is. Known without any key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SheetProgress {
    /// Whose.
    pub author: Author,
    /// How many items are done.
    pub progress: Progress,
    /// When it was handed in, unless it was withdrawn.
    pub handed_in_at: Option<NaiveDateTime>,
}

impl DataFile {
    /// Saves one piece of a draft, sealed by its author.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`] when the author has no worksheet in this
    /// meeting, or any failure of the file.
    pub fn save_draft(
        &self,
        meeting: MeetingId,
        author: Author,
        slot: &str,
        sealed: &[u8],
    ) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            tx.prepare_cached(
                "INSERT INTO draft (worksheet, slot, sealed) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
            )?
            .execute(params![sheet, slot, sealed])?;
            Ok(())
        })
    }

    /// Removes one piece of a draft; that it was not there is no error.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn remove_draft(&self, meeting: MeetingId, author: Author, slot: &str) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            tx.prepare_cached("DELETE FROM draft WHERE worksheet = ?1 AND slot = ?2")?
                .execute(params![sheet, slot])?;
            Ok(())
        })
    }

    /// Every saved piece of a draft with its slot, sealed.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn drafts(&self, meeting: MeetingId, author: Author) -> Result<Vec<(String, Vec<u8>)>> {
        self.read(|conn| {
            let sheet = sheet(conn, meeting, author)?;
            let mut statement = conn.prepare_cached(
                "SELECT slot, sealed FROM draft WHERE worksheet = ?1 ORDER BY slot",
            )?;
            let rows =
                statement.query_map([sheet], |row| Ok((row.get("slot")?, row.get("sealed")?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// When a worksheet was handed in, unless it was not or was withdrawn.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn worksheet_state(
        &self,
        meeting: MeetingId,
        author: Author,
    ) -> Result<Option<NaiveDateTime>> {
        Ok(self.handed_in(meeting, author)?.map(|sheet| sheet.at))
    }

    /// The edition of a checklist that a worksheet was moved to; `None` while
    /// it follows the meeting's.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn edition(&self, meeting: MeetingId, author: Author) -> Result<Option<PackRef>> {
        self.read(|conn| {
            let sheet = sheet(conn, meeting, author)?;
            let sql = "SELECT checklist, checklist_version FROM worksheet WHERE id = ?1";
            let (id, version): (Option<String>, Option<String>) =
                conn.query_row(sql, [sheet], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(id.zip(version).map(|(id, version)| PackRef { id, version }))
        })
    }

    /// Moves a worksheet to another edition, or back to the meeting's.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn set_edition(
        &self,
        meeting: MeetingId,
        author: Author,
        edition: Option<&PackRef>,
    ) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            tx.execute(
                "UPDATE worksheet SET checklist = ?2, checklist_version = ?3 WHERE id = ?1",
                params![
                    sheet,
                    edition.map(|pack| &pack.id),
                    edition.map(|pack| &pack.version)
                ],
            )?;
            Ok(())
        })
    }

    /// Saves how far a worksheet is.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn save_progress(
        &self,
        meeting: MeetingId,
        author: Author,
        progress: Progress,
    ) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            let Progress { done, begun, total } = progress;
            tx.prepare_cached(
                "UPDATE worksheet SET done = ?2, begun = ?3, total = ?4 WHERE id = ?1",
            )?
            .execute(params![sheet, number(done), number(begun), number(total)])?;
            Ok(())
        })
    }

    /// How far every worksheet of a meeting is that was begun: the body's
    /// first, then the members' by rank.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], or any failure of the file.
    pub fn progress(&self, meeting: MeetingId) -> Result<Vec<SheetProgress>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT w.member, w.done, w.begun, w.total, h.handed_in_at
                 FROM worksheet AS w
                 LEFT JOIN member AS m ON m.id = w.member
                 LEFT JOIN handed_in AS h ON h.worksheet = w.id AND h.withdrawn = 0
                      AND h.version = (SELECT max(version) FROM handed_in WHERE worksheet = w.id)
                 WHERE w.meeting = ?1 AND (w.total > 0 OR h.worksheet IS NOT NULL)
                 ORDER BY m.rank",
            )?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(SheetProgress {
                    author: author(row, "member")?,
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

    /// Stores a worksheet as handed in: sealed for the office, and kept for
    /// its author. Earlier versions stay.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn hand_in(
        &self,
        meeting: MeetingId,
        author: Author,
        sealed_for_office: &[u8],
        kept: &[u8],
        at: NaiveDateTime,
    ) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            tx.execute(
                "INSERT INTO handed_in (worksheet, version, handed_in_at, sealed, kept, withdrawn)
                 SELECT ?1, ifnull(max(version), 0) + 1, ?2, ?3, ?4, 0
                 FROM handed_in WHERE worksheet = ?1",
                params![sheet, time_text(at), sealed_for_office, kept],
            )?;
            Ok(())
        })
    }

    /// The version that counts; `None` when it was never handed in or was
    /// withdrawn.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn handed_in(&self, meeting: MeetingId, author: Author) -> Result<Option<HandedIn>> {
        self.read(|conn| {
            let latest = latest(conn, sheet(conn, meeting, author)?)?;
            Ok(latest.filter(|handed_in| !handed_in.withdrawn))
        })
    }

    /// Every version that was ever handed in, the first one first.
    ///
    /// # Errors
    /// As for [`save_draft`](Self::save_draft).
    pub fn versions(&self, meeting: MeetingId, author: Author) -> Result<Vec<HandedIn>> {
        self.read(|conn| {
            let sheet = sheet(conn, meeting, author)?;
            let mut statement =
                conn.prepare_cached(&format!("{VERSIONS} WHERE worksheet = ?1 ORDER BY version"))?;
            let rows = statement.query_map([sheet], handed_in)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Takes the latest version back.
    ///
    /// # Errors
    /// [`Error::NotHandedIn`], or as for [`save_draft`](Self::save_draft).
    pub fn withdraw(&self, meeting: MeetingId, author: Author) -> Result<()> {
        self.write(|tx| {
            let sheet = sheet(tx, meeting, author)?;
            let handed_in = latest(tx, sheet)?
                .filter(|handed_in| !handed_in.withdrawn)
                .ok_or(Error::NotHandedIn)?;
            tx.execute(
                "UPDATE handed_in SET withdrawn = 1 WHERE worksheet = ?1 AND version = ?2",
                params![sheet, handed_in.version],
            )?;
            Ok(())
        })
    }
}

const VERSIONS: &str = "SELECT version, handed_in_at, sealed, kept, withdrawn FROM handed_in";

fn latest(conn: &Connection, sheet: i64) -> Result<Option<HandedIn>> {
    let sql = format!("{VERSIONS} WHERE worksheet = ?1 ORDER BY version DESC LIMIT 1");
    Ok(conn
        .prepare_cached(&sql)?
        .query_row([sheet], handed_in)
        .optional()?)
}

fn handed_in(row: &Row<'_>) -> rusqlite::Result<HandedIn> {
    Ok(HandedIn {
        version: row.get("version")?,
        at: time(row, "handed_in_at")?,
        sealed: row.get("sealed")?,
        kept: row.get("kept")?,
        withdrawn: row.get("withdrawn")?,
    })
}

/// The row of an author's worksheet.
pub(super) fn sheet(conn: &Connection, meeting: MeetingId, author: Author) -> Result<i64> {
    let member = match author {
        Author::Body => {
            held(conn, meeting)?;
            None
        }
        Author::Member(member) => {
            seated(conn, meeting, member)?;
            Some(member.0)
        }
    };
    let sql = "SELECT id FROM worksheet WHERE meeting = ?1 AND member IS ?2";
    conn.prepare_cached(sql)?
        .query_row(params![meeting.0, member], |row| row.get(0))
        .optional()?
        .ok_or(Error::NoSuchMember)
}

/// The author in a column that holds a member, or nothing for the body.
pub(super) fn author(row: &Row<'_>, column: &str) -> rusqlite::Result<Author> {
    let member: Option<i64> = row.get(column)?;
    Ok(member.map_or(Author::Body, |id| Author::Member(MemberId(id))))
}
