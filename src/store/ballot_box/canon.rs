//! The canonical form: the file's bytes are a function of what is in the box,
//! never of how it got there. Every change takes all ballots out, gives their
//! pages back, and lays all ballots in again in the order of their random
//! keys.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, Transaction, params};

use super::BallotBox;
use crate::store::error::{Error, Result};
use crate::store::schema::BALLOT_BOX;

/// One sealed ballot under its random key.
pub(super) struct Ballot {
    pub(super) key: [u8; 16],
    pub(super) class: u8,
    pub(super) sealed: Vec<u8>,
}

/// Everything in a box that grows.
pub(super) struct Contents {
    ballots: BTreeMap<[u8; 16], (u8, Vec<u8>)>,
    /// Imported ballots per class.
    imported: BTreeMap<u8, u32>,
    /// Salted hashes of imported rows.
    seen: BTreeSet<[u8; 32]>,
}

impl Contents {
    pub(super) fn read(conn: &Connection) -> Result<Self> {
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
        Ok(Self {
            ballots: all(conn, "SELECT k, class, box FROM sealed_ballot", |row| {
                Ok((row.get(0)?, (row.get(1)?, row.get(2)?)))
            })?,
            imported: all(conn, "SELECT class, ballots FROM imported", |row| {
                Ok((row.get(0)?, row.get(1)?))
            })?,
            seen: all(conn, "SELECT h FROM import_seen", |row| row.get(0))?,
        })
    }

    pub(super) fn add(&mut self, ballot: Ballot) -> Result<()> {
        if self.ballots.len() >= BallotBox::CAPACITY {
            return Err(Error::BoxFull {
                capacity: BallotBox::CAPACITY,
            });
        }
        match self
            .ballots
            .insert(ballot.key, (ballot.class, ballot.sealed))
        {
            None => Ok(()),
            // 128 random bits twice: the random source is broken.
            Some(_) => Err(Error::NoRandom(getrandom::Error::UNEXPECTED)),
        }
    }

    /// Adds a ballot from elsewhere unless its row was seen before.
    pub(super) fn import(&mut self, ballot: Ballot, seen: [u8; 32]) -> Result<bool> {
        if !self.seen.insert(seen) {
            return Ok(false);
        }
        *self.imported.entry(ballot.class).or_default() += 1;
        self.add(ballot)?;
        Ok(true)
    }

    /// Lays everything in anew, twice. The list of free pages that emptying the
    /// box makes lies in a page that is used again, and shows how large the box
    /// was before. The second time, before is the same as after.
    pub(super) fn write(&self, tx: &Transaction<'_>) -> Result<()> {
        for _ in 0..2 {
            take_all_out(tx)?;
            self.lay_in(tx)?;
        }
        count_the_change(tx)
    }

    fn lay_in(&self, tx: &Transaction<'_>) -> Result<()> {
        let mut insert =
            tx.prepare_cached("INSERT INTO sealed_ballot (k, class, box) VALUES (?1, ?2, ?3)")?;
        for (key, (class, sealed)) in &self.ballots {
            insert.execute(params![key, class, sealed])?;
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

/// Empties the tables before the first row is written: a new row among old
/// ones would take the place that its arrival gives it. All free pages are
/// then at the end of the file. Given back and taken again, they are used from
/// the front; the list of free pages would hand them out in an order that
/// depends on the past.
fn take_all_out(tx: &Transaction<'_>) -> Result<()> {
    for table in ["sealed_ballot", "imported", "import_seen"] {
        tx.execute(&format!("DELETE FROM {table}"), [])?;
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
