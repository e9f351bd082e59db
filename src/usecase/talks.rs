//! 谈心谈话: talks are recorded by whoever held them; everybody sees which
//! obligatory pairs have talked, nobody else what was said.

use chrono::NaiveDate;
use zeroize::Zeroizing;

use super::vault::MemberKey;
use super::{Desk, Error};
use crate::crypto::column::{self, Place};
use crate::domain::talk::{self, Pair, PairState, Talk, TalkWords, UnitHead};
use crate::domain::{MeetingId, Member, MemberId, Stage, TalkId, UnitHeadId};

/// Who has talked with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Board {
    /// The members in their order.
    pub members: Vec<Member>,
    /// The heads of supervised units.
    pub heads: Vec<UnitHead>,
    /// Every talk, the latest first.
    pub talks: Vec<Talk>,
    /// The obligatory pairs with how each stands.
    pub pairs: Vec<(Pair, PairState)>,
    /// By when they are due.
    pub due: Option<NaiveDate>,
}

impl Board {
    /// How many obligatory talks there are for a member (all without one), and
    /// how many of them were held.
    #[must_use]
    pub fn count(&self, member: Option<MemberId>) -> (usize, usize) {
        let owed = |(pair, _): &&(Pair, PairState)| member.is_none_or(|id| pair.owed_by(id));
        let all = self.pairs.iter().filter(owed).count();
        let done = self
            .pairs
            .iter()
            .filter(owed)
            .filter(|(_, state)| matches!(state, PairState::Done(_)))
            .count();
        (done, all)
    }
}

/// Looks at who has talked with whom in a meeting.
///
/// # Errors
/// When the data file cannot be read.
pub fn board(desk: &Desk, meeting: MeetingId, today: NaiveDate) -> Result<Board, Error> {
    let file = desk.file()?;
    let of = file.meeting(meeting)?;
    let due = desk
        .library()?
        .schedule(of.kind)
        .and_then(|pack| pack.schedule.due(Stage::Talk, of.held_on));
    let (members, heads) = (file.members(meeting)?, file.unit_heads(meeting)?);
    let talks = file.talks(meeting)?;
    let pairs = talk::obligatory(&members, &heads)
        .into_iter()
        .map(|pair| (pair, talk::state(pair, &talks, due, today)))
        .collect();
    Ok(Board {
        members,
        heads,
        talks,
        pairs,
        due,
    })
}

/// Records a talk that this member held, or changes the record of one; a new
/// one has number 0.
///
/// # Errors
/// When it is another member's record, or the data file cannot be written.
pub fn record(
    desk: &Desk,
    key: &MemberKey,
    talk: &Talk,
    words: &TalkWords,
) -> Result<TalkId, Error> {
    let clear = Zeroizing::new(serde_json::to_vec(words).map_err(|_| Error::DamagedDraft)?);
    let talk = Talk {
        recorder: key.member,
        ..talk.clone()
    };
    desk.file()?.save_talk(key.meeting, &talk, |id| {
        let (row, owner) = (id.0.to_be_bytes(), key.member.0.to_be_bytes());
        Ok(column::seal(&key.key, place(&row, &owner), &clear)?)
    })
}

/// Reads a talk that this member recorded.
///
/// # Errors
/// When it is another member's record, or the data file cannot be read.
pub fn read(desk: &Desk, key: &MemberKey, id: TalkId) -> Result<(Talk, TalkWords), Error> {
    let (talk, sealed) = desk.file()?.talk_words(id)?;
    let (row, owner) = (id.0.to_be_bytes(), key.member.0.to_be_bytes());
    let clear = column::open(&key.key, place(&row, &owner), &sealed)?;
    let words = serde_json::from_slice(&clear).map_err(|_| Error::DamagedDraft)?;
    Ok((talk, words))
}

/// Removes the record of a talk.
///
/// # Errors
/// When it is another member's record, or the data file cannot be written.
pub fn remove(desk: &Desk, key: &MemberKey, id: TalkId) -> Result<(), Error> {
    Ok(desk.file()?.remove_talk(id, key.member)?)
}

/// Adds the head of a unit that a member supervises.
///
/// # Errors
/// When the data file cannot be written.
pub fn add_head(
    desk: &Desk,
    meeting: MeetingId,
    supervisor: MemberId,
    name: &str,
    unit: &str,
) -> Result<UnitHeadId, Error> {
    Ok(desk
        .file()?
        .add_unit_head(meeting, supervisor, name.trim(), unit.trim())?)
}

/// Removes the head of a unit with whom nobody has talked yet.
///
/// # Errors
/// When a talk is recorded, or the data file cannot be written.
pub fn remove_head(desk: &Desk, head: UnitHeadId) -> Result<(), Error> {
    Ok(desk.file()?.remove_unit_head(head)?)
}

const fn place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "talk",
        column: "sealed",
        row,
        owner,
    }
}
