//! Passages that repeat another text, and passages that only sound alike.

use super::super::fixture;
use super::*;
use crate::lint::Around;
use crate::lint::paper::{Genre, Paper, Part, Role};

fn part(text: &str) -> Part {
    Part {
        item: None,
        role: Role::Problems,
        text: text.into(),
        due: None,
    }
}

fn paper(texts: &[&str]) -> Paper {
    Paper {
        genre: Genre::SelfReview,
        parts: texts.iter().map(|text| part(text)).collect(),
    }
}

fn other(kind: OtherKind, text: &str) -> Other {
    Other {
        kind,
        label: "上年".into(),
        text: text.into(),
    }
}

fn found(paper: &Paper, around: &Around) -> Vec<Finding> {
    fixture::review(Rule::Copied, paper, around)
}

/// How much of `text` is found in `earlier`, and the stretch pointed at.
fn copied(text: &str, earlier: &str) -> Option<(u8, String)> {
    let around = Around {
        others: vec![other(OtherKind::Earlier, earlier)],
        ..Around::default()
    };
    let found = found(&paper(&[text]), &around);
    let finding = found.first()?;
    let Why::Copied { percent, .. } = finding.why else {
        panic!("{finding:?}");
    };
    Some((percent, text.get(finding.range.clone()).unwrap().to_owned()))
}

const SUBSIDY: &str = "今年3月，能繁母猪补贴晚发21天，涉及石桥村37户、3.5万元。我没有核对名册就签了字，\
    也没有到村里看过，直到五组老周找到窗口第三次才知道。";
const VISITS: &str = "全年下村四十三次，其中三十一次在三个示范村，每次停留不到二十分钟，后山、石岭两个村各去过一次，都是陪检查组去的，没有单独走过一户。";
const ROAD: &str = "3月16日班子会研究集镇道路工程，李秀英讲到工程款来源，我打断她说这个不用讨论，四月道路停工，到现在八个月没有复工。";
const STUDY: &str = "理论学习满足于完成规定动作，笔记抄得多、想得少，全年集中学习十二次，有五次是边批文件边听，问到新修订条例改了哪几处，我一处也答不上来。";
const CAUSE: &str = "当了六年分管领导，觉得下面报上来的不会错，怕核对起来麻烦，也怕得罪报名册的同志，说到底是把群众的钱当成了账上的数。";

#[test]
fn repeated_texts_are_found() {
    let turned = {
        let (one, two) = SUBSIDY.split_at(SUBSIDY.find("我没有").unwrap());
        format!("{two}{one}")
    };
    for (how, text, earlier) in [
        ("word for word", SUBSIDY, SUBSIDY.to_owned()),
        (
            "with other marks",
            VISITS,
            VISITS.replace(['，', '、'], ",").replace('。', "；"),
        ),
        (
            "within a longer text",
            ROAD,
            format!("{STUDY}\n{ROAD}\n{CAUSE}"),
        ),
        (
            "behind another beginning",
            SUBSIDY,
            format!("回顾2025年的工作，{SUBSIDY}"),
        ),
        (
            "with a changed number",
            ROAD,
            ROAD.replace("八个月", "十个月"),
        ),
        (
            "with two changed words",
            VISITS,
            VISITS
                .replace("后山、石岭", "前坪、大湾")
                .replace("三十一", "二十九"),
        ),
        ("with another name", ROAD, ROAD.replace("李秀英", "周海燕")),
        ("with a sentence added", CAUSE, format!("{CAUSE}今后要改。")),
        ("with the sentences turned round", SUBSIDY, turned),
        (
            "in full-width digits",
            SUBSIDY,
            SUBSIDY.replace("21", "２１").replace("37", "３７"),
        ),
        ("broken into lines", STUDY, STUDY.replace('，', "，\n　　")),
        ("with a word cut out", CAUSE, CAUSE.replace("说到底", "")),
    ] {
        let (percent, _) = copied(text, &earlier).unwrap_or_else(|| panic!("{how}"));
        assert!(percent >= 60, "{how}: {percent}");
    }
}

#[test]
fn texts_about_the_same_thing_are_not_the_same_text() {
    let alike = [
        (
            SUBSIDY,
            "去年补贴也晚发过：五组的能繁母猪补贴拖到年底，共十九户。当时我签字前问过村里，没有自己看名册，窗口来了两拨人。",
        ),
        (
            SUBSIDY,
            "能繁母猪补贴晚发的事我有责任，名册是我签的字，村里我没有去，老周跑了三趟窗口，这都怪我没有把群众的事放在心上。",
        ),
        (
            VISITS,
            "下村次数不少，但大多在示范村，石岭村只去过一次，是陪检查组去的；今年改了，后山住了两晚，走了二十六户。",
        ),
        (
            ROAD,
            "集镇道路工程停工，责任在我。班子会上秀英同志提了不同意见，我没有让她说完，工程款到现在还差一百二十万。",
        ),
        (
            STUDY,
            "学习上还是老毛病，笔记抄得多、想得少。今年我给自己定了规矩，每学一条找一件本镇的事对照，已经写了十七条。",
        ),
        (
            CAUSE,
            "分管时间长了，觉得下面不会错，又怕得罪人，这个根子不挖，明年还会再犯，补贴、低保、危房哪一样都经不起这样签字。",
        ),
    ];
    for (text, earlier) in alike {
        assert_eq!(copied(text, earlier), None, "{earlier}");
    }
}

