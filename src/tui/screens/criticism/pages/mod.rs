//! What is open about one person, one critic a page: for the room (on the
//! wall as well), for the person, and as the preview of a draft.

mod book;
mod draw;
mod rows;

use std::sync::Arc;

use crate::domain::MemberId;
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::key::Code;
use crate::tui::screen::{Effect, Input, Place, Screen, Title, answered};
use crate::tui::toast::Toast;
use crate::tui::widget::Pager;
use crate::usecase::criticism::{self, Draft, Opening};
use crate::usecase::vault::{MemberKey, OfficeKey};

use self::book::{Book, Page, Reader};
use super::super::export::ExportScreen;
use super::super::person::{Claim, Person};
use super::super::preview::PaperScreen;
use super::super::unlock::UnlockScreen;
use super::ReplyScreen;

/// What this screen's asks, questions and called screens answer.
#[derive(Debug)]
pub enum Answer {
    /// What there is to read.
    Book(Box<Book>),
    /// The person has typed the passphrase, at the office's machine.
    Unlocked(Person),
    /// Yes, open what waits for me.
    Open,
    /// It was opened.
    Opened(Opening, Box<Book>),
}

/// What the pages are.
#[derive(Debug)]
enum Kind {
    /// What was handed in.
    Heard(Reader),
    /// A draft as it will look.
    Preview,
}

/// What is open about one person, one critic a page.
#[derive(Debug)]
pub struct PagesScreen {
    kind: Kind,
    book: Option<Book>,
    at: usize,
    pager: Pager,
    /// In the projector's colours, without title and footer.
    on_the_wall: bool,
}

impl PagesScreen {
    /// What was said about a member, for the office and the room.
    #[must_use]
    pub fn for_the_room(key: Arc<OfficeKey>, target: MemberId) -> Self {
        Self::of(Kind::Heard(Reader::Office(key, target)), None)
    }

    /// What was said about oneself.
    #[must_use]
    pub fn own(key: Arc<MemberKey>) -> Self {
        Self::of(Kind::Heard(Reader::Person(key)), None)
    }

    /// A draft as it will look when it is open.
    #[must_use]
    pub fn preview(draft: &Draft) -> Self {
        Self::of(Kind::Preview, Some(Book::preview(draft)))
    }

    fn of(kind: Kind, book: Option<Book>) -> Self {
        Self {
            kind,
            book,
            at: 0,
            pager: Pager::new(),
            on_the_wall: false,
        }
    }

    fn look(&self) -> Vec<Effect<Answer>> {
        let Kind::Heard(reader) = &self.kind else {
            return Vec::new();
        };
        let reader = reader.clone();
        vec![Effect::ask(move |desk| {
            Ok(Answer::Book(Box::new(Book::read(desk, &reader)?)))
        })]
    }

    fn page(&self) -> Option<Page> {
        self.book.as_ref()?.pages().get(self.at).copied()
    }

    /// How many wait for the person.
    fn waiting(&self) -> usize {
        let book = self.book.as_ref();
        book.filter(|book| book.spoken.is_some())
            .map_or(0, |book| book.heard.waiting)
    }

    fn show(&mut self, book: Book) {
        self.at = self.at.min(book.pages().len().saturating_sub(1));
        self.book = Some(book);
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Book(book) => {
                self.show(*book);
                Vec::new()
            }
            Answer::Unlocked(Person::Member(key)) => vec![self.open(key)],
            Answer::Unlocked(_) => Vec::new(),
            Answer::Open => match &self.kind {
                Kind::Heard(Reader::Person(key)) => vec![self.open(Arc::clone(key))],
                _ => Vec::new(),
            },
            Answer::Opened(opening, book) => {
                self.at = 0;
                self.show(*book);
                let opened = opening.opened.to_string();
                let words = tr!(cx.lang, "criticism-opened", count = opened);
                let mut effects = vec![Effect::toast(words)];
                if opening.unreadable > 0 {
                    let count = opening.unreadable.to_string();
                    let words = tr!(cx.lang, "criticism-opened-not", count = count);
                    effects.push(Effect::Toast(Toast::warning(words)));
                }
                effects
            }
        }
    }

    /// Opens what waits, with the person's own key.
    fn open(&self, key: Arc<MemberKey>) -> Effect<Answer> {
        let reader = match &self.kind {
            Kind::Heard(reader) => reader.clone(),
            Kind::Preview => Reader::Person(Arc::clone(&key)),
        };
        Effect::ask(move |desk| {
            let opening = criticism::open(desk, &key)?;
            Ok(Answer::Opened(
                opening,
                Box::new(Book::read(desk, &reader)?),
            ))
        })
    }

    /// Asks the person for what opens it.
    fn ask_to_open(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(book), Kind::Heard(reader)) = (&self.book, &self.kind) else {
            return Vec::new();
        };
        match reader {
            Reader::Office(..) => {
                let claim = Claim {
                    meeting: book.heard.meeting.id,
                    member: Some(book.heard.target.clone()),
                };
                let lead = tr!(
                    cx.lang,
                    "criticism-unlock-lead",
                    name = book.heard.target.name.as_str()
                );
                let screen = UnlockScreen::in_place(claim, lead);
                vec![Effect::call(screen, Answer::Unlocked)]
            }
            Reader::Person(_) => {
                let question = Question::new(
                    tr!(cx.lang, "criticism-open-title"),
                    tr!(cx.lang, "criticism-open-text"),
                    tr!(cx.lang, "criticism-open-yes"),
                );
                vec![Effect::Confirm(question, Answer::Open)]
            }
        }
    }

    fn reply(&self) -> Vec<Effect<Answer>> {
        let (Some(book), Kind::Heard(reader), Some(open)) =
            (&self.book, &self.kind, draw::in_hand(self))
        else {
            return Vec::new();
        };
        let critic = book.heard.name(open.critic);
        let screen = match reader {
            Reader::Office(key, _) => ReplyScreen::by_office(Arc::clone(key), open, critic),
            Reader::Person(key) => ReplyScreen::by_person(Arc::clone(key), open, critic),
        };
        vec![Effect::push(screen)]
    }

    /// Writes all that is open about the person as a document.
    fn print(&self) -> Vec<Effect<Answer>> {
        let Some(book) = &self.book else {
            return Vec::new();
        };
        let heard = book.heard.clone();
        let compose = move |lang: &Lang| criticism::document(&heard, lang);
        vec![Effect::push(ExportScreen::document(compose))]
    }

    /// All that is open about the person as a document, to read first.
    fn preview_paper(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(book) = &self.book else {
            return Vec::new();
        };
        let heard = book.heard.clone();
        let compose = move |lang: &Lang| criticism::document(&heard, lang);
        vec![Effect::push(PaperScreen::new(cx.lang, compose))]
    }

    fn go(&mut self, to: usize) {
        let pages = self.book.as_ref().map_or(0, |book| book.pages().len());
        let to = to.min(pages.saturating_sub(1));
        if to != self.at {
            self.at = to;
            self.pager = Pager::new();
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Open if self.waiting() > 0 && self.page() == Some(Page::State) => {
                return self.ask_to_open(cx);
            }
            Command::Open | Command::Right => self.go(self.at + 1),
            Command::Left => self.go(self.at.saturating_sub(1)),
            Command::Project => self.on_the_wall = !self.on_the_wall,
            Command::Submit => return self.reply(),
            Command::Print => return self.print(),
            Command::Preview => return self.preview_paper(cx),
            // From the wall one comes back to the page first.
            Command::Back => self.on_the_wall = false,
            _ => {
                self.pager.handle(&Input::<Answer>::Command(command));
            }
        }
        Vec::new()
    }

    fn key(&mut self, input: &Input<Answer>) {
        let Input::Key(key) = input else {
            self.pager.handle(input);
            return;
        };
        match key.code {
            Code::Right | Code::Tab => self.go(self.at + 1),
            Code::Left => self.go(self.at.saturating_sub(1)),
            _ => {
                self.pager.handle(input);
            }
        }
    }
}

