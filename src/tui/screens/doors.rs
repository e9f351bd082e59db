//! The door to the meeting room. While it leads nowhere it is shown, with the
//! reason.

use crate::assess::{Released, RoundResult};
use crate::tui::Layer;

/// Whether there are pages for the room.
pub(super) const PROJECTOR: bool = false;

/// The pages for the room.
pub(super) fn project(result: &Released<RoundResult>) -> Option<Layer> {
    let _ = result;
    None
}
