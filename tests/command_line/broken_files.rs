//! Whatever is chosen as an export: what cannot be read is refused in one
//! sentence that says what to do, and what can be read is read.

use std::fs;

use rust_xlsxwriter::{Format, Formula, Workbook};

use crate::clerk::Clerk;
use crate::survey::mapping_for;
use crate::workbooks::{self, Rows};

const HEADER: &str = "序号,1、您是,2、作风—(领导班子),3、一句话";

fn good() -> String {
    format!("{HEADER}\n1,居民,很好,修路\n2,同事,还行,\n3,居民,(空),\n")
}

fn rows() -> Rows {
    let line = |line: &str| line.split(',').map(ToOwned::to_owned).collect();
    good().lines().map(line).collect()
}

fn cut(bytes: &[u8]) -> Vec<u8> {
    bytes[..bytes.len() / 2].to_vec()
}

fn wide(text: &str) -> Vec<u8> {
    text.encode_utf16().flat_map(u16::to_le_bytes).collect()
}

fn joined_header() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet
        .merge_range(0, 1, 0, 2, "请评价", &Format::new())
        .unwrap();
    sheet.write(0, 0, "1、您是").unwrap();
    sheet.write(1, 0, "居民").unwrap();
    sheet.write(1, 1, "很好").unwrap();
    book.save_to_buffer().unwrap()
}

fn failed_formula() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, header) in (0..).zip(HEADER.split(',')) {
        sheet.write(0, column, header).unwrap();
    }
    let formula = Formula::new("=Z1").set_result("#REF!");
    sheet.write_formula(1, 2, formula).unwrap();
    book.save_to_buffer().unwrap()
}

fn many_rows() -> Vec<u8> {
    let mut text = format!("{HEADER}\n");
    text.push_str(&"1,居民,很好,\n".repeat(200_000));
    text.into_bytes()
}

fn many_columns() -> Vec<u8> {
    let line = |word: &str| format!("{word},").repeat(2_001);
    format!("{}\n{}\n", line("题"), line("1")).into_bytes()
}

/// A small archive whose one large part says that it unpacks to 300 MB.
fn bomb() -> Vec<u8> {
    let blanks = vec![b' '; 100_000];
    let parts: [(&str, &[u8]); 2] = [
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/sharedStrings.xml", &blanks),
    ];
    let mut bytes = workbooks::zip(&parts);
    let entry = bytes.windows(4).rposition(|four| four == b"PK\x01\x02");
    let size = entry.unwrap() + 24;
    bytes[size..size + 4].copy_from_slice(&(300_u32 * 1024 * 1024).to_le_bytes());
    bytes
}

/// What the file is called, what is in it, and words of the one sentence.
type Broken = (&'static str, Vec<u8>, [&'static str; 2]);

fn broken_texts() -> Vec<Broken> {
    let text = good();
    let gbk_line = encoding_rs::GB18030.encode("4,居民,很好,\n").0.into_owned();
    let stray = text.repeat(20).replacen("(空)", "(\0空)", 1);
    let huge = format!("{HEADER}\n1,居民,很好,{}\n", "长".repeat(11_000));
    let chinese = ["1,居民,很好,\n".as_bytes(), &[0xFF, 0xFF, 0x80, b'\n']].concat();
    vec![
        ("empty.csv", Vec::new(), ["空的", "选错"]),
        ("blank.csv", b"\n,,\n\n".to_vec(), ["空的", "选错"]),
        (
            "header.csv",
            format!("{HEADER}\n").into_bytes(),
            ["只有表头", "导出"],
        ),
        (
            "mixed.csv",
            [text.as_bytes(), &gbk_line].concat(),
            ["第 5 行", "重新导出"],
        ),
        (
            "garbled.csv",
            [HEADER.as_bytes(), b"\n", &chinese].concat(),
            ["第 3 行", "重新导出"],
        ),
        (
            "latin.csv",
            b"a,b\n\xFF,\xFF\x80\n".to_vec(),
            ["GB18030", "另存为 .xlsx"],
        ),
        (
            "long-row.csv",
            text.replacen("修路", "修路,修桥", 1).into_bytes(),
            ["第 2 行有 5 格", "逗号"],
        ),
        ("stray.csv", stray.into_bytes(), ["第 4 行", "重新导出"]),
        (
            "binary.csv",
            vec![0, 1, 2, 3, 0xFF, 0xFE, 7],
            ["不是表格", "请选"],
        ),
        ("huge-cell.csv", huge.into_bytes(), ["有一格字太多", "改短"]),
        (
            "columns.csv",
            many_columns(),
            ["列太多，最多 2000 列", "删掉"],
        ),
        (
            "rows.csv",
            many_rows(),
            ["行太多，最多 200000 行", "分成几份"],
        ),
    ]
}

