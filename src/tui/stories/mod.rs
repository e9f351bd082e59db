//! The loop, told in stories: a screen that writes down what happens to it and
//! does what the story says.

mod leaving;

use std::sync::{Arc, Mutex};
use std::time::Duration;

use super::burst::Event;
use super::harness::Harness;
use super::key::{Code, Key};
use super::*;
use crate::usecase::{Desk, Error};

type Log = Arc<Mutex<Vec<String>>>;
type Does = Box<dyn FnMut(&Input<u32>, &Context) -> Vec<Effect<u32>>>;

/// Writes its inputs down and does what the story says.
struct Actor {
    name: &'static str,
    log: Log,
    does: Does,
    typing: Typing,
    offers: Vec<Offer>,
    deadline: Option<Moment>,
    exclusive: bool,
    draws: u32,
}

impl Actor {
    fn new(name: &'static str, log: &Log) -> Self {
        Self {
            name,
            log: Arc::clone(log),
            does: Box::new(|_, _| Vec::new()),
            typing: Typing::Nothing,
            offers: Vec::new(),
            deadline: None,
            exclusive: false,
            draws: 0,
        }
    }

    fn does(
        mut self,
        does: impl FnMut(&Input<u32>, &Context) -> Vec<Effect<u32>> + 'static,
    ) -> Self {
        self.does = Box::new(does);
        self
    }

    fn offers(mut self, offers: Vec<Offer>) -> Self {
        self.offers = offers;
        self
    }

    fn types(mut self) -> Self {
        self.typing = Typing::Line;
        self
    }
}

impl Screen for Actor {
    type Answer = u32;

    fn handle(&mut self, input: Input<u32>, cx: &Context) -> Vec<Effect<u32>> {
        if matches!(input, Input::Opened) && self.deadline.is_some() {
            self.deadline = Some(cx.now + Duration::from_secs(3));
        }
        let said = match &input {
            Input::Key(key) => format!("Key {key}"),
            Input::Answer(Ok(value)) => format!("Answer {value}"),
            Input::Answer(Err(error)) => format!("Answer {error}"),
            other => format!("{other:?}"),
        };
        self.log
            .lock()
            .unwrap()
            .push(format!("{} {said}", self.name));
        (self.does)(&input, cx)
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        self.draws += 1;
        let area = canvas.area();
        canvas.print(area.x, area.y, &format!("draw {}", self.draws), Role::Text);
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new(self.name).right("12月18日")
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        self.offers.clone()
    }

    fn typing(&self) -> Typing {
        self.typing
    }

    fn deadline(&self) -> Option<Moment> {
        self.deadline
    }

    fn exclusive(&self) -> bool {
        self.exclusive
    }
}

fn start(actor: Actor) -> Harness {
    let desk = Arc::new(Desk::new(crate::usecase::desk::PassphraseCost::Floor, None));
    Harness::start(&desk, Layer::new(actor))
}

/// What was written down since the last time, without the ends of bursts.
fn said(log: &Log) -> Vec<String> {
    let mut log = log.lock().unwrap();
    log.drain(..)
        .filter(|line| !line.ends_with("BurstEnd"))
        .collect()
}

fn on_key(code: Code) -> impl Fn(&Input<u32>) -> bool {
    move |input| matches!(input, Input::Key(key) if key.code == code)
}

#[test]
fn one_commit_of_an_input_method_is_one_input_and_one_frame() {
    let log = Log::default();
    let mut app = start(Actor::new("甲", &log).types());
    app.expect("draw 1");
    app.type_("你好世界").expect("draw 2");
    let log = log.lock().unwrap();
    assert_eq!(log[1..], ["甲 Text(\"你好世界\")", "甲 BurstEnd"]);
}

#[test]
fn where_nothing_is_typed_full_width_digits_are_keys() {
    let log = Log::default();
    let mut app = start(Actor::new("甲", &log));
    app.type_("１2").expect("甲");
    assert_eq!(said(&log)[1..], ["甲 Key 1", "甲 Key 2"]);
}

#[test]
fn a_key_becomes_the_command_that_is_offered() {
    let log = Log::default();
    let offers = vec![
        Offer::named(Command::HandIn, "交出"),
        Offer::new(Command::Preview).blocked(Some("还没有写".into())),
    ];
    let mut app = start(Actor::new("甲", &log).offers(offers));
    app.expect("F8 交出   F5 预览   F1 帮助   F10 菜单");
    app.keys("F8").expect("甲");
    app.keys("F5").expect("还没有写");
    app.keys("F6").expect("甲");
    app.click("交出").expect("甲");
    assert_eq!(
        said(&log)[1..],
        ["甲 Command(HandIn)", "甲 Key F6", "甲 Command(HandIn)"]
    );
}

