//! 设置单: everything about a round that can never be changed once it is open,
//! to be read before saying yes and to be filed with the minutes.

use super::block::{Cell, Column, Document, Table};
use super::builder::DocumentBuilder;
use super::words;
use crate::domain::Setup;
use crate::domain::questionnaire::{AnswerKind, QuestionnaireItem, SubjectKind};
use crate::lang::Lang;
use crate::tr;

/// A round's set-up as a document; with the mark of its hash once it is open,
/// as on the slips.
#[must_use]
pub fn round_setup(lang: &Lang, setup: &Setup, mark: Option<&str>) -> Document {
    let kind = words::round_kind(lang, setup.kind);
    let mut doc = DocumentBuilder::new(lang, tr!(lang, "doc-setup-title", kind = kind));
    doc.byline(format!("{} {}", setup.unit, setup.title));
    if let Some(mark) = mark {
        doc.field(tr!(lang, "doc-setup-mark"), mark);
    }
    doc.heading(1, tr!(lang, "doc-setup-key"));
    doc.paragraph(words::key_mode(lang, setup.key_mode));
    doc.heading(1, tr!(lang, "doc-setup-groups"));
    doc.table(groups(lang, setup));
    if setup.groups.iter().any(|group| group.receipts) {
        doc.note(tr!(lang, "doc-setup-receipts-note"));
    }
    if setup.booths.len() > 1 {
        doc.heading(1, tr!(lang, "doc-setup-halls"));
        doc.table(halls(lang, setup));
    }
    doc.heading(1, tr!(lang, "doc-setup-thresholds"));
    doc.paragraph(tr!(
        lang,
        "doc-setup-thresholds-are",
        figures = setup.threshold,
        opinions = setup.comment_threshold
    ));
    doc.heading(1, tr!(lang, "doc-setup-subjects"));
    let names = setup.subjects.iter().map(|subject| {
        let words = format!("{} {}", subject.name, subject.post);
        words.trim().to_owned()
    });
    let names: Vec<String> = names.collect();
    doc.paragraph(names.join(&tr!(lang, "doc-setup-semicolon")));
    doc.heading(1, tr!(lang, "doc-setup-questions"));
    doc.paragraph(setup.questionnaire.title.as_str());
    let items = (1..).zip(&setup.questionnaire.items);
    let items = items.map(|(number, item)| format!("{number}. {}", item_words(lang, setup, item)));
    for item in items {
        doc.paragraph(item);
    }
    doc.build()
}

fn groups(lang: &Lang, setup: &Setup) -> Table {
    let row = |(class, group): (usize, &crate::domain::round::SetupGroup)| {
        let receipts = if group.receipts {
            tr!(lang, "doc-setup-receipts-yes")
        } else {
            tr!(lang, "doc-setup-receipts-no")
        };
        vec![
            Cell::Text(group.group.name.clone()),
            Cell::Text(group.group.head_count.to_string()),
            Cell::Text(setup.codes_of(class).to_string()),
            Cell::Text(group.group.weight.to_string()),
            Cell::Text(receipts),
        ]
    };
    Table {
        caption: None,
        columns: vec![
            Column::words(tr!(lang, "doc-setup-group")),
            Column::numbers(tr!(lang, "doc-setup-people")),
            Column::numbers(tr!(lang, "doc-setup-codes")),
            Column::numbers(tr!(lang, "doc-setup-weight")),
            Column::words(tr!(lang, "doc-setup-receipts")),
        ],
        rows: setup.groups.iter().enumerate().map(row).collect(),
        landscape: false,
    }
}

/// Which box has how many codes: one row per box, the office's first.
fn halls(lang: &Lang, setup: &Setup) -> Table {
    let names = setup.groups.iter();
    let names = names.map(|group| Column::numbers(group.group.name.as_str()));
    let row = |(place, booth): (usize, &crate::domain::round::SetupBooth)| {
        let name = if place == 0 && booth.name.is_empty() {
            tr!(lang, "doc-setup-office")
        } else {
            words::hall(lang, &booth.name, booth.paper)
        };
        let codes = booth
            .codes
            .iter()
            .map(|codes| Cell::Text(codes.to_string()));
        std::iter::once(Cell::Text(name)).chain(codes).collect()
    };
    Table {
        caption: None,
        columns: std::iter::once(Column::words(tr!(lang, "doc-setup-hall")))
            .chain(names)
            .collect(),
        rows: setup.booths.iter().enumerate().map(row).collect(),
        landscape: setup.groups.len() > 6,
    }
}

