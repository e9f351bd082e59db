//! Receipts: what a voter takes home, and the list in which it is found.

use crate::crypto::receipt::{Pair, Receipt};
use crate::store::Boxed;
use crate::usecase::Error;

use super::closing::leaf;

/// The receipt of a ballot; `None` where the group has none.
pub(in crate::usecase) fn of(boxed: &Boxed) -> Result<Option<Receipt>, Error> {
    if boxed.pair.is_empty() {
        return Ok(None);
    }
    let pair = Pair::parse(&boxed.pair).map_err(|_| Error::DamagedBox)?;
    Ok(Some(Receipt::of(&leaf(boxed), pair)))
}

/// All receipts of a box as they are printed, sorted.
pub(super) fn list(ballots: &[Boxed]) -> Result<Vec<String>, Error> {
    let mut list = Vec::new();
    for boxed in ballots {
        list.extend(of(boxed)?);
    }
    list.sort_unstable();
    Ok(list.iter().map(ToString::to_string).collect())
}
