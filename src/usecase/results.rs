//! 结果: everything shown comes from the stored release; there is no other way.

use super::{Desk, Error, round};
use crate::assess::{Released, RoundResult};

/// The stored release of the round in hand.
///
/// # Errors
/// [`Error::NotReleased`] before the box was opened and counted.
pub fn released(desk: &Desk) -> Result<Released<RoundResult>, Error> {
    let row = round::row(desk)?;
    let stored = desk.file()?.release(row.id)?.ok_or(Error::NotReleased)?;
    Ok(Released::from_stored(&stored)?)
}
