//! A clerk opens a round, watches it, closes it, counts, and reads the result.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a story that cannot set itself up fails"
)]

use std::fs;
use std::path::Path;
use std::sync::Arc;

use zhaojing::domain::{Mark, Setup};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::export::ExportScreen;
use zhaojing::tui::screens::import::ImportScreen;
use zhaojing::tui::screens::results::ResultsScreen;
use zhaojing::tui::screens::round::RoundScreen;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::vault::OfficeKey;
use zhaojing::usecase::{Desk, round};

use crate::office::{self, BALLOTS, THRESHOLD};
use crate::support::{Story, random_keys, town};

/// The round screen over a fresh meeting.
fn fresh() -> Story {
    Story::start_with(|desk, folder| {
        let office = office::meeting(desk, folder);
        Layer::new(RoundScreen::new(Some(office)))
    })
}

/// The rows of a screen that begin with a name.
fn row(app: &mut Harness, name: &str) -> String {
    let screen = app.screen();
    let row = screen
        .lines()
        .find(|line| line.trim_start_matches([' ', '▸']).starts_with(name));
    row.unwrap_or_else(|| panic!("no row of {name} in\n{screen}"))
        .to_owned()
}

/// The words of a row, the cursor left out.
fn words(app: &mut Harness, name: &str) -> Vec<String> {
    row(app, name)
        .split_whitespace()
        .filter(|word| *word != "▸")
        .map(ToOwned::to_owned)
        .collect()
}

/// Mean score of a group on one slot, counted by hand: nothing of the program
/// is used but the answers.
fn mean(class: usize, place: usize) -> Option<(f64, usize)> {
    let scores = [100.0, 80.0, 60.0, 40.0];
    let graded: Vec<f64> = (0..BALLOTS[class])
        .filter_map(|n| match office::mark(class, n, place) {
            Mark::Grade(grade) => Some(scores[usize::from(grade)]),
            Mark::DontKnow | Mark::Blank => None,
        })
        .collect();
    let enough = graded.len() >= THRESHOLD as usize;
    enough.then(|| {
        (
            graded.iter().sum::<f64>() / graded.len() as f64,
            graded.len(),
        )
    })
}

/// The place of an item about a subject on the ballot.
fn place(setup: &Setup, item: &str, subject: &str) -> usize {
    let slots = setup.grade_slots();
    let wanted = |slot: &zhaojing::domain::Slot| {
        setup.questionnaire.items[slot.item].label == item
            && setup.subjects[slot.subject].name == subject
    };
    slots.iter().position(wanted).unwrap()
}

#[test]
fn a_round_goes_from_opening_to_results_by_keys() {
    let mut app = fresh();
    app.expect("还没有开始征求意见").expect("发起征求意见");
    app.keys("Enter").expect("谁来评").expect("两个人一起");
    app.keys("Down Enter").expect("这一组有多少人");
    app.keys("Right Right 6 Down 2 Down 5")
        .expect("放进本部票箱的票码")
        .keys("F8")
        .expect("13 个票码");
    app.keys("Down Down Enter 3 F8")
        .expect("一个人保管（仅供小范围练习使用）");
    app.keys("Down Enter Ctrl-A")
        .type_("3")
        .keys("Tab Ctrl-A")
        .type_("3")
        .keys("F8")
        .expect("满 3 张票才显示数字");
    app.keys("F8")
        .expect("都不能再改")
        .expect("一人保管，仅供小范围练习使用");
    app.keys("PgDn").expect("少于 3 张票的组");
    app.keys("F8").expect("[ 再看看 ]");
    app.keys("Right Enter")
        .expect("做好了 13 个票码")
        .expect("一人保管")
        .expect("石桥镇-票码纸条.html");
    app.keys("Enter").expect("正在投票").expect("一人保管钥匙");

    let folder = app.folder().to_owned();
    let codes = town::codes(&folder);
    assert_eq!(codes.len(), 13);
    let booth = Booth::open(&town::box_file(&folder)).unwrap();
    app.keys("F5").expect("票箱正在被填票机使用");
    app.keys("Down Enter").expect_not("开始收票");
    office::vote(&booth, &codes, [6, 2, 5]);
    drop(booth);
    app.keys("F5").expect("100%");
    assert_eq!(words(&mut app, "单位同事")[1..5], ["6", "6", "6", "100%"]);
    assert_eq!(words(&mut app, "基层群众")[1..5], ["5", "5", "4", "80%"]);
    assert_eq!(words(&mut app, "合计")[1..5], ["13", "13", "12", "92%"]);

    app.keys("Home Enter").expect("开始收票");
    app.keys("3").expect("正在投票").expect("92%");
    app.keys("Home Down Down Down Enter")
        .expect("现在封箱")
        .keys("Esc")
        .expect("正在投票");
    app.keys("Enter Right Enter").expect("抄进会议记录");
    let minutes = app.screen();
    let symbols =
        |words: &str| -> String { words.chars().filter(char::is_ascii_alphanumeric).collect() };
    let shown: String = minutes
        .lines()
        .filter(|line| line.starts_with("       "))
        .map(symbols)
        .collect();
    assert_eq!(shown.len(), 24, "{minutes}");
    app.keys("Enter").expect("票箱已封");
    app.keys("End Up Enter")
        .expect("现在开箱计票")
        .keys("Enter")
        .expect("票箱已封");
    app.keys("Enter Right Enter").expect("有效票 12 张");
    app.keys("Home Enter").expect("加权得分").expect("不排名次");
    app.keys("Esc").expect("已经开箱计票");
    app.keys("Down Enter").expect("抄进会议记录");
}

