//! The same survey in every form that platforms export, counted by a reader
//! that knows nothing of the program's own.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use serde_json::Value;

use crate::clerk::Clerk;
use crate::workbooks::{self, Rows};

const GROUPS: [(&str, &str); 2] = [("基层群众", "residents"), ("单位同事", "colleagues")];
const GRADES: [&str; 4] = ["优秀", "良好", "一般", "较差"];
/// Question and its subject, with the ids that the ratings give them.
const ASKED: [(&str, &str, &str); 3] = [
    ("2、请评价—(工作作风：石桥镇党委)", "style", "body"),
    ("2、请评价—(工作作风：王建国)", "style", "member-1"),
    ("3、请评价—(廉洁自律：王建国)", "integrity", "member-1"),
];
const OPINION: &str = "4、您最希望班子解决的一件事是什么？尽量写明什么事、在哪里、拖了多久";

/// Who answered what: texts as the platform shows them.
fn survey() -> Rows {
    let mut header = [
        "序号",
        "提交答卷时间",
        "所用时间",
        "来源",
        "来自IP",
        "您的微信昵称",
        "1、您属于",
    ]
    .map(ToOwned::to_owned)
    .to_vec();
    header.extend(ASKED.map(|(question, ..)| question.to_owned()));
    header.push(OPINION.to_owned());
    let mut rows = vec![header];
    for at in 0..180_usize {
        let group = GROUPS[at % 3 / 2].0;
        let grade = |salt: usize| match (at * 7 + at / 5 * salt) % 20 {
            0..7 => GRADES[0],
            7..12 => GRADES[1],
            12..15 => GRADES[2],
            15..17 => GRADES[3],
            17 => "不了解",
            18 => "(空)",
            _ => "(跳过)",
        };
        let mut row = vec![
            format!("{}", at + 1),
            format!("2026/11/20 09:{:02}:{:02}", at / 60, at % 60),
            format!("{}秒", 20 + at),
            "微信".to_owned(),
            format!("61.155.4.{at}(江苏-南通)"),
            format!("昵称{at}"),
            group.to_owned(),
        ];
        row.extend((1..=3).map(|salt| grade(salt).to_owned()));
        row.push(format!("修路{at}"));
        rows.push(row);
    }
    rows
}

/// The numbers of options instead of their words.
fn coded() -> Rows {
    let code = |cell: &String| match cell.as_str() {
        "基层群众" | "优秀" => "1".to_owned(),
        "单位同事" | "良好" => "2".to_owned(),
        "一般" => "3".to_owned(),
        "较差" => "4".to_owned(),
        "不了解" => "5".to_owned(),
        "(空)" => "-2".to_owned(),
        "(跳过)" => "-3".to_owned(),
        other => other.to_owned(),
    };
    let row = |row: &Vec<String>| row.iter().map(code).collect();
    survey().iter().map(row).collect()
}

/// A column per choice, with 1 and 0, or with the word of the choice.
fn ticked(words: bool) -> Rows {
    let choices = [&GRADES[..], &["不了解"]].concat();
    let spread = |(place, row): (usize, Vec<String>)| {
        let mut cells = row[..7].to_vec();
        for answer in &row[7..10] {
            for choice in &choices {
                cells.push(match (place, answer.as_str()) {
                    (0, question) => format!("{question}({choice})"),
                    (_, "(跳过)") => "-3".to_owned(),
                    (_, answer) if answer == *choice && words => answer.to_owned(),
                    (_, answer) if answer == *choice => "1".to_owned(),
                    _ if words => String::new(),
                    _ => "0".to_owned(),
                });
            }
        }
        cells.push(row[10].clone());
        cells
    };
    survey().into_iter().enumerate().map(spread).collect()
}

/// Per group, item and subject: how often each grade, and what is no grade.
type Counts = BTreeMap<(String, String, String), [u64; 6]>;

/// Counts an export by the words of its cells alone.
fn count(rows: &Rows) -> Counts {
    let header = &rows[0];
    let mut counts = Counts::new();
    for row in &rows[1..] {
        let group = match row[6].as_str() {
            "1" => "residents",
            "2" => "colleagues",
            name => GROUPS.iter().find(|(other, _)| *other == name).unwrap().1,
        };
        for (question, item, subject) in ASKED {
            let key = (group.to_owned(), item.to_owned(), subject.to_owned());
            let counts = counts.entry(key).or_default();
            let mut place = 5;
            for (column, name) in header.iter().enumerate() {
                let Some(choice) = name.strip_prefix(question) else {
                    continue;
                };
                let said = row[column].as_str();
                let word = match (choice, said) {
                    ("", said) => said,
                    (choice, "1") => choice.trim_matches(['(', ')']),
                    (_, "" | "0" | "-3") => continue,
                    (_, said) => said,
                };
                let grade = GRADES.iter().position(|grade| *grade == word);
                place = match word {
                    "不了解" | "5" => 4,
                    "(空)" | "(跳过)" | "-2" | "-3" => 5,
                    number => grade.unwrap_or_else(|| number.parse::<usize>().unwrap() - 1),
                };
            }
            counts[place] += 1;
        }
    }
    counts
}

