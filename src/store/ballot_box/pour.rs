//! 并箱: what was cast in other halls is poured into the box of the office, and
//! when the result is accepted, the box is emptied for good.

use std::collections::BTreeMap;

use super::canon::{self, Contents, Load, RowKeys};
use super::{BallotBox, row_key};
use crate::store::error::{Error, Result};

impl BallotBox {
    /// The most ballots that boxes poured together may hold.
    pub const MOST_POURED: usize = 200_000;

    /// What this box brings to another; it is closed, and its root is the
    /// commitment to what is in it.
    ///
    /// # Errors
    /// [`Error::BoxOpen`].
    pub fn load(&self) -> Result<Load> {
        self.with(|held| {
            let root = held.root.ok_or(Error::BoxOpen)?;
            Load::read(held.conn()?, self.booth, root)
        })
    }

    /// Pours other boxes of the round into this one: all of them with one
    /// change, or none. A box that holds more than [`Self::CAPACITY`] ballots
    /// afterwards takes no more votes.
    ///
    /// # Errors
    /// [`Error::BoxClosed`]; [`Error::PouredTwice`], [`Error::BallotTwice`],
    /// [`Error::CodeTwice`], [`Error::BallotSize`], [`Error::BoxFull`].
    pub fn pour(&self, loads: &[Load]) -> Result<()> {
        self.pour_as(loads, &mut |_| row_key())
    }

    /// [`pour`](Self::pour) under row keys that are not random.
    pub(super) fn pour_as(&self, loads: &[Load], keys: RowKeys<'_>) -> Result<()> {
        for ballot in loads.iter().flat_map(|load| &load.ballots) {
            self.of_size(ballot)?;
        }
        self.with(|held| {
            held.still_open()?;
            held.change(|tx| {
                let mut contents = Contents::read(tx)?;
                for load in loads {
                    if load.booth == self.booth {
                        return Err(Error::PouredTwice);
                    }
                    contents.pour(tx, load, &mut *keys)?;
                }
                if contents.len() > Self::MOST_POURED {
                    let capacity = Self::MOST_POURED;
                    return Err(Error::BoxFull { capacity });
                }
                contents.write(tx)
            })
        })
    }

    /// The hashes of all codes in the box, sorted.
    ///
    /// # Errors
    /// When the box cannot be read.
    pub fn code_hashes(&self) -> Result<Vec<[u8; 32]>> {
        self.with(|held| {
            let mut statement = held
                .conn()?
                .prepare("SELECT h FROM voting_code ORDER BY h")?;
            let rows = statement.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// Boxes that were poured into this one, with their roots, by place.
    ///
    /// # Errors
    /// When the box cannot be read.
    pub fn poured(&self) -> Result<BTreeMap<u8, [u8; 32]>> {
        self.with(|held| canon::poured(held.conn()?))
    }

    /// Deletes ballots and codes of a closed box. First their bytes are
    /// overwritten where they lie, then the file shrinks. The root stays, to
    /// be compared with the minutes.
    ///
    /// # Errors
    /// [`Error::BoxOpen`].
    pub fn destroy(&self) -> Result<()> {
        self.with(|held| {
            if held.root.is_none() {
                return Err(Error::BoxOpen);
            }
            held.change(|tx| {
                for table in ["sealed_ballot", "voting_code", "imported", "import_seen"] {
                    tx.execute(&format!("DELETE FROM {table}"), [])?;
                }
                Ok(())
            })?;
            held.shrink()
        })
    }
}
