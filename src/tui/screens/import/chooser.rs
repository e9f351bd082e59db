//! Choosing a file: a line for its path, and what lies in the folder.

use std::path::{Path, PathBuf};

use ratatui::layout::Rect;

use crate::text;
use crate::tr;
use crate::tui::form::{Edited, Editor};
use crate::tui::key::Code;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Command, Context, Input, Role};
use crate::usecase::import::Place;

/// What an input did to a chooser.
pub(super) enum Choice {
    /// It was not meant for it.
    Nothing,
    /// Something moved or was typed.
    Moved,
    /// What lies in this folder should be listed.
    Folder(PathBuf),
    /// This file was chosen.
    File(PathBuf),
}

/// A path line over a list. What is typed is always the path; Up and Down go
/// through the list, and Enter opens whichever was used last.
pub(super) struct Chooser {
    line: Editor,
    folder: PathBuf,
    places: Vec<Place>,
    list: List,
    /// Whether the list was used last.
    in_list: bool,
}

impl Chooser {
    pub(super) fn new() -> Self {
        Self {
            line: Editor::line(""),
            folder: PathBuf::new(),
            places: Vec::new(),
            list: List::new(),
            in_list: false,
        }
    }

    /// Lists a folder.
    pub(super) fn show(&mut self, folder: PathBuf, places: Vec<Place>) {
        self.line.set_text(&with_end(&folder));
        self.line.go_to(self.line.text().len());
        self.in_list = !places.is_empty();
        self.folder = folder;
        self.places = places;
        self.list = List::new();
        self.list.set_len(self.rows());
        self.list
            .select(usize::from(self.up().is_some() && !self.places.is_empty()));
    }

    fn up(&self) -> Option<&Path> {
        self.folder.parent()
    }

    fn rows(&self) -> usize {
        self.places.len() + usize::from(self.up().is_some())
    }

    pub(super) fn handle<A>(&mut self, input: &Input<A>, cx: &Context) -> Choice {
        if let Input::Mouse(_) = input
            && let Some(choice) = self.listed(input)
        {
            return choice;
        }
        match self.line.handle(input, cx) {
            Edited::Nothing => {}
            Edited::Changed | Edited::Full => {
                self.in_list = false;
                return Choice::Moved;
            }
            Edited::Moved => return Choice::Moved,
        }
        let open = match input {
            Input::Key(key) => key.code == Code::Enter,
            Input::Command(command) => *command == Command::Open,
            _ => false,
        };
        if open && !self.in_list {
            return self.typed();
        }
        self.listed(input).unwrap_or(Choice::Nothing)
    }

    fn listed<A>(&mut self, input: &Input<A>) -> Option<Choice> {
        match self.list.handle(input) {
            Chosen::Nothing => None,
            Chosen::Moved => {
                self.in_list = true;
                Some(Choice::Moved)
            }
            Chosen::Opened(row) => Some(self.open(row)),
        }
    }

    fn open(&self, row: usize) -> Choice {
        let up = self.up();
        match (up, row.checked_sub(usize::from(up.is_some()))) {
            (Some(up), None) => Choice::Folder(up.to_owned()),
            (_, Some(at)) => match self.places.get(at) {
                Some(place) if place.folder => Choice::Folder(place.path.clone()),
                Some(place) => Choice::File(place.path.clone()),
                None => Choice::Nothing,
            },
            (None, None) => Choice::Nothing,
        }
    }

    /// What was typed: a folder ends in a separator or is in the list.
    fn typed(&self) -> Choice {
        let typed = self.line.text().trim();
        if typed.is_empty() {
            return Choice::Moved;
        }
        let path = self.folder.join(typed);
        let listed = self
            .places
            .iter()
            .any(|place| place.folder && place.path == path);
        if listed || typed.ends_with(std::path::is_separator) || path == self.folder {
            return Choice::Folder(path);
        }
        Choice::File(path)
    }

    /// Draws the line and the list.
    pub(super) fn draw(&mut self, canvas: &mut Canvas, area: Rect, cx: &Context) {
        let label = tr!(cx.lang, "import-file");
        let column = text::width(&label) as u16 + 2;
        canvas.print(area.x, area.y, &label, Role::Muted);
        let line = Rect {
            x: area.x + column,
            width: area.width.saturating_sub(column),
            height: 1,
            ..area
        };
        self.line.draw(canvas, line, true, "");
        let list = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        if self.places.is_empty() {
            let y = list.y + u16::from(self.up().is_some());
            let words = tr!(cx.lang, "import-folder-empty");
            canvas.paragraph(
                area.x + 2,
                y,
                area.width.saturating_sub(2),
                &words,
                Role::Muted,
            );
        }
        let (rows, in_list) = (self.rows(), self.in_list);
        let up = self.up().is_some();
        let places = &self.places;
        self.list
            .draw(canvas, list, (rows, 1), |canvas, row, in_hand| {
                let Rect { x, y, .. } = canvas.area();
                if in_hand && in_list {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                match row
                    .checked_sub(usize::from(up))
                    .and_then(|at| places.get(at))
                {
                    Some(place) if place.folder => {
                        canvas.print(x + 2, y, &format!("{}/", place.name), Role::Muted);
                    }
                    Some(place) => {
                        canvas.print(x + 2, y, &place.name, Role::Text);
                    }
                    None => {
                        canvas.print(x + 2, y, &tr!(cx.lang, "import-folder-up"), Role::Muted);
                    }
                }
            });
    }

    pub(super) fn typing(&self) -> crate::tui::Typing {
        self.line.typing()
    }
}

fn with_end(folder: &Path) -> String {
    let mut path = folder.display().to_string();
    if !path.ends_with(std::path::is_separator) {
        path.push(std::path::MAIN_SEPARATOR);
    }
    path
}
