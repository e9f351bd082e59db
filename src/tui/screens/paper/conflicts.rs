//! Where the two passes differ, side by side, to be settled by both.

use crate::domain::questionnaire::AnswerKind;
use crate::domain::{Mark, Setup, Slot};
use crate::tr;
use crate::tui::widget::List;
use crate::tui::{Code, Command, Context, Editor, Input, Key, Typing};
use crate::usecase::paper::{Batch, Choice, Conflict, Entry, Place};

use super::draw::mark_words;
use super::rows::{self, Answer, Row};

/// What is typed anew.
pub(super) enum Anew {
    /// A mark.
    Mark,
    /// Words.
    Words(Box<Editor>),
}

/// The list of differences.
pub(super) struct ConflictsPage {
    pub(super) list: List,
    pub(super) anew: Option<Anew>,
    /// The words that were typed do not fit on the ballot.
    pub(super) full: bool,
}

impl ConflictsPage {
    /// With the first open difference in hand.
    pub(super) fn new(batch: &Batch) -> Self {
        let mut page = Self {
            list: List::new(),
            anew: None,
            full: false,
        };
        page.next_open(batch);
        page
    }

    /// Takes the next open difference in hand, from the one in hand on.
    pub(super) fn next_open(&mut self, batch: &Batch) {
        let conflicts = batch.conflicts();
        self.list.set_len(conflicts.len());
        let from = self.list.selected();
        let mut order = (from..conflicts.len()).chain(0..from);
        let open = |at: &usize| conflicts.get(*at).is_some_and(|conflict| !conflict.settled);
        if let Some(at) = order.find(open) {
            self.list.select(at);
        }
    }

    /// Leaves what is typed anew; false when nothing is.
    pub(super) fn cancel(&mut self) -> bool {
        self.full = false;
        self.anew.take().is_some()
    }

    pub(super) fn typing(&self) -> Typing {
        match &self.anew {
            Some(Anew::Words(editor)) => editor.typing(),
            _ => Typing::Nothing,
        }
    }

    /// Reacts; returns a form that is to be typed anew as a whole.
    pub(super) fn handle<A>(
        &mut self,
        input: &Input<A>,
        batch: &mut Batch,
        cx: &Context,
    ) -> Option<usize> {
        let at = self.list.selected();
        let conflict = *batch.conflicts().get(at)?;
        match self.anew.take() {
            Some(Anew::Mark) => {
                match mark_of(input, batch, conflict) {
                    Some(mark) => self.settle(batch, Choice::Mark(mark)),
                    None => self.anew = Some(Anew::Mark),
                }
                return None;
            }
            Some(Anew::Words(editor)) => {
                self.write(input, batch, conflict, editor, cx);
                return None;
            }
            None => {}
        }
        let digit = match input {
            Input::Key(key) if key.code == Code::Enter => Some(3),
            Input::Key(key) => key.digit(),
            Input::Command(Command::Open) => Some(3),
            _ => None,
        };
        match digit {
            Some(1) => self.settle(batch, Choice::First),
            Some(2) => self.settle(batch, Choice::Second),
            Some(3) => return self.begin_anew(batch, conflict),
            _ => {
                self.list.handle(input);
            }
        }
        None
    }

    fn settle(&mut self, batch: &mut Batch, choice: Choice<'_>) {
        batch.settle(self.list.selected(), choice);
        self.next_open(batch);
    }

    fn begin_anew(&mut self, batch: &Batch, conflict: Conflict) -> Option<usize> {
        self.anew = match conflict.place {
            Place::Whole => return Some(conflict.form),
            Place::Grade(_) => Some(Anew::Mark),
            Place::Opinion(slot) => {
                let entry = batch.entry(conflict.form);
                let words = entry.map_or("", |entry| entry.opinion(slot));
                let limit = row_of(batch, conflict).and_then(|row| match row.answer {
                    Answer::Words(_, limit) => Some(usize::from(limit)),
                    Answer::Mark(_) => None,
                });
                Some(Anew::Words(Box::new(Editor::long(words).limit(limit))))
            }
        };
        None
    }