/// `工作作风：……（评班子和每个人；优秀 100、良好 80；只问基层群众）`
fn item_words(lang: &Lang, setup: &Setup, item: &QuestionnaireItem) -> String {
    let comma = tr!(lang, "doc-setup-comma");
    let mut about = vec![match item.subjects {
        SubjectKind::Body => tr!(lang, "doc-setup-body"),
        SubjectKind::Members => tr!(lang, "doc-setup-members"),
        SubjectKind::All => tr!(lang, "doc-setup-all"),
    }];
    if !item.groups.is_empty() {
        let asked = setup.groups.iter();
        let asked = asked.filter(|group| item.groups.contains(&group.group.id));
        let asked: Vec<&str> = asked.map(|group| group.group.name.as_str()).collect();
        let groups = asked.join(&comma);
        about.push(tr!(lang, "doc-setup-only", groups = groups));
    }
    match (&item.kind, setup.questionnaire.scale_of(item)) {
        (AnswerKind::Opinion { limit }, _) => {
            let limit = u32::from(*limit);
            about.push(tr!(lang, "doc-setup-opinion", limit = limit));
        }
        (AnswerKind::Grade { .. }, Some(scale)) => {
            let grades = scale.grades.iter();
            let grades = grades.map(|grade| format!("{} {}", grade.label, grade.score));
            about.push(grades.collect::<Vec<_>>().join(&comma));
            if !item.dont_know {
                let word = scale.dont_know.as_str();
                about.push(tr!(lang, "doc-setup-no-dont-know", word = word));
            }
        }
        (AnswerKind::Grade { .. }, None) => {}
    }
    let about = about.join(&tr!(lang, "doc-setup-semicolon"));
    let (label, text) = (item.label.as_str(), item.text.as_str());
    tr!(
        lang,
        "doc-setup-item",
        label = label,
        text = text,
        about = about
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup, Subject};
    use crate::domain::{Questionnaire, RoundId, VoterGroup};
    use crate::report::fixture;
    use crate::report::plain;

    fn setup() -> Setup {
        let group = |id: &str, name: &str, receipts| SetupGroup {
            group: VoterGroup {
                id: id.into(),
                name: name.into(),
                head_count: 28,
                weight: 2,
            },
            receipts,
        };
        let booth = |name: &str, codes: [u32; 2]| SetupBooth {
            name: name.into(),
            codes: codes.to_vec(),
            paper: false,
        };
        let questionnaire = serde_json::json!({
            "pack": {"id": "q", "version": "1"},
            "title": "征求意见表",
            "scales": [{"id": "s", "dont_know": "不了解", "grades": [
                {"id": "a", "label": "好", "score": 100.0, "favourable": true},
                {"id": "b", "label": "差", "score": 40.0, "favourable": false}]}],
            "items": [
                {"id": "i", "label": "作风", "text": "办事公道", "subjects": "all",
                 "dont_know": false, "answer": "grade", "scale": "s"},
                {"id": "j", "label": "家门口的事", "text": "哪件事没有解决？", "subjects": "body",
                 "groups": ["residents"], "answer": "opinion", "limit": 160}],
        });
        let questionnaire: Questionnaire = serde_json::from_value(questionnaire).unwrap();
        Setup {
            format: Setup::FORMAT,
            round: RoundId([1; 16]),
            kind: RoundKind::FollowUp,
            unit: "石桥镇党委".into(),
            title: "2026年度民主生活会".into(),
            subjects: vec![Subject {
                id: "body".into(),
                name: "石桥镇党委".into(),
                post: String::new(),
                body: true,
            }],
            groups: vec![
                group("colleagues", "单位同事", false),
                group("residents", "基层群众", true),
            ],
            booths: vec![booth("", [30, 10]), booth("北村", [0, 20])],
            questionnaire,
            threshold: 5,
            comment_threshold: 10,
            ballot_size: 2_048,
            public_key: [7; 32],
            code_salt: [9; 16],
            code_cost: CodeCost {
                memory_kib: 1,
                passes: 1,
            },
            key_mode: KeyMode::OnePerson,
            share_checks: Vec::new(),
        }
    }

    #[test]
    fn everything_that_cannot_be_changed_is_on_it() {
        let lang = fixture::chinese();
        let text = plain::write(&round_setup(&lang, &setup(), Some("ab12 cd34")));
        for words in [
            "满意度回访",
            "ab12 cd34",
            "仅供小范围练习",
            "北村",
            "30",
            "20",
            "少于 5 张",
            "少于 10 张",
            "只问基层群众",
            "不给“不了解”",
            "好 100、差 40",
            "最多 160 字",
        ] {
            assert!(text.contains(words), "{words} is not in\n{text}");
        }
        let alone = Setup {
            booths: vec![SetupBooth {
                name: String::new(),
                codes: vec![30, 30],
                paper: false,
            }],
            ..setup()
        };
        let text = plain::write(&round_setup(&lang, &alone, None));
        assert!(
            !text.contains("本部票箱") && !text.contains("核对码"),
            "{text}"
        );
    }
}
