//! The whole way once, from an empty folder to exported files, by arrows, Tab,
//! Enter, Esc, F-keys and digits alone; Chinese words arrive as an input method
//! commits them. At 80×24.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;
use zhaojing::tui::screens::opening;

use crate::support::{Story, town};

/// The symbols that the kiosk offers, eight in a row.
const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const PASSPHRASE: &str = "石桥会务二〇二六";
const OWN: &str = "王建国自己的口令";
/// Voters at the kiosk.
const COLLEAGUES: usize = 6;
/// Answers in the survey's export.
const RESIDENTS: usize = 6;
/// To the first line of a list, wherever the cursor is.
const TOP: &str = "Up Up Up Up Up Up Up Up";

#[test]
fn from_an_empty_folder_to_a_projected_and_exported_result_by_keys() {
    let mut app = Story::start_with(|_, folder| opening::from_data(town::data_file(folder)));
    create_the_meeting(&mut app);
    review_oneself(&mut app);
    open_the_round(&mut app);
    vote_at_the_kiosk(&mut app);
    import_a_survey(&mut app);
    close_and_count(&mut app);
    look_at_the_results(&mut app);
    project(&mut app);
    export(&mut app);
}

/// 筹备
fn create_the_meeting(app: &mut Story) {
    app.expect("看一个例子").keys("Enter").expect("第 1 步");
    app.type_("石桥镇党委").keys("F8").expect("第 2 步");
    for (name, post) in [("王建国", "党委书记"), ("李秀英", "镇长")] {
        app.keys("Enter").expect("姓名");
        app.type_(name)
            .keys("Enter")
            .type_(post)
            .keys("Enter")
            .expect(post);
    }
    app.keys("F8").expect("第 3 步");
    app.keys("6 Down 2 Down 6 F8").expect("第 4 步");
    app.keys("F8").expect("第 5 步");
    app.keys("Tab")
        .type_(PASSPHRASE)
        .keys("Tab")
        .type_(PASSPHRASE)
        .keys("F8")
        .expect("第 6 步");
    app.keys("F8").expect("只显示这一次");
    app.keys("F8 Right Enter")
        .expect("会务")
        .expect("石桥镇党委");
}

/// 对照检查: a member sets a passphrase, writes, previews and hands in.
fn review_oneself(app: &mut Story) {
    app.keys("F2").expect("请问您是哪一位");
    app.keys(TOP).keys("Down Enter").expect("第一次来");
    app.type_(OWN)
        .keys("Tab")
        .type_(OWN)
        .keys("Enter")
        .expect("恢复密钥");
    app.keys("F8 Right Enter").expect("对照检查材料");
    app.keys("Enter").expect("想一想");
    app.keys("3 Tab")
        .type_("三月补贴晚发了二十一天，涉及三十七户。")
        .keys("Tab")
        .type_("我没有核对名册就签了字。")
        .keys("Tab")
        .type_("每月五日前和财政所一起核对，张榜三天。")
        .expect("张榜三天");
    app.keys("F5")
        .expect("有差距")
        .keys("Ctrl-Down")
        .expect("没有核对名册");
    app.keys("F8 Right Enter").expect("已交出");
    app.keys("Esc Esc F2").expect("请问您是哪一位");
    app.keys(TOP).keys("Enter").expect("口令");
    app.type_(PASSPHRASE).keys("Enter").expect("已交 1 / 2");
}

/// 征求意见
fn open_the_round(app: &mut Story) {
    app.keys(TOP).keys("Enter").expect("发起征求意见");
    app.keys("Enter").expect("谁能开箱").expect("20 个票码");
    app.keys("Down Down Down Enter").expect("一个人保管");
    app.keys("3 F8").expect("仅供小范围练习使用");
    app.keys("F8").expect("都不能再改").expect("民主测评设置单");
    app.keys("F8 Right Enter").expect("做好了 20 个票码");
    app.keys("Enter").expect("正在投票");
}

/// Each voter picks the code's symbols with the arrows.
fn vote_at_the_kiosk(app: &mut Story) {
    let codes = town::codes(app.folder());
    app.keys(TOP).keys("Enter").expect("开始收票");
    let number: Vec<String> = exit_number(&app.screen())
        .chars()
        .map(String::from)
        .collect();
    app.keys("Enter").expect("按 Enter 开始");
    for code in codes.iter().take(COLLEAGUES) {
        app.keys("Enter").expect("请输入纸条上的票码");
        pick(app, code);
        app.keys("Enter").expect("政治素质");
        // Body, secretary and mayor; then the next item.
        for _ in 0..4 {
            app.keys("1 2 3").expect("第");
        }
        app.keys("2").expect("个人总评");
        app.keys("1 0").expect("最盼的一件事");
        app.type_("请把补贴名单张榜")
            .keys("F8 F8 F8")
            .expect("请核对");
        app.keys("Enter").expect("交票");
        app.keys("2").expect("已经放进票箱");
        app.keys("Enter").expect("按 Enter 开始");
    }
    app.keys("F10").expect("退出号");
    app.keys(&number.join(" ")).expect("关闭填票机");
    app.keys("3").expect("正在投票").expect("100%");
}

