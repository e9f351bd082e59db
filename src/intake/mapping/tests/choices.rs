//! Exports with a column per choice.

use super::*;

const TICKED: &str = "1、您的身份,2、工作作风：王建国(优秀),2、工作作风：王建国(良好),\
2、工作作风：王建国(一般),2、工作作风：王建国(较差),2、工作作风：王建国(不了解)\n\
基层群众,1,0,0,0,0\n基层群众,0,0,0,1,0\n基层群众,0,0,0,0,1\n基层群众,-3,-3,-3,-3,-3\n\
基层群众,0,0,0,0,0\n";

fn marks(text: &str) -> Vec<Mark> {
    let (table, setup) = (table(text), setup());
    let mapping = Mapping::guess(&table, &setup);
    let rows = mapping.apply(&table, &setup).unwrap();
    rows.iter().map(|row| row.answers.marks[2]).collect()
}

#[test]
fn several_columns_fill_one_answer_whatever_a_tick_looks_like() {
    let wanted = [
        Mark::Grade(0),
        Mark::Grade(3),
        Mark::DontKnow,
        Mark::Blank,
        Mark::Blank,
    ];
    assert_eq!(marks(TICKED), wanted);
    let tick = |sign: &str| TICKED.replace(",1", &format!(",{sign}")).replace(",0", ",");
    for sign in ["√", "是", "选中", "TRUE"] {
        assert_eq!(marks(&tick(sign)), wanted, "{sign}");
    }
    let header = TICKED.lines().next().unwrap();
    let words = format!("{header}\n基层群众,优秀\n基层群众,,,,较差\n");
    assert_eq!(marks(&words), [Mark::Grade(0), Mark::Grade(3)]);
}

#[test]
fn two_ticks_and_what_is_no_tick_are_values_without_a_meaning() {
    let text = TICKED.replace("基层群众,1,0,0", "基层群众,1,1,0");
    let (table, setup) = (table(&text), setup());
    let mut mapping = Mapping::guess(&table, &setup);
    let preview = mapping.preview(&table, &setup).unwrap();
    assert_eq!(
        preview.unknown,
        [UnknownValue {
            column: "2、工作作风：王建国".into(),
            value: "优秀┋良好".into(),
            count: 1,
            first_line: 2,
        }]
    );
    assert!(mapping.apply(&table, &setup).is_err());
    let values = mapping.values.entry("satisfaction".into()).or_default();
    values.insert("优秀┋良好".into(), LEAVE_OUT.into());
    let rows = mapping.apply(&table, &setup).unwrap();
    assert_eq!((rows.len(), rows[0].answers.marks[2]), (5, Mark::Blank));

    let text = TICKED.replace("基层群众,1,0", "基层群众,7,0");
    let table = super::table(&text);
    let preview = mapping.preview(&table, &setup).unwrap();
    assert_eq!(preview.unknown[0].value, "优秀=7");
}

#[test]
fn one_column_of_a_choice_alone_is_not_an_answer() {
    let table = table("1、您的身份,2、工作作风：王建国(优秀)\n基层群众,1\n基层群众,0\n");
    assert_eq!(Mapping::guess(&table, &setup()).answers, []);
}

#[test]
fn the_longest_choice_at_the_end_of_a_header_is_meant() {
    let mut setup = setup();
    let scale = &mut setup.questionnaire.scales[0];
    for (grade, label) in scale
        .grades
        .iter_mut()
        .zip(["优秀", "称职", "基本称职", "不称职"])
    {
        grade.label = label.into();
    }
    let scale = &setup.questionnaire.scales[0];
    let words = crate::intake::headers::Words::embedded().survey;
    let table = table("甲(基本称职),甲_不称职,甲称职,甲：称职,甲【称职】,称职\n1,0,1,0,1,1\n");
    let choices: Vec<_> = (0..6)
        .map(|at| choice_of(&table, at, scale, &words))
        .collect();
    let some = |id: &str| Some(id.to_owned());
    assert_eq!(
        choices,
        [
            some("fair"),
            some("poor"),
            None,
            some("good"),
            some("good"),
            some("good")
        ]
    );
    assert_eq!(stem_of("甲(基本称职)", scale), "甲");
    assert_eq!(stem_of("甲(还行)", scale), "甲(还行)");
}

#[test]
fn choices_live_through_a_mapping_file_and_must_be_of_the_scale() {
    let (table, setup) = (table(TICKED), setup());
    let text = Mapping::guess(&table, &setup).to_toml().unwrap();
    let mapping = Mapping::from_toml(&text, "map.toml").unwrap();
    assert_eq!(mapping.apply(&table, &setup).unwrap().len(), 5);
    for (from, to, wanted) in [
        ("choice = \"good\"", "choice = \"best\"", "has no choice"),
        ("choice = \"good\"", "", "has no choice"),
        (
            "choice = \"good\"",
            "choice = \"excellent\"",
            "is mapped twice",
        ),
    ] {
        assert!(text.contains(from), "{text}");
        let mapping = Mapping::from_toml(&text.replacen(from, to, 1), "map.toml").unwrap();
        let problem = mapping.apply(&table, &setup).unwrap_err().to_string();
        assert!(problem.contains(wanted), "{problem}");
    }
}
