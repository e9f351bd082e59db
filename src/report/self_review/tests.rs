//! A self-review, read as a page.

use chrono::NaiveDate;

use super::super::{markdown, plain};
use super::*;
use crate::domain::checklist::Section;
use crate::domain::worksheet::{Answer as Reply, Part, Written};
use crate::domain::{
    Author, ChecklistItem, Citation, Entry, Family, ItemId, MeetingId, MeetingKind, MemberId,
    OpinionId, PackRef,
};
use crate::lang::Language;

fn edition() -> PackRef {
    PackRef {
        id: "party-constitution".into(),
        version: "2022".into(),
    }
}

fn checklist() -> Checklist {
    let item = |id: &str, text: &str| ChecklistItem {
        id: id.into(),
        text: text.into(),
        questions: vec![],
        citation: Citation {
            document: "中国共产党章程".into(),
            article: Some("第三条（七）".into()),
            verified: true,
        },
        dimension: None,
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
        family: Family::Constitution,
        theme: None,
        briefings: Vec::new(),
        sections: vec![
            section(
                "义务",
                vec![
                    item("duty-7", "密切联系群众，讲清政策。"),
                    item("duty-8", "发扬新风尚"),
                    item("duty-9", "坚持学理论，学了能用来办事。"),
                ],
            ),
            section("权利", vec![item("right-1", "参加会议")]),
        ],
    }
}

fn meeting(theme: &str) -> Meeting {
    Meeting {
        id: MeetingId(1),
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        kind: MeetingKind::DemocraticLife,
        held_on: NaiveDate::from_ymd_opt(2026, 12, 18).unwrap(),
        theme: theme.into(),
        checklist: edition(),
        questionnaire: edition(),
    }
}

fn written() -> Written {
    let entry = |item: &str| Entry::empty(ItemId::from(item), edition());
    let part = |kind, text: &str| Part {
        kind,
        text: text.into(),
    };
    Written {
        parts: vec![
            part(PartKind::Situation, "一年来分管民政。"),
            part(PartKind::Causes, "根子在自己。"),
            part(PartKind::Matters, "没有需要说明的事项。"),
        ],
        entries: vec![
            Entry {
                rating: Some(SelfRating::Gap),
                facts: "补贴晚发 21 天。\n没有核对名册。".into(),
                causes: "下村少".into(),
                measures: "每月五日前张榜".into(),
                due: NaiveDate::from_ymd_opt(2027, 3, 1),
                notes: "只给自己看".into(),
                answers: vec![Reply {
                    opinion: OpinionId(3),
                    words: "三月底前补发到位".into(),
                }],
                ..entry("duty-7")
            },
            Entry {
                facts: "想到一半".into(),
                ..entry("duty-8")
            },
            Entry {
                rating: Some(SelfRating::Met),
                facts: "每周学一次".into(),
                ..entry("duty-9")
            },
            Entry {
                rating: Some(SelfRating::MostlyMet),
                facts: "旧条目的话".into(),
                ..entry("old")
            },
        ],
    }
}

fn document(member: bool, state: WorksheetState, language: Language) -> Document {
    let lang = Lang::load(language).unwrap();
    let member = member.then(|| Member {
        id: MemberId(2),
        name: "李秀英".into(),
        post: "镇长".into(),
        rank: 2,
        chair: false,
    });
    let author = member
        .as_ref()
        .map_or(Author::Body, |member| Author::Member(member.id));
    let (checklist, meeting) = (checklist(), meeting("转作风、办实事"));
    let sheet = Worksheet::along(&checklist, meeting.id, author, written(), state);
    self_review(&lang, &meeting, member.as_ref(), (&checklist, &[]), &sheet)
}

fn handed_in() -> WorksheetState {
    let day = NaiveDate::from_ymd_opt(2026, 12, 9).unwrap();
    let at = day.and_hms_opt(9, 42, 0).unwrap();
    WorksheetState::HandedIn { at }
}

#[test]
fn a_theme_that_ends_in_a_full_stop_has_none_within_quotation_marks() {
    let lang = Lang::load(Language::Chinese).unwrap();
    let (checklist, meeting) = (checklist(), meeting("转作风、办实事。"));
    let author = Author::Body;
    let sheet = Worksheet::along(&checklist, meeting.id, author, written(), handed_in());
    let text = plain::write(&self_review(
        &lang,
        &meeting,
        None,
        (&checklist, &[]),
        &sheet,
    ));
    assert!(text.contains("转作风、办实事”"), "{text}");
}

#[test]
fn a_self_review_has_the_shape_of_the_work_and_a_draft_lists_what_is_owed() {
    let draft = document(true, WorksheetState::Draft, Language::Chinese);
    insta::assert_snapshot!(plain::write(&draft));
}

#[test]
fn the_bodys_review_bears_the_name_of_the_unit() {
    let text = plain::write(&document(false, handed_in(), Language::Chinese));
    assert!(
        text.starts_with("石桥镇党委领导班子对照检查材料\n"),
        "{text}"
    );
    let end: Vec<&str> = text.lines().rev().take(2).map(str::trim).collect();
    assert_eq!(end, ["2026年12月9日", "石桥镇党委"]);
    assert!(!text.contains("责任人") && text.contains("完成时限：2027年3月1日"));
}

#[test]
fn a_handed_in_one_bears_its_date_in_either_language() {
    let text = plain::write(&document(true, handed_in(), Language::Chinese));
    assert!(text.trim_end().ends_with("2026年12月9日"), "{text}");
    let text = markdown::write(&document(true, handed_in(), Language::English));
    assert!(text.starts_with("# Self-review of 李秀英\n"), "{text}");
    assert!(text.contains("\n## I. Situation\n"), "{text}");
    assert!(text.trim_end().ends_with("2026-12-9"), "{text}");
    assert!(!text.contains("Draft"), "{text}");
}

#[test]
fn every_word_for_others_is_there_once_and_no_note_is() {
    let text = plain::write(&document(true, handed_in(), Language::Chinese));
    for words in [
        "一年来分管民政。",
        "根子在自己。",
        "没有需要说明的事项。",
        "补贴晚发 21 天。",
        "没有核对名册。",
        "下村少",
        "每月五日前张榜",
        "2027年3月1日",
        "三月底前补发到位",
        "想到一半",
        "每周学一次",
        "旧条目的话",
        "转作风、办实事",
    ] {
        assert_eq!(text.matches(words).count(), 1, "{words}");
    }
    assert!(!text.contains("只给自己看"));
}
