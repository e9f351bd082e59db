//! 封箱、开箱、认可、销毁.

use std::fs;

use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::round::{self, recount};
use zhaojing::usecase::standing::{self, Standing};

use super::{round_of, symbols, take, type_shares};
use crate::ballots::town_hall::{TownHall, vote};
use crate::support::{random_keys_at, town};

/// A town where five colleagues and ten residents voted.
fn voted(mode: KeyMode) -> TownHall {
    let town = TownHall::open(mode, [6, 6, 12], &[]);
    vote(&town.box_path(), &town.codes[..5], 0);
    vote(&town.box_path(), &town.codes[12..22], 1);
    town
}

fn root_words(town: &TownHall) -> String {
    match standing::standing(&town.desk, town::morning().date()).unwrap() {
        Standing::Round(round) => round.root_words.unwrap(),
        Standing::NotYet(_) => panic!("no round"),
    }
}

#[test]
fn two_people_close_open_accept_and_destroy_by_keys() {
    let town = voted(KeyMode::TwoPersons);
    let mut app = round_of(&town);
    app.expect("两人各持钥匙");
    take(&mut app, "封箱");
    let _ = app.expect("现在封箱？").keys("Right Enter");

    // The minutes: symbols to copy, and how many slips must be left over.
    app.expect("由两个人核对、签名").expect("剩下");
    let page = app.screen();
    let shown = symbols(&page);
    assert!(shown.contains(&symbols(&root_words(&town))), "{page}");
    let row = page.lines().find(|row| row.contains("基层群众")).unwrap();
    let counts: Vec<&str> = row.split_whitespace().skip(1).collect();
    assert_eq!(counts, ["20", "12", "10", "2", "0", "10"]);
    app.keys("F9")
        .expect("一月-封箱记录.docx")
        .keys("F8")
        .expect("两个人签名");
    app.keys("Enter").expect("由两个人核对、签名");
    assert!(town.file("一月-封箱记录.docx").exists());
    app.keys("Enter")
        .expect("1 ✓ 抄进会议记录")
        .expect("▸ 2   给监票人拷一份");

    // The scrutineer's copy opens and is the box.
    let copy = town.file("监票人的U盘.box");
    let _ = app.keys("Enter").expect("一月-监票人.box").keys("Ctrl-A");
    app.type_(copy.to_str().unwrap()).expect("监票人的U盘");
    app.keys("F8")
        .expect("读回来核对过")
        .expect("拔下来交给监票人");
    app.keys("Enter").expect("2 ✓ 给监票人拷一份");
    assert_eq!(
        recount::read(&copy).unwrap().root_words(),
        root_words(&town)
    );

    app.keys("Enter").expect("投票人拿自己抄的号来找");
    app.keys("F8").expect("贴在大家看得到的地方");
    app.keys("Enter")
        .expect("3 ✓ 打印回执号")
        .expect("▸ 4   开箱计票");
    let list = fs::read_to_string(town.file("一月-回执号.html")).unwrap();
    for receipt in round::receipt_list(&town.desk).unwrap() {
        assert!(list.contains(&receipt), "{receipt}");
    }

    app.keys("Enter").expect("请持钥匙的人带上各自的纸");
    app.keys("Right Enter")
        .expect("合起来开箱")
        .expect("☐ 主持人");
    // The paper of another round is told apart at once; nothing is lost.
    app.keys("Enter").expect("照着纸输入");
    let (_, others) = crate::ballots::town_hall::hold(KeyMode::TwoPersons);
    app.type_(&others[0].1)
        .keys("Enter")
        .expect("不是这一份钥匙");
    app.keys("Ctrl-A")
        .type_(&town.papers[1].1)
        .expect("24 个字齐了");
    let _ = app.keys("F4").expect_not(&town.papers[1].1).keys("F4");
    app.keys("Enter").expect("✓ 监票人").expect("☐ 主持人");
    // The same paper again opens nothing.
    app.keys("Enter")
        .type_(&town.papers[1].1)
        .expect("24 个字齐了");
    app.keys("Enter").expect("刚才已经输过了");
    app.keys("Ctrl-Z Ctrl-A")
        .type_(&town.papers[0].1)
        .expect("24 个字齐了");
    app.keys("Enter").expect("有效票 15 张");
    let page = app.screen();
    let words = round::release_words(&town.desk).unwrap();
    assert!(symbols(&page).contains(&symbols(&words)), "{page}");
    for (_, paper) in &town.papers {
        let first: String = paper.chars().take(4).collect();
        assert!(!page.contains(&first), "{page}");
    }

    take(&mut app, "写一个结果文件");
    app.expect("一月-结果.json")
        .keys("F8")
        .expect("和副本一起交给监票人");
    app.keys("Enter").expect("结果文件写好了");
    recount::read_release(&town.file("一月-结果.json")).unwrap();
    take(&mut app, "看结果");
    app.expect("加权得分").keys("Esc").expect("已经开箱计票");
    take(&mut app, "看结果号");
    let _ = app.expect("抄进会议记录").keys("Esc");
}