#[test]
fn figures_on_screen_equal_a_count_by_hand_and_a_small_group_is_withheld() {
    let mut app = Story::start_with(|desk, folder| {
        office::counted(desk, folder);
        Layer::new(ResultsScreen::new())
    });
    let setup = round::setup(app.desk()).unwrap();
    app.keys("Down").expect("发出 12  收回 12  有效 12  废 0");
    let table = words(&mut app, "王建国");
    app.keys("Enter").expect("政治素质 · 王建国 党委书记");
    let last_two = |words: Vec<String>| words[words.len() - 2..].to_vec();
    let shown = |mean: f64, n: usize| [n.to_string(), format!("{mean:.1}")];
    let mut apart = false;
    for (column, item) in ["政治素质", "工作作风", "为民办事", "廉洁自律"]
        .into_iter()
        .enumerate()
    {
        app.expect(&format!("{item} · 王建国"));
        let at = place(&setup, item, "王建国");
        let ((colleagues, n), (residents, m)) = (mean(0, at).unwrap(), mean(2, at).unwrap());
        apart |= (colleagues - residents).abs() > 1.0;
        let weighted = format!("{:.1}", f64::midpoint(colleagues, residents));
        assert_eq!(table[column + 1], weighted, "{item}");
        assert_eq!(
            last_two(words(&mut app, "单位同事")),
            shown(colleagues, n),
            "{item}"
        );
        assert_eq!(
            last_two(words(&mut app, "基层群众")),
            shown(residents, m),
            "{item}"
        );
        assert_eq!(words(&mut app, "服务对象"), ["服务对象", "＊", "＊"]);
        assert_eq!(words(&mut app, "加权得分"), ["加权得分", &weighted]);
        app.keys("Down").expect("有效回答不到 3 人的不显示");
    }
    assert!(apart, "groups that say the same prove little");

    app.keys("Up Right")
        .expect("廉洁自律 · 李秀英")
        .keys("Left Left")
        .expect("廉洁自律 · 石桥镇党委");
    app.keys("Enter").expect("意见 · 石桥镇党委").expect("路灯");
}

#[test]
fn exported_ratings_withhold_what_the_screen_withholds() {
    let mut app = Story::start_with(|desk, folder| {
        office::counted(desk, folder);
        Layer::new(ResultsScreen::new())
    });
    app.keys("F8").expect("导出评分").expect("石桥镇-评分.csv");
    app.keys("F8")
        .expect("写好了")
        .keys("Enter")
        .expect("不排名次");
    let bytes = fs::read(app.folder().join("石桥镇-评分.csv")).unwrap();
    assert!(
        bytes.starts_with(&[0xEF, 0xBB, 0xBF]),
        "spreadsheets need the mark"
    );
    let text = String::from_utf8(bytes).unwrap();
    let small: Vec<&str> = text
        .lines()
        .filter(|line| line.contains(",分组,服务对象,"))
        .collect();
    assert!(!small.is_empty(), "{text}");
    for line in small {
        let cells: Vec<&str> = line.split(',').collect();
        assert!(line.ends_with("有效回答少于 3"), "{line}");
        assert!(
            cells[11..cells.len() - 1]
                .iter()
                .all(|cell| cell.is_empty()),
            "{line}"
        );
    }

    app.keys("F8 F8")
        .expect("已经有了")
        .keys("Enter")
        .expect("导出评分");
    app.keys("Home 2")
        .expect("石桥镇-评分.json")
        .keys("F8")
        .expect("写好了");
    let json = fs::read_to_string(app.folder().join("石桥镇-评分.json")).unwrap();
    assert!(json.contains("\"below-threshold\""));
}