/// The cells of a new workbook, straight from its parts.
fn read_xlsx(bytes: &[u8]) -> Rows {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut part = |name: &str| {
        let mut text = String::new();
        archive
            .by_name(name)
            .unwrap()
            .read_to_string(&mut text)
            .unwrap();
        text
    };
    let mut shared = Vec::new();
    let text = part("xl/sharedStrings.xml");
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) if tag.name().as_ref() == "si" => shared.push(String::new()),
            Event::Text(words) => {
                if let Some(last) = shared.last_mut() {
                    last.push_str(&words);
                }
            }
            Event::Eof => break,
            _ => {}
        }
    }
    let mut rows = Rows::new();
    let mut is_shared = false;
    let text = part("xl/worksheets/sheet1.xml");
    let mut reader = Reader::from_str(&text);
    let (mut value, mut inside) = (String::new(), false);
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "row" => rows.push(Vec::new()),
                "c" => {
                    let kind = tag.try_get_attribute("t").unwrap();
                    is_shared = kind.is_some_and(|kind| &*kind.value == "s");
                }
                "v" => (inside, value) = (true, String::new()),
                _ => {}
            },
            Event::Text(words) if inside => value.push_str(&words),
            Event::End(tag) if tag.name().as_ref() == "v" => {
                inside = false;
                let cell = if is_shared {
                    shared[value.parse::<usize>().unwrap()].clone()
                } else {
                    value.clone()
                };
                rows.last_mut().unwrap().push(cell);
            }
            Event::Eof => return rows,
            _ => {}
        }
    }
}

/// The cells of an old workbook, straight from its records.
fn read_xls(bytes: &[u8]) -> Rows {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).unwrap();
    let mut stream = Vec::new();
    file.open_stream("Workbook")
        .unwrap()
        .read_to_end(&mut stream)
        .unwrap();
    let word = |at: usize| usize::from(u16::from_le_bytes([stream[at], stream[at + 1]]));
    let mut rows = Rows::new();
    let mut at = 0;
    while at + 4 <= stream.len() {
        let (kind, length, data) = (word(at), word(at + 2), at + 4);
        if kind == 0x0204 {
            let (row, letters) = (word(data), word(data + 6));
            let units: Vec<u16> = (0..letters)
                .map(|unit| word(data + 9 + unit * 2) as u16)
                .collect();
            rows.resize(rows.len().max(row + 1), Vec::new());
            rows[row].push(String::from_utf16(&units).unwrap());
        }
        at = data + length;
    }
    rows
}

/// The cells of a text of quoted cells.
fn read_csv(bytes: &[u8]) -> Rows {
    let (text, _, lost) = encoding_rs::GBK.decode(bytes);
    assert!(!lost);
    let cells = |line: &str| {
        let line = line.trim_matches('"');
        line.split("\",\"").map(ToOwned::to_owned).collect()
    };
    text.lines().map(cells).collect()
}

const GROUP_CODES: &str = r#"
[group]
column = "1、您属于"
values = { 1 = "residents", 2 = "colleagues" }
"#;

