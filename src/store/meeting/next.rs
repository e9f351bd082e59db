//! The next meeting of a unit in the same file: whoever sat in an earlier one
//! stays the same person, under the same key.

use chrono::NaiveDateTime;
use rusqlite::{OptionalExtension, Transaction, params};

use super::super::data_file::DataFile;
use super::super::error::{Error, Result};
use super::{held, insert_groups, insert_meeting, insert_members};
use crate::domain::meeting::NextPlan;
use crate::domain::{MeetingId, MemberId};

impl DataFile {
    /// Creates the meeting after `last` with its members and groups, all or
    /// nothing. The office keeps its key; the heads of units stay with whoever
    /// supervised them, if that person sits in it.
    ///
    /// # Errors
    /// [`Error::Plan`] when the plan is incomplete, [`Error::NoSuchMeeting`],
    /// [`Error::NoSuchMember`] for a seat that is not there; then nothing is
    /// created.
    pub fn create_next_meeting(
        &self,
        next: &NextPlan,
        last: MeetingId,
        now: NaiveDateTime,
    ) -> Result<MeetingId> {
        next.check(self.meeting(last)?.held_on)?;
        self.write(|tx| {
            held(tx, last)?;
            let home = |seat: &Option<MemberId>| seat.map(|seat| home(tx, seat)).transpose();
            let homes = next.same_as.iter().map(home).collect::<Result<Vec<_>>>()?;
            let meeting = insert_meeting(tx, &next.plan, now)?;
            insert_members(tx, meeting, &next.plan, &homes)?;
            insert_groups(tx, meeting, &next.plan)?;
            hand_on(tx, last, meeting)?;
            Ok(meeting)
        })
    }
}

/// The first seat of whoever sat in this one.
fn home(tx: &Transaction<'_>, seat: MemberId) -> Result<MemberId> {
    tx.query_row(
        "SELECT ifnull(same_as, id) FROM member WHERE id = ?1",
        [seat.0],
        |row| row.get(0),
    )
    .optional()?
    .map(MemberId)
    .ok_or(Error::NoSuchMember)
}

/// What goes on from one meeting to the next: the office's key and the heads
/// of units.
fn hand_on(tx: &Transaction<'_>, last: MeetingId, next: MeetingId) -> Result<()> {
    let office = tx.execute(
        "INSERT INTO office_vault (meeting, by_passphrase, by_recovery, public_key, sealed_secret)
         SELECT ?2, by_passphrase, by_recovery, public_key, sealed_secret
         FROM office_vault WHERE meeting = ?1",
        params![last.0, next.0],
    )?;
    if office == 0 {
        return Err(Error::NoVault);
    }
    tx.execute(
        "INSERT INTO unit_head (meeting, supervisor, name, unit)
         SELECT ?2, seat.id, head.name, head.unit
         FROM unit_head AS head
         JOIN member AS was ON was.id = head.supervisor
         JOIN member AS seat ON seat.meeting = ?2 AND seat.same_as = ifnull(was.same_as, was.id)
         WHERE head.meeting = ?1 ORDER BY head.id",
        params![last.0, next.0],
    )?;
    Ok(())
}
