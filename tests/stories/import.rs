//! A clerk imports the export of a survey platform.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;

use zhaojing::tui::Layer;
use zhaojing::tui::screens::round::RoundScreen;
use zhaojing::usecase::round;

use crate::office;
use crate::support::Story;

/// An export as survey platforms write it: six columns that identify people,
/// a group, two graded columns, an opinion, and one that nobody asked for.
pub const EXPORT: &str = "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,\
2、请评价—(工作作风：王建国),2、请评价—(工作作风：李秀英),3、最盼的一件事,4、兴趣\n\
1,2026/12/1 9:42:07,63秒,微信,N/A,10.0.0.1(湖北),服务对象,优秀,一般,补贴名单要张榜,运动┋影视\n\
2,2026/12/1 9:43:09,70秒,微信,N/A,10.0.0.2(湖北),基层群众,不了解,(空),(空),阅读\n\
3,2026/12/1 9:44:10,81秒,链接,N/A,10.0.0.3(湖北),基层群众,（跳过）,较差,,运动\n";

/// An open round without codes, and the export in the folder.
fn story(file: &str, bytes: &[u8]) -> Story {
    Story::start_with(|desk, folder| {
        let office = office::meeting(desk, folder);
        office::open_round(desk, folder, [0, 0, 0]);
        fs::write(folder.join(file), bytes).unwrap();
        Layer::new(RoundScreen::new(Some(office)))
    })
}

fn returned(app: &Story) -> Vec<u32> {
    round::turnout(app.desk())
        .unwrap()
        .iter()
        .map(|group| group.returned)
        .collect()
}

#[test]
fn a_table_goes_into_the_box_by_keys_and_only_once() {
    let mut app = story("答卷.csv", format!("\u{FEFF}{EXPORT}").as_bytes());
    app.keys("Down Enter").expect("第 1 步").expect("丢掉不看");
    app.keys("Enter").expect("答卷.csv");
    app.keys("Enter")
        .expect("每一列是什么")
        .expect("第 7 列会说")
        .expect("工作作风·王建国");
    app.expect("其中 6 列")
        .expect_not("10.0.0.1")
        .expect_not("9:42:07");
    app.keys("F8")
        .expect("每个词是什么意思")
        .expect("服务对象 1 份")
        .expect("基层群众 2 份");
    app.keys("F8")
        .expect("看一遍")
        .expect("入库前丢掉（能认出人）：序号 · 提交答卷时间")
        .expect("留下的意见：3、最盼的一件事")
        .expect("服务对象：读到 1 份，其中表里重复的 0 份");
    app.keys("F8")
        .expect("放进票箱 3 张票")
        .expect("基层群众：读到 2 份，放进 2 张，以前导过 0 份，全空着的 0 份")
        .expect_not("没有重复");
    app.keys("Enter").expect("正在投票");
    assert_eq!(returned(&app), [0, 1, 2]);

    app.keys("Ctrl-O Enter Enter")
        .expect("用的是上次导这种表时的对应")
        .keys("F8 F8 F8")
        .expect("放进票箱 0 张票")
        .expect("3 份以前导入过");
    app.keys("Enter").expect("正在投票");
    assert_eq!(returned(&app), [0, 1, 2]);
}

#[test]
fn gb18030_reads_like_utf_8() {
    let (bytes, _, lost) = encoding_rs::GB18030.encode(EXPORT);
    assert!(!lost);
    let mut app = story("答卷.csv", &bytes);
    app.keys("Ctrl-O Enter Enter")
        .expect("工作作风·李秀英")
        .keys("F8 F8 F8")
        .expect("放进票箱 3 张票");
}

#[test]
fn an_unknown_word_is_named_with_its_line_and_can_be_given_a_meaning() {
    let mut app = story("答卷.csv", EXPORT.replace("较差", "很差").as_bytes());
    app.keys("Ctrl-O Enter Enter F8")
        .expect("第 4 行“2、请评价—(工作作风：李秀英)”里的“很差”");
    app.keys("F8").expect("每个词是什么意思");
    assert_eq!(returned(&app), [0, 0, 0]);
    app.keys("Home Enter")
        .expect("“很差”是什么意思")
        .keys("4")
        .expect("1 次   较差");
    app.keys("F8").expect("“很差”算作“较差”，1 次");
    app.keys("F8").expect("放进票箱 3 张票");
}

