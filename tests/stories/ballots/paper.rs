//! A stack of paper forms is typed in, twice.

use zhaojing::assess::Guarded;
use zhaojing::domain::round::KeyMode;
use zhaojing::domain::{Answers, Mark};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::paper;
use zhaojing::tui::screens::round::RoundScreen;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::paper::{Batch, CoverSheet, PaperProblem};
use zhaojing::usecase::round::{self, Opener};
use zhaojing::usecase::{Error, Silent};

use super::town_hall::{TownHall, vote};
use crate::support::hall::five_items;
use crate::support::town;

/// The town's form: four items about the body and three members, one about the
/// body, one about the members.
const MARKS: usize = 20;

/// Six codes of colleagues and two of residents.
fn town() -> TownHall {
    TownHall::open(KeyMode::TwoPersons, [6, 0, 2], &[])
}

/// Two people before a box.
struct Table {
    town: TownHall,
    app: Harness,
    keys: usize,
}

impl Table {
    fn new(town: TownHall) -> Self {
        Self::sized(town, (80, 24))
    }

    fn sized(town: TownHall, size: (u16, u16)) -> Self {
        let start = paper::from_box(town.box_path());
        let app = Harness::start_at(&town::desk(), start, size);
        let mut table = Self { town, app, keys: 0 };
        table.app.expect("先点数，再开始录");
        table
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys += keys.split_whitespace().count();
        let _ = self.app.keys(keys).screen();
        self
    }

    fn expect(&mut self, words: &str) -> &mut Self {
        self.app.expect(words);
        self
    }

    /// The cover sheet, and on to the first code.
    fn cover(&mut self, out: u32, back: u32, spoiled: u32) -> &mut Self {
        self.fill_cover(out, back, spoiled);
        self.expect("第 1 张：请录入票上的票码")
    }

    fn fill_cover(&mut self, out: u32, back: u32, spoiled: u32) -> &mut Self {
        self.press("Up Up Up");
        for number in [out, back, spoiled] {
            let _ = self.app.keys("Ctrl-A").type_(&number.to_string()).screen();
            self.press("Tab");
        }
        self.press("F8")
    }

    fn code(&mut self, of: usize) -> &mut Self {
        let code = self.town.codes[of].replace('-', "");
        let keys: Vec<String> = code.chars().map(String::from).collect();
        self.press(&keys.join(" "))
    }

    /// Marks of a form, and on past its three opinions.
    fn form(&mut self, marks: &str) -> &mut Self {
        let keys: Vec<String> = marks
            .chars()
            .map(|c| {
                if c == '-' {
                    "Minus".into()
                } else {
                    c.to_string()
                }
            })
            .collect();
        assert_eq!(keys.len(), MARKS);
        self.press(&keys.join(" ")).press("Enter Enter Enter")
    }

    /// Leaves the table, so that the box is free.
    fn leave(mut self) -> TownHall {
        self.app.keys("Ctrl-Q").expect_end();
        self.town
    }
}

fn count(town: &TownHall) -> round::Counted {
    let (shares, now) = (town.shares(), town::morning());
    round::close(&town.desk).unwrap();
    round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap()
}

fn returned(town: &TownHall) -> Vec<u32> {
    let turnout = round::turnout(&town.desk).unwrap();
    turnout.iter().map(|group| group.returned).collect()
}

/// The same mark everywhere.
fn all(mark: char) -> String {
    mark.to_string().repeat(MARKS)
}

