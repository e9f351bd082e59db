//! A year later: the office prepares the next meeting in the same file. Whoever
//! goes on enters with the same passphrase; a new one starts fresh; one who left
//! is not on the list.

#![expect(clippy::unwrap_used, reason = "a test that cannot set itself up fails")]

use std::sync::Arc;
use std::time::Duration;

use chrono::{Days, NaiveDate};
use zhaojing::domain::criticism::Criticism;
use zhaojing::domain::journal::JournalDay;
use zhaojing::domain::meeting::{NextPlan, PlanProblem, Seat};
use zhaojing::domain::{Author, MemberId, VoterGroup};
use zhaojing::tui::Layer;
use zhaojing::tui::harness::Harness;
use zhaojing::tui::screens::criticism::WriteScreen;
use zhaojing::tui::screens::home::HomeScreen;
use zhaojing::tui::screens::wizard::Wizard;
use zhaojing::tui::screens::worksheet::WorksheetScreen;
use zhaojing::usecase::standing::{Standing, standing};
use zhaojing::usecase::vault::{self, Proof};
use zhaojing::usecase::{Error, committee, criticism, journal, meeting, opinions, talks};

use crate::member::town::{PASSPHRASE, Town};
use crate::support::random_keys_at;
use crate::support::town::{OFFICE, morning};

/// Step 2 of the next meeting is in hand.
fn at_the_members(town: &Town) -> Harness {
    let mut app = town.at(HomeScreen::office(town.office()));
    app.keys("Ctrl-P")
        .type_("开下一次会")
        .keys("Enter")
        .expect("第 1 步 / 共 5 步")
        .expect("石桥镇党委")
        .expect("2027年度民主生活会")
        .expect("2027年12月27日");
    app.keys("F8")
        .expect("第 2 步 / 共 5 步")
        .expect("接着上次");
    app
}

/// The next meeting of the same people, made without a screen.
fn next_plan(town: &Town) -> NextPlan {
    let before = meeting::before(&town.desk).unwrap();
    let last = before.meeting;
    let homes = before.people.iter().map(|past| Some(past.home));
    NextPlan {
        same_as: homes.collect(),
        plan: zhaojing::domain::meeting::MeetingPlan {
            unit: last.unit,
            title: "2027年度民主生活会".into(),
            kind: last.kind,
            held_on: last.held_on + Days::new(364),
            theme: String::new(),
            members: before.seats,
            groups: before.groups,
            checklist: last.checklist,
            questionnaire: last.questionnaire,
        },
    }
}

#[test]
fn the_office_makes_the_next_meeting_with_keys_only_and_everybody_goes_on() {
    let town = Town::found();
    let wang = town.member(0);
    town.member(2);
    let mut app = town.at(WorksheetScreen::new(wang));
    app.keys("3 Tab")
        .type_("去年写的话")
        .keys("F8 Right Enter")
        .expect("已交出。");

    let mut app = at_the_members(&town);
    app.keys("Down Down Delete").expect("已删掉 赵敏");
    app.keys("Insert")
        .type_("周强")
        .keys("Enter")
        .type_("纪委书记")
        .keys("Enter")
        .expect("  新来的");
    app.keys("Up Ctrl-Up").expect("2  周强");
    app.keys("F8").expect("第 3 步").expect("20");
    app.keys("F8").expect("第 4 步");
    app.keys("F8")
        .expect("第 5 步 / 共 5 步")
        .expect("王建国 党委书记（主持）")
        .expect("新来的")
        .expect("不再参加")
        .expect("还没有过去");
    assert_eq!(meeting::current(&town.desk).unwrap().id, town.meeting);
    app.keys("F8")
        .expect("新的会已经准备好")
        .expect("2027年度民主生活会")
        .expect("会务");

    // The first member comes with the passphrase of last year.
    let mut app = town.open();
    app.expect_not("赵敏").expect("周强").expect("第一次来");
    app.keys("Down Enter")
        .type_(PASSPHRASE)
        .keys("Enter")
        .expect("我要做的")
        .expect("0 / 35");
    app.keys("Enter")
        .expect("第 1 条 / 35")
        .expect_not("去年写的话");
    app.keys("F9").expect("去年写的话");

    // Chair and clerk still read what was handed in a year ago.
    let wang = vault::unlock_member(
        &town.desk,
        meeting::current(&town.desk).unwrap().id,
        meeting::members(&town.desk, meeting::current(&town.desk).unwrap().id).unwrap()[0].id,
        &Proof::Passphrase(PASSPHRASE),
    );
    let mut app = town.at(WorksheetScreen::new(Arc::new(wang.unwrap())));
    app.keys("3 Tab")
        .type_("今年写的话")
        .keys("F8 Right Enter")
        .expect("已交出。");
    let mut app = town.at(HomeScreen::office(town.office()));
    app.click("王建国")
        .keys("Enter")
        .expect("今年写的话")
        .keys("F4")
        .expect("去年写的话");
    app.keys("F4").expect("以前的会没有交过材料");

    // The new one sets a passphrase of their own, and finds nothing.
    let mut app = town.open();
    app.click("周强")
        .keys("Enter")
        .expect("周强")
        .expect("请定一个口令");
    let members = meeting::members(&town.desk, meeting::current(&town.desk).unwrap().id).unwrap();
    assert!(!vault::member_has_vault(&town.desk, members[1].id).unwrap());
    assert!(vault::member_has_vault(&town.desk, members[0].id).unwrap());
}

