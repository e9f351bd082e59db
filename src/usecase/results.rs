//! 结果: everything shown comes from the stored release; there is no other way.

use super::{Desk, Error, round};
use crate::assess::{Released, RoundResult};
use crate::crypto::shuffle;

/// The stored release of the round in hand.
///
/// # Errors
/// [`Error::NotReleased`] before the box was opened and counted.
pub fn released(desk: &Desk) -> Result<Released<RoundResult>, Error> {
    let row = round::row(desk)?;
    let stored = desk.file()?.release(row.id)?.ok_or(Error::NotReleased)?;
    Ok(Released::from_stored(&stored)?)
}

/// Texts as they may be shown: each list in an order that says nothing.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn in_no_order(mut lists: Vec<Vec<String>>) -> Result<Vec<Vec<String>>, Error> {
    for list in &mut lists {
        shuffle::shuffle(list)?;
    }
    Ok(lists)
}