#[test]
fn six_forms_with_two_typing_errors_and_a_spoiled_one_are_counted_right() {
    let mut table = Table::new(town());
    table.cover(8, 6, 1);
    let marks = ["11112222333344441234", "0---1111222233331111"].map(str::to_owned);
    let marks: Vec<String> = marks
        .into_iter()
        .chain(["1", "2", "1"].map(|m| m.repeat(MARKS)))
        .collect();
    for (at, marks) in marks.iter().enumerate() {
        table
            .code(at)
            .expect(&format!("第 {} 张，共 6 张", at + 1))
            .form(marks);
    }
    table.code(5).press("1 2 F4").expect("这张票作废");
    table
        .press("Enter")
        .expect("已经录了 6 张，和交接单上的收回数一样")
        .press("F8")
        .expect("请第二位来，前一位请离开座位");
    let tail = table.town.codes[0]
        .split('-')
        .next_back()
        .unwrap()
        .to_owned();
    let seen = table.app.screen();
    for typed in ["优秀", "良好", tail.as_str()] {
        assert!(!seen.contains(typed), "{seen}");
    }

    table
        .press("Enter")
        .expect("第 1 张，共 6 张")
        .expect(&tail)
        .expect("末四位是不是它");
    // The second person mistypes one mark of the first form and an opinion of
    // the third.
    let screen = table.app.screen();
    assert_eq!(
        screen.matches("……").count(),
        4,
        "nothing of the first pass: {screen}"
    );
    table.form("11112222333344441334").form(&marks[1]);
    let third: Vec<String> = marks[2].chars().map(String::from).collect();
    table.press(&third.join(" "));
    table.app.type_("路灯").expect("路灯▏");
    table.press("Enter Enter Enter");
    table.form(&marks[3]).form(&marks[4]);
    table.press("F4 Enter").expect("这是最后一张").press("F8");

    table
        .expect("还有 2 处没定，共 2 处")
        .expect("个人总评 王建国")
        .expect("2 称职")
        .expect("3 基本称职")
        .press("F8")
        .expect("还有 2 处没有定");
    table
        .press("1")
        .expect("还有 1 处没定")
        .expect("最盼的一件事")
        .expect("没有写");
    table.press("3").app.type_("路灯坏了").expect("路灯坏了▏");
    table
        .press("Enter")
        .expect("2 处都定好了")
        .expect("✓ 路灯坏了")
        .press("F8")
        .expect("数目都对上了")
        .expect("两遍录了 138 处，不一样的 2 处，差错率 1.4%")
        .press("F8")
        .expect("[ 再看看 ]")
        .press("Right Enter")
        .expect("6 张都放进票箱了，其中作废 1 张");
    let town = table.leave();
    assert_eq!(returned(&town), [6, 0, 0]);

    let counted = count(&town);
    assert_eq!(counted.refused.spoiled_forms, 1);
    assert_eq!(counted.refused.strange(), 0);
    let result = counted.released.get();
    let group = &result.groups[0];
    assert_eq!((group.returned, group.valid, group.spoiled), (6, 5, 1));
    // 班子 · 政治素质: 1, 0, 1, 2, 1 by the forms; 工作作风: 2, 1, 1, 2, 1.
    let figures = |item: &str| {
        let cell = result.cells.iter().find(|cell| {
            cell.item.to_string() == item
                && cell.subject.to_string() == "body"
                && cell.group.is_some()
        });
        match &cell.unwrap().figures {
            Guarded::Shown(figures) => (figures.counts.clone(), figures.dont_know, figures.blank),
            withheld @ Guarded::Withheld(_) => panic!("{withheld:?}"),
        }
    };
    assert_eq!(figures("style"), (vec![3, 2, 0, 0], 0, 0));
}

#[test]
fn a_code_typed_twice_or_used_or_wrong_is_said_at_once() {
    let town = town();
    vote(&town.box_path(), &town.codes[1..2], 0);
    let mut table = Table::new(town);
    table.cover(6, 3, 0).code(0).form(&all('1'));
    table
        .code(0)
        .expect("这个票码和第 1 张的一样")
        .code(1)
        .expect("这个票码已经用过了");
    let code = table.town.codes[2].replace('-', "");
    let mut wrong: Vec<String> = code.chars().map(String::from).collect();
    let last = if wrong[11] == "7" { "8" } else { "7" };
    wrong[11] = last.into();
    table.press(&wrong.join(" ")).expect("有一位看错了");
    let right = code.chars().last().unwrap().to_string();
    table
        .press("Backspace")
        .press(&right)
        .expect("第 2 张，共 3 张");
}

