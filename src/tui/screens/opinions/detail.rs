//! One opinion: the whole original words, where they come from, and what has
//! become of them.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::opinion::{Addressee, Correction, Registered};
use crate::domain::{Member, OpinionId};
use crate::text;
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::widget::Pager;
use crate::tui::{Canvas, Effect, Input, Role, Screen, Title, Toast};
use crate::usecase::opinions;

use super::act::{self, Act, Choice};
use super::book::Book;
use super::facts::{Fact, Shown, facts};
use super::keeper::Keeper;
use super::{failed, place};

/// Opinions of the same words.
pub(super) struct DetailScreen {
    keeper: Keeper,
    /// All lines of the list it was opened from, and which one this is.
    all: Vec<Vec<OpinionId>>,
    at: usize,
    ids: Vec<OpinionId>,
    book: Option<Book>,
    /// How to reach whoever asked for a reply, while it is shown.
    contact: Option<Zeroizing<String>>,
    pager: Pager,
}

/// What the page is answered.
pub(super) enum Answer {
    Loaded(Box<Book>),
    Chosen(Choice),
    Contact(Option<Zeroizing<String>>),
    TakeBack,
    /// The person has their reply.
    Forget,
    Done(String),
    Gone(String),
}

impl DetailScreen {
    /// The line of this number among all lines of a list.
    pub fn new(keeper: Keeper, all: Vec<Vec<OpinionId>>, at: usize) -> Self {
        Self {
            keeper,
            ids: all.get(at).cloned().unwrap_or_default(),
            all,
            at,
            book: None,
            contact: None,
            pager: Pager::new(),
        }
    }

    fn look(&self) -> Effect<Answer> {
        let keeper = self.keeper.clone();
        Effect::ask(move |desk| Ok(Answer::Loaded(Box::new(Book::read(desk, &keeper)?))))
    }

    fn act(&self) -> Option<Act<'_>> {
        let book = self.book.as_ref()?;
        let here = !book.records(&self.ids).is_empty();
        here.then(|| Act {
            keeper: &self.keeper,
            book,
            ids: self.ids.clone(),
        })
    }

    fn first(&self) -> Option<&Registered> {
        let book = self.book.as_ref()?;
        book.records(&self.ids).into_iter().next()
    }

    /// Somebody whom the words seem to be about, where nobody is named yet.
    fn suggested(&self) -> Option<&Member> {
        let book = self.book.as_ref()?;
        book.suggested(self.first()?.opinion.id)
    }

    /// The next line of the list, or the one before.
    fn step(&mut self, by: isize) {
        let to = self.at.checked_add_signed(by);
        if let Some((to, ids)) = to.and_then(|to| Some((to, self.all.get(to)?))) {
            self.at = to;
            self.ids.clone_from(ids);
            self.contact = None;
            self.pager = Pager::new();
        }
    }

    fn command(&mut self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
        match command {
            Command::Next => self.step(1),
            Command::Previous => self.step(-1),
            _ => {}
        }
        let Some(act) = self.act() else {
            return Vec::new();
        };
        match command {
            Command::Claim => vec![Effect::call(act.choose(cx), Answer::Chosen)],
            Command::Edit => act.sort(cx).map(Effect::push).into_iter().collect(),
            Command::Remove => {
                vec![Effect::Confirm(act::ask_to_take_back(cx), Answer::TakeBack)]
            }
            Command::Contact if self.contact.is_some() => {
                let question = Question::new(
                    tr!(cx.lang, "opinion-forget-ask"),
                    tr!(cx.lang, "opinion-forget-text"),
                    tr!(cx.lang, "opinion-forget-yes"),
                );
                vec![Effect::Confirm(question, Answer::Forget)]
            }
            Command::Contact => {
                let record = self.first().cloned();
                match (self.keeper.office().cloned(), record) {
                    (Some(office), Some(record)) => vec![Effect::ask(move |desk| {
                        opinions::contact(desk, &office, &record).map(Answer::Contact)
                    })],
                    _ => Vec::new(),
                }
            }
            Command::Submit => self.address(cx),
            _ => Vec::new(),
        }
    }

    /// The suggested addressee is right.
    fn address(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(member) = self.suggested() else {
            return Vec::new();
        };
        let words = tr!(cx.lang, "opinion-addressed", name = member.name.as_str());
        let (keeper, ids, member) = (self.keeper.clone(), self.ids.clone(), member.id);
        vec![Effect::ask(move |desk| {
            let correction = Correction {
                addressee: Some(Addressee::Member(member)),
                ..Correction::default()
            };
            for id in ids {
                opinions::correct(desk, keeper.hand(), id, &correction)?;
            }
            Ok(Answer::Done(words))
        })]
    }

    fn forget(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let (Some(office), Some(first)) = (self.keeper.office().cloned(), self.first()) else {
            return Vec::new();
        };
        let (id, words) = (first.opinion.id, tr!(cx.lang, "opinion-forgotten"));
        vec![Effect::ask(move |desk| {
            opinions::forget_contact(desk, &office, id)?;
            Ok(Answer::Done(words))
        })]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Loaded(book) => {
                self.book = Some(*book);
                Vec::new()
            }
            Answer::Chosen(Choice::Write) => {
                let write = self.act().and_then(|act| act.write());
                write.into_iter().collect()
            }
            Answer::Chosen(Choice::Place) => vec![Effect::push(place::PlaceScreen::new(
                self.keeper.clone(),
                self.ids.clone(),
            ))],
            Answer::Chosen(choice) => {
                let ids = self.ids.clone();
                vec![act::perform(&self.keeper, choice, ids, cx, Answer::Done)]
            }
            Answer::Contact(contact) => {
                let gone = contact.is_none();
                self.contact = contact;
                let words = tr!(cx.lang, "opinion-contact-gone");
                let gone = gone.then(|| Effect::Toast(Toast::warning(words)));
                gone.into_iter().collect()
            }
            Answer::TakeBack => {
                let ids = self.ids.clone();
                vec![act::take_back(&self.keeper, ids, cx, Answer::Gone)]
            }
            Answer::Forget => self.forget(cx),
            Answer::Done(words) => {
                self.contact = None;
                vec![Effect::Toast(Toast::new(words)), self.look()]
            }
            Answer::Gone(words) => vec![Effect::Toast(Toast::new(words)), Effect::Pop],
        }
    }
}

