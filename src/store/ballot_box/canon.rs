//! The canonical form: the file's bytes are a function of what is in the box,
//! never of how it got there. Every change takes all ballots out, gives their
//! pages back, and lays all ballots in again in the order of their random
//! keys.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use rusqlite::{Connection, Transaction, params};

use super::BallotBox;
use crate::store::error::{Error, Result};
use crate::store::schema::BALLOT_BOX;

/// A sealed ballot with what stands on its outside.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Boxed {
    /// The class of the voter's group.
    pub class: u8,
    /// The two symbols chosen for the receipt, or nothing.
    pub pair: String,
    /// The sealed answers.
    pub sealed: Vec<u8>,
}

/// Only the length: a ballot in a log would be tied to a moment, and a pair to
/// the voter who chose it.
impl fmt::Debug for Boxed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Boxed({} bytes)", self.sealed.len())
    }
}

impl Boxed {
    /// A ballot without a receipt.
    #[must_use]
    pub const fn of_class(class: u8, sealed: Vec<u8>) -> Self {
        Self {
            class,
            pair: String::new(),
            sealed,
        }
    }
}

/// Everything in a box that grows.
pub(super) struct Contents {
    ballots: BTreeMap<[u8; 16], Boxed>,
    /// Imported ballots per class.
    imported: BTreeMap<u8, u32>,
    /// Salted hashes of imported rows.
    seen: BTreeSet<[u8; 32]>,
    /// What only grows when boxes are poured; read only then.
    halls: Option<Halls>,
}

/// What boxes of other halls bring besides ballots.
struct Halls {
    /// Every code with class and whether it was used.
    codes: BTreeMap<[u8; 32], (u8, bool)>,
    /// The boxes that are in, with their roots.
    poured: BTreeMap<u8, [u8; 32]>,
}

/// Where the key of a row comes from: random, except where tests compare what
/// different orders leave behind.
pub(super) type RowKeys<'a> = &'a mut dyn FnMut(&Boxed) -> Result<[u8; 16]>;

impl Contents {
    pub(super) fn read(conn: &Connection) -> Result<Self> {
        Ok(Self {
            ballots: all(
                conn,
                "SELECT k, class, pair, box FROM sealed_ballot",
                |row| {
                    let (class, pair, sealed) = (row.get(1)?, row.get(2)?, row.get(3)?);
                    Ok((
                        row.get(0)?,
                        Boxed {
                            class,
                            pair,
                            sealed,
                        },
                    ))
                },
            )?,
            imported: imported(conn)?,
            seen: all(conn, "SELECT h FROM import_seen", |row| row.get(0))?,
            halls: None,
        })
    }

    /// Adds a ballot of a voter, as long as each cast is to stay cheap.
    pub(super) fn add(&mut self, key: [u8; 16], ballot: Boxed) -> Result<()> {
        if self.ballots.len() >= BallotBox::CAPACITY {
            return Err(Error::BoxFull {
                capacity: BallotBox::CAPACITY,
            });
        }
        self.lay(key, ballot)
    }

    fn lay(&mut self, key: [u8; 16], ballot: Boxed) -> Result<()> {
        match self.ballots.insert(key, ballot) {
            None => Ok(()),
            // 128 random bits twice: the random source is broken.
            Some(_) => Err(Error::NoRandom(getrandom::Error::UNEXPECTED)),
        }
    }

    /// Adds a ballot from elsewhere unless its row was seen before.
    pub(super) fn import(&mut self, key: [u8; 16], ballot: Boxed, seen: [u8; 32]) -> Result<bool> {
        if !self.seen.insert(seen) {
            return Ok(false);
        }
        *self.imported.entry(ballot.class).or_default() += 1;
        self.add(key, ballot)?;
        Ok(true)
    }

    /// Adds what another box of the round holds. A box, a ballot or a code that
    /// is here already is refused.
    pub(super) fn pour(&mut self, conn: &Connection, load: &Load, keys: RowKeys<'_>) -> Result<()> {
        let here: BTreeSet<&[u8]> = self.ballots.values().map(|b| b.sealed.as_slice()).collect();
        let known = load
            .ballots
            .iter()
            .any(|b| here.contains(b.sealed.as_slice()));
        let mut own = BTreeSet::new();
        let halls = match &mut self.halls {
            Some(halls) => halls,
            none => none.insert(Halls::read(conn)?),
        };
        if halls.poured.insert(load.booth, load.root).is_some() {
            return Err(Error::PouredTwice);
        }
        if known || !load.ballots.iter().all(|b| own.insert(b.sealed.as_slice())) {
            return Err(Error::BallotTwice);
        }
        for (hash, class, spent) in &load.codes {
            if halls.codes.insert(*hash, (*class, *spent)).is_some() {
                return Err(Error::CodeTwice);
            }
        }
        for (class, ballots) in &load.imported {
            *self.imported.entry(*class).or_default() += ballots;
        }
        for ballot in &load.ballots {
            self.lay(keys(ballot)?, ballot.clone())?;
        }
        Ok(())
    }

    pub(super) fn len(&self) -> usize {
        self.ballots.len()
    }

    /// Lays everything in anew, twice. The list of free pages that emptying the
    /// box makes lies in a page that is used again, and shows how large the box
    /// was before. The second time, before is the same as after.
    pub(super) fn write(&self, tx: &Transaction<'_>) -> Result<()> {
        for _ in 0..2 {
            take_all_out(tx, self.halls.is_some())?;
            self.lay_in(tx)?;
        }
        count_the_change(tx)
    }