#[test]
fn totals_that_do_not_fit_say_what_to_count_and_can_be_corrected() {
    let mut table = Table::new(town());
    table
        .fill_cover(5, 6, 0)
        .expect("收回 6 张，比发出 5 张还多")
        .fill_cover(60, 51, 0)
        .expect("收回 51 张，一批最多 50 张")
        .fill_cover(6, 3, 4)
        .expect("作废 4 张，比收回 3 张还多");
    table.cover(6, 3, 0);
    table.code(0).form(&all('1')).code(1).form(&all('2'));
    table
        .press("F8")
        .expect("录了 2 张，交接单上收回 3 张")
        .press("Enter F6")
        .fill_cover(6, 2, 1)
        .expect("和交接单上的收回数一样")
        .press("F8 Enter");
    table.form(&all('1')).form(&all('2')).press("F8");
    table
        .expect("录成作废的有 0 张，交接单上作废 1 张")
        .press("F8")
        .expect("录成作废的有 0 张");
    // They look into the stack: the second form is the spoiled one.
    table
        .press("Down Enter")
        .expect("第 2 张")
        .press("F4 Enter")
        .expect("数目都对上了");
    table
        .press("F8 Right Enter")
        .expect("2 张都放进票箱了，其中作废 1 张");
    assert_eq!(returned(&table.leave()), [2, 0, 0]);
}

#[test]
fn a_row_passed_over_is_asked_for_and_a_blank_one_is_typed_as_blank() {
    let mut table = Table::new(town());
    table.cover(6, 1, 0).code(0).press("1 Space Minus");
    let screen = table.app.screen();
    assert_eq!(
        screen.matches("空着").count(),
        3,
        "two rows and the scale: {screen}"
    );
    table.press("Down Enter").expect("还有 17 处没有录");
    table.press("7").expect("只有 1–4").press("0");
    let marks: Vec<&str> = std::iter::repeat_n("2", 16).collect();
    table.press(&marks.join(" ")).expect("最盼的一件事");
    table
        .press("Backspace")
        .expect("个人总评")
        .press("3")
        .expect("最盼的一件事")
        .press("Enter Enter Enter F8")
        .expect("请第二位来");
}

#[test]
fn one_says_spoiled_and_the_other_does_not() {
    let mut table = Table::new(town());
    table.cover(6, 2, 0);
    table.code(0).press("F4 Enter").code(6).form(&all('1'));
    table.press("F8 Enter").form(&all('3')).press("F4 Enter F8");
    table
        .expect("整张票")
        .expect("作废")
        .expect("没有作废")
        .press("2")
        .expect("还有 1 处没定");
    // The other form they type together.
    table.press("3").expect("第 2 张").form(&all('4'));
    table
        .expect("数目都对上了")
        .press("F8 Right Enter")
        .expect("2 张都放进票箱了");
    // A resident gets a receipt elsewhere; on paper the pair is drawn.
    assert_eq!(returned(&table.leave()), [1, 0, 1]);
}

#[test]
fn leaving_asks_first_and_leaves_nothing() {
    let mut table = Table::new(town());
    table.cover(6, 1, 0).code(0).form(&all('1'));
    table
        .press("Esc")
        .expect("不录这一批了")
        .press("Enter")
        .expect("已经录了 1 张")
        .press("Ctrl-Q")
        .expect("不录这一批了")
        .press("Right Enter");
    table.app.expect_end();
    let town = table.leave();
    assert_eq!(returned(&town), [0, 0, 0]);
    let booth = Booth::open(&town.box_path()).unwrap();
    assert!(booth.admit(&town.codes[0]).is_ok());
}

