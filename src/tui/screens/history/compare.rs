//! What changed from one state of a worksheet to another.

use std::collections::BTreeMap;

use ratatui::layout::Rect;

use crate::domain::worksheet::Written;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::Pager;
use crate::usecase::history::{self, Reader, State};
use crate::usecase::worksheet::wipe_written;

use super::rows::{Row, rows};

/// Two states of a worksheet, wiped when they go.
pub struct States {
    older: Written,
    newer: Written,
    texts: BTreeMap<String, String>,
}

impl std::fmt::Debug for States {
    /// Says nothing: the words may be a draft.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("States")
    }
}

impl Drop for States {
    fn drop(&mut self) {
        wipe_written(&mut self.older);
        wipe_written(&mut self.newer);
    }
}

/// Two states beside each other.
#[derive(Debug)]
pub(super) struct CompareScreen {
    reader: Reader,
    name: String,
    /// The older one may be nothing at all.
    which: (Option<State>, State),
    states: Option<States>,
    rows: Vec<Row>,
    columns: u16,
    pager: Pager,
}

impl CompareScreen {
    pub fn new(reader: Reader, name: String, which: (Option<State>, State)) -> Self {
        Self {
            reader,
            name,
            which,
            states: None,
            rows: Vec::new(),
            columns: 0,
            pager: Pager::new(),
        }
    }

    fn look(&self) -> Effect<States> {
        let (reader, (older, newer)) = (self.reader.clone(), self.which);
        Effect::ask(move |desk| {
            let mut states = States {
                older: Written::default(),
                newer: history::state(desk, &reader, newer)?,
                texts: BTreeMap::new(),
            };
            if let Some(older) = older {
                states.older = history::state(desk, &reader, older)?;
            }
            states.texts = history::item_texts(desk, &[&states.older, &states.newer])?;
            Ok(states)
        })
    }
}

/// What a state is called.
fn called(state: State, cx: &Context) -> String {
    match state {
        State::Version(number) => tr!(cx.lang, "history-version", number = number.to_string()),
        State::Draft => tr!(cx.lang, "history-draft"),
    }
}

impl Screen for CompareScreen {
    type Answer = States;

    fn handle(&mut self, input: Input<States>, _cx: &Context) -> Vec<Effect<States>> {
        match input {
            Input::Opened => return vec![self.look()],
            Input::Answer(Err(error)) => return vec![Effect::Fail(error), Effect::Pop],
            Input::Answer(answer) => {
                return answered(answer, |states| {
                    self.states = Some(states);
                    self.columns = 0;
                    Vec::new()
                });
            }
            Input::Language(_) => self.columns = 0,
            input => {
                self.pager.handle(&input);
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(states) = &self.states else { return };
        let area = canvas.column();
        let columns = area.width.saturating_sub(2);
        if self.columns != columns {
            self.columns = columns;
            self.rows = rows((&states.older, &states.newer), &states.texts, columns, cx);
        }
        if self.rows.is_empty() {
            let words = tr!(cx.lang, "history-same");
            canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            return;
        }
        let rows = &self.rows;
        self.pager.draw(canvas, area, rows.len(), |canvas, row| {
            let Rect { mut x, y, .. } = canvas.area();
            for (words, role) in rows.get(row).map(Row::pieces).into_iter().flatten() {
                x = canvas.print(x, y, words, *role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let newer = called(self.which.1, cx);
        let words = match self.which.0 {
            Some(older) => {
                let older = called(older, cx);
                tr!(cx.lang, "history-from-to", older = older, newer = newer)
            }
            None => newer,
        };
        let separator = cx.signs.separator;
        Title::new(format!("{} {separator} {words}", self.name))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")),
            Offer::new(Command::Back),
        ]
    }

    fn status(&self, cx: &Context) -> String {
        tr!(cx.lang, "history-legend")
    }
}
