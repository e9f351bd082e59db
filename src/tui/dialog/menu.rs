//! F10: everything that can be done here, without knowing a key.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::Entry;
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::tui::widget::{Chosen, List};

/// The menu over a layer.
pub(in crate::tui) struct MenuDialog {
    entries: Vec<Entry>,
    list: List,
}

impl MenuDialog {
    pub(in crate::tui) fn new(entries: Vec<Entry>) -> Self {
        let mut list = List::new();
        list.set_len(entries.len());
        Self { entries, list }
    }
}

impl Screen for MenuDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match self.list.handle(&input) {
            Chosen::Opened(row) => self.entries.get(row).map(chosen).into_iter().collect(),
            Chosen::Moved | Chosen::Nothing => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        let area = canvas.area();
        self.list
            .draw(canvas, area, (self.entries.len(), 1), |canvas, row, _| {
                if let Some(entry) = self.entries.get(row) {
                    draw_entry(canvas, entry);
                }
            });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "frame-menu-title")).right(tr!(cx.lang, "frame-choose"))
    }

    fn place(&self, cx: &Context) -> Place {
        let width = cx.size.width.saturating_sub(6).min(70);
        let rows = u16::try_from(self.entries.len()).unwrap_or(u16::MAX);
        Place::Dialog {
            width,
            height: rows.min(cx.size.height.saturating_sub(4)),
        }
    }
}

/// Doing an entry, or saying why not.
pub(super) fn chosen(entry: &Entry) -> Effect<()> {
    if entry.blocked {
        Effect::Toast(Toast::warning(entry.help.clone()))
    } else {
        Effect::Perform(entry.command)
    }
}

/// One line: name, what it does or why not, key.
pub(super) fn draw_entry(canvas: &mut Canvas, entry: &Entry) {
    let Rect { x, y, .. } = canvas.area();
    let right = canvas.area().right().saturating_sub(2);
    let role = if entry.blocked {
        Role::Disabled
    } else {
        Role::Text
    };
    canvas.print_within(x + 1, y, 16, &entry.name, role);
    let start = canvas.print_right(right, y, &entry.keys, Role::Key);
    canvas.print_within(
        x + 18,
        y,
        start.saturating_sub(x + 20),
        &entry.help,
        Role::Muted,
    );
}
