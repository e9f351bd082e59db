//! Ctrl-P: a command by its name, in Chinese, pinyin initials or English.

use ratatui::layout::Rect;

use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Entry, matching};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Place, Screen, Title, Typing};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::menu::{chosen, draw_entry};

/// The palette over a layer.
pub(in crate::tui) struct PaletteDialog {
    entries: Vec<Entry>,
    search: String,
    list: List,
}

impl PaletteDialog {
    pub(in crate::tui) fn new(entries: Vec<Entry>) -> Self {
        let mut list = List::new();
        list.set_len(entries.len());
        Self {
            entries,
            search: String::new(),
            list,
        }
    }

    fn search(&mut self, search: String) {
        self.search = search;
        self.list.select(0);
        self.list
            .set_len(matching(&self.entries, &self.search).len());
    }
}

impl Screen for PaletteDialog {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match &input {
            Input::Text(typed) | Input::Paste(typed) => {
                let line: String = typed.chars().filter(|c| !c.is_control()).collect();
                self.search(text::fold(&format!("{}{line}", self.search)));
            }
            Input::Key(key) if key.code == Code::Backspace => {
                let mut search = self.search.clone();
                search.pop();
                self.search(search);
            }
            _ => {
                if let Chosen::Opened(row) = self.list.handle(&input) {
                    let found = matching(&self.entries, &self.search);
                    return found
                        .get(row)
                        .map(|entry| chosen(entry))
                        .into_iter()
                        .collect();
                }
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.area();
        let shown = area.width.saturating_sub(1);
        let after = canvas.print_within(area.x + 1, area.y, shown, &self.search, Role::Focus);
        if self.search.is_empty() {
            let hint = tr!(cx.lang, "frame-palette-hint");
            canvas.print(area.x + 1, area.y, &hint, Role::Placeholder);
        }
        canvas.caret(after, area.y);
        canvas.rule(area.y + 1);
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        let found = matching(&self.entries, &self.search);
        if found.is_empty() {
            let none = tr!(cx.lang, "frame-palette-none");
            canvas.paragraph(below.x + 1, below.y, below.width - 2, &none, Role::Muted);
        }
        self.list
            .draw(canvas, below, (found.len(), 1), |canvas, row, _| {
                if let Some(entry) = found.get(row) {
                    draw_entry(canvas, entry);
                }
            });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "frame-palette-title"))
    }

    fn place(&self, cx: &Context) -> Place {
        let width = cx.size.width.saturating_sub(6).min(70);
        Place::Dialog {
            width,
            height: 14.min(cx.size.height.saturating_sub(4)),
        }
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}
