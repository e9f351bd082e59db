//! Going away without losing anything.

use super::*;

/// Saves when it leaves; the first `failing` times it cannot.
fn saving(log: &Log, mut failing: u32) -> Actor {
    let saved = Arc::clone(log);
    Actor::new("甲", log).does(move |input, _| {
        if !matches!(input, Input::Leaving) {
            return Vec::new();
        }
        let saved = Arc::clone(&saved);
        let fails = failing > 0;
        failing = failing.saturating_sub(1);
        vec![Effect::ask(move |_| {
            if fails {
                return Err(Error::NoFile);
            }
            saved.lock().unwrap().push("saved".to_owned());
            Ok(0)
        })]
    })
}

#[test]
fn quitting_waits_for_the_last_save() {
    let log = Log::default();
    let mut app = start(saving(&log, 0));
    app.keys("Ctrl-Q").expect_end();
    assert_eq!(said(&log)[1..], ["甲 Leaving", "saved", "甲 Answer 0"]);
}

#[test]
fn control_c_says_how_to_leave() {
    let log = Log::default();
    let mut app = start(saving(&log, 0));
    app.keys("Ctrl-C").expect("要退出，请按 Ctrl-Q");
    assert!(!app.ended());
}

#[test]
fn quitting_without_having_saved_is_refused_once() {
    let log = Log::default();
    let mut app = start(saving(&log, 9));
    app.keys("Ctrl-Q")
        .expect("还没有打开数据文件")
        .expect("没有退出");
    assert!(!app.ended());
    app.keys("Enter Ctrl-Q").expect_end();
}

#[test]
fn a_signal_ends_the_program_whatever_happens() {
    let log = Log::default();
    let mut app = start(saving(&log, 9));
    app.terminate().expect_end();
    let log = Log::default();
    let mut app = start(saving(&log, 0));
    app.terminate().expect_end();
    assert!(said(&log).contains(&"saved".to_owned()));
}

#[test]
fn what_is_typed_while_a_screen_saves_waits_for_the_next_one() {
    let log = Log::default();
    let inner = Arc::clone(&log);
    let asked = on_key(Code::Enter);
    let mut app = start(Actor::new("丙", &log).does(move |input, _| {
        if asked(input) {
            vec![Effect::push(saving(&inner, 0))]
        } else {
            Vec::new()
        }
    }));
    app.keys("Enter").expect("甲");
    app.send(vec![
        Event::Key(Key::plain(Code::Esc)),
        Event::Key(Key::char('5')),
    ]);
    app.expect("丙");
    assert_eq!(
        said(&log)[3..],
        [
            "甲 Leaving",
            "saved",
            "甲 Answer 0",
            "丙 Uncovered",
            "丙 Key 5"
        ]
    );
}
