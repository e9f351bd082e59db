//! 谈心谈话: that a talk was held; what was said is sealed by whoever recorded
//! it. And the heads of supervised units, who are owed one.

use rusqlite::{Connection, OptionalExtension, Row, params};

use super::column::{date, date_text, word};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::{held, seated};
use crate::domain::talk::{Partner, Talk, TalkKind, UnitHead};
use crate::domain::{MeetingId, MemberId, TalkId, UnitHeadId};

impl DataFile {
    /// The heads of supervised units, by supervisor's rank.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], or any failure of the file.
    pub fn unit_heads(&self, meeting: MeetingId) -> Result<Vec<UnitHead>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT h.id, h.supervisor, h.name, h.unit FROM unit_head AS h
                 JOIN member AS m ON m.id = h.supervisor
                 WHERE h.meeting = ?1 ORDER BY m.rank, h.id",
            )?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(UnitHead {
                    id: UnitHeadId(row.get("id")?),
                    supervisor: MemberId(row.get("supervisor")?),
                    name: row.get("name")?,
                    unit: row.get("unit")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Adds the head of a unit that a member supervises.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn add_unit_head(
        &self,
        meeting: MeetingId,
        supervisor: MemberId,
        name: &str,
        unit: &str,
    ) -> Result<UnitHeadId> {
        self.write(|tx| {
            seated(tx, meeting, supervisor)?;
            tx.execute(
                "INSERT INTO unit_head (meeting, supervisor, name, unit) VALUES (?1, ?2, ?3, ?4)",
                params![meeting.0, supervisor.0, name, unit],
            )?;
            Ok(UnitHeadId(tx.last_insert_rowid()))
        })
    }

    /// Writes name and unit of a head anew, for the member who supervises it.
    ///
    /// # Errors
    /// [`Error::NoSuchHead`], or any failure of the file.
    pub fn rename_unit_head(
        &self,
        id: UnitHeadId,
        supervisor: MemberId,
        name: &str,
        unit: &str,
    ) -> Result<()> {
        self.write(|tx| {
            let sql = "UPDATE unit_head SET name = ?3, unit = ?4 WHERE id = ?1 AND supervisor = ?2";
            match tx.execute(sql, params![id.0, supervisor.0, name, unit])? {
                0 => Err(Error::NoSuchHead),
                _ => Ok(()),
            }
        })
    }

    /// Removes the head of a unit with whom no talk was recorded, for the
    /// member who supervises it.
    ///
    /// # Errors
    /// [`Error::TalkedWith`] when one was, [`Error::NoSuchHead`], or any
    /// failure of the file.
    pub fn remove_unit_head(&self, id: UnitHeadId, supervisor: MemberId) -> Result<()> {
        self.write(|tx| {
            let sql = "SELECT EXISTS (SELECT 1 FROM talk WHERE head = ?1)";
            if tx.query_row(sql, [id.0], |row| row.get(0))? {
                return Err(Error::TalkedWith);
            }
            let sql = "DELETE FROM unit_head WHERE id = ?1 AND supervisor = ?2";
            match tx.execute(sql, params![id.0, supervisor.0])? {
                0 => Err(Error::NoSuchHead),
                _ => Ok(()),
            }
        })
    }

    /// Every talk of a meeting, the latest first.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], or any failure of the file.
    pub fn talks(&self, meeting: MeetingId) -> Result<Vec<Talk>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(&format!(
                "{TALKS} WHERE meeting = ?1 ORDER BY held_on DESC, id DESC"
            ))?;
            let rows = statement.query_map([meeting.0], talk)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Records a talk, or what has changed of one (the same recorder); `seal`
    /// is told its number, so that the words are bound to it.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], [`Error::NoSuchTalk`] for another recorder's,
    /// what `seal` returns, or any failure of the file.
    pub fn save_talk<E: From<Error>>(
        &self,
        meeting: MeetingId,
        new: &Talk,
        seal: impl FnOnce(TalkId) -> Result<Vec<u8>, E>,
    ) -> Result<TalkId, E> {
        let id = self.read(|conn| number_for(conn, meeting, new))?;
        let sealed = seal(id)?;
        let (partner, head) = match new.partner {
            Partner::Member(member) => (Some(member.0), None),
            Partner::Head(head) => (None, Some(head.0)),
            Partner::Other => (None, None),
        };
        self.write(|tx| {
            seated(tx, meeting, new.recorder)?;
            if let Partner::Member(member) = new.partner {
                seated(tx, meeting, member)?;
            }
            tx.execute(
                "INSERT INTO talk (id, meeting, recorder, partner, head, held_on, kind, sealed)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT DO UPDATE SET partner = excluded.partner, head = excluded.head,
                     held_on = excluded.held_on, kind = excluded.kind, sealed = excluded.sealed",
                params![
                    id.0,
                    meeting.0,
                    new.recorder.0,
                    partner,
                    head,
                    date_text(new.held_on),
                    new.kind.word(),
                    sealed
                ],
            )?;
            Ok(())
        })?;
        Ok(id)
    }

    /// The sealed words of a talk.
    ///
    /// # Errors
    /// [`Error::NoSuchTalk`], or any failure of the file.
    pub fn talk_words(&self, id: TalkId) -> Result<(Talk, Vec<u8>)> {
        self.read(|conn| {
            conn.prepare_cached(&format!("{TALKS} WHERE id = ?1"))?
                .query_row([id.0], |row| Ok((talk(row)?, row.get("sealed")?)))
                .optional()?
                .ok_or(Error::NoSuchTalk)
        })
    }

    /// Removes a talk that this member recorded.
    ///
    /// # Errors
    /// [`Error::NoSuchTalk`], or any failure of the file.
    pub fn remove_talk(&self, id: TalkId, recorder: MemberId) -> Result<()> {
        self.write(|tx| {
            let sql = "DELETE FROM talk WHERE id = ?1 AND recorder = ?2";
            match tx.execute(sql, params![id.0, recorder.0])? {
                0 => Err(Error::NoSuchTalk),
                _ => Ok(()),
            }
        })
    }
}

const TALKS: &str = "SELECT id, recorder, partner, head, held_on, kind, sealed FROM talk";

fn talk(row: &Row<'_>) -> rusqlite::Result<Talk> {
    let partner: Option<i64> = row.get("partner")?;
    let head: Option<i64> = row.get("head")?;
    Ok(Talk {
        id: TalkId(row.get("id")?),
        recorder: MemberId(row.get("recorder")?),
        partner: match (partner, head) {
            (Some(member), _) => Partner::Member(MemberId(member)),
            (None, Some(head)) => Partner::Head(UnitHeadId(head)),
            (None, None) => Partner::Other,
        },
        held_on: date(row, "held_on")?,
        kind: word(row, "kind", TalkKind::from_word)?,
    })
}

/// The number of a talk: its own when this member recorded it, the next free
/// one for a new talk (number 0).
fn number_for(conn: &Connection, meeting: MeetingId, new: &Talk) -> Result<TalkId> {
    if new.id.0 == 0 {
        let next = conn.query_row("SELECT ifnull(max(id), 0) + 1 FROM talk", [], |row| {
            row.get(0)
        })?;
        return Ok(TalkId(next));
    }
    let sql = "SELECT EXISTS (SELECT 1 FROM talk WHERE id = ?1 AND recorder = ?2 AND meeting = ?3)";
    let own = conn.query_row(sql, params![new.id.0, new.recorder.0, meeting.0], |row| {
        row.get(0)
    })?;
    if own {
        Ok(new.id)
    } else {
        Err(Error::NoSuchTalk)
    }
}