#[test]
fn one_can_go_back_within_the_own_pass_only() {
    let mut table = Table::new(town());
    table.cover(6, 2, 0).code(0).form(&all('1')).code(1);
    table.press("2 F7").expect("第 1 张").expect("1 优秀");
    table.press("Home 4 F7").expect("第 1 张");
    table.press("End Enter").expect("第 2 张").expect("2 良好");
    table
        .press("Delete")
        .expect("把第 2 张抽掉")
        .press("Right Enter");
    table.expect("第 2 张：请录入票上的票码");
    table.code(2).form(&all('2')).press("F8 Enter");
    table.form(&all('1')).expect("第 2 张");
    table
        .press("F7")
        .expect("第 1 张")
        .press("F6")
        .expect("第 1 张");
    let screen = table.app.screen();
    assert_eq!(screen.matches("1 优秀").count(), 5, "{screen}");
}

#[test]
fn a_form_of_twelve_subjects_and_five_items_takes_73_keys_and_61_the_second_time() {
    let folder = tempfile::TempDir::new().unwrap();
    let content = folder.path().join("content");
    std::fs::create_dir_all(content.join("questionnaires")).unwrap();
    // In the place of the usual one.
    let five = five_items().replace("id = \"five\"", "id = \"township\"");
    std::fs::write(content.join("questionnaires/township.toml"), five).unwrap();
    let cost = zhaojing::usecase::desk::PassphraseCost::Floor;
    let desk = zhaojing::usecase::Desk::new(cost, Some(content));
    town::found(&desk, folder.path(), 11, [10, 10, 10]);
    town::open_round(&desk, folder.path(), [2, 1, 1], [5, 10]);
    let codes = town::take_slips(folder.path());
    let box_path = town::box_file(folder.path());
    let mut app = Harness::start(&town::desk(), paper::from_box(box_path.clone()));
    app.keys("2 Tab 2 Tab F8").expect("第 1 张：请录入");
    // Not all alike: every digit comes up, also 不了解.
    let marks: Vec<String> = (0..60).map(|at| ((at + at / 12) % 5).to_string()).collect();
    let symbols = |code: &str| -> Vec<String> {
        let symbols = code.chars().filter(|c| *c != '-');
        symbols.map(String::from).collect()
    };
    let pass = |app: &mut Harness, keys: &[String], next: &str| -> usize {
        for (at, key) in keys.iter().enumerate() {
            if at + 1 == keys.len() {
                app.expect("5. 学习本领").expect("▸ 按 ");
            }
            let _ = app.keys(key).screen();
        }
        app.expect(next);
        keys.len()
    };
    let enter = vec!["Enter".to_owned()];
    let first = [symbols(&codes[0]), marks.clone(), enter.clone()].concat();
    assert_eq!(
        pass(&mut app, &first, "第 2 张：请录入"),
        73,
        "12 code, 60 marks, Enter"
    );
    let second = [symbols(&codes[1]), marks.clone(), enter.clone()].concat();
    pass(&mut app, &second, "已经录了 2 张");
    app.keys("F8 Enter").expect("第 1 张，共 2 张");
    let again = [marks, enter].concat();
    assert_eq!(
        pass(&mut app, &again, "第 2 张，共 2 张"),
        61,
        "60 marks, Enter"
    );
    pass(&mut app, &again, "这是最后一张");
    app.keys("F8")
        .expect("两遍录了 120 处，不一样的 0 处，差错率 0.0%")
        .keys("F8 Right Enter")
        .expect("2 张都放进票箱了，其中作废 0 张");
}

