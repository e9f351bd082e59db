//! 群众意见: what people said, in their own words, and who answers for it.

mod act;
mod book;
mod choose;
mod detail;
mod draw;
mod entry;
mod facts;
mod fields;
mod keeper;
mod place;
mod rows;
mod sort;

use std::sync::Arc;

use ratatui::layout::Rect;

use crate::domain::{CategoryId, OpinionId};
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::key::Code;
use crate::tui::screens::export::ExportScreen;
use crate::tui::screens::landing;
use crate::tui::screens::person::Person;
use crate::tui::widget::{Chosen, List};
use crate::tui::{Canvas, Effect, Input, Layer, Role, Screen, Title, Toast, answered};
use crate::usecase::Error;
use crate::usecase::opinions::{self, Summary};
use crate::usecase::vault::MemberKey;

use act::{Act, Choice};
use book::Book;
use detail::DetailScreen;
use draw::Columns;
use entry::EntryScreen;
use keeper::Keeper;
use rows::{By, Common, Filter, Row};

/// The register.
pub struct RegisterScreen {
    keeper: Keeper,
    /// A category to take in hand when the register is open.
    first: Option<CategoryId>,
    book: Option<Book>,
    filter: Filter,
    by: By,
    rows: Vec<Row>,
    list: List,
}

/// What the register is answered.
pub enum Answer {
    /// The register as it is now.
    Loaded(Box<Shown>),
    /// What was chosen to be done with these.
    Chosen(Choice, Vec<OpinionId>),
    /// It is done: say so, and look again.
    Done(String),
    /// Take back what was typed by mistake.
    TakeBack(Vec<OpinionId>),
    /// The register as a paper, to be written into a file.
    Paper(Box<Summary>),
}

/// The register, for nobody else to look into.
pub struct Shown(Book);

impl RegisterScreen {
    /// The register for whoever sits here; `None` for nobody.
    #[must_use]
    pub fn of(person: &Person) -> Option<Self> {
        Keeper::of(person).map(|keeper| Self {
            keeper,
            first: None,
            book: None,
            filter: Filter::All,
            by: By::default(),
            rows: Vec::new(),
            list: List::new(),
        })
    }

    /// With a category in hand.
    #[must_use]
    pub fn at(mut self, category: CategoryId) -> Self {
        self.first = Some(category);
        self
    }

    fn look(&self) -> Effect<Answer> {
        let keeper = self.keeper.clone();
        Effect::ask(move |desk| {
            Book::read(desk, &keeper).map(|book| Answer::Loaded(Box::new(Shown(book))))
        })
    }

    /// Lays the rows anew; the opinion in hand stays in hand.
    fn lay(&mut self) {
        let in_hand = self.in_hand();
        let Some(book) = &self.book else { return };
        self.rows = rows::rows(book, self.filter, self.by);
        self.list.set_len(self.rows.len());
        let same = |row: &Row| match row {
            Row::Line(line) => book.lines.get(*line).is_some_and(|alike| {
                let mut ids = alike.records.iter().map(|record| record.opinion.id);
                ids.any(|id| in_hand.contains(&id))
            }),
            Row::Heading(heading) => self
                .first
                .as_ref()
                .is_some_and(|first| heading.common == Common::Category(first.clone())),
            Row::Blank => false,
        };
        if let Some(row) = self.rows.iter().position(same) {
            self.list.select(row);
        }
        self.first = None;
        self.land(true);
    }

    fn land(&mut self, downwards: bool) {
        let rows = &self.rows;
        let fits = |row: usize| matches!(rows.get(row), Some(Row::Line(_)));
        landing::land(&mut self.list, rows.len(), fits, downwards);
    }

    /// The numbers of the line in hand.
    fn in_hand(&self) -> Vec<OpinionId> {
        match self.rows.get(self.list.selected()) {
            Some(Row::Line(line)) => self.ids(*line),
            _ => Vec::new(),
        }
    }

    fn ids(&self, line: usize) -> Vec<OpinionId> {
        let alike = self.book.as_ref().and_then(|book| book.lines.get(line));
        let records = alike.map_or(&[][..], |alike| &alike.records);
        records.iter().map(|record| record.opinion.id).collect()
    }

