//! Writing an opinion down, and another one after it.

use chrono::NaiveDate;
use zeroize::Zeroizing;

use crate::domain::form::{Field, FormSpec, Value, Values};
use crate::domain::opinion::{Addressee, Channel, suggest_addressee};
use crate::lang::Lang;
use crate::tr;
use crate::tui::command::{Command, Offer};
use crate::tui::context::Context;
use crate::tui::dialog::Question;
use crate::tui::{Canvas, Effect, Filled, Form, Input, Role, Screen, Title, Toast, Typing};
use crate::usecase::opinions::{self, Draft};

use super::book::Book;
use super::failed;
use super::fields::Fields;
use super::keeper::Keeper;

/// The most characters of one opinion.
const LONGEST: usize = 2_000;

/// The form; after saving it stands there again with the same channel and day.
pub(super) struct EntryScreen {
    keeper: Keeper,
    fields: Fields,
    form: Form,
    /// How many were written down here.
    saved: usize,
    /// What a person chose themselves is not guessed any more.
    category_chosen: bool,
    about_chosen: bool,
    /// Leaving without the one that is begun.
    dropped: bool,
    /// What is being written down; it comes back when that fails.
    sent: Option<Values>,
    /// What came up in a talk: words that only whoever recorded the talk can
    /// read, so nothing is written down before they say so.
    raised: Option<Zeroizing<String>>,
}

/// What the form is answered.
pub(super) enum Answer {
    Opened(Box<Book>),
    Saved,
    /// The last one, on the way out.
    SavedLast,
    /// Leave without the one that is begun.
    Drop,
}

impl EntryScreen {
    pub fn new(keeper: Keeper) -> Self {
        Self {
            keeper,
            fields: Fields::default(),
            form: Form::new(FormSpec::default(), &Values::new()),
            saved: 0,
            category_chosen: false,
            about_chosen: false,
            dropped: false,
            sent: None,
            raised: None,
        }
    }

    /// For what came up in a talk.
    pub fn raised(keeper: Keeper, words: &str) -> Self {
        Self {
            raised: Some(Zeroizing::new(words.to_owned())),
            ..Self::new(keeper)
        }
    }

    fn spec(&self, lang: &Lang, today: NaiveDate) -> FormSpec {
        let keep_day = Channel::by_hand().filter(|channel| channel.keeps_day());
        let replies = [
            ("no", tr!(lang, "opinion-reply-no")),
            ("yes", tr!(lang, "opinion-reply-yes")),
        ];
        FormSpec::new([
            Fields::channel(lang),
            Field::date("day", tr!(lang, "opinion-field-day"))
                .between(None, Some(today))
                .shown_when("channel", keep_day.map(Channel::word)),
            Field::long("words", tr!(lang, "opinion-field-words"))
                .required()
                .max(LONGEST)
                .placeholder(tr!(lang, "opinion-words-placeholder")),
            self.fields.category(lang),
            self.fields.about(lang),
            self.fields.urgent(lang),
            Field::choice("reply", tr!(lang, "opinion-field-reply"), replies)
                .required()
                .hint(tr!(lang, "opinion-reply-hint")),
            Field::line("contact", tr!(lang, "opinion-field-contact"))
                .required()
                .max(100)
                .hint(tr!(lang, "opinion-contact-hint"))
                .shown_when("reply", ["yes"]),
        ])
    }

    /// A fresh form with this channel and day.
    fn begin(&mut self, channel: &str, day: Option<NaiveDate>, cx: &Context) {
        let mut values = Values::new()
            .with("channel", Value::Choice(channel.to_owned()))
            .with("category", Value::Choice(self.fields.guess("").to_string()))
            .with("about", Fields::about_value(Addressee::Body))
            .with("urgent", Fields::urgent_value(false))
            .with("reply", Value::Choice("no".to_owned()));
        if let Some(day) = day {
            values.set("day", Value::Date(day));
        }
        self.form = Form::new(self.spec(cx.lang, cx.wall.date()), &values);
        self.category_chosen = false;
        self.about_chosen = false;
    }

    /// Category and addressee as the words suggest them, unless chosen.
    fn guess(&mut self, cx: &Context) {
        let values = self.form.values(cx);
        let words = values.text("words");
        if !self.category_chosen {
            let category = self.fields.guess(words).to_string();
            self.form.set("category", &Value::Choice(category));
        }
        if !self.about_chosen {
            let member = suggest_addressee(words, self.fields.members());
            let about = member.map_or(Addressee::Body, Addressee::Member);
            self.form.set("about", &Fields::about_value(about));
        }
    }

    fn draft(values: &Values) -> Draft {
        let contact = values.text("contact").trim();
        let wants_reply = values.choice("reply") == Some("yes") && !contact.is_empty();
        Draft {
            channel: values
                .choice("channel")
                .and_then(Channel::from_word)
                .unwrap_or(Channel::Other),
            category: values.choice("category").unwrap_or_default().into(),
            addressee: values
                .choice("about")
                .map_or(Addressee::Body, Fields::addressee),
            urgent: values.choice("urgent") == Some("yes"),
            words: values.text("words").to_owned(),
            received_on: values.date("day"),
            contact: wants_reply.then(|| Zeroizing::new(contact.to_owned())),
        }
    }

    /// Writes it down; a fresh form stands there at once, so that nothing is
    /// written down twice and typing can go on.
    fn save(&mut self, values: Values, cx: &Context) -> Vec<Effect<Answer>> {
        let effect = self.send(&values, cx, || Answer::Saved);
        let channel = values.choice("channel").unwrap_or_default().to_owned();
        self.begin(&channel, values.date("day"), cx);
        self.form.set_focus("words");
        self.sent = Some(values);
        vec![effect]
    }

