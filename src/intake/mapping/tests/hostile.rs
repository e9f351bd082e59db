//! Any mapping over any table: an answer or a problem, never a panic.

use proptest::prelude::*;

use super::*;

/// A line of a mapping file, most of them well-formed.
fn line() -> impl Strategy<Value = String> {
    let id = prop::sample::select(vec![
        "style",
        "advice",
        "work",
        "body",
        "member-1",
        "member-2",
        "residents",
        "refuse",
        "excellent",
        "dont-know",
        "leave-out",
        "blank",
        "satisfaction",
        "nobody",
        "",
    ]);
    let column = prop_oneof![
        (0_i64..14).prop_map(|place| place.to_string()),
        Just("-1".to_owned()),
        Just("99999999999999999999".to_owned()),
        "[ -~王建国工作作风，。]{0,8}".prop_map(|text| format!("{text:?}")),
    ];
    let (a, b, c) = (id.clone(), id.clone(), id.clone());
    prop_oneof![
        (column.clone(), a, b, prop::option::of(c), any::<bool>()).prop_map(
            |(column, item, subject, choice, answer)| {
                let kind = if answer { "answer" } else { "opinion" };
                let choice = choice.map_or_else(String::new, |id| format!("choice = \"{id}\"\n"));
                format!("[[{kind}]]\ncolumn = {column}\nitem = \"{item}\"\nsubject = \"{subject}\"\n{choice}")
            }
        ),
        (column, id.clone(), id.clone())
            .prop_map(|(column, value, group)| format!(
                "[group]\ncolumn = {column}\nvalues = {{ \"{value}\" = \"{group}\" }}\n"
            )),
        (id.clone(), id).prop_map(|(value, word)| format!(
            "[values.satisfaction]\n\"{value}\" = \"{word}\"\n"
        )),
        "[ -~\n]{0,20}",
    ]
}

fn file() -> impl Strategy<Value = String> {
    prop::collection::vec(line(), 0..6).prop_map(|lines| format!("format = 1\n{}", lines.concat()))
}

/// A table of headers and cells such as exports have.
fn export() -> impl Strategy<Value = String> {
    let cell = prop::sample::select(vec![
        "序号",
        "1、您的身份",
        "2、工作作风：王建国(优秀)",
        "2、工作作风：王建国(良好)",
        "意见",
        "工作：李秀英",
        "基层群众",
        "优秀",
        "1",
        "0",
        "-3",
        "(空)",
        "",
        "┋",
        "优秀┋良好",
        "\"a,b\"",
        "\u{feff}",
    ]);
    let row = prop::collection::vec(cell, 0..9).prop_map(|cells| cells.join(","));
    prop::collection::vec(row, 0..6).prop_map(|rows| rows.join("\n"))
}

proptest! {
    #[test]
    fn any_text_is_a_mapping_or_an_error_with_a_line(text in "[ -~\n一-十=\\[\\]\"]{0,200}") {
        if let Err(error) = Mapping::from_toml(&text, "m") {
            prop_assert!(error.line >= 1 && error.line <= text.matches('\n').count() + 1);
        }
    }

    #[test]
    fn any_bytes_are_a_mapping_or_an_error(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        let _ = Mapping::from_toml(&String::from_utf8_lossy(&bytes), "m");
    }

    #[test]
    fn any_mapping_of_any_export_ends_in_ballots_or_a_problem(file in file(), export in export()) {
        if let (Ok(mapping), Ok(table)) = (Mapping::from_toml(&file, "m"), Table::from_bytes(export.as_bytes())) {
            let setup = setup();
            let again = Mapping::from_toml(&mapping.to_toml().unwrap(), "m").unwrap();
            prop_assert_eq!(again.answers.len(), mapping.answers.len());
            let preview = mapping.preview(&table, &setup);
            let applied = mapping.apply(&table, &setup);
            let _ = mapping.values_used(&table, &setup);
            if let (Ok(preview), Ok(rows)) = (preview, applied) {
                let read: usize = preview.rows.iter().map(|group| group.read).sum();
                prop_assert_eq!(read, rows.len());
                prop_assert_eq!(read + preview.refused, table.lines().count());
                for row in &rows {
                    prop_assert!(row.answers.check(&setup, row.class).is_ok());
                }
            }
        }
    }

    #[test]
    fn what_is_guessed_fits(export in export()) {
        if let Ok(table) = Table::from_bytes(export.as_bytes()) {
            let setup = setup();
            let mapping = Mapping::guess(&table, &setup);
            prop_assert!(mapping.preview(&table, &setup).is_ok());
        }
    }
}
