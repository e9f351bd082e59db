//! What the committee shares. The body's own worksheet lies under a key of the
//! committee, which the office makes and gives to every member who has set a
//! passphrase; one hand writes at a time.

use chrono::NaiveDateTime;

use super::vault::{MemberKey, OfficeKey};
use super::{Desk, Error};
use crate::crypto::column::Place;
use crate::crypto::key::SecretKey;
use crate::crypto::office;
use crate::crypto::person::{self, PersonPublicKey};
use crate::domain::worksheet::Progress;
use crate::domain::{Author, MeetingId, Member, MemberId};
pub use crate::store::Turn;
use crate::store::{DataFile, VaultOwner};

/// Gives the committee's key to every member who has a passphrase and not yet
/// the key; makes the key where there is none. Done whenever the office is
/// unlocked.
///
/// # Errors
/// When the data file cannot be written or the stored key is damaged.
pub fn admit(desk: &Desk, office: &OfficeKey) -> Result<(), Error> {
    let file = desk.file()?;
    let key = office_copy(&file, office)?;
    for member in file.members(office.meeting)? {
        if file
            .committee_key(office.meeting, Some(member.id))?
            .is_some()
        {
            continue;
        }
        if let Some(public) = public_key(&file, member.id)? {
            let owner = member.id.0.to_be_bytes();
            let row = office.meeting.0.to_be_bytes();
            let sealed = person::seal(&public, place(&row, &owner), key.expose())?;
            file.put_committee_key(office.meeting, Some(member.id), &sealed)?;
        }
    }
    Ok(())
}

/// What others seal to a member with; `None` while no passphrase is set.
pub(super) fn public_key(
    file: &DataFile,
    member: MemberId,
) -> Result<Option<PersonPublicKey>, Error> {
    let (_, home) = file.vault_home(member)?;
    let vault = file.vault(VaultOwner::Member(home))?;
    Ok(vault
        .and_then(|row| row.public_key)
        .map(PersonPublicKey::from_bytes))
}

/// The committee's key as the office holds it, made where there is none.
fn office_copy(file: &DataFile, office: &OfficeKey) -> Result<SecretKey, Error> {
    let row = office.meeting.0.to_be_bytes();
    let place = place(&row, b"office");
    if let Some(sealed) = file.committee_key(office.meeting, None)? {
        return secret(&office::read(&office.secret, place, &sealed)?);
    }
    let key = SecretKey::random()?;
    let sealed = office::hand_in(&office.secret.public(), place, key.expose())?;
    file.put_committee_key(office.meeting, None, &sealed)?;
    Ok(key)
}

/// The committee's key in a member's hand.
///
/// # Errors
/// [`Error::NotAdmitted`] until the office was unlocked once after the member
/// set a passphrase.
pub(super) fn key(desk: &Desk, member: &MemberKey) -> Result<SecretKey, Error> {
    key_at(desk, (member.meeting, member.member), &member.key)
}

/// The committee's key of the meeting in which the holder of a key has or had
/// this seat.
///
/// # Errors
/// As for [`key`].
pub(super) fn key_at(
    desk: &Desk,
    (meeting, member): (MeetingId, MemberId),
    key: &SecretKey,
) -> Result<SecretKey, Error> {
    let sealed = desk
        .file()?
        .committee_key(meeting, Some(member))?
        .ok_or(Error::NotAdmitted)?;
    let (row, owner) = (meeting.0.to_be_bytes(), member.0.to_be_bytes());
    let own = person::key_of(key);
    secret(&person::open(&own, place(&row, &owner), &sealed)?)
}

fn secret(bytes: &[u8]) -> Result<SecretKey, Error> {
    let bytes = bytes.try_into().map_err(|_| Error::DamagedKey)?;
    Ok(SecretKey::from_bytes(bytes))
}

const fn place<'a>(row: &'a [u8], owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "committee_key",
        column: "sealed",
        row,
        owner,
    }
}

/// Whose hand the body's worksheet is in.
///
/// # Errors
/// When the data file cannot be read.
pub fn turn(desk: &Desk, meeting: MeetingId) -> Result<Option<Turn>, Error> {
    Ok(desk.file()?.turn(meeting)?)
}

/// The body's worksheet, without a word of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BodyView {
    /// How far it is; nothing at all while nobody began.
    pub progress: Progress,
    /// Whose hand it is in.
    pub turn: Option<Turn>,
    /// When it was handed in, if it was.
    pub handed_in: Option<NaiveDateTime>,
}

/// How far the body's worksheet is, and whose hand it is in. No key is needed.
///
/// # Errors
/// When the data file cannot be read.
pub fn body(desk: &Desk, meeting: MeetingId) -> Result<BodyView, Error> {
    let file = desk.file()?;
    let rows = file.progress(meeting)?;
    let row = rows.iter().find(|row| row.author == Author::Body);
    Ok(BodyView {
        progress: row.map(|row| row.progress).unwrap_or_default(),
        turn: file.turn(meeting)?,
        handed_in: row.and_then(|row| row.handed_in_at),
    })
}

/// Takes the body's worksheet into one's own hand while it lies free.
///
/// # Errors
/// [`Error::NotYourTurn`] while another member has it; [`Error::NotAdmitted`].
pub fn take_turn(desk: &Desk, member: &MemberKey, now: NaiveDateTime) -> Result<(), Error> {
    key(desk, member)?;
    let file = desk.file()?;
    match file.turn(member.meeting)? {
        Some(turn) if turn.member == member.member => Ok(()),
        Some(turn) => Err(Error::NotYourTurn(Some(turn.member))),
        None => Ok(file.give_turn(member.meeting, member.member, now)?),
    }
}

/// Passes the body's worksheet on: to another member, or to whoever comes
/// next.
///
/// # Errors
/// [`Error::NotYourTurn`] when one does not have it.
pub fn pass_turn(
    desk: &Desk,
    member: &MemberKey,
    to: Option<MemberId>,
    now: NaiveDateTime,
) -> Result<(), Error> {
    let file = desk.file()?;
    holds(&file, member)?;
    match to {
        Some(next) => file.give_turn(member.meeting, next, now)?,
        None => file.end_turn(member.meeting)?,
    }
    Ok(())
}

/// The other members who could take the body's worksheet: whoever holds the
/// committee's key.
///
/// # Errors
/// When the data file cannot be read.
pub fn other_hands(desk: &Desk, member: &MemberKey) -> Result<Vec<Member>, Error> {
    let file = desk.file()?;
    let mut hands = Vec::new();
    for other in file.members(member.meeting)? {
        let holds = file.committee_key(member.meeting, Some(other.id))?;
        if other.id != member.member && holds.is_some() {
            hands.push(other);
        }
    }
    Ok(hands)
}

/// Takes the body's worksheet out of whosever hand it is in, when a member
/// forgot to pass it on.
///
/// # Errors
/// When the data file cannot be written.
pub fn free_turn(desk: &Desk, office: &OfficeKey) -> Result<(), Error> {
    Ok(desk.file()?.end_turn(office.meeting)?)
}

/// Whether the body's worksheet is in this member's hand.
pub(super) fn holds(file: &DataFile, member: &MemberKey) -> Result<(), Error> {
    match file.turn(member.meeting)? {
        Some(turn) if turn.member == member.member => Ok(()),
        turn => Err(Error::NotYourTurn(turn.map(|turn| turn.member))),
    }
}
