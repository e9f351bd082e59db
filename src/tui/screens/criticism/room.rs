//! In the meeting, at the office's machine: who has spoken, and what waits to
//! be opened. That somebody has spoken is said once and stays.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::criticism::{CriticismState, SpokenHow};
use crate::domain::{Member, MemberId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::criticism::{self, Opening, Standing};
use crate::usecase::vault::OfficeKey;

use super::super::{dates, place};
use super::{MatrixScreen, PagesScreen, state};

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// Where everybody stands.
    Standing(Box<Standing>),
    /// Yes, this member has spoken.
    Spoken(MemberId, SpokenHow),
    /// It is marked.
    Marked(MemberId, Opening, Box<Standing>),
}

/// The meeting: who has spoken.
#[derive(Debug)]
pub struct RoomScreen {
    key: Arc<OfficeKey>,
    standing: Option<Standing>,
    list: List,
}

impl RoomScreen {
    /// For the unlocked office.
    #[must_use]
    pub fn new(key: Arc<OfficeKey>) -> Self {
        Self {
            key,
            standing: None,
            list: List::new(),
        }
    }

    fn in_hand(&self) -> Option<&Member> {
        let standing = self.standing.as_ref()?;
        standing.members.get(self.list.selected())
    }

    /// Takes the first who has not spoken in hand.
    fn show(&mut self, standing: Standing) {
        self.list.set_len(standing.members.len());
        if self.standing.is_none() {
            let open = |member: &Member| standing.spoken_by(member.id).is_none();
            let first = standing.members.iter().position(open);
            self.list.select(first.unwrap_or(0));
        }
        self.standing = Some(standing);
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Standing(standing) => {
                self.show(*standing);
                Vec::new()
            }
            Answer::Spoken(member, how) => {
                let (key, now) = (Arc::clone(&self.key), cx.wall);
                vec![Effect::ask(move |desk| {
                    let opening = criticism::mark_spoken(desk, &key, member, how, now)?;
                    let standing = Box::new(criticism::standing(desk)?);
                    Ok(Answer::Marked(member, opening, standing))
                })]
            }
            Answer::Marked(member, opening, standing) => {
                self.show(*standing);
                let pages = PagesScreen::for_the_room(Arc::clone(&self.key), member);
                let mut effects = vec![Effect::toast(tr!(cx.lang, "criticism-marked"))];
                // What waits is opened at once, while everybody is there.
                if opening.opened + opening.unreadable > 0 {
                    effects.push(Effect::push(pages));
                }
                effects
            }
        }
    }

    /// Marks whoever is in hand, or opens what was said about them.
    fn opened(&self, how: SpokenHow, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(member), Some(standing)) = (self.in_hand(), &self.standing) else {
            return Vec::new();
        };
        if standing.spoken_by(member.id).is_some() {
            let pages = PagesScreen::for_the_room(Arc::clone(&self.key), member.id);
            return vec![Effect::push(pages)];
        }
        let question = question(standing, member, how, cx);
        vec![Effect::Confirm(question, Answer::Spoken(member.id, how))]
    }

    fn draw_row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, cx: &Context) {
        let Some(standing) = &self.standing else {
            return;
        };
        let Some(member) = standing.members.get(row) else {
            return;
        };
        let Rect { x, y, width, .. } = canvas.area();
        if in_hand {
            canvas.print(x, y, canvas.signs().cursor, Role::Accent);
        }
        let wide = width >= 70;
        let widest = text::widest(standing.members.iter().map(|m| &m.name));
        let names = if wide {
            26
        } else {
            (widest as u16 + 2).clamp(9, 14)
        };
        let mut label = text::pad_end(&member.name, widest);
        if wide {
            label = format!("{label}  {}", member.post);
        }
        canvas.print_within(x + 2, y, names - 1, &label, Role::Text);
        let at = x + 2 + names;
        let spoken = standing.spoken_by(member.id);
        let (sign, words, role) = match &spoken {
            Some(spoken) => (cx.signs.done, state::spoken(spoken, cx.lang), Role::Good),
            None => (
                cx.signs.open,
                tr!(cx.lang, "criticism-not-spoken"),
                Role::Muted,
            ),
        };
        canvas.print(at, y, &format!("{sign} {words}"), role);
        let (words, role) = about(standing, member.id, spoken.is_some(), cx);
        canvas.print(at + 25, y, &words, role);
    }
}

