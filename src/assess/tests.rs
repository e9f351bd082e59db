//! The floor as a whole: ballots in, release out.

use proptest::prelude::*;

use super::fixture::{ballot, setup, turnout};
use super::*;
use crate::domain::{Answers, Mark, Setup};

fn released(setup: &Setup, ballots: &[(u8, Answers)]) -> Released<RoundResult> {
    let tally = Tally::count(setup, ballots.iter().map(|(class, b)| (*class, b)));
    let turnout = turnout(setup, &tally.ballots);
    release(setup, "a1b2c3d4", &tally, &turnout, Rules::default()).unwrap()
}

fn ballots(class: u8, marks: &str, opinion: &str, count: usize) -> Vec<(u8, Answers)> {
    vec![(class, ballot(marks, opinion)); count]
}

#[test]
fn a_cell_shows_the_figures_of_its_ballots() {
    let setup = setup(1, &[20]);
    let cast = [
        ballots(0, "11", "", 2),
        ballots(0, "22", "", 1),
        ballots(0, "43", "", 3),
        ballots(0, "?-", "", 1),
    ];
    let result = released(&setup, &cast.concat());
    let cell = result
        .get()
        .cell(&"style".into(), &"body".into(), None)
        .unwrap();
    let figures = cell.figures.shown().unwrap();
    assert_eq!(figures.counts, [2, 1, 0, 3]);
    assert_eq!((figures.valid, figures.dont_know, figures.blank), (6, 1, 0));
    assert_eq!(figures.ballots(), 7);
    assert!((figures.mean - 66.666_667).abs() < 1e-9, "{}", figures.mean);
    assert!((figures.favourable.rate - 0.5).abs() < 1e-9);
    assert_eq!(figures.consensus(), Some(Consensus::Poles));
    let cell = result
        .get()
        .cell(&"style".into(), &"member-1".into(), Some(&"group-0".into()));
    let figures = cell.unwrap().figures.shown().unwrap();
    assert_eq!((figures.valid, figures.dont_know, figures.blank), (6, 0, 1));
}

#[test]
fn dont_know_counts_into_the_rate_only_where_the_rules_say_so() {
    let setup = setup(1, &[20]);
    let cast = [ballots(0, "11", "", 5), ballots(0, "??", "", 5)].concat();
    let tally = Tally::count(&setup, cast.iter().map(|(class, b)| (*class, b)));
    let turnout = turnout(&setup, &[10]);
    let rate = |denominator| {
        let result = release(&setup, "", &tally, &turnout, Rules { denominator }).unwrap();
        let cell = result
            .get()
            .cell(&"style".into(), &"body".into(), None)
            .unwrap()
            .clone();
        cell.figures.shown().unwrap().favourable.rate
    };
    assert!((rate(Denominator::Graded) - 1.0).abs() < 1e-9);
    assert!((rate(Denominator::GradedAndDontKnow) - 0.5).abs() < 1e-9);
}

#[test]
fn a_small_group_is_withheld_and_left_out_of_pool_and_weights() {
    let setup = setup(1, &[10, 10, 10]);
    let cast = [
        ballots(0, "11", "", 6),
        ballots(1, "33", "", 8),
        ballots(2, "44", "", 4),
    ];
    let result = released(&setup, &cast.concat());
    let result = result.get();
    let (item, body) = ("style".into(), "body".into());
    let small = result.cell(&item, &body, Some(&"group-2".into())).unwrap();
    assert_eq!(small.figures, Guarded::Withheld(Reason::BelowThreshold));
    let pooled = result.cell(&item, &body, None).unwrap();
    assert_eq!(pooled.figures.shown().unwrap().counts, [6, 0, 8, 0]);
    let left_out: Vec<_> = result
        .leaves_out(&pooled.over)
        .map(|g| g.id.as_str())
        .collect();
    assert_eq!(left_out, ["group-2"]);
    let weighted = result
        .weighted(&item, &body)
        .unwrap()
        .score
        .shown()
        .unwrap();
    assert!((weighted.score - 80.0).abs() < 1e-9);
    assert_eq!(
        result.widest_gap(&item, &body),
        Some((&"group-0".into(), &"group-1".into(), 40.0))
    );
    let notes = result.notes();
    assert_eq!(notes.len(), 1);
    assert_eq!(
        (notes[0].reason, notes[0].cells),
        (Reason::BelowThreshold, 2)
    );
}

#[test]
fn weights_count_and_a_group_of_weight_zero_does_not() {
    let mut setup = setup(1, &[10, 10, 10]);
    for (frozen, weight) in setup.groups.iter_mut().zip([3, 1, 0]) {
        frozen.group.weight = weight;
    }
    let cast = [
        ballots(0, "11", "", 5),
        ballots(1, "33", "", 5),
        ballots(2, "44", "", 5),
    ];
    let result = released(&setup, &cast.concat());
    let weighted = result
        .get()
        .weighted(&"style".into(), &"body".into())
        .unwrap();
    let weighted = weighted.score.shown().unwrap();
    assert!((weighted.score - 90.0).abs() < 1e-9);
    assert_eq!(weighted.over.len(), 2);
    let overall = &result.get().overall[0];
    assert_eq!((overall.items, overall.items_asked), (1, 1));
    assert_eq!(overall.score, Guarded::Shown(90.0));
}

