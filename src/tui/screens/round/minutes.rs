//! What two people write into the minutes when the box is closed: the symbols,
//! and how many ballots and slips each group has.

use std::path::PathBuf;

use ratatui::layout::Rect;

use crate::domain::Turnout;
use crate::tr;
use crate::tui::key::Code;
use crate::tui::screens::symbols;
use crate::tui::{Canvas, Command, Context, Effect, Input, Offer, Role, Screen, Title};
use crate::usecase::round::booths::{Booth, BoothStanding};
use crate::usecase::standing::RoundStanding;

use super::save_as::{SaveAs, Saved, What};
use super::slips_left;

/// The commitment to the ballots and the counts of every group.
pub(super) struct MinutesScreen {
    root_words: String,
    box_path: PathBuf,
    turnout: Vec<Turnout>,
    halls: Vec<Booth>,
    /// Groups that were scrolled past.
    top: usize,
    /// Groups that fit below the headings when it was drawn.
    shown: usize,
}

impl MinutesScreen {
    /// The minutes of a closed round.
    pub(super) fn new(round: &RoundStanding) -> Self {
        Self {
            root_words: round.root_words.clone().unwrap_or_default(),
            turnout: round.turnout.as_deref().unwrap_or_default().to_vec(),
            halls: round.halls.clone(),
            box_path: round.box_path.clone(),
            top: 0,
            shown: usize::MAX,
        }
    }

    /// What the minutes must say of halls whose box is not in this one.
    fn missing_halls(&self, cx: &Context) -> Vec<String> {
        let missing = |hall: &Booth| match &hall.standing {
            BoothStanding::GivenUp(why) => Some(tr!(
                cx.lang,
                "round-minutes-given-up",
                name = hall.name.as_str(),
                why = why.as_str()
            )),
            BoothStanding::NotMade => Some(tr!(
                cx.lang,
                "round-minutes-not-made",
                name = hall.name.as_str()
            )),
            BoothStanding::Out(_) | BoothStanding::Collected => None,
        };
        self.halls.iter().filter_map(missing).collect()
    }

    fn scroll(&mut self, code: Code) {
        let most = self.turnout.len().saturating_sub(self.shown);
        match code {
            Code::Down | Code::PageDown => self.top = (self.top + 1).min(most),
            Code::Up | Code::PageUp => self.top = self.top.saturating_sub(1),
            _ => {}
        }
    }
}

impl Screen for MinutesScreen {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Command(Command::Print) => {
                let save = SaveAs::new(What::Minutes, self.box_path.clone(), cx);
                return vec![Effect::call(save, |Saved| ())];
            }
            Input::Command(Command::Open) => return vec![Effect::give(())],
            Input::Key(key) if key.code == Code::Enter => return vec![Effect::give(())],
            Input::Command(Command::Up) => self.scroll(Code::Up),
            Input::Command(Command::Down) => self.scroll(Code::Down),
            Input::Key(key) => self.scroll(key.code),
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let halls = self.missing_halls(cx);
        let why = tr!(cx.lang, "round-minutes-why");
        let under: u16 = halls
            .iter()
            .map(|words| Canvas::rows(words, area.width))
            .sum();
        let below = self.turnout.len() as u16 + 2 + under + Canvas::rows(&why, area.width);
        let words = tr!(cx.lang, "round-minutes-words");
        let y = canvas.paragraph(area.x, area.y, area.width, &words, Role::Text);
        let y = symbols::draw(canvas, y, &self.root_words, below, cx) + 1;
        let room = area.bottom().saturating_sub(y + 1 + under);
        self.shown = usize::from(room).max(1);
        self.top = self.top.min(self.turnout.len().saturating_sub(self.shown));
        let rows = self.turnout.iter().skip(self.top).take(self.shown);
        let place = Rect { y, ..area };
        let mut y = slips_left::draw(canvas, place, rows, cx);
        for words in &halls {
            y = canvas.paragraph(area.x, y, area.width, words, Role::Warning);
        }
        if y + Canvas::rows(&why, area.width) < area.bottom() {
            canvas.paragraph(area.x, y + 1, area.width, &why, Role::Muted);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        Title::new(tr!(cx.lang, "round-minutes-title"))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::named(
            Command::Open,
            tr!(cx.lang, "round-minutes-done"),
        )];
        offers.push(Offer::named(
            Command::Print,
            tr!(cx.lang, "round-minutes-print"),
        ));
        if self.turnout.len() > self.shown {
            offers.push(Offer::named(
                Command::Up,
                tr!(cx.lang, "round-minutes-more"),
            ));
        }
        offers
    }
}
