//! What a box does when the power, the disk or somebody's hand fails it.

use super::*;

/// What a power cut in the middle of a cast leaves: pages of the change in the
/// file, and the journal that undoes them.
#[test]
fn a_cast_that_the_power_cut_short_is_undone() {
    let (hall, ballot_box) = hall(40, SIZE);
    for n in 0..30 {
        cast(&ballot_box, n);
    }
    drop(ballot_box);
    let before = BallotBox::open(&hall.path).unwrap().turnout().unwrap();
    let after_crash = hall.folder.path().join("crashed.box");
    {
        let conn = Connection::open(&hall.path).unwrap();
        conn.execute_batch(
            "PRAGMA cache_size = 1; PRAGMA cache_spill = 1; BEGIN IMMEDIATE;
             UPDATE voting_code SET spent = 1; DELETE FROM sealed_ballot;",
        )
        .unwrap();
        conn.cache_flush().unwrap();
        fs::copy(&hall.path, &after_crash).unwrap();
        let journal = place::beside(&hall.path, "-journal");
        fs::copy(journal, place::beside(&after_crash, "-journal")).unwrap();
    }
    assert_ne!(
        fs::read(&after_crash).unwrap(),
        fs::read(&hall.path).unwrap()
    );
    let ballot_box = BallotBox::open(&after_crash).unwrap();
    assert_eq!(ballot_box.turnout().unwrap(), before);
    let journal = journal(&after_crash);
    assert!(
        !journal.is_empty(),
        "a deleted journal lives on in free blocks of the disk"
    );
    assert!(journal.iter().all(|&byte| byte == 0));
    assert_eq!(cast(&ballot_box, 31), Cast::Recorded);
}

/// The first page says that the file has grown, but the pages that grew it
/// never reached the disk: only the journal knows that all is well.
#[test]
fn a_file_that_the_power_cut_left_too_short_is_not_called_damaged() {
    let (hall, ballot_box) = hall(40, SIZE);
    cast(&ballot_box, 1);
    drop(ballot_box);
    let before = fs::metadata(&hall.path).unwrap().len();
    let after_crash = hall.folder.path().join("crashed.box");
    {
        let conn = Connection::open(&hall.path).unwrap();
        conn.execute_batch("BEGIN IMMEDIATE").unwrap();
        for n in 10..1_000 {
            let (key, sealed) = ballot(n, SIZE);
            conn.execute(
                "INSERT INTO sealed_ballot (k, class, box) VALUES (?1, 0, ?2)",
                params![key, sealed],
            )
            .unwrap();
        }
        conn.cache_flush().unwrap();
        fs::copy(&hall.path, &after_crash).unwrap();
        let journal = place::beside(&hall.path, "-journal");
        fs::copy(journal, place::beside(&after_crash, "-journal")).unwrap();
    }
    let mut file = fs::read(&after_crash).unwrap();
    assert!(file.len() as u64 > before);
    let pages = (file.len() / 16_384) as u32;
    file.truncate(before as usize);
    file[28..32].copy_from_slice(&pages.to_be_bytes());
    fs::write(&after_crash, file).unwrap();
    assert!(matches!(BALLOT_BOX.peek(&after_crash), Err(Error::Damaged)));
    let ballot_box = BallotBox::open(&after_crash).unwrap();
    assert_eq!(ballot_box.turnout().unwrap()[1].ballots, 1);
    assert_eq!(cast(&ballot_box, 2), Cast::Recorded);
}

#[test]
fn a_full_disk_says_so_and_the_voter_can_try_again() {
    let (_hall, ballot_box) = hall(400, 4_000);
    let vote = |n: usize| ballot_box.cast(&code(n), boxed(n, 4_000));
    vote(0).unwrap();
    let limit = |pages: i64| {
        let mut held = ballot_box.held.lock().unwrap();
        let conn = held.conn().unwrap();
        conn.pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
            .unwrap();
    };
    limit(1);
    let refused = (1..400).find_map(|n| vote(n).err().map(|error| (n, error)));
    let Some((n, Error::DiskFull)) = refused else {
        panic!("{refused:?}")
    };
    // The box was reopened, which lifted the limit.
    assert_eq!(
        ballot_box.code_state(&code(n)).unwrap(),
        CodeState::Unused { class: class(n) }
    );
    assert_eq!(vote(n).unwrap(), Cast::Recorded);
    let ballots: u32 = ballot_box
        .turnout()
        .unwrap()
        .iter()
        .map(|count| count.ballots)
        .sum();
    assert_eq!(ballots as usize, n + 1);
}

#[test]
fn a_box_whose_counts_do_not_add_up_is_damaged() {
    let tampered = [
        "UPDATE voting_code SET spent = 1",
        "DELETE FROM sealed_ballot",
        "UPDATE sealed_ballot SET class = 5",
        "UPDATE sealed_ballot SET box = x'00'",
        "INSERT INTO imported VALUES (0, 1)",
        "DELETE FROM setup",
        "CREATE TABLE diary (t TEXT)",
        "CREATE TRIGGER t AFTER UPDATE ON voting_code BEGIN DELETE FROM imported; END",
        "PRAGMA user_version = 0",
    ];
    for sql in tampered {
        let (hall, ballot_box) = hall(4, SIZE);
        cast(&ballot_box, 1);
        drop(ballot_box);
        Connection::open(&hall.path)
            .unwrap()
            .execute_batch(sql)
            .unwrap();
        let before = fs::read(&hall.path).unwrap();
        assert!(
            matches!(BallotBox::open(&hall.path), Err(Error::Damaged)),
            "{sql}"
        );
        assert_eq!(fs::read(&hall.path).unwrap(), before, "{sql}");
    }
}
