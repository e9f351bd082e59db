//! A member's list of the others: whom one still owes a criticism.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::criticism::CriticismState;
use crate::domain::{Member, MemberId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::criticism::{self, Standing};
use crate::usecase::vault::MemberKey;

use super::super::landing::land;
use super::super::{dates, place};
use super::{MatrixScreen, PagesScreen, WriteScreen, state};

/// A member's list of the others.
#[derive(Debug)]
pub struct ColleaguesScreen {
    key: Arc<MemberKey>,
    standing: Option<Standing>,
    list: List,
}

/// A row of the list.
enum Row<'a> {
    Other(&'a Member),
    Blank,
    /// What the others wrote about oneself.
    Own,
}

impl ColleaguesScreen {
    /// For an unlocked member.
    #[must_use]
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            standing: None,
            list: List::new(),
        }
    }

    fn rows(&self) -> Vec<Row<'_>> {
        let Some(standing) = &self.standing else {
            return Vec::new();
        };
        standing
            .others(self.key.member())
            .map(Row::Other)
            .chain([Row::Blank, Row::Own])
            .collect()
    }

    fn moved(&mut self, input: &Input<Standing>) -> Vec<Effect<Standing>> {
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Moved => {
                let fits: Vec<bool> = self
                    .rows()
                    .iter()
                    .map(|row| !matches!(row, Row::Blank))
                    .collect();
                let downwards = self.list.selected() >= before;
                let fit = |row: usize| fits.get(row) == Some(&true);
                land(&mut self.list, fits.len(), fit, downwards);
                Vec::new()
            }
            Chosen::Opened(row) => self.opened(row),
            Chosen::Nothing => Vec::new(),
        }
    }

    fn opened(&self, row: usize) -> Vec<Effect<Standing>> {
        let key = Arc::clone(&self.key);
        match self.rows().get(row) {
            Some(Row::Other(member)) => vec![Effect::push(WriteScreen::new(key, member.id))],
            Some(Row::Own) => vec![Effect::push(PagesScreen::own(key))],
            Some(Row::Blank) | None => Vec::new(),
        }
    }

    fn draw_row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, cx: &Context) {
        let (rows, Some(standing)) = (self.rows(), &self.standing) else {
            return;
        };
        let Rect { x, y, width, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
        }
        let wide = width >= 70;
        let widest = text::widest(standing.members.iter().map(|m| &m.name));
        let names = if wide {
            28
        } else {
            (widest as u16 + 2).clamp(11, 20)
        };
        let at = x + 2 + names;
        match rows.get(row) {
            Some(Row::Other(member)) => {
                let mut label = text::pad_end(&member.name, widest);
                if wide {
                    label = format!("{label}  {}", member.post);
                }
                canvas.print_within(x + 2, y, names - 1, &label, Role::Text);
                let pair = standing.pair(self.key.member(), member.id);
                let (sign, role) = state::sign(pair.state, cx);
                canvas.print(at, y, sign, role);
                let note = at + if wide { 22 } else { 20 };
                canvas.print_within(
                    at + 2,
                    y,
                    note - at - 3,
                    &state::words(&pair, cx.lang),
                    if pair.state == CriticismState::Unreadable {
                        Role::Bad
                    } else {
                        Role::Text
                    },
                );
                draw_note(canvas, (note, y), standing, member.id, cx);
            }
            Some(Row::Own) => {
                let name = tr!(cx.lang, "criticism-of-me");
                canvas.print_within(x + 2, y, names - 1, &name, Role::Text);
                let (words, role) = of_me(standing, self.key.member(), cx);
                canvas.print(at, y, &words, role);
            }
            Some(Row::Blank) | None => {}
        }
    }
}

/// What else one has to know about a colleague.
fn draw_note(
    canvas: &mut Canvas,
    (x, y): (u16, u16),
    standing: &Standing,
    member: MemberId,
    cx: &Context,
) {
    if let Some(spoken) = standing.spoken_by(member) {
        canvas.print(x, y, &state::spoken(&spoken, cx.lang), Role::Muted);
    } else if !standing.has_key(member) {
        let sign = canvas.signs().warning;
        let words = tr!(cx.lang, "criticism-no-passphrase");
        canvas.print(x, y, &format!("{sign} {words}"), Role::Warning);
    }
}

/// Where the criticism of oneself stands, in a few words.
pub(super) fn of_me(standing: &Standing, me: MemberId, cx: &Context) -> (String, Role) {
    let count = |state| standing.about(me, state);
    let waiting = count(CriticismState::ForThePerson);
    let open = count(CriticismState::Open);
    if standing.spoken_by(me).is_none() {
        let sealed = count(CriticismState::Sealed).to_string();
        return (
            tr!(cx.lang, "criticism-of-me-later", count = sealed),
            Role::Muted,
        );
    }
    if waiting > 0 {
        return (
            tr!(
                cx.lang,
                "criticism-of-me-waiting",
                count = waiting.to_string()
            ),
            Role::Warning,
        );
    }
    (
        tr!(cx.lang, "criticism-of-me-open", count = open.to_string()),
        Role::Muted,
    )
}

/// What holds for all of it: how many, by when, and who can read it.
fn lead(standing: &Standing, cx: &Context) -> String {
    let least = standing.least.to_string();
    let how = match standing.due {
        Some(day) => tr!(
            cx.lang,
            "criticism-lead-due",
            date = dates::day(cx.lang, day),
            least = least
        ),
        None => tr!(cx.lang, "criticism-lead", least = least),
    };
    format!("{how}{}", tr!(cx.lang, "criticism-lead-sealed"))
}

impl Screen for ColleaguesScreen {
    type Answer = Standing;

    fn handle(&mut self, input: Input<Standing>, _cx: &Context) -> Vec<Effect<Standing>> {
        match input {
            Input::Opened | Input::Uncovered => vec![Effect::ask(criticism::standing)],
            Input::Answer(answer) => answered(answer, |standing| {
                self.standing = Some(standing);
                self.list.set_len(self.rows().len());
                Vec::new()
            }),
            Input::Command(Command::Outline) => vec![Effect::push(MatrixScreen::new())],
            input => self.moved(&input),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(standing) = &self.standing else {
            return;
        };
        let area = canvas.column();
        let y = canvas.paragraph(area.x, area.y, area.width, &lead(standing, cx), Role::Muted);
        let rows = self.rows().len();
        let mut list = std::mem::take(&mut self.list);
        let below = place::below(area, y + 1);
        list.draw(canvas, below, (rows, 1), |canvas, row, in_hand| {
            self.draw_row(canvas, row, in_hand, cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "criticism-title"));
        match &self.standing {
            None => title,
            Some(standing) => {
                let done = standing.done_by(self.key.member()).to_string();
                let total = standing.others(self.key.member()).count().to_string();
                title.right(tr!(
                    cx.lang,
                    "criticism-done-of",
                    done = done,
                    total = total
                ))
            }
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::new(Command::Open),
            Offer::named(Command::Outline, tr!(cx.lang, "criticism-matrix")),
            Offer::new(Command::Help),
            Offer::new(Command::Back),
        ]
    }
}
