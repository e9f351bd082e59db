//! The comparison of two entries, over any entries; the cover sheet.

use proptest::prelude::*;

use super::*;
use crate::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup, Subject};
use crate::domain::{Mark, Questionnaire, RoundId, Setup, VoterGroup};

const GRADES: u8 = 4;

/// Two members, a graded item for all, one without “don't know” for the second
/// group only, and an opinion.
fn setup() -> Setup {
    let questionnaire: Questionnaire = serde_json::from_value(serde_json::json!({
        "pack": { "id": "p", "version": "1" },
        "title": "t",
        "scales": [{ "id": "s", "dont_know": "?", "grades": (0..GRADES).map(|at| serde_json::json!({
            "id": at.to_string(), "label": at.to_string(), "score": 10.0, "favourable": true,
        })).collect::<Vec<_>>() }],
        "items": [
            { "id": "words", "label": "w", "text": "w", "subjects": "all", "answer": "opinion", "limit": 50 },
            { "id": "all", "label": "a", "text": "a", "subjects": "all", "answer": "grade", "scale": "s" },
            { "id": "second", "label": "b", "text": "b", "subjects": "all", "groups": ["two"],
              "dont_know": false, "answer": "grade", "scale": "s" },
        ],
    }))
    .unwrap();
    let subject = |id: &str, body| Subject {
        id: id.into(),
        name: id.into(),
        post: String::new(),
        body,
    };
    let group = |id: &str| SetupGroup {
        group: VoterGroup {
            id: id.into(),
            name: id.into(),
            head_count: 10,
            weight: 1,
        },
        receipts: false,
    };
    Setup {
        format: Setup::FORMAT,
        round: RoundId([1; 16]),
        kind: RoundKind::Assessment,
        unit: "u".into(),
        title: "t".into(),
        subjects: vec![subject("body", true), subject("member", false)],
        groups: vec![group("one"), group("two")],
        booths: vec![SetupBooth {
            name: String::new(),
            codes: vec![10, 10],
            paper: false,
        }],
        questionnaire,
        threshold: 5,
        comment_threshold: 10,
        ballot_size: 2048,
        public_key: [2; 32],
        code_salt: [3; 16],
        code_cost: CodeCost {
            memory_kib: 8,
            passes: 1,
        },
        key_mode: KeyMode::OnePerson,
        share_checks: Vec::new(),
    }
}

fn any_mark() -> impl Strategy<Value = Mark> {
    prop_oneof![
        Just(Mark::Blank),
        Just(Mark::DontKnow),
        (0..GRADES).prop_map(Mark::Grade),
    ]
}

/// Marks and words for every place that a class is asked.
fn any_entry(class: u8) -> impl Strategy<Value = Entry> {
    let setup = setup();
    let (marks, words) = (setup.grade_slots().len(), setup.opinion_slots().len());
    let marks = prop::collection::vec(any_mark(), marks);
    let words = prop::collection::vec("[路灯a1，！ ]{0,8}", words);
    (marks, words).prop_map(move |(marks, words)| {
        let mut entry = Entry::untouched(&setup);
        for (at, slot) in setup.grade_slots().into_iter().enumerate() {
            if setup.asks_slot(usize::from(class), slot) {
                entry.set_mark(at, marks[at]);
            }
        }
        for (at, words) in words.iter().enumerate() {
            entry.set_opinion(at, words);
        }
        entry
    })
}

