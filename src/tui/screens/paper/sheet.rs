//! One form being typed: one row per answer, and the cursor goes on by itself.

use crate::domain::{Mark, Setup};
use crate::tui::widget::List;
use crate::tui::{Code, Command, Context, Edited, Editor, Input, Typing};
use crate::usecase::paper::Entry;

use super::rows::{self, Answer, Row};

/// What went wrong with the last key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Note {
    /// The item has no “don't know”; it has so many grades.
    NoUnsure(usize),
    /// The item has only so many grades.
    NoGrade(usize),
    /// So many rows were passed over.
    Missing(usize),
    /// No more words fit.
    Full,
    /// There is no form after this one.
    Last,
}

/// What a form is typed into, and what it is checked with.
pub(super) struct Paper<'a> {
    /// What is asked.
    pub(super) setup: &'a Setup,
    /// Whether what was typed fits on a ballot.
    pub(super) fits: &'a dyn Fn(&Entry) -> bool,
}

/// One form being typed.
pub(super) struct Sheet {
    /// Its place in the stack, from 0.
    pub(super) form: usize,
    pub(super) rows: Vec<Row>,
    /// The row in hand; behind the last one when all is typed.
    pub(super) at: usize,
    pub(super) editor: Option<Editor>,
    pub(super) note: Option<Note>,
    pub(super) list: List,
}

impl Sheet {
    /// A form of this class, at the first row that is not typed yet.
    pub(super) fn new(form: usize, setup: &Setup, class: u8, entry: &Entry) -> Self {
        let rows = rows::rows(setup, class);
        let mut sheet = Self {
            form,
            rows,
            at: 0,
            editor: None,
            note: None,
            list: List::new(),
        };
        let open = sheet.rows.iter().position(|row| is_open(row, entry));
        sheet.go(open.unwrap_or(0), entry);
        sheet
    }

    /// Says that there is no form after this one.
    pub(super) const fn is_last(&mut self) {
        self.note = Some(Note::Last);
    }

    /// What is typed into.
    pub(super) fn typing(&self, entry: &Entry) -> Typing {
        match &self.editor {
            Some(editor) if !entry.is_spoiled() => editor.typing(),
            _ => Typing::Nothing,
        }
    }

    pub(super) fn row(&self) -> Option<Row> {
        self.rows.get(self.at).copied()
    }

    fn go(&mut self, to: usize, entry: &Entry) {
        self.at = to.min(self.rows.len());
        self.editor = match self.row().map(|row| row.answer) {
            Some(Answer::Words(slot, limit)) => {
                let editor = Editor::long(entry.opinion(slot));
                Some(editor.limit(Some(limit.into())))
            }
            _ => None,
        };
    }

    /// Reacts; true when the form is done and the next one can come.
    pub(super) fn handle<A>(
        &mut self,
        input: &Input<A>,
        entry: &mut Entry,
        paper: &Paper<'_>,
        cx: &Context,
    ) -> bool {
        if !matches!(input, Input::BurstEnd) {
            self.note = None;
        }
        let code = match input {
            Input::Key(key) if !key.ctrl && !key.alt => Some(key.code),
            Input::Command(Command::Open) => Some(Code::Enter),
            _ => None,
        };
        if entry.is_spoiled() {
            return code == Some(Code::Enter);
        }
        if self.editor.is_some() {
            return self.write(input, code, entry, paper, cx);
        }
        match (code, input) {
            (Some(Code::Enter), _) => return self.done(entry),
            (Some(Code::Char(_)), Input::Key(key)) => {
                let mark = self.mark(*key, paper.setup);
                if let (Some(mark), Some(Answer::Mark(slot))) = (mark, self.row().map(|r| r.answer))
                {
                    entry.set_mark(slot, mark);
                    self.go(self.at + 1, entry);
                }
            }
            (Some(Code::Backspace | Code::Left | Code::Up), _) => {
                self.go(self.at.saturating_sub(1), entry);
            }
            (Some(Code::Right | Code::Down), _) => self.go(self.at + 1, entry),
            (Some(Code::Home), _) => self.go(0, entry),
            (Some(Code::End), _) => self.go(self.rows.len(), entry),
            _ => {}
        }
        false
    }

    /// What a key means in the row in hand.
    fn mark(&mut self, key: crate::tui::Key, setup: &Setup) -> Option<Mark> {
        let row = self.row()?;
        if matches!(key.typed(), Some(' ' | '-')) {
            return Some(Mark::Blank);
        }
        let digit = key.digit()?;
        let choices = rows::choices(setup, &row);
        let found = choices.iter().find(|(of, ..)| *of == digit);
        if found.is_none() {
            let grades = choices.iter().filter(|(of, ..)| *of > 0).count();
            self.note = Some(match digit {
                0 => Note::NoUnsure(grades),
                _ => Note::NoGrade(grades),
            });
        }
        found.map(|(_, mark, _)| *mark)
    }

    /// In a row of words: Enter goes on, everything else is typed.
    fn write<A>(
        &mut self,
        input: &Input<A>,
        code: Option<Code>,
        entry: &mut Entry,
        paper: &Paper<'_>,
        cx: &Context,
    ) -> bool {
        let (Some(Answer::Words(slot, _)), Some(editor)) =
            (self.row().map(|row| row.answer), &mut self.editor)
        else {
            return false;
        };
        if code == Some(Code::Enter) {
            if self.at + 1 < self.rows.len() {
                self.go(self.at + 1, entry);
                return false;
            }
            return self.done(entry);
        }
        let edited = editor.handle(input, cx);
        match edited {
            Edited::Changed | Edited::Full => {
                let before = entry.clone();
                entry.set_opinion(slot, editor.text());
                let fits = (paper.fits)(entry);
                if !fits {
                    editor.set_text(before.opinion(slot));
                    *entry = before;
                }
                if !fits || edited == Edited::Full {
                    self.note = Some(Note::Full);
                }
            }
            Edited::Moved => {}
            Edited::Nothing => match code {
                Some(Code::Backspace | Code::Left | Code::Up) => {
                    self.go(self.at.saturating_sub(1), entry);
                }
                Some(Code::Right | Code::Down) => self.go(self.at + 1, entry),
                _ => {}
            },
        }
        false
    }

    /// Whether nothing was passed over; else the first such row is in hand.
    fn done(&mut self, entry: &Entry) -> bool {
        let open = |row: &&Row| is_open(row, entry);
        let missing = self.rows.iter().filter(open).count();
        if missing == 0 {
            return true;
        }
        let first = self.rows.iter().position(|row| is_open(row, entry));
        self.go(first.unwrap_or(0), entry);
        self.note = Some(Note::Missing(missing));
        false
    }
}

fn is_open(row: &Row, entry: &Entry) -> bool {
    matches!(row.answer, Answer::Mark(slot) if entry.mark(slot).is_none())
}