#[test]
fn every_page_fits_from_the_smallest_window_on() {
    for size in [(60, 17), (80, 24), (120, 40)] {
        let mut table = Table::sized(town(), size);
        let secrets = table.town.codes.clone();
        let mark = Booth::open(&table.town.box_path());
        assert!(mark.is_err(), "the box is in use");
        let look = |table: &mut Table, name: &str| {
            let mut screen = table.app.screen();
            for code in &secrets {
                let tail = code.split('-').next_back().unwrap();
                screen = screen.replace(tail, "7K2Q");
            }
            if let Some((before, rest)) = screen.split_once("核对码 ") {
                let after: String = rest.chars().skip(19).collect();
                screen = format!("{before}核对码 1a2b 3c4d 5e6f 7a8b{after}");
            }
            insta::assert_snapshot!(format!("paper-{name}-{}", size.0), screen);
        };
        look(&mut table, "cover");
        table.cover(6, 2, 1);
        look(&mut table, "code");
        table.code(0).press("1 2 3 0 2 2 2 Space 5");
        look(&mut table, "marks");
        table.press("1 2 3 4 1 1 1 1 1 1 1 1");
        table
            .app
            .type_("三组机耕路塌了半年，找过村里三次，都说等项目。")
            .expect("项目。▏");
        look(&mut table, "words");
        table.press("Enter Enter Enter").code(1).press("F4");
        look(&mut table, "spoiled");
        table.press("Enter F8");
        look(&mut table, "hand-over");
        table.press("Enter");
        look(&mut table, "second");
        table.press("1 2 3 0 2 2 3 Space 1 2 3 4 1 1 1 1 1 1 1 1");
        table
            .app
            .type_("三组机耕路塌了一年，找过村里三次，都说等项目。")
            .expect("项目。▏");
        table.press("Enter Enter Enter").form(&all('2')).press("F8");
        look(&mut table, "differences");
        table.press("Down Down 1");
        look(&mut table, "settled");
        table.press("2 2 2");
        let _ = table.app.keys("F8").screen();
        look(&mut table, "numbers");
    }
}

#[test]
fn codes_used_meanwhile_are_named_and_nothing_is_cast() {
    let town = town();
    let booth = std::sync::Arc::new(Booth::open(&town.box_path()).unwrap());
    let cover = CoverSheet {
        handed_out: 3,
        returned: 3,
        spoiled: 0,
    };
    let mut batch = Batch::begin(booth.clone(), cover).unwrap();
    for code in &town.codes[..3] {
        batch.add(booth.admit(code).unwrap(), code).unwrap();
    }
    for _ in 0..2 {
        for form in 0..3 {
            let entry = batch.entry_mut(form).unwrap();
            (0..MARKS).for_each(|slot| entry.set_mark(slot, Mark::Grade(1)));
        }
        batch.finish_pass().unwrap();
    }
    let voter = booth.admit(&town.codes[1]).unwrap();
    let answers = Answers::blank(booth.setup());
    booth.cast(&voter, &answers, "").unwrap();
    let refused = batch.cast();
    let named = Error::Paper(PaperProblem::CodesUsed { forms: vec![2] });
    assert_eq!(refused.unwrap_err().to_string(), named.to_string());
    let returned: u32 = booth.turnout().unwrap().iter().map(|t| t.returned).sum();
    assert_eq!(returned, 1, "the voter's own and none of the batch");
}

#[test]
fn a_batch_goes_in_once() {
    let town = town();
    let booth = std::sync::Arc::new(Booth::open(&town.box_path()).unwrap());
    let cover = CoverSheet {
        handed_out: 2,
        returned: 2,
        spoiled: 0,
    };
    let mut batch = Batch::begin(booth.clone(), cover).unwrap();
    // A colleague and a resident, who gets a receipt elsewhere.
    for code in [&town.codes[0], &town.codes[6]] {
        batch.add(booth.admit(code).unwrap(), code).unwrap();
    }
    assert!(batch.sides(0).is_none());
    for _ in 0..2 {
        assert!(batch.cast().is_err(), "before both passes are done");
        for form in 0..2 {
            let entry = batch.entry_mut(form).unwrap();
            assert_eq!(entry.mark(0), None, "nothing of the other pass");
            (0..MARKS).for_each(|slot| entry.set_mark(slot, Mark::Grade(1)));
        }
        batch.finish_pass().unwrap();
    }
    assert_eq!(batch.cast().unwrap().typed, 2);
    let again = batch.cast().unwrap_err();
    let named = Error::Paper(PaperProblem::CodesUsed { forms: vec![1, 2] });
    assert_eq!(again.to_string(), named.to_string());
    let returned: Vec<u32> = booth
        .turnout()
        .unwrap()
        .iter()
        .map(|t| t.returned)
        .collect();
    assert_eq!(returned, [1, 0, 1]);
}

