//! 投影: the released result on the wall, page by page.
//!
//! Only a [`Released`] result gets here, so nothing on the wall can expose a
//! voter. Members stand in their customary order; nobody is ranked.
//!
//! | module | page |
//! | --- | --- |
//! | `deck` | which pages there are at this size |
//! | `pages` | title, overview, one subject, opinions |
//! | `item` | one item about one subject: a picture and a sentence |
//! | `words` | the sentences |

mod deck;
mod item;
mod pages;
mod words;

use ratatui::layout::{Rect, Size};

use crate::assess::{Released, RoundResult};
use crate::tui::burst::Act;
use crate::tui::{
    Canvas, Code, Command, Context, Effect, Input, Key, Layer, Offer, Place, Role, Screen, Title,
};
use crate::usecase::results;

pub(super) use self::deck::inside;
use self::deck::{Page, deck, place_of};

/// The projector over a released result, as a layer.
#[must_use]
pub fn open(result: Released<RoundResult>) -> Layer {
    Layer::new(Projector::new(Some(result)))
}

/// The projector over the released result of the data file on the desk. While
/// it is read, and when there is none, the screen below stays.
#[must_use]
pub fn stored() -> Layer {
    Layer::new(Projector::new(None))
}

/// What is read and prepared for the wall.
pub(crate) enum Answer {
    /// The stored result.
    Released(Box<Released<RoundResult>>),
    /// The opinions in the order of this opening, by their place in the
    /// result.
    Shuffled(Vec<Vec<String>>),
}

/// The pages and the one on the wall.
struct Projector {
    /// `None` until it is read.
    result: Option<Released<RoundResult>>,
    opinions: Vec<Vec<String>>,
    size: Size,
    deck: Vec<Page>,
    at: usize,
    blank: bool,
}

impl Projector {
    const fn new(result: Option<Released<RoundResult>>) -> Self {
        Self {
            result,
            opinions: Vec::new(),
            size: Size::ZERO,
            deck: Vec::new(),
            at: 0,
            blank: false,
        }
    }

    /// Reads what is to be shown, or makes it ready.
    fn prepare(&self) -> Effect<Answer> {
        match &self.result {
            None => Effect::ask(|desk| Ok(Answer::Released(Box::new(results::released(desk)?)))),
            Some(result) => shuffle(result.get()),
        }
    }

    /// Lays the pages out anew and stays at what is on the wall.
    fn lay_out(&mut self, size: Size) {
        let old = self.deck.get(self.at).cloned();
        self.size = size;
        let result = self.result.as_ref().map(Released::get);
        self.deck = result
            .map(|result| deck(result, &self.opinions, size))
            .unwrap_or_default();
        self.at = old.map_or(0, |page| place_of(&self.deck, &page));
    }

    fn answered(&mut self, answer: Answer, size: Size) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Released(result) => {
                self.result = Some(*result);
                self.lay_out(size);
                vec![self.prepare()]
            }
            Answer::Shuffled(opinions) => {
                self.opinions = opinions;
                self.lay_out(size);
                Vec::new()
            }
        }
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

/// Shuffles once, so that neither the stored order nor a second look at the
/// same page says anything.
fn shuffle(result: &RoundResult) -> Effect<Answer> {
    let texts: Vec<Vec<String>> = result
        .comments
        .iter()
        .map(|comments| comments.texts.shown().cloned().unwrap_or_default())
        .collect();
    Effect::ask(move |_| {
        let shuffled = texts.iter().map(|texts| results::shuffled(texts));
        shuffled.collect::<Result<_, _>>().map(Answer::Shuffled)
    })
}

impl Screen for Projector {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        if cx.size != self.size {
            self.lay_out(cx.size);
        }
        match input {
            Input::Opened => return vec![self.prepare()],
            Input::Answer(Ok(answer)) => return self.answered(answer, cx.size),
            // Without a result there is nothing to stay for.
            Input::Answer(Err(error)) if self.result.is_none() => {
                return vec![Effect::Pop, Effect::Fail(error)];
            }
            Input::Answer(Err(error)) => return vec![Effect::Fail(error)],
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
        let page = self.deck.get(self.at).filter(|_| !self.blank);
        let (Some(page), Some(result)) = (page, &self.result) else {
            return;
        };
        let (area, result) = (inside(canvas.area()), result.get());
        let number = format!("{} / {}", self.at + 1, self.deck.len());
        let foot = Rect {
            y: area.bottom().saturating_sub(1),
            height: 1,
            ..area
        };
        words::draw_base(canvas, foot, result, &number, cx);
        let base = 1 + deck::air(area.height);
        let area = Rect {
            height: area.height.saturating_sub(base),
            ..area
        };
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
        let title = self
            .result
            .as_ref()
            .map(|result| result.get().title.clone());
        Title::new(title.unwrap_or_default())
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        [
            Command::Next,
            Command::Previous,
            Command::First,
            Command::Last,
            Command::Blank,
        ]
        .map(Offer::new)
        .to_vec()
    }

    fn place(&self, _cx: &Context) -> Place {
        if self.result.is_some() {
            Place::Bare
        } else {
            Place::Hidden
        }
    }
}

/// The role of what one should see from the last row.
const LOUD: Role = Role::Heading;
