//! One opinion: the whole original words, where they come from, and what has
//! become of them.

use ratatui::layout::Rect;
use zeroize::Zeroizing;

use crate::domain::OpinionId;
use crate::domain::opinion::{Addressee, Correction, Opinion, Registered, suggest_addressee};
use crate::report::words;
use crate::text;
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::form::date_words;
use crate::tui::widget::Pager;
use crate::tui::{Canvas, Effect, Input, Role, Screen, Title, Toast};
use crate::usecase::opinions;

use super::act::{self, Act, Choice};
use super::book::Book;
use super::draw::state;
use super::keeper::Keeper;
use super::{failed, place};

/// Opinions of the same words.
pub(super) struct DetailScreen {
    keeper: Keeper,
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
    /// The suggested addressee is right.
    Address,
    TakeBack,
    /// The person has their reply.
    Forget,
    Done(String),
    Gone(String),
}

/// A line of the page.
struct Line {
    label: String,
    words: String,
    role: Role,
}

impl DetailScreen {
    pub fn new(keeper: Keeper, ids: Vec<OpinionId>) -> Self {
        Self {
            keeper,
            ids,
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
    fn suggested(&self) -> Option<String> {
        let (book, first) = (self.book.as_ref()?, self.first()?);
        if first.opinion.addressee != Addressee::Body {
            return None;
        }
        let member = book.member(suggest_addressee(&first.opinion.words, &book.members)?)?;
        Some(member.name.clone())
    }

    fn command(&self, command: Command, cx: &Context) -> Vec<Effect<Answer>> {
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
            Command::Submit => self.confirm_addressee(cx),
            _ => Vec::new(),
        }
    }

    fn confirm_addressee(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let Some(name) = self.suggested() else {
            return Vec::new();
        };
        let question = Question::new(
            tr!(cx.lang, "opinion-address-ask", name = name.as_str()),
            tr!(cx.lang, "opinion-address-text"),
            tr!(cx.lang, "opinion-address-yes", name = name.as_str()),
        );
        vec![Effect::Confirm(question, Answer::Address)]
    }

    fn address(&self, cx: &Context) -> Vec<Effect<Answer>> {
        let member = self
            .book
            .as_ref()
            .zip(self.first())
            .and_then(|(book, first)| suggest_addressee(&first.opinion.words, &book.members));
        let Some(member) = member else {
            return Vec::new();
        };
        let (keeper, ids) = (self.keeper.clone(), self.ids.clone());
        let words = tr!(cx.lang, "opinion-sorted");
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
            Answer::Chosen(Choice::Write) => act::write(&self.keeper).into_iter().collect(),
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
            Answer::Address => self.address(cx),
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

    fn lines(&self, book: &Book, record: &Registered, cx: &Context) -> Vec<Line> {
        let opinion = &record.opinion;
        let line = |label, words| Line {
            label,
            words,
            role: Role::Text,
        };
        let mut lines = vec![
            line(tr!(cx.lang, "opinion-from"), from(opinion, book, cx)),
            line(
                tr!(cx.lang, "opinion-field-category"),
                book.category(&opinion.category),
            ),
            line(
                tr!(cx.lang, "opinion-field-about"),
                self.about(book, opinion, cx),
            ),
        ];
        if opinion.urgent {
            lines.push(Line {
                role: Role::Bad,
                ..line(
                    tr!(cx.lang, "opinion-field-urgent"),
                    format!(
                        "{} {}",
                        cx.signs.warning,
                        tr!(cx.lang, "opinion-urgent-yes")
                    ),
                )
            });
        }
        if self.ids.len() > 1 {
            let count = self.ids.len();
            lines.push(line(
                tr!(cx.lang, "opinion-said"),
                tr!(cx.lang, "opinion-said-times", count = count),
            ));
        }
        let (words, role) = state(record, book, cx);
        let claim = record.claim.as_ref();
        let slot = claim.and_then(|claim| claim.slot.as_deref());
        let place = slot.and_then(|slot| book.place(slot));
        let words = match place {
            Some(place) => format!("{words} {} {place}", cx.signs.separator),
            None => words,
        };
        lines.push(Line {
            role,
            ..line(tr!(cx.lang, "opinion-field-claim"), words)
        });
        if opinion.wants_reply {
            lines.push(line(tr!(cx.lang, "opinion-field-reply"), self.reply(cx)));
        }
        lines
    }

    fn about(&self, book: &Book, opinion: &Opinion, cx: &Context) -> String {
        let about = book.addressee(opinion.addressee, cx.lang);
        match self.suggested() {
            Some(name) => {
                let words = tr!(cx.lang, "opinion-suggested", name = name);
                format!("{about} {} {words}", cx.signs.separator)
            }
            None => about,
        }
    }

    fn reply(&self, cx: &Context) -> String {
        match (&self.contact, &self.keeper) {
            (Some(contact), _) => text::sanitize(contact).into_owned(),
            (None, Keeper::Office(_)) => tr!(cx.lang, "opinion-reply-look"),
            (None, Keeper::Member(_)) => tr!(cx.lang, "opinion-reply-office"),
        }
    }
}

/// How it came in: the channel, the groups of a round, the day where it is kept.
fn from(opinion: &Opinion, book: &Book, cx: &Context) -> String {
    let mut words = words::channel(cx.lang, opinion.channel);
    if !opinion.voters.is_empty() {
        let groups: Vec<String> = opinion.voters.iter().map(|id| book.group(id)).collect();
        let groups = groups.join(&tr!(cx.lang, "results-list-comma"));
        words = tr!(
            cx.lang,
            "opinion-from-groups",
            channel = words,
            groups = groups
        );
    }
    match opinion.received_on {
        Some(day) => {
            let day = date_words(day, cx.wall.date(), cx.lang);
            format!("{words} {} {day}", cx.signs.separator)
        }
        None => words,
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
        let lines = self.lines(book, record, cx);
        let labels = lines.iter().map(|line| &line.label);
        let column = u16::try_from(text::widest(labels)).unwrap_or(0) + 3;
        let rows = |line: &Line| Canvas::rows(&line.words, area.width.saturating_sub(column));
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
        if self.suggested().is_some() {
            let typed = self.ids.iter().all(|id| act.book.was_typed_now(*id));
            let reason = tr!(cx.lang, "opinion-sort-office");
            let may = self.keeper.office().is_some() || typed;
            let label = tr!(cx.lang, "opinion-address");
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
        Command::Up
            | Command::Down
            | Command::First
            | Command::Last
            | Command::Next
            | Command::Previous
    )
}