/// How far the criticism of a member is: how many wait, are open, answered.
fn about(standing: &Standing, member: MemberId, spoken: bool, cx: &Context) -> (String, Role) {
    let count = |state| standing.about(member, state);
    let unreadable = count(CriticismState::Unreadable);
    let waiting = count(CriticismState::ForThePerson);
    let (words, role) = if !spoken && !standing.has_key(member) {
        (tr!(cx.lang, "criticism-room-no-key"), Role::Warning)
    } else if !spoken {
        let sealed = count(CriticismState::Sealed).to_string();
        (
            tr!(cx.lang, "criticism-room-sealed", count = sealed),
            Role::Muted,
        )
    } else if waiting > 0 {
        let waiting = waiting.to_string();
        (
            tr!(cx.lang, "criticism-room-waits", count = waiting),
            Role::Warning,
        )
    } else {
        let answered = standing
            .others(member)
            .filter(|critic| standing.pair(critic.id, member).reply.is_some());
        let answered = answered.count().to_string();
        let open = count(CriticismState::Open).to_string();
        (
            tr!(
                cx.lang,
                "criticism-room-open",
                count = open,
                answered = answered
            ),
            Role::Text,
        )
    };
    if unreadable == 0 {
        return (words, role);
    }
    let unreadable = unreadable.to_string();
    let bad = tr!(cx.lang, "criticism-room-unreadable", count = unreadable);
    (format!("{words} {} {bad}", cx.signs.separator), Role::Bad)
}

/// What is said before it is marked: it cannot be taken back.
fn question(standing: &Standing, member: &Member, how: SpokenHow, cx: &Context) -> Question {
    let name = member.name.as_str();
    let time = dates::moment(cx.lang, cx.wall);
    let mut text = match how {
        SpokenHow::InPerson => tr!(
            cx.lang,
            "criticism-mark-text",
            name = name,
            time = time.as_str()
        ),
        SpokenHow::InWriting => tr!(
            cx.lang,
            "criticism-mark-absent-text",
            name = name,
            time = time.as_str()
        ),
    };
    let day = standing.meeting.held_on;
    if cx.wall.date() != day {
        let date = dates::day(cx.lang, day);
        let early = tr!(cx.lang, "criticism-mark-not-today", date = date);
        text = format!("{} {early}\n\n{text}", cx.signs.warning);
    }
    let (title, yes) = match how {
        SpokenHow::InPerson => (
            tr!(cx.lang, "criticism-mark-title", name = name),
            tr!(cx.lang, "criticism-mark-yes"),
        ),
        SpokenHow::InWriting => (
            tr!(cx.lang, "criticism-mark-absent-title", name = name),
            tr!(cx.lang, "criticism-mark-absent-yes"),
        ),
    };
    Question::new(title, text, yes)
}

impl Screen for RoomScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![Effect::ask(|desk| {
                let standing = Box::new(criticism::standing(desk)?);
                Ok(Answer::Standing(standing))
            })],
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(Command::ReadOut) => self.opened(SpokenHow::InWriting, cx),
            Input::Command(Command::Outline) => vec![Effect::push(MatrixScreen::new())],
            input => match self.list.handle(&input) {
                Chosen::Opened(_) => self.opened(SpokenHow::InPerson, cx),
                Chosen::Moved | Chosen::Nothing => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(standing) = &self.standing else {
            return;
        };
        let area = canvas.column();
        let lead = tr!(cx.lang, "criticism-room-lead");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Muted);
        let rows = standing.members.len();
        let mut list = std::mem::take(&mut self.list);
        let below = place::below(area, y + 1);
        list.draw(canvas, below, (rows, 1), |canvas, row, in_hand| {
            self.draw_row(canvas, row, in_hand, cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "criticism-room-title"));
        match &self.standing {
            None => title,
            Some(standing) => {
                let spoken = standing.spoken.len().to_string();
                let total = standing.members.len().to_string();
                title.right(tr!(
                    cx.lang,
                    "criticism-room-done",
                    done = spoken,
                    total = total
                ))
            }
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let member = self.in_hand();
        let spoken = member
            .zip(self.standing.as_ref())
            .is_some_and(|(member, standing)| standing.spoken_by(member.id).is_some());
        let open = if spoken {
            tr!(cx.lang, "criticism-room-read")
        } else {
            tr!(cx.lang, "criticism-mark-yes")
        };
        let already = spoken.then(|| tr!(cx.lang, "criticism-error-has-spoken"));
        vec![
            Offer::named(Command::Open, open),
            Offer::new(Command::ReadOut).blocked(already),
            Offer::named(Command::Outline, tr!(cx.lang, "criticism-matrix")),
            Offer::new(Command::Help),
            Offer::new(Command::Back),
        ]
    }
}