    /// What failed comes back, unless another one is begun.
    fn unsaved(&mut self, cx: &Context) {
        if let Some(values) = self.sent.take().filter(|_| !self.is_begun(cx)) {
            let spec = self.spec(cx.lang, cx.wall.date());
            self.form = Form::new(spec, &values);
            self.form.set_focus("words");
            self.category_chosen = true;
            self.about_chosen = true;
        }
    }

    fn send(&self, values: &Values, cx: &Context, then: fn() -> Answer) -> Effect<Answer> {
        let (keeper, draft, today) = (self.keeper.clone(), Self::draft(values), cx.wall.date());
        Effect::ask(move |desk| {
            opinions::add(desk, keeper.hand(), &draft, today)?;
            Ok(then())
        })
    }

    fn is_begun(&self, cx: &Context) -> bool {
        let values = self.form.values(cx);
        let words = values.text("words").trim();
        let from_talk = self.raised.as_ref().is_some_and(|it| it.as_str() == words);
        !words.is_empty() && !from_talk
    }

    /// The words of a talk stand there, to be cut to what may be read by all.
    fn begin_raised(&mut self, words: &str, cx: &Context) {
        self.begin(Channel::Talk.word(), None, cx);
        self.form.set("words", &Value::Text(words.to_owned()));
        self.form.set_focus("words");
        self.guess(cx);
    }

    fn leave(&self, cx: &Context) -> Vec<Effect<Answer>> {
        if !self.is_begun(cx) {
            return vec![Effect::Pop];
        }
        let question = Question::new(
            tr!(cx.lang, "opinion-leave-ask"),
            tr!(cx.lang, "opinion-leave-text"),
            tr!(cx.lang, "opinion-leave-yes"),
        );
        vec![Effect::Confirm(
            question.or(tr!(cx.lang, "opinion-leave-no")),
            Answer::Drop,
        )]
    }

    fn answer(&mut self, answer: Answer, cx: &Context) -> Vec<Effect<Answer>> {
        match answer {
            Answer::Opened(book) => {
                self.fields = Fields::of(&book);
                if let Some(words) = self.raised.clone() {
                    self.begin_raised(&words, cx);
                    return Vec::new();
                }
                let usual = match self.keeper {
                    Keeper::Member(_) => Channel::Visit,
                    Keeper::Office(_) => Channel::SuggestionBox,
                };
                self.begin(usual.word(), Some(cx.wall.date()), cx);
                Vec::new()
            }
            Answer::Saved => {
                self.saved += 1;
                self.sent = None;
                if self.raised.is_some() {
                    let words = tr!(cx.lang, "talk-in-the-register");
                    return vec![Effect::Toast(Toast::new(words)), Effect::Pop];
                }
                let words = tr!(cx.lang, "opinion-saved", count = self.saved);
                vec![Effect::Toast(Toast::new(words))]
            }
            Answer::SavedLast => Vec::new(),
            Answer::Drop => {
                self.dropped = true;
                vec![Effect::Pop]
            }
        }
    }
}

impl Screen for EntryScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => return self.save(values, cx),
            Filled::Changed(field) => {
                match field.as_str() {
                    "words" => self.guess(cx),
                    "category" => self.category_chosen = true,
                    "about" => self.about_chosen = true,
                    _ => {}
                }
                return Vec::new();
            }
            Filled::Moved => return Vec::new(),
            Filled::Nothing => {}
        }
        match input {
            Input::Opened => {
                let keeper = self.keeper.clone();
                vec![Effect::ask(move |desk| {
                    Ok(Answer::Opened(Box::new(Book::read(desk, &keeper)?)))
                })]
            }
            Input::Command(Command::Submit) => match self.form.submit(cx) {
                Some(values) => self.save(values, cx),
                None => Vec::new(),
            },
            Input::Command(Command::Back) => self.leave(cx),
            Input::Leaving if self.raised.is_none() && !self.dropped && self.is_begun(cx) => {
                let values = self.form.values(cx);
                vec![self.send(&values, cx, || Answer::SavedLast)]
            }
            Input::Language(_) => {
                self.form.rename(self.spec(cx.lang, cx.wall.date()));
                Vec::new()
            }
            Input::Answer(Ok(answer)) => self.answer(answer, cx),
            Input::Answer(Err(error)) => {
                self.unsaved(cx);
                failed(error)
            }
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let mut area = canvas.column();
        let note = match self.raised {
            None => tr!(cx.lang, "opinion-entry-note"),
            Some(_) => tr!(cx.lang, "talk-opinion-note"),
        };
        let y = canvas.paragraph(area.x, area.y, area.width, &note, Role::Muted) + 1;
        area.height = area.bottom().saturating_sub(y);
        area.y = y;
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, cx: &Context) -> Title {
        let title = Title::new(tr!(cx.lang, "opinion-entry-title"));
        if self.saved == 0 {
            return title;
        }
        title.right(tr!(cx.lang, "opinion-saved", count = self.saved))
    }

    fn offers(&self, cx: &Context) -> Vec<Offer> {
        let save = match self.raised {
            None => tr!(cx.lang, "opinion-save-next"),
            Some(_) => tr!(cx.lang, "talk-opinion-save"),
        };
        let mut offers = vec![
            Offer::named(Command::Submit, save),
            Offer::named(Command::NextField, tr!(cx.lang, "opinion-next-field")),
            Offer::new(Command::Back).own(),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
