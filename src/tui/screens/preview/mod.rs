//! A worksheet as a document: its author reads it and hands it in, chair and
//! clerk read what was handed in.

mod alike;
mod blocks;
mod paper;
mod table;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::{Author, WorksheetState};
use crate::lang::Lang;
use crate::tr;
use crate::tui::canvas::Canvas;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::screen::{Effect, Input, Screen, Title, answered};
use crate::tui::widget::Pager;
use crate::usecase::history::{self, Reader as History};
use crate::usecase::review::{self, Alike, Reviewed, SheetSpot};
use crate::usecase::vault::{MemberKey, OfficeKey};
use crate::usecase::worksheet::{self, OpenSheet, Whose, wipe};

use self::alike::AlikeScreen;
pub(super) use self::blocks::Page;
pub use self::paper::PaperScreen;
use super::dates;
use super::export::ExportScreen;
use super::findings::{Explained, FindingsScreen};
use super::history::HistoryScreen;
use super::worksheet::pointed;

/// Whose worksheet is read, by whose key.
#[derive(Debug)]
enum Reader {
    /// Its author, or a member before the body's.
    Author(Arc<MemberKey>, Whose),
    /// Chair or clerk; only what was handed in.
    Office(Arc<OfficeKey>, Author),
}

/// What this screen's asks and questions answer.
#[derive(Debug)]
pub enum Answer {
    /// The worksheet.
    Sheet(Sheet),
    /// It has just been handed in.
    HandedIn(Sheet),
    /// It has just been taken back.
    TakenBack(Sheet),
    /// Where it is nearly the same as a colleague's.
    Alike(Vec<Alike>),
    /// What the same author handed in for an earlier meeting, if anything.
    Earlier(Option<(Arc<OfficeKey>, Author)>),
    /// What the review rules found in it.
    Reviewed(Box<Reviewed<SheetSpot>>),
    /// A finding was looked at.
    Looked,
    /// Yes, hand it in.
    HandIn,
    /// Yes, take it back.
    TakeBack,
}

/// A worksheet whose words are wiped when it goes.
#[derive(Debug, Clone)]
pub struct Sheet(OpenSheet);

impl Sheet {
    /// The worksheet.
    pub(super) const fn open(&self) -> &OpenSheet {
        &self.0
    }
}

impl Drop for Sheet {
    fn drop(&mut self) {
        wipe(&mut self.0);
    }
}

/// A worksheet as a document.
#[derive(Debug)]
pub struct PreviewScreen {
    reader: Reader,
    sheet: Option<Sheet>,
    page: Page,
    pager: Pager,
    /// What it has in common with colleagues' worksheets, for the office.
    alike: Vec<Alike>,
    /// What is asked as soon as the worksheet shows.
    first: Option<Command>,
}

impl PreviewScreen {
    /// One's own worksheet or the body's, as it is saved.
    #[must_use]
    pub fn own(key: Arc<MemberKey>, whose: Whose) -> Self {
        Self::of(Reader::Author(key, whose))
    }

    /// The same, to hand it in or to take it back: the question stands over
    /// the document.
    #[must_use]
    pub fn asking(key: Arc<MemberKey>, whose: Whose, command: Command) -> Self {
        Self {
            first: Some(command),
            ..Self::own(key, whose)
        }
    }

    /// What was handed in, for chair and clerk.
    #[must_use]
    pub fn handed_in(key: Arc<OfficeKey>, whose: Author) -> Self {
        Self::of(Reader::Office(key, whose))
    }

    fn of(reader: Reader) -> Self {
        Self {
            reader,
            sheet: None,
            page: Page::default(),
            pager: Pager::new(),
            alike: Vec::new(),
            first: None,
        }
    }

    fn look(&self) -> Effect<Answer> {
        match &self.reader {
            Reader::Author(key, whose) => {
                let (key, whose) = (Arc::clone(key), *whose);
                Effect::ask(move |desk| {
                    Ok(Answer::Sheet(Sheet(worksheet::open(desk, &key, whose)?)))
                })
            }
            Reader::Office(key, whose) => {
                let (key, whose) = (Arc::clone(key), *whose);
                Effect::ask(move |desk| {
                    Ok(Answer::Sheet(Sheet(worksheet::read_handed_in(
                        desk, &key, whose,
                    )?)))
                })
            }
        }
    }

