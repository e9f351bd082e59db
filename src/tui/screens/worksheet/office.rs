//! The body's worksheet before chair and clerk: in whose hand it is, and
//! freeing it when somebody forgot to pass it on.

use std::sync::Arc;

use crate::domain::Member;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::usecase::committee::{self, BodyView};
use crate::usecase::meeting;
use crate::usecase::vault::OfficeKey;

use super::super::dates;

/// How the body's worksheet stands.
#[derive(Debug)]
pub struct Standing {
    view: BodyView,
    members: Vec<Member>,
}

/// The body's worksheet, for the office.
#[derive(Debug)]
pub struct BodyTurnScreen {
    key: Arc<OfficeKey>,
    standing: Option<Standing>,
}

impl BodyTurnScreen {
    /// For chair and clerk.
    #[must_use]
    pub const fn new(key: Arc<OfficeKey>) -> Self {
        Self {
            key,
            standing: None,
        }
    }

    fn look(&self, free: bool) -> Effect<Standing> {
        let key = Arc::clone(&self.key);
        Effect::ask(move |desk| {
            if free {
                committee::free_turn(desk, &key)?;
            }
            Ok(Standing {
                view: committee::body(desk, key.meeting())?,
                members: meeting::members(desk, key.meeting())?,
            })
        })
    }

    /// Who writes and since when, in words.
    fn words(&self, cx: &Context) -> String {
        let Some(Standing { view, members }) = &self.standing else {
            return String::new();
        };
        let Some(turn) = view.turn else {
            return tr!(cx.lang, "sheet-body-free");
        };
        let holder = members.iter().find(|member| member.id == turn.member);
        let name = holder.map(|member| member.name.clone()).unwrap_or_default();
        let since = dates::moment(cx.lang, turn.since);
        tr!(cx.lang, "sheet-body-held", name = name, since = since)
    }
}

impl Screen for BodyTurnScreen {
    type Answer = Standing;

    fn handle(&mut self, input: Input<Standing>, cx: &Context) -> Vec<Effect<Standing>> {
        match input {
            Input::Opened => vec![self.look(false)],
            Input::Command(Command::Turn) => {
                let freed = tr!(cx.lang, "sheet-body-freed");
                vec![self.look(true), Effect::toast(freed)]
            }
            Input::Answer(answer) => answered(answer, |standing| {
                self.standing = Some(standing);
                Vec::new()
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(Standing { view, .. }) = &self.standing else {
            return;
        };
        let area = canvas.column();
        let progress = tr!(
            cx.lang,
            "sheet-body-progress",
            done = view.progress.done.to_string(),
            total = view.progress.total.to_string()
        );
        let y = canvas.paragraph(area.x, area.y, area.width, &self.words(cx), Role::Heading);
        let y = if view.progress.total > 0 {
            canvas.paragraph(area.x, y, area.width, &progress, Role::Text)
        } else {
            y
        };
        let words = tr!(cx.lang, "sheet-body-about");
        canvas.paragraph(area.x, y + 1, area.width, &words, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "sheet-title-body"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let held = self
            .standing
            .as_ref()
            .is_some_and(|standing| standing.view.turn.is_some());
        let free = (!held).then(|| tr!(cx.lang, "sheet-body-free"));
        vec![
            Offer::named(Command::Turn, tr!(cx.lang, "sheet-body-take")).blocked(free),
            Offer::new(Command::Back),
        ]
    }
}