#[test]
fn without_the_office_the_box_stays_closed_and_the_screen_says_why() {
    let mut app = Story::start_with(|desk, folder| {
        office::meeting(desk, folder);
        office::open_round(desk, folder, [1, 0, 0]);
        round::close(desk).unwrap();
        Layer::new(RoundScreen::new(None))
    });
    app.expect("请主持人或会务先登录");
    app.keys("End Up Enter")
        .expect("票箱已封")
        .expect_not("开箱要监票人在场");
}

#[test]
fn a_file_in_the_way_is_told_before_any_code_is_made() {
    let mut app = fresh();
    fs::write(app.folder().join("石桥镇.box"), "x").unwrap();
    app.keys("Enter F8").expect("石桥镇.box").expect("已经有");
    app.keys("Enter").expect("谁能开箱");
    app.keys("Down Down Down Down Enter").expect("意见门槛");
    app.keys("Tab Ctrl-A")
        .type_("4")
        .keys("F8")
        .expect("意见门槛不能小于数字门槛")
        .keys("Esc F8")
        .expect_not("都不能再改");
}

#[test]
fn results_before_the_count_say_what_will_be_here() {
    let mut app = Story::start_with(|desk, folder| {
        office::meeting(desk, folder);
        Layer::new(ResultsScreen::new())
    });
    app.expect("还没有结果")
        .keys("Enter Down F8 F4")
        .expect("还没有结果");
}

#[test]
fn the_pages_keep_their_shape_at_three_sizes() {
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        let desk = town::desk();
        let folder = tempfile::tempdir().unwrap();
        office::counted(&desk, folder.path());
        let mut app = Harness::start_at(&desk, Layer::new(ResultsScreen::new()), (width, height));
        insta::assert_snapshot!(format!("results_{width}"), app.screen());
        let detail = app.keys("Down Right Enter").screen();
        insta::assert_snapshot!(format!("detail_{width}"), detail);
    }
}

#[test]
fn no_key_breaks_the_results() {
    let folder = tempfile::tempdir().unwrap();
    office::counted(&town::desk(), folder.path());
    random_keys(1, 600, |desk| {
        open(desk, folder.path(), Layer::new(ResultsScreen::new()))
    });
}

/// An open round without codes, and a table in its folder.
fn open_round() -> (tempfile::TempDir, Arc<OfficeKey>) {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = office::meeting(&desk, folder.path());
    office::open_round(&desk, folder.path(), [0, 0, 0]);
    fs::write(folder.path().join("答卷.csv"), super::import::EXPORT).unwrap();
    (folder, office)
}

#[test]
fn no_key_breaks_the_round() {
    let (folder, office) = open_round();
    random_keys(2, 500, |desk| {
        open(
            desk,
            folder.path(),
            Layer::new(RoundScreen::new(Some(Arc::clone(&office)))),
        )
    });
}

#[test]
fn no_key_breaks_opening_a_round() {
    let folder = tempfile::tempdir().unwrap();
    let office = office::meeting(&town::desk(), folder.path());
    random_keys(5, 400, |desk| {
        open(
            desk,
            folder.path(),
            Layer::new(RoundScreen::new(Some(Arc::clone(&office)))),
        )
    });
}

#[test]
fn no_key_breaks_the_import() {
    let (folder, _) = open_round();
    random_keys(3, 600, |desk| {
        open(desk, folder.path(), Layer::new(ImportScreen::new()))
    });
}

#[test]
fn no_key_breaks_the_export() {
    let folder = tempfile::tempdir().unwrap();
    office::counted(&town::desk(), folder.path());
    random_keys(4, 300, |desk| {
        open(desk, folder.path(), Layer::new(ExportScreen::ratings()))
    });
}

/// The layer over the data file, which is laid on the desk if it is not there.
fn open(desk: &Desk, folder: &Path, layer: Layer) -> Layer {
    if !desk.is_open() {
        desk.open(&town::data_file(folder)).unwrap();
    }
    layer
}