    /// The numbers of every line that shows, and which one is in hand.
    fn all(&self) -> (Vec<Vec<OpinionId>>, Option<usize>) {
        let lines = |rows: &[Row]| -> Vec<usize> {
            let line = |row: &Row| match row {
                Row::Line(line) => Some(*line),
                Row::Blank | Row::Heading(_) => None,
            };
            rows.iter().filter_map(line).collect()
        };
        let upto = self.rows.get(..=self.list.selected()).unwrap_or_default();
        let all = lines(&self.rows).into_iter();
        let all = all.map(|line| self.ids(line)).collect();
        (all, lines(upto).len().checked_sub(1))
    }

    fn filters(&self) -> Vec<Filter> {
        Filter::all(self.keeper.member())
    }

    fn turn(&mut self, by: isize) {
        let all = self.filters();
        let at = all.iter().position(|filter| *filter == self.filter);
        let next = at.and_then(|at| at.checked_add_signed(by));
        if let Some(filter) = next.and_then(|next| all.get(next)) {
            self.filter = *filter;
            self.list.select(0);
            self.lay();
        }
    }

    fn moved(&mut self, input: &Input<Answer>) -> Vec<Effect<Answer>> {
        let before = self.list.selected();
        match self.list.handle(input) {
            Chosen::Moved => {
                let downwards = self.list.selected() >= before;
                self.land(downwards);
                Vec::new()
            }
            Chosen::Opened(_) => {
                let (all, at) = self.all();
                let detail = at.map(|at| DetailScreen::new(self.keeper.clone(), all, at));
                detail.map(Effect::push).into_iter().collect()
            }
            Chosen::Nothing => Vec::new(),
        }
    }

    /// What can be done with the line in hand, if there is one.
    fn act(&self) -> Option<Act<'_>> {
        let ids = self.in_hand();
        let book = self.book.as_ref().filter(|_| !ids.is_empty())?;
        Some(Act {
            keeper: &self.keeper,
            book,
            ids,
        })
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Left => self.turn(-1),
            Command::Right => self.turn(1),
            Command::Outline => {
                self.by = match self.by {
                    By::Category => By::Addressee,
                    By::Addressee => By::Category,
                };
                self.lay();
            }
            Command::New => return vec![Effect::push(EntryScreen::new(self.keeper.clone()))],
            Command::Claim => {
                let choose = self.act().map(|act| {
                    let ids = act.ids.clone();
                    Effect::call(act.choose(cx), |choice| Answer::Chosen(choice, ids))
                });
                return choose.into_iter().collect();
            }
            Command::Edit => {
                let sort = self.act().and_then(|act| act.sort(cx));
                return sort.map(Effect::push).into_iter().collect();
            }
            Command::Export => {
                let keeper = self.keeper.clone();
                return vec![Effect::ask(move |desk| {
                    let summary = opinions::summary(desk, keeper.hand())?;
                    Ok(Answer::Paper(Box::new(summary)))
                })];
            }
            Command::Remove => {
                let ask = self.act().map(|act| {
                    let ids = act.ids.clone();
                    Effect::Confirm(act::ask_to_take_back(cx), Answer::TakeBack(ids))
                });
                return ask.into_iter().collect();
            }
            _ => {}
        }
        Vec::new()
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(shown) => {
                self.book = Some(shown.0);
                self.lay();
                Vec::new()
            }
            Answer::Chosen(Choice::Write, _) => {
                let write = self.act().and_then(|act| act.write());
                write.into_iter().collect()
            }
            Answer::Chosen(Choice::Place, ids) => {
                vec![Effect::push(place::PlaceScreen::new(
                    self.keeper.clone(),
                    ids,
                ))]
            }
            Answer::Chosen(choice, ids) => {
                vec![act::perform(&self.keeper, choice, ids, cx, Answer::Done)]
            }
            Answer::TakeBack(ids) => vec![act::take_back(&self.keeper, ids, cx, Answer::Done)],
            Answer::Paper(summary) => {
                let table = summary.clone();
                vec![Effect::push(ExportScreen::with_table(
                    move |lang| summary.document(lang),
                    move |lang| table.csv(lang),
                ))]
            }
            Answer::Done(words) => vec![Effect::Toast(Toast::new(words)), self.look()],
        }
    }

    fn row(&self, canvas: &mut Canvas, row: usize, in_hand: bool, columns: &Columns, cx: &Context) {
        let Some(book) = &self.book else { return };
        match self.rows.get(row) {
            Some(Row::Heading(heading)) => draw::heading(canvas, heading, book, cx),
            Some(Row::Line(line)) => {
                if let Some(alike) = book.lines.get(*line) {
                    columns.line(canvas, alike, in_hand, book, cx);
                }
            }
            Some(Row::Blank) | None => {}
        }
    }
}

