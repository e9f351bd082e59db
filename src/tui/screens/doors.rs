//! Doors to the hall: the kiosk over a box and the pages for the room. A door
//! that leads nowhere yet is shown, with the reason.

use crate::assess::{Released, RoundResult};
use crate::tui::Layer;
use crate::usecase::kiosk::Booth;

/// Whether there is a kiosk.
pub(super) const KIOSK: bool = false;
/// Whether there are pages for the room.
pub(super) const PROJECTOR: bool = false;

/// The kiosk over a box.
pub(super) fn kiosk(booth: Booth) -> Option<Layer> {
    drop(booth);
    None
}

/// The pages for the room.
pub(super) fn project(result: &Released<RoundResult>) -> Option<Layer> {
    let _ = result;
    None
}