#[test]
fn formulas_and_idioms_that_everybody_uses_are_not_copying() {
    let formula = "一年来，我坚持以习近平新时代中国特色社会主义思想为指导，深入学习贯彻党的二十大精神，深刻领悟“两个确立”的决定性意义，增强“四个意识”、坚定“四个自信”、做到“两个维护”，";
    let own = [
        "可是落到具体事上，五组水渠堵了两年，我批了三次“请研究”，一次现场也没有去过，群众浇地还得靠半夜抢水。",
        "但信访件压在我桌上最长的一件是四十七天，老李头为宅基地的事来过六次，我见过他一次，还是在楼梯上碰到的。",
        "会前发的材料我看了标题就进了会场，讨论低保名单时跟着别人举了手，后来查出三户有车，我也是举手的一个。",
        "分管的年轻干部两年走了四个，没有一个走之前我找他谈过，谈心谈话的记录是年底一次补齐的。",
    ];
    for text in own {
        for earlier in own.iter().filter(|earlier| **earlier != text) {
            let (text, earlier) = (format!("{formula}{text}"), format!("{formula}{earlier}"));
            assert_eq!(copied(&text, &earlier), None, "{text}");
        }
    }
    assert_eq!(own.len() * 3, 12);
}

#[test]
fn quotations_and_what_was_asked_do_not_count() {
    let quote = "群众在意见箱里写：“公示贴在村委会楼道里头，门锁着，公示给谁看？贴三天就撕，第三天还下雨，名单上的人我们一个也没看清楚就没了。”";
    assert_eq!(
        copied(&format!("{quote}这话说得对，锁是我让锁的。"), quote),
        None
    );
    let question = "最近一年，哪一次个人方便和群众方便冲突，你选了自己方便？评优、项目、名额分配时，有没有替亲友或自己联系的村说过话？";
    let text = format!("{question}有，两次。");
    let mut around = Around {
        others: vec![other(OtherKind::Earlier, &text)],
        ..Around::default()
    };
    assert_eq!(found(&paper(&[&text]), &around).len(), 1);
    around.asked = vec![question.into()];
    assert!(found(&paper(&[&text]), &around).is_empty());
}

#[test]
fn short_parts_are_not_judged() {
    assert_eq!(
        copied("会上同意，会后没有照办。", "会上同意，会后没有照办。"),
        None
    );
}

#[test]
fn the_text_that_has_most_of_it_is_named() {
    let half: String = SUBSIDY.chars().take(60).collect();
    let colleague = Other {
        kind: OtherKind::Colleague,
        label: "刘卫东".into(),
        text: SUBSIDY.into(),
    };
    let around = Around {
        others: vec![other(OtherKind::Earlier, &half), colleague],
        ..Around::default()
    };
    let found = found(&paper(&[SUBSIDY]), &around);
    assert_eq!(found.len(), 1);
    let Why::Copied {
        kind,
        label,
        percent,
    } = &found[0].why
    else {
        panic!("{found:?}");
    };
    assert_eq!(
        (*kind, label.as_str(), *percent),
        (OtherKind::Colleague, "刘卫东", 100)
    );
}

#[test]
fn one_item_that_repeats_another_is_found_at_the_second() {
    let second = format!("作风上也一样。{VISITS}");
    let found = found(&paper(&[VISITS, STUDY, &second]), &Around::default());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].part, 2);
    assert!(
        second
            .get(found[0].range.clone())
            .unwrap()
            .starts_with("全年下村")
    );
    let Why::Copied { kind, label, .. } = &found[0].why else {
        panic!("{found:?}");
    };
    assert_eq!(
        (*kind, label.as_str()),
        (OtherKind::OtherItem, "全年下村四十三次，其中三…")
    );
}

#[test]
fn the_stretch_goes_over_a_changed_word_and_no_further() {
    let earlier = ROAD.replace("李秀英", "周海燕");
    let text = format!("这一条最重。{ROAD}根子在我。");
    let (_, stretch) = copied(&text, &earlier).unwrap();
    assert!(
        stretch.starts_with("3月16日") && stretch.ends_with("没有复工"),
        "{stretch}"
    );
}
