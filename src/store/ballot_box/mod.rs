//! The ballot box file (`….box`, 票箱): a file that does not know who came
//! first, nor which code brought which ballot. `docs/data-file.md` says why it
//! is built this way; `journal` and `canon` are the two halves of the trick.

mod canon;
mod copy;
mod count;
mod file;
mod journal;
mod pour;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};

use super::error::{Error, Result};
use super::lock::Lock;
use super::place::{self, Scratch};
use super::schema::BALLOT_BOX;
pub use canon::{Boxed, Load};
use canon::{Contents, RowKeys};
pub use copy::BoxCopy;
pub use count::ClassCount;

/// An open ballot box, held by this program alone. It can be shared between
/// threads.
#[derive(Debug)]
pub struct BallotBox {
    path: PathBuf,
    setup: Vec<u8>,
    setup_hash: [u8; 32],
    booth: u8,
    ballot_size: usize,
    held: Mutex<Held>,
    /// Released after the connection is closed, as fields drop in order.
    _lock: Lock,
}

#[derive(Debug)]
struct Held {
    /// `None` after a failure, until the box could be reopened.
    conn: Option<Connection>,
    /// The commitment to the ballots; a box that has one is closed.
    root: Option<[u8; 32]>,
}

/// What became of a ballot.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cast {
    /// It is in the box and on the disk.
    Recorded,
    /// The code brought a ballot before.
    AlreadyUsed,
    /// The box does not know this code in this class.
    UnknownCode,
}

/// What the box knows of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeState {
    /// Nothing.
    Unknown,
    /// It can bring a ballot.
    Unused {
        /// The class of its group.
        class: u8,
    },
    /// It has brought its ballot.
    Used {
        /// The class of its group.
        class: u8,
    },
}

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ImportOutcome {
    /// Ballots put into the box.
    pub added: usize,
    /// Rows passed over because they were imported before.
    pub already_there: usize,
}

impl BallotBox {
    /// The most ballots of one box: each cast rewrites all of them. Larger
    /// rounds use several boxes.
    pub const CAPACITY: usize = 2_000;

    /// The largest sealed ballot that stays inside its page of 16 KiB. What
    /// overflows is kept in the order of arrival.
    pub const LARGEST_BALLOT: usize = 4_060;