#[test]
fn menu_and_palette_reach_what_a_key_reaches() {
    let log = Log::default();
    let offers = vec![Offer::new(Command::Outline), Offer::new(Command::Print)];
    let mut app = start(Actor::new("甲", &log).offers(offers));
    app.keys("F10").expect("大纲");
    app.keys("Down Enter").expect_not("看全部条目");
    for search in ["dg", "大纲", "outl"] {
        app.keys("Ctrl-P").type_(search).expect("看全部条目");
        app.keys("Enter").expect_not("看全部条目");
    }
    let expected = [
        "甲 Command(Print)",
        "甲 Command(Outline)",
        "甲 Command(Outline)",
        "甲 Command(Outline)",
    ];
    assert_eq!(said(&log)[1..], expected);
}

#[test]
fn escape_goes_back_and_the_screen_below_hears_of_it() {
    let log = Log::default();
    let inner = Arc::clone(&log);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| match input {
        Input::Key(key) if key.code == Code::Enter => vec![Effect::push(Actor::new("乙", &inner))],
        _ => Vec::new(),
    }));
    app.keys("Enter").expect("乙");
    app.keys("F1 Esc").expect("乙");
    app.keys("Esc").expect("甲");
    app.keys("Esc").expect("最外面一层");
    assert_eq!(
        said(&log)[1..],
        ["甲 Key Enter", "乙 Opened", "乙 Leaving", "甲 Uncovered"]
    );
}

#[test]
fn answers_go_to_whoever_asked_and_late_ones_are_dropped() {
    let log = Log::default();
    let inner = Arc::clone(&log);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| match input {
        Input::Opened => vec![Effect::ask(|_| Ok(7))],
        Input::Key(key) if key.code == Code::Enter => {
            let asks = Actor::new("乙", &inner).does(|input, _| match input {
                Input::Opened => vec![Effect::ask(|_| Ok(8)), Effect::Pop],
                _ => Vec::new(),
            });
            vec![Effect::push(asks)]
        }
        _ => Vec::new(),
    }));
    app.keys("Enter").expect("甲");
    assert_eq!(
        said(&log),
        [
            "甲 Opened",
            "甲 Answer 7",
            "甲 Key Enter",
            "乙 Opened",
            "甲 Uncovered"
        ]
    );
}

#[test]
fn an_error_is_told_in_the_persons_language() {
    let log = Log::default();
    let mut app = start(Actor::new("甲", &log).does(|input, _| match input {
        Input::Opened => vec![Effect::ask(|_| Err(Error::NoFile))],
        Input::Answer(Err(_)) => vec![Effect::Fail(Error::NoFile)],
        _ => Vec::new(),
    }));
    app.expect("没有做成").expect("还没有打开数据文件");
    app.keys("Enter").expect_not("没有做成");
}

#[test]
fn work_that_panics_is_told_and_ends_nothing() {
    let log = Log::default();
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        if asked(input) {
            vec![Effect::ask(|_| panic!("on purpose"))]
        } else {
            Vec::new()
        }
    }));
    app.keys("Enter").expect("程序这里出了错");
    app.keys("Enter").expect_not("程序这里出了错");
}

#[test]
fn a_question_starts_at_the_safe_choice() {
    let log = Log::default();
    let asked = on_key(Code::F(2));
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        let question = Question::new("交出材料？", "交出之后，主持人可以看到。", "交出");
        if asked(input) {
            vec![Effect::Confirm(question, 1)]
        } else {
            Vec::new()
        }
    }));
    app.keys("F2").expect("[ 再看看 ]");
    app.keys("Enter").expect_not("交出材料");
    app.keys("F2 Esc").expect_not("交出材料");
    app.keys("F2 Right").expect("[ 交出 ]");
    app.keys("Enter").expect_not("交出材料");
    app.keys("F2").click("  交出").expect_not("交出材料");
    assert_eq!(
        said(&log)[1..],
        [
            "甲 Key F2",
            "甲 Key F2",
            "甲 Key F2",
            "甲 Answer 1",
            "甲 Key F2",
            "甲 Answer 1"
        ]
    );
}