impl Screen for PagesScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => self.look(),
            Input::Answer(Err(error)) if self.book.is_none() => {
                vec![Effect::Pop, Effect::Fail(error)]
            }
            Input::Answer(answer) => answered(answer, |answer| self.answered(answer, cx)),
            Input::Command(command) => self.command(command, cx),
            input => {
                self.key(&input);
                Vec::new()
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        self.draw_page(canvas, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let Some(book) = &self.book else {
            return Title::new(tr!(cx.lang, "criticism-title"));
        };
        let left = match &self.kind {
            Kind::Heard(Reader::Person(_)) => tr!(cx.lang, "criticism-of-me"),
            Kind::Heard(Reader::Office(..)) => {
                let name = book.heard.target.name.as_str();
                tr!(cx.lang, "criticism-of", name = name)
            }
            Kind::Preview => {
                let name = book.heard.target.name.as_str();
                let of = tr!(cx.lang, "criticism-of", name = name);
                tr!(cx.lang, "criticism-preview", of = of)
            }
        };
        match (self.page(), &self.kind) {
            (Some(Page::Open(at)), Kind::Heard(_)) => {
                let (number, total) = ((at + 1).to_string(), book.heard.open.len().to_string());
                let place = tr!(
                    cx.lang,
                    "criticism-critic-of",
                    number = number,
                    total = total
                );
                Title::new(left).right(place)
            }
            _ => Title::new(left),
        }
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(book) = &self.book else {
            return Vec::new();
        };
        let heard = matches!(self.kind, Kind::Heard(_));
        let mut offers = Vec::new();
        match self.page() {
            Some(Page::State) if self.waiting() > 0 => {
                let open = tr!(cx.lang, "criticism-open-here");
                offers.push(Offer::named(Command::Open, open));
            }
            Some(Page::Open(_)) => {
                if book.pages().len() > 1 {
                    let other = tr!(cx.lang, "criticism-other-critic");
                    offers.push(Offer::named(Command::Right, other));
                }
                if heard {
                    let reply = tr!(cx.lang, "criticism-reply-here");
                    offers.push(Offer::named(Command::Submit, reply));
                }
                if matches!(self.kind, Kind::Heard(Reader::Person(_))) {
                    // Alone with it there is no wall, but a paper to keep.
                    let paper = tr!(cx.lang, "criticism-paper");
                    offers.push(Offer::named(Command::Preview, paper));
                } else {
                    let wall = if self.on_the_wall {
                        tr!(cx.lang, "criticism-off-the-wall")
                    } else {
                        tr!(cx.lang, "criticism-on-the-wall")
                    };
                    offers.push(Offer::named(Command::Project, wall));
                }
                if heard {
                    let print = tr!(cx.lang, "criticism-print");
                    offers.push(Offer::named(Command::Print, print));
                }
            }
            _ => {}
        }
        offers.push(Offer::new(Command::Help));
        let back = Offer::new(Command::Back);
        offers.push(if self.on_the_wall { back.own() } else { back });
        offers
    }

    fn place(&self, _cx: &Context) -> Place {
        if self.on_the_wall && matches!(self.page(), Some(Page::Open(_))) {
            Place::Bare
        } else {
            Place::Page
        }
    }
}
