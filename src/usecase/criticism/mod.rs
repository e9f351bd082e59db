//! 相互批评: every member writes about every other. Nobody reads a criticism
//! before the person it is about has spoken in the meeting; then it opens for
//! that person and the room together. `docs/criticism.md` tells the whole.
//!
//! | file | what |
//! | --- | --- |
//! | `layer` | what each text is sealed to, and bound to |
//! | `write` | a critic writes, hands in, takes back |
//! | `room` | a person has spoken; the criticism is opened and answered |
//! | `read` | what is open, for the office and for the person |

mod layer;
mod read;
mod room;
mod write;

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use chrono::{NaiveDate, NaiveDateTime};

use super::{Desk, Error, committee, meeting};
use crate::domain::criticism::{CriticismState, OPINIONS_PER_PAIR, ReplyKind, Spoken};
use crate::domain::{Meeting, MeetingId, Member, MemberId, Stage};
use crate::store::PairRow;

pub use read::{Heard, document, heard_by_office, heard_by_person};
pub use room::{Opening, mark_spoken, open, reply_by_office, reply_by_person};
pub use write::{Draft, draft, hand_in, save, wipe, withdraw};
pub(super) use write::{earlier, saved};

/// How far one member's criticism of another is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pair {
    /// How far it is.
    pub state: CriticismState,
    /// How many complete opinions were handed in.
    pub opinions: usize,
    /// When it was handed in, local time.
    pub at: Option<NaiveDateTime>,
    /// How the person answered.
    pub reply: Option<ReplyKind>,
}

/// Who has written for whom, without a word of it. Needs no key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The meeting.
    pub meeting: Meeting,
    /// The members in their customary order.
    pub members: Vec<Member>,
    /// The fewest opinions of each about each other.
    pub least: usize,
    /// By when criticism is to be handed in.
    pub due: Option<NaiveDate>,
    /// Who has spoken, in the order of the hour.
    pub spoken: Vec<Spoken>,
    without_key: BTreeSet<MemberId>,
    pairs: BTreeMap<(MemberId, MemberId), Pair>,
}

impl Standing {
    /// How far one member's criticism of another is.
    #[must_use]
    pub fn pair(&self, critic: MemberId, target: MemberId) -> Pair {
        self.pairs
            .get(&(critic, target))
            .copied()
            .unwrap_or_default()
    }

    /// Whether enough was handed in.
    #[must_use]
    pub const fn is_done(&self, pair: &Pair) -> bool {
        pair.state.is_handed_in() && pair.opinions >= self.least
    }

    /// About how many of the others a member has handed in enough.
    #[must_use]
    pub fn done_by(&self, critic: MemberId) -> usize {
        self.others(critic)
            .filter(|target| self.is_done(&self.pair(critic, target.id)))
            .count()
    }

    /// How many pairs are done, of how many.
    #[must_use]
    pub fn done(&self) -> (usize, usize) {
        let done = self.pairs.values().filter(|pair| self.is_done(pair));
        let members = self.members.len();
        (done.count(), members * members.saturating_sub(1))
    }

    /// Everybody but one, in the customary order.
    pub fn others(&self, member: MemberId) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(move |other| other.id != member)
    }

    /// A member of the meeting.
    #[must_use]
    pub fn member(&self, id: MemberId) -> Option<&Member> {
        self.members.iter().find(|member| member.id == id)
    }

    /// When and how a member has spoken.
    #[must_use]
    pub fn spoken_by(&self, member: MemberId) -> Option<Spoken> {
        self.spoken
            .iter()
            .find(|spoken| spoken.member == member)
            .copied()
    }

    /// Whether others can seal to a member: a passphrase was set.
    #[must_use]
    pub fn has_key(&self, member: MemberId) -> bool {
        !self.without_key.contains(&member)
    }

    /// How many critics of a member are in a state.
    #[must_use]
    pub fn about(&self, target: MemberId, state: CriticismState) -> usize {
        self.others(target)
            .filter(|critic| self.pair(critic.id, target).state == state)
            .count()
    }
}

/// Looks at the whole.
///
/// # Errors
/// [`Error::NoMeeting`], or when the data file cannot be read.
pub fn standing(desk: &Desk) -> Result<Standing, Error> {
    let file = desk.file()?;
    let meeting = meeting::current(desk)?;
    let members = file.members(meeting.id)?;
    let mut without_key = BTreeSet::new();
    for member in &members {
        if committee::public_key(&file, member.id)?.is_none() {
            without_key.insert(member.id);
        }
    }
    let pairs = file.criticism_pairs(meeting.id)?;
    let schedule = desk.library()?.schedule(meeting.kind);
    Ok(Standing {
        least: least(desk, &meeting)?,
        due: schedule.and_then(|pack| pack.schedule.due(Stage::Criticise, meeting.held_on)),
        spoken: file.spoken(meeting.id)?,
        pairs: pairs.into_iter().map(keyed).collect(),
        members,
        without_key,
        meeting,
    })
}

fn keyed(row: PairRow) -> ((MemberId, MemberId), Pair) {
    let PairRow {
        critic,
        target,
        state,
        opinions,
        handed_in_at: at,
        reply,
    } = row;
    let pair = Pair {
        state,
        opinions,
        at,
        reply,
    };
    ((critic, target), pair)
}

/// The fewest opinions of each member about each other.
fn least(desk: &Desk, meeting: &Meeting) -> Result<usize, Error> {
    let schedule = desk.library()?.schedule(meeting.kind);
    Ok(schedule.map_or(OPINIONS_PER_PAIR, |pack| pack.opinions_per_pair))
}

fn member(desk: &Desk, meeting: MeetingId, id: MemberId) -> Result<Member, Error> {
    meeting::members(desk, meeting)?
        .into_iter()
        .find(|member| member.id == id)
        .ok_or(Error::NoMeeting)
}
