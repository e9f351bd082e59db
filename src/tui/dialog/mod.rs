//! Dialogs of the program itself. Screens ask for them with effects.

mod buttons;
mod help;
mod menu;
mod palette;
mod progress;
mod question;
mod tell;

pub(super) use help::HelpDialog;
pub(super) use menu::MenuDialog;
pub(super) use palette::PaletteDialog;
pub(super) use progress::{ProgressDialog, Step};
pub use question::Question;
pub(super) use question::QuestionDialog;
pub(super) use tell::TellDialog;

use super::context::Context;
use super::screen::Place;

/// Columns of a dialog's words: 28 Han, less where the terminal is narrow.
fn width(cx: &Context) -> u16 {
    cx.size.width.saturating_sub(8).clamp(20, 56)
}

/// The place of a dialog with so many rows, as far as the terminal has them.
fn place(rows: u16, cx: &Context) -> Place {
    Place::Dialog {
        width: width(cx),
        height: rows.min(cx.size.height.saturating_sub(4)),
    }
}
