//! Choosing the edition of a checklist that a worksheet follows. No word is
//! lost by it.

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::vault::MemberKey;
use crate::usecase::worksheet::{self, Edition, Whose, wipe};

use super::super::landing::land;

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// What there is to choose from.
    Editions(Vec<Edition>),
    /// Yes, the one at this place.
    Move(usize),
    /// It is done.
    Moved,
}

/// A line of the list.
enum Line {
    Heading(String),
    Edition(usize),
}

/// The editions.
#[derive(Debug)]
pub(super) struct EditionScreen {
    key: Arc<MemberKey>,
    whose: Whose,
    editions: Vec<Edition>,
    list: List,
}

impl EditionScreen {
    pub fn new(key: Arc<MemberKey>, whose: Whose) -> Self {
        Self {
            key,
            whose,
            editions: Vec::new(),
            list: List::new(),
        }
    }

    fn look(&self) -> Effect<Answer> {
        let (key, whose) = (Arc::clone(&self.key), self.whose);
        Effect::ask(move |desk| {
            let mut open = worksheet::open(desk, &key, whose)?;
            let editions = worksheet::editions(desk, &open);
            wipe(&mut open);
            Ok(Answer::Editions(editions?))
        })
    }

    /// Other editions of the same checklist, then the others.
    fn lines(&self, cx: &Context) -> Vec<Line> {
        let own = self.editions.iter().find(|edition| edition.in_hand);
        let own = own.map(|edition| edition.pack.id.as_str());
        let mut lines = Vec::new();
        for same in [true, false] {
            let of_kind: Vec<Line> = self
                .editions
                .iter()
                .enumerate()
                .filter(|(_, edition)| (Some(edition.pack.id.as_str()) == own) == same)
                .map(|(at, _)| Line::Edition(at))
                .collect();
            if !of_kind.is_empty() {
                lines.push(Line::Heading(if same {
                    tr!(cx.lang, "sheet-edition-same")
                } else {
                    tr!(cx.lang, "sheet-edition-others")
                }));
                lines.extend(of_kind);
            }
        }
        lines
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Editions(editions) => {
                self.editions = editions;
                let lines = self.lines(cx);
                let here = lines.iter().position(|line| {
                    matches!(line, Line::Edition(at)
                        if self.editions.get(*at).is_some_and(|edition| edition.in_hand))
                });
                self.list.set_len(lines.len());
                self.list.select(here.unwrap_or(0));
                Vec::new()
            }
            Answer::Move(at) => self.go(at).into_iter().collect(),
            Answer::Moved => vec![
                Effect::toast(tr!(cx.lang, "sheet-edition-done")),
                Effect::Pop,
            ],
        }
    }

    fn go(&self, at: usize) -> Option<Effect<Answer>> {
        let edition = self.editions.get(at)?;
        let (key, whose) = (Arc::clone(&self.key), self.whose);
        let to = (!edition.of_the_meeting).then(|| edition.pack.clone());
        Some(Effect::ask(move |desk| {
            let mut open = worksheet::move_to(desk, &key, whose, to.as_ref())?;
            wipe(&mut open);
            Ok(Answer::Moved)
        }))
    }

    fn ask(&self, at: usize, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(edition) = self.editions.get(at) else {
            return Vec::new();
        };
        if edition.in_hand {
            return vec![Effect::Pop];
        }
        let text = meaning(edition, cx);
        let question = Question::new(
            tr!(
                cx.lang,
                "sheet-edition-question",
                title = edition.title.as_str()
            ),
            text,
            tr!(cx.lang, "sheet-edition-yes"),
        );
        vec![Effect::Confirm(question, Answer::Move(at))]
    }

    fn chosen(&mut self, input: &Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        let lines = self.lines(cx);
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Opened(row) => match lines.get(row) {
                Some(Line::Edition(at)) => self.ask(*at, cx),
                _ => Vec::new(),
            },
            Chosen::Moved => {
                let down = self.list.selected() >= before;
                let fits = |row: usize| matches!(lines.get(row), Some(Line::Edition(_)));
                land(&mut self.list, lines.len(), fits, down);
                Vec::new()
            }
            Chosen::Nothing => Vec::new(),
        }
    }
}

/// What moving there would mean.
fn meaning(edition: &Edition, cx: &Context) -> String {
    let moving = &edition.moving;
    tr!(
        cx.lang,
        "sheet-edition-meaning",
        items = moving.items.to_string(),
        kept = moving.kept.to_string(),
        end = moving.at_the_end.to_string()
    )
}

impl Screen for EditionScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => vec![self.look()],
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            input => self.chosen(&input, cx),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let lines = self.lines(cx);
        let in_hand = lines.get(self.list.selected());
        let words = match in_hand {
            Some(Line::Edition(at)) => self.editions.get(*at).map(|edition| {
                if edition.in_hand {
                    tr!(cx.lang, "sheet-edition-in-hand")
                } else {
                    meaning(edition, cx)
                }
            }),
            _ => None,
        };
        let words = words.unwrap_or_default();
        let rows = Canvas::rows(&words, area.width).min(area.height / 2);
        let above = Rect {
            height: area.height.saturating_sub(rows + 1),
            ..area
        };
        let Self { editions, list, .. } = self;
        list.draw(canvas, above, (lines.len(), 1), |canvas, row, here| {
            let (x, y) = (canvas.area().x, canvas.area().y);
            match lines.get(row) {
                Some(Line::Heading(title)) => {
                    canvas.print(x, y, title, Role::Heading);
                }
                Some(Line::Edition(at)) => {
                    if let Some(edition) = editions.get(*at) {
                        draw_edition(canvas, edition, here, cx);
                    }
                }
                None => {}
            }
        });
        canvas.paragraph(area.x, above.bottom() + 1, area.width, &words, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "command-edition"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        vec![
            Offer::named(Command::Open, tr!(cx.lang, "sheet-edition-choose")),
            Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")),
            Offer::new(Command::Back),
        ]
    }
}

fn draw_edition(canvas: &mut Canvas, edition: &Edition, here: bool, cx: &Context) {
    let Rect { x, y, .. } = canvas.area();
    if here {
        canvas.print(x, y, cx.signs.cursor, Role::Accent);
    }
    if edition.in_hand {
        canvas.print(x + 2, y, cx.signs.done, Role::Good);
    }
    let right = canvas.area().right().saturating_sub(2);
    let items = tr!(
        cx.lang,
        "sheet-edition-items",
        items = edition.moving.items.to_string()
    );
    let mut start = canvas.print_right(right, y, &items, Role::Muted);
    if edition.of_the_meeting {
        let words = tr!(cx.lang, "sheet-edition-of-meeting");
        start = canvas.print_right(start.saturating_sub(2), y, &words, Role::Muted);
    }
    let room = start.saturating_sub(x + 7);
    canvas.print_within(x + 5, y, room, &edition.title, Role::Text);
}
