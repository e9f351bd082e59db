//! P6. One code, one ballot: whatever voters, clerks, crashes and second
//! programs do to a box, in whatever order, the ballots of a class are as many as
//! its used codes and its imported rows, and each code has brought the ballot
//! that the model says it brought.

use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;
use zhaojing::store::{BallotBox, Boxed, Cast, CodeState, Error, Load};

use super::ground::{self, beside, boxed, code, sealed};
use super::so_many;

/// Codes of the box; those beyond are of no box.
const CODES: usize = 24;
const SIZE: usize = 64;

/// What may happen to a box.
#[derive(Debug, Clone)]
enum Step {
    /// A code, known or not, brings the next ballot.
    Cast(usize),
    /// A ballot that is in the box is cast again, with another code.
    Replay(usize),
    /// A ballot under a class that is not the code's.
    OtherClass(usize),
    /// A ballot of another size.
    OtherSize(usize),
    /// Paper forms: all of them, or none.
    Batch(Vec<usize>),
    /// Rows of a survey, by number; a row counts once.
    Import(Vec<usize>),
    /// A hall's box: poured in once.
    Pour(u8),
    /// The program ends and begins again.
    Reopen,
    /// The power fails in the middle of a change; what it leaves is opened.
    Crash(usize),
    /// A second program tries to take the box.
    Second,
    Close,
}

fn step() -> impl Strategy<Value = Step> {
    let codes = || prop::collection::vec(0..CODES + 3, 1..5);
    prop_oneof![
        8 => (0..CODES + 3).prop_map(Step::Cast),
        2 => (0..CODES).prop_map(Step::Replay),
        1 => (0..CODES).prop_map(Step::OtherClass),
        1 => (0..CODES).prop_map(Step::OtherSize),
        2 => codes().prop_map(Step::Batch),
        2 => codes().prop_map(Step::Import),
        1 => (1..4_u8).prop_map(Step::Pour),
        1 => Just(Step::Reopen),
        2 => (0..4_usize).prop_map(Step::Crash),
        1 => Just(Step::Second),
        1 => Just(Step::Close),
    ]
}

/// What must be in the box.
#[derive(Default, Clone)]
struct Model {
    used: BTreeSet<usize>,
    rows: BTreeSet<usize>,
    poured: BTreeSet<u8>,
    ballots: Vec<Boxed>,
    next: usize,
    closed: bool,
}

struct Run {
    folders: Vec<TempDir>,
    path: PathBuf,
    open: Option<BallotBox>,
    model: Model,
}

