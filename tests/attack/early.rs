//! P5. Nobody reads early: the office's passphrase, one part of the key and
//! every file open nothing; and what people wrote and typed is in no file.

use std::fs;
use std::path::Path;

use aho_corasick::AhoCorasick;
use zhaojing::crypto::ballot::{Label, RoundKey, open_ballot};
use zhaojing::crypto::key::SecretKey;
use zhaojing::crypto::recovery::RecoveryKey;
use zhaojing::domain::round::KeyMode;
use zhaojing::domain::{Answers, Mark};
use zhaojing::store::BoxCopy;
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Opener, Shares};
use zhaojing::usecase::{Error, Silent};

use super::so_many;
use super::support::town;
use super::town_hall::TownHall;

const MARKED: &str = "界碑二十七号旁边的路灯三年没有亮过";

/// A round in which everybody wrote the marked words, and the answers as they
/// are packed before sealing.
fn marked_round(mode: KeyMode) -> (TownHall, Vec<Vec<u8>>) {
    let town = TownHall::open(mode, [4, 4, 4], &[]);
    let booth = Booth::open(&town.box_path()).unwrap();
    let packed = town.codes.iter().enumerate().map(|(n, code)| {
        let admission = booth.admit(code).unwrap();
        let mut answers = Answers::blank(booth.setup());
        for (at, mark) in answers.marks.iter_mut().enumerate() {
            *mark = Mark::Grade(((at * 7 + n) % 4) as u8);
        }
        answers.opinions[0] = format!("{MARKED}，第{n}位");
        let packed = answers.encode().unwrap().to_vec();
        booth.cast(&admission, &answers, "").unwrap();
        packed
    });
    let packed = packed.collect();
    (town, packed)
}

/// Every file of the town except the slips, which people print and destroy.
fn files(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_none_or(|ending| ending != "html") {
            files.push((name, fs::read(&path).unwrap()));
        }
    }
    files
}

/// A text in the forms in which a file could hold it.
fn forms(text: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u16> = text.encode_utf16().collect();
    vec![
        text.as_bytes().to_vec(),
        wide.iter().flat_map(|unit| unit.to_le_bytes()).collect(),
        wide.iter().flat_map(|unit| unit.to_be_bytes()).collect(),
        encoding_rs::GB18030.encode(text).0.into_owned(),
    ]
}

/// A code in the forms in which a file could hold it: as printed, as typed, and
/// as numbers.
fn code_forms(code: &str) -> Vec<Vec<u8>> {
    const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    let plain: String = code.chars().filter(|c| *c != '-').collect();
    let numbers = plain
        .chars()
        .filter_map(|c| SYMBOLS.find(c))
        .map(|n| n as u8);
    let mut found = vec![numbers.collect()];
    for text in [code, &plain, &code.to_lowercase(), &plain.to_lowercase()] {
        found.extend(forms(text));
    }
    found
}

#[test]
fn what_was_written_and_typed_is_in_no_file() {
    for mode in [KeyMode::TwoPersons, KeyMode::OnePerson] {
        let (town, packed) = marked_round(mode);
        let mut sought = forms(MARKED);
        sought.extend(forms(&MARKED.chars().take(7).collect::<String>()));
        sought.extend(packed.iter().map(|packed| packed[1..].to_vec()));
        // Marks alone, without the words.
        sought.extend(packed.iter().map(|packed| packed[1..40].to_vec()));
        sought.extend(town.codes.iter().flat_map(|code| code_forms(code)));
        for (_, words) in &town.papers {
            sought.extend(forms(&words.chars().take(5).collect::<String>()));
            let plain: String = words.chars().filter(|c| !c.is_whitespace()).collect();
            sought.extend(forms(&plain.chars().take(5).collect::<String>()));
            sought.push(
                RecoveryKey::parse(words)
                    .unwrap()
                    .secret()
                    .expose()
                    .to_vec(),
            );
        }
        sought.push(town::OFFICE.as_bytes().to_vec());
        let seeker = AhoCorasick::new(&sought).unwrap();
        // The reader finds what is there: the slips hold every code.
        let slips = fs::read(town.file("一月.html")).unwrap();
        assert!(seeker.find_iter(&slips).count() >= town.codes.len());
        let look = |when: &str| {
            let files = files(town.folder.path());
            assert!(files.len() >= 3, "box, journal and data file are looked at");
            for (name, bytes) in &files {
                let found = seeker.find(bytes).map(|found| found.pattern().as_usize());
                assert_eq!(
                    found,
                    None,
                    "{when}: {name} holds {:?}",
                    found.map(|n| &sought[n])
                );
            }
            println!(
                "{mode:?}, {when}: {} forms sought in {} files, 0 found",
                sought.len(),
                files.len()
            );
        };
        look("while the box is open");
        round::close(&town.desk).unwrap();
        round::copy_for_scrutineer(&town.desk, &town.file("监票人.box")).unwrap();
        look("when it is closed");
    }
}

