//! Mutual criticism: drafts, what was handed in, and who has spoken. Every
//! text is sealed and opaque here; what may happen in which state is held
//! within the transaction that does it.

mod draft;
mod room;

pub use room::{CopiedRow, OpenedRow, Step};

use chrono::NaiveDateTime;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::column::{count, number, time, time_text, word};
use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::seated;
use crate::domain::criticism::{CriticismState, ReplyKind};
use crate::domain::{MeetingId, MemberId};

/// Who criticises whom, in which meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Pair {
    /// In which meeting.
    pub meeting: MeetingId,
    /// Who criticises.
    pub critic: MemberId,
    /// Who is criticised.
    pub target: MemberId,
}

/// How far one pair is. Known without any key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PairRow {
    /// Who criticises.
    pub critic: MemberId,
    /// Who is criticised.
    pub target: MemberId,
    /// How far it is; never [`CriticismState::Missing`].
    pub state: CriticismState,
    /// How many complete opinions were handed in.
    pub opinions: usize,
    /// When it was handed in, local time.
    pub handed_in_at: Option<NaiveDateTime>,
    /// How the person answered.
    pub reply: Option<ReplyKind>,
}

/// A criticism that was handed in, with its sealed texts.
#[derive(Clone, PartialEq, Eq)]
pub struct CriticismRow {
    /// Who criticises.
    pub critic: MemberId,
    /// When it was handed in, local time.
    pub handed_in_at: NaiveDateTime,
    /// Whose turn it is to open it.
    pub state: CriticismState,
    /// How many complete opinions are in it.
    pub opinions: usize,
    /// For whoever can open it in this state.
    pub sealed: Vec<u8>,
    /// For the criticised person, once it is open.
    pub person_copy: Option<Vec<u8>>,
    /// The answer.
    pub reply: Option<ReplyRow>,
}

impl std::fmt::Debug for CriticismRow {
    /// Without the sealed bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "CriticismRow({}, {:?})", self.critic, self.state)
    }
}

/// A person's answer to one critic.
#[derive(Clone, PartialEq, Eq)]
pub struct ReplyRow {
    /// How the person answered.
    pub kind: ReplyKind,
    /// The words for the office.
    pub sealed: Vec<u8>,
    /// The words for the person; none while there is no key to seal to.
    pub copy: Option<Vec<u8>>,
}

impl std::fmt::Debug for ReplyRow {
    /// Without the sealed bytes.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "ReplyRow({:?})", self.kind)
    }
}

/// What is handed in, sealed by its author.
pub enum Sealed<'a> {
    /// Under two keys, while the person has not spoken.
    ForLater(&'a [u8]),
    /// Open, after the person has spoken: for the office, and for the person
    /// where there is a key to seal to.
    Open {
        /// For the office.
        office: &'a [u8],
        /// For the person.
        person: Option<&'a [u8]>,
    },
}