    fn show(&mut self, sheet: Sheet, cx: &Context) {
        self.page = Page::new(worksheet::document(&sheet.0, cx.lang));
        self.sheet = Some(sheet);
    }

    fn answered(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Sheet(sheet) => {
                self.show(sheet, cx);
                if let Some(command) = self.first.take() {
                    return self.command(command, cx);
                }
                return self.compare().into_iter().collect();
            }
            Answer::Alike(alike) => self.alike = alike,
            Answer::Earlier(Some((key, author))) => {
                return vec![Effect::push(Self::handed_in(key, author))];
            }
            Answer::Earlier(None) => {
                return vec![Effect::toast(tr!(cx.lang, "sheet-none-earlier"))];
            }
            Answer::HandedIn(sheet) => {
                self.show(sheet, cx);
                return vec![Effect::toast(tr!(cx.lang, "sheet-now-handed-in"))];
            }
            Answer::TakenBack(sheet) => {
                self.show(sheet, cx);
                return vec![Effect::toast(tr!(cx.lang, "sheet-now-taken-back"))];
            }
            Answer::Reviewed(reviewed) => {
                let screen = FindingsScreen::new(pointed(&reviewed, cx.lang), None);
                return vec![Effect::call(screen, |_: Explained| Answer::Looked)];
            }
            Answer::Looked => {}
            Answer::HandIn => return self.hand_in(cx).into_iter().collect(),
            Answer::TakeBack => return self.take_back().into_iter().collect(),
        }
        Vec::new()
    }

    /// Compares it with what colleagues handed in; only the office may.
    fn compare(&self) -> Option<Effect<Answer>> {
        let (Reader::Office(key, _), Some(sheet)) = (&self.reader, &self.sheet) else {
            return None;
        };
        let (key, sheet) = (Arc::clone(key), sheet.clone());
        Some(Effect::ask(move |desk| {
            Ok(Answer::Alike(review::alike(desk, &key, sheet.open())?))
        }))
    }

    fn hand_in(&self, cx: &Context) -> Option<Effect<Answer>> {
        let Reader::Author(key, whose) = &self.reader else {
            return None;
        };
        let (key, whose, now) = (Arc::clone(key), *whose, cx.wall);
        Some(Effect::ask(move |desk| {
            Ok(Answer::HandedIn(Sheet(worksheet::hand_in(
                desk, &key, whose, now,
            )?)))
        }))
    }

    fn take_back(&self) -> Option<Effect<Answer>> {
        let Reader::Author(key, whose) = &self.reader else {
            return None;
        };
        let (key, whose) = (Arc::clone(key), *whose);
        Some(Effect::ask(move |desk| {
            Ok(Answer::TakenBack(Sheet(worksheet::withdraw(
                desk, &key, whose,
            )?)))
        }))
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(sheet) = &self.sheet else {
            return Vec::new();
        };
        match command {
            Command::Print => {
                let sheet = sheet.clone();
                let compose = move |lang: &Lang| worksheet::document(sheet.open(), lang);
                vec![Effect::push(ExportScreen::document(compose))]
            }
            Command::NextFinding => {
                let name = sheet.0.name().to_owned();
                vec![Effect::push(AlikeScreen::new(name, self.alike.clone()))]
            }
            Command::Look => {
                let Reader::Office(key, author) = &self.reader else {
                    return Vec::new();
                };
                let (key, author) = (Arc::clone(key), *author);
                vec![Effect::ask(move |desk| {
                    let earlier = history::earlier(desk, &key, author)?;
                    let earlier = earlier.map(|(key, author)| (Arc::new(key), author));
                    Ok(Answer::Earlier(earlier))
                })]
            }
            Command::Findings => {
                let Reader::Office(key, _) = &self.reader else {
                    return Vec::new();
                };
                let (key, sheet) = (Arc::clone(key), sheet.clone());
                vec![Effect::ask(move |desk| {
                    let reviewed = review::of_handed_in(desk, &key, sheet.open())?;
                    Ok(Answer::Reviewed(Box::new(reviewed)))
                })]
            }
            Command::History => {
                let reader = match &self.reader {
                    Reader::Author(key, whose) => History::Author(Arc::clone(key), *whose),
                    Reader::Office(key, author) => History::Office(Arc::clone(key), *author),
                };
                let name = sheet.0.name().to_owned();
                vec![Effect::push(HistoryScreen::new(reader, name))]
            }
            Command::HandIn => {
                let progress = sheet.0.sheet.progress();
                let left = progress.total - progress.done;
                let mut words = tr!(cx.lang, "sheet-hand-in-text");
                if left > 0 {
                    let count = tr!(
                        cx.lang,
                        "sheet-hand-in-unfinished",
                        count = left.to_string()
                    );
                    words = format!("{count}\n\n{words}");
                }
                let (title, yes) = (
                    tr!(cx.lang, "sheet-hand-in-title"),
                    tr!(cx.lang, "sheet-hand-in-yes"),
                );
                vec![Effect::Confirm(
                    Question::new(title, words, yes),
                    Answer::HandIn,
                )]
            }
            Command::TakeBack => {
                let question = Question::new(
                    tr!(cx.lang, "sheet-take-back-title"),
                    tr!(cx.lang, "sheet-take-back-text"),
                    tr!(cx.lang, "sheet-take-back-yes"),
                );
                vec![Effect::Confirm(question, Answer::TakeBack)]
            }
            _ => {
                self.pager.handle(&Input::<Answer>::Command(command));
                Vec::new()
            }
        }
    }

    const fn is_of_body(&self) -> bool {
        matches!(self.reader, Reader::Author(_, Whose::Body))
    }

    fn state(&self) -> Option<WorksheetState> {
        self.sheet.as_ref().map(|sheet| sheet.0.sheet.state)
    }
}

