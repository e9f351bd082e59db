//! The body and eleven members, five questions: what somebody of seventy who
//! has never used it presses, and how it looks.

use std::time::Duration;

use crate::support::hall::{FIVE, Hall, five_items, seconds};

/// From one key to the next. The keystroke-level model of Card, Moran and
/// Newell has 1.2 s for the worst typist, who looks for every key, and 1.35 s
/// for thinking before each.
const PER_KEY: Duration = Duration::from_millis(2_550);

#[test]
fn somebody_of_seventy_grades_twelve_subjects_on_five_items_with_75_keys() {
    let mut hall = Hall::of_twelve((80, 24));
    let code = hall.codes[0].clone();
    hall.press("Enter").expect("请输入纸条上的票码");
    let mut keys: Vec<String> = code.replace('-', "").chars().map(String::from).collect();
    keys.push("Enter".into());
    for item in 0..FIVE.len() {
        // Not all alike: every digit comes up, also 不了解.
        keys.extend((0..12).map(|subject| ((subject + item) % 5).to_string()));
    }
    keys.extend(["Enter".into(), "2".into()]);
    for (at, key) in keys.iter().enumerate() {
        if let Some(item) = at.checked_sub(13).filter(|at| at % 12 == 0 && *at < 60) {
            let question = item / 12;
            hall.expect(FIVE[question])
                .expect(&format!("第 {} 题，共 5 题", question + 1));
        }
        let _ = hall.app.advance(PER_KEY).keys(key).screen();
    }
    hall.expect("已经放进票箱");
    assert_eq!(hall.returned(), 1);
    assert_eq!(
        keys.len(),
        75,
        "from the first symbol of the code to the thanks: 13 code, 60 marks, 2 cast"
    );
    let time = PER_KEY * keys.len() as u32;
    assert!(time < Duration::from_secs(200), "{time:?}");
}

#[test]
fn big_type_takes_the_same_keys() {
    let mut hall = Hall::of_twelve((80, 24));
    hall.admit(0).press("F9");
    for item in FIVE {
        let spaced: Vec<String> = item.chars().map(String::from).collect();
        hall.expect(&spaced.join(" ")).press(&"2 ".repeat(12));
    }
    hall.expect("请 核 对")
        .press("Enter 2")
        .expect("已 经 放 进 票 箱");
    assert_eq!(hall.returned(), 1);
}

#[test]
fn a_digit_held_down_neither_fills_the_page_nor_reaches_the_next() {
    let mut hall = Hall::of_twelve((80, 24));
    hall.admit(0).press("1 2 3 4 0 1 2 3 4 0 1");
    let repeats = |hall: &mut Hall, count: usize| {
        let _ = hall
            .app
            .advance(Duration::from_millis(500))
            .keys("2")
            .screen();
        for _ in 0..count {
            let _ = hall
                .app
                .advance(Duration::from_millis(33))
                .keys("2")
                .screen();
        }
    };
    // The last mark leads to the next question while the key is still down.
    hall.press("2").expect("第 2 题");
    repeats(&mut hall, 60);
    hall.expect("第 2 题");
    assert_eq!(hall.app.screen().matches('✓').count(), 0);
    // Let go, pressed again and held: the first repeat passes, no more.
    hall.press("2");
    repeats(&mut hall, 60);
    assert_eq!(hall.app.screen().matches('✓').count(), 2);
}

#[test]
fn the_look_back_names_what_is_open_and_leads_there_and_back() {
    let mut hall = Hall::of_twelve((80, 24));
    hall.admit(0);
    // Two people of the second question are skipped.
    hall.press(&"1 2 ".repeat(6));
    hall.press("1 Down 2 3 Down 1")
        .press(&"3 4 ".repeat(3))
        .press("1");
    hall.expect("下一题（还有 2 处没有评").press("Enter");
    for _ in 0..3 {
        hall.press(&"3 4 ".repeat(6));
    }
    hall.expect("还有 2 处空着").expect("2 !");
    hall.press("Home Down Enter")
        .expect("第 2 题")
        .expect("▸ 王建国");
    hall.press("4").expect("▸ 陈志强");
    // The last one that was open leads back.
    hall.press("3").expect("请核对").app.expect_not("处空着");
    assert_eq!(hall.returned(), 0);
}

#[test]
fn no_name_and_no_grade_is_cut_at_any_size_normal_or_big() {
    for size in [(80, 24), (120, 40)] {
        for big in [false, true] {
            let mut hall = Hall::of_twelve(size);
            hall.admit(0);
            if big {
                hall.press("F9");
            }
            let mut seen = String::new();
            for _ in 0..12 {
                seen.push_str(&hall.app.screen());
                hall.press("1");
            }
            assert!(!seen.contains('…'), "{seen}");
            for word in ["优秀", "良好", "一般", "较差", "不了解"] {
                let spaced: Vec<String> = word.chars().map(String::from).collect();
                let word = if big { spaced.join(" ") } else { word.into() };
                assert!(seen.contains(&word), "{word} in\n{seen}");
            }
            for post in ["党委书记", "党委副书记、镇长", "常务副镇长", "副镇长"]
            {
                assert!(seen.contains(post), "{post} in\n{seen}");
            }
            for name in ["王建国", "欧阳春华", "朱玉兰"].iter().filter(|_| !big) {
                assert!(seen.contains(name), "{name} in\n{seen}");
            }
            hall.press(&"F8 ".repeat(4));
            let review = hall.app.screen();
            assert!(!review.contains('…'), "{review}");
            let _ = hall.app.advance(seconds(90)).screen();
            let warning = hall.app.screen();
            assert!(
                !warning.contains('…') && warning.contains("秒"),
                "{warning}"
            );
        }
    }
}

#[test]
fn whoever_is_not_asked_an_item_never_sees_it_and_the_ballot_counts() {
    let asked = "label = \"工作作风\"\n";
    let only = format!("{asked}groups = [\"residents\"]\n");
    let mut hall = Hall::asking(&five_items().replace(asked, &only), (80, 24));
    let items = |words: &[&'static str]| words.to_vec();
    for (slip, items) in [
        (0, items(&["政治素质", "为民办事", "廉洁自律", "学习本领"])),
        (2, items(&FIVE)),
    ] {
        hall.admit(slip);
        for item in &items {
            hall.expect(item)
                .expect(&format!("共 {} 题", items.len()))
                .press(&"1 ".repeat(12));
        }
        hall.expect("请核对").press("Enter");
        hall.expect("每一处都评了")
            .press("2")
            .expect("已经放进票箱");
        hall.press("Enter").expect("按 Enter 开始");
    }
    assert_eq!(hall.returned(), 2);
}

#[test]
fn where_not_knowing_is_no_answer_the_digit_0_means_nothing() {
    let asked = "label = \"政治素质\"\n";
    let sure = format!("{asked}dont_know = false\n");
    let mut hall = Hall::asking(&five_items().replace(asked, &sure), (80, 24));
    hall.admit(0).press("0");
    let screen = hall.app.screen();
    assert!(
        !screen.contains("不了解") && screen.contains("▸ 石桥镇党委"),
        "{screen}"
    );
    hall.press(&"1 ".repeat(12)).expect("0 不了解").press("0");
    assert_eq!(hall.app.screen().matches('✓').count(), 1);
    hall.press("F8 F8 F8 F8 Enter 2").expect("已经放进票箱");
}
