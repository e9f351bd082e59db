//! F1: which keys there are here, from the command table.

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Entry, Group};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Place, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;

/// The help screen over a layer.
pub(in crate::tui) struct HelpDialog {
    entries: Vec<Entry>,
    pager: Pager,
}

enum Row<'a> {
    Blank,
    Heading(Group),
    Entry(&'a Entry),
}

impl HelpDialog {
    pub(in crate::tui) fn new(entries: Vec<Entry>) -> Self {
        Self {
            entries,
            pager: Pager::new(),
        }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let mut rows = Vec::new();
        for group in Group::ALL {
            let of_group = self
                .entries
                .iter()
                .filter(|entry| entry.command.group() == group);
            let found: Vec<_> = of_group.map(Row::Entry).collect();
            if !found.is_empty() {
                if !rows.is_empty() {
                    rows.push(Row::Blank);
                }
                rows.push(Row::Heading(group));
                rows.extend(found);
            }
        }
        rows
    }
}

impl Screen for HelpDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        self.pager.handle(&input);
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let mut pager = std::mem::take(&mut self.pager);
        let rows = self.rows();
        pager.draw(canvas, area, rows.len(), |canvas, index| {
            let Rect { x, y, .. } = canvas.area();
            match rows.get(index) {
                Some(Row::Heading(group)) => {
                    canvas.print(x, y, &group.name(cx.lang), Role::Heading);
                }
                Some(Row::Entry(entry)) => {
                    let role = if entry.blocked {
                        Role::Disabled
                    } else {
                        Role::Text
                    };
                    canvas.print_within(x + 2, y, 16, &entry.keys, Role::Key);
                    canvas.print_within(x + 19, y, 13, &entry.name, role);
                    canvas.print(x + 33, y, &entry.help, Role::Muted);
                }
                Some(Row::Blank) | None => {}
            }
        });
        self.pager = pager;
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "frame-help-title"))
    }

    fn place(&self, cx: &Context) -> Place {
        let width = cx.size.width.saturating_sub(6).min(76);
        let rows = u16::try_from(self.rows().len()).unwrap_or(u16::MAX);
        Place::Dialog {
            width,
            height: rows.min(cx.size.height.saturating_sub(4)),
        }
    }
}