impl DataFile {
    /// How far every pair of a meeting is that has come anywhere.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn criticism_pairs(&self, meeting: MeetingId) -> Result<Vec<PairRow>> {
        self.read(|conn| {
            let sql = "SELECT m.id AS critic, t.id AS target, c.handed_in_at, c.opinions, c.state,
                              c.reply, ifnull(d.begun, 0) AS begun
                       FROM member AS m JOIN member AS t ON t.meeting = m.meeting AND t.id <> m.id
                       LEFT JOIN criticism AS c ON c.critic = m.id AND c.target = t.id
                       LEFT JOIN criticism_draft AS d ON d.critic = m.id AND d.target = t.id
                       WHERE m.meeting = ?1 AND (c.critic IS NOT NULL OR d.begun = 1)
                       ORDER BY m.rank, t.rank";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([meeting.0], pair_row)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Stores what a member handed in. An unreadable one gives way to it;
    /// any other stands.
    ///
    /// # Errors
    /// [`Error::CriticismStands`]; [`Error::HasSpoken`] or
    /// [`Error::HasNotSpoken`] when it was sealed for the other time;
    /// [`Error::NoSuchMember`]; or any failure of the file.
    pub fn hand_in_criticism(
        &self,
        pair: Pair,
        sealed: &Sealed<'_>,
        opinions: usize,
        at: NaiveDateTime,
    ) -> Result<()> {
        self.write(|tx| {
            pair.seated(tx)?;
            let spoken = room::has_spoken(tx, pair.target)?;
            let (state, sealed, copy) = match sealed {
                Sealed::ForLater(_) if spoken => return Err(Error::HasSpoken),
                Sealed::Open { .. } if !spoken => return Err(Error::HasNotSpoken),
                Sealed::ForLater(sealed) => (CriticismState::Sealed, *sealed, None),
                Sealed::Open { office, person } => (CriticismState::Open, *office, *person),
            };
            if state_of(tx, pair)?.is_some_and(|state| state != CriticismState::Unreadable) {
                return Err(Error::CriticismStands);
            }
            tx.execute(
                "INSERT OR REPLACE INTO criticism
                        (critic, target, handed_in_at, opinions, state, sealed, person_copy)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
                params![
                    pair.critic.0,
                    pair.target.0,
                    time_text(at),
                    number(opinions),
                    state.word(),
                    sealed,
                    copy
                ],
            )?;
            Ok(())
        })
    }

    /// Takes a criticism back that nobody could read yet.
    ///
    /// # Errors
    /// [`Error::NoCriticism`] where nothing was handed in,
    /// [`Error::CriticismStands`] once the person has spoken, or any failure
    /// of the file.
    pub fn withdraw_criticism(&self, pair: Pair) -> Result<()> {
        self.write(|tx| {
            pair.seated(tx)?;
            match state_of(tx, pair)? {
                None => return Err(Error::NoCriticism),
                Some(CriticismState::Sealed) if !room::has_spoken(tx, pair.target)? => {}
                Some(_) => return Err(Error::CriticismStands),
            }
            tx.execute(
                "DELETE FROM criticism WHERE critic = ?1 AND target = ?2",
                params![pair.critic.0, pair.target.0],
            )?;
            Ok(())
        })
    }

    /// Everything that was handed in about a member, in the critics' order.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn criticism_of(&self, meeting: MeetingId, target: MemberId) -> Result<Vec<CriticismRow>> {
        self.read(|conn| {
            seated(conn, meeting, target)?;
            rows_of(conn, target)
        })
    }
}

impl Pair {
    fn seated(self, conn: &Connection) -> Result<()> {
        seated(conn, self.meeting, self.critic)?;
        seated(conn, self.meeting, self.target)
    }
}

fn state_of(conn: &Connection, pair: Pair) -> Result<Option<CriticismState>> {
    let sql = "SELECT state FROM criticism WHERE critic = ?1 AND target = ?2";
    Ok(conn
        .prepare_cached(sql)?
        .query_row(params![pair.critic.0, pair.target.0], |row| {
            word(row, "state", CriticismState::from_word)
        })
        .optional()?)
}

fn rows_of(conn: &Connection, target: MemberId) -> Result<Vec<CriticismRow>> {
    let sql = "SELECT c.* FROM criticism AS c JOIN member AS m ON m.id = c.critic
               WHERE c.target = ?1 ORDER BY m.rank";
    let mut statement = conn.prepare_cached(sql)?;
    let rows = statement.query_map([target.0], |row| {
        Ok(CriticismRow {
            critic: MemberId(row.get("critic")?),
            handed_in_at: time(row, "handed_in_at")?,
            state: word(row, "state", CriticismState::from_word)?,
            opinions: count(row, "opinions")?,
            sealed: row.get("sealed")?,
            person_copy: row.get("person_copy")?,
            reply: reply_row(row)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn reply_row(row: &Row<'_>) -> rusqlite::Result<Option<ReplyRow>> {
    let Some(kind) = reply_kind(row)? else {
        return Ok(None);
    };
    Ok(Some(ReplyRow {
        kind,
        sealed: row.get("reply_sealed")?,
        copy: row.get("reply_copy")?,
    }))
}

fn reply_kind(row: &Row<'_>) -> rusqlite::Result<Option<ReplyKind>> {
    if row.get_ref("reply")? == rusqlite::types::ValueRef::Null {
        return Ok(None);
    }
    word(row, "reply", ReplyKind::from_word).map(Some)
}

fn pair_row(row: &Row<'_>) -> rusqlite::Result<PairRow> {
    let (critic, target) = (MemberId(row.get("critic")?), MemberId(row.get("target")?));
    if row.get_ref("state")? == rusqlite::types::ValueRef::Null {
        return Ok(PairRow {
            critic,
            target,
            state: CriticismState::Draft,
            opinions: 0,
            handed_in_at: None,
            reply: None,
        });
    }
    Ok(PairRow {
        critic,
        target,
        state: word(row, "state", CriticismState::from_word)?,
        opinions: count(row, "opinions")?,
        handed_in_at: Some(time(row, "handed_in_at")?),
        reply: reply_kind(row)?,
    })
}
