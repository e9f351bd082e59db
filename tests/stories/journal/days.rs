//! Writing a day, leafing, one's own questions.

use std::time::Duration;

use super::desk::{Desk, days_ago, today};

const SOON: Duration = Duration::from_millis(500);
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[test]
fn a_member_writes_three_days_in_a_row_and_sees_the_streak() {
    let desk = Desk::found();
    let mut app = desk.home();
    app.expect("三省日记")
        .expect("今天还没写")
        .keys("Ctrl-P")
        .type_("三省日记")
        .keys("Enter")
        .expect("12月18日 周五（今天）")
        .expect("只有您自己看得到")
        .expect("哪一件尽了心");
    app.type_("上午帮李家湾的三户补了低保手续")
        .advance(SOON)
        .expect("已存 09:42:00")
        .expect("一共写了 1 天");
    app.keys("Esc").expect("今天写了");
    for day in [19, 20] {
        app.advance(DAY)
            .keys("Ctrl-D")
            .expect(&format!("12月{day}日"));
        app.keys("Tab")
            .type_("话说重了")
            .keys("Esc")
            .expect("今天写了");
    }
    app.expect("已连续 3 天");
    app.advance(DAY).keys("F2 Esc").expect("今天还没写");
    app.expect("已连续 3 天");
    app.advance(DAY).keys("F2 Esc").expect("一共写了 3 天");
}

#[test]
fn nothing_typed_is_lost_whatever_ends_the_page() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.type_("存下来的话").advance(SOON).expect("已存");
    app.type_("，信号来了也在").expect("信号");
    app.terminate().expect_end();
    let mut app = desk.page();
    app.expect("存下来的话，信号来了也在");
    app.keys("Tab")
        .type_("退出以前")
        .keys("Ctrl-Q")
        .expect_end();
    let mut app = desk.page();
    app.expect("退出以前")
        .keys("End")
        .type_("半句")
        .keys("F6 Esc")
        .expect("半句");
    // The plug is pulled: what was on the page when it was left for another
    // is there.
    drop(app);
    desk.page().expect("退出以前").expect("半句");
}

#[test]
fn older_days_are_read_and_written_but_nobody_writes_ahead() {
    let desk = Desk::found();
    desk.wrote(days_ago(1), ["昨天下村", "", ""], &[]);
    let mut app = desk.page();
    app.keys("Ctrl-Down").expect("以后的日子还没到");
    app.type_("今天").keys("Ctrl-Up").expect("昨天下村");
    app.expect("12月17日 周四")
        .keys("Ctrl-End")
        .type_("，走了六户")
        .keys("Ctrl-Up")
        .expect("12月16日 周三")
        .expect_not("昨天下村");
    app.keys("PgDn PgDn").expect("12月18日 周五（今天）");
    app.expect("今天");
    assert_eq!(desk.stored(days_ago(1)).answers[0], "昨天下村，走了六户");
    assert_eq!(desk.stored(today()).answers[0], "今天");
    assert!(desk.stored(days_ago(2)).is_empty());
}

#[test]
fn a_day_on_which_nothing_is_left_is_no_day_that_was_written() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.type_("写错了").advance(SOON).expect("一共写了 1 天");
    app.keys("Ctrl-A Backspace")
        .advance(SOON)
        .expect_not("一共写了");
    app.keys("Ctrl-Z").advance(SOON).expect("一共写了 1 天");
}

#[test]
fn other_questions_hold_from_now_on_and_older_days_keep_theirs() {
    let desk = Desk::found();
    desk.wrote(days_ago(1), ["照老的问题写的", "", ""], &[]);
    let mut app = desk.page();
    app.keys("Ctrl-E")
        .expect("换三问")
        .expect("空着的用平常的那一问")
        .expect("哪句话说得不实");
    app.type_("今天哪件事是替群众想的？")
        .keys("F8")
        .expect("今天哪件事是替群众想的？")
        .expect_not("哪一件尽了心");
    app.expect("哪句话说得不实");
    app.type_("水渠的事")
        .keys("Ctrl-Up")
        .expect("照老的问题写的");
    app.expect("哪一件尽了心").expect_not("替群众想的");
    // Back to the usual one; a day that was written keeps what it was asked.
    app.keys("Ctrl-E")
        .expect("今天哪件事是替群众想的？")
        .keys("Ctrl-A Backspace Esc Ctrl-Down")
        .expect("今天哪件事是替群众想的？");
    app.keys("Ctrl-Up Ctrl-Up").expect("12月16日");
    app.expect("哪一件尽了心");
    assert_eq!(
        desk.stored(days_ago(3)).questions,
        desk.stored(days_ago(1)).questions
    );
}

#[test]
fn a_page_that_does_not_open_leaves_the_one_in_hand() {
    let desk = Desk::found();
    let mut app = desk.page();
    app.type_("今天的话").expect("今天的话");
    desk.town.desk.close();
    app.keys("Ctrl-Up").expect("今天的话");
    app.expect("没有做成");
}
