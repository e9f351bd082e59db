mod choices;
mod guess;
mod hostile;

use super::super::table::Table;
use super::*;
use crate::domain::meeting::VoterGroup;
use crate::domain::questionnaire::{
    AnswerKind, Grade, Questionnaire, QuestionnaireItem, Scale, SubjectKind,
};
use crate::domain::round::{CodeCost, KeyMode, RoundKind, SetupBooth, SetupGroup, Subject};
use crate::domain::{Mark, PackRef, RoundId, Setup};

const EXPORT: &str = "\u{FEFF}序号,提交答卷时间,所用时间,来源,来源详情,来自IP,1、您的身份,\
2、请评价—(工作作风：王建国),2、请评价—(工作作风：李秀英),3、对领导班子的意见,4、兴趣\n\
1,2026/12/1 9:42:07,63秒,微信,N/A,10.0.0.1(湖北),服务对象,优秀,一般,补贴名单要张榜,运动┋影视\n\
2,2026/12/1 9:43:09,70秒,微信,N/A,10.0.0.2(湖北),基层群众,不了解,(空),(空),阅读\n\
3,2026/12/1 9:44:10,81秒,链接,N/A,10.0.0.3(湖北),基层群众,（跳过）,较差,,运动\n";

fn setup() -> Setup {
    let grades = [
        ("excellent", "优秀"),
        ("good", "良好"),
        ("fair", "一般"),
        ("poor", "较差"),
    ];
    let grade = |(id, label): (&str, &str)| Grade {
        id: id.into(),
        label: label.into(),
        score: 0.0,
        favourable: false,
    };
    let subject = |id: &str, name: &str, body| Subject {
        id: id.into(),
        name: name.into(),
        post: String::new(),
        body,
    };
    let group = |id: &str, name: &str| SetupGroup {
        group: VoterGroup {
            id: id.into(),
            name: name.into(),
            head_count: 9,
            weight: 1,
        },
        receipts: false,
    };
    let item = |id: &str, label: &str, subjects, kind| QuestionnaireItem {
        id: id.into(),
        label: label.into(),
        text: label.into(),
        subjects,
        groups: Vec::new(),
        dont_know: true,
        kind,
    };
    let scale = AnswerKind::Grade {
        scale: "satisfaction".into(),
    };
    Setup {
        format: Setup::FORMAT,
        round: RoundId([0; 16]),
        kind: RoundKind::Assessment,
        unit: "石桥镇党委".into(),
        title: String::new(),
        subjects: vec![
            subject("body", "领导班子", true),
            subject("member-1", "王建国", false),
            subject("member-2", "李秀英", false),
        ],
        groups: vec![
            group("service-users", "服务对象"),
            group("residents", "基层群众"),
        ],
        booths: vec![SetupBooth {
            name: String::new(),
            codes: vec![0, 0],
            paper: false,
        }],
        questionnaire: Questionnaire {
            pack: PackRef {
                id: "township".into(),
                version: "1".into(),
            },
            title: String::new(),
            scales: vec![Scale {
                id: "satisfaction".into(),
                grades: grades.into_iter().map(grade).collect(),
                dont_know: "不了解".into(),
            }],
            items: vec![
                item("work", "工作", SubjectKind::Members, scale.clone()),
                item("style", "工作作风", SubjectKind::Members, scale),
                item(
                    "advice",
                    "意见",
                    SubjectKind::Body,
                    AnswerKind::Opinion { limit: 20 },
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

fn table(text: &str) -> Table {
    Table::from_bytes(text.as_bytes()).unwrap()
}

/// Rows of a group, none of them blank or repeated.
fn rows_of(group: &str, read: usize) -> GroupRows {
    GroupRows {
        group: group.into(),
        read,
        blank: 0,
        repeated: 0,
    }
}

const FILE: &str = r#"format = 1

[group]
column = "1、您的身份"
values = { "服务对象" = "service-users", "基层群众" = "residents" }

[[answer]]
column = " ２、请评价—（工作作风：王建国）"
item = "style"
subject = "member-1"

[[answer]]
column = 9
item = "style"
subject = "member-2"

[[opinion]]
column = "3、对领导班子的意见"
item = "advice"
subject = "body"
"#;

#[test]
fn rows_become_ballots_of_their_group() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let rows = mapping.apply(&table(EXPORT), &setup()).unwrap();
    let classes: Vec<u8> = rows.iter().map(|row| row.class).collect();
    assert_eq!(classes, [0, 1, 1]);
    let marks: Vec<&[Mark]> = rows.iter().map(|row| &row.answers.marks[2..]).collect();
    assert_eq!(
        marks,
        [
            [Mark::Grade(0), Mark::Grade(2)],
            [Mark::DontKnow, Mark::Blank],
            [Mark::Blank, Mark::Grade(3)],
        ]
    );
    assert_eq!(rows[0].answers.marks[..2], [Mark::Blank, Mark::Blank]);
    let opinions: Vec<&str> = rows
        .iter()
        .map(|row| row.answers.opinions[0].as_str())
        .collect();
    assert_eq!(opinions, ["补贴名单要张榜", "", ""]);
    assert!(
        rows.iter()
            .all(|row| row.answers.check(&setup(), row.class).is_ok())
    );
}

#[test]
fn the_same_row_has_the_same_fingerprint_and_another_one_has_not() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let rows = mapping.apply(&table(EXPORT), &setup()).unwrap();
    let spaced = EXPORT
        .replace(",优秀,", ", 优秀 ,")
        .replace("阅读\n", "阅读,,\n");
    let again = mapping.apply(&table(&spaced), &setup()).unwrap();
    for (row, again) in rows.iter().zip(&again) {
        assert_eq!(row.fingerprint_source, again.fingerprint_source);
    }
    assert_ne!(rows[1].fingerprint_source, rows[2].fingerprint_source);
}

#[test]
fn a_preview_tells_what_is_kept_dropped_and_not_understood() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let text = EXPORT
        .replace("较差", "很差")
        .replace("(空),(空)", "很差,(空)");
    let preview = mapping.preview(&table(&text), &setup()).unwrap();
    assert_eq!(preview.kept.len(), 4);
    assert_eq!(
        preview.dropped[..6],
        [
            "序号",
            "提交答卷时间",
            "所用时间",
            "来源",
            "来源详情",
            "来自IP"
        ]
    );
    assert_eq!(
        preview.unknown,
        [UnknownValue {
            column: "2、请评价—(工作作风：李秀英)".into(),
            value: "很差".into(),
            count: 2,
            first_line: 3,
        }]
    );
    assert_eq!(
        preview.rows,
        [rows_of("service-users", 1), rows_of("residents", 2)]
    );
    assert_eq!((preview.rows_without_group, preview.unfilled), (0, 2));
    assert_eq!(
        mapping.apply(&table(&text), &setup()).unwrap_err(),
        ApplyProblem::UnknownValue {
            line: 3,
            column: "2、请评价—(工作作风：李秀英)".into(),
            value: "很差".into(),
        }
    );
}

#[test]
fn a_row_of_an_unknown_group_is_named() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let text = EXPORT.replacen("服务对象", "其他", 1);
    let preview = mapping.preview(&table(&text), &setup()).unwrap();
    assert_eq!((preview.rows_without_group, preview.unknown.len()), (1, 1));
    assert!(matches!(
        mapping.apply(&table(&text), &setup()),
        Err(ApplyProblem::UnknownValue { line: 2, .. })
    ));
}

#[test]
fn values_of_a_scale_can_be_given() {
    let file =
        format!("{FILE}\n[values.satisfaction]\n\"很好\" = \"excellent\"\n5 = \"dont-know\"\n");
    let mapping = Mapping::from_toml(&file, "map.toml").unwrap();
    let text = EXPORT.replace("优秀", "很好").replace("不了解", "5");
    let rows = mapping.apply(&table(&text), &setup()).unwrap();
    assert_eq!(rows[0].answers.marks[2], Mark::Grade(0));
    assert_eq!(rows[1].answers.marks[2], Mark::DontKnow);
}

#[test]
fn what_the_mapping_names_must_be_there() {
    let problem = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        let mapping = Mapping::from_toml(&FILE.replacen(from, to, 1), "map.toml").unwrap();
        mapping
            .apply(&table(EXPORT), &setup())
            .unwrap_err()
            .to_string()
    };
    assert_eq!(
        problem("column = 9", "column = 99"),
        "the table has no column 99"
    );
    assert_eq!(
        problem("3、对", "9、对"),
        "the table has no column \"9、对领导班子的意见\""
    );
    assert_eq!(
        problem("column = 9", "column = 8"),
        "mapping line 12: column 8 is mapped twice"
    );
    assert_eq!(
        problem("member-2", "body"),
        "mapping line 12: the round does not ask style about body in this way"
    );
    assert_eq!(
        problem("residents\"", "nobody\""),
        "the round does not ask a group nobody"
    );
    let scale = "[values.other]\n\"a\" = \"b\"\n[[opinion]]";
    assert_eq!(
        problem("[[opinion]]", scale),
        "the questionnaire has no scale other"
    );
    let scale = "[values.satisfaction]\n\"a\" = \"b\"\n[[opinion]]";
    assert_eq!(
        problem("[[opinion]]", scale),
        "scale satisfaction has no grade b"
    );
}

