//! The rollback journal holds the pages as they were before the last change,
//! so comparing it with the box shows the last ballot. It is wiped.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::Path;

use rusqlite::Connection;

use crate::store::error::{Error, Result};
use crate::store::place;

/// Overwrites the journal with zeros, in place, and waits for the disk. Only
/// to be called outside a transaction and after the first read, which rolls
/// back what a crash left in the journal.
pub(super) fn wipe(conn: &Connection) -> Result<()> {
    // `SQLite` names the journal after the path as it resolved it.
    let Some(path) = conn.path() else {
        return Ok(());
    };
    let path = place::beside(Path::new(path), "-journal");
    let mut file = match OpenOptions::new().write(true).open(&path) {
        Ok(file) => file,
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        Err(source) => return Err(Error::io(&path)(source)),
    };
    let mut wipe = || {
        static ZEROS: [u8; 64 * 1024] = [0; 64 * 1024];
        let mut left = file.metadata()?.len();
        while left > 0 {
            let step = left.min(ZEROS.len() as u64);
            file.write_all(ZEROS.get(..step as usize).unwrap_or(&ZEROS))?;
            left -= step;
        }
        file.sync_data()
    };
    wipe().map_err(Error::io(&path))
}