#[test]
fn opinions_carry_a_group_only_where_it_is_large() {
    let setup = setup(1, &[20, 20, 20]);
    let cast = [
        ballots(0, "11", "大组", 12),
        ballots(1, "11", "中组", 10),
        ballots(2, "11", "小组", 3),
    ];
    let result = released(&setup, &cast.concat());
    let lists: Vec<_> = result.get().comments.iter().collect();
    assert_eq!(lists.len(), 2);
    assert_eq!(lists[0].from, ["group-0".into()]);
    assert_eq!(lists[0].texts.shown().unwrap().len(), 12);
    assert_eq!(lists[1].from, ["group-1".into(), "group-2".into()]);
    assert_eq!(lists[1].texts.shown().unwrap().len(), 13);
}

#[test]
fn ballots_that_do_not_add_up_stop_the_release_with_their_numbers() {
    let setup = setup(1, &[5]);
    let cast = ballots(0, "11", "", 6);
    let mut tally = Tally::count(&setup, cast.iter().map(|(class, b)| (*class, b)));
    let attempt = |tally: &Tally, returned| {
        let turnout = turnout(&setup, &[returned]);
        release(&setup, "", tally, &turnout, Rules::default())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        attempt(&tally, 6),
        "第0组: 6 ballots returned of 5 handed out"
    );
    assert_eq!(
        attempt(&tally, 5),
        "第0组: 5 ballots returned, but 6 valid and 0 spoiled"
    );
    tally.spoil(9, 2);
    assert_eq!(
        attempt(&tally, 5),
        "2 ballots belong to no group of this round"
    );
    let none = release(&setup, "", &Tally::count(&setup, []), &[], Rules::default());
    assert_eq!(
        none.unwrap_err(),
        ArithmeticProblem::NoTurnout {
            group: "第0组".into()
        }
    );
}

#[test]
fn a_stored_release_reads_back_and_a_changed_one_is_refused() {
    let setup = setup(2, &[20, 20]);
    let cast = [
        ballots(0, "124", "甲", 7),
        ballots(1, "33?", "", 8),
        ballots(0, "-11", "乙", 4),
    ];
    let result = released(&setup, &cast.concat());
    let bytes = result.to_bytes().unwrap();
    assert_eq!(Released::from_stored(&bytes).unwrap(), result);
    assert_eq!(
        Released::from_stored(&bytes).unwrap().to_bytes().unwrap(),
        bytes
    );
    let text = String::from_utf8(bytes).unwrap();
    let refused = |from: &str, to: &str| {
        assert!(text.contains(from), "{from} in {text}");
        Released::from_stored(text.replacen(from, to, 1).as_bytes()).unwrap_err()
    };
    assert!(matches!(
        refused("\"format\":1", "\"format\":2"),
        BadRelease::UnknownFormat(2)
    ));
    assert!(matches!(
        refused("\"unit\"", "\"unlt\""),
        BadRelease::Unreadable(_)
    ));
    for (from, to) in [
        ("\"counts\":[7,0,0,0]", "\"counts\":[8,0,0,0]"),
        ("\"valid\":7", "\"valid\":8"),
        ("\"threshold\":5", "\"threshold\":9"),
        ("\"returned\":11", "\"returned\":10"),
        ("\"over\":[\"group-0\"]", "\"over\":[\"group-9\"]"),
    ] {
        assert!(
            matches!(refused(from, to), BadRelease::Contradiction(_)),
            "{from}"
        );
    }
}

prop_compose! {
    /// Up to four groups of up to fourteen ballots, blind to everything.
    fn round()(groups in prop::collection::vec(prop::collection::vec(marks(), 0..14), 1..5))
        -> (Setup, Vec<(u8, Answers)>)
    {
        let mut cast = Vec::new();
        for (class, marks) in groups.iter().enumerate() {
            let class = u8::try_from(class).unwrap();
            let opinions = vec![format!("第{class}组的话")];
            cast.extend(marks.iter().map(|marks| {
                (class, Answers { marks: marks.clone(), opinions: opinions.clone() })
            }));
        }
        (setup(2, &vec![14; groups.len()]), cast)
    }
}

fn marks() -> impl Strategy<Value = Vec<Mark>> {
    let mark = prop_oneof![
        1 => Just(Mark::Blank),
        1 => Just(Mark::DontKnow),
        4 => (0_u8..4).prop_map(Mark::Grade),
    ];
    prop::collection::vec(mark, 3)
}