#[test]
fn after_the_meeting_accepted_the_ballots_are_destroyed_and_the_result_stays() {
    let town = voted(KeyMode::TwoPersons);
    round::close(&town.desk).unwrap();
    let (now, shares) = (town::morning(), town.shares());
    let opener = round::Opener::Shares(&shares);
    round::count(&town.desk, opener, now, &zhaojing::usecase::Silent).unwrap();
    let mut app = round_of(&town);
    app.expect("已经开箱计票");
    take(&mut app, "会议认可结果");
    app.expect("会议认可这个结果了吗")
        .keys("Esc")
        .expect("已经开箱计票");
    take(&mut app, "会议认可结果");
    app.keys("Right Enter")
        .expect("会议在 12月18日 周五 认可了结果");
    take(&mut app, "销毁选票");
    app.expect("请自己销毁")
        .expect("监票人手里的票箱副本")
        .expect("24 个字的纸");
    app.keys("F8")
        .expect("现在销毁选票？")
        .keys("Esc")
        .expect("请自己销毁");
    app.keys("F8 Right Enter").expect("选票销毁了");
    app.keys("Enter")
        .expect("选票已经在 12月18日 周五 销毁")
        .expect_not("给监票人拷一份");
    let emptied = recount::read(&town.box_path());
    assert!(emptied.is_err());
    take(&mut app, "看结果");
    app.expect("加权得分");
}

#[test]
fn one_person_opens_with_the_office_key_and_the_box_is_told_apart() {
    let town = voted(KeyMode::OnePerson);
    let mut app = round_of(&town);
    app.expect("一人保管");
    take(&mut app, "封箱");
    app.keys("Right Enter Enter").expect("▸ 2   给监票人拷一份");
    // A place that is taken stays as it was.
    fs::write(town.file("一月-监票人.box"), "别的东西").unwrap();
    let _ = app.keys("Enter").expect("一月-监票人-2.box").keys("Ctrl-A");
    app.type_(town.file("一月-监票人.box").to_str().unwrap())
        .expect("一月-监票人.box");
    app.keys("F8")
        .expect("已经有")
        .keys("Enter Esc")
        .expect("▸ 2   给监票人拷一份");
    assert_eq!(
        fs::read(town.file("一月-监票人.box")).unwrap(),
        "别的东西".as_bytes()
    );
    take(&mut app, "开箱计票");
    app.expect("结果就按规则公布")
        .keys("Right Enter")
        .expect("有效票 15 张");
}

#[test]
fn leaving_the_share_page_opens_nothing_and_keeps_nothing() {
    let town = voted(KeyMode::TwoOfThree);
    round::close(&town.desk).unwrap();
    let mut app = round_of(&town);
    app.expect("三人持钥匙，两人能开");
    take(&mut app, "开箱计票");
    let _ = app.keys("Right Enter").expect("☐ 上级信封").keys("Enter");
    app.type_(&town.papers[2].1)
        .keys("Enter")
        .expect("✓ 上级信封");
    app.keys("Enter")
        .type_("的一是")
        .expect("输入了 3 个字，还差 21 个");
    app.keys("Esc")
        .expect("请其他人转过身去")
        .expect("✓ 上级信封");
    app.keys("Enter")
        .expect_not("的一是")
        .keys("Esc Esc")
        .expect("票箱已封");
    take(&mut app, "开箱计票");
    app.keys("Right Enter").expect("☐ 上级信封");
    type_shares(&mut app, &town);
    app.expect("有效票 15 张");
}

#[test]
fn a_box_that_was_stuffed_is_counted_without_the_strange_ballots_and_says_so() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], &[]);
    vote(&town.box_path(), &town.codes, 0);
    // Another round's ballots, of the same size, put in the place of ours.
    let other = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], &[]);
    vote(&other.box_path(), &other.codes, 0);
    let sealed = |path: &std::path::Path| -> Vec<Vec<u8>> {
        let conn = rusqlite::Connection::open(path).unwrap();
        let mut all = conn.prepare("SELECT box FROM sealed_ballot").unwrap();
        let rows = all.query_map([], |row| row.get(0)).unwrap();
        rows.map(Result::unwrap).collect()
    };
    let strange = sealed(&other.box_path()).remove(0);
    let conn = rusqlite::Connection::open(town.box_path()).unwrap();
    let sql = "UPDATE sealed_ballot SET box = ?1
               WHERE k = (SELECT max(k) FROM sealed_ballot)";
    assert_eq!(conn.execute(sql, [strange]).unwrap(), 1);
    drop(conn);
    round::close(&town.desk).unwrap();
    let mut app = round_of(&town);
    take(&mut app, "开箱计票");
    app.keys("Right Enter").expect("合起来开箱");
    type_shares(&mut app, &town);
    app.expect("有效票 5 张")
        .expect("打不开的票 1 张")
        .expect("有人动过票箱文件")
        .expect("写一个结果文件");
}

#[test]
fn no_key_breaks_a_closed_round() {
    let town = voted(KeyMode::TwoPersons);
    round::close(&town.desk).unwrap();
    random_keys_at(&town.desk, 11, 500, || {
        let office = std::sync::Arc::clone(&town.office);
        zhaojing::tui::Layer::new(zhaojing::tui::screens::round::RoundScreen::new(Some(
            office,
        )))
    });
}

#[test]
fn no_key_breaks_a_round_that_was_counted() {
    let town = voted(KeyMode::TwoPersons);
    round::close(&town.desk).unwrap();
    let (now, shares) = (town::morning(), town.shares());
    let opener = round::Opener::Shares(&shares);
    round::count(&town.desk, opener, now, &zhaojing::usecase::Silent).unwrap();
    random_keys_at(&town.desk, 12, 500, || {
        let office = std::sync::Arc::clone(&town.office);
        zhaojing::tui::Layer::new(zhaojing::tui::screens::round::RoundScreen::new(Some(
            office,
        )))
    });
}
