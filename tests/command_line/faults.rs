//! What is wrong is said in one sentence, and nothing changes.

use std::fs;

use crate::clerk::Clerk;
use crate::survey::{MAP, mapping_for, survey};

#[test]
fn bad_files_get_one_sentence_and_change_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    mapping_for(&clerk);
    clerk.write("survey.csv", survey());
    clerk.write("short.csv", survey().replace(",1、您是", ",1、您贵姓"));
    clerk.write(
        "bad-map.toml",
        MAP.replace("[[answer]]\ncolumn", "[[answer]]\ncolum"),
    );
    clerk.write("foreign.zj", "不是数据库");
    clerk.write("empty.csv", "");
    let whole = fs::read(clerk.path("town.zj")).unwrap();
    clerk.write("cut.zj", whole.get(..whole.len() / 2).unwrap());
    clerk.write("content.txt", "x");

    for (line, words) in [
        (
            "import @short.csv --map @map.toml --data @town.zj",
            &["1、您是"][..],
        ),
        (
            "import @survey.csv --map @bad-map.toml --data @town.zj",
            &["bad-map.toml", "colum"],
        ),
        (
            "import @survey.csv --map @none.toml --data @town.zj",
            &["none.toml"],
        ),
        (
            "import @none.csv --map @map.toml --data @town.zj",
            &["找不到"],
        ),
        (
            "import @empty.csv --map @map.toml --data @town.zj",
            &["空的"],
        ),
        (
            "import @town.zj --map @map.toml --data @town.zj",
            &["数据文件", "不是表格"],
        ),
        ("round status --data @foreign.zj", &["不是照镜的文件"]),
        ("round status --data @cut.zj", &["坏了"]),
        ("round status --data @none.zj", &["none.zj"]),
        ("round status --data @town.box", &["不是照镜的文件"]),
        (
            "round open --data @town.zj --box @second.box --passphrase-file @office.txt",
            &["已经发起过"],
        ),
        (
            "export ratings --data @town.zj --out @office.txt",
            &["还没有开箱"],
        ),
    ] {
        clerk.run(line).failed(1, words);
    }
    assert!(!clerk.path("second.box").exists());
    let turnout = clerk.run("round status --data @town.zj").ok();
    assert!(!turnout.contains("收回 12"), "{turnout}");
}

#[test]
fn init_refuses_what_is_incomplete_and_leaves_no_file() {
    let clerk = Clerk::new();
    clerk.write("short.txt", "1234567\n");
    clerk.write("no-post.csv", "姓名\n王建国\n");
    clerk.write("no-name.csv", "姓名,职务\n王建国,书记\n,镇长\n");
    let init = |rest: &str| {
        clerk.run(&format!(
            "init --data @new.zj --unit 石桥镇党委 --title 年度 --date 2026-12-18 {rest}"
        ))
    };
    let usual = "--group residents=60 --passphrase-file @office.txt";
    init(&format!("--members @no-post.csv {usual}")).failed(1, &["职务"]);
    init(&format!("--members @no-name.csv {usual}")).failed(1, &["第 3 行"]);
    init("--members @roster.csv --group residents=60 --passphrase-file @short.txt")
        .failed(1, &["至少 8"]);
    init("--members @roster.csv --group residents=0 --passphrase-file @office.txt")
        .failed(1, &["人数是 0"]);
    init("--members @roster.csv --group 居民=5 --passphrase-file @office.txt")
        .failed(2, &["residents"]);
    init(&format!(
        "--members @roster.csv --checklist dream@1 {usual}"
    ))
    .failed(1, &["dream@1"]);
    assert!(!clerk.path("new.zj").exists());

    clerk.create_meeting();
    let before = fs::read(clerk.path("town.zj")).unwrap();
    clerk
        .run(
            "init --data @town.zj --unit 别的镇 --title 年度 --date 2026-12-18 --members @roster.csv \
             --group residents=60 --passphrase-file @office.txt",
        )
        .failed(1, &["town.zj", "没有覆盖"]);
    assert_eq!(fs::read(clerk.path("town.zj")).unwrap(), before);
}

#[test]
fn the_data_file_may_be_named_before_or_behind_the_subcommand() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    let before = clerk.run("--data @town.zj round status").ok();
    assert_eq!(before, clerk.run("round status --data @town.zj").ok());
}

#[test]
fn a_wrong_passphrase_opens_nothing() {
    let clerk = Clerk::new();
    clerk.open_round_for_import();
    clerk.run("round close --data @town.zj").ok();
    clerk.write("wrong.txt", "石桥镇会务口令2025\n");
    clerk
        .run("round count --data @town.zj --passphrase-file @wrong.txt")
        .failed(1, &["口令不对"]);
    clerk
        .run("export ratings --data @town.zj")
        .failed(1, &["还没有开箱"]);
}

#[test]
fn a_wrong_command_line_ends_with_two_and_help_speaks_both_languages() {
    let clerk = Clerk::new();
    for line in [
        "improt",
        "export",
        "init",
        "--lang fr",
        "export ratings --format pdf",
    ] {
        assert_eq!(clerk.run(line).code, 2, "{line}");
    }
    assert!(clerk.run("--help").ok().contains("民主生活会"));
    assert!(
        clerk
            .run("--lang en --help")
            .ok()
            .contains("democratic life meeting")
    );
    clerk
        .run("--lang=en export ratings --data @none.zj")
        .failed(1, &["does not exist"]);
}

#[test]
fn a_faulty_configuration_names_its_line() {
    let clerk = Clerk::new();
    fs::create_dir(clerk.path("config")).unwrap();
    clerk.write("config/config.toml", "theme = \"dark\"\ncolour = 1\n");
    clerk
        .run("content list")
        .failed(1, &["config.toml", "第 2 行", "colour"]);
    clerk.write("config/config.toml", "language = \"en\"\n");
    clerk
        .run("export ratings --data @none.zj")
        .failed(1, &["does not exist"]);
}

#[test]
fn a_faulty_content_pack_names_file_line_and_key() {
    let clerk = Clerk::new();
    fs::create_dir_all(clerk.path("config/content/checklists")).unwrap();
    clerk.write(
        "config/content/checklists/own.toml",
        "id = \"own\"\nversion = \"1\"\ntitel = \"x\"\n",
    );
    clerk
        .run("content list")
        .failed(1, &["own.toml", "第 3 行", "titel"]);
}
