//! How `SQLite` is asked to open a file that may have come from anywhere.

use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::error::{Error, Result};

/// Nothing in a file is believed or run, what is deleted is overwritten, and a
/// change is on the disk before it is reported.
const PRAGMAS: &str = "
    PRAGMA trusted_schema = OFF;
    PRAGMA cell_size_check = ON;
    PRAGMA foreign_keys = ON;
    PRAGMA secure_delete = ON;
    PRAGMA temp_store = MEMORY;
    PRAGMA synchronous = FULL;
";

/// Opens a file that is there, to read and write it.
pub(super) fn open_read_write(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(path, flags)?)
}

/// Opens a file that nobody writes meanwhile; `SQLite` then neither locks it
/// nor looks for journals.
pub(super) fn open_immutable(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    Ok(Connection::open_with_flags(immutable_uri(path), flags)?)
}

fn immutable_uri(path: &Path) -> String {
    let mut uri = String::from("file:");
    if cfg!(windows) {
        uri.push_str("///");
    } else if path.is_absolute() {
        uri.push_str("//");
    }
    for &byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'\\' if cfg!(windows) => uri.push('/'),
            b':' if cfg!(windows) => uri.push(':'),
            b'/' | b'.' | b'-' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => {
                uri.push(char::from(byte));
            }
            _ => uri.extend(format!("%{byte:02X}").chars()),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// The settings of every connection that works at a file.
pub(super) fn harden(conn: &Connection) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false)?;
    conn.execute_batch(PRAGMAS)?;
    Ok(())
}

/// Fails with [`Error::Damaged`] unless `SQLite` finds the file sound.
pub(super) fn quick_check(conn: &Connection) -> Result<()> {
    let verdict: String = conn.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if verdict == "ok" {
        Ok(())
    } else {
        Err(Error::Damaged)
    }
}

#[cfg(test)]
mod tests {
    use super::super::schema::DATA_FILE;
    use super::*;

    #[test]
    fn an_address_survives_blanks_signs_and_han() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("石桥 50%?#&x=1.zj");
        let mut conn = Connection::open(&path).unwrap();
        DATA_FILE.found(&mut conn).unwrap();
        drop(conn);
        assert_eq!(DATA_FILE.peek(&path).unwrap(), DATA_FILE.known());
    }
}
