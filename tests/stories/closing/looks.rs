//! What must be seen at every size, dark or light, in both languages.

use zhaojing::domain::round::KeyMode;
use zhaojing::tui::screens;
use zhaojing::usecase::Silent;
use zhaojing::usecase::round::{self, Opener};

use super::{round_at, symbols, take, type_shares};
use crate::ballots::town_hall::{TownHall, vote};
use crate::support::town;

const SIZES: [(u16, u16); 3] = [(80, 24), (60, 17), (120, 40)];

#[test]
fn symbols_counts_and_what_comes_next_show_at_every_size() {
    for size in SIZES {
        let town = TownHall::open(KeyMode::TwoPersons, [6, 6, 12], &[("北村", [0, 0, 8])]);
        vote(&town.box_path(), &town.codes[..8], 0);
        let mut app = round_at(&town, size);
        take(&mut app, "封箱");
        app.keys("Right Enter")
            .expect("基层群众")
            .expect("剩下")
            .expect("“北村”没有做过票箱");
        // Big glyphs are no letters.
        if size.1 < 40 {
            let page = app.screen();
            assert!(symbols(&page).len() >= 24, "{page}");
        }
        let _ = app
            .keys("F12")
            .expect("left")
            .expect("No box was made")
            .keys("F12 Enter");
        app.expect("▸ 2   给监票人拷一份").expect("开箱计票");
        take(&mut app, "开箱计票");
        app.keys("Right Enter").expect("请先关掉投影");
        type_shares(&mut app, &town);
        app.expect("有效票 8 张").expect("写一个结果文件");
        app.keys("F12")
            .expect("8 valid ballots")
            .expect("Write a result file");
    }
}

#[test]
fn the_recount_shows_root_and_ways_on_at_every_size() {
    for size in SIZES {
        let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], &[]);
        vote(&town.box_path(), &town.codes, 0);
        round::close(&town.desk).unwrap();
        let (copy, release) = (town.file("副本.box"), town.file("结果.json"));
        round::copy_for_scrutineer(&town.desk, &copy).unwrap();
        let (now, shares) = (town::morning(), town.shares());
        round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap();
        round::write_release(&town.desk, &release).unwrap();
        let layer = screens::recount::alone(copy, Some(release));
        let mut app = zhaojing::tui::harness::Harness::start_at(&town::desk(), layer, size);
        app.expect("和会议记录上的校验码比一比")
            .expect("一样，重新计票")
            .expect("选结果文件来比");
        let _ = app
            .keys("F12")
            .expect("The same: count again")
            .keys("F12 Enter");
        type_shares(&mut app, &town);
        app.expect("✓ 一致").expect("结果号");
    }
}