#[test]
fn the_round_page_leads_to_the_table_and_the_box_is_free_again() {
    let town = town();
    let start = Layer::new(RoundScreen::new(Some(town.office.clone())));
    let mut app = Harness::start(&town.desk, start);
    app.keys("Down Down Enter").expect("先点数，再开始录");
    let taken = Booth::open(&town.box_path());
    assert!(taken.is_err_and(|error| error.is_in_use()));
    app.keys("Esc").expect("正在投票");
    assert!(Booth::open(&town.box_path()).is_ok());
}

#[test]
fn a_box_in_use_says_so_and_can_be_tried_again() {
    let town = town();
    let kiosk = Booth::open(&town.box_path()).unwrap();
    let mut app = Harness::start(&town::desk(), paper::from_box(town.box_path()));
    app.expect("打不开票箱");
    drop(kiosk);
    app.keys("F5").expect("先点数，再开始录");
}

#[test]
fn no_key_at_any_size_breaks_a_page() {
    let town = town();
    crate::support::random_keys_at(&town::desk(), 41, 200, || paper::from_box(town.box_path()));
    // From the first pass, the second, the differences and the numbers on.
    let begun = |finish: &dyn Fn(&mut Table)| {
        let mut table = Table::new(self::town());
        table.cover(6, 2, 0).code(0).form(&all('1'));
        table.code(1).form(&all('2'));
        finish(&mut table);
        table
    };
    lean(&mut begun(&|_| ()), 5);
    let second = |table: &mut Table| {
        table.press("F8 Enter 1 1").expect("第二遍");
    };
    lean(&mut begun(&second), 6);
    let twice = |table: &mut Table| {
        table.press("F8 Enter").form(&all('1')).form(&all('3'));
        table.press("F8").expect("共 20 处");
    };
    lean(&mut begun(&twice), 7);
    let same = |table: &mut Table| {
        table.press("F8 Enter").form(&all('1')).form(&all('2'));
        table.press("F8").expect("数目都对上了");
    };
    lean(&mut begun(&same), 8);
}

/// Keys by chance, at sizes by chance; none of them may panic or draw outside.
fn lean(table: &mut Table, seed: u64) {
    const KEYS: [&str; 22] = [
        "Enter",
        "Esc",
        "Up",
        "Down",
        "Left",
        "Right",
        "Backspace",
        "Delete",
        "Space",
        "Minus",
        "F4",
        "F6",
        "F7",
        "F8",
        "Home",
        "End",
        "1",
        "2",
        "3",
        "4",
        "0",
        "Tab",
    ];
    let mut chance = seed;
    let mut next = |below: u64| {
        chance = chance
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        (chance >> 33) % below
    };
    let mut width = 80;
    for _ in 0..200 {
        if next(12) == 0 {
            width = 20 + next(110) as u16;
            let _ = table.app.resize(width, 5 + next(40) as u16).screen();
        }
        if table.app.ended() {
            return;
        }
        let key = KEYS[next(KEYS.len() as u64) as usize];
        let screen = table.app.keys(key).screen();
        for row in screen.lines() {
            let columns = zhaojing::text::width(&row.replacen('▏', "", 1));
            assert!(
                columns <= usize::from(width),
                "too wide after {key}:\n{screen}"
            );
        }
    }
}