impl Screen for PreviewScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened => return vec![self.look()],
            Input::Answer(Err(error)) if self.sheet.is_none() => {
                return vec![Effect::Fail(error), Effect::Pop];
            }
            Input::Answer(answer) => {
                return answered(answer, |answer| self.answered(answer, cx));
            }
            Input::Command(command) => return self.command(command, cx),
            Input::Language(_) => {
                if let Some(sheet) = &self.sheet {
                    self.page = Page::new(worksheet::document(&sheet.0, cx.lang));
                }
            }
            input => {
                self.pager.handle(&input);
            }
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let column = canvas.column();
        let column = alike::draw_line(canvas, column, &self.alike, cx);
        let lines = self.page.lines(column.width.saturating_sub(2));
        self.pager.draw(canvas, column, lines.len(), |canvas, row| {
            let Rect { x, y, .. } = canvas.area();
            for piece in lines.get(row).into_iter().flatten() {
                canvas.print(x + piece.column, y, &piece.words, piece.role);
            }
        });
    }

    fn title(&self, cx: &Context) -> Title {
        let Some(Sheet(open)) = &self.sheet else {
            return Title::new(tr!(cx.lang, "sheet-preview"));
        };
        let what = match self.reader {
            Reader::Author(..) => tr!(cx.lang, "sheet-preview"),
            Reader::Office(..) => tr!(cx.lang, "sheet-title"),
        };
        let left = format!("{what} {} {}", cx.signs.separator, open.name());
        let right = match open.sheet.state {
            WorksheetState::Draft if self.is_of_body() => tr!(cx.lang, "sheet-draft-body"),
            WorksheetState::Draft => tr!(cx.lang, "sheet-draft"),
            WorksheetState::HandedIn { at } => {
                tr!(
                    cx.lang,
                    "sheet-handed-in-at",
                    date = dates::moment(cx.lang, at)
                )
            }
        };
        Title::new(left).right(right)
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let mut offers = Vec::new();
        if matches!(self.reader, Reader::Author(..)) {
            match self.state() {
                Some(WorksheetState::Draft) => offers.push(Offer::new(Command::HandIn)),
                Some(WorksheetState::HandedIn { .. }) => {
                    offers.push(Offer::new(Command::TakeBack));
                }
                None => {}
            }
        }
        if !self.alike.is_empty() {
            let look = tr!(cx.lang, "alike-look");
            offers.push(Offer::named(Command::NextFinding, look));
        }
        offers.push(Offer::named(Command::Next, tr!(cx.lang, "sheet-page-down")));
        if self.sheet.is_some() {
            offers.push(Offer::named(Command::Print, tr!(cx.lang, "sheet-print")));
            offers.push(Offer::new(Command::History).quiet());
            if matches!(self.reader, Reader::Office(..)) {
                offers.push(Offer::new(Command::Findings).quiet());
                let earlier = tr!(cx.lang, "sheet-office-earlier");
                offers.push(Offer::named(Command::Look, earlier).quiet());
            }
        }
        offers.push(Offer::new(Command::Back));
        offers
    }
}
