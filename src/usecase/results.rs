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

/// Opinions in a random order: as stored they are sorted, and an order that
/// stays the same would let people learn who sits where in it.
///
/// # Errors
/// When the operating system gives no random bytes.
pub fn shuffled(texts: &[String]) -> Result<Vec<String>, Error> {
    let mut texts = texts.to_vec();
    shuffle::shuffle(&mut texts)?;
    Ok(texts)
}
