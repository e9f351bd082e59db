//! The core of the terminal face, driven through small screens.

#[path = "tui_core/form.rs"]
mod form;
mod support;
#[path = "tui_core/terminal.rs"]
mod terminal;

use std::time::Duration;

use support::{Story, random_keys};
use zhaojing::domain::form::{Field, FormSpec, Values};
use zhaojing::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Layer, Offer, Question, Screen, Title,
    Typing, answered,
};

/// The screen of `docs/screens.md`.
enum Answer {
    Saved(String),
    Left,
}

struct TalkScreen {
    form: Form,
    saved: String,
}

impl TalkScreen {
    fn new() -> Self {
        Self {
            form: Form::new(spec(), &Values::new()),
            saved: String::new(),
        }
    }

    fn layer() -> Layer {
        Layer::new(Self::new())
    }

    fn save(&self, cx: &Context) -> Effect<Answer> {
        let values = self.form.values(cx);
        Effect::ask(move |_desk| Ok(Answer::Saved(values.text("who").to_owned())))
    }
}

fn spec() -> FormSpec {
    FormSpec::new([
        Field::line("who", "谈心对象").required().max(20),
        Field::date("day", "日期"),
        Field::choice("kind", "方式", [("visit", "上门"), ("phone", "电话")]),
        Field::long("words", "谈了什么").shown_when("kind", ["visit"]),
    ])
}

impl Screen for TalkScreen {
    type Answer = Answer;

    fn handle(&mut self, input: Input<Answer>, cx: &Context) -> Vec<Effect<Answer>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(_) => return vec![self.save(cx)],
            Filled::Nothing => {}
            Filled::Moved | Filled::Changed(_) => return Vec::new(),
        }
        match input {
            Input::Command(Command::Submit) => match self.form.submit(cx) {
                Some(_) => vec![self.save(cx)],
                None => Vec::new(),
            },
            Input::Command(Command::Remove) => {
                let question = Question::new("删掉这次谈心？", "删掉以后找不回来。", "删掉");
                vec![Effect::Confirm(question, Answer::Left)]
            }
            Input::Answer(answer) => answered(answer, |answer| match answer {
                Answer::Saved(who) => {
                    self.saved = who;
                    vec![Effect::toast("已存")]
                }
                Answer::Left => vec![Effect::Pop],
            }),
            Input::Leaving => vec![self.save(cx)],
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new("谈心谈话")
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        let nothing = self.saved.is_empty().then(|| "还没有存过".to_owned());
        let mut offers = vec![
            Offer::named(Command::Submit, "存好"),
            Offer::new(Command::Remove).blocked(nothing),
        ];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }

    fn status(&self, _cx: &Context) -> String {
        self.saved.clone()
    }
}

#[test]
fn a_talk_is_typed_and_saved() {
    let mut story = Story::start(TalkScreen::layer());
    story.type_("王书记").expect("王书记▏");
    story.keys("F8").expect("已存");
    story.advance(Duration::from_secs(5)).expect_not("已存");
}

#[test]
fn keys_by_chance_break_nothing() {
    for seed in 0..4 {
        random_keys(seed, 400, |_| TalkScreen::layer());
    }
}
