//! What the same person wrote before, for the meeting before this one.

use super::super::vault::MemberKey;
use super::super::{Desk, Error};
use super::{Pen, Whose, pieces};
use crate::domain::worksheet::Written;
use crate::domain::{Meeting, MeetingId, MemberId};
use crate::store::DataFile;

/// What was written for an earlier meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Earlier {
    /// For which meeting.
    pub meeting: Meeting,
    /// What was written.
    pub written: Written,
}

/// What the same person (or the body) wrote for the last meeting of this file
/// before this one for which there is anything: as handed in, else the draft.
///
/// # Errors
/// When the data file cannot be read or a draft is damaged.
pub fn earlier(desk: &Desk, key: &MemberKey, whose: Whose) -> Result<Option<Earlier>, Error> {
    let file = desk.file()?;
    for seat in file.earlier_seats(key.member)? {
        if let Some(written) = written_at(desk, &file, seat, (key, whose))? {
            let meeting = file.meeting(seat.0)?;
            return Ok(Some(Earlier { meeting, written }));
        }
    }
    Ok(None)
}

fn written_at(
    desk: &Desk,
    file: &DataFile,
    seat: (MeetingId, MemberId),
    (key, whose): (&MemberKey, Whose),
) -> Result<Option<Written>, Error> {
    let pen = match Pen::at(desk, seat, &key.key, whose) {
        Err(Error::NotAdmitted) => return Ok(None),
        pen => pen?,
    };
    let mut versions = file.versions(seat.0, pen.author)?;
    if let Some(last) = versions.pop().filter(|version| !version.withdrawn)
        && let Some(kept) = last.kept
    {
        return Ok(Some(pen.kept(last.at, &kept)?));
    }
    let draft = pieces(file, &pen)?;
    Ok((!draft.is_empty()).then_some(draft))
}