impl Run {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path = ground::make(folder.path(), 0, 0..CODES, SIZE);
        let open = Some(BallotBox::open(&path).unwrap());
        Self {
            folders: vec![folder],
            path,
            open,
            model: Model::default(),
        }
    }

    fn open(&self) -> &BallotBox {
        self.open.as_ref().unwrap()
    }

    fn fresh(&mut self) -> Boxed {
        self.model.next += 1;
        boxed(self.model.next, SIZE)
    }

    fn take(&mut self, step: Step) {
        if self.model.closed && !matches!(step, Step::Reopen | Step::Second) {
            return self.refused_when_closed();
        }
        match step {
            Step::Cast(n) => {
                let ballot = self.fresh();
                self.cast(n, ballot);
            }
            Step::Replay(n) => {
                // A box cannot know that a sealed ballot is a copy of another; it
                // lies there once per code, and the count refuses the second.
                if let Some(copy) = self.model.ballots.first().cloned() {
                    self.cast(n, copy);
                }
            }
            Step::OtherClass(n) => {
                let ballot = Boxed {
                    class: 1,
                    ..self.fresh()
                };
                let done = self.open().cast(&code(n), ballot).unwrap();
                assert_eq!(done, Cast::UnknownCode);
            }
            Step::OtherSize(n) => {
                let ballot = Boxed::of_class(0, sealed(n, SIZE + 1));
                let done = self.open().cast(&code(n), ballot);
                assert!(matches!(done, Err(Error::BallotSize { .. })));
            }
            Step::Batch(codes) => self.batch(&codes),
            Step::Import(rows) => self.import(&rows),
            Step::Pour(hall) => self.pour(hall),
            Step::Reopen => self.reopen(),
            Step::Crash(kind) => self.crash(kind),
            Step::Second => {
                assert!(matches!(BallotBox::open(&self.path), Err(Error::Locked)));
            }
            Step::Close => {
                self.open().close([3; 32]).unwrap();
                self.model.closed = true;
            }
        }
    }

    fn expected(&self, n: usize) -> Cast {
        match (n < CODES, self.model.used.contains(&n)) {
            (false, _) => Cast::UnknownCode,
            (true, true) => Cast::AlreadyUsed,
            (true, false) => Cast::Recorded,
        }
    }

    fn cast(&mut self, n: usize, ballot: Boxed) {
        let expected = self.expected(n);
        assert_eq!(
            self.open().cast(&code(n), ballot.clone()).unwrap(),
            expected
        );
        if expected == Cast::Recorded {
            self.model.used.insert(n);
            self.model.ballots.push(ballot);
        }
    }

    fn batch(&mut self, codes: &[usize]) {
        let batch: Vec<_> = codes.iter().map(|n| (code(*n), self.fresh())).collect();
        let answers = self.open().cast_batch(batch.clone()).unwrap();
        let mut distinct = codes.to_vec();
        distinct.sort_unstable();
        distinct.dedup();
        let good = distinct.len() == codes.len()
            && codes.iter().all(|n| self.expected(*n) == Cast::Recorded);
        assert_eq!(answers.iter().all(|cast| *cast == Cast::Recorded), good);
        if good {
            self.model.used.extend(codes);
            self.model
                .ballots
                .extend(batch.into_iter().map(|(_, ballot)| ballot));
        }
    }

    fn import(&mut self, rows: &[usize]) {
        let batch: Vec<_> = rows
            .iter()
            .map(|n| (self.fresh(), code(5_000 + n)))
            .collect();
        let outcome = self.open().cast_imported(batch.clone()).unwrap();
        let mut added = 0;
        for (n, (ballot, _)) in rows.iter().zip(batch) {
            if self.model.rows.insert(*n) {
                self.model.ballots.push(ballot);
                added += 1;
            }
        }
        assert_eq!(
            (outcome.added, outcome.already_there),
            (added, rows.len() - added)
        );
    }

    fn pour(&mut self, hall: u8) {
        let load = load(hall);
        let done = self.open().pour(std::slice::from_ref(&load));
        if self.model.poured.insert(hall) {
            done.unwrap();
            self.model.ballots.extend(load.ballots);
        } else {
            assert!(matches!(done, Err(Error::PouredTwice)));
        }
    }

    fn reopen(&mut self) {
        self.open = None;
        self.open = Some(BallotBox::open(&self.path).unwrap());
    }

    /// Goes on with a copy of box and journal from the middle of a change: the
    /// pages of the change are in the file, the journal can undo them.
    fn crash(&mut self, kind: usize) {
        self.open = None;
        let folder = tempfile::tempdir().unwrap();
        let copy = folder.path().join("after.box");
        let conn = Connection::open(&self.path).unwrap();
        let changes = [
            "UPDATE voting_code SET spent = 1",
            "DELETE FROM sealed_ballot",
            "UPDATE voting_code SET spent = 1; DELETE FROM sealed_ballot;
             INSERT INTO sealed_ballot (k, class, box) VALUES (x'00', 9, x'00')",
            "UPDATE box_state SET closed = 1, root = zeroblob(32); DELETE FROM imported",
        ];
        conn.execute_batch(
            "PRAGMA journal_mode = PERSIST; PRAGMA ignore_check_constraints = ON; BEGIN IMMEDIATE",
        )
        .unwrap();
        conn.execute_batch(changes[kind % changes.len()]).unwrap();
        conn.cache_flush().unwrap();
        fs::copy(&self.path, &copy).unwrap();
        fs::copy(beside(&self.path, "-journal"), beside(&copy, "-journal")).unwrap();
        drop(conn);
        self.path = copy;
        self.folders.push(folder);
        self.open = Some(BallotBox::open(&self.path).unwrap());
    }

    fn refused_when_closed(&mut self) {
        let ballot = self.fresh();
        let open = self.open();
        let closed = |done: &Error| matches!(done, Error::BoxClosed);
        assert!(
            open.cast(&code(0), ballot.clone())
                .is_err_and(|e| closed(&e))
        );
        assert!(
            open.cast_batch(vec![(code(0), ballot.clone())])
                .is_err_and(|e| closed(&e))
        );
        assert!(
            open.cast_imported(vec![(ballot, code(9_999))])
                .is_err_and(|e| closed(&e))
        );
        assert!(open.pour(&[load(3)]).is_err_and(|e| closed(&e)));
        assert!(open.close([4; 32]).is_err_and(|e| closed(&e)));
    }

    fn check(&self) {
        let (open, model) = (self.open(), &self.model);
        let turnout = open.turnout().unwrap();
        assert!(
            turnout.iter().all(zhaojing::store::ClassCount::adds_up),
            "{turnout:?}"
        );
        let counts = turnout.iter().find(|count| count.class == 0).unwrap();
        let halls = model.poured.len() * HALL_VOTERS;
        assert_eq!(counts.spent as usize, model.used.len() + halls);
        assert_eq!(counts.imported as usize, model.rows.len());
        assert_eq!(counts.ballots as usize, model.ballots.len());
        for n in 0..CODES {
            let used = matches!(
                open.code_state(&code(n)).unwrap(),
                CodeState::Used { class: 0 }
            );
            assert_eq!(used, model.used.contains(&n), "code {n}");
        }
        let found = if model.closed {
            open.sealed_ballots()
        } else {
            open.sealed_for_closing()
        };
        let (mut found, mut expected) = (found.unwrap(), model.ballots.clone());
        found.sort();
        expected.sort();
        assert!(found == expected, "other ballots than were cast");
        let journal = fs::read(beside(&self.path, "-journal")).unwrap_or_default();
        assert!(journal.iter().all(|byte| *byte == 0));
    }
}

const HALL_VOTERS: usize = 3;

/// What the box of a hall brings.
fn load(hall: u8) -> Load {
    let numbers = |n: usize| 10_000 * usize::from(hall) + n;
    Load {
        booth: hall,
        root: [hall; 32],
        codes: (0..5)
            .map(|n| (code(numbers(n)), 0, n < HALL_VOTERS))
            .collect(),
        imported: Vec::new(),
        ballots: (0..HALL_VOTERS).map(|n| boxed(numbers(n), SIZE)).collect(),
    }
}

#[test]
fn whatever_happens_there_are_as_many_ballots_as_used_codes_and_rows() {
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig {
        cases: u32::try_from(so_many(30, 1_000)).unwrap(),
        max_shrink_iters: 200,
        failure_persistence: None,
        ..ProptestConfig::default()
    });
    let steps = prop::collection::vec(step(), 1..30);
    let done = runner.run(&steps, |steps| {
        let mut run = Run::new();
        for step in steps {
            run.take(step);
            run.check();
        }
        Ok(())
    });
    done.unwrap();
}
