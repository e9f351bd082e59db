//! The outline: every section and item, how far it is, and the way there.

use crate::domain::SelfRating;
use crate::domain::worksheet::EntryState;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};

use super::super::landing::land;
use super::item_form::name;
use super::pad::Pad;

/// A line of the outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Line {
    /// A section's title.
    Section(String),
    /// An item.
    Item {
        item: usize,
        state: EntryState,
        words: String,
        rating: Option<SelfRating>,
    },
}

impl Line {
    pub const fn item(&self) -> Option<usize> {
        match self {
            Self::Section(_) => None,
            Self::Item { item, .. } => Some(*item),
        }
    }
}

/// The lines of a worksheet. They hold no word of what was written.
pub(super) fn lines(pad: &Pad) -> Vec<Line> {
    let checklist = &pad.open().checklist;
    let mut lines = Vec::new();
    let mut section = None;
    for (item, entry) in pad.sheet().entries.iter().enumerate() {
        let found = checklist.items().find(|(_, asked)| asked.id == entry.item);
        if let Some((of, _)) = found
            && section != Some(&of.id)
        {
            section = Some(&of.id);
            lines.push(Line::Section(of.title.clone()));
        }
        let words = found.map_or_else(|| entry.item.to_string(), |(_, asked)| asked.text.clone());
        lines.push(Line::Item {
            item,
            state: entry.state(),
            words,
            rating: entry.rating,
        });
    }
    lines
}

/// The sign of how far an item is.
pub(super) const fn sign<'a>(state: EntryState, cx: &Context<'a>) -> (&'a str, Role) {
    match state {
        EntryState::Done => (cx.signs.done, Role::Good),
        EntryState::Begun => (cx.signs.ellipsis, Role::Warning),
        EntryState::Open => (cx.signs.open, Role::Muted),
    }
}

/// The outline as a page; it gives the number of the item that was chosen.
#[derive(Debug)]
pub(super) struct OutlineScreen {
    lines: Vec<Line>,
    list: List,
}

impl OutlineScreen {
    pub fn new(pad: &Pad) -> Self {
        let lines = lines(pad);
        let mut list = List::new();
        list.set_len(lines.len());
        list.select(
            lines
                .iter()
                .position(|line| line.item() == Some(pad.at()))
                .unwrap_or(0),
        );
        Self { lines, list }
    }

    fn count(&self, wanted: EntryState) -> usize {
        let of = |line: &&Line| matches!(line, Line::Item { state, .. } if *state == wanted);
        self.lines.iter().filter(of).count()
    }

    /// To the next item that is not finished, going round once.
    fn next_unfinished(&mut self) {
        let count = self.lines.len().max(1);
        let unfinished = |row: &usize| matches!(self.lines.get(*row), Some(Line::Item { state, .. }) if *state != EntryState::Done);
        let after = self.list.selected() + 1;
        if let Some(row) = (0..count)
            .map(|step| (after + step) % count)
            .find(unfinished)
        {
            self.list.select(row);
        }
    }

    fn moved(&mut self, input: &Input<()>) -> Vec<Effect<()>> {
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Opened(row) => {
                let item = self.lines.get(row).and_then(Line::item);
                item.map(Effect::give).into_iter().collect()
            }
            Chosen::Moved => {
                let down = self.list.selected() >= before;
                let fits = |row: usize| self.lines.get(row).and_then(Line::item).is_some();
                land(&mut self.list, self.lines.len(), fits, down);
                Vec::new()
            }
            Chosen::Nothing => Vec::new(),
        }
    }
}

impl Screen for OutlineScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::NextFinding) => {
                self.next_unfinished();
                Vec::new()
            }
            input => self.moved(&input),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Self { lines, list } = self;
        list.draw(canvas, area, (lines.len(), 1), |canvas, row, in_hand| {
            if let Some(line) = lines.get(row) {
                draw_line(canvas, line, in_hand, cx);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let [done, begun, open] = [EntryState::Done, EntryState::Begun, EntryState::Open]
            .map(|state| self.count(state).to_string());
        let counts = tr!(
            cx.lang,
            "sheet-outline-counts",
            done = done,
            begun = begun,
            open = open
        );
        Title::new(tr!(cx.lang, "sheet-outline")).right(counts)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let unfinished = tr!(cx.lang, "sheet-next-unfinished");
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "sheet-go-there")),
            Offer::named(Command::NextFinding, unfinished),
            Offer::new(Command::Back),
        ]
    }
}

fn draw_line(canvas: &mut Canvas, line: &Line, in_hand: bool, cx: &Context) {
    let area = canvas.area();
    let (x, y) = (area.x, area.y);
    match line {
        Line::Section(title) => {
            canvas.print(x, y, title, Role::Heading);
        }
        Line::Item {
            item,
            state,
            words,
            rating,
        } => {
            if in_hand {
                canvas.print(x, y, cx.signs.cursor, Role::Accent);
            }
            let (mark, role) = sign(*state, cx);
            canvas.print(x + 2, y, mark, role);
            canvas.print(x + 5, y, &format!("{:>2}", item + 1), Role::Muted);
            let rated = rating
                .map(|rating| name(rating, cx.lang))
                .unwrap_or_default();
            let right = area.right().saturating_sub(3);
            canvas.print(
                right.saturating_sub(text::width(&rated) as u16),
                y,
                &rated,
                Role::Muted,
            );
            let ratings = SelfRating::ALL.map(|rating| name(rating, cx.lang));
            let rated = text::widest(ratings) as u16;
            let room = right.saturating_sub(rated + 2 + x + 9);
            canvas.print_within(x + 9, y, room, words, Role::Text);
        }
    }
}
