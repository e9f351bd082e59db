//! Making a box file, and opening one that may have seen a crash.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior, params};

use super::{canon, count, journal};
use crate::store::column;
use crate::store::connection;
use crate::store::error::{Error, Result};
use crate::store::schema::BALLOT_BOX;

/// The exclusive lock must be asked for before anything is read, and before
/// the journal mode is set.
const PRAGMAS: &str = "
    PRAGMA locking_mode = EXCLUSIVE;
    PRAGMA fullfsync = ON;
    PRAGMA cache_spill = OFF;
";

fn configured(path: &Path) -> Result<Connection> {
    let conn = connection::open_read_write(path)?;
    conn.execute_batch(PRAGMAS)?;
    connection::harden(&conn)?;
    // Another program that has the file open is not waited for.
    conn.busy_timeout(std::time::Duration::ZERO)?;
    Ok(conn)
}

/// Opens an existing box: the first read rolls a half-done change back, only
/// then is the journal wiped.
pub(super) fn connect(path: &Path) -> Result<Connection> {
    let mut conn = configured(path)?;
    if conn.is_readonly("main")? {
        return Err(Error::ReadOnlyPlace(path.to_owned()));
    }
    conn.pragma_update(None, "journal_mode", "PERSIST")?;
    conn.transaction_with_behavior(TransactionBehavior::Exclusive)?
        .commit()?;
    let found = BALLOT_BOX.format(&conn)?;
    connection::quick_check(&conn)?;
    BALLOT_BOX.migrate(&mut conn, path, found)?;
    BALLOT_BOX.check_tables(&conn)?;
    canon::check_layout(&conn)?;
    count::check(&conn)?;
    journal::wipe(&conn)?;
    Ok(conn)
}

/// The set-up record, its hash, which box this is, and the size of a ballot.
pub(super) fn setup(conn: &Connection) -> Result<(Vec<u8>, [u8; 32], u8, usize)> {
    let sql = "SELECT record, hash, booth, ballot_size FROM setup";
    Ok(conn.query_row(sql, [], |row| {
        let size = column::count(row, "ballot_size")?;
        Ok((row.get(0)?, row.get(1)?, row.get(2)?, size))
    })?)
}

/// Makes the empty file at `path` a box. Its journal stays in memory: a crash
/// leaves a file that nobody will look at.
pub(super) fn build(
    path: &Path,
    setup: &[u8],
    setup_hash: &[u8; 32],
    booth: u8,
    ballot_size: usize,
    codes: &[(u8, [u8; 32])],
) -> Result<()> {
    let mut conn = configured(path)?;
    // These two are kept in the file; set again, the second would write it.
    conn.execute_batch("PRAGMA page_size = 16384; PRAGMA auto_vacuum = INCREMENTAL;")?;
    conn.pragma_update(None, "journal_mode", "MEMORY")?;
    BALLOT_BOX.found(&mut conn)?;
    let mut sorted: Vec<_> = codes.iter().map(|(class, hash)| (hash, class)).collect();
    sorted.sort_unstable();
    if sorted
        .windows(2)
        .any(|pair| matches!(pair, [(a, _), (b, _)] if a == b))
    {
        return Err(Error::CodeTwice);
    }
    let tx = conn.transaction()?;
    tx.execute(
        "INSERT INTO setup (id, record, hash, ballot_size, booth) VALUES (1, ?1, ?2, ?3, ?4)",
        params![setup, setup_hash, column::number(ballot_size), booth],
    )?;
    tx.execute(
        "INSERT INTO box_state (id, closed, root) VALUES (1, 0, NULL)",
        [],
    )?;
    let mut statement =
        tx.prepare("INSERT INTO voting_code (h, class, spent) VALUES (?1, ?2, 0)")?;
    for (hash, class) in sorted {
        statement.execute(params![hash, class])?;
    }
    drop(statement);
    tx.commit()?;
    Ok(())
}
