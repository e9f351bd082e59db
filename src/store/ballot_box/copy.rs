//! The scrutineer's copy: a closed box on a stick, read on another machine and
//! never written.

use std::collections::BTreeMap;
use std::path::Path;

use super::canon::{self, Boxed};
use super::count::{self, ClassCount};
use super::{BallotBox, file};
use crate::store::connection;
use crate::store::error::{Error, Result};
use crate::store::place::{self, Scratch};
use crate::store::schema::{self, BALLOT_BOX};

/// What a copy of a closed box holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoxCopy {
    /// The set-up record.
    pub setup: Vec<u8>,
    /// Its hash, as it was given at creation.
    pub setup_hash: [u8; 32],
    /// Which of the round's boxes it is.
    pub booth: u8,
    /// The commitment that the copy carries; to be computed again.
    pub root: [u8; 32],
    /// The counts per class.
    pub counts: Vec<ClassCount>,
    /// Boxes that were poured in, with their roots.
    pub poured: BTreeMap<u8, [u8; 32]>,
    /// The sealed ballots, in the order of their random keys.
    pub ballots: Vec<Boxed>,
}

impl BoxCopy {
    /// Reads a closed box without locking it or writing a byte: a stick may be
    /// write-protected, and a copy shall stay what it was.
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::NotOurs`], [`Error::Newer`],
    /// [`Error::Damaged`], [`Error::BoxOpen`].
    pub fn read(path: &Path) -> Result<Self> {
        let path = place::absolute(path)?;
        read(&path).map_err(|error| error.at(&path))
    }
}

fn read(path: &Path) -> Result<BoxCopy> {
    let found = BALLOT_BOX.peek(path)?;
    if found != BALLOT_BOX.known() {
        // To bring it up to date would be to write it.
        let known = BALLOT_BOX.known();
        return Err(Error::Newer { found, known });
    }
    let conn = connection::open_immutable(path)?;
    connection::quick_check(&conn)?;
    BALLOT_BOX.check_tables(&conn)?;
    count::check(&conn)?;
    let (setup, setup_hash, booth, _) = file::setup(&conn)?;
    Ok(BoxCopy {
        setup,
        setup_hash,
        booth,
        root: count::root(&conn)?.ok_or(Error::BoxOpen)?,
        counts: count::turnout(&conn)?,
        poured: canon::poured(&conn)?,
        ballots: canon::ballots(&conn)?,
    })
}

impl BallotBox {
    /// Writes a compact copy of a closed box, without free pages, to a new
    /// file. It appears whole or not at all.
    ///
    /// # Errors
    /// [`Error::BoxOpen`], [`Error::Exists`], [`Error::NotFound`] for the
    /// folder, or a place that cannot be written.
    pub fn copy_to(&self, target: &Path) -> Result<()> {
        let target = place::absolute(target)?;
        if target.symlink_metadata().is_ok() {
            return Err(Error::Exists(target));
        }
        let scratch = Scratch::beside(&target)?;
        self.with(|held| {
            if held.root.is_none() {
                return Err(Error::BoxOpen);
            }
            schema::vacuum_into(held.conn()?, scratch.path())
        })?;
        scratch.place(&target)
    }
}
