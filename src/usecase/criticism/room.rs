//! In the meeting: a person has spoken, what was sealed is opened layer by
//! layer, and the person answers.

use std::collections::BTreeMap;

use chrono::NaiveDateTime;
use zeroize::Zeroizing;

use super::layer::{Bound, Layer};
use crate::crypto::person;
use crate::domain::MemberId;
use crate::domain::criticism::{CriticismState, ReplyKind, Spoken, SpokenHow};
use crate::store::{OpenedRow, Pair, ReplyRow, Step};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::worksheet::office_public;
use crate::usecase::{Desk, Error, committee};

/// What came of opening all criticism of a person.
pub type Opening = Step;

/// Marks that a member's own review was given, once and for all, and takes the
/// office's layer off all criticism of that member. Now the member alone can
/// read it. One that does not open is called unreadable; the others open.
///
/// # Errors
/// [`store::Error::HasSpoken`](crate::store::Error::HasSpoken) the second
/// time, or when the data file cannot be written; then nothing is marked.
pub fn mark_spoken(
    desk: &Desk,
    office: &OfficeKey,
    member: MemberId,
    how: SpokenHow,
    now: NaiveDateTime,
) -> Result<Opening, Error> {
    let spoken = Spoken {
        member,
        at: now,
        how,
    };
    let peeled = desk.file()?.mark_spoken(office.meeting, spoken, |row| {
        let pair = pair(office.meeting, row.critic, member);
        let outer = Bound::new(pair, Layer::Outer);
        let inner = outer.open_as_office(&office.secret, &row.sealed).ok()?;
        Some(inner.to_vec())
    });
    Ok(peeled?)
}

/// Opens all criticism that waits for this member, for the member and for the
/// room: sealed anew to both. In the meeting the member types the passphrase
/// at the office's machine; whoever was absent does it later, alone.
///
/// # Errors
/// [`store::Error::HasNotSpoken`](crate::store::Error::HasNotSpoken), or when
/// the data file cannot be written; then nothing is opened.
pub fn open(desk: &Desk, key: &MemberKey) -> Result<Opening, Error> {
    let file = desk.file()?;
    let own = person::key_of(&key.key);
    let office = office_public(&file, key.meeting)?;
    let mut opened = BTreeMap::new();
    for row in file.criticism_of(key.meeting, key.member)? {
        if row.state != CriticismState::ForThePerson {
            continue;
        }
        let bound = |layer| Bound::new(pair(key.meeting, row.critic, key.member), layer);
        let anew = match bound(Layer::Inner).open_as_person(&own, &row.sealed) {
            Err(_) => None,
            Ok(clear) => Some(OpenedRow {
                office: bound(Layer::Open).seal_to_office(&office, &clear)?,
                person: bound(Layer::Copy).seal_to_person(&own.public(), &clear)?,
            }),
        };
        opened.insert(row.critic, anew);
    }
    Ok(file.open_criticism(key.meeting, key.member, &opened)?)
}

/// The office records a member's answer to a critic, then and there.
///
/// # Errors
/// [`store::Error::NoCriticism`](crate::store::Error::NoCriticism) where none
/// is open, or when the data file cannot be written.
pub fn reply_by_office(
    desk: &Desk,
    office: &OfficeKey,
    (critic, target): (MemberId, MemberId),
    kind: ReplyKind,
    words: &str,
) -> Result<(), Error> {
    reply(desk, pair(office.meeting, critic, target), kind, words)
}

/// A member answers a critic from their own page.
///
/// # Errors
/// As for [`reply_by_office`].
pub fn reply_by_person(
    desk: &Desk,
    key: &MemberKey,
    critic: MemberId,
    kind: ReplyKind,
    words: &str,
) -> Result<(), Error> {
    reply(desk, pair(key.meeting, critic, key.member), kind, words)
}

fn reply(desk: &Desk, pair: Pair, kind: ReplyKind, words: &str) -> Result<(), Error> {
    let file = desk.file()?;
    let clear = Zeroizing::new(words.trim().as_bytes().to_vec());
    let office = office_public(&file, pair.meeting)?;
    let person = committee::public_key(&file, pair.target)?;
    let copy =
        person.map(|person| Bound::new(pair, Layer::ReplyCopy).seal_to_person(&person, &clear));
    let row = ReplyRow {
        kind,
        sealed: Bound::new(pair, Layer::Reply).seal_to_office(&office, &clear)?,
        copy: copy.transpose()?,
    };
    Ok(file.save_reply(pair, &row)?)
}

pub(super) const fn pair(
    meeting: crate::domain::MeetingId,
    critic: MemberId,
    target: MemberId,
) -> Pair {
    Pair {
        meeting,
        critic,
        target,
    }
}
