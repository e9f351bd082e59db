//! Passing the body's worksheet on: to whom.

use std::sync::Arc;

use crate::domain::{Member, MemberId};
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::committee;
use crate::usecase::vault::MemberKey;

/// Who gets the body's worksheet next. It gives a member, or nobody for
/// whoever comes next.
#[derive(Debug)]
pub(super) struct PassScreen {
    key: Arc<MemberKey>,
    hands: Option<Vec<Member>>,
    list: List,
}

impl PassScreen {
    pub fn new(key: Arc<MemberKey>) -> Self {
        Self {
            key,
            hands: None,
            list: List::new(),
        }
    }

    fn row(&self, row: usize) -> Option<&Member> {
        self.hands.as_ref()?.get(row.checked_sub(1)?)
    }
}

impl Screen for PassScreen {
    type Answer = Vec<Member>;

    fn handle(&mut self, input: Input<Vec<Member>>, _cx: &Context) -> Vec<Effect<Vec<Member>>> {
        match input {
            Input::Opened => {
                let key = Arc::clone(&self.key);
                vec![Effect::ask(move |desk| committee::other_hands(desk, &key))]
            }
            Input::Answer(answer) => answered(answer, |hands| {
                self.list.set_len(hands.len() + 1);
                self.hands = Some(hands);
                Vec::new()
            }),
            input => match self.list.handle(&input) {
                Chosen::Opened(row) if self.hands.is_some() => {
                    let to: Option<MemberId> = self.row(row).map(|member| member.id);
                    vec![Effect::give(to)]
                }
                _ => Vec::new(),
            },
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(hands) = &self.hands else { return };
        let area = canvas.column();
        let names = text::widest(hands.iter().map(|member| &member.name)) as u16;
        let mut list = std::mem::take(&mut self.list);
        list.draw(
            canvas,
            area,
            (hands.len() + 1, 1),
            |canvas, row, in_hand| {
                let (x, y) = (canvas.area().x, canvas.area().y);
                if in_hand {
                    canvas.print(x, y, cx.signs.cursor, Role::Accent);
                }
                match self.row(row) {
                    Some(member) => {
                        canvas.print(x + 2, y, &member.name, Role::Text);
                        canvas.print(x + 4 + names, y, &member.post, Role::Muted);
                    }
                    None => {
                        canvas.print(x + 2, y, &tr!(cx.lang, "sheet-turn-anybody"), Role::Text);
                    }
                }
            },
        );
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "sheet-turn-to-whom"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "sheet-turn-give")),
            Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")),
            Offer::new(Command::Back),
        ]
    }
}
