//! The chair throws the released result on the wall.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::OnceLock;

use tempfile::TempDir;
use zhaojing::assess::{Released, RoundResult};
use zhaojing::tui::burst::Act;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::projector;
use zhaojing::tui::{Canvas, Context, Effect, Input, Layer, Role, Screen, Title};

use crate::support;
use crate::support::hall::count_round;
use crate::support::town;

/// A room with a released result on the wall. The third group is too small.
fn room(size: (u16, u16)) -> Harness {
    Harness::start_at(&town::desk(), projector::open(result()), size)
}

/// Counted once for all stories.
fn result() -> Released<RoundResult> {
    static RESULT: OnceLock<Released<RoundResult>> = OnceLock::new();
    let count = || count_round(TempDir::new().unwrap().path(), [6, 6, 3]).1;
    RESULT.get_or_init(count).clone()
}

/// `3 / 40` at the lower right.
fn page(app: &mut Harness) -> (usize, usize) {
    let screen = app.screen();
    let words: Vec<&str> = screen.lines().last().unwrap().split_whitespace().collect();
    let numbers: Vec<usize> = words
        .iter()
        .rev()
        .filter_map(|word| word.parse().ok())
        .collect();
    (numbers[1], numbers[0])
}

#[test]
fn pages_go_forward_back_to_the_ends_and_from_person_to_person() {
    let mut app = room((80, 24));
    app.keys("F1").expect("帮助");
    app.keys("Esc").expect("发出 15");
    let (first, pages) = page(&mut app);
    assert_eq!(first, 1);
    for (keys, at) in [
        ("Space", 2),
        ("PgDn", 3),
        ("Right", 4),
        ("Enter", 5),
        ("Down", 6),
        ("PgUp", 5),
        ("Left", 4),
        ("Up", 3),
        ("Home", 1),
        ("Left", 1),
        ("End", pages),
        ("Right", pages),
    ] {
        let _ = app.keys(keys).screen();
        assert_eq!(page(&mut app), (at, pages), "after {keys}");
    }
    app.keys("Home Tab").expect("5 项平均");
    app.keys("Tab").expect("党委书记");
    app.keys("Tab")
        .expect("镇长")
        .keys("Shift-Tab")
        .expect("党委书记");
    let before = page(&mut app).0;
    let _ = app.mouse(3, 3, Act::WheelUp).screen();
    assert_eq!(page(&mut app).0, before - 1);
}

#[test]
fn the_wall_goes_black_and_any_key_brings_the_same_page_back() {
    let mut app = room((80, 24));
    let _ = app.keys("Right Right Right").screen();
    let shown = app.screen();
    for key in ["F9", "b", "0", "."] {
        assert_eq!(app.keys(key).screen(), "", "{key}");
        assert_eq!(app.keys(key).screen(), shown, "{key}");
        let _ = app.keys(key).screen();
        assert_eq!(
            app.keys("Right").screen(),
            shown,
            "the first key only brings it back"
        );
    }
}

#[test]
fn what_is_withheld_shows_as_a_sign_with_its_reason_at_every_size() {
    for size in [(60, 17), (80, 24), (120, 40)] {
        let mut app = room(size);
        let (_, pages) = page(&mut app);
        let (mut signs, mut opinions, mut overview) = (0, 0, 0);
        for _ in 0..pages {
            let screen = app.screen();
            if screen.contains("基层群众") && screen.contains("＊") {
                assert!(screen.contains("不公布"), "{screen}");
                signs += 1;
            }
            opinions += usize::from(screen.contains("说路灯坏了"));
            overview += usize::from(screen.contains("不是名次"));
            assert!(
                !screen.contains('…') || screen.contains("优秀"),
                "only asked words are cut\n{screen}"
            );
            let _ = app.keys("Right").screen();
        }
        assert!(signs > 10, "{signs} pages with a sign at {size:?}");
        assert!(
            overview > 0 && opinions > 0,
            "{overview} {opinions} at {size:?}"
        );
        assert_eq!(page(&mut app), (pages, pages));
    }
}

#[test]
fn another_size_stays_at_what_is_on_the_wall() {
    let mut app = room((80, 24));
    app.keys("Tab Tab Right Right").expect("工作作风");
    app.resize(60, 17).expect("工作作风").expect("党委书记");
    app.resize(120, 40).expect("工作作风").expect("党委书记");
}

#[test]
fn the_wall_has_the_colours_of_a_projector_whatever_was_chosen() {
    let mut app = room((80, 24));
    let ground = |app: &mut Harness| app.buffer().cell((79, 1)).unwrap().bg;
    let wall = ground(&mut app);
    app.keys("F11 F11").expect("发出");
    assert_eq!(ground(&mut app), wall);
    assert_eq!(wall, ratatui::style::Color::Rgb(0, 0, 0));
}

#[test]
fn no_key_breaks_a_page_on_the_wall() {
    support::random_keys(5, 400, |_| projector::open(result()));
}

/// A page that leads to the wall at once.
struct Lobby;

impl Screen for Lobby {
    type Answer = ();

    fn handle(&mut self, input: Input<()>, _cx: &Context) -> Vec<Effect<()>> {
        match input {
            Input::Opened => vec![Effect::Push(projector::stored())],
            _ => Vec::new(),
        }
    }

    fn draw(&mut self, canvas: &mut Canvas, _cx: &Context) {
        canvas.print(2, 3, "门厅", Role::Text);
    }

    fn title(&self, _cx: &Context) -> Title {
        Title::default()
    }
}

#[test]
fn the_stored_result_is_read_and_without_one_nothing_goes_dark() {
    let folder = TempDir::new().unwrap();
    let (with_result, _) = count_round(folder.path(), [1, 1, 1]);
    let mut app = Harness::start(&with_result, Layer::new(Lobby));
    app.keys("Home").expect("发出 3").expect_not("门厅");
    app.keys("Esc").expect("门厅");
    let mut app = Harness::start(&town::desk(), Layer::new(Lobby));
    app.keys("Home").expect("还没有打开数据文件");
    app.keys("Enter")
        .expect("门厅")
        .keys("Right")
        .expect("门厅");
}

#[test]
fn the_pages_look_like_this() {
    for size in [(60, 17), (80, 24), (120, 40)] {
        let mut app = room(size);
        for (name, keys) in [
            ("title", "Home"),
            ("overview", "Right"),
            ("item", "Tab Tab Right"),
        ] {
            let screen = app.keys(keys).screen();
            insta::assert_snapshot!(format!("projector-{name}-{}", size.0), screen);
        }
    }
}

#[test]
fn what_is_said_to_the_person_at_the_keys_is_not_on_the_wall() {
    let mut app = room((80, 24));
    let before = app.screen();
    app.keys("F11").expect("1 / ");
    assert_eq!(app.screen(), before);
}
