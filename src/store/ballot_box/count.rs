//! What may be known of a box: how many, while it is open; the sealed ballots,
//! when it is closed.

use rusqlite::Connection;

use super::BallotBox;
use super::canon::{self, Boxed};
use crate::store::column;
use crate::store::error::{Error, Result};

/// The counts of one class of voters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClassCount {
    /// The class: the place of the group in the set-up.
    pub class: u8,
    /// Codes made for it.
    pub codes: u32,
    /// Codes used.
    pub spent: u32,
    /// Ballots that came in by import.
    pub imported: u32,
    /// Ballots in the box: always `spent + imported`.
    pub ballots: u32,
}

impl ClassCount {
    /// The arithmetic of a class: a ballot for every code used and every row
    /// imported, and no more codes used than made.
    #[must_use]
    pub fn adds_up(&self) -> bool {
        self.spent.checked_add(self.imported) == Some(self.ballots) && self.spent <= self.codes
    }
}

impl BallotBox {
    /// How many ballots there are per class, in class order. A class without
    /// codes and ballots is not listed.
    pub fn turnout(&self) -> Result<Vec<ClassCount>> {
        self.with(|held| turnout(held.conn()?))
    }

    /// Whether the box takes no more votes.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.root().is_some()
    }

    /// The commitment to the ballots, once the box is closed.
    #[must_use]
    pub fn root(&self) -> Option<[u8; 32]> {
        self.held
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
            .root
    }

    /// The sealed ballots of an open box with their classes, in the order of
    /// their random keys: for computing the commitment that
    /// [`close`](Self::close) takes, and for nothing else.
    ///
    /// # Errors
    /// [`Error::BoxClosed`].
    pub fn sealed_for_closing(&self) -> Result<Vec<Boxed>> {
        self.with(|held| {
            held.still_open()?;
            canon::ballots(held.conn()?)
        })
    }

    /// Closes the box for good. The hashes that recognised imported rows are
    /// deleted.
    ///
    /// # Errors
    /// [`Error::BoxClosed`] when it was closed before.
    pub fn close(&self, root: [u8; 32]) -> Result<()> {
        self.with(|held| {
            held.still_open()?;
            held.change(|tx| {
                // The pages are zeroed and stay where they are; giving them
                // back would leave them in free blocks of the disk.
                tx.execute("DELETE FROM import_seen", [])?;
                tx.execute("UPDATE box_state SET closed = 1, root = ?1", [root])?;
                Ok(())
            })?;
            held.root = Some(root);
            Ok(())
        })
    }

    /// The sealed ballots of a closed box with their classes, in the order of
    /// their random keys.
    ///
    /// # Errors
    /// [`Error::BoxOpen`].
    pub fn sealed_ballots(&self) -> Result<Vec<Boxed>> {
        self.with(|held| {
            if held.root.is_none() {
                return Err(Error::BoxOpen);
            }
            canon::ballots(held.conn()?)
        })
    }
}

/// The commitment in the file.
pub(super) fn root(conn: &Connection) -> Result<Option<[u8; 32]>> {
    Ok(conn.query_row("SELECT root FROM box_state", [], |row| row.get(0))?)
}

pub(super) fn turnout(conn: &Connection) -> Result<Vec<ClassCount>> {
    let mut statement = conn.prepare(
        "SELECT class, sum(codes), sum(spent), sum(imported), sum(ballots) FROM (
             SELECT class, 1 AS codes, spent, 0 AS imported, 0 AS ballots FROM voting_code
             UNION ALL SELECT class, 0, 0, ballots, 0 FROM imported
             UNION ALL SELECT class, 0, 0, 0, 1 FROM sealed_ballot
         ) GROUP BY class ORDER BY class",
    )?;
    let rows = statement.query_map([], |row| {
        Ok(ClassCount {
            class: row.get(0)?,
            codes: row.get(1)?,
            spent: row.get(2)?,
            imported: row.get(3)?,
            ballots: row.get(4)?,
        })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// What holds in every box at every moment: one set-up, one state, one size of
/// ballot, and no more ballots of a class than codes used and rows imported.
pub(super) fn check(conn: &Connection) -> Result<()> {
    let sound: bool = conn.query_row(
        "SELECT (SELECT count(*) FROM setup) = 1
            AND (SELECT count(*) FROM box_state) = 1
            AND (SELECT ballot_size FROM setup) <= ?1
            AND NOT EXISTS (SELECT 1 FROM sealed_ballot
                            WHERE length(box) <> (SELECT ballot_size FROM setup))",
        [column::number(BallotBox::LARGEST_BALLOT)],
        |row| row.get(0),
    )?;
    if sound && turnout(conn)?.iter().all(ClassCount::adds_up) {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}