#[test]
fn columns_can_be_changed_and_the_mapping_kept_for_next_time() {
    let mut app = story(
        "答卷.csv",
        EXPORT.replace("工作作风：李秀英", "第二位").as_bytes(),
    );
    app.keys("Ctrl-O Enter Enter").expect_not("工作作风·李秀英");
    app.keys("Down Down Down Down Down Down Down Down Down Enter")
        .expect("评分：工作作风");
    app.keys("4")
        .expect("李秀英")
        .keys("3")
        .expect("工作作风·李秀英");
    app.keys("Ctrl-S F8").expect("存好了");
    let file = fs::read_to_string(app.folder().join("答卷-对应表.toml")).unwrap();
    assert!(file.contains("第二位"), "{file}");

    app.keys("Esc")
        .expect("回到选文件？")
        .keys("Esc")
        .expect("工作作风·李秀英");
    app.keys("Esc Right Enter")
        .expect("第 1 步")
        .keys("Enter Enter")
        .expect_not("工作作风·李秀英");
    app.keys("F4")
        .expect("答卷-对应表.toml")
        .keys("Enter")
        .expect("工作作风·李秀英");
    app.keys("F8 F8 F8").expect("放进票箱 3 张票");
}

#[test]
fn what_is_no_table_is_refused_in_words() {
    let mut app = story("图片.csv", &[0, 1, 2, 3, 0xFF, 0xFE, 7]);
    app.keys("Ctrl-O Enter")
        .expect("图片.csv")
        .keys("Enter")
        .expect("没有做成");
    app.keys("Enter").expect("第 1 步");
    let nothing = app.folder().join("没有.xlsx").display().to_string();
    app.keys("Enter")
        .type_(&nothing)
        .keys("Enter")
        .expect("没有做成");
}

#[test]
fn rows_of_one_group_need_one_answer() {
    let mut app = story(
        "答卷.csv",
        EXPORT
            .replace("服务对象", "甲")
            .replace("基层群众", "乙")
            .replace("您的身份", "序")
            .as_bytes(),
    );
    app.keys("Ctrl-O Enter Enter").expect("还没有定");
    app.keys("F8").expect("请在第一行按回车");
    app.keys("Home Enter")
        .expect("全部来自哪一组")
        .keys("3")
        .expect("全部是基层群众");
    app.keys("F8 F8 F8").expect("放进票箱 3 张票");
    assert_eq!(returned(&app), [0, 0, 3]);
}

#[test]
fn every_step_keeps_its_shape_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let mut app = story("答卷.csv", EXPORT.as_bytes());
        let columns = app
            .keys("Ctrl-O Enter Enter")
            .resize(width, height)
            .screen();
        insta::assert_snapshot!(format!("columns_{width}"), columns);
        let values = app.keys("F8").screen();
        insta::assert_snapshot!(format!("values_{width}"), values);
        let review = app.keys("F8").screen();
        insta::assert_snapshot!(format!("review_{width}"), review);
        let report = app.keys("F8").screen();
        insta::assert_snapshot!(format!("report_{width}"), report);
    }
}

#[test]
fn esc_leaves_what_a_column_is_as_it_was() {
    let mut app = story("答卷.csv", EXPORT.as_bytes());
    app.keys("Ctrl-O Enter Enter").expect("工作作风·王建国");
    app.keys("Down Down Enter").expect("丢掉，不看这一列");
    app.keys("Esc")
        .expect("每一列是什么")
        .expect("工作作风·王建国");
}

/// The answers about one member in a column per choice; in the fourth row two
/// are ticked.
fn ticked(question: &str) -> String {
    let choices = ["优秀", "良好", "一般", "较差", "不了解"];
    let header = choices
        .map(|choice| format!("{question}({choice})"))
        .join(",");
    format!(
        "序号,1、您的身份,{header}\n1,基层群众,1,0,0,0,0\n2,基层群众,0,0,0,1,0\n\
         3,服务对象,0,0,0,0,1\n4,基层群众,1,1,0,0,0\n5,基层群众,-3,-3,-3,-3,-3\n"
    )
}

