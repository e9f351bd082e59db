//! 谈心谈话: talks are recorded by whoever held them; everybody sees which
//! obligatory pairs have talked, nobody else what was said.
//!
//! | file | what |
//! | --- | --- |
//! | `mine` | a member's own talks, with the words of what they recorded |

mod mine;

use chrono::NaiveDate;
use zeroize::{Zeroize, Zeroizing};

pub use self::mine::{Held, Mine, Record, mine};
use super::vault::MemberKey;
use super::{Desk, Error};
use crate::crypto::column::{self, Place};
use crate::domain::talk::{self, Pair, PairState, Partner, Talk, TalkWords, UnitHead};
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

    /// With whom a member owes a talk, and how each stands.
    pub fn owed_by(&self, member: MemberId) -> impl Iterator<Item = (Partner, PairState)> + '_ {
        let owed =
            move |(pair, state): &(Pair, PairState)| Some((pair.partner_of(member)?, *state));
        self.pairs.iter().filter_map(owed)
    }

    /// How a member and a partner stand; `None` when they owe each other none.
    #[must_use]
    pub fn state(&self, member: MemberId, partner: Partner) -> Option<PairState> {
        let mut owed = self.owed_by(member);
        owed.find_map(|(with, state)| (with == partner).then_some(state))
    }

    /// The talks of a pair, the latest first.
    pub fn talks_of(&self, member: MemberId, partner: Partner) -> impl Iterator<Item = &Talk> {
        let pair = |(pair, _): &&(Pair, PairState)| pair.partner_of(member) == Some(partner);
        let pair = self.pairs.iter().find(pair).map(|(pair, _)| *pair);
        let of_pair = move |talk: &&Talk| pair.is_some_and(|pair| talk::fulfils(talk, pair));
        self.talks.iter().filter(of_pair)
    }

    /// A member of the meeting.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// The head of a supervised unit.
    #[must_use]
    pub fn head(&self, id: UnitHeadId) -> Option<&UnitHead> {
        self.heads.iter().find(|head| head.id == id)
    }

    /// The heads whom a member supervises.
    pub fn heads_of(&self, supervisor: MemberId) -> impl Iterator<Item = &UnitHead> {
        let own = move |head: &&UnitHead| head.supervisor == supervisor;
        self.heads.iter().filter(own)
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

/// Wipes the words of a talk that are no longer needed.
pub fn wipe(words: &mut TalkWords) {
    let TalkWords {
        with,
        place,
        raised,
        answer,
        follow_up,
    } = words;
    for text in [with, place, raised, answer, follow_up] {
        text.zeroize();
    }
}

/// Adds the head of a unit that this member supervises.
///
/// # Errors
/// When the data file cannot be written.
pub fn add_head(desk: &Desk, key: &MemberKey, name: &str, unit: &str) -> Result<UnitHeadId, Error> {
    let (name, unit) = (name.trim(), unit.trim());
    Ok(desk
        .file()?
        .add_unit_head(key.meeting, key.member, name, unit)?)
}

/// Writes name and unit of a head anew.
///
/// # Errors
/// When another member supervises the unit, or the data file cannot be
/// written.
pub fn rename_head(
    desk: &Desk,
    key: &MemberKey,
    head: UnitHeadId,
    name: &str,
    unit: &str,
) -> Result<(), Error> {
    let (name, unit) = (name.trim(), unit.trim());
    Ok(desk
        .file()?
        .rename_unit_head(head, key.member, name, unit)?)
}

/// Removes the head of a unit with whom nobody has talked yet.
///
/// # Errors
/// When a talk is recorded, another member supervises the unit, or the data
/// file cannot be written.
pub fn remove_head(desk: &Desk, key: &MemberKey, head: UnitHeadId) -> Result<(), Error> {
    Ok(desk.file()?.remove_unit_head(head, key.member)?)
}

const fn place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "talk",
        column: "sealed",
        row,
        owner,
    }
}
