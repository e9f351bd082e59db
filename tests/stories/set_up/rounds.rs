//! A meeting has several rounds, one after the other.

use zhaojing::domain::RoundState;
use zhaojing::domain::round::RoundKind;
use zhaojing::tui::Layer;
use zhaojing::tui::screens::round::RoundScreen;
use zhaojing::usecase::round;

use crate::office;
use crate::support::{Story, random_keys_after, town};

/// A meeting whose first round is counted.
fn after_one() -> Story {
    Story::start_with(|desk, folder| {
        let office = office::counted(desk, folder);
        Layer::new(RoundScreen::new(Some(office)))
    })
}

#[test]
fn another_round_is_opened_after_the_count_and_either_can_be_taken_in_hand() {
    let mut app = after_one();
    app.expect("已经开箱计票")
        .keys("End Enter")
        .expect("这次会议的各轮");
    app.expect("民主测评").expect("已计票").expect("手上这一轮");
    // What was frozen can be read again, with the mark of its slips.
    let mark = round::frozen(app.desk(), round::list(app.desk()).unwrap()[0].id)
        .unwrap()
        .1;
    app.keys("F4")
        .expect("民主测评设置单")
        .expect(&mark)
        .keys("Esc")
        .expect("各轮");
    app.keys("End Enter")
        .expect("满意度回访")
        .expect("征求意见")
        .expect("会议评价");
    app.expect_not("民主评议党员");
    app.keys("End Enter")
        .expect("满意度回访")
        .expect("石桥镇-满意度回访.box");
    app.keys("Down Down Down Enter 3 F8 F8")
        .expect("满意度回访设置单");
    app.keys("F8 Right Enter").expect("做好了 19 个票码");
    app.keys("Enter").expect("正在投票");

    let rounds = round::list(app.desk()).unwrap();
    assert_eq!(rounds.len(), 2);
    assert_eq!(
        (rounds[0].kind, rounds[0].state),
        (RoundKind::FollowUp, RoundState::Open)
    );
    assert!(rounds[0].in_hand);
    app.keys("End Enter")
        .expect("正在投票")
        .expect("上一轮还没有计票");
    app.keys("End Enter")
        .expect("上一轮还没有计票")
        .expect("各轮");
    // The first is taken in hand; its results are what is shown.
    app.keys("Home Down Enter").expect("已经开箱计票");
    assert!(round::list(app.desk()).unwrap()[1].in_hand);
    app.keys("Home Enter").expect("政治素质");
}

#[test]
fn without_the_office_rounds_can_be_looked_at_only() {
    let mut app = Story::start_with(|desk, folder| {
        office::counted(desk, folder);
        Layer::new(RoundScreen::new(None))
    });
    app.keys("End Enter").expect("请主持人或会务先登录");
    app.keys("End Enter")
        .expect("各轮")
        .keys("Insert")
        .expect("各轮");
    app.keys("Home Enter").expect("已经开箱计票");
}

#[test]
fn no_key_breaks_the_list_of_rounds() {
    let folder = tempfile::tempdir().unwrap();
    let desk = town::desk();
    let office = office::counted(&desk, folder.path());
    let start = || Layer::new(RoundScreen::new(Some(std::sync::Arc::clone(&office))));
    random_keys_after("End Enter", &desk, 9, 300, start);
}
