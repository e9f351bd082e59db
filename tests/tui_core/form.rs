//! The form, as a person fills it in.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::sync::{Arc, Mutex};

use zhaojing::domain::form::{Choice, Field, FormSpec, Value, Values};
use zhaojing::tui::harness::Harness;
use zhaojing::tui::{
    Canvas, Command, Context, Effect, Filled, Form, Input, Layer, Offer, Screen, Title, Typing,
};

use super::support::{Story, random_keys};

type Sent = Arc<Mutex<Option<Values>>>;

/// A form and nothing else; what is submitted can be looked at.
struct Page {
    form: Form,
    sent: Sent,
}

impl Page {
    fn layer(fields: Vec<Field>, sent: &Sent) -> Layer {
        let form = Form::new(FormSpec::new(fields), &Values::new());
        Layer::new(Self {
            form,
            sent: Arc::clone(sent),
        })
    }
}

impl Screen for Page {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, cx: &Context) -> Vec<Effect<()>> {
        match self.form.handle(&input, cx) {
            Filled::Submitted(values) => *self.sent.lock().unwrap() = Some(values),
            Filled::Nothing => {
                if let Input::Command(Command::Submit) = input {
                    *self.sent.lock().unwrap() = self.form.submit(cx);
                }
            }
            Filled::Moved | Filled::Changed(_) => {}
        }
        Vec::new()
    }

    fn draw(&mut self, canvas: &mut Canvas, cx: &Context) {
        let area = canvas.column();
        self.form.draw(canvas, area, cx);
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::new("填表")
    }

    fn offers(&self, _cx: &Context) -> Vec<Offer> {
        let mut offers = vec![Offer::new(Command::Submit)];
        offers.extend(self.form.offers());
        offers
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}

fn page(fields: impl IntoIterator<Item = Field>) -> (Story, Sent) {
    let sent = Sent::default();
    let story = Story::start(Page::layer(fields.into_iter().collect(), &sent));
    (story, sent)
}

fn take(sent: &Sent) -> Option<Values> {
    sent.lock().unwrap().take()
}

/// One field of every kind.
fn every_kind() -> Vec<Field> {
    let ratings = [
        ("met", "做到"),
        ("mostly", "基本做到"),
        ("gap", "有差距"),
        ("na", "不适用"),
    ];
    let grades = [("a", "优秀"), ("b", "良好"), ("c", "一般"), ("d", "较差")];
    let mut grades: Vec<Choice> = grades.map(Choice::from).into();
    grades.push(Choice::new("unknown", "不了解").digit(0));
    vec![
        Field::read_only("why", "说明"),
        Field::line("title", "题目")
            .required()
            .max(20)
            .hint("写得让没到会的人也看得懂。"),
        Field::choice("rating", "自己看", ratings).required(),
        Field::long("facts", "表现")
            .placeholder("（什么时候、在哪里、涉及谁、多少）")
            .max(500),
        Field::long("causes", "原因")
            .shown_when("rating", ["gap"])
            .required(),
        Field::choices(
            "groups",
            "征求了哪些人的意见？可以选几种，没有征求到的不要选。",
            [
                ("peers", "单位同事"),
                ("users", "服务对象"),
                ("residents", "基层群众"),
            ],
        ),
        Field::number("homes", "走访户数").min(1).max(200),
        Field::date("day", "完成日期"),
        Field::secret("pass", "口令", 8),
        Field::grades(
            "grid",
            "工作作风：办事公道，说话算数，肯到群众中来",
            [
                ("team", "领导班子"),
                ("wang", "王 ×× 书记"),
                ("li", "李 ×× 镇长"),
            ],
            grades,
        ),
    ]
}

#[test]
fn a_form_of_every_kind_looks_so() {
    for (width, height) in [(60, 17), (80, 24), (120, 40)] {
        let sent = Sent::default();
        let desk = Arc::new(zhaojing::usecase::Desk::default());
        let mut app = Harness::start_at(&desk, Page::layer(every_kind(), &sent), (width, height));
        insta::assert_snapshot!(format!("every_kind_{width}x{height}"), app.screen());
        let filled = app
            .type_("走访不够")
            .keys("Enter 3 Tab")
            .type_("今年 3 月能繁母猪补贴晚发 21 天，涉及石桥村 37 户。我没有核对名册就签了字。")
            .screen();
        insta::assert_snapshot!(format!("filled_{width}x{height}"), filled);
        let grid = app.keys("F8 Tab Tab Tab Tab Tab Tab 2 0").screen();
        insta::assert_snapshot!(format!("grid_{width}x{height}"), grid);
    }
}

#[test]
fn enter_on_the_last_field_submits_what_shows() {
    let (mut story, sent) = page([
        Field::choice("gap", "做到", [("yes", "是"), ("no", "否")]),
        Field::line("why", "原因").shown_when("gap", ["no"]),
        Field::line("who", "谁").required(),
    ]);
    story.keys("2 Tab").type_("没去").keys("Tab").expect("没去");
    story.keys("Enter").expect("这一栏要填");
    assert_eq!(take(&sent), None);
    story.type_("李").expect_not("这一栏要填");
    story.keys("BackTab BackTab 1").expect_not("没去");
    story.keys("Tab Enter").expect("李");
    let values = take(&sent).unwrap();
    assert_eq!(
        (values.choice("gap"), values.text("who")),
        (Some("yes"), "李")
    );
    assert_eq!(values.get("why"), None);
}