#[test]
fn once_the_day_is_past_the_next_meeting_stands_on_the_offices_first_page() {
    let town = Town::found();
    let mut app = town.at(HomeScreen::office(town.office()));
    app.expect_not("开下一次会");
    app.advance(Duration::from_secs(20 * 24 * 3600))
        .keys("F2 Esc")
        .click("开下一次会")
        .keys("Enter")
        .expect("第 1 步 / 共 5 步");
    // Leaving loses nothing of the present meeting.
    app.type_("改")
        .keys("Esc")
        .expect("现在这次会照旧")
        .keys("Right Enter")
        .expect("2026年度民主生活会");
}

#[test]
fn a_day_before_the_last_meeting_is_refused_at_its_field() {
    let town = Town::found();
    let mut app = town.at(Wizard::next(town.office()));
    app.keys("Tab Tab Tab Ctrl-U")
        .type_("2026-12-20")
        .keys("F8")
        .expect("要在上一次会（2026-12-28）之后")
        .expect("第 1 步");
}

#[test]
fn a_changed_name_is_the_same_person_only_if_somebody_says_so() {
    let town = Town::found();
    let mut app = at_the_members(&town);
    let rename = |app: &mut Harness| {
        app.keys("Enter Ctrl-U")
            .type_("李秀瑛")
            .keys("Enter Enter")
            .expect("是同一个人吗");
    };
    app.keys("Down").expect("▸  2  李秀英");
    rename(&mut app);
    app.keys("Enter").expect("  新来的");
    app.keys("Enter Ctrl-U")
        .type_("李秀英")
        .keys("Enter Enter")
        .expect_not("  新来的");
    rename(&mut app);
    app.keys("Right Enter")
        .expect("李秀瑛")
        .expect_not("  新来的");
    // And a namesake is not the same person because of the name.
    app.keys("Down Space").expect("  新来的");
    app.keys("Space").expect_not("  新来的");
}

#[test]
fn journal_criticism_committee_and_heads_of_units_go_on_the_rest_begins_anew() {
    let town = Town::found();
    let (wang, li) = (town.member(0), town.member(1));
    let (desk, office) = (&town.desk, town.office());
    let day = JournalDay {
        day: NaiveDate::from_ymd_opt(2026, 12, 1).unwrap(),
        questions: ["一", "二", "三"].map(String::from),
        answers: ["到村里去了", "", ""].map(String::from),
        items: Vec::new(),
    };
    journal::save(desk, &wang, &day).unwrap();
    let words = "你三月八日在石桥村开会，迟到四十分钟，五十多位群众在院子里等，\
                 到场以后没有说明原因，也没有道一声歉。";
    let given = Criticism {
        fact: words.into(),
        fault: "让群众等".into(),
        ..Criticism::default()
    };
    criticism::save(desk, &wang, town.id(1), &[given]).unwrap();
    talks::add_head(desk, &li, "孙站长", "农业服务中心").unwrap();

    let made = meeting::create_next(desk, &office, &next_plan(&town), morning()).unwrap();
    let now = meeting::current(desk).unwrap();
    assert_eq!(made.meeting(), now.id);
    let members = meeting::members(desk, now.id).unwrap();
    let proof = Proof::Passphrase(PASSPHRASE);
    let wang = vault::unlock_member(desk, now.id, members[0].id, &proof).unwrap();

    assert_eq!(journal::open(desk, &wang, day.day).unwrap(), day);
    // The committee's key is there without the office being unlocked again.
    committee::take_turn(desk, &wang, morning()).unwrap();
    let board = talks::board(desk, now.id, morning().date()).unwrap();
    assert!(format!("{board:?}").contains("孙站长"));
    assert!(opinions::register(desk, now.id).unwrap().is_empty());
    let overview = meeting::overview(desk, morning().date()).unwrap();
    assert!(overview.round.is_none() && overview.criticism.spoken.is_empty());
    assert_eq!(overview.groups[0].head_count, 20);
    let Standing::NotYet(prospect) = standing(desk, morning().date()).unwrap() else {
        panic!("a round of last year");
    };
    assert_eq!(prospect.stem, "石桥镇-2027");

    // What was said of the same colleague last year is not said again unseen.
    let wang = Arc::new(wang);
    let mut app = town.at(WriteScreen::new(wang, members[1].id));
    app.expect_not("迟到四十分钟")
        .type_(words)
        .advance(Duration::from_secs(1))
        .expect("R09")
        .expect("2026年度民主生活会");

    // The office reads what was handed in for the meeting before.
    let old = vault::unlock_office(desk, town.meeting, &Proof::Passphrase(OFFICE)).unwrap();
    assert_eq!(old.meeting(), town.meeting);
    let body = zhaojing::usecase::worksheet::read_handed_in(desk, &old, Author::Body);
    assert!(matches!(body, Err(Error::NotHandedIn)));
}