/// Both halves are needed: with the passphrase, one half and all files, every
/// way that the program has is refused.
#[test]
fn the_passphrase_one_half_and_all_files_open_nothing() {
    let (town, _) = marked_round(KeyMode::TwoPersons);
    let office = Opener::Office(&town.office);
    let now = town::morning();
    assert!(matches!(
        round::count(&town.desk, office, now, &Silent),
        Err(Error::RoundNotClosed)
    ));
    round::close(&town.desk).unwrap();
    let copy = town.file("监票人.box");
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();
    assert!(round::count(&town.desk, office, now, &Silent).is_err());
    let setup = round::setup(&town.desk).unwrap();
    for (_, words) in &town.papers {
        let mut shares = Shares::of(&setup);
        shares.give(words).unwrap();
        let alone = round::count(&town.desk, Opener::Shares(&shares), now, &Silent);
        assert!(matches!(alone, Err(Error::ShareMissing)));
        let copy = round::recount::read(&copy).unwrap();
        let alone = round::recount::recount(&copy, &shares, None, &Silent);
        assert!(matches!(alone, Err(Error::ShareMissing)));
    }
}

/// Is the other half, or the key, hidden in some file? Every 32 bytes of every
/// file are tried as the key, and as the half that is missing.
#[test]
fn no_bytes_of_any_file_complete_the_key() {
    let (town, _) = marked_round(KeyMode::TwoPersons);
    round::close(&town.desk).unwrap();
    let setup = round::setup(&town.desk).unwrap();
    let halves: Vec<[u8; 32]> = town
        .papers
        .iter()
        .map(|(_, words)| *RecoveryKey::parse(words).unwrap().secret().expose())
        .collect();
    let xor = |a: &[u8; 32], b: &[u8; 32]| -> [u8; 32] { std::array::from_fn(|at| a[at] ^ b[at]) };
    let opens = |secret: &[u8; 32]| {
        let key = RoundKey::from_secret(SecretKey::from_bytes(secret));
        key.public().to_bytes() == setup.public_key
    };
    // The attack itself works: with the other half it is the key.
    assert!(opens(&xor(&halves[0], &halves[1])));
    let every = so_many(61, 3);
    let mut tried = 0;
    for (name, bytes) in files(town.folder.path()) {
        for window in bytes.windows(32).step_by(every) {
            let window: &[u8; 32] = window.try_into().unwrap();
            if window == &[0; 32] {
                continue;
            }
            assert!(!opens(window), "{name} holds the key");
            assert!(
                !opens(&xor(window, &halves[0])),
                "{name} holds the other half"
            );
            tried += 2;
        }
    }
    println!("{tried} keys tried, 0 fit");
}

/// A ballot of the box, tried under what one person has.
#[test]
fn a_half_is_no_key() {
    let (town, _) = marked_round(KeyMode::TwoPersons);
    round::close(&town.desk).unwrap();
    let copy = town.file("监票人.box");
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();
    let copy = BoxCopy::read(&copy).unwrap();
    let setup = round::setup(&town.desk).unwrap();
    for (_, words) in &town.papers {
        let half = *RecoveryKey::parse(words).unwrap().secret().expose();
        let key = RoundKey::from_secret(SecretKey::from_bytes(&half));
        for boxed in &copy.ballots {
            let label = Label {
                class: boxed.class,
                pair: &boxed.pair,
            };
            let opened = open_ballot(&key, &setup.round.0, &copy.setup_hash, label, &boxed.sealed);
            assert!(opened.is_err());
        }
    }
}

/// What a log or a panic message could print of a voter's things.
#[test]
fn what_is_printed_for_programmers_shows_nothing() {
    let (town, _) = marked_round(KeyMode::TwoPersons);
    let booth = Booth::open(&town.box_path()).unwrap();
    let mut answers = Answers::blank(booth.setup());
    answers.opinions[0] = MARKED.into();
    let refused = booth.admit(&town.codes[0]).unwrap_err();
    let shown = format!(
        "{answers:?} {refused:?} {refused} {booth:?} {:?}",
        town.shares()
    );
    assert!(!shown.contains("界碑"));
    for code in &town.codes {
        assert!(!shown.contains(code.as_str()));
    }
    for (_, words) in &town.papers {
        assert!(!shown.contains(&words.chars().take(4).collect::<String>()));
    }
}

/// A crash of the kiosk writes no image of its memory.
#[cfg(target_os = "linux")]
#[test]
fn a_running_kiosk_leaves_no_core_and_closes_its_memory() {
    use super::support::pty::Pty;
    use portable_pty::CommandBuilder;

    let (town, _) = marked_round(KeyMode::TwoPersons);
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_zhaojing"));
    command.args(["--lang", "zh-CN", "kiosk"]);
    command.arg(town.box_path());
    command.env("XDG_CONFIG_HOME", town.folder.path());
    let mut kiosk = Pty::open(command);
    kiosk.until("first screen", |pty| pty.text().trim().len() > 40);
    let process = kiosk.process().as_raw_nonzero();
    let limits = fs::read_to_string(format!("/proc/{process}/limits")).unwrap();
    let core = limits
        .lines()
        .find(|line| line.starts_with("Max core file size"))
        .unwrap();
    let words: Vec<_> = core.split_whitespace().collect();
    assert_eq!(words[4..6], ["0", "0"], "{core}");
}
