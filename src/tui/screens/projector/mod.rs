//! 投影: the released result on the wall, page by page.
//!
//! Only a [`Released`] result gets here, so nothing on the wall can expose a
//! voter. Members stand in their customary order; nobody is ranked.
//!
//! | module | page |
//! | --- | --- |
//! | [`deck`] | which pages there are at this size |
//! | [`pages`] | title, overview, one subject, opinions |
//! | [`item`] | one item about one subject: a picture and a sentence |
//! | [`words`] | the sentences |

mod deck;
mod item;
mod pages;
mod words;

use ratatui::layout::{Rect, Size};

use crate::assess::{Released, RoundResult};
use crate::tui::burst::Act;
use crate::tui::{
    Canvas, Code, Command, Context, Effect, Input, Key, Layer, Offer, Place, Role, Screen, Title,
    answered,
};
use crate::usecase::results;

use self::deck::{Page, deck, place_of};

/// The projector over a released result, as a layer.
#[must_use]
pub fn open(result: Released<RoundResult>) -> Layer {
    Layer::new(Projector::new(result))
}

/// The opinions in the order of this opening, by their place in the result.
#[derive(Debug)]
pub(crate) struct Shuffled(Vec<Vec<String>>);

/// The pages and the one on the wall.
struct Projector {
    result: Released<RoundResult>,
    opinions: Vec<Vec<String>>,
    size: Size,
    deck: Vec<Page>,
    at: usize,
    blank: bool,
}

impl Projector {
    const fn new(result: Released<RoundResult>) -> Self {
        Self {
            result,
            opinions: Vec::new(),
            size: Size::ZERO,
            deck: Vec::new(),
            at: 0,
            blank: false,
        }
    }

    /// Shuffles once, so that neither the stored order nor a second look at
    /// the same page says anything.
    fn shuffle(&self) -> Effect<Shuffled> {
        let comments = &self.result.get().comments;
        let texts: Vec<Vec<String>> = comments
            .iter()
            .map(|comments| comments.texts.shown().cloned().unwrap_or_default())
            .collect();
        Effect::ask(move |_| {
            texts.iter().map(|texts| results::shuffled(texts)).collect::<Result<_, _>>().map(Shuffled)
        })
    }

    /// Lays the pages out anew and stays at what is on the wall.
    fn lay_out(&mut self, size: Size) {
        let old = self.deck.get(self.at).cloned();
        self.size = size;
        self.deck = deck(self.result.get(), &self.opinions, size);
        self.at = old.map_or(0, |page| place_of(&self.deck, &page));
    }

    fn go(&mut self, to: usize) {
        if !std::mem::take(&mut self.blank) {
            self.at = to.min(self.deck.len().saturating_sub(1));
        }
    }

    /// On to the page over all items of the next subject, or back.
    fn go_to_subject(&mut self, on: bool) {
        let pages = self.deck.iter().enumerate();
        let mut starts = pages.filter(|(_, page)| matches!(page, Page::Subject(_)));
        let start = if on {
            starts.find(|(at, _)| *at > self.at)
        } else {
            starts.rfind(|(at, _)| *at < self.at)
        };
        if let Some((at, _)) = start {
            self.go(at);
        }
    }

    fn command(&mut self, command: Command) {
        match command {
            Command::Next => self.go(self.at + 1),
            Command::Previous => self.go(self.at.saturating_sub(1)),
            Command::First => self.go(0),
            Command::Last => self.go(usize::MAX),
            Command::Blank => self.blank = !self.blank,
            _ => {}
        }
    }

    fn key(&mut self, key: Key) {
        match key.code {
            Code::Right | Code::Down | Code::Enter | Code::Char(' ') => self.command(Command::Next),
            Code::Left | Code::Up | Code::Backspace => self.command(Command::Previous),
            Code::Tab => self.go_to_subject(!key.shift),
            Code::Char('b' | 'B' | '0' | '.') => self.command(Command::Blank),
            _ => {}
        }
    }
}

impl Screen for Projector {
    type Answer = Shuffled;

    fn handle(&mut self, input: Input<Shuffled>, cx: &Context) -> Vec<Effect<Shuffled>> {
        if cx.size != self.size {
            self.lay_out(cx.size);
        }
        match input {
            Input::Opened => return vec![self.shuffle()],
            Input::Answer(answer) => {
                return answered(answer, |Shuffled(opinions)| {
                    self.opinions = opinions;
                    self.lay_out(cx.size);
                    Vec::new()
                });
            }
            Input::Command(command) => self.command(command),
            Input::Key(key) => self.key(key),
            Input::Mouse(mouse) => match mouse.act {
                Act::Click | Act::WheelDown => self.command(Command::Next),
                Act::WheelUp => self.command(Command::Previous),
                Act::Drag => {}
            },
            _ => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        if cx.size != self.size {
            self.lay_out(cx.size);
        }
        if self.blank {
            return;
        }
        let area = deck::inside(canvas.area());
        let result = self.result.get();
        let Some(page) = self.deck.get(self.at) else {
            return;
        };
        let number = format!("{} / {}", self.at + 1, self.deck.len());
        let foot = Rect { y: area.bottom().saturating_sub(1), height: 1, ..area };
        words::draw_base(canvas, foot, result, &number, cx);
        let base = 1 + deck::air(area.height);
        let area = Rect { height: area.height.saturating_sub(base), ..area };
        match page {
            Page::Title => pages::draw_title(canvas, area, result, cx),
            Page::Overview { from, count } => {
                pages::draw_overview(canvas, area, result, (*from, *count), cx);
            }
            Page::Subject(subject) => pages::draw_subject(canvas, area, result, *subject, cx),
            Page::Item { subject, item } => {
                item::draw(canvas, area, result, (*subject, *item), cx);
            }
            Page::Opinions { set, from, count } => {
                let texts = self.opinions.get(*set).map_or(&[][..], Vec::as_slice);
                let shown = texts.get(*from..*from + *count).unwrap_or_default();
                pages::draw_opinions(canvas, area, result, (*set, texts.len()), shown, cx);
            }
        }
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.result.get().title.clone())
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        [Command::Next, Command::Previous, Command::First, Command::Last, Command::Blank]
            .map(Offer::new)
            .to_vec()
    }

    fn place(&self, _cx: &Context) -> Place {
        Place::Bare
    }
}

/// The role of what one should see from the last row.
const LOUD: Role = Role::Heading;
