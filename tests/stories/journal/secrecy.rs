//! Nobody else reads a word of it.

use std::time::Duration;

use zhaojing::domain::journal::JournalDay;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::journal::DayScreen;
use zhaojing::usecase::journal;

use super::desk::{Desk, today};

const SECRET: &str = "我怕得罪县里的人，没有说真话";
const QUESTION: &str = "今天我怕了谁？";

fn holds(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|at| at == words.as_bytes())
}

/// Somebody wrote a secret to a question of their own, tagged it and left.
fn written() -> Desk {
    let desk = Desk::found();
    let mut app = desk.page();
    app.keys("Ctrl-E")
        .type_(QUESTION)
        .keys("F8")
        .expect(QUESTION);
    app.type_(SECRET)
        .advance(Duration::from_secs(1))
        .expect("已存");
    app.keys("F4 Enter").expect("选了 1 条");
    app.keys("Esc Esc Ctrl-Q").expect_end();
    desk
}

#[test]
fn no_word_of_it_lies_in_the_files_bytes() {
    let desk = written();
    let item = desk.stored(today()).items.remove(0);
    let bytes = desk.town.bytes();
    for words in [SECRET, "得罪", QUESTION, item.as_str()] {
        assert!(!holds(&bytes, words), "{words}");
    }
}

#[test]
fn no_other_member_and_no_office_reads_it() {
    let desk = written();
    let other = desk.town.member(1);
    let mut app = desk.town.at(DayScreen::today(other.clone()));
    app.expect("12月18日").expect_not("得罪");
    app.expect_not(QUESTION).keys("F6").expect("没有写");
    assert_eq!(journal::days(&desk.town.desk, &other).unwrap(), []);
    let mut app = desk.town.at(HomeScreen::member(other));
    app.expect("今天还没写").expect_not("得罪");
    let mut app = desk.town.at(HomeScreen::office(desk.town.office()));
    app.expect("会务").expect_not("三省日记");
    app.keys("Ctrl-D").expect_not("三省日记");
}

#[test]
fn what_is_shown_for_looking_for_mistakes_has_no_words_in_it() {
    let day = JournalDay {
        day: today(),
        questions: [QUESTION.into(), String::new(), String::new()],
        answers: [SECRET.into(), String::new(), String::new()],
        items: Vec::new(),
    };
    let desk = written();
    let shown = format!("{day:?} {:?}", DayScreen::today(desk.key.clone()));
    assert!(
        !shown.contains("得罪") && !shown.contains("怕了谁"),
        "{shown}"
    );
}
