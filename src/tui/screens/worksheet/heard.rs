//! What the masses said, beside an item: one line each, and a page to claim
//! them from.

use ratatui::layout::Rect;

use crate::domain::OpinionId;
use crate::domain::opinion::Alike;
use crate::lang::Lang;
use crate::report::words::channel;
use crate::text;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::screen::{Effect, Input, Screen, Title};
use crate::tui::theme::Role;
use crate::tui::widget::{Chosen, List};
use crate::usecase::worksheet::{Said, Standing};

use super::super::landing::land;
use super::item_form::Owed;

/// The numbers of opinions of the same words.
pub(super) fn numbers(alike: &Alike) -> Vec<OpinionId> {
    let records = alike.records.iter();
    records.map(|record| record.opinion.id).collect()
}

/// One opinion in one line: its words, among whom it was said, how often.
pub(super) fn line(said: &Said, alike: &Alike, lang: &Lang) -> String {
    let Some(first) = alike.first() else {
        return String::new();
    };
    let words = text::sanitize(&first.opinion.words);
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut who = said.voters(first).join(&tr!(lang, "sheet-said-and"));
    if who.is_empty() {
        who = channel(lang, first.opinion.channel);
    }
    match alike.times() {
        0 | 1 => tr!(lang, "sheet-said-once", words = words, who = who),
        times => tr!(
            lang,
            "sheet-said-times",
            words = words,
            who = who,
            times = times.to_string()
        ),
    }
}

/// What is answered at an item.
pub(super) fn owed(said: &Said, at: &[(Standing, &Alike)], lang: &Lang) -> Vec<Owed> {
    let here = at
        .iter()
        .filter(|(standing, _)| *standing == Standing::Here);
    here.map(|(_, alike)| Owed {
        opinions: numbers(alike),
        words: line(said, alike, lang),
    })
    .collect()
}

/// What somebody chose to do with an opinion.
#[derive(Debug)]
pub enum Choice {
    /// To answer it at this item.
    Claim(Vec<OpinionId>),
    /// To write the answer to it.
    Answer(OpinionId),
    /// No longer to answer it.
    GiveBack(Vec<OpinionId>),
}

/// A row of the page.
enum Row {
    Heading(String),
    Opinion {
        standing: Standing,
        opinions: Vec<OpinionId>,
        words: String,
        answered: bool,
    },
}

/// The opinions that can be answered at an item.
pub(super) struct ClaimScreen {
    rows: Vec<Row>,
    list: List,
}

impl ClaimScreen {
    pub fn new(said: &Said, at: &[(Standing, &Alike)], lang: &Lang) -> Self {
        let mut rows = Vec::new();
        let mut last = None;
        for (standing, alike) in at {
            if last != Some(*standing) {
                rows.push(Row::Heading(match standing {
                    Standing::Here => tr!(lang, "sheet-said-here"),
                    Standing::Touching => tr!(lang, "sheet-said-touching"),
                    Standing::Elsewhere => tr!(lang, "sheet-said-elsewhere"),
                }));
                last = Some(*standing);
            }
            let claim = alike.first().and_then(|first| first.claim.as_ref());
            rows.push(Row::Opinion {
                standing: *standing,
                opinions: numbers(alike),
                words: line(said, alike, lang),
                answered: claim.is_some_and(|claim| claim.answered),
            });
        }
        let mut places = List::new();
        places.set_len(rows.len());
        let free =
            |row: &Row| matches!(row, Row::Opinion { standing, .. } if *standing != Standing::Here);
        let first = rows.iter().position(free).unwrap_or(1);
        places.select(first);
        Self { rows, list: places }
    }

    fn in_hand(&self) -> Option<&Row> {
        self.rows.get(self.list.selected())
    }

    fn opened(&self) -> Option<Choice> {
        let Row::Opinion {
            standing, opinions, ..
        } = self.in_hand()?
        else {
            return None;
        };
        Some(match standing {
            Standing::Here => Choice::Answer(*opinions.first()?),
            Standing::Touching | Standing::Elsewhere => Choice::Claim(opinions.clone()),
        })
    }

    fn given_back(&self) -> Option<Choice> {
        match self.in_hand()? {
            Row::Opinion {
                standing: Standing::Here,
                opinions,
                answered: false,
                ..
            } => Some(Choice::GiveBack(opinions.clone())),
            _ => None,
        }
    }
}

impl Screen for ClaimScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        if matches!(input, Input::Command(Command::Remove)) {
            return self.given_back().map(Effect::give).into_iter().collect();
        }
        let claims = matches!(input, Input::Command(Command::Claim));
        let before = self.list.selected();
        match self.list.handle(&input) {
            Chosen::Moved => {
                let down = self.list.selected() >= before;
                let fits = |row: usize| matches!(self.rows.get(row), Some(Row::Opinion { .. }));
                land(&mut self.list, self.rows.len(), fits, down);
                Vec::new()
            }
            Chosen::Nothing if !claims => Vec::new(),
            Chosen::Opened(_) | Chosen::Nothing => {
                self.opened().map(Effect::give).into_iter().collect()
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let words = match self.in_hand() {
            Some(Row::Opinion { words, .. }) => words.clone(),
            _ => String::new(),
        };
        let rows = Canvas::rows(&words, area.width).min(area.height / 2);
        let above = Rect {
            height: area.height.saturating_sub(rows + 1),
            ..area
        };
        let Self { rows, list } = self;
        list.draw(canvas, above, (rows.len(), 1), |canvas, row, here| {
            let Rect { x, y, .. } = canvas.area();
            match rows.get(row) {
                Some(Row::Heading(words)) => {
                    canvas.print(x, y, words, Role::Heading);
                }
                Some(Row::Opinion {
                    standing,
                    words,
                    answered,
                    ..
                }) => {
                    if here {
                        canvas.print(x, y, cx.signs.cursor, Role::Accent);
                    }
                    let (sign, role) = match (standing, answered) {
                        (Standing::Here, true) => (cx.signs.done, Role::Good),
                        (Standing::Here, false) => (cx.signs.ellipsis, Role::Warning),
                        _ => (cx.signs.open, Role::Muted),
                    };
                    canvas.print(x + 2, y, sign, role);
                    let room = canvas.area().right().saturating_sub(x + 7);
                    canvas.print_within(x + 5, y, room, words, Role::Text);
                }
                None => {}
            }
        });
        canvas.paragraph(area.x, above.bottom() + 1, area.width, &words, Role::Muted);
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "sheet-said-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        match self.in_hand() {
            Some(Row::Opinion {
                standing: Standing::Here,
                answered,
                ..
            }) => {
                offers.push(Offer::named(
                    Command::Open,
                    tr!(cx.lang, "sheet-said-answer"),
                ));
                let written = answered.then(|| tr!(cx.lang, "sheet-said-answered"));
                let back = tr!(cx.lang, "sheet-said-give-back");
                offers.push(Offer::named(Command::Remove, back).blocked(written));
            }
            Some(Row::Opinion { .. }) => {
                offers.push(Offer::named(
                    Command::Open,
                    tr!(cx.lang, "sheet-said-claim"),
                ));
                offers.push(Offer::new(Command::Claim).quiet());
            }
            _ => {}
        }
        offers.push(Offer::named(Command::Up, tr!(cx.lang, "sheet-choose")));
        offers.push(Offer::new(Command::Back));
        offers
    }
}