#[test]
fn two_columns_of_one_header_must_be_told_apart_by_place() {
    let text = EXPORT.replace("4、兴趣", "3、对领导班子的意见");
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let problem = mapping.apply(&table(&text), &setup()).unwrap_err();
    assert!(matches!(
        problem,
        ApplyProblem::AmbiguousColumn { count: 2, .. }
    ));
    let file = FILE.replace("\"3、对领导班子的意见\"", "10");
    assert!(
        Mapping::from_toml(&file, "map.toml")
            .unwrap()
            .apply(&table(&text), &setup())
            .is_ok()
    );
}

#[test]
fn an_opinion_beyond_the_ballot_is_named_not_cut() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let text = EXPORT.replace("补贴名单要张榜", &"长".repeat(21));
    assert!(matches!(
        mapping.apply(&table(&text), &setup()),
        Err(ApplyProblem::OpinionTooLong {
            line: 2,
            length: 21,
            most: 20,
            ..
        })
    ));
}

#[test]
fn a_group_may_be_left_out_only_where_one_is_asked() {
    let mapping = Mapping {
        group: None,
        ..Mapping::from_toml(FILE, "map.toml").unwrap()
    };
    let mut setup = setup();
    assert_eq!(
        mapping.apply(&table(EXPORT), &setup).unwrap_err(),
        ApplyProblem::NoGroup
    );
    setup.groups.truncate(1);
    assert_eq!(mapping.apply(&table(EXPORT), &setup).unwrap().len(), 3);
}