proptest! {
    #[test]
    fn equal_entries_never_conflict(class in 0..2_u8, first in any_entry(1), spoiled in any::<bool>()) {
        let mut first = first;
        first.set_spoiled(spoiled);
        let second = first.clone();
        prop_assert_eq!(differences(&setup(), class, &first, &second), []);
    }

    #[test]
    fn blanks_and_full_width_forms_are_no_difference(first in any_entry(0)) {
        let mut second = first.clone();
        for at in 0..setup().opinion_slots().len() {
            let typed: String = first
                .opinion(at)
                .chars()
                .flat_map(|c| match c {
                    ' ' => vec!['\u{3000}', ' '],
                    'a' => vec!['ａ'],
                    '1' => vec!['１', '\n'],
                    '，' => vec![','],
                    '！' => vec!['!', ' '],
                    other => vec![other],
                })
                .collect();
            second.set_opinion(at, &typed);
        }
        prop_assert_eq!(differences(&setup(), 0, &first, &second), []);
    }

    #[test]
    fn any_single_other_mark_is_found(
        first in any_entry(1), place in 0..4_usize, mark in any_mark(),
    ) {
        prop_assume!(first.mark(place) != Some(mark));
        let mut second = first.clone();
        second.set_mark(place, mark);
        prop_assert_eq!(differences(&setup(), 1, &first, &second), [Place::Grade(place)]);
    }

    #[test]
    fn any_single_other_character_is_found(
        first in any_entry(0), place in 0..2_usize, at in 0..9_usize, other in "[暗灯b2。]",
    ) {
        let words = first.opinion(place).to_owned();
        let at = words.char_indices().map(|(at, _)| at).nth(at).unwrap_or(words.len());
        let (before, after) = words.split_at(at);
        let mut second = first.clone();
        second.set_opinion(place, &format!("{before}{other}{after}"));
        prop_assert_eq!(differences(&setup(), 0, &first, &second), [Place::Opinion(place)]);
    }

    #[test]
    fn a_form_that_only_one_calls_spoiled_differs_as_a_whole(
        first in any_entry(1), second in any_entry(1),
    ) {
        let mut second = second;
        second.set_spoiled(true);
        prop_assert_eq!(differences(&setup(), 1, &first, &second), [Place::Whole]);
        let mut first = first;
        first.set_spoiled(true);
        prop_assert_eq!(differences(&setup(), 1, &first, &second), []);
    }

    #[test]
    fn a_cover_sheet_that_adds_up_is_taken_and_no_other(
        handed_out in 0..60_u32, returned in 0..60_u32, spoiled in 0..60_u32,
    ) {
        let cover = CoverSheet { handed_out, returned, spoiled };
        let good = returned > 0 && returned <= handed_out && spoiled <= returned && returned <= 50;
        prop_assert_eq!(cover.check().is_ok(), good);
        let typed = Totals { typed: returned, spoiled };
        prop_assert_eq!(cover.check_all(typed).is_ok(), good);
        let fewer = Totals { typed: returned + 1, spoiled };
        prop_assert!(cover.check_all(fewer).is_err());
        let other = Totals { typed: returned, spoiled: spoiled + 1 };
        prop_assert!(cover.check_all(other).is_err());
    }
}

#[test]
fn what_another_group_is_asked_is_neither_missing_nor_compared() {
    let setup = setup();
    let mut first = Entry::untouched(&setup);
    assert_eq!(first.first_untyped(&setup, 0), Some(0));
    first.set_mark(0, Mark::Blank);
    assert_eq!(first.first_untyped(&setup, 0), Some(1));
    first.set_mark(1, Mark::Grade(0));
    assert_eq!(first.first_untyped(&setup, 0), None);
    assert_eq!(first.first_untyped(&setup, 1), Some(2));
    let mut second = first.clone();
    second.set_mark(2, Mark::Grade(3));
    assert_eq!(differences(&setup, 0, &first, &second), []);
    assert_eq!(differences(&setup, 1, &first, &second), [Place::Grade(2)]);
}

#[test]
fn differences_come_in_the_order_of_the_form() {
    let setup = setup();
    let (first, mut second) = (Entry::untouched(&setup), Entry::untouched(&setup));
    second.set_mark(1, Mark::Blank);
    second.set_opinion(1, "路灯");
    let found = differences(&setup, 0, &first, &second);
    assert_eq!(found, [Place::Opinion(1), Place::Grade(1)]);
}

#[test]
fn what_was_typed_is_in_no_debug_text() {
    let setup = setup();
    let mut entry = Entry::untouched(&setup);
    entry.set_opinion(0, "路灯");
    assert_eq!(format!("{entry:?}"), "Entry(…)");
}
