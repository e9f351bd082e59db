//! 分会场: the boxes of other halls, how far each is, and what to do with it.

use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::report::words;
use crate::text;
use crate::tr;
use crate::tui::widget::{Chosen, List};
use crate::tui::{
    Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title, Toast, answered,
};
use crate::usecase::round::booths::{self, Booth, BoothStanding};

use super::collect::{CollectScreen, Poured};
use super::give_up::{GiveUpScreen, GivenUp};
use super::save_as::{SaveAs, Saved, What};

/// What the page is answered.
pub(super) enum Answer {
    /// The halls.
    Halls(Vec<Booth>),
    /// Something became of one of them.
    Changed,
}

/// The halls of the round in hand.
pub(super) struct BoxesScreen {
    box_path: PathBuf,
    halls: Option<Vec<Booth>>,
    list: List,
}

impl BoxesScreen {
    /// For a round whose box lies here.
    pub(super) fn new(box_path: PathBuf) -> Self {
        Self {
            box_path,
            halls: None,
            list: List::new(),
        }
    }

    fn look() -> Vec<Effect<Answer>> {
        vec![Effect::ask(|desk| Ok(Answer::Halls(booths::booths(desk)?)))]
    }

    fn in_hand(&self) -> Option<&Booth> {
        self.halls.as_ref()?.get(self.list.selected())
    }

    fn open(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(hall) = self.in_hand() else {
            return Vec::new();
        };
        match hall.standing {
            BoothStanding::NotMade => {
                let what = What::Hall(hall.place, hall.name.clone());
                let save = SaveAs::new(what, self.box_path.clone(), cx);
                vec![Effect::call(save, |Saved| Answer::Changed)]
            }
            BoothStanding::Out(_) | BoothStanding::GivenUp(_) => self.collect(),
            BoothStanding::Collected => {
                vec![Effect::Toast(Toast::new(tr!(cx.lang, "halls-is-here")))]
            }
        }
    }

    fn collect(&self) -> Vec<Effect<Answer>> {
        let collect = CollectScreen::new(&self.box_path);
        vec![Effect::call(collect, |Poured| Answer::Changed)]
    }

    fn give_up(&self) -> Vec<Effect<Answer>> {
        match self.in_hand() {
            Some(hall) => {
                let give_up = GiveUpScreen::new(hall.place, hall.name.clone());
                vec![Effect::call(give_up, |GivenUp| Answer::Changed)]
            }
            None => Vec::new(),
        }
    }
}

/// How far a hall is, in words.
fn standing(hall: &Booth, cx: &Context) -> (String, Role) {
    match &hall.standing {
        BoothStanding::NotMade => (tr!(cx.lang, "halls-not-made"), Role::Muted),
        BoothStanding::Out(path) => {
            let file = path.file_name().unwrap_or_default().to_string_lossy();
            let file = file.into_owned();
            (tr!(cx.lang, "halls-out", file = file), Role::Text)
        }
        BoothStanding::Collected => (tr!(cx.lang, "halls-collected"), Role::Good),
        BoothStanding::GivenUp(why) => {
            let why = why.as_str();
            (tr!(cx.lang, "halls-given-up", why = why), Role::Warning)
        }
    }
}

fn sign(hall: &Booth, cx: &Context) -> &'static str {
    match hall.standing {
        BoothStanding::Collected => cx.signs.done,
        BoothStanding::GivenUp(_) => cx.signs.warning,
        BoothStanding::NotMade | BoothStanding::Out(_) => cx.signs.open,
    }
}

impl Screen for BoxesScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.list.handle(&input) {
            Chosen::Opened(_) => return self.open(cx),
            Chosen::Moved => return Vec::new(),
            Chosen::Nothing => {}
        }
        match input {
            Input::Opened | Input::Uncovered => Self::look(),
            Input::Command(Command::Import) => self.collect(),
            Input::Command(Command::Remove) => self.give_up(),
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Halls(halls) => {
                    self.list.set_len(halls.len());
                    self.halls = Some(halls);
                    Vec::new()
                }
                Answer::Changed => Self::look(),
            }),
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let Some(halls) = &self.halls else { return };
        let area = canvas.column();
        let lead = tr!(cx.lang, "halls-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &lead, Role::Text) + 1;
        let name = |hall: &Booth| words::hall(cx.lang, &hall.name, hall.paper);
        let names: Vec<String> = halls.iter().map(name).collect();
        let widest = (text::widest(&names) as u16).min(area.width / 3);
        let below = Rect {
            y,
            height: area.bottom().saturating_sub(y),
            ..area
        };
        let rows = (halls.len(), 1);
        self.list.draw(canvas, below, rows, |canvas, row, in_hand| {
            let (Some(hall), Some(name)) = (halls.get(row), names.get(row)) else {
                return;
            };
            let Rect { x, y, .. } = canvas.area();
            if in_hand {
                canvas.print(x, y, cx.signs.cursor, Role::Accent);
            }
            let (words, role) = standing(hall, cx);
            canvas.print(x + 2, y, sign(hall, cx), role);
            canvas.print_within(x + 4, y, widest, name, Role::Text);
            let codes = tr!(cx.lang, "halls-codes", codes = hall.codes);
            let after = canvas.print(x + widest + 6, y, &codes, Role::Muted);
            canvas.print(after + 2, y, &words, role);
        });
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "halls-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(hall) = self.in_hand() else {
            return Vec::new();
        };
        let (out, name) = match hall.standing {
            BoothStanding::NotMade => (false, tr!(cx.lang, "halls-make")),
            BoothStanding::Out(_) => (true, tr!(cx.lang, "halls-collect")),
            BoothStanding::GivenUp(_) => (false, tr!(cx.lang, "halls-found-again")),
            BoothStanding::Collected => (false, tr!(cx.lang, "halls-collected")),
        };
        let here = hall.standing == BoothStanding::Collected;
        let here = here.then(|| tr!(cx.lang, "halls-is-here"));
        let mut offers = vec![Offer::named(Command::Open, name).blocked(here)];
        if out {
            offers.push(Offer::named(Command::Remove, tr!(cx.lang, "halls-give-up")));
        }
        let collect = Offer::named(Command::Import, tr!(cx.lang, "halls-collect"));
        offers.push(if out { collect.quiet() } else { collect });
        offers
    }
}