#[test]
fn a_called_screen_answers() {
    let log = Log::default();
    let inner = Arc::clone(&log);
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        if !asked(input) {
            return Vec::new();
        }
        let picks = Actor::new("乙", &inner).does(|input, _| match input {
            Input::Key(key) if key.code == Code::Enter => vec![Effect::give("李".to_owned())],
            _ => Vec::new(),
        });
        vec![Effect::call(picks, |name: String| name.len() as u32)]
    }));
    app.keys("Enter Enter").expect("甲");
    assert_eq!(said(&log)[4..], ["甲 Uncovered", "甲 Answer 3"]);
}

#[test]
fn a_job_shows_how_far_it_is_and_can_be_stopped() {
    let log = Log::default();
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        if asked(input) {
            return vec![Effect::job("正在导入", |_, progress| {
                for step in 0..10 {
                    progress.step(step, 10);
                }
                while !progress.cancelled() {
                    std::thread::yield_now();
                }
                Err(Error::Cancelled)
            })];
        }
        match input {
            Input::Answer(Err(_)) => vec![Effect::Fail(Error::Cancelled)],
            _ => Vec::new(),
        }
    }));
    // Both in one burst: the second finds the dialog and stops the job.
    app.send(vec![
        Event::Key(Key::plain(Code::Enter)),
        Event::Key(Key::ctrl(Code::Char('q'))),
        Event::Key(Key::plain(Code::Esc)),
    ]);
    app.expect("已停止").expect_not("正在导入");
    assert_eq!(said(&log)[1..], ["甲 Key Enter", "甲 Answer stopped"]);
}

#[test]
fn a_short_job_shows_no_dialog_and_takes_no_keys() {
    let log = Log::default();
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        if asked(input) {
            vec![Effect::job("正在导入", |_, _| Ok(3))]
        } else {
            Vec::new()
        }
    }));
    app.keys("Enter").expect("draw 2");
    assert_eq!(said(&log)[1..], ["甲 Key Enter", "甲 Answer 3"]);
}

#[test]
fn a_deadline_comes_once_and_nothing_is_drawn_before_it() {
    let log = Log::default();
    let mut actor = Actor::new("甲", &log);
    actor.deadline = Some(Moment::default());
    let mut app = start(actor);
    app.advance(Duration::from_secs(2)).expect("draw 1");
    app.advance(Duration::from_secs(2)).expect("draw 2");
    app.advance(Duration::from_secs(2)).expect("draw 2");
    assert_eq!(said(&log), ["甲 Opened", "甲 Deadline"]);
}

#[test]
fn a_toast_goes_away_by_itself() {
    let log = Log::default();
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("甲", &log).does(move |input, _| {
        if asked(input) {
            vec![Effect::toast("已存")]
        } else {
            Vec::new()
        }
    }));
    app.keys("Enter").expect("已存");
    app.advance(Duration::from_secs(1)).expect("已存");
    app.advance(Duration::from_secs(2)).expect_not("已存");
}

#[test]
fn an_exclusive_screen_lets_nobody_out() {
    let log = Log::default();
    let mut actor = Actor::new("甲", &log);
    actor.exclusive = true;
    let mut app = start(actor);
    app.keys("Ctrl-Q Ctrl-P").expect_not("找命令");
    app.keys("F1").expect_not("退出");
    app.keys("Ctrl-Q Esc").expect_not("这里能按的键");
    app.keys("F10").expect_not("退出");
    app.keys("Esc Esc").expect("甲");
    assert!(!app.ended());
}

#[test]
fn language_and_colours_change_anywhere() {
    let log = Log::default();
    let mut app = start(Actor::new("甲", &log));
    app.keys("F12").expect("F1 Help   F10 Menu");
    app.keys("F12").expect("F1 帮助   F10 菜单");
    let before = app.buffer()[(0, 0)].bg;
    app.keys("F11").expect("颜色：浅色");
    assert_ne!(app.buffer()[(0, 0)].bg, before);
    assert_eq!(
        said(&log)[1..],
        ["甲 Language(English)", "甲 Language(Chinese)"]
    );
}

#[test]
fn a_window_too_small_asks_for_room_and_takes_no_keys() {
    let log = Log::default();
    let mut app = start(Actor::new("甲", &log));
    app.resize(40, 10).expect("窗口太小");
    app.keys("Enter").expect("窗口太小");
    app.resize(60, 17).expect("甲");
    app.resize(59, 17).keys("Ctrl-Q").expect_end();
    assert_eq!(said(&log), ["甲 Opened", "甲 Leaving"]);
}
