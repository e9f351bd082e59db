//! What happens in the meeting: a person has spoken, the sealed criticism is
//! opened layer by layer, and answered. Each step is one transaction over all
//! criticism of that person; what opens it comes from the caller.

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction, params};

use super::super::column::{time, time_text, word};
use super::super::data_file::DataFile;
use super::super::error::{Error, Result};
use super::super::meeting::{held, seated};
use super::{CriticismRow, Pair, ReplyRow, rows_of, state_of};
use crate::domain::criticism::{CriticismState, Spoken, SpokenHow};
use crate::domain::{MeetingId, MemberId};

/// A criticism opened for the room, sealed anew.
pub struct OpenedRow {
    /// For the office.
    pub office: Vec<u8>,
    /// For the criticised person.
    pub person: Vec<u8>,
}

/// The person's copies of a criticism and of the answer to it.
pub struct CopiedRow {
    /// The criticism.
    pub person: Vec<u8>,
    /// The answer.
    pub reply: Option<Vec<u8>>,
}

/// What came of opening all criticism of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Step {
    /// How many opened.
    pub opened: usize,
    /// How many did not.
    pub unreadable: usize,
}

impl DataFile {
    /// Who has spoken, in the order of the hour.
    ///
    /// # Errors
    /// [`Error::NoSuchMeeting`], or any failure of the file.
    pub fn spoken(&self, meeting: MeetingId) -> Result<Vec<Spoken>> {
        self.read(|conn| {
            held(conn, meeting)?;
            let sql = "SELECT s.member, s.spoken_at, s.how FROM spoken AS s
                       JOIN member AS m ON m.id = s.member
                       WHERE m.meeting = ?1 ORDER BY s.spoken_at, m.rank";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([meeting.0], |row| {
                Ok(Spoken {
                    member: MemberId(row.get("member")?),
                    at: time(row, "spoken_at")?,
                    how: word(row, "how", SpokenHow::from_word)?,
                })
            })?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Marks that a member's own review was given, once and for all, and takes
    /// the office's layer off all criticism of that member: `peel` opens one.
    ///
    /// # Errors
    /// [`Error::HasSpoken`] the second time, [`Error::NoSuchMember`], or any
    /// failure of the file; then nothing is marked.
    pub fn mark_spoken(
        &self,
        meeting: MeetingId,
        spoken: Spoken,
        peel: impl Fn(&CriticismRow) -> Option<Vec<u8>>,
    ) -> Result<Step> {
        self.write(|tx| {
            seated(tx, meeting, spoken.member)?;
            if has_spoken(tx, spoken.member)? {
                return Err(Error::HasSpoken);
            }
            tx.execute(
                "INSERT INTO spoken (member, spoken_at, how) VALUES (?1, ?2, ?3)",
                params![spoken.member.0, time_text(spoken.at), spoken.how.word()],
            )?;
            each(tx, spoken.member, CriticismState::Sealed, |row| {
                Some(peel(row).map(|inner| (CriticismState::ForThePerson, inner, None)))
            })
        })
    }

    /// Opens criticism of a member that waited for that member: each critic's,
    /// sealed anew, or that it did not open. What is not named stays.
    ///
    /// # Errors
    /// [`Error::HasNotSpoken`], [`Error::NoSuchMember`], or any failure of the
    /// file; then nothing is opened.
    pub fn open_criticism(
        &self,
        meeting: MeetingId,
        target: MemberId,
        opened: &BTreeMap<MemberId, Option<OpenedRow>>,
    ) -> Result<Step> {
        self.write(|tx| {
            seated(tx, meeting, target)?;
            if !has_spoken(tx, target)? {
                return Err(Error::HasNotSpoken);
            }
            each(tx, target, CriticismState::ForThePerson, |row| {
                Some(opened.get(&row.critic)?.as_ref().map(|opened| {
                    let copy = Some(opened.person.clone());
                    (CriticismState::Open, opened.office.clone(), copy)
                }))
            })
        })
    }

    /// Gives a member the copies that could not be made while there was no key
    /// to seal to.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn copy_criticism(
        &self,
        meeting: MeetingId,
        target: MemberId,
        copies: &BTreeMap<MemberId, CopiedRow>,
    ) -> Result<()> {
        self.write(|tx| {
            seated(tx, meeting, target)?;
            for (critic, CopiedRow { person, reply }) in copies {
                tx.execute(
                    "UPDATE criticism SET person_copy = ?3, reply_copy = ?4
                     WHERE critic = ?1 AND target = ?2 AND state = 'open'",
                    params![critic.0, target.0, person, reply],
                )?;
            }
            Ok(())
        })
    }

    /// Records a person's answer to one critic; a later one replaces it.
    ///
    /// # Errors
    /// [`Error::NoCriticism`] where none is open, [`Error::NoSuchMember`], or
    /// any failure of the file.
    pub fn save_reply(&self, pair: Pair, reply: &ReplyRow) -> Result<()> {
        self.write(|tx| {
            pair.seated(tx)?;
            if state_of(tx, pair)? != Some(CriticismState::Open) {
                return Err(Error::NoCriticism);
            }
            tx.execute(
                "UPDATE criticism SET reply = ?3, reply_sealed = ?4, reply_copy = ?5
                 WHERE critic = ?1 AND target = ?2",
                params![
                    pair.critic.0,
                    pair.target.0,
                    reply.kind.word(),
                    reply.sealed,
                    reply.copy
                ],
            )?;
            Ok(())
        })
    }
}

pub(super) fn has_spoken(conn: &Connection, member: MemberId) -> Result<bool> {
    Ok(conn
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM spoken WHERE member = ?1)")?
        .query_row([member.0], |row| row.get(0))?)
}

/// State, text and the person's copy of a row that was opened.
type Opened = (CriticismState, Vec<u8>, Option<Vec<u8>>);

/// Opens every criticism of a member that is in a state. One that `open`
/// knows nothing of stays; one that does not open keeps its bytes and is
/// called unreadable.
fn each(
    tx: &Transaction<'_>,
    target: MemberId,
    state: CriticismState,
    open: impl Fn(&CriticismRow) -> Option<Option<Opened>>,
) -> Result<Step> {
    let mut step = Step::default();
    for row in rows_of(tx, target)? {
        let Some(opened) = Some(&row).filter(|row| row.state == state).and_then(&open) else {
            continue;
        };
        *match opened {
            Some(_) => &mut step.opened,
            None => &mut step.unreadable,
        } += 1;
        let (state, sealed, copy) =
            opened.unwrap_or((CriticismState::Unreadable, row.sealed, row.person_copy));
        tx.execute(
            "UPDATE criticism SET state = ?3, sealed = ?4, person_copy = ?5
             WHERE critic = ?1 AND target = ?2",
            params![row.critic.0, target.0, state.word(), sealed, copy],
        )?;
    }
    Ok(step)
}
