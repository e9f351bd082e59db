//! The next meeting of the same unit, in the same data file: a year later with
//! mostly the same people, who keep their passphrases.

use std::collections::BTreeSet;
use std::path::PathBuf;

use chrono::NaiveDateTime;

use super::{check_content, current};
use crate::domain::meeting::{NextPlan, Seat};
use crate::domain::{Meeting, MemberId, VoterGroup};
use crate::usecase::vault::OfficeKey;
use crate::usecase::{Desk, Error, committee};

/// Somebody who sits or sat in a meeting of this file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Past {
    /// The first seat, where the person's key lies.
    pub home: MemberId,
    /// Name and post as they were last.
    pub seat: Seat,
}

/// What there is to begin the next meeting with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Before {
    /// The meeting in hand.
    pub meeting: Meeting,
    /// Who sits in it, in the customary order.
    pub seats: Vec<Seat>,
    /// Who is asked.
    pub groups: Vec<VoterGroup>,
    /// Everybody who ever sat in a meeting of this file, the latest first.
    pub people: Vec<Past>,
    /// Where the data file lies.
    pub path: PathBuf,
}

/// Looks at what there is to begin the next meeting with.
///
/// # Errors
/// [`Error::NoMeeting`], or when the data file cannot be read.
pub fn before(desk: &Desk) -> Result<Before, Error> {
    let meeting = current(desk)?;
    let file = desk.file()?;
    let mut people: Vec<Past> = Vec::new();
    let mut known = BTreeSet::new();
    let mut seats = Vec::new();
    for held in file.meetings()? {
        for member in file.members(held.id)? {
            let (_, home) = file.vault_home(member.id)?;
            let seat = Seat {
                name: member.name,
                post: member.post,
            };
            if held.id == meeting.id {
                seats.push(seat.clone());
            }
            if known.insert(home) {
                people.push(Past { home, seat });
            }
        }
    }
    Ok(Before {
        groups: file.groups(meeting.id)?,
        path: desk.path()?,
        meeting,
        seats,
        people,
    })
}

/// Creates the next meeting, whole or not at all; it is the one in hand from
/// then on. The office keeps its key, and whoever sat in an earlier meeting
/// theirs. The office's key for the new meeting is returned.
///
/// # Errors
/// When the plan is incomplete, is not after the last meeting or names unknown
/// content; [`Error::NoMeeting`] when the meeting in hand is not the one that
/// this office was unlocked for; or when the data file cannot be written.
pub fn create_next(
    desk: &Desk,
    office: &OfficeKey,
    next: &NextPlan,
    now: NaiveDateTime,
) -> Result<OfficeKey, Error> {
    let last = current(desk)?;
    if last.id != office.meeting {
        return Err(Error::NoMeeting);
    }
    next.check(last.held_on)?;
    check_content(desk.library()?, &next.plan)?;
    let meeting = desk.file()?.create_next_meeting(next, last.id, now)?;
    let office = office.at(meeting);
    // The meeting is there. Should this fail, it is done when the office is
    // unlocked next.
    let _ = committee::admit(desk, &office);
    Ok(office)
}
