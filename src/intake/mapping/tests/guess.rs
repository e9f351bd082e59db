//! What is proposed from the headers.

use super::*;

#[test]
fn a_guess_finds_answers_opinions_and_groups_and_no_identifying_column() {
    let (table, setup) = (table(EXPORT), setup());
    let mapping = Mapping::guess(&table, &setup);
    let named = |rules: &[ColumnRule]| -> Vec<String> {
        rules
            .iter()
            .map(|r| format!("{}/{} {}", r.item, r.subject, r.column))
            .collect()
    };
    assert_eq!(
        named(&mapping.answers),
        [
            "style/member-1 column \"2、请评价—(工作作风：王建国)\"",
            "style/member-2 column \"2、请评价—(工作作风：李秀英)\"",
        ]
    );
    assert_eq!(
        named(&mapping.opinions),
        ["advice/body column \"3、对领导班子的意见\""]
    );
    assert!(matches!(&mapping.group, Some(GroupRule::Column { values, .. }) if values.len() == 2));
    assert!(mapping.preview(&table, &setup).unwrap().unknown.is_empty());
    assert_eq!(mapping.apply(&table, &setup).unwrap().len(), 3);
    let again = Mapping::from_toml(&mapping.to_toml().unwrap(), "map.toml").unwrap();
    let without_lines = |mut mapping: Mapping| {
        for rule in mapping.answers.iter_mut().chain(&mut mapping.opinions) {
            rule.line = 0;
        }
        mapping
    };
    assert_eq!(without_lines(again), mapping);
}

#[test]
fn a_guess_knows_a_question_by_its_first_sentence() {
    let mut setup = setup();
    let advice = setup.questionnaire.items.last_mut().unwrap();
    advice.label = "最盼的一件事".into();
    advice.text = "您最希望班子解决什么？尽量写明在哪里、拖了多久".into();
    let table = table("1、您的身份,3、您最希望班子解决什么？\n基层群众,修路\n");
    let opinions = Mapping::guess(&table, &setup).opinions;
    assert_eq!(opinions.len(), 1);
    assert_eq!(opinions[0].item.as_str(), "advice");
}

#[test]
fn a_header_that_is_the_question_itself_is_that_opinion() {
    let mut setup = setup();
    let advice = setup.questionnaire.items.last_mut().unwrap();
    advice.label = "意见".into();
    advice.text = "您对领导班子的工作作风、为民办事有什么意见？请写明职务或姓名，说具体的事".into();
    // A grade whose label and subject both stand in the opinion's question.
    let style = &mut setup.questionnaire.items[1];
    style.subjects = SubjectKind::All;
    for header in [
        "3、您对领导班子的工作作风、为民办事有什么意见？请写明职务或姓名，说具体的事",
        "3. 您对领导班子的工作作风、为民办事有什么意见?请写明职务或姓名,说具体的事 [填空题]",
        "您对领导班子的工作作风，为民办事有什么意见？",
        "3、您对领导班子的工作作风、为民办事有什",
    ] {
        let table = table(&format!("序号,\"{header}\"\n1,修路\n"));
        let mapping = Mapping::guess(&table, &setup);
        assert_eq!(mapping.answers, [], "{header}");
        assert_eq!(mapping.opinions.len(), 1, "{header}");
        assert_eq!(mapping.opinions[0].item.as_str(), "advice");
    }
}

#[test]
fn a_guess_reads_option_numbers_of_a_coded_export() {
    let text = EXPORT
        .replace("优秀", "1")
        .replace("一般", "3")
        .replace("不了解", "5")
        .replace("（跳过）", "-3")
        .replace("较差", "4")
        .replace("(空)", "-2");
    let mapping = Mapping::guess(&table(&text), &setup());
    let rows = mapping.apply(&table(&text), &setup()).unwrap();
    assert_eq!(rows[0].answers.marks[2..], [Mark::Grade(0), Mark::Grade(2)]);
    assert_eq!(rows[1].answers.marks[2..], [Mark::DontKnow, Mark::Blank]);
    assert_eq!(rows[2].answers.marks[2..], [Mark::Blank, Mark::Grade(3)]);
}