proptest! {
    #[test]
    fn nothing_on_fewer_than_k_appears_and_subtraction_leaves_no_hidden_group(
        (setup, cast) in round()
    ) {
        let tally = Tally::count(&setup, cast.iter().map(|(class, b)| (*class, b)));
        let released = released(&setup, &cast);
        let result = released.get();
        for (cells, truth) in result.cells.chunks(setup.groups.len() + 1).zip(&tally.cells) {
            let (pooled, groups) = cells.split_last().unwrap();
            for (cell, counts) in groups.iter().zip(truth) {
                let shown = cell.figures.shown();
                prop_assert_eq!(shown.is_some(), counts.valid() >= setup.threshold);
                prop_assert!(shown.is_none_or(|figures| figures.counts == counts.grades));
            }
            let Some(figures) = pooled.figures.shown() else { continue };
            prop_assert!(figures.valid >= setup.threshold);
            let hidden: Vec<&Counts> = groups.iter().zip(truth)
                .filter(|(cell, _)| cell.figures.shown().is_none())
                .filter(|(cell, _)| pooled.over.contains(cell.group.as_ref().unwrap()))
                .map(|(_, counts)| counts)
                .filter(|counts| counts.ballots() > 0)
                .collect();
            if !hidden.is_empty() {
                let rest: u32 = hidden.iter().map(|counts| counts.valid()).sum();
                prop_assert!(hidden.len() > 1 && rest >= setup.threshold);
                // no grade is given by more than what the others could have given
                for (grade, _) in setup.questionnaire.scales[0].grades.iter().enumerate() {
                    let given: u32 = hidden.iter().map(|counts| counts.grades[grade]).sum();
                    for counts in &hidden {
                        let others: u32 = hidden.iter()
                            .filter(|other| !std::ptr::eq(**other, *counts))
                            .map(|other| other.ballots().min(setup.threshold - 1))
                            .sum();
                        prop_assert!(given <= others, "a hidden group must have given {}", grade);
                    }
                }
            }
        }
    }

    #[test]
    fn counts_add_up_to_the_ballots_and_the_release_reads_back((setup, cast) in round()) {
        let released = released(&setup, &cast);
        let result = released.get();
        for cell in &result.cells {
            let Some(figures) = cell.figures.shown() else { continue };
            let ballots: u32 = cell.over.iter().map(|id| result.group(id).unwrap().valid).sum();
            prop_assert_eq!(figures.ballots(), ballots);
        }
        let stored = Released::from_stored(&released.to_bytes().unwrap()).unwrap();
        prop_assert_eq!(stored, released);
    }

    #[test]
    fn no_listed_opinions_come_from_few_ballots((setup, cast) in round()) {
        let released = released(&setup, &cast);
        let result = released.get();
        for comments in result.comments.iter().filter(|c| c.texts.shown().is_some()) {
            let ballots: u32 = comments.from.iter().map(|id| result.group(id).unwrap().valid).sum();
            prop_assert!(ballots >= setup.comment_threshold);
        }
    }

    #[test]
    fn any_bytes_are_refused_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        prop_assert!(Released::from_stored(&bytes).is_err());
    }
}

/// Opinions on an item that only one small group is asked must not be listed
/// as if a large one that was not asked stood behind them.
#[test]
fn opinions_of_a_group_that_alone_was_asked_hide_behind_nobody() {
    let mut setup = setup(2, &[20, 20]);
    let only = setup.groups[1].group.id.clone();
    setup.questionnaire.items[1].groups = vec![only.clone()];
    let mut cast: Vec<_> = (0..20).map(|_| (0, ballot("111", ""))).collect();
    cast.extend((0..6).map(|_| (1, ballot("222", "路灯不亮"))));
    let tally = Tally::count(&setup, cast.iter().map(|(class, a)| (*class, a)));
    assert_eq!(tally.spoiled, [0, 0]);
    let turnout = turnout(&setup, &[20, 6]);
    let released = release(&setup, "", &tally, &turnout, Rules::default()).unwrap();
    let lists = &released.get().comments;
    assert_eq!(lists.len(), 1);
    assert_eq!(lists[0].from, [only]);
    assert_eq!(lists[0].texts.shown(), None);
}

/// An item for one group has that group's cell and a pooled one, and nobody is
/// said to have left it blank.
#[test]
fn an_item_for_one_group_has_no_cells_of_the_others() {
    let mut setup = setup(2, &[20, 20]);
    let only = setup.groups[1].group.id.clone();
    setup.questionnaire.items[0].groups = vec![only.clone()];
    let mut cast: Vec<_> = (0..20).map(|_| (0, ballot("---", ""))).collect();
    cast.extend((0..6).map(|_| (1, ballot("221", ""))));
    let tally = Tally::count(&setup, cast.iter().map(|(class, a)| (*class, a)));
    let turnout = turnout(&setup, &[20, 6]);
    let released = release(&setup, "", &tally, &turnout, Rules::default()).unwrap();
    Released::from_stored(&released.to_bytes().unwrap()).unwrap();
    let result = released.get();
    let (item, subject) = (&setup.questionnaire.items[0].id, &setup.subjects[0].id);
    let other = &setup.groups[0].group.id;
    assert!(result.cell(item, subject, Some(other)).is_none());
    let pooled = result.cell(item, subject, None).unwrap();
    assert_eq!(pooled.over, [only]);
    let figures = pooled.figures.shown().unwrap();
    assert_eq!((figures.valid, figures.blank), (6, 0));
}
