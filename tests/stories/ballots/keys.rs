//! 分钥、开箱、复核、销毁: what two people can do together, and neither alone.

use std::fs;

use zhaojing::domain::RoundState;
use zhaojing::domain::round::{Holder, KeyMode};
use zhaojing::usecase::round::{self, Ceremony, Opener, Shares, recount};
use zhaojing::usecase::{Error, Silent};

use super::town_hall::{TownHall, hold, vote};
use crate::support::town;

#[test]
fn two_people_open_the_box_and_the_scrutineer_counts_again_elsewhere() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 6, 12], &[]);
    vote(&town.box_path(), &town.codes[..5], 0);
    let receipts = vote(&town.box_path(), &town.codes[12..22], 1);
    let closed = round::close(&town.desk).unwrap();
    let copy = town.file("监票人.box");
    round::copy_for_scrutineer(&town.desk, &copy).unwrap();

    // Residents find theirs in the published list; colleagues have none.
    let list = round::receipt_list(&town.desk).unwrap();
    assert_eq!(receipts.len(), 10);
    let mut sorted = receipts;
    sorted.sort();
    assert_eq!(list, sorted);

    let shares = town.shares();
    let counted = round::count(
        &town.desk,
        Opener::Shares(&shares),
        town::morning(),
        &Silent,
    )
    .unwrap();
    assert_eq!(counted.refused.strange(), 0);
    assert_eq!(
        round::release_words(&town.desk).unwrap(),
        counted.release_words
    );
    let release = town.file("结果.json");
    round::write_release(&town.desk, &release).unwrap();

    // Another machine: the copy, the release and two sheets of paper.
    let copy = recount::read(&copy).unwrap();
    assert_eq!(copy.root_words(), closed.root_words);
    assert_eq!(copy.receipts().unwrap(), list);
    let mut shares = Shares::of(&copy.setup);
    for (holder, words) in town.papers.iter().rev() {
        assert_eq!(shares.give(words).unwrap(), *holder);
    }
    let released = recount::read_release(&release).unwrap();
    let again = recount::recount(&copy, &shares, Some(&released), &Silent).unwrap();
    assert_eq!(again.equal, Some(true));
    assert_eq!(again.counted.release_words, counted.release_words);
    assert_eq!(again.root_words, closed.root_words);
}

#[test]
fn neither_holder_alone_nor_the_office_opens_it() {
    let town = TownHall::open(KeyMode::TwoPersons, [6, 0, 0], &[]);
    vote(&town.box_path(), &town.codes, 0);
    round::close(&town.desk).unwrap();
    let now = town::morning();
    let office = Opener::Office(&town.office);
    let alone = round::count(&town.desk, office, now, &Silent);
    assert!(matches!(alone, Err(Error::ShareMissing)));
    let setup = round::setup(&town.desk).unwrap();
    for (holder, words) in &town.papers {
        let mut shares = Shares::of(&setup);
        assert_eq!(shares.give(words).unwrap(), *holder);
        assert!(!shares.suffice());
        assert!(matches!(shares.give(words), Err(Error::ShareTwice)));
        let alone = round::count(&town.desk, Opener::Shares(&shares), now, &Silent);
        assert!(matches!(alone, Err(Error::ShareMissing)));
    }
    // Paper of another round is told apart at once.
    let (_, others) = hold(KeyMode::TwoPersons);
    let mut shares = Shares::of(&setup);
    assert!(matches!(shares.give(&others[0].1), Err(Error::OtherShare)));
    // Nothing of either paper, nor of the key, is in a file of the town.
    for entry in fs::read_dir(town.folder.path()).unwrap() {
        let bytes = fs::read(entry.unwrap().path()).unwrap();
        for (_, words) in &town.papers {
            let first: String = words.chars().take(4).collect();
            assert!(!holds(&bytes, first.as_bytes()));
            let key = zhaojing::crypto::recovery::RecoveryKey::parse(words).unwrap();
            assert!(!holds(&bytes, &key.secret().expose()[..16]));
        }
    }
}

fn holds(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

#[test]
fn any_two_of_three_open_it() {
    let town = TownHall::open(KeyMode::TwoOfThree, [6, 0, 0], &[]);
    vote(&town.box_path(), &town.codes, 2);
    round::close(&town.desk).unwrap();
    let mut shares = Shares::of(&round::setup(&town.desk).unwrap());
    assert_eq!(shares.give(&town.papers[2].1).unwrap(), Holder::Superior);
    assert_eq!(shares.give(&town.papers[1].1).unwrap(), Holder::Scrutineer);
    let opener = Opener::Shares(&shares);
    let counted = round::count(&town.desk, opener, town::morning(), &Silent).unwrap();
    assert_eq!(counted.released.get().groups[0].valid, 6);
}

#[test]
fn a_round_is_not_opened_before_every_part_is_on_paper() {
    let mut ceremony = Ceremony::begin(KeyMode::TwoPersons).unwrap();
    assert_eq!(ceremony.next(), Some(Holder::Chair));
    let chair = ceremony.words(Holder::Chair).unwrap();
    let scrutineer = ceremony.words(Holder::Scrutineer).unwrap();
    assert!(matches!(
        ceremony.prove(Holder::Chair, &scrutineer),
        Err(Error::OtherShare)
    ));
    assert!(matches!(
        ceremony.prove(Holder::Chair, "的的的"),
        Err(Error::Recovery(_))
    ));
    ceremony.prove(Holder::Chair, &chair).unwrap();
    assert_eq!(ceremony.next(), Some(Holder::Scrutineer));
    ceremony.prove(Holder::Scrutineer, &scrutineer).unwrap();
    assert_eq!(ceremony.next(), None);
    assert_eq!(format!("{ceremony:?}"), "Ceremony(TwoPersons)");
}

#[test]
fn ballots_are_destroyed_after_the_result_is_accepted_and_not_before() {
    let town = TownHall::open(KeyMode::TwoPersons, [12, 0, 0], &[]);
    vote(&town.box_path(), &town.codes, 0);
    round::close(&town.desk).unwrap();
    let sealed: Vec<u8> = {
        let bytes = fs::read(town.box_path()).unwrap();
        bytes[bytes.len() - 64..].to_vec()
    };
    let today = town::morning().date();
    assert!(matches!(
        round::accept(&town.desk, today),
        Err(Error::NotReleased)
    ));
    let (now, shares) = (town::morning(), town.shares());
    round::count(&town.desk, Opener::Shares(&shares), now, &Silent).unwrap();
    assert!(matches!(
        round::destroy(&town.desk, today),
        Err(Error::NotAccepted)
    ));
    round::accept(&town.desk, today).unwrap();
    let before = fs::metadata(town.box_path()).unwrap().len();
    round::destroy(&town.desk, today).unwrap();
    round::destroy(&town.desk, today).unwrap();
    let after = fs::read(town.box_path()).unwrap();
    assert!((after.len() as u64) < before, "the file shrinks");
    assert!(!holds(&after, &sealed[..32]));
    // The result stays, and another round can be opened.
    let listed = round::list(&town.desk).unwrap();
    assert_eq!((listed.len(), listed[0].state), (1, RoundState::Released));
    assert!(round::release_words(&town.desk).is_ok());
    let again = recount::read(&town.box_path());
    assert!(matches!(again, Err(Error::BoxDestroyed)));
}