    fn lay_in(&self, tx: &Transaction<'_>) -> Result<()> {
        let mut insert =
            tx.prepare_cached("INSERT INTO voting_code (h, class, spent) VALUES (?1, ?2, ?3)")?;
        for (hash, (class, spent)) in self.halls.iter().flat_map(|halls| &halls.codes) {
            insert.execute(params![hash, class, spent])?;
        }
        let mut insert = tx.prepare_cached("INSERT INTO poured (booth, root) VALUES (?1, ?2)")?;
        for (booth, root) in self.halls.iter().flat_map(|halls| &halls.poured) {
            insert.execute(params![booth, root])?;
        }
        let mut insert = tx.prepare_cached(
            "INSERT INTO sealed_ballot (k, class, pair, box) VALUES (?1, ?2, ?3, ?4)",
        )?;
        for (key, ballot) in &self.ballots {
            insert.execute(params![key, ballot.class, ballot.pair, ballot.sealed])?;
        }
        let mut insert =
            tx.prepare_cached("INSERT INTO imported (class, ballots) VALUES (?1, ?2)")?;
        for (class, ballots) in &self.imported {
            insert.execute(params![class, ballots])?;
        }
        let mut insert = tx.prepare_cached("INSERT INTO import_seen (h) VALUES (?1)")?;
        for seen in &self.seen {
            insert.execute([seen])?;
        }
        Ok(())
    }
}

impl Halls {
    fn read(conn: &Connection) -> Result<Self> {
        Ok(Self {
            codes: codes(conn)?,
            poured: poured(conn)?,
        })
    }
}

/// What one box brings to another.
#[derive(Clone, PartialEq, Eq)]
pub struct Load {
    /// Which box of the round it is.
    pub booth: u8,
    /// The commitment to its ballots.
    pub root: [u8; 32],
    /// Hash, class and use of its codes.
    pub codes: Vec<([u8; 32], u8, bool)>,
    /// Ballots of a class that came without a code.
    pub imported: Vec<(u8, u32)>,
    /// Its ballots, in the order of their random keys.
    pub ballots: Vec<Boxed>,
}

/// Numbers only: codes are nobody's to read.
impl fmt::Debug for Load {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (booth, codes, ballots) = (self.booth, self.codes.len(), self.ballots.len());
        write!(f, "Load(booth {booth}, {codes} codes, {ballots} ballots)")
    }
}

impl Load {
    pub(super) fn read(conn: &Connection, booth: u8, root: [u8; 32]) -> Result<Self> {
        let codes = codes(conn)?.into_iter();
        Ok(Self {
            booth,
            root,
            codes: codes
                .map(|(hash, (class, spent))| (hash, class, spent))
                .collect(),
            imported: imported(conn)?.into_iter().collect(),
            ballots: ballots(conn)?,
        })
    }
}

/// The sealed ballots in the order of their random keys.
pub(super) fn ballots(conn: &Connection) -> Result<Vec<Boxed>> {
    let sql = "SELECT class, pair, box FROM sealed_ballot ORDER BY k";
    all(conn, sql, |row| {
        let (class, pair, sealed) = (row.get(0)?, row.get(1)?, row.get(2)?);
        Ok(Boxed {
            class,
            pair,
            sealed,
        })
    })
}

fn codes(conn: &Connection) -> Result<BTreeMap<[u8; 32], (u8, bool)>> {
    all(conn, "SELECT h, class, spent FROM voting_code", |row| {
        Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
    })
}

/// Boxes that were poured in, with their roots, by place.
pub(super) fn poured(conn: &Connection) -> Result<BTreeMap<u8, [u8; 32]>> {
    all(conn, "SELECT booth, root FROM poured", |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn imported(conn: &Connection) -> Result<BTreeMap<u8, u32>> {
    all(conn, "SELECT class, ballots FROM imported", |row| {
        Ok((row.get(0)?, row.get(1)?))
    })
}

fn all<T, C: FromIterator<T>>(
    conn: &Connection,
    sql: &str,
    read: impl FnMut(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<C> {
    Ok(conn
        .prepare(sql)?
        .query_map([], read)?
        .collect::<rusqlite::Result<C>>()?)
}

/// Empties the tables before the first row is written: a new row among old
/// ones would take the place that its arrival gives it. All free pages are
/// then at the end of the file. Given back and taken again, they are used from
/// the front; the list of free pages would hand them out in an order that
/// depends on the past.
fn take_all_out(tx: &Transaction<'_>, halls_too: bool) -> Result<()> {
    for table in ["sealed_ballot", "imported", "import_seen"] {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
    }
    if halls_too {
        tx.execute("DELETE FROM voting_code", [])?;
        tx.execute("DELETE FROM poured", [])?;
    }
    let mut statement = tx.prepare("PRAGMA incremental_vacuum")?;
    let mut rows = statement.query([])?;
    while rows.next()?.is_some() {}
    Ok(())
}

/// Writes the first page. `SQLite` counts the changes that touch it, and would
/// count a vote before an import that makes the file grow, but not after.
fn count_the_change(tx: &Transaction<'_>) -> Result<()> {
    Ok(tx.pragma_update(None, "user_version", BALLOT_BOX.known())?)
}

/// The file has the page size and the page bookkeeping that the canonical form
/// relies on.
pub(super) fn check_layout(conn: &Connection) -> Result<()> {
    let page_size: i64 = conn.pragma_query_value(None, "page_size", |row| row.get(0))?;
    let auto_vacuum: i64 = conn.pragma_query_value(None, "auto_vacuum", |row| row.get(0))?;
    if (page_size, auto_vacuum) == (16_384, 2) {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}