impl Screen for DetailScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match input {
            Input::Opened | Input::Uncovered => vec![self.look()],
            Input::Answer(Err(error)) => {
                let mut effects = failed(error);
                effects.push(self.look());
                effects
            }
            Input::Answer(Ok(answer)) => self.answer(answer, cx),
            Input::Command(command) if !is_moving(command) => self.command(command, cx),
            input => {
                self.pager.handle(&input);
                Vec::new()
            }
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        let Some(book) = &self.book else { return };
        let Some(record) = book.records(&self.ids).into_iter().next() else {
            let words = tr!(cx.lang, "opinion-error-gone");
            canvas.paragraph(area.x, area.y, area.width, &words, Role::Muted);
            return;
        };
        let shown = Shown {
            times: self.ids.len(),
            contact: self.contact.as_ref().map(|contact| contact.as_str()),
            to_office: self.keeper.office().is_some(),
        };
        let lines = facts(&shown, book, record, cx);
        let labels = lines.iter().map(|line| &line.label);
        let column = u16::try_from(text::widest(labels)).unwrap_or(0) + 3;
        let rows = |line: &Fact| Canvas::rows(&line.words, area.width.saturating_sub(column));
        let below: u16 = lines.iter().map(rows).sum();
        let room = area.height.saturating_sub(below + 1).max(1);
        let words = text::sanitize(&record.opinion.words).into_owned();
        let columns = area.width.saturating_sub(2);
        let height = Canvas::rows(&words, columns).min(room);
        let above = Rect { height, ..area };
        self.pager.draw_text(canvas, above, &words, Role::Text);
        let mut y = area.y + height + 1;
        for line in &lines {
            canvas.print(area.x, y, &line.label, Role::Muted);
            let room = area.width.saturating_sub(column);
            y = canvas.paragraph(area.x + column, y, room, &line.words, line.role);
        }
    }

    fn title(&self, cx: &Context) -> Title {
        let category = self
            .book
            .as_ref()
            .zip(self.first())
            .map(|(book, first)| book.category(&first.opinion.category));
        Title::new(match category {
            Some(category) => tr!(cx.lang, "opinion-detail-title", category = category),
            None => tr!(cx.lang, "opinion-title"),
        })
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let Some(act) = self.act() else {
            return vec![Offer::new(Command::Back)];
        };
        let mut offers = vec![act.claim_offer(cx)];
        if self.all.len() > 1 {
            offers.push(Offer::named(Command::Next, tr!(cx.lang, "opinion-next")));
            offers.push(Offer::new(Command::Previous).quiet());
        }
        if let Some(member) = self.suggested() {
            let name = member.name.as_str();
            let typed = self.ids.iter().all(|id| act.book.was_typed_now(*id));
            let reason = tr!(cx.lang, "opinion-sort-office");
            let may = self.keeper.office().is_some() || typed;
            let label = tr!(cx.lang, "opinion-address", name = name);
            offers.push(Offer::named(Command::Submit, label).blocked((!may).then_some(reason)));
        }
        if self.first().is_some_and(|first| first.opinion.wants_reply) {
            let label = if self.contact.is_some() {
                tr!(cx.lang, "opinion-forget")
            } else {
                tr!(cx.lang, "opinion-contact")
            };
            let reason = tr!(cx.lang, "opinion-reply-office");
            let blocked = self.keeper.office().is_none().then_some(reason);
            offers.push(Offer::named(Command::Contact, label).blocked(blocked));
        }
        let [sort, remove] = act.other_offers(cx);
        offers.push(Offer {
            quiet: false,
            ..sort
        });
        offers.push(remove);
        offers
    }
}

/// Whether the page itself moves by it.
fn is_moving(command: Command) -> bool {
    matches!(
        command,
        Command::Up | Command::Down | Command::First | Command::Last
    )
}
