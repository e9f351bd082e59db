//! Scripts that take a round from its opening to the empty box, with halls and
//! a divided key, and how each command ends.

use std::fs;
use std::path::Path;

use serde_json::Value;
use zhaojing::cli::{self, Door, Next, World};
use zhaojing::domain::round::{KeyMode, SetupBooth};
use zhaojing::domain::{Answers, Mark};
use zhaojing::lang::{Lang, Language};
use zhaojing::usecase::desk::PassphraseCost;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Ceremony, RoundPlan};
use zhaojing::usecase::vault::{self, Proof};
use zhaojing::usecase::{Desk, Silent, meeting, standing};

use super::clerk::{Clerk, noon};

/// What looks like `XXXX-XXXX-XXXX` on a sheet of slips.
fn codes(slips: &Path) -> Vec<String> {
    let page = fs::read_to_string(slips).unwrap();
    let symbol = |c: char| c.is_ascii_uppercase() || c.is_ascii_digit() || c == '-';
    let words = page.split(|c: char| !symbol(c));
    let code = |word: &&str| word.len() == 14 && word.split('-').all(|four| four.len() == 4);
    words.filter(code).map(ToOwned::to_owned).collect()
}

fn vote(path: &Path, codes: &[String]) -> Vec<String> {
    let booth = Booth::open(path).unwrap();
    let cast = |code: &String| {
        let admission = booth.admit(code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        answers.marks.fill(Mark::Grade(0));
        booth.cast(&admission, &answers, "").unwrap()
    };
    codes.iter().filter_map(cast).collect()
}

/// A round whose key is divided; both papers lie in files.
fn two_persons() -> Clerk {
    let clerk = Clerk::new();
    clerk.create_meeting();
    let desk = Desk::new(PassphraseCost::Floor, None);
    desk.open(&clerk.path("town.zj")).unwrap();
    let prospect = standing::prospect(&desk, noon().date()).unwrap();
    let (box_path, slips) = (clerk.path("town.box"), clerk.path("slips.html"));
    let mut plan = RoundPlan::usual(&prospect.overview.groups, &prospect.pack, box_path, slips);
    plan.groups.iter_mut().for_each(|group| group.codes = 6);
    plan.halls = vec![SetupBooth {
        name: "北村".to_owned(),
        codes: vec![3; plan.groups.len()],
        paper: false,
    }];
    let mut ceremony = Ceremony::begin(KeyMode::TwoPersons).unwrap();
    for name in ["chair.txt", "scrutineer.txt"] {
        let holder = ceremony.next().unwrap();
        let words = ceremony.words(holder).unwrap();
        clerk.write(name, format!("{}\n", words.as_str()));
        ceremony.prove(holder, &words).unwrap();
    }
    let proof = Proof::Passphrase("石桥镇会务口令2026");
    let meeting = meeting::current(&desk).unwrap().id;
    let office = vault::unlock_office(&desk, meeting, &proof).unwrap();
    let lang = Lang::load(Language::Chinese).unwrap();
    round::open(&desk, &office, &plan, &ceremony, &lang, noon(), &Silent).unwrap();
    clerk
}

fn status(clerk: &Clerk) -> Value {
    let json = clerk.run("round status --data @town.zj --format json").ok();
    serde_json::from_str(&json).unwrap()
}

/// The count with both papers.
const COUNT: &str =
    "round count --data @town.zj --share-file @chair.txt --share-file @scrutineer.txt";

/// The same round after eight have voted.
fn voted() -> Clerk {
    let clerk = two_persons();
    vote(
        &clerk.path("town.box"),
        &codes(&clerk.path("slips.html"))[..8],
    );
    clerk
}

/// The same, closed, with the scrutineer's copy.
fn closed() -> Clerk {
    let clerk = voted();
    clerk.run("round close --data @town.zj").ok();
    clerk.run("round copy --data @town.zj --out @copy.box").ok();
    clerk
}

/// 24 symbols of the round, from its status.
fn words(clerk: &Clerk, key: &str) -> String {
    status(clerk)[key].as_str().unwrap().to_owned()
}

#[test]
fn an_open_round_tells_its_turnout_and_refuses_the_later_steps() {
    let clerk = voted();
    let open = status(&clerk);
    assert_eq!(open["state"], "open");
    assert_eq!(open["keys"], "two-persons");
    assert_eq!(open["kind"], "assessment");
    assert_eq!(open["halls"][0]["state"], "not-made");
    assert_eq!(
        (&open["root_words"], &open["release_words"]),
        (&Value::Null, &Value::Null)
    );
    let sum = |field: &str| -> u64 {
        let groups = open["turnout"].as_array().unwrap();
        groups
            .iter()
            .map(|group| group[field].as_u64().unwrap())
            .sum()
    };
    assert_eq!(
        (sum("returned"), sum("unused_codes"), sum("imported")),
        (8, 4, 0)
    );

    // The steps in the wrong order are refused, each with its reason.
    for (line, words) in [
        (COUNT, "还没有封"),
        ("round copy --data @town.zj --out @copy.box", "封"),
        (
            "round release --data @town.zj --out @release.json",
            "还没有开箱计票",
        ),
        ("round accept --data @town.zj", "还没有开箱计票"),
        ("round destroy --data @town.zj --yes", "还没有经会议认可"),
    ] {
        clerk.run(line).failed(1, &[words]);
    }
}

#[test]
fn closing_gives_a_check_a_copy_a_record_and_receipts() {
    let clerk = voted();
    let closed = clerk.run("round close --data @town.zj").ok();
    assert!(closed.contains("应该剩下"), "{closed}");
    let root = words(&clerk, "root_words");
    assert!(closed.contains(&root), "{closed}");
    clerk
        .run("round close --data @town.zj")
        .failed(1, &["已经结束"]);
    clerk.run("round copy --data @town.zj --out @copy.box").ok();
    clerk
        .run("round copy --data @town.zj --out @copy.box")
        .failed(1, &["已经"]);
    clerk
        .run("round minutes --data @town.zj --out @minutes.docx")
        .ok();
    clerk
        .run("round minutes --data @town.zj --out @minutes.html")
        .ok();
    let minutes = fs::read_to_string(clerk.path("minutes.html")).unwrap();
    assert!(minutes.contains("北村"), "{minutes}");
    clerk
        .run("round receipts --data @town.zj --out @receipts.txt")
        .failed(2, &["receipts.txt", ".docx"]);
    clerk
        .run("round receipts --data @town.zj --out @receipts.html")
        .ok();
    assert!(clerk.path("receipts.html").exists());
}

#[test]
fn papers_that_do_not_belong_count_nothing() {
    let clerk = closed();
    // One paper alone, the same twice, and no paper at all.
    let count = "round count --data @town.zj --share-file @chair.txt";
    clerk.run(count).failed(1, &["还缺一份"]);
    clerk
        .run(&format!("{count} --share-file @chair.txt"))
        .failed(1, &["chair.txt", "已经输过了"]);
    clerk.write("office-words.txt", "的的的\n");
    clerk
        .run(&format!("{count} --share-file @office-words.txt"))
        .failed(1, &["office-words.txt", "24 个字，这里有 3 个"]);
    clerk
        .run(&format!("{count} --share-file @none.txt"))
        .failed(1, &["none.txt"]);
    assert_eq!(status(&clerk)["state"], "closed");
}

#[test]
fn a_script_counts_accepts_and_destroys() {
    let clerk = closed();
    let counted = clerk.run(COUNT).ok();
    let (root, words) = (words(&clerk, "root_words"), words(&clerk, "release_words"));
    assert!(
        counted.contains("8 张有效票") && counted.contains(&words),
        "{counted}"
    );
    clerk.run("round accept --data @town.zj").ok();
    clerk
        .run("round destroy --data @town.zj")
        .failed(2, &["--yes"]);
    clerk.run("round destroy --data @town.zj --yes").ok();
    let ended = status(&clerk);
    assert_eq!(
        (&ended["accepted_on"], &ended["destroyed_on"]),
        (&"2026-11-24".into(), &"2026-11-24".into())
    );
    assert_eq!(ended["release_words"], words.as_str());
    let text = clerk.run("round status --data @town.zj").ok();
    for part in [
        root.as_str(),
        words.as_str(),
        "选票销毁：2026-11-24",
        "已计票",
        "北村",
    ] {
        assert!(text.contains(part), "{part} is not in {text}");
    }
    clerk
        .run("recount @town.box --share-file @chair.txt")
        .failed(1, &["销毁"]);
}

#[test]
fn a_recount_ends_with_nought_when_equal_and_with_one_when_different() {
    let clerk = closed();
    clerk.run(COUNT).ok();
    clerk
        .run("round release --data @town.zj --out @release.json")
        .ok();
    let (root, words) = (words(&clerk, "root_words"), words(&clerk, "release_words"));
    let recount = "recount @copy.box --share-file @scrutineer.txt --share-file @chair.txt";
    let equal = clerk
        .run(&format!("{recount} --release @release.json"))
        .ok();
    for part in [&root, &words] {
        assert!(equal.contains(part.as_str()), "{equal}");
    }
    assert!(equal.contains("完全一样"), "{equal}");
    assert!(clerk.run(recount).ok().contains("没有结果文件可比"));
    let text = fs::read_to_string(clerk.path("release.json")).unwrap();
    let forged = text.replace("年度民主生活会", "去年的民主生活会");
    assert_ne!(text, forged);
    clerk.write("forged.json", forged);
    let different = clerk.run(&format!("{recount} --release @forged.json"));
    assert_eq!(different.code, 1, "{}", different.err);
    assert!(
        different.out.contains("不要认可公布的结果"),
        "{}",
        different.out
    );
    clerk.write("broken.json", "{");
    assert_eq!(
        clerk.run(&format!("{recount} --release @broken.json")).code,
        1
    );
    clerk
        .run("recount @none.box --share-file @chair.txt")
        .failed(1, &["none.box"]);
    let other = two_persons();
    fs::copy(other.path("chair.txt"), clerk.path("other.txt")).unwrap();
    clerk
        .run("recount @copy.box --share-file @other.txt")
        .failed(1, &["other.txt", "不是这一份钥匙"]);
}

#[test]
fn boxes_of_halls_are_made_closed_collected_and_given_up() {
    let clerk = Clerk::new();
    clerk.create_meeting();
    let opened = clerk
        .run(
            "round open --data @town.zj --box @town.box --slips @slips.html \
             --hall 北村:residents=40 --hall 南村：residents=10，colleagues=2 \
             --receipts residents --passphrase-file @office.txt",
        )
        .ok();
    assert!(opened.contains("booth make"), "{opened}");
    // The halls' codes come out of the office's.
    let here = codes(&clerk.path("slips.html")).len();
    let listed = clerk.run("booth list --data @town.zj --format json").ok();
    let listed: Value = serde_json::from_str(&listed).unwrap();
    assert_eq!(
        (&listed[0]["name"], &listed[0]["codes"]),
        (&"北村".into(), &40.into())
    );
    assert_eq!(
        (&listed[1]["place"], &listed[1]["codes"]),
        (&2.into(), &12.into())
    );
    assert_eq!(here, (60 + 3 + 30 + 2) - 52);

    let make = "booth make --data @town.zj --box @north.box --slips @north.html";
    clerk
        .run(&format!("{make} --hall 3"))
        .failed(1, &["没有这个分会场"]);
    clerk.run(&format!("{make} --hall 1")).ok();
    clerk
        .run(&format!("{make} --hall 1"))
        .failed(1, &["已经做过了"]);
    clerk
        .run("booth make --data @town.zj --hall 南村 --box @south.box --slips @south.html")
        .ok();
    let receipts = vote(
        &clerk.path("north.box"),
        &codes(&clerk.path("north.html"))[..4],
    );
    assert_eq!(receipts.len(), 4, "residents were given receipts");
    assert!(
        clerk
            .run("booth list --data @town.zj")
            .ok()
            .contains("1 北村：40 个票码，在外面")
    );
    clerk
        .run("round close --data @town.zj")
        .failed(1, &["北村", "还没有收回来"]);

    let closed = clerk.run("booth close @north.box").ok();
    assert!(closed.contains("“北村”封箱了：4 张票"), "{closed}");
    let root = closed.trim().rsplit('：').next().unwrap().to_owned();
    clerk.run("booth close @none.box").failed(1, &["none.box"]);
    clerk.write("broken.box", "x");
    clerk
        .run("booth collect --data @town.zj @north.box @broken.box")
        .failed(1, &["broken.box"]);
    let collected = clerk.run("booth collect --data @town.zj @north.box").ok();
    assert!(collected.contains(&root), "{collected} {root}");
    clerk
        .run("booth collect --data @town.zj @north.box")
        .failed(1, &["north.box", "已经并进来了"]);
    clerk
        .run("booth give-up --data @town.zj --hall 2 --why 　")
        .failed(2, &["--why"]);
    clerk
        .run("booth give-up --data @town.zj --hall 2 --why 发大水")
        .ok();
    let halls = status(&clerk)["halls"].clone();
    assert_eq!(
        (&halls[0]["state"], &halls[1]["state"]),
        (&"collected".into(), &"given-up".into())
    );
    assert_eq!(halls[1]["why"], "发大水");
    clerk.run("round close --data @town.zj").ok();
    clerk
        .run("round receipts --data @town.zj --out @list.html")
        .ok();
    let list = fs::read_to_string(clerk.path("list.html")).unwrap();
    assert!(
        receipts.iter().all(|receipt| list.contains(receipt)),
        "{list}"
    );
    // One person holds this key: the office counts, and nobody counts again.
    clerk.run("round copy --data @town.zj --out @copy.box").ok();
    clerk
        .run("recount @copy.box --share-file @office.txt")
        .failed(1, &["一人保管"]);
    let counted = clerk
        .run("round count --data @town.zj --passphrase-file @office.txt")
        .ok();
    assert!(counted.contains("4 张有效票"), "{counted}");
}

#[test]
fn a_command_line_that_is_wrong_ends_with_two_and_makes_nothing() {
    let clerk = Clerk::new();
    clerk.create_meeting();
    let open = "round open --data @town.zj --box @new.box --passphrase-file @office.txt";
    for (more, words) in [
        ("--hall 北村", "不是分会场的写法"),
        ("--hall 北村:residents=0", "不是分会场的写法"),
        ("--hall 北村:villagers=3", "villagers"),
        (
            "--hall 北村:residents=3 --hall 北村:residents=4",
            "都叫“北村”",
        ),
        ("--receipts villagers", "villagers"),
        ("--questionnaire township", "代号@版本"),
        ("--keys four", "four"),
        ("--keys two", "终端"),
    ] {
        clerk.run(&format!("{open} {more}")).failed(2, &[words]);
        assert!(!clerk.path("new.box").exists(), "{more}");
    }
    clerk
        .run(&format!("{open} --questionnaire township@99"))
        .failed(1, &["township"]);
    for line in [
        "round copy --data @town.zj",
        "booth make --data @town.zj --hall 1",
        "booth collect --data @town.zj",
        "booth give-up --data @town.zj --hall 1",
        "booth",
        "recount",
    ] {
        clerk.run(line).failed(2, &[]);
    }
    for line in [
        "booth list --data @town.zj",
        "round status --data @town.zj",
        "round accept --data @town.zj",
    ] {
        clerk.run(line).failed(1, &["还没有开始征求意见"]);
    }
}

#[test]
fn another_questionnaire_makes_another_kind_of_round() {
    let clerk = Clerk::new();
    clerk.create_meeting();
    let listed = clerk.run("content list --format json").ok();
    assert!(listed.contains("township"), "{listed}");
    clerk
        .run(
            "round open --data @town.zj --box @town.box --questionnaire follow-up@1 \
             --passphrase-file @office.txt",
        )
        .ok();
    assert_eq!(status(&clerk)["kind"], "follow-up");
    assert!(
        clerk
            .run("round status --data @town.zj")
            .ok()
            .contains("满意度回访《")
    );
}

#[test]
fn a_recount_without_papers_in_files_opens_the_program() {
    let clerk = Clerk::new();
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut world = World {
        out: &mut out,
        err: &mut err,
        now: noon(),
        locales: Vec::new(),
        config_folder: Some(clerk.path("config")),
        cost: PassphraseCost::Floor,
    };
    let args = ["zhaojing", "recount", "a.box", "--release", "b.json"];
    let next = cli::run(args.map(std::ffi::OsString::from), &mut world);
    let Next::Open(start) = next else {
        panic!("it ends with {next:?}")
    };
    assert!(matches!(
        start.door,
        Door::Recount(copy, Some(release))
            if copy == Path::new("a.box") && release == Path::new("b.json")
    ));
}
