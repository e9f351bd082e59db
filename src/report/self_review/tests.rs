//! A self-review, read as a page.

use super::super::{markdown, plain};
use super::*;
use crate::domain::checklist::Section;
use crate::domain::{Citation, ItemId, MeetingId, MeetingKind, MemberId, PackRef};
use crate::lang::Language;

fn edition() -> PackRef {
    PackRef {
        id: "party-constitution".into(),
        version: "2022".into(),
    }
}

fn checklist() -> Checklist {
    let item = |id: &str, text: &str, verified| ChecklistItem {
        id: id.into(),
        text: text.into(),
        questions: vec![],
        citation: Citation {
            document: "中国共产党章程".into(),
            article: Some("第三条（七）".into()),
            verified,
        },
    };
    let section = |title: &str, items| Section {
        id: title.into(),
        title: title.into(),
        items,
    };
    Checklist {
        pack: edition(),
        title: "党章（2022）".into(),
        source: String::new(),
        sections: vec![
            section(
                "义务",
                vec![
                    item("duty-7", "密切联系群众", true),
                    item("duty-8", "发扬新风尚", false),
                ],
            ),
            section("权利", vec![item("right-1", "参加会议", true)]),
        ],
    }
}

fn document(state: WorksheetState, language: Language) -> Document {
    let lang = Lang::load(language).unwrap();
    let meeting = Meeting {
        id: MeetingId(1),
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
        theme: String::new(),
        checklist: edition(),
        questionnaire: edition(),
    };
    let member = Member {
        id: MemberId(2),
        name: "李秀英".into(),
        post: "镇长".into(),
        rank: 2,
        chair: false,
    };
    let entry = |item: &str| Entry::empty(ItemId::from(item), edition());
    let saved = vec![
        Entry {
            rating: Some(SelfRating::Gap),
            facts: "补贴晚发 21 天。\n没有核对名册。".into(),
            causes: "下村少".into(),
            measures: "每月五日前张榜".into(),
            due: NaiveDate::from_ymd_opt(2027, 3, 1),
            ..entry("duty-7")
        },
        Entry {
            facts: "想到一半".into(),
            ..entry("duty-8")
        },
        Entry {
            rating: Some(SelfRating::Met),
            ..entry("old")
        },
    ];
    let checklist = checklist();
    let sheet = Worksheet::along(&checklist, meeting.id, member.id, saved, state);
    self_review(&lang, &meeting, &member, &checklist, &sheet)
}

#[test]
fn a_self_review_has_the_shape_of_the_work_and_a_draft_lists_what_is_owed() {
    let text = plain::write(&document(WorksheetState::Draft, Language::Chinese));
    insta::assert_snapshot!(text);
}

#[test]
fn a_handed_in_one_bears_its_date_in_either_language() {
    let at = NaiveDate::from_ymd_opt(2026, 12, 9)
        .unwrap()
        .and_hms_opt(9, 42, 0)
        .unwrap();
    let handed_in = WorksheetState::HandedIn { at };
    let text = plain::write(&document(handed_in, Language::Chinese));
    assert!(text.trim_end().ends_with("2026年12月9日"), "{text}");
    let text = markdown::write(&document(handed_in, Language::English));
    assert!(text.starts_with("# Self-review of 李秀英\n"), "{text}");
    assert!(text.contains("\n## I. Situation\n"), "{text}");
    assert!(text.trim_end().ends_with("2026-12-9"), "{text}");
    assert!(!text.contains("Draft"), "{text}");
}

#[test]
fn no_word_that_was_written_is_missing() {
    let text = plain::write(&document(WorksheetState::Draft, Language::Chinese));
    for words in [
        "补贴晚发 21 天。",
        "没有核对名册。",
        "下村少",
        "每月五日前张榜",
        "想到一半",
    ] {
        assert_eq!(text.matches(words).count(), 1, "{words}");
    }
    assert!(text.contains("2027年3月1日"), "{text}");
}

#[test]
fn the_first_words_of_an_item_name_it() {
    assert_eq!(label("密切联系群众，讲清政策。"), "密切联系群众");
    assert_eq!(label("政治纪律：不议论走样"), "政治纪律");
    assert_eq!(label("。，"), "。，");
}
