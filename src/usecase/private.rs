//! Small things of a member which only the member can read: the journal's own
//! questions, findings put aside, contrasts. What belongs to one meeting has
//! the meeting in its name.

use serde::Serialize;
use serde::de::DeserializeOwned;
use zeroize::Zeroizing;

use super::vault::MemberKey;
use super::{Desk, Error};
use crate::crypto::column::{self, Place};

/// Reads what was saved under a name.
///
/// # Errors
/// When the data file cannot be read, or it does not open under this key.
pub(super) fn load<T: DeserializeOwned>(
    desk: &Desk,
    key: &MemberKey,
    name: &str,
) -> Result<Option<T>, Error> {
    let Some(sealed) = desk.file()?.private_note(key.home, name)? else {
        return Ok(None);
    };
    let owner = key.home.0.to_be_bytes();
    let clear = column::open(&key.key, place(name, &owner), &sealed)?;
    serde_json::from_slice(&clear).map_err(|_| Error::DamagedDraft)
}

/// Saves a thing under a name.
///
/// # Errors
/// When the data file cannot be written.
pub(super) fn save<T: Serialize>(
    desk: &Desk,
    key: &MemberKey,
    name: &str,
    thing: &T,
) -> Result<(), Error> {
    let clear = Zeroizing::new(serde_json::to_vec(thing).map_err(|_| Error::DamagedDraft)?);
    let owner = key.home.0.to_be_bytes();
    let sealed = column::seal(&key.key, place(name, &owner), &clear)?;
    Ok(desk.file()?.save_private_note(key.home, name, &sealed)?)
}

const fn place<'a>(name: &'a str, owner: &'a [u8]) -> Place<'a> {
    Place {
        table: "private_note",
        column: "sealed",
        row: name.as_bytes(),
        owner,
    }
}
