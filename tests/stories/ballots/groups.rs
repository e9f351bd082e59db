//! Items for one group only, and several rounds of one meeting.

use zhaojing::domain::round::{KeyMode, RoundKind};
use zhaojing::domain::{Answers, RoundState};
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Opener, RoundPlan};
use zhaojing::usecase::{Error, Silent, results, standing};

use super::town_hall::{TownHall, chinese, hold, vote};
use crate::support::town;

fn ask_for_opinions(plan: &mut RoundPlan) {
    plan.questionnaire = town::pack("soliciting", "1");
}

#[test]
fn a_question_for_residents_is_not_answered_by_colleagues() {
    let town = TownHall::open_with(KeyMode::OnePerson, [2, 2, 2], &[], ask_for_opinions);
    let booth = Booth::open(&town.box_path()).unwrap();
    let setup = booth.setup();
    assert_eq!(setup.kind, RoundKind::Soliciting);
    let slots = setup.opinion_slots();
    let at_the_door = slots
        .iter()
        .position(|slot| setup.questionnaire.items[slot.item].id.as_str() == "at-the-door")
        .unwrap();
    let mut answers = Answers::blank(setup);
    answers.opinions[at_the_door] = "路灯不亮".into();
    let colleague = booth.admit(&town.codes[0]).unwrap();
    assert!(matches!(
        booth.cast(&colleague, &answers, ""),
        Err(Error::Ballot(_))
    ));
    let resident = booth.admit(&town.codes[5]).unwrap();
    assert!(booth.cast(&resident, &answers, "").unwrap().is_some());
}

#[test]
fn the_next_round_is_opened_when_the_last_is_counted_and_both_can_be_read() {
    let town = TownHall::open_with(KeyMode::OnePerson, [6, 0, 0], &[], ask_for_opinions);
    let today = town::morning().date();
    let pack = standing::prospect(&town.desk, today).unwrap().pack;
    let groups = standing::prospect(&town.desk, today)
        .unwrap()
        .overview
        .groups;
    let (second_box, second_slips) = (town.file("二.box"), town.file("二.html"));
    let plan = RoundPlan::usual(&groups, &pack, second_box.clone(), second_slips.clone());
    let open = || {
        let (ceremony, _) = hold(KeyMode::OnePerson);
        let (desk, office, now) = (&town.desk, &town.office, town::morning());
        round::open(desk, office, &plan, &ceremony, &chinese(), now, &Silent)
    };
    assert!(matches!(open(), Err(Error::RoundExists)));
    round::close(&town.desk).unwrap();
    let (office, now) = (Opener::Office(&town.office), town::morning());
    round::count(&town.desk, office, now, &Silent).unwrap();
    open().unwrap();

    vote(&second_box, &town::codes_on(&second_slips)[..6], 0);
    let listed = round::list(&town.desk).unwrap();
    let kinds: Vec<_> = listed
        .iter()
        .map(|l| (l.kind, l.state, l.in_hand))
        .collect();
    assert_eq!(
        kinds,
        [
            (RoundKind::Assessment, RoundState::Open, true),
            (RoundKind::Soliciting, RoundState::Released, false)
        ]
    );
    assert!(matches!(
        results::released(&town.desk),
        Err(Error::NotReleased)
    ));
    round::choose(&town.desk, listed[1].id);
    let first = results::released(&town.desk).unwrap();
    assert_eq!(first.get().questionnaire.pack.id, "soliciting");
}
