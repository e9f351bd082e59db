//! Choosing a file: from the folder one stands in, or by typing where it is.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::form::{Edited, Editor, date_words};
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Screen, Title, Typing};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::Error;
use crate::usecase::folder::{self, Entry, Listing};

/// The longest path that is taken, in characters.
const LONGEST: usize = 1_000;

/// What a person is asked to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// A data file.
    Data,
    /// A list of members.
    Roster,
    /// The export of a survey platform.
    Survey,
    /// What the columns of such an export mean.
    Mapping,
    /// A ballot box.
    Box,
    /// The release of a round, for a recount.
    Release,
}

impl Wanted {
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Data => &["zj"],
            Self::Roster | Self::Survey => &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"],
            Self::Mapping => &["toml"],
            Self::Box => &["box"],
            Self::Release => &["json"],
        }
    }

    fn title(self, cx: &Context) -> String {
        match self {
            Self::Data => tr!(cx.lang, "first-pick-data"),
            Self::Roster => tr!(cx.lang, "wizard-pick-roster"),
            Self::Survey => tr!(cx.lang, "import-title"),
            Self::Mapping => tr!(cx.lang, "import-load-map"),
            Self::Box => tr!(cx.lang, "pick-box"),
            Self::Release => tr!(cx.lang, "pick-release"),
        }
    }

    fn nothing(self, cx: &Context) -> String {
        match self {
            Self::Data => tr!(cx.lang, "first-pick-no-data"),
            Self::Roster => tr!(cx.lang, "wizard-pick-no-roster"),
            Self::Survey => tr!(cx.lang, "import-folder-empty"),
            Self::Mapping => tr!(cx.lang, "import-folder-no-map"),
            Self::Box => tr!(cx.lang, "pick-no-box"),
            Self::Release => tr!(cx.lang, "pick-no-release"),
        }
    }
}

/// What its asks answer.
#[derive(Debug)]
pub enum Answer {
    /// A folder was looked at.
    Looked(Listing),
    /// What was typed is a file.
    File(PathBuf),
}

/// Gives the [`PathBuf`] of a file to whoever called it.
#[derive(Debug)]
pub struct FilePicker {
    wanted: Wanted,
    listing: Listing,
    list: List,
    line: Editor,
    /// The line is typed into; else a row is in hand.
    typing: bool,
    /// What could not be read.
    trouble: Option<String>,
}

impl FilePicker {
    /// Begins in a folder.
    #[must_use]
    pub fn new(wanted: Wanted, folder: PathBuf) -> Self {
        Self {
            wanted,
            listing: Listing {
                folder,
                entries: Vec::new(),
            },
            list: List::new(),
            line: Editor::line("").limit(Some(LONGEST)),
            typing: false,
            trouble: None,
        }
    }

    fn look(&self, folder: PathBuf) -> Vec<Effect<Answer>> {
        let endings = self.wanted.endings();
        vec![Effect::ask(move |_| {
            folder::look(&folder, endings).map(Answer::Looked)
        })]
    }

    /// Goes where the line says.
    fn go(&self) -> Vec<Effect<Answer>> {
        let typed = self.line.text().trim().trim_matches('"');
        if typed.is_empty() {
            return Vec::new();
        }
        let path = self.listing.folder.join(typed);
        let endings = self.wanted.endings();
        vec![Effect::ask(move |_| {
            if path.is_dir() {
                folder::look(&path, endings).map(Answer::Looked)
            } else {
                Ok(Answer::File(path))
            }
        })]
    }

    fn open(&self, row: usize) -> Vec<Effect<Answer>> {
        match (row.checked_sub(self.ups()), self.parent()) {
            (None, Some(parent)) => self.look(parent),
            (None, None) => Vec::new(),
            (Some(row), _) => match self.listing.entries.get(row) {
                Some(entry) if entry.folder => self.look(entry.path.clone()),
                Some(entry) => vec![Effect::give(entry.path.clone())],
                None => Vec::new(),
            },
        }
    }

    fn parent(&self) -> Option<PathBuf> {
        self.listing.folder.parent().map(Path::to_owned)
    }

    /// Rows before the first entry: the way up.
    fn ups(&self) -> usize {
        usize::from(self.parent().is_some())
    }

