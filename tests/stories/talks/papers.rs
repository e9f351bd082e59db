//! Records leave as the form that is filed; what was raised becomes an opinion.

use zhaojing::domain::opinion::Channel;
use zhaojing::tui::screens::talks::TalksScreen;
use zhaojing::usecase::opinions;

use crate::member::town::Town;

#[test]
fn the_record_is_exported() {
    let town = Town::found();
    let mut app = town.at(TalksScreen::new(town.member(0)));
    app.keys("F8").expect("您还没有记过谈话");
    app.keys("Enter")
        .type_("补贴发得晚")
        .keys("F5")
        .expect("预览 · 谈心谈话记录")
        .expect("谈话对象")
        .expect("李秀英")
        .expect("补贴发得晚");
    app.keys("Esc F8").expect("记下了");
    app.keys("F8").expect("导出").expect("谈心谈话记录");
    app.keys("4 F8")
        .expect("谈心谈话记录.txt")
        .keys("Enter")
        .expect("谈过 1 / 2 人");
    let text = town.bytes_of("石桥镇-谈心谈话记录.txt");
    let text = String::from_utf8(text).unwrap();
    for words in ["王建国", "李秀英", "2026年12月18日", "补贴发得晚"] {
        assert!(text.contains(words), "{words} is missing:\n{text}");
    }
}

#[test]
fn raised_words_become_an_opinion_without_who_said_them() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(key.clone()));
    app.keys("Enter F4").expect("“问题和意见”里还没有写");
    app.type_("村里说低保名单没人来核")
        .keys("F4")
        .expect("记一条意见")
        .expect("谈心谈话")
        .expect("村里说低保名单没人来核")
        .expect("困难群众生活")
        .expect("谁说的不记");
    app.keys("F8")
        .expect("记入群众意见了")
        .expect("谈心谈话 · 李秀英");
    let register = opinions::register(&town.desk, town.meeting).unwrap();
    let opinion = &register[0].opinion;
    assert_eq!(register.len(), 1);
    assert_eq!(opinion.channel, Channel::Talk);
    assert_eq!(opinion.words, "村里说低保名单没人来核");
    assert_eq!(opinion.received_on, None, "the day would say whose it is");
    assert!(opinion.voters.is_empty());
}

#[test]
fn what_was_raised_stays_with_its_author_until_it_is_put_down() {
    let town = Town::found();
    let key = town.member(0);
    let mut app = town.at(TalksScreen::new(key.clone()));
    app.keys("Enter")
        .type_("不能外传的话")
        .keys("F4")
        .expect("记一条意见")
        .keys("Esc")
        .expect("谈心谈话 · 李秀英")
        .keys("F4 End")
        .type_("，改过")
        .expect("不能外传的话，改过▏");
    app.terminate().expect_end();
    let register = opinions::register(&town.desk, town.meeting).unwrap();
    assert!(register.is_empty());
    let bytes = town.bytes();
    let words = "不能外传".as_bytes();
    assert!(!bytes.windows(words.len()).any(|part| part == words));
    let mut app = town.at(TalksScreen::new(key));
    app.keys("End Enter").expect("不能外传的话");
}