    fn write<A>(
        &mut self,
        input: &Input<A>,
        batch: &mut Batch,
        conflict: Conflict,
        mut editor: Box<Editor>,
        cx: &Context,
    ) {
        let done = matches!(
            input,
            Input::Key(Key {
                code: Code::Enter,
                ..
            })
        );
        if !done {
            editor.handle(input, cx);
            self.anew = Some(Anew::Words(editor));
            return;
        }
        let Place::Opinion(slot) = conflict.place else {
            return;
        };
        let mut entry = batch.entry(conflict.form).cloned();
        let fits = entry.as_mut().is_some_and(|entry| {
            entry.set_opinion(slot, editor.text());
            batch.fits(entry)
        });
        self.full = !fits;
        if fits {
            self.settle(batch, Choice::Opinion(editor.text()));
        } else {
            self.anew = Some(Anew::Words(editor));
        }
    }
}

/// The mark that a key means where the passes differ.
fn mark_of<A>(input: &Input<A>, batch: &Batch, conflict: Conflict) -> Option<Mark> {
    let Input::Key(key) = input else {
        return None;
    };
    if matches!(key.typed(), Some(' ' | '-')) {
        return Some(Mark::Blank);
    }
    let (row, digit) = (row_of(batch, conflict)?, key.digit()?);
    let choices = rows::choices(batch.setup(), &row);
    let found = choices.into_iter().find(|(of, ..)| *of == digit);
    found.map(|(_, mark, _)| mark)
}

/// The row of a form that a difference is about.
pub(super) fn row_of(batch: &Batch, conflict: Conflict) -> Option<Row> {
    let setup = batch.setup();
    let (answer, slot): (Answer, Slot) = match conflict.place {
        Place::Whole => return None,
        Place::Grade(at) => (Answer::Mark(at), *setup.grade_slots().get(at)?),
        Place::Opinion(at) => {
            let slot = *setup.opinion_slots().get(at)?;
            let item = setup.questionnaire.items.get(slot.item)?;
            let limit = match item.kind {
                AnswerKind::Opinion { limit } => limit,
                AnswerKind::Grade { .. } => 0,
            };
            (Answer::Words(at, limit), slot)
        }
    };
    Some(Row {
        item: slot.item,
        number: 0,
        subject: slot.subject,
        answer,
    })
}

/// What an entry says where the passes differ.
pub(super) fn words_of(batch: &Batch, conflict: Conflict, entry: &Entry, cx: &Context) -> String {
    match (conflict.place, row_of(batch, conflict)) {
        _ if entry.is_spoiled() => tr!(cx.lang, "forms-is-spoiled"),
        (Place::Grade(slot), Some(row)) => {
            let mark = entry.mark(slot).unwrap_or_default();
            mark_words(batch.setup(), &row, mark, cx)
        }
        (Place::Opinion(slot), _) if entry.opinion(slot).trim().is_empty() => {
            tr!(cx.lang, "forms-conflict-nothing")
        }
        (Place::Opinion(slot), _) => entry.opinion(slot).to_owned(),
        _ => tr!(cx.lang, "forms-conflict-not-spoiled"),
    }
}

/// What a difference is about: item and subject.
pub(super) fn about(setup: &Setup, batch: &Batch, conflict: Conflict, cx: &Context) -> String {
    let Some(row) = row_of(batch, conflict) else {
        return tr!(cx.lang, "forms-conflict-whole");
    };
    let label = rows::item(setup, &row).map_or("", |item| item.label.as_str());
    let words = matches!(row.answer, Answer::Words(..));
    let subject = setup.subjects.get(row.subject);
    let subject = subject.filter(|subject| !(words && subject.body));
    let name = subject.map_or("", |subject| subject.name.as_str());
    format!("{label} {name}").trim_end().to_owned()
}