impl Screen for RegisterScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(Err(error)) => vec![Effect::Fail(error), self.look()],
            Input::Answer(Ok(answer)) => self.answer(answer, cx),
            Input::Command(
                command @ (Command::Left
                | Command::Right
                | Command::Outline
                | Command::New
                | Command::Claim
                | Command::Edit
                | Command::Export
                | Command::Remove),
            ) => self.command(command, cx),
            Input::Key(key) if key.code == Code::Left => self.command(Command::Left, cx),
            Input::Key(key) if key.code == Code::Right => self.command(Command::Right, cx),
            input => self.moved(&input),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let filters = self.filters();
        let Some(book) = &self.book else { return };
        draw::filters(canvas, (area.x, area.y), &filters, self.filter, book, cx);
        let below = Rect {
            y: area.y + 2,
            height: area.height.saturating_sub(2),
            ..area
        };
        if self.rows.is_empty() {
            nothing(canvas, below, book, cx);
            return;
        }
        let mut list = std::mem::take(&mut self.list);
        let len = self.rows.len();
        let columns = Columns::of(book, self.by, below.width, cx);
        list.draw(canvas, below, (len, 1), |canvas, row, in_hand| {
            self.row(canvas, row, in_hand, &columns, cx);
        });
        self.list = list;
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "opinion-title"));
        let Some(book) = &self.book else { return title };
        let (all, unclaimed) = (Filter::All.count(book), Filter::Unclaimed.count(book));
        title.right(tr!(
            cx.lang,
            "opinion-title-count",
            all = all,
            unclaimed = unclaimed
        ))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let other = match self.by {
            By::Category => tr!(cx.lang, "opinion-by-addressee"),
            By::Addressee => tr!(cx.lang, "opinion-by-category"),
        };
        let mut offers = Vec::new();
        let act = self.act();
        if let Some(act) = &act {
            offers.push(Offer::new(Command::Open));
            offers.push(act.claim_offer(cx));
        }
        offers.push(Offer::named(Command::New, tr!(cx.lang, "opinion-new")));
        offers.push(Offer::named(Command::Right, tr!(cx.lang, "opinion-filter")));
        offers.push(Offer::named(Command::Outline, other));
        let nothing = self.book.as_ref().is_some_and(|it| it.register.is_empty());
        let reason = nothing.then(|| tr!(cx.lang, "opinion-export-empty"));
        let export = Offer::named(Command::Export, tr!(cx.lang, "opinion-export"));
        offers.push(export.blocked(reason));
        offers.push(Offer::new(Command::Left).quiet());
        offers.extend(act.iter().flat_map(|act| act.other_offers(cx)));
        offers
    }
}

/// The form for an opinion that came up in a talk, with these words in it. Who
/// said it is not asked, and nothing is written down before the member says so.
#[must_use]
pub fn raised_in_talk(key: Arc<MemberKey>, words: &str) -> Layer {
    Layer::new(EntryScreen::raised(Keeper::Member(key), words))
}

/// What an answer becomes where nothing is left to be done after a failure.
fn failed<A>(error: Error) -> Vec<Effect<A>> {
    answered(Err::<(), _>(error), |()| Vec::new())
}

/// What will be here, and which key starts it.
fn nothing(canvas: &mut Canvas, area: Rect, book: &Book, cx: &Context) {
    let words = if book.register.is_empty() {
        tr!(cx.lang, "opinion-empty")
    } else {
        tr!(cx.lang, "opinion-empty-filter")
    };
    canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
}