    /// Creates a box of a round and opens it. `booth` is its place among the
    /// boxes of the round. `codes` are class and hash of
    /// every voting code; their order leaves no trace. Nothing is left behind
    /// when anything fails.
    ///
    /// # Errors
    /// [`Error::Exists`], [`Error::NotFound`] for the folder,
    /// [`Error::ReadOnlyPlace`], [`Error::DiskFull`]; [`Error::BallotSize`],
    /// [`Error::BoxFull`] for more codes than ballots fit, [`Error::CodeTwice`].
    pub fn create(
        path: &Path,
        setup: &[u8],
        setup_hash: &[u8; 32],
        booth: u8,
        ballot_size: usize,
        codes: &[(u8, [u8; 32])],
    ) -> Result<Self> {
        if !(1..=Self::LARGEST_BALLOT).contains(&ballot_size) {
            let expected = Self::LARGEST_BALLOT;
            return Err(Error::BallotSize {
                found: ballot_size,
                expected,
            });
        }
        if codes.len() > Self::CAPACITY {
            return Err(Error::BoxFull {
                capacity: Self::CAPACITY,
            });
        }
        let path = place::absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists(path));
        }
        let scratch = Scratch::beside(&path)?;
        file::build(scratch.path(), setup, setup_hash, booth, ballot_size, codes)
            .map_err(|error| error.at(&path))?;
        scratch.place(&path)?;
        Self::open(&path).inspect_err(|error| {
            // Nobody has seen the file yet, unless somebody has it open.
            if !matches!(error, Error::Locked) {
                place::remove(&path);
            }
        })
    }

    /// Takes a box into use. Changes that a crash left half done are rolled
    /// back, traces of the last ballot are wiped, and the whole box is checked.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::NotOurs`], [`Error::Newer`],
    /// [`Error::Damaged`] (also when the counts do not add up),
    /// [`Error::Locked`], [`Error::ReadOnlyPlace`].
    pub fn open(path: &Path) -> Result<Self> {
        let path = place::absolute(path)?;
        BALLOT_BOX.refuse_others(&path)?;
        let lock = Lock::take(&path)?;
        let conn = file::connect(&path).map_err(|error| error.at(&path))?;
        let (setup, setup_hash, booth, ballot_size) = file::setup(&conn)?;
        let root = count::root(&conn)?;
        let held = Mutex::new(Held {
            conn: Some(conn),
            root,
        });
        Ok(Self {
            path,
            setup,
            setup_hash,
            booth,
            ballot_size,
            held,
            _lock: lock,
        })
    }

    /// Where the box is, as an absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The set-up record of the round.
    #[must_use]
    pub fn setup(&self) -> &[u8] {
        &self.setup
    }

    /// The hash of the set-up record, as it was given at creation.
    #[must_use]
    pub const fn setup_hash(&self) -> &[u8; 32] {
        &self.setup_hash
    }

    /// Which of the round's boxes this is; 0 is that of the office.
    #[must_use]
    pub const fn booth(&self) -> u8 {
        self.booth
    }

    /// The size of every sealed ballot, in bytes.
    #[must_use]
    pub const fn ballot_size(&self) -> usize {
        self.ballot_size
    }

    /// What the box knows of a code.
    pub fn code_state(&self, code_hash: &[u8; 32]) -> Result<CodeState> {
        self.with(|held| code_state(held.conn()?, code_hash))
    }

    /// Casts one ballot. [`Cast::Recorded`] is returned when the ballot is on
    /// the disk and the journal is wiped. After an error, the code's state
    /// tells whether the ballot was recorded.
    ///
    /// # Errors
    /// [`Error::BallotSize`], [`Error::BoxClosed`], [`Error::BoxFull`], or a
    /// box that cannot be written.
    pub fn cast(&self, code_hash: &[u8; 32], ballot: Boxed) -> Result<Cast> {
        self.cast_as(row_key()?, code_hash, ballot)
    }

    /// [`cast`](Self::cast) under a row key that is not random: tests compare
    /// what different orders leave behind.
    fn cast_as(&self, key: [u8; 16], code_hash: &[u8; 32], ballot: Boxed) -> Result<Cast> {
        self.of_size(&ballot)?;
        self.with(|held| {
            held.still_open()?;
            held.change(|tx| {
                if !spend(tx, code_hash, ballot.class)? {
                    return unspendable(tx, code_hash, ballot.class);
                }
                let mut contents = Contents::read(tx)?;
                contents.add(key, ballot)?;
                contents.write(tx)?;
                Ok(Cast::Recorded)
            })
        })
    }

    /// Casts a batch of ballots, each with its code: paper forms that were
    /// typed in. All go in with one change, and then every entry of the answer
    /// is [`Cast::Recorded`]; or none, and the answer says which codes were in
    /// the way.
    ///
    /// # Errors
    /// As for [`cast`](Self::cast).
    pub fn cast_batch(&self, batch: Vec<([u8; 32], Boxed)>) -> Result<Vec<Cast>> {
        self.cast_batch_as(batch, &mut |_| row_key())
    }

    /// [`cast_batch`](Self::cast_batch) under row keys that are not random.
    fn cast_batch_as(&self, batch: Vec<([u8; 32], Boxed)>, keys: RowKeys<'_>) -> Result<Vec<Cast>> {
        for (_, ballot) in &batch {
            self.of_size(ballot)?;
        }
        self.with(|held| {
            held.still_open()?;
            let mut answers = Vec::with_capacity(batch.len());
            let done = held.change(|tx| {
                for (hash, ballot) in &batch {
                    answers.push(if spend(tx, hash, ballot.class)? {
                        Cast::Recorded
                    } else {
                        unspendable(tx, hash, ballot.class)?
                    });
                }
                if answers.iter().any(|cast| *cast != Cast::Recorded) {
                    // Undoes the codes that were marked.
                    return Err(Error::Refused);
                }
                let mut contents = Contents::read(tx)?;
                for (_, ballot) in batch {
                    contents.add(keys(&ballot)?, ballot)?;
                }
                contents.write(tx)
            });
            match done {
                Ok(()) | Err(Error::Refused) => Ok(answers),
                Err(error) => Err(error),
            }
        })
    }

    /// Puts ballots from elsewhere (paper, a survey platform) into the box:
    /// each with a salted hash of where it came from. All rows go in with one change, or none. A row whose hash was seen before, also
    /// within `rows`, is passed over.
    ///
    /// # Errors
    /// As for [`cast`](Self::cast).
    pub fn cast_imported(&self, rows: Vec<(Boxed, [u8; 32])>) -> Result<ImportOutcome> {
        let keyed = rows.into_iter().map(|(ballot, seen)| {
            self.of_size(&ballot)?;
            Ok((row_key()?, ballot, seen))
        });
        self.import(keyed.collect::<Result<_>>()?)
    }

    fn import(&self, ballots: Vec<([u8; 16], Boxed, [u8; 32])>) -> Result<ImportOutcome> {
        self.with(|held| {
            held.still_open()?;
            held.change(|tx| {
                let mut contents = Contents::read(tx)?;
                let mut outcome = ImportOutcome::default();
                for (key, ballot, seen) in ballots {
                    if contents.import(key, ballot, seen)? {
                        outcome.added += 1;
                    } else {
                        outcome.already_there += 1;
                    }
                }
                if outcome.added > 0 {
                    contents.write(tx)?;
                }
                Ok(outcome)
            })
        })
    }

    fn of_size(&self, ballot: &Boxed) -> Result<()> {
        let (found, expected) = (ballot.sealed.len(), self.ballot_size);
        if found == expected {
            Ok(())
        } else {
            Err(Error::BallotSize { found, expected })
        }
    }

    /// Works at the box. When the file fails, the connection is closed and the
    /// box reopened and checked, since what it holds in memory is no longer
    /// known to be what is on the disk.
    fn with<T>(&self, work: impl FnOnce(&mut Held) -> Result<T>) -> Result<T> {
        let mut held = self.held.lock().unwrap_or_else(PoisonError::into_inner);
        if held.conn.is_none() {
            self.reopen(&mut held)
                .map_err(|error| error.at(&self.path))?;
        }
        let done = work(&mut held);
        if done.as_ref().is_err_and(Error::is_of_the_file) {
            held.conn = None;
            // The next use tries again; the first error is the one to report.
            let _ = self.reopen(&mut held);
        }
        done.map_err(|error| error.at(&self.path))
    }

    fn reopen(&self, held: &mut MutexGuard<'_, Held>) -> Result<()> {
        let conn = file::connect(&self.path)?;
        let hash: [u8; 32] = conn.query_row("SELECT hash FROM setup", [], |row| row.get(0))?;
        if hash != self.setup_hash {
            return Err(Error::NotOurs);
        }
        held.root = count::root(&conn)?;
        held.conn = Some(conn);
        Ok(())
    }
}

