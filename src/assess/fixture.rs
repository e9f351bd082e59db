//! Small rounds for the tests of this floor.

use crate::domain::meeting::VoterGroup;
use crate::domain::questionnaire::{
    AnswerKind, Grade, Questionnaire, QuestionnaireItem, Scale, SubjectKind,
};
use crate::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup, Subject};
use crate::domain::{Answers, Mark, PackRef, RoundId, Setup, Turnout};

/// A round about the body and so many members (one graded item for all, one
/// opinion on the body), asked of groups with so many codes each.
pub fn setup(members: usize, codes: &[u32]) -> Setup {
    let grade = |id: &str, label: &str, score: f64, favourable| Grade {
        id: id.into(),
        label: label.into(),
        score,
        favourable,
    };
    let subject = |id: String, name: &str, body| Subject {
        id: id.as_str().into(),
        name: name.into(),
        post: String::new(),
        body,
    };
    let mut subjects = vec![subject("body".into(), "领导班子", true)];
    subjects.extend((1..=members).map(|n| subject(format!("member-{n}"), "王建国", false)));
    let item = |id: &str, label: &str, subjects, kind| QuestionnaireItem {
        id: id.into(),
        label: label.into(),
        text: label.into(),
        subjects,
        groups: Vec::new(),
        dont_know: true,
        kind,
    };
    let groups = codes.iter().enumerate().map(|(place, codes)| SetupGroup {
        group: VoterGroup {
            id: format!("group-{place}").as_str().into(),
            name: format!("第{place}组"),
            head_count: *codes,
            weight: 1,
        },
        receipts: false,
    });
    Setup {
        format: Setup::FORMAT,
        round: RoundId([7; 16]),
        kind: RoundKind::Assessment,
        unit: "石桥镇党委".into(),
        title: "2026 年度民主生活会".into(),
        subjects,
        groups: groups.collect(),
        booths: vec![SetupBooth {
            name: String::new(),
            codes: codes.to_vec(),
            paper: false,
        }],
        questionnaire: Questionnaire {
            pack: PackRef {
                id: "township".into(),
                version: "1".into(),
            },
            title: "民主测评".into(),
            scales: vec![Scale {
                id: "satisfaction".into(),
                grades: vec![
                    grade("excellent", "优秀", 100.0, true),
                    grade("good", "良好", 80.0, true),
                    grade("fair", "一般", 60.0, false),
                    grade("poor", "较差", 40.0, false),
                ],
                dont_know: "不了解".into(),
            }],
            items: vec![
                item(
                    "style",
                    "工作作风",
                    SubjectKind::All,
                    AnswerKind::Grade {
                        scale: "satisfaction".into(),
                    },
                ),
                item(
                    "advice",
                    "意见",
                    SubjectKind::Body,
                    AnswerKind::Opinion { limit: 200 },
                ),
            ],
        },
        threshold: 5,
        comment_threshold: 10,
        ballot_size: 2048,
        public_key: [0; 32],
        code_salt: [0; 16],
        code_cost: CodeCost {
            memory_kib: 8,
            passes: 1,
        },
        key_mode: KeyMode::OnePerson,
        share_checks: Vec::new(),
    }
}

/// A ballot: a digit from 1 is a grade, `?` don't know, `-` blank.
pub fn ballot(marks: &str, opinion: &str) -> Answers {
    let mark = |c: char| match c {
        '-' => Mark::Blank,
        '?' => Mark::DontKnow,
        digit => Mark::Grade(u8::try_from(digit.to_digit(10).unwrap()).unwrap() - 1),
    };
    Answers {
        marks: marks.chars().map(mark).collect(),
        opinions: vec![opinion.to_owned()],
    }
}

/// The turnout when so many ballots of each group came back.
pub fn turnout(setup: &Setup, returned: &[u32]) -> Vec<Turnout> {
    let groups = setup.groups.iter().zip(returned);
    groups
        .map(|(frozen, returned)| Turnout {
            group: frozen.group.id.clone(),
            name: frozen.group.name.clone(),
            invited: frozen.group.head_count,
            handed_out: frozen.group.head_count,
            returned: *returned,
            imported: 0,
        })
        .collect()
}
