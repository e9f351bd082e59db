//! The voters' side in a process of its own, to be killed, watched by `strace`
//! or given a failing disk. It casts what is not cast yet and says so after each.

use std::path::{Path, PathBuf};
use std::process::Command;

use rusqlite::{Connection, params};
use zhaojing::store::{BallotBox, Cast, CodeState};

use super::ground::{boxed, code, order, sealed};

const BOX: &str = "ATTACK_BOX";
const HOW: &str = "ATTACK_HOW";

/// What the voters are to do.
#[derive(Debug, Clone, Copy)]
pub struct Voters {
    /// `ours`; `whole`, with a batch, an import and the closing; or a control:
    /// `memory` or `unsynced`.
    pub how: &'static str,
    /// Voters `from..to`; voter `v` has code `v`.
    pub from: usize,
    pub to: usize,
    /// Size of a ballot.
    pub size: usize,
    /// The order of the ballots, see [`ballot_of`].
    pub seed: usize,
}

/// Which ballot voter `v` of at most a thousand casts.
pub fn ballots(seed: usize) -> Vec<usize> {
    order(1_000, seed)
}

impl Voters {
    /// The command that starts them.
    pub fn command(&self, path: &Path) -> Command {
        let mut command = Command::new(program());
        self.tell(&mut command, path);
        command
    }

    /// The same under `strace`, which gets these arguments.
    pub fn traced(&self, path: &Path, arguments: &[String]) -> Command {
        let mut command = Command::new("strace");
        command.args(arguments).arg(program());
        self.tell(&mut command, path);
        command
    }

    fn tell(&self, command: &mut Command, path: &Path) {
        let Self {
            how,
            from,
            to,
            size,
            seed,
        } = self;
        command
            .args([
                "--exact",
                "voter::voters_until_stopped",
                "--ignored",
                "--nocapture",
            ])
            .env(BOX, path)
            .env(HOW, format!("{how} {from} {to} {size} {seed}"));
    }
}

fn program() -> PathBuf {
    std::env::current_exe().unwrap()
}

/// The number in a line such as `recorded 7`.
pub fn said(line: &str, word: &str) -> Option<usize> {
    // The harness may have written something before it on the same line.
    let (_, rest) = line.split_once(word)?;
    rest.trim().parse().ok()
}

#[test]
#[ignore = "run by the attacks, in a process of its own"]
fn voters_until_stopped() {
    let (Some(path), Ok(how)) = (std::env::var_os(BOX), std::env::var(HOW)) else {
        return;
    };
    let words: Vec<_> = how.split(' ').collect();
    let [how, from, to, size, seed] = words.as_slice() else {
        panic!("{words:?}")
    };
    let [from, to, size, seed] = [from, to, size, seed].map(|word| word.parse::<usize>().unwrap());
    let ballots = ballots(seed);
    let path = Path::new(&path);
    match *how {
        "ours" => vote(path, from..to, size, &ballots),
        "whole" => whole_round(path, size, &ballots),
        careless => vote_carelessly(path, careless, from..to, size, &ballots),
    }
}

/// Imported rows have the last ballots.
pub const ROWS: std::ops::Range<usize> = 980..1_000;
/// The voters whose paper forms are typed in as one batch.
const BATCH: std::ops::Range<usize> = 8..14;

/// Voters, a batch of paper forms, an import, more voters, and the closing.
fn whole_round(path: &Path, size: usize, ballots: &[usize]) {
    vote(path, 0..BATCH.start, size, ballots);
    let open = BallotBox::open(path).unwrap();
    let forms = BATCH.map(|v| (code(v), boxed(ballots[v], size)));
    open.cast_batch(forms.collect()).unwrap();
    BATCH.for_each(|v| println!("recorded {v}"));
    let rows = ROWS.map(|v| (boxed(ballots[v], size), code(v)));
    open.cast_imported(rows.collect()).unwrap();
    drop(open);
    vote(path, BATCH.end..24, size, ballots);
    BallotBox::open(path).unwrap().close([1; 32]).unwrap();
}

fn vote(path: &Path, voters: std::ops::Range<usize>, size: usize, ballots: &[usize]) {
    let open = match BallotBox::open(path) {
        Ok(open) => open,
        Err(error) => return println!("unopened {error:?}"),
    };
    for v in voters {
        match open.cast(&code(v), boxed(ballots[v], size)) {
            Ok(Cast::Recorded) => println!("recorded {v}"),
            Ok(Cast::AlreadyUsed) => {}
            Ok(Cast::UnknownCode) => println!("unknown {v}"),
            // The voter types the code again and is told.
            Err(error) => match open.code_state(&code(v)) {
                Ok(CodeState::Used { .. }) => println!("found {v}"),
                Ok(_) => println!("not {v}: {error:?}"),
                Err(_) => println!("unsure {v}"),
            },
        }
    }
}

/// The control: the same change without a journal on the disk, or without
/// waiting for the disk.
fn vote_carelessly(
    path: &Path,
    how: &str,
    voters: std::ops::Range<usize>,
    size: usize,
    ballots: &[usize],
) {
    let conn = Connection::open(path).unwrap();
    let settings = match how {
        "memory" => "PRAGMA journal_mode = MEMORY; PRAGMA synchronous = FULL;",
        "unsynced" => "PRAGMA journal_mode = PERSIST; PRAGMA synchronous = OFF;",
        other => panic!("{other}"),
    };
    conn.execute_batch(settings).unwrap();
    for v in voters {
        let tx = conn.unchecked_transaction().unwrap();
        let sql = "UPDATE voting_code SET spent = 1 WHERE h = ?1 AND spent = 0";
        if tx.execute(sql, [code(v)]).unwrap() == 1 {
            let sql = "INSERT INTO sealed_ballot (k, class, box) VALUES (?1, 0, ?2)";
            let ballot = sealed(ballots[v], size);
            tx.execute(sql, params![&sealed(ballots[v], 16), ballot])
                .unwrap();
            tx.commit().unwrap();
            println!("recorded {v}");
        }
    }
}
