//! Meetings, who sits in them and who is asked.

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, Transaction, named_params, params};

mod next;

use super::column::{date, date_text, time_text, word};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::vault::{self, OfficeKeyRow, VaultOwner};
use crate::domain::meeting::MeetingPlan;
use crate::domain::{
    GroupId, Meeting, MeetingId, MeetingKind, Member, MemberId, PackRef, VoterGroup,
};

impl DataFile {
    /// Creates a meeting with its members, groups and office key, all or
    /// nothing. The first member takes the chair.
    ///
    /// # Errors
    /// [`Error::Plan`] when the plan is incomplete.
    pub fn create_meeting(
        &self,
        plan: &MeetingPlan,
        office: &OfficeKeyRow,
        now: NaiveDateTime,
    ) -> Result<MeetingId> {
        plan.check()?;
        self.write(|tx| {
            let meeting = insert_meeting(tx, plan, now)?;
            insert_members(tx, meeting, plan, &[])?;
            insert_groups(tx, meeting, plan)?;
            vault::insert(tx, VaultOwner::Office(meeting), office)?;
            Ok(meeting)
        })
    }

    /// All meetings, the newest first.
    pub fn meetings(&self) -> Result<Vec<Meeting>> {
        self.read(|conn| {
            let mut statement =
                conn.prepare_cached(&format!("{MEETINGS} ORDER BY m.held_on DESC, m.id DESC"))?;
            let rows = statement.query_map([], meeting)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// One meeting.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn meeting(&self, id: MeetingId) -> Result<Meeting> {
        self.read(|conn| {
            conn.prepare_cached(&format!("{MEETINGS} WHERE m.id = ?1"))?
                .query_row([id.0], meeting)
                .optional()?
                .ok_or(Error::NoSuchMeeting)
        })
    }

    /// The members of a meeting in their customary order.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn members(&self, meeting: MeetingId) -> Result<Vec<Member>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT id, name, post, rank, chair FROM member WHERE meeting = ?1 ORDER BY rank",
            )?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(Member {
                    id: MemberId(row.get("id")?),
                    name: row.get("name")?,
                    post: row.get("post")?,
                    rank: row.get("rank")?,
                    chair: row.get("chair")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Where the same person sat in earlier meetings of this file, the latest
    /// one first.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn earlier_seats(&self, member: MemberId) -> Result<Vec<(MeetingId, MemberId)>> {
        self.read(|conn| {
            let mut statement = conn.prepare_cached(
                "SELECT m.id, seat.id FROM member AS own
                 JOIN meeting AS now ON now.id = own.meeting
                 JOIN member AS seat
                      ON ifnull(seat.same_as, seat.id) = ifnull(own.same_as, own.id)
                 JOIN meeting AS m ON m.id = seat.meeting
                 WHERE own.id = ?1 AND (m.held_on, m.id) < (now.held_on, now.id)
                 ORDER BY m.held_on DESC, m.id DESC",
            )?;
            let rows = statement.query_map([member.0], |row| {
                Ok((MeetingId(row.get(0)?), MemberId(row.get(1)?)))
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The groups that a meeting asks, in the order of its plan.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`].
    pub fn groups(&self, meeting: MeetingId) -> Result<Vec<VoterGroup>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let mut statement = conn.prepare_cached(
                "SELECT id, name, head_count, weight FROM voter_group
                 WHERE meeting = ?1 ORDER BY place",
            )?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(VoterGroup {
                    id: GroupId(row.get("id")?),
                    name: row.get("name")?,
                    head_count: row.get("head_count")?,
                    weight: row.get("weight")?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

const MEETINGS: &str = "
    SELECT m.id, u.name AS unit, m.title, m.kind, m.held_on, m.theme, m.checklist,
           m.checklist_version, m.questionnaire, m.questionnaire_version
    FROM meeting AS m JOIN unit AS u ON u.id = m.unit";

fn meeting(row: &Row<'_>) -> rusqlite::Result<Meeting> {
    Ok(Meeting {
        id: MeetingId(row.get("id")?),
        unit: row.get("unit")?,
        title: row.get("title")?,
        kind: word(row, "kind", MeetingKind::from_word)?,
        held_on: date(row, "held_on")?,
        theme: row.get("theme")?,
        checklist: PackRef {
            id: row.get("checklist")?,
            version: row.get("checklist_version")?,
        },
        questionnaire: PackRef {
            id: row.get("questionnaire")?,
            version: row.get("questionnaire_version")?,
        },
    })
}

/// The meeting is in this file.
pub(super) fn held(conn: &Connection, meeting: MeetingId) -> Result<()> {
    let found = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM meeting WHERE id = ?1)")?
        .query_row([meeting.0], |row| row.get(0))?;
    if found {
        Ok(())
    } else {
        Err(Error::NoSuchMeeting)
    }
}

/// The member sits in the meeting.
pub(super) fn seated(conn: &Connection, meeting: MeetingId, member: MemberId) -> Result<()> {
    let found = conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1 AND meeting = ?2)")?
        .query_row([member.0, meeting.0], |row| row.get(0))?;
    if found {
        Ok(())
    } else {
        Err(Error::NoSuchMember)
    }
}

fn insert_meeting(
    tx: &Transaction<'_>,
    plan: &MeetingPlan,
    now: NaiveDateTime,
) -> Result<MeetingId> {
    tx.execute(
        "INSERT INTO unit (name) VALUES (?1) ON CONFLICT DO NOTHING",
        [&plan.unit],
    )?;
    tx.execute(
        "INSERT INTO meeting (unit, title, kind, held_on, theme, checklist, checklist_version,
                              questionnaire, questionnaire_version, created_at)
         VALUES ((SELECT id FROM unit WHERE name = :unit), :title, :kind, :held_on, :theme,
                 :checklist, :checklist_version, :questionnaire, :questionnaire_version, :now)",
        named_params! {
            ":unit": plan.unit,
            ":title": plan.title,
            ":kind": plan.kind.word(),
            ":held_on": date_text(plan.held_on),
            ":theme": plan.theme,
            ":checklist": plan.checklist.id,
            ":checklist_version": plan.checklist.version,
            ":questionnaire": plan.questionnaire.id,
            ":questionnaire_version": plan.questionnaire.version,
            ":now": time_text(now),
        },
    )?;
    Ok(MeetingId(tx.last_insert_rowid()))
}

/// Puts the members in, with the seats in which the same persons sat before,
/// as far as there are any; the first one takes the chair.
fn insert_members(
    tx: &Transaction<'_>,
    meeting: MeetingId,
    plan: &MeetingPlan,
    homes: &[Option<MemberId>],
) -> Result<()> {
    let mut statement = tx.prepare(
        "INSERT INTO member (meeting, rank, name, post, chair, same_as)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut sheet = tx.prepare(
        "INSERT INTO worksheet (meeting, member, done, begun, total) VALUES (?1, ?2, 0, 0, 0)",
    )?;
    let homes = homes.iter().copied().chain(std::iter::repeat(None));
    for ((rank, seat), home) in (1_u16..).zip(&plan.members).zip(homes) {
        let (chair, home) = (rank == 1, home.map(|home| home.0));
        statement.execute(params![meeting.0, rank, seat.name, seat.post, chair, home])?;
        sheet.execute(params![meeting.0, tx.last_insert_rowid()])?;
    }
    sheet.execute(params![meeting.0, None::<i64>])?;
    Ok(())
}

fn insert_groups(tx: &Transaction<'_>, meeting: MeetingId, plan: &MeetingPlan) -> Result<()> {
    let mut statement = tx.prepare(
        "INSERT INTO voter_group (meeting, place, id, name, head_count, weight)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    for (place, group) in (1_u32..).zip(&plan.groups) {
        let VoterGroup {
            id,
            name,
            head_count,
            weight,
        } = group;
        statement.execute(params![
            meeting.0,
            place,
            id.as_str(),
            name,
            head_count,
            weight
        ])?;
    }
    Ok(())
}
