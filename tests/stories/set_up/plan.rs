//! The plan of a round: usual values, a few changes, one page before saying yes.

use std::fs;

use zhaojing::domain::round::{Holder, KeyMode, RoundKind};
use zhaojing::tui::Layer;
use zhaojing::tui::screens::results::ResultsScreen;
use zhaojing::usecase::round::booths::{self, BoothStanding};
use zhaojing::usecase::round::{self, Shares};

use super::fresh;
use super::holders::turn;
use crate::office;
use crate::support::Story;

/// From the plan to the halls.
const HALLS: &str = "Home Down Down Enter";

#[test]
fn a_round_with_two_halls_is_planned_divided_and_opened_by_keys() {
    let mut app = fresh();
    app.keys("Enter")
        .expect("民主测评")
        .expect("没有，只有本部一个票箱")
        .expect("主持人和监票人两个人一起");
    app.keys(HALLS)
        .expect("加一个分会场")
        .keys("Enter")
        .expect("叫什么");
    app.type_("北村").keys("Enter Enter").expect("北村");
    app.keys("Right Right 8")
        .expect("加起来 15 个票码，这一组只有 5 人");
    app.keys("Insert")
        .type_("北村")
        .keys("Enter Enter")
        .expect("已经有一个叫“北村”");
    app.keys("Backspace Backspace")
        .type_("南村")
        .keys("Enter Down Enter")
        .expect("南村（纸质票）");
    app.keys("7 Home 0").expect("加起来 15 个票码");
    app.keys("F8")
        .expect("2 个：北村、南村")
        .expect("27 个票码");
    // Receipts: residents have one, colleagues do not.
    app.keys("Up Enter").expect("这一组有多少人");
    app.keys("Right Right Right").expect("清单里找到自己那一票");
    let receipts = |app: &mut Story| -> Vec<String> {
        let screen = app.screen().replace('▏', "");
        let rows = screen
            .lines()
            .filter(|line| line.contains("  有") || line.ends_with("没有"));
        rows.map(|row| row.split_whitespace().last().unwrap().to_owned())
            .collect()
    };
    assert_eq!(receipts(&mut app), ["没有", "没有", "有"]);
    app.keys("Down Space").expect("回执");
    assert_eq!(receipts(&mut app), ["没有", "有", "有"]);
    app.keys("F8 F8")
        .expect("都不能再改")
        .expect("各在纸上抄 24 个字");
    app.keys("PgDn").expect("北村").expect("本部票箱");
    // The page is a paper as well.
    app.keys("F9").expect("导出").keys("F8").expect("写好了");
    app.keys("Enter").expect("都不能再改");
    let paper = fs::read_dir(app.folder()).unwrap();
    let paper = paper.map(|entry| entry.unwrap().path());
    let paper: Vec<_> = paper
        .filter(|path| path.extension().is_some_and(|e| e == "docx"))
        .collect();
    assert!(fs::read(&paper[0]).unwrap().starts_with(b"PK"));

    app.keys("F8")
        .expect("2 份钥匙")
        .keys("Right Enter")
        .expect("请主持人坐到电脑前");
    let chair = turn(&mut app);
    app.expect("下一位：监票人")
        .keys("Enter")
        .expect("请监票人坐到电脑前");
    let scrutineer = turn(&mut app);
    assert_ne!(chair, scrutineer);
    app.expect("每一份都抄对了")
        .keys("Enter")
        .expect("做好了 12 个票码");
    app.expect("两张纸上").expect("2 个分会场的票箱要做");
    app.keys("Enter").expect("正在投票");

    let setup = round::setup(app.desk()).unwrap();
    assert_eq!(
        (setup.kind, setup.key_mode),
        (RoundKind::Assessment, KeyMode::TwoPersons)
    );
    let codes: Vec<_> = setup
        .booths
        .iter()
        .map(|booth| booth.codes.clone())
        .collect();
    assert_eq!(codes, [vec![8, 4, 0], vec![0, 0, 8], vec![0, 0, 7]]);
    let receipts: Vec<bool> = setup.groups.iter().map(|group| group.receipts).collect();
    assert_eq!(receipts, [false, true, true]);
    let halls = booths::booths(app.desk()).unwrap();
    assert!(
        halls
            .iter()
            .all(|hall| hall.standing == BoothStanding::NotMade)
    );
    let mut shares = Shares::of(&setup);
    assert_eq!(shares.give(&scrutineer).unwrap(), Holder::Scrutineer);
    assert_eq!(shares.give(&chair).unwrap(), Holder::Chair);
    assert!(shares.suffice());
}

#[test]
fn one_person_mode_is_labelled_from_the_plan_to_the_kiosk() {
    let mut app = fresh();
    app.keys("Enter Down Down Down Enter")
        .expect("只供小范围练习");
    app.keys("3 F8").expect("一个人保管（仅供小范围练习使用）");
    app.keys("F8").expect("一人保管，仅供小范围练习使用");
    app.keys("F8 Right Enter")
        .expect("钥匙由一人保管，仅供小范围练习使用");
    app.keys("Enter")
        .expect("一人保管钥匙")
        .expect("仅供小范围练习使用");
    app.keys("Enter").expect("开始收票");
    app.keys("Enter").expect("一人保管");
    let mut app = Story::start_with(|desk, folder| {
        office::counted(desk, folder);
        Layer::new(ResultsScreen::new())
    });
    app.expect("这一轮的钥匙由一人保管");
}

#[test]
fn what_would_fail_after_the_ceremony_is_said_before_it() {
    let mut app = fresh();
    app.keys("Enter")
        .keys(HALLS)
        .keys("Enter")
        .type_("北村")
        .keys("Enter Enter F8")
        .expect("北村");
    // A hall without codes.
    app.expect("一个票码也没有").keys("F8").expect("还差一点");
    app.keys("Enter Enter Delete")
        .expect("去掉了“北村”")
        .keys("Ctrl-Z")
        .expect("北村");
    app.keys("Delete F8").expect("没有，只有本部");
    // Slips of an ending that no printer program opens.
    app.keys("End Enter Tab Ctrl-A")
        .type_("纸条.txt")
        .keys("F8")
        .expect("结尾");
    app.keys("Ctrl-A")
        .type_("纸条.docx")
        .keys("F8")
        .expect("纸条.docx");
    // Nobody in a group.
    app.keys("Home Down Enter 0 F8")
        .expect("单位同事")
        .keys("F8")
        .expect("还差一点");
    app.keys("Enter Enter 7 F8")
        .expect_not("！")
        .keys("F8")
        .expect("都不能再改");
    // What was changed is not thrown away by one Esc.
    app.keys("Esc")
        .expect("谁来评")
        .keys("Esc")
        .expect("先不发起");
    app.keys("Enter")
        .expect("谁来评")
        .keys("Esc Right Enter")
        .expect("还没有开始");
    assert!(round::setup(app.desk()).is_err());
}

#[test]
fn a_group_can_be_left_out_of_a_round_and_the_codes_follow_the_people() {
    let mut app = fresh();
    app.keys("Enter")
        .expect("19 个票码")
        .keys("Down Enter 6 0")
        .expect("63");
    app.keys("Down Delete").expect("去掉了“服务对象”");
    app.keys("F8")
        .expect("单位同事、基层群众，65 人")
        .keys("F8")
        .expect("都不能再改");
    app.expect_not("服务对象");
}
