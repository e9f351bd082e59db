//! What is a fact, and what only looks like one.

use super::*;
use crate::content::Library;
use crate::lint::reading::Reading;
use crate::lint::{Genre, Paper, Part, Role, Words};

/// The facts of all sentences of a text together.
fn facts_of(text: &str) -> Facts {
    let library = Library::embedded().unwrap();
    let words = Words::new(library.words()).unwrap();
    let paper = Paper {
        genre: Genre::SelfReview,
        parts: vec![Part {
            item: None,
            role: Role::Problems,
            text: text.to_owned(),
            due: None,
        }],
    };
    let around = Around {
        names: vec!["何晓梅".into(), "何".into()],
        ..Around::default()
    };
    let reading = Reading::new(&paper, &around, &words);
    assert_eq!(reading.parts[0].sentences.len(), 1, "{text}");
    reading.parts[0].sentences[0].facts
}

#[test]
fn days_months_and_hours_are_facts_and_years_are_not() {
    for text in ["3月4日到镇", "去年十一月去过", "晚上8点以后", "２５号才看"] {
        assert!(facts_of(text).date, "{text}");
    }
    for text in ["2023年以来", "一年来", "有一点不足", "一时想不到", "近三年"] {
        assert!(!facts_of(text).any(), "{text}");
    }
}

#[test]
fn a_number_of_something_is_a_fact() {
    for text in [
        "涉及二百一十四户",
        "多发1,860元",
        "约３万元",
        "一亩也没有种",
        "抽了两成",
        "两份回复",
        "抽查了15%",
    ] {
        assert!(facts_of(text).count, "{text}");
    }
}

#[test]
fn fixed_phrases_places_in_an_order_and_a_bare_one_are_no_numbers_of_something() {
    for text in [
        "增强四个意识",
        "三个方面的不足",
        "落实八项规定",
        "一个人说了算",
        "当作一项任务",
        "放在第一位",
        "第三条要求",
        "一是学习不够",
        "老百姓",
        "十分重要",
    ] {
        assert!(!facts_of(text).any(), "{text}");
    }
}

#[test]
fn places_are_known_by_their_names() {
    for text in ["后山村没有去", "三家湾组的路", "柳树镇那边"] {
        assert!(facts_of(text).place, "{text}");
    }
    for text in [
        "下村不多",
        "联系村不熟",
        "在各村推开",
        "农村工作",
        "由组织决定",
        "党小组活动",
        "副镇长分管",
        "乡村振兴",
    ] {
        assert!(!facts_of(text).place, "{text}");
    }
}

#[test]
fn persons_are_known_by_name_and_title() {
    for text in ["找过王书记", "同陈志强同志谈", "老李家没有去", "何晓梅提过"]
    {
        assert!(facts_of(text).person, "{text}");
    }
    for text in [
        "有的同志不满意",
        "任何同志都可以",
        "支部书记不熟",
        "机关同志",
        "为何不去",
        "由于村支部书记不在",
    ] {
        assert!(!facts_of(text).person, "{text}");
    }
}

#[test]
fn words_that_were_said_are_facts_and_other_quotations_are_not() {
    assert!(facts_of("我说“等等看”").speech);
    assert!(facts_of("群众问：“到底卡在谁手上？”").speech);
    assert!(!facts_of("落实“四个意识”不够").any());
    assert!(!facts_of("对“打断别人”这一条认识不足").any());
}