#[test]
fn a_new_office_passphrase_shuts_the_old_one_out_of_every_meeting() {
    let town = Town::found();
    let (desk, office) = (&town.desk, town.office());
    let office = meeting::create_next(desk, &office, &next_plan(&town), morning()).unwrap();
    vault::change_office(desk, &office, "另外定的会务口令").unwrap();
    for meeting in [town.meeting, office.meeting()] {
        let unlock = |words| vault::unlock_office(desk, meeting, &Proof::Passphrase(words));
        assert!(matches!(unlock(OFFICE), Err(Error::WrongPassphrase)));
        unlock("另外定的会务口令").unwrap();
    }
}

#[test]
fn the_next_meeting_is_there_whole_or_not_at_all() {
    let town = Town::found();
    let (desk, office) = (&town.desk, town.office());
    let good = next_plan(&town);
    let is_refused = |change: &dyn Fn(&mut NextPlan)| {
        let mut plan = good.clone();
        change(&mut plan);
        let made = meeting::create_next(desk, &office, &plan, morning());
        assert!(made.is_err());
        assert_eq!(meeting::current(desk).unwrap().id, town.meeting);
        made.map(|_| ()).unwrap_err()
    };
    is_refused(&|next| next.same_as[1] = Some(MemberId(999)));
    let twice = is_refused(&|next| next.same_as[1] = next.same_as[0]);
    let problem = |error| match error {
        Error::Plan(problem) => problem,
        other => panic!("{other:?}"),
    };
    assert!(matches!(
        problem(twice),
        PlanProblem::SameMemberTwice { .. }
    ));
    let early = is_refused(&|next| next.plan.held_on = morning().date());
    assert!(matches!(problem(early), PlanProblem::NotAfterLast { .. }));
    is_refused(&|next| next.plan.groups.clear());
    is_refused(&|next| next.plan.checklist.id = "no-such-list".into());
    let group: VoterGroup = good.plan.groups[0].clone();
    is_refused(&|next| next.plan.groups.push(group.clone()));
    // The plan itself was good, and is made once.
    meeting::create_next(desk, &office, &good, morning()).unwrap();
    let again = meeting::create_next(desk, &office, &good, morning());
    assert!(matches!(again, Err(Error::NoMeeting)));
}

#[test]
fn a_seat_that_somebody_new_takes_has_no_past() {
    let town = Town::found();
    town.member(0);
    let desk = &town.desk;
    let mut next = next_plan(&town);
    next.plan.members[0] = Seat {
        name: "王建国".into(),
        post: "党委书记".into(),
    };
    next.same_as[0] = None;
    let office = meeting::create_next(desk, &town.office(), &next, morning()).unwrap();
    let first = meeting::members(desk, office.meeting()).unwrap()[0].id;
    assert!(!vault::member_has_vault(desk, first).unwrap());
}

#[test]
fn the_next_meeting_looks_right() {
    let town = Town::of(9);
    for (width, height) in [(80, 24), (120, 40), (60, 17)] {
        for (name, keys) in [
            ("facts", ""),
            ("people", "F8 Down Delete Down Space"),
            ("check", "F8 Down Delete F8 F8 F8"),
        ] {
            let layer = Layer::new(Wizard::next(town.office()));
            let mut app = Harness::start_at(&town.desk, layer, (width, height));
            let screen = app.keys(keys).screen();
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), screen);
        }
    }
}

#[test]
fn no_key_breaks_the_way_to_the_next_meeting() {
    let town = Town::found();
    let office = town.office();
    random_keys_at(&town.desk, 4, 400, || {
        Layer::new(Wizard::next(office.clone()))
    });
}