    fn looked(&mut self, listing: Listing) {
        let from = std::mem::replace(&mut self.listing, listing).folder;
        self.line.set_text("");
        self.typing = false;
        self.trouble = None;
        // Coming back up, the folder one was in is in hand.
        let back = self
            .listing
            .entries
            .iter()
            .position(|entry| entry.path == from);
        let first = if self.listing.entries.is_empty() {
            0
        } else {
            self.ups()
        };
        self.list.set_len(self.listing.entries.len() + self.ups());
        self.list.select(back.map_or(first, |at| at + self.ups()));
    }

    fn moved(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let key = match input {
            Input::Key(key) => Some(key.code),
            _ => None,
        };
        if self.typing && matches!(key, Some(Code::Enter)) {
            return self.go();
        }
        if matches!(key, Some(Code::Tab)) {
            self.typing = !self.typing;
            return Vec::new();
        }
        if !self.typing && matches!(key, Some(Code::Left | Code::Backspace)) {
            return self
                .parent()
                .map(|parent| self.look(parent))
                .unwrap_or_default();
        }
        let meant_for_line = self.typing || matches!(input, Input::Text(_) | Input::Paste(_));
        if meant_for_line && self.line.handle(input, cx) != Edited::Nothing {
            self.typing = true;
            self.trouble = None;
            return Vec::new();
        }
        match self.list.handle(input) {
            Chosen::Opened(row) => self.open(row),
            Chosen::Moved => {
                self.typing = false;
                Vec::new()
            }
            Chosen::Nothing => Vec::new(),
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, cx: &Context) {
        let Rect { x, y, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, cx.signs.cursor, Role::Accent);
        }
        let Some(entry) = row
            .checked_sub(self.ups())
            .map(|row| self.listing.entries.get(row))
        else {
            canvas.print(x + 2, y, &tr!(cx.lang, "first-pick-up"), Role::Muted);
            return;
        };
        if let Some(entry) = entry {
            draw_entry(canvas, entry, cx);
        }
    }
}

fn draw_entry(canvas: &mut Canvas, entry: &Entry, cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    let right = canvas.area().right().saturating_sub(2);
    let note = if entry.folder {
        tr!(cx.lang, "first-pick-folder")
    } else {
        let day = entry
            .changed
            .map(|at| date_words(at.date(), cx.wall.date(), cx.lang));
        day.unwrap_or_default()
    };
    let start = canvas.print_right(right, y, &note, Role::Muted);
    canvas.print_within(
        x + 2,
        y,
        start.saturating_sub(x + 3),
        &entry.name,
        Role::Text,
    );
}

impl Screen for FilePicker {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => self.look(self.listing.folder.clone()),
            Input::Answer(Ok(Answer::Looked(listing))) => {
                self.looked(listing);
                Vec::new()
            }
            Input::Answer(Ok(Answer::File(path))) => vec![Effect::give(path)],
            Input::Answer(Err(error)) => {
                self.trouble = Some(trouble(&error, cx));
                Vec::new()
            }
            input => self.moved(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let here = self.listing.folder.display().to_string();
        canvas.print(area.x, area.y, &here, Role::Heading);
        let label = tr!(cx.lang, "first-pick-path");
        let role = if self.typing {
            Role::Accent
        } else {
            Role::Muted
        };
        let after = canvas.print(area.x, area.y + 1, &label, role) + 2;
        let line = Rect {
            x: after,
            y: area.y + 1,
            width: area.right().saturating_sub(after),
            height: 1,
        };
        let typing = self.typing;
        self.line
            .draw(canvas, line, typing, &tr!(cx.lang, "first-pick-path-hint"));
        let mut y = area.y + 3;
        if let Some(words) = &self.trouble {
            canvas.print(area.x, y, cx.signs.warning, Role::Bad);
            y = canvas.paragraph(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                words,
                Role::Bad,
            ) + 1;
        }
        let len = self.listing.entries.len() + self.ups();
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let mut list = std::mem::take(&mut self.list);
        list.draw(canvas, below, (len, 1), |canvas, row, in_hand| {
            self.draw_row(canvas, row, in_hand && !typing, cx);
        });
        self.list = list;
        if self.listing.entries.iter().all(|entry| entry.folder) && self.trouble.is_none() {
            let words = self.wanted.nothing(cx);
            let y = y + (len as u16) + 1;
            canvas.part(below).paragraph(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &words,
                Role::Muted,
            );
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(self.wanted.title(cx))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::NextField, tr!(cx.lang, "first-pick-type")),
            Offer::new(Command::Back),
        ]
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}

fn trouble(error: &Error, cx: &Context) -> String {
    crate::say::sentence(error, cx.lang)
}
