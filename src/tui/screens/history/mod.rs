//! 历次稿: every version that was handed in, and what changed from one to
//! another; for its author up to the draft, for chair and clerk what they may
//! read.

mod compare;
mod rows;

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::toast::Toast;
use crate::tui::widget::{Chosen, List};
use crate::usecase::history::{self, Reader, State, Version};

use self::compare::CompareScreen;
use super::dates;

/// The versions of one worksheet.
#[derive(Debug)]
pub struct HistoryScreen {
    reader: Reader,
    name: String,
    versions: Option<Vec<Version>>,
    /// The row that the next one is compared with, when one was picked.
    picked: Option<usize>,
    list: List,
}

impl HistoryScreen {
    /// Whose worksheet it is, by name.
    #[must_use]
    pub fn new(reader: Reader, name: String) -> Self {
        Self {
            reader,
            name,
            versions: None,
            picked: None,
            list: List::new(),
        }
    }

    fn look(&self) -> Effect<Vec<Version>> {
        let (meeting, author) = (self.reader.meeting(), self.reader.author());
        Effect::ask(move |desk| history::versions(desk, meeting, author))
    }

    /// The rows, the newest first: the draft where one may read it, then the
    /// versions.
    fn rows(&self) -> Vec<Option<Version>> {
        let draft = self.reader.reads_draft().then_some(None);
        let versions = self.versions.iter().flatten().rev().copied().map(Some);
        draft.into_iter().chain(versions).collect()
    }

    fn readable(&self, row: Option<Version>) -> bool {
        row.is_none_or(|version| self.reader.reads(&version))
    }

    /// Compares the row that was opened with the one picked, else with the one
    /// before it.
    fn opened(&mut self, row: usize, cx: &Context) -> Vec<Effect<Vec<Version>>> {
        let rows = self.rows();
        let Some(opened) = rows.get(row).copied() else {
            return Vec::new();
        };
        if !self.readable(opened) {
            let words = tr!(cx.lang, "history-not-readable");
            return vec![Effect::Toast(Toast::warning(words))];
        }
        let other = match self.picked.take() {
            Some(picked) if picked != row => Some(picked),
            _ => (row + 1..rows.len()).find(|below| {
                let below = rows.get(*below).copied();
                below.is_some_and(|below| self.readable(below))
            }),
        };
        let called = |row: Option<Version>| match row {
            Some(version) => State::Version(version.number),
            None => State::Draft,
        };
        // Rows stand newest first: the larger row is the older state.
        let (newer, older) = match other {
            Some(other) => (row.min(other), Some(row.max(other))),
            None => (row, None),
        };
        let state = |row: usize| rows.get(row).copied().flatten();
        let older = older.map(|row| called(state(row)));
        let screen = CompareScreen::new(
            self.reader.clone(),
            self.name.clone(),
            (older, called(state(newer))),
        );
        vec![Effect::push(screen)]
    }

    fn pick(&mut self, cx: &Context) -> Vec<Effect<Vec<Version>>> {
        let row = self.list.selected();
        let there = self.rows().get(row).copied();
        match there {
            Some(version) if self.readable(version) => {
                let same = self.picked == Some(row);
                self.picked = (!same).then_some(row);
                Vec::new()
            }
            Some(_) => {
                let words = tr!(cx.lang, "history-not-readable");
                vec![Effect::Toast(Toast::warning(words))]
            }
            None => Vec::new(),
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, (row, in_hand): (usize, bool), cx: &Context) {
        let Rect { x, y, .. } = canvas.area();
        let Some(version) = self.rows().get(row).copied() else {
            return;
        };
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        if self.picked == Some(row) {
            canvas.print(x + 2, y, cx.signs.ticked, Role::Accent);
        }
        let Some(version) = version else {
            canvas.print(x + 5, y, &tr!(cx.lang, "history-draft"), Role::Text);
            return;
        };
        let number = version.number.to_string();
        let name = tr!(cx.lang, "history-version", number = number);
        canvas.print(x + 5, y, &name, Role::Text);
        let at = tr!(
            cx.lang,
            "sheet-handed-in-at",
            date = dates::moment(cx.lang, version.at)
        );
        let after = canvas.print(x + 18, y, &at, Role::Muted);
        let note = if version.withdrawn {
            tr!(cx.lang, "history-withdrawn")
        } else if self.reader.reads(&version) {
            String::new()
        } else {
            tr!(cx.lang, "history-not-kept")
        };
        canvas.print(after + 3, y, &note, Role::Muted);
    }
}

impl Screen for HistoryScreen {
    type Answer = Vec<Version>;

    fn handle(&mut self, input: Input<Vec<Version>>, cx: &Context) -> Vec<Effect<Vec<Version>>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(answer) => answered(answer, |versions| {
                self.versions = Some(versions);
                self.list.set_len(self.rows().len());
                Vec::new()
            }),
            Input::Command(Command::Toggle) => self.pick(cx),
            input => match self.list.handle(&input) {
                Chosen::Opened(row) => self.opened(row, cx),
                Chosen::Moved | Chosen::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Some(versions) = &self.versions else {
            return;
        };
        if versions.is_empty() {
            let words = tr!(cx.lang, "history-none");
            canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            return;
        }
        let words = tr!(cx.lang, "history-how");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted) + 1;
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let rows = self.rows().len();
        let mut list = std::mem::take(&mut self.list);
        list.draw(canvas, below, (rows, 1), |canvas, row, in_hand| {
            self.draw_row(canvas, (row, in_hand), cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        let what = tr!(cx.lang, "command-history");
        let separator = cx.signs.separator;
        Title::new(format!("{what} {separator} {}", self.name))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if self.versions.as_ref().is_some_and(|list| !list.is_empty()) {
            let compare = if self.picked.is_some() {
                tr!(cx.lang, "history-compare-picked")
            } else {
                tr!(cx.lang, "history-compare")
            };
            offers.push(Offer::named(Command::Open, compare));
            offers.push(Offer::named(Command::Toggle, tr!(cx.lang, "history-pick")));
            offers.push(Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")));
        }
        offers.push(Offer::new(Command::Back));
        offers
    }
}