#[test]
fn a_fault_shows_under_its_field_when_it_is_left() {
    let (mut story, sent) = page([
        Field::number("homes", "户数").min(1).max(200),
        Field::line("who", "谁"),
    ]);
    story.type_("三十").keys("Tab").expect("“三十”不是数");
    story
        .keys("BackTab Ctrl-A")
        .type_("３００")
        .keys("Tab")
        .expect("要在 1 到 200 之间");
    story.keys("BackTab Backspace Tab").expect_not("!");
    story.keys("Enter").expect("30");
    assert_eq!(take(&sent).unwrap().number("homes"), Some(30));
}

#[test]
fn a_day_is_typed_short_and_moved_by_arrows() {
    let (mut story, sent) = page([Field::date("day", "日期")]);
    story.type_("1月5日").expect("2027年1月5日 周二");
    story.keys("Up").expect("2027-01-04");
    story.keys("Down Down").expect("周三");
    story.keys("Enter").expect("2027-01-06");
    assert_eq!(
        take(&sent).unwrap().date("day").unwrap().to_string(),
        "2027-01-06"
    );
    let (mut story, _) = page([Field::date("day", "日期")]);
    story.keys("Down").expect("12月18日 周五");
}

#[test]
fn digits_grade_and_go_to_the_next_row() {
    let (mut story, sent) = page([Field::grades(
        "grid",
        "作风",
        [("wang", "王"), ("li", "李"), ("zhao", "赵")],
        [
            Choice::new("a", "优秀"),
            Choice::new("b", "良好"),
            Choice::new("x", "不了解").digit(0),
        ],
    )
    .required()]);
    story.type_("１0").expect("✓");
    story.keys("F8").expect("还有 1 行没有选");
    story.keys("Right Right").keys("Enter").expect_not("还有");
    let values = take(&sent).unwrap();
    let grades: Vec<_> = values.grades("grid").collect();
    assert_eq!(grades, [("li", "x"), ("wang", "a"), ("zhao", "b")]);
}

#[test]
fn a_passphrase_is_shown_as_dots_only() {
    let (mut story, sent) = page([Field::secret("pass", "口令", 4)]);
    story
        .type_("abc")
        .keys("Enter")
        .expect("•••▏")
        .expect("至少 4 个字");
    story.expect_not("abc");
    story.type_("d").keys("Enter").expect("••••");
    assert_eq!(
        take(&sent).unwrap().secret("pass").unwrap().expose(),
        "abcd"
    );
}

#[test]
fn several_can_be_ticked_by_digit_space_and_mouse() {
    let (mut story, sent) =
        page([Field::choices("who", "意见", [("a", "同事"), ("b", "对象"), ("c", "群众")]).max(2)]);
    story.keys("1 Right Space").expect("☑ 1 同事");
    story.click("3 群众").expect("☑ 3 群众");
    story.keys("F8").expect("最多选 2 个，现在 3 个");
    story.keys("1 Enter").expect_not("最多");
    assert_eq!(
        take(&sent).unwrap().choices("who").collect::<Vec<_>>(),
        ["b", "c"]
    );
}

#[test]
fn one_commit_is_undone_at_once_and_paste_keeps_its_lines() {
    let (mut story, sent) = page([Field::long("facts", "表现"), Field::line("who", "谁")]);
    story
        .type_("作风不实")
        .type_("，调研少")
        .expect("作风不实，调研少▏");
    story.keys("Ctrl-Z").expect("作风不实▏");
    story.keys("Ctrl-Z").expect_not("作风");
    story.keys("Ctrl-Y Ctrl-Y").expect("调研少▏");
    story
        .paste("\n一是\n二是")
        .keys("Tab")
        .paste("李\n镇长")
        .keys("Enter")
        .expect("李 镇长");
    assert_eq!(
        take(&sent).unwrap().text("facts"),
        "作风不实，调研少\n一是\n二是"
    );
}

#[test]
fn the_limit_is_told_and_nothing_more_gets_in() {
    let (mut story, _) = page([Field::line("title", "题目").max(4)]);
    story.type_("作风建设").expect("4 / 4");
    story.type_("年").expect("作风建设▏").expect("最多 4 个字");
}

#[test]
fn a_long_text_grows_and_then_scrolls_with_its_caret() {
    let (mut story, _) = page([Field::long("facts", "表现"), Field::line("who", "谁")]);
    let words: Vec<String> = (1..=60).map(|n| format!("第{n}段")).collect();
    story.paste(&words.join("\n")).expect("第60段▏");
    story.keys("Ctrl-Home").expect("▏第1段");
    story.keys("PgDn PgDn").expect_not("第1段\n");
    story.resize(60, 17).keys("Ctrl-End").expect("第60段▏");
    story.keys("Down").expect("谁");
    story.keys("Up").expect("第60段▏");
}

#[test]
fn a_click_puts_the_caret_there() {
    let (mut story, _) = page([Field::line("a", "甲"), Field::long("b", "乙")]);
    story
        .keys("Tab")
        .type_("没有核对名册")
        .keys("Tab BackTab")
        .expect("▏");
    story.click("名册").expect("没有核对▏名册");
}

#[test]
fn words_change_with_the_language_and_answers_stay() {
    let spec = |words: [&str; 2]| {
        FormSpec::new([Field::choice("r", words[0], [("a", words[1]), ("b", "乙")])])
    };
    let mut form = Form::new(
        spec(["自己看", "做到"]),
        &Values::new().with("r", Value::Choice("a".into())),
    );
    form.rename(spec(["My view", "met"]));
    assert_eq!(form.focus(), "r");
}

#[test]
fn keys_by_chance_break_no_form() {
    for seed in 10..13 {
        random_keys(seed, 300, |_| Page::layer(every_kind(), &Sent::default()));
    }
}
