//! Beside what the same person wrote for the meeting before.

use std::time::Duration;

use zhaojing::tui::screens::worksheet::WorksheetScreen;

use super::town::Town;

const SOON: Duration = Duration::from_millis(500);

#[test]
fn what_was_written_last_year_stands_beside_the_same_item_and_stays_as_it_was() {
    let mut town = Town::found();
    let mut app = town.at(WorksheetScreen::new(town.member(0)));
    app.keys("F9").expect("这个文件里没有您以前写的");
    app.keys("3 Down")
        .type_("去年补贴晚发了二十一天")
        .keys("Tab")
        .type_("去年没有核对名册")
        .keys("Ctrl-Down 1 F8 Right Enter")
        .expect("已交出");
    drop(app);
    let before = town.a_year_later();
    assert!(before != town.meeting);

    let mut app = town.at(WorksheetScreen::new(town.again(0)));
    app.expect("第 1 条 / 35")
        .expect_not("去年补贴晚发了二十一天")
        .keys("F9")
        .expect("上次写的（2026年度民主生活会）")
        .expect("去年没有核对名册");
    // One goes on writing this year's; the old words stay read only.
    app.keys("2 Down")
        .type_("今年按时发了")
        .advance(SOON)
        .expect("今年按时发了")
        .expect("已存")
        .expect("去年没有核对名册");
    app.keys("Ctrl-Down")
        .expect("上次写的")
        .expect("做到")
        .expect_not("去年没有核对名册");
    app.keys("Ctrl-Down").expect("上次这一条没有写");
    app.keys("F9").expect_not("上次写的");
    // Where there is no room beside, it is a page of its own.
    app.keys("Ctrl-Up Ctrl-Up")
        .resize(60, 17)
        .keys("F9")
        .expect("上次写的")
        .expect("去年没有核对名册")
        .type_("改一改")
        .expect_not("改一改");
    app.keys("F9").expect("今年按时发了");
    // Somebody else's worksheet of last year is not offered.
    drop(app);
    let other = town.member(1);
    let mut app = town.at(WorksheetScreen::new(other));
    app.keys("F9")
        .expect("这个文件里没有您以前写的")
        .expect_not("去年补贴");
}
