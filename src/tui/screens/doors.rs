//! Ways to screens of other parts of the work.

use std::path::Path;

use crate::tui::Layer;

/// The kiosk over a box; `None` where this version has none.
pub(super) fn kiosk(box_path: &Path) -> Option<Layer> {
    let _ = box_path;
    None
}