#[test]
fn errors_in_a_mapping_file_name_line_and_key() {
    let error = |from: &str, to: &str| {
        assert!(FILE.contains(from), "{from}");
        Mapping::from_toml(&FILE.replacen(from, to, 1), "map.toml").unwrap_err()
    };
    let wrong = error("subject = \"member-2\"", "subjekt = \"member-2\"");
    assert_eq!(
        (wrong.file.as_str(), wrong.line, wrong.key.as_str()),
        ("map.toml", 15, "subjekt")
    );
    let wrong = error("format = 1", "format = 2");
    assert_eq!((wrong.line, wrong.key.as_str()), (1, "format"));
    let wrong = error("column = 9", "column = [9]");
    assert_eq!((wrong.line, wrong.key.as_str()), (13, "column"));
    let wrong = error("column = \"1、您的身份\"\n", "");
    assert_eq!((wrong.line, wrong.key.as_str()), (3, "group"));
    assert_eq!(Mapping::from_toml("format", "m").unwrap_err().line, 1);
}

#[test]
fn a_value_can_be_left_out_or_refuse_its_row() {
    let file =
        format!("{FILE}\n[values.satisfaction]\n\"优秀\" = \"leave-out\"\n\"较差\" = \"refuse\"\n");
    let file = file.replace("\"基层群众\" = ", "\"其他\" = \"refuse\", \"基层群众\" = ");
    let mapping = Mapping::from_toml(&file, "map.toml").unwrap();
    let other = EXPORT.replacen("63秒,微信,N/A,10.0.0.1(湖北),服务对象", "1,2,3,4,其他", 1);
    let both = format!("{EXPORT}{}", other.lines().nth(1).unwrap());
    let rows = mapping.apply(&table(&both), &setup()).unwrap();
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].answers.marks[2..], [Mark::Blank, Mark::Grade(2)]);
    let preview = mapping.preview(&table(&both), &setup()).unwrap();
    assert_eq!(preview.refused, 2);
    assert_eq!(
        preview.rows,
        [rows_of("service-users", 1), rows_of("residents", 1)]
    );
    let said: Vec<_> = preview
        .by_hand
        .iter()
        .map(|used| (used.value.as_str(), used.count))
        .collect();
    assert_eq!(said, [("其他", 1), ("优秀", 2), ("较差", 1)]);
}

#[test]
fn blank_and_repeated_rows_are_counted() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let again = EXPORT.lines().nth(1).unwrap();
    let text = format!("{EXPORT}{again}\n9,,,,,,基层群众,(空),-2,,\n");
    let preview = mapping.preview(&table(&text), &setup()).unwrap();
    let [service_users, residents] = preview.rows.as_slice() else {
        panic!("{:?}", preview.rows);
    };
    assert_eq!(
        (
            service_users.read,
            service_users.repeated,
            service_users.blank
        ),
        (2, 1, 0)
    );
    assert_eq!(
        (residents.read, residents.repeated, residents.blank),
        (3, 0, 1)
    );
    assert_eq!(preview.identifying.len(), 6);
    assert_eq!(preview.opinions, ["3、对领导班子的意见"]);
}

#[test]
fn a_preview_names_an_opinion_beyond_the_ballot() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let text = EXPORT.replace("补贴名单要张榜", &"长".repeat(21));
    let preview = mapping.preview(&table(&text), &setup()).unwrap();
    assert!(matches!(
        preview.problem,
        Some(ApplyProblem::OpinionTooLong { line: 2, .. })
    ));
}

#[test]
fn what_the_round_did_not_ask_of_a_group_is_left_out_and_counted() {
    let mapping = Mapping::from_toml(FILE, "map.toml").unwrap();
    let mut setup = setup();
    let [_, style, advice] = setup.questionnaire.items.as_mut_slice() else {
        panic!("another questionnaire");
    };
    style.dont_know = false;
    advice.groups = vec!["residents".into()];
    let rows = mapping.apply(&table(EXPORT), &setup).unwrap();
    assert_eq!(rows[0].answers.opinions[0], "");
    assert_eq!(rows[1].answers.marks[2], Mark::Blank);
    assert!(
        rows.iter()
            .all(|row| row.answers.check(&setup, row.class).is_ok())
    );
    let preview = mapping.preview(&table(EXPORT), &setup).unwrap();
    assert_eq!(preview.not_asked, 2);
}