#[test]
fn a_column_per_choice_is_seen_and_two_ticks_are_asked_about() {
    let mut app = story("答卷.csv", ticked("2、工作作风：王建国").as_bytes());
    app.keys("Ctrl-O Enter Enter")
        .expect("工作作风·王建国=优秀")
        .expect("工作作风·王建国=不了解");
    app.keys("F8")
        .expect("优秀┋良好")
        .expect("还有 1 个词不认得，先是第 5 行“2、工作作风：王建国”里的“优秀┋良好”");
    app.keys("Enter")
        .expect("“优秀┋良好”是什么意思")
        .expect("7 不算这一处")
        .expect("8 整份答卷不要");
    app.keys("8")
        .expect("服务对象 1 份 · 基层群众 3 份")
        .expect("1 份不要");
    app.keys("Enter 7")
        .expect("基层群众 4 份")
        .expect_not("份不要");
    app.keys("F8")
        .expect("“优秀┋良好”算作“不算这一处”，1 次")
        .expect("2、工作作风：王建国（5 列）");
    app.keys("F8").expect("放进票箱 5 张票");
    assert_eq!(returned(&app), [0, 1, 4]);
}

#[test]
fn one_column_with_ticks_mapped_by_hand_takes_the_others_with_it() {
    let mut app = story("答卷.csv", ticked("第2题").as_bytes());
    app.keys("Ctrl-O Enter Enter").expect_not("工作作风");
    app.keys("Down Down Down Enter")
        .expect("4 评分：工作作风")
        .keys("4")
        .expect("王建国")
        .keys("2")
        .expect("这一列打了勾，是什么意思？")
        .expect("▸ 2 打勾就是“优秀”");
    app.keys("Enter")
        .expect("同一题的另外 4 列也对上了")
        .expect("工作作风·王建国=优秀")
        .expect("工作作风·王建国=不了解");
    // Dropping one choice leaves the others.
    app.keys("Enter 1")
        .expect_not("王建国=优秀")
        .expect("王建国=良好");
}

#[test]
fn the_next_table_of_the_same_form_is_mapped_as_the_last_one_unless_started_anew() {
    let mut app = story("答卷.csv", EXPORT.replace("较差", "很差").as_bytes());
    app.keys("Ctrl-O Enter Enter").expect_not("上次导这种表");
    app.keys("F8 Enter 4 F8 F8")
        .expect("放进票箱 3 张票")
        .keys("Enter")
        .expect("正在投票");
    let next = EXPORT
        .replace("较差", "很差")
        .replace("\n1,2026/12/1 9:42", "\n7,2026/12/2 9:42");
    fs::write(app.folder().join("答卷.csv"), next).unwrap();
    app.keys("Ctrl-O Enter Enter")
        .expect("用的是上次导这种表时的对应")
        .expect("F5 重新对");
    app.keys("F8")
        .expect_not("不认得，")
        .keys("Esc")
        .expect("用的是上次");
    app.keys("F5")
        .expect_not("用的是上次")
        .keys("F8")
        .expect("“很差”");
    // Nothing was said about it this time: leaving loses nothing and asks nothing.
    app.keys("Esc Esc").expect("第 1 步");
    app.keys("Enter Enter F8 F8 F8")
        .expect("放进票箱 1 张票")
        .expect("2 份以前导入过")
        .expect("服务对象：读到 1 份，放进 1 张，以前导过 0 份")
        .expect("基层群众：读到 2 份，放进 0 张，以前导过 2 份");
}

#[test]
fn no_voter_stands_in_the_data_file_after_an_import() {
    let mut app = story(
        "答卷.csv",
        EXPORT
            .replace("较差", "很差，因为他三年没有到过我们组里来一次")
            .as_bytes(),
    );
    app.keys("Ctrl-O Enter Enter F8 Enter 4 F8 F8")
        .expect("放进票箱 3 张票");
    for entry in fs::read_dir(app.folder()).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "csv") {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for secret in ["10.0.0.1", "9:42:07", "补贴名单要张榜", "没有到过我们组里"] {
            let found = bytes
                .windows(secret.len())
                .any(|part| part == secret.as_bytes());
            assert!(!found, "{secret} lies in {}", path.display());
        }
    }
}