/// Imports a file with the mapping that the program proposes, counts the box,
/// and compares each figure.
fn import_and_compare(name: &str, bytes: &[u8], rows: &Rows) {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    clerk.write(name, bytes);
    let coded = rows[1][6].parse::<u8>().is_ok();
    let proposed = clerk.run(&format!(
        "import @{name} --dry-run --save-map @map.toml --data @town.zj"
    ));
    if coded {
        let proposed = proposed.ok();
        assert!(proposed.contains("不知道是谁填的 180 份"), "{proposed}");
        assert!(proposed.contains("请加上群体"), "{proposed}");
        let map = fs::read_to_string(clerk.path("map.toml")).unwrap();
        clerk.write(
            "map.toml",
            map.replacen("format = 1\n", &format!("format = 1\n{GROUP_CODES}"), 1),
        );
    } else {
        assert!(proposed.ok().contains("会放进 180 张票，"));
    }
    let import = format!("import @{name} --map @map.toml --data @town.zj");
    let dry = clerk.run(&format!("{import} --dry-run")).ok();
    let said = clerk.run(&import).ok();
    let dropped =
        "入库前丢掉（能认出人）：序号 · 提交答卷时间 · 所用时间 · 来源 · 来自IP · 您的微信昵称";
    for words in [dropped, &format!("留下的意见：{OPINION}")] {
        assert!(said.contains(words), "{name}: no {words:?} in {said}");
        assert!(dry.contains(words), "{name}: no {words:?} in {dry}");
    }
    for (group, rows) in [("基层群众", 120), ("单位同事", 60)] {
        let did = format!("{group}：读到 {rows} 份，放进 {rows} 张，以前导过 0 份");
        assert!(said.contains(&did), "{name}: no {did:?} in {said}");
        let would = format!("{group}：读到 {rows} 份，其中表里重复的 0 份");
        assert!(dry.contains(&would), "{name}: no {would:?} in {dry}");
    }
    assert!(said.contains("导入 180 张票"), "{name}: {said}");
    // The next export of this form needs no mapping file any more.
    let again = clerk.run(&format!("import @{name} --data @town.zj")).ok();
    assert!(again.contains("上次导这种表时的对应"), "{again}");
    assert!(again.contains("放进 0 张，以前导过 120 份"), "{again}");
    clerk.run("round close --data @town.zj").ok();
    clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .ok();
    compare(name, &clerk.ratings(), &count(rows));
}

fn compare(name: &str, ratings: &Value, counts: &Counts) {
    let mut compared = 0;
    for row in ratings["rows"].as_array().unwrap() {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let key = (text("group_id"), text("item_id"), text("subject_id"));
        let Some([grades @ .., dont_know, blank]) = counts.get(&key) else {
            continue;
        };
        let figures = &row["figures"];
        assert_eq!(
            figures["counts"],
            serde_json::json!(grades),
            "{name}: {key:?}"
        );
        assert_eq!(figures["dont_know"], *dont_know, "{name}: {key:?}");
        assert_eq!(figures["blank"], *blank, "{name}: {key:?}");
        compared += 1;
    }
    assert_eq!(compared, 6, "{name}: figures compared");
}

#[test]
fn an_old_workbook_is_imported_with_the_counts_another_reader_finds() {
    let bytes = workbooks::xls(&survey());
    import_and_compare("survey.xls", &bytes, &read_xls(&bytes));
}

#[test]
fn a_gbk_table_is_imported_with_the_counts_another_reader_finds() {
    let bytes = workbooks::gbk(&survey());
    import_and_compare("survey.csv", &bytes, &read_csv(&bytes));
}

#[test]
fn a_new_workbook_is_imported_with_the_counts_another_reader_finds() {
    let bytes = workbooks::xlsx(&survey());
    import_and_compare("survey.xlsx", &bytes, &read_xlsx(&bytes));
}

#[test]
fn a_coded_export_is_imported_with_the_counts_another_reader_finds() {
    let bytes = workbooks::xlsx(&coded());
    import_and_compare("coded.xlsx", &bytes, &read_xlsx(&bytes));
}

#[test]
fn a_column_per_choice_is_imported_with_the_counts_another_reader_finds() {
    for words in [false, true] {
        let bytes = workbooks::gbk(&ticked(words));
        import_and_compare("ticked.csv", &bytes, &read_csv(&bytes));
    }
}

#[test]
fn two_ticks_in_a_single_choice_are_listed_and_never_guessed() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    let mut rows = ticked(false);
    for row in [5, 9] {
        for cell in &mut rows[row][7..9] {
            "1".clone_into(cell);
        }
        for cell in &mut rows[row][9..12] {
            "0".clone_into(cell);
        }
    }
    clerk.write("ticked.xlsx", workbooks::xlsx(&rows));
    let dry = clerk
        .run("import @ticked.xlsx --dry-run --save-map @map.toml --data @town.zj")
        .ok();
    assert!(
        dry.contains(
            "还不认得：“2、请评价—(工作作风：石桥镇党委)”里的“优秀┋良好”，2 次，最早在第 6 行"
        ),
        "{dry}"
    );
    let import = "import @ticked.xlsx --map @map.toml --data @town.zj";
    clerk.run(import).failed(1, &["第 6 行", "优秀┋良好"]);
    let map = fs::read_to_string(clerk.path("map.toml")).unwrap();
    for (word, read) in [("leave-out", 180), ("refuse", 178), ("excellent", 180)] {
        let values = format!("\n[values.quality-4]\n\"优秀┋良好\" = \"{word}\"\n");
        clerk.write("map.toml", format!("{map}{values}"));
        let said = clerk.run(&format!("{import} --dry-run")).ok();
        assert!(said.contains("“优秀┋良好”算作"), "{said}");
        assert!(
            said.contains(&format!("会放进 {read} 张票")),
            "{word}: {said}"
        );
    }
}