/// The six digits that the operator notes down.
fn exit_number(screen: &str) -> String {
    let line = screen.lines().find(|line| line.contains("退出号")).unwrap();
    line.chars().filter(char::is_ascii_digit).collect()
}

/// Walks to each symbol with the arrows and takes it with Enter.
fn pick(app: &mut Story, code: &str) {
    let (mut row, mut column) = (0, 0);
    // The first arrow only leads to the symbols.
    app.keys("Down").expect("[ 0 ]");
    for symbol in code.chars().filter(|c| *c != '-') {
        let place = SYMBOLS.chars().position(|known| known == symbol).unwrap();
        let mut keys = Vec::new();
        let (to_row, to_column) = (place / 8, place % 8);
        keys.extend(std::iter::repeat_n("Down", to_row.saturating_sub(row)));
        keys.extend(std::iter::repeat_n("Up", row.saturating_sub(to_row)));
        keys.extend(std::iter::repeat_n(
            "Right",
            to_column.saturating_sub(column),
        ));
        keys.extend(std::iter::repeat_n(
            "Left",
            column.saturating_sub(to_column),
        ));
        keys.push("Enter");
        app.keys(&keys.join(" ")).expect(&symbol.to_string());
        (row, column) = (to_row, to_column);
    }
}

/// An export of a survey platform, mapped and put into the box.
fn import_a_survey(app: &mut Story) {
    let mut survey = String::from(
        "序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,\
         2、请评价—(工作作风：王建国),3、最盼的一件事\n",
    );
    for row in 1..=RESIDENTS {
        let _ = writeln!(
            survey,
            "{row},2026/12/1 9:4{row}:07,63秒,微信,N/A,10.0.0.{row}(湖北),基层群众,良好,修路{row}"
        );
    }
    fs::write(app.folder().join("答卷.csv"), survey).unwrap();
    app.keys(TOP).keys("Down Enter").expect("第 1 步");
    app.keys("Enter").expect("答卷.csv");
    app.keys("Enter")
        .expect("工作作风·王建国")
        .expect_not("10.0.0.1");
    app.keys("F8").expect("基层群众 6 份");
    app.keys("F8").expect("看一遍");
    app.keys("F8").expect("放进票箱 6 张票");
    app.keys("Enter").expect("正在投票");
}

/// 封箱、开箱计票
fn close_and_count(app: &mut Story) {
    app.keys("End Up Enter").expect("现在封箱");
    app.keys("Right Enter").expect("抄进会议记录");
    app.keys("Enter").expect("票箱已封");
    app.keys("End Up Enter Right Enter").expect("有效票 12 张");
    app.keys("Enter").expect("加权得分");
}

fn look_at_the_results(app: &mut Story) {
    app.expect("工作作风").keys("Enter").expect("有效");
    app.keys("Esc").expect("加权得分");
}

/// 投影: forward, back, blank.
fn project(app: &mut Story) {
    app.keys("F5").expect("发出 26").expect("1 / ");
    let first = app.screen();
    app.keys("Right").expect("2 / ");
    app.keys("Left").expect("1 / ");
    assert_eq!(app.screen(), first);
    app.keys("0").expect_not("1 / ");
    app.keys("Right").expect("1 / ");
    app.keys("Esc").expect("加权得分");
}

fn export(app: &mut Story) {
    app.keys("F8").expect("导出");
    app.keys("2 F8").expect("写好了");
    let written = fs::read_dir(app.folder())
        .unwrap()
        .map(|entry| entry.unwrap().path());
    let json = written
        .into_iter()
        .find(|path| path.extension().is_some_and(|e| e == "json"));
    let ratings: Value = serde_json::from_slice(&fs::read(json.unwrap()).unwrap()).unwrap();
    assert_eq!(ratings["totals"]["valid"], COLLEAGUES + RESIDENTS);
    let rows = ratings["rows"].as_array().unwrap();
    let style = rows.iter().find(|row| {
        row["item"] == "工作作风" && row["subject"] == "王建国" && row["group_id"] == "residents"
    });
    assert_eq!(style.unwrap()["figures"]["counts"][1], RESIDENTS);
}
