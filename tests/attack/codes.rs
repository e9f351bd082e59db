//! P12 and P13 from outside: codes can be typed, guessing them is dear, and who
//! makes it cheap is refused. (All patterns of errors are proved in
//! `src/crypto/code_tests.rs`, hostile costs in `src/crypto/kdf.rs`.)

use std::fs;

use rusqlite::Connection;
use sha2::{Digest, Sha256};
use zhaojing::crypto::code::{self, VotingCode};
use zhaojing::crypto::kdf::KdfCost;
use zhaojing::crypto::wrap::WrappedKey;
use zhaojing::domain::Setup;
use zhaojing::domain::round::KeyMode;
use zhaojing::usecase::Error;
use zhaojing::usecase::kiosk::Booth;

use super::support::town;
use super::town_hall::TownHall;

const SYMBOLS: &str = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

fn codes() -> Vec<String> {
    (0..100)
        .map(|_| VotingCode::random().unwrap().to_string())
        .collect()
}

/// The same code with these symbols, dashes in their places.
fn dashed(symbols: &[char]) -> String {
    let fours: Vec<String> = symbols
        .chunks(4)
        .map(|four| four.iter().collect())
        .collect();
    fours.join("-")
}

#[test]
fn no_wrong_symbol_and_no_swap_of_a_hundred_codes_is_accepted() {
    let mut tried = 0;
    for printed in codes() {
        let symbols: Vec<char> = printed.chars().filter(|c| *c != '-').collect();
        for at in 0..12 {
            for wrong in SYMBOLS.chars().filter(|c| *c != symbols[at]) {
                let mut typed = symbols.clone();
                typed[at] = wrong;
                assert!(VotingCode::parse(&dashed(&typed)).is_err());
                tried += 1;
            }
        }
        for at in 0..11 {
            if symbols[at] != symbols[at + 1] {
                let mut typed = symbols.clone();
                typed.swap(at, at + 1);
                assert!(VotingCode::parse(&dashed(&typed)).is_err());
                tried += 1;
            }
        }
    }
    println!("{tried} wrong codes typed, 0 accepted");
}

#[test]
fn every_form_in_which_people_type_a_code_is_the_code() {
    let wide = |c: char| match c {
        '-' => '－',
        other => char::from_u32(u32::from(other) - 0x21 + 0xff01).unwrap(),
    };
    for printed in codes() {
        let code = VotingCode::parse(&printed).unwrap();
        for typed in [
            printed.to_lowercase(),
            printed.replace('-', ""),
            printed.chars().map(wide).collect(),
            printed.to_lowercase().chars().map(wide).collect(),
            printed.replace('0', "O").replace('1', "I"),
            printed.replace('0', "ｏ").replace('1', "ｌ"),
            format!("　{} ", printed.replace('-', "　")),
        ] {
            assert_eq!(VotingCode::parse(&typed).as_ref(), Ok(&code), "{typed}");
        }
    }
}

/// At the kiosk: the forms admit, what is nearly a code does not, and a code of
/// nobody is told from one with a slip of the finger.
#[test]
fn the_kiosk_admits_what_is_on_the_slip_and_nothing_else() {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 0, 0], &[]);
    let booth = Booth::open(&town.box_path()).unwrap();
    let printed = &town.codes[0];
    booth
        .admit(&printed.to_lowercase().replace('-', " "))
        .unwrap();
    let mut symbols: Vec<char> = printed.chars().filter(|c| *c != '-').collect();
    let (first, other) = (symbols[0], if symbols[0] == 'A' { 'B' } else { 'A' });
    symbols[0] = other;
    assert!(matches!(
        booth.admit(&dashed(&symbols)),
        Err(Error::Code(_))
    ));
    symbols[0] = first;
    assert!(matches!(
        booth.admit(&dashed(&symbols[..11])),
        Err(Error::Code(_))
    ));
    let nobodys = VotingCode::random().unwrap().to_string();
    assert!(matches!(booth.admit(&nobodys), Err(Error::CodeUnknown)));
}

/// What one guess costs stands in the set-up, which every slip is bound to.
#[test]
fn the_stored_cost_of_a_guess_is_not_below_the_floor() {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 0, 0], &[]);
    let setup = zhaojing::usecase::round::setup(&town.desk).unwrap();
    let cost = KdfCost {
        memory_kib: setup.code_cost.memory_kib,
        passes: setup.code_cost.passes,
        lanes: 1,
    };
    cost.check().unwrap();
    assert!(cost.memory_kib >= KdfCost::FLOOR.memory_kib && cost.passes >= KdfCost::FLOOR.passes);
    // And it is what the stored hashes were made with.
    let code = VotingCode::parse(&town.codes[0]).unwrap();
    let hash = code::hash_code(&code, &setup.code_salt, cost).unwrap();
    let bytes = fs::read(town.box_path()).unwrap();
    assert!(bytes.windows(32).any(|window| window == hash));
    println!("codes: {} KiB, {} passes", cost.memory_kib, cost.passes);
}

/// Somebody writes another cost into box and set-up: one that makes guessing
/// cheap, or one that stalls the kiosk. No code is hashed under either.
#[test]
fn a_box_with_a_hostile_cost_admits_nobody() {
    let town = TownHall::open(KeyMode::TwoPersons, [2, 0, 0], &[]);
    let honest = fs::read(town.box_path()).unwrap();
    for (memory, passes) in [
        (8, 1),
        (19 * 1_024, 1),
        (4 * 1_024 * 1_024, 2),
        (u32::MAX, u32::MAX),
    ] {
        fs::write(town.box_path(), &honest).unwrap();
        let conn = Connection::open(town.box_path()).unwrap();
        let record: Vec<u8> = conn
            .query_row("SELECT record FROM setup", [], |row| row.get(0))
            .unwrap();
        let mut setup = Setup::from_bytes(&record).unwrap();
        (setup.code_cost.memory_kib, setup.code_cost.passes) = (memory, passes);
        let record = setup.to_bytes().unwrap();
        let hash: [u8; 32] = Sha256::digest(&record).into();
        conn.execute("UPDATE setup SET record = ?1, hash = ?2", (record, hash))
            .unwrap();
        drop(conn);
        let admitted = Booth::open(&town.box_path()).and_then(|booth| booth.admit(&town.codes[0]));
        let refused = admitted.unwrap_err();
        println!("{memory} KiB, {passes} passes: {refused}");
        assert!(
            !matches!(refused, Error::CodeUnknown | Error::CodeUsed),
            "{refused:?}"
        );
    }
}

/// What guards the passphrases in a data file.
#[test]
fn no_key_in_a_data_file_is_wrapped_below_the_floor() {
    let town = TownHall::open(KeyMode::OnePerson, [2, 0, 0], &[]);
    let conn = Connection::open(town::data_file(town.folder.path())).unwrap();
    let wrapped: Vec<u8> = conn
        .query_row("SELECT by_passphrase FROM office_vault", [], |row| {
            row.get(0)
        })
        .unwrap();
    let cost = WrappedKey::from_bytes(&wrapped).unwrap().cost();
    println!("office passphrase: {cost:?}");
    cost.check().unwrap();
}