impl Held {
    fn conn(&mut self) -> Result<&mut Connection> {
        self.conn.as_mut().ok_or(Error::Damaged)
    }

    const fn still_open(&self) -> Result<()> {
        if self.root.is_some() {
            Err(Error::BoxClosed)
        } else {
            Ok(())
        }
    }

    /// One change of the box: committed, and its journal wiped. A change that
    /// was refused leaves nothing in the journal either.
    fn change<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let conn = self.conn()?;
        let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let done = match work(&tx) {
            Ok(value) => tx.commit().map(|()| value).map_err(Error::from),
            Err(error) => {
                // Rolls back, unless a full disk has made `SQLite` do so.
                drop(tx);
                Err(error)
            }
        };
        if done.as_ref().is_err_and(Error::is_of_the_file) {
            // The journal may be needed to undo the change when reopening.
            return done;
        }
        journal::wipe(conn)?;
        done
    }

    /// Gives pages back that are free and were overwritten before.
    fn shrink(&mut self) -> Result<()> {
        let conn = self.conn()?;
        conn.execute_batch("VACUUM")?;
        journal::wipe(conn)
    }
}

/// Marks a code as used; false when there is no such unused code.
fn spend(tx: &Transaction<'_>, code_hash: &[u8; 32], class: u8) -> Result<bool> {
    let sql = "UPDATE voting_code SET spent = 1 WHERE h = ?1 AND class = ?2 AND spent = 0";
    Ok(tx.execute(sql, params![code_hash, class])? == 1)
}

/// Why a code of this class could not be marked as used.
fn unspendable(tx: &Transaction<'_>, code_hash: &[u8; 32], class: u8) -> Result<Cast> {
    Ok(match code_state(tx, code_hash)? {
        CodeState::Used { class: of } if of == class => Cast::AlreadyUsed,
        _ => Cast::UnknownCode,
    })
}

fn code_state(conn: &Connection, code_hash: &[u8; 32]) -> Result<CodeState> {
    let found = conn
        .query_row(
            "SELECT class, spent FROM voting_code WHERE h = ?1",
            [code_hash],
            |row| Ok((row.get(0)?, row.get(1)?)),
        )
        .optional()?;
    Ok(match found {
        None => CodeState::Unknown,
        Some((class, false)) => CodeState::Unused { class },
        Some((class, true)) => CodeState::Used { class },
    })
}

fn row_key() -> Result<[u8; 16]> {
    let mut key = [0; 16];
    getrandom::fill(&mut key)?;
    Ok(key)
}
