//! Everybody sees that two have talked, nobody else what was said.

use zhaojing::domain::talk::{Partner, TalkKind, TalkWords};
use zhaojing::domain::{Talk, TalkId};
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::talks::{TalkMatrixScreen, TalksScreen};
use zhaojing::usecase::talks;

use super::SOON;
use crate::member::town::Town;
use crate::support::town::morning;

#[test]
fn the_other_side_sees_it_as_held_but_not_the_words() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let mut app = town.at(TalksScreen::new(wang));
    app.keys("Enter")
        .type_("补贴发得晚")
        .keys("F8")
        .expect("谈过 1 / 2 人");
    let mut app = town.at(HomeScreen::member(li.clone()));
    app.expect("还差 1 人")
        .keys("Down Enter")
        .expect("谈过 1 / 2 人")
        .expect("对方已记")
        .expect_not("补贴");
    // Their own record of the same talk begins with partner and day, empty.
    app.keys("End Enter")
        .expect("谈心谈话 · 王建国")
        .expect_not("补贴");
    app.type_("我也记一份")
        .keys("F8")
        .expect("谈过 1 / 2 人")
        .expect_not("对方已记");
}

#[test]
fn no_word_of_a_talk_lies_in_the_file() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("Down Down Enter 3 Tab")
        .type_("不能外传的人")
        .keys("Tab Tab")
        .type_("不能外传的地方")
        .keys("Tab Tab")
        .type_("不能外传的话")
        .advance(SOON)
        .expect("已存")
        .keys("Esc")
        .expect("不能外传的人")
        .keys("Ctrl-Q")
        .expect_end();
    let bytes = town.bytes();
    let has = |words: &[u8]| bytes.windows(words.len()).any(|part| part == words);
    let wide: Vec<u8> = "不能外传"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    assert!(has("石桥镇党委".as_bytes()), "the file was not read");
    assert!(!has("不能外传".as_bytes()) && !has(&wide));
}

#[test]
fn the_office_sees_who_has_talked_and_not_a_word() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("Enter")
        .type_("补贴发得晚")
        .keys("F8")
        .expect("记下了");
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect("1 / 3").expect_not("补贴");
    let mut app = town.at(TalkMatrixScreen::new());
    app.expect("谈过 1 / 3 对")
        .keys("Right")
        .expect("李秀英 和 王建国：12月18日谈过（王建国记）")
        .expect_not("补贴");
}

#[test]
fn nobody_changes_reads_or_removes_the_record_of_another() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let talk = Talk {
        id: TalkId(0),
        recorder: town.id(0),
        partner: Partner::Member(town.id(1)),
        held_on: morning().date(),
        kind: TalkKind::Visit,
    };
    let words = TalkWords {
        raised: "补贴发得晚".into(),
        ..TalkWords::default()
    };
    let id = talks::record(&town.desk, &wang, &talk, &words).unwrap();
    let stolen = Talk { id, ..talk };
    assert!(talks::read(&town.desk, &li, id).is_err());
    assert!(talks::record(&town.desk, &li, &stolen, &words).is_err());
    assert!(talks::remove(&town.desk, &li, id).is_err());
    assert_eq!(talks::read(&town.desk, &wang, id).unwrap().1, words);
    let mine = talks::mine(&town.desk, &wang, morning().date()).unwrap();
    assert!(!format!("{mine:?}").contains("补贴"));
}