fn broken_workbooks() -> Vec<Broken> {
    let text = good();
    let xlsx = workbooks::xlsx(&rows());
    let xls = workbooks::xls(&rows());
    let page = "<html><table><tr><td>序号</td></tr></table></html>";
    vec![
        ("cut.xls", cut(&xls), ["没有下载完", "重新导出"]),
        ("cut.xlsx", cut(&xlsx), ["没有下载完", "重新导出"]),
        (
            "tail.xlsx",
            xlsx[..xlsx.len() - 1].to_vec(),
            ["没有下载完", "重新导出"],
        ),
        ("bomb.xlsx", bomb(), ["256 MB", "只导出答卷"]),
        ("page.xls", page.into(), ["网页", "另存为 .xlsx"]),
        (
            "feed.xls",
            b"<?xml version=\"1.0\"?><Workbook/>".to_vec(),
            ["网页", "另存为 .xlsx"],
        ),
        (
            "locked.xlsx",
            workbooks::container("EncryptedPackage", &[7; 6000]),
            ["密码", "另存为 .xlsx"],
        ),
        (
            "locked.xls",
            workbooks::protected_xls(&rows()),
            ["密码", "另存为 .xlsx"],
        ),
        (
            "old.doc",
            workbooks::container("WordDocument", &[7; 6000]),
            ["文档", "请选"],
        ),
        (
            "new.xlsx",
            workbooks::zip(&[("word/document.xml", b"<w/>")]),
            ["文档", "请选"],
        ),
        (
            "talk.xlsx",
            workbooks::zip(&[("ppt/presentation.xml", b"<p/>")]),
            ["演示文稿", "请选"],
        ),
        (
            "photo.xls",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec(),
            ["图片", "请选"],
        ),
        (
            "scan.csv",
            b"\xFF\xD8\xFF\xE0\0\x10JFIF".to_vec(),
            ["图片", "请选"],
        ),
        ("paper.csv", b"%PDF-1.7\n".to_vec(), ["PDF", "重新导出"]),
        (
            "all.zip",
            workbooks::zip(&[("答卷.csv", text.as_bytes())]),
            ["压缩包", "解开"],
        ),
        (
            "open.ods",
            workbooks::zip(&[("mimetype", b"x"), ("content.xml", b"<o/>")]),
            [".ods", "另存为 .xlsx"],
        ),
        (
            "formula.xlsx",
            failed_formula(),
            ["第 2 行第 3 列", "#REF!"],
        ),
        (
            "joined.xlsx",
            joined_header(),
            ["第 2 到第 3 列", "取消合并"],
        ),
    ]
}

#[test]
fn thirty_broken_files_are_refused_in_one_sentence_each_that_says_what_to_do() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    let broken = [broken_texts(), broken_workbooks()].concat();
    assert!(broken.len() >= 30, "{}", broken.len());
    for (name, bytes, words) in broken {
        clerk.write(name, bytes);
        let said = clerk.run(&format!("import @{name} --map @map.toml --data @town.zj"));
        assert_eq!(said.err.lines().count(), 1, "{name}: {}", said.err);
        assert!(said.err.contains('请'), "{name}: {}", said.err);
        assert_eq!(said.out, "", "{name}");
        for word in words {
            assert!(
                said.err.contains(word),
                "{name}: no {word:?} in {}",
                said.err
            );
        }
        assert_eq!(said.code, 1, "{name}");
    }
    fs::create_dir(clerk.path("folder.csv")).unwrap();
    clerk
        .run("import @folder.csv --map @map.toml --data @town.zj")
        .failed(1, &["文件夹", "请打开它"]);
    clerk
        .run("import /dev/null --map @map.toml --data @town.zj")
        .failed(1, &["不是普通文件", "请选"]);
    clerk
        .run("import @nowhere.csv --map @map.toml --data @town.zj")
        .failed(1, &["找不到", "请看看"]);
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(
        turnout.contains("基层群众：应到 60，发出 0，收回 0"),
        "{turnout}"
    );
}

#[test]
fn what_only_looks_broken_is_read_with_every_row() {
    let text = good();
    let marked = |mark: &[u8], body: &[u8]| [mark, body].concat();
    let files = [
        ("wrong-ending.xls", text.clone().into_bytes()),
        ("really-xlsx.csv", workbooks::xlsx(&rows())),
        ("really-xls.xlsx", workbooks::xls(&rows())),
        ("wide.csv", wide(&text.replace('\n', "\r\n"))),
        ("wide-marked.csv", marked(&[0xFF, 0xFE], &wide(&text))),
        ("marked.csv", marked(&[0xEF, 0xBB, 0xBF], text.as_bytes())),
        (
            "short-rows.csv",
            text.replace("2,同事,还行,", "2,同事,还行").into_bytes(),
        ),
        (
            "gap.csv",
            text.replace("2,同事", "\n,,,\n2,同事").into_bytes(),
        ),
        ("tabs.txt", text.replace(',', "\t").into_bytes()),
        ("ctrl-z.csv", format!("{text}\u{1A}").into_bytes()),
        (
            "twice.csv",
            text.replace("序号", "3、一句话（补充）").into_bytes(),
        ),
    ];
    for (name, bytes) in files {
        let clerk = Clerk::new();
        clerk.open_round_for_import();
        mapping_for(&clerk);
        clerk.write(name, bytes);
        let said = clerk.run(&format!("import @{name} --map @map.toml --data @town.zj"));
        let said = said.ok();
        assert!(said.contains("导入 3 张票"), "{name}: {said}");
        assert!(
            said.contains("基层群众：读到 2 份，放进 2 张"),
            "{name}: {said}"
        );
    }
}

#[test]
fn columns_of_the_same_header_are_told_apart_by_their_place() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("twice.csv", good().replace("序号", "2、作风—(领导班子)"));
    clerk
        .run("import @twice.csv --map @map.toml --data @town.zj")
        .failed(1, &["2、作风—(领导班子)", "第几列"]);
    let map = fs::read_to_string(clerk.path("map.toml")).unwrap();
    clerk.write("map.toml", map.replace("\"2、作风—(领导班子)\"", "3"));
    let said = clerk
        .run("import @twice.csv --map @map.toml --data @town.zj")
        .ok();
    assert!(said.contains("导入 3 张票"), "{said}");
}
