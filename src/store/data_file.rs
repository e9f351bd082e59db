//! The unit's data file: opened, locked, checked and brought up to date.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::connection;
use super::error::{Error, Result};
use super::lock::Lock;
use super::place::{self, Scratch};
use super::schema::DATA_FILE;

/// An open data file (`….zj`). It can be shared between threads; every method
/// is one short transaction. Drafts, keys and worksheets are opaque bytes
/// here: what may be read by whom is decided by who holds which key.
#[derive(Debug)]
pub struct DataFile {
    path: PathBuf,
    conn: Mutex<Connection>,
    /// Released after the connection is closed, as fields drop in order.
    _lock: Option<Lock>,
}

impl DataFile {
    /// Opens a data file for reading and writing, and brings an older format
    /// up to date, keeping a copy beside it (`….before-v2`).
    ///
    /// # Errors
    /// [`Error::NotFound`], [`Error::NotOurs`], [`Error::Newer`],
    /// [`Error::Damaged`], [`Error::Locked`], [`Error::ReadOnlyPlace`]: the
    /// file is as it was.
    pub fn open(path: &Path) -> Result<Self> {
        let path = place::absolute(path)?;
        Self::open_here(&path).map_err(|error| error.at(&path))
    }

    fn open_here(path: &Path) -> Result<Self> {
        DATA_FILE.refuse_others(path)?;
        let lock = Lock::take(path)?;
        check_at_rest(path)?;
        let mut conn = connect(path)?;
        if conn.is_readonly("main")? {
            return Err(Error::ReadOnlyPlace(path.to_owned()));
        }
        let found = DATA_FILE.format(&conn)?;
        connection::quick_check(&conn)?;
        DATA_FILE.migrate(&mut conn, path, found)?;
        DATA_FILE.check_tables(&conn)?;
        conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        conn.pragma_update(None, "journal_mode", "WAL")?;
        Ok(Self {
            path: path.to_owned(),
            conn: Mutex::new(conn),
            _lock: Some(lock),
        })
    }

    /// Creates an empty data file and opens it.
    ///
    /// # Errors
    /// As for [`create_with`](Self::create_with).
    pub fn create(path: &Path) -> Result<Self> {
        Self::create_with(path, |_| Ok::<_, Error>(())).map(|(file, ())| file)
    }

    /// Creates a data file, lets `fill` write into it, and opens it. The file
    /// is made under another name beside `path` and moved there when it is
    /// complete: when anything fails, nothing is left behind.
    ///
    /// # Errors
    /// [`Error::Exists`] (never overwritten), [`Error::NotFound`] for the
    /// folder, [`Error::ReadOnlyPlace`], [`Error::DiskFull`], or what `fill`
    /// returns.
    pub fn create_with<T, E: From<Error>>(
        path: &Path,
        fill: impl FnOnce(&Self) -> Result<T, E>,
    ) -> Result<(Self, T), E> {
        let path = place::absolute(path)?;
        if path.symlink_metadata().is_ok() {
            return Err(Error::Exists(path).into());
        }
        let scratch = Scratch::beside(&path)?;
        let made = Self::found(scratch.path()).map_err(|error| error.at(&path))?;
        let filled = fill(&made)?;
        drop(made);
        scratch.place(&path)?;
        let opened = Self::open(&path).inspect_err(|error| {
            // Nobody has seen the file yet, unless somebody has it open.
            if !matches!(error, Error::Locked) {
                place::remove(&path);
            }
        })?;
        Ok((opened, filled))
    }

    /// Makes the empty file at `path` a data file. Its journal stays in memory:
    /// a crash leaves a file that nobody will look at.
    fn found(path: &Path) -> Result<Self> {
        let mut conn = connect(path)?;
        conn.pragma_update(None, "journal_mode", "MEMORY")?;
        DATA_FILE.found(&mut conn)?;
        Ok(Self {
            path: path.to_owned(),
            conn: Mutex::new(conn),
            _lock: None,
        })
    }

    /// Where the file is, as an absolute path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Reads in one snapshot.
    pub(super) fn read<T>(&self, work: impl FnOnce(&Connection) -> Result<T>) -> Result<T> {
        let mut conn = self.lock();
        let tx = conn
            .transaction()
            .map_err(|error| Error::from(error).at(&self.path))?;
        work(&tx).map_err(|error| error.at(&self.path))
    }

    /// Writes in one transaction: all of it or nothing.
    pub(super) fn write<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T>) -> Result<T> {
        let mut conn = self.lock();
        let done = || {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let value = work(&tx)?;
            tx.commit()?;
            Ok(value)
        };
        done().map_err(|error: Error| error.at(&self.path))
    }

    /// Empties the write-ahead log, so that what was overwritten does not
    /// linger there. A reader may prevent it; then it happens later.
    pub(super) fn forget_old_pages(&self) {
        let _ = self
            .lock()
            .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
    }

    /// A thread that panicked has rolled its transaction back, so the
    /// connection behind a poisoned lock is sound.
    fn lock(&self) -> MutexGuard<'_, Connection> {
        self.conn.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn connect(path: &Path) -> Result<Connection> {
    configured(connection::open_read_write(path)?)
}

/// Checks a file that was closed properly without touching it or leaving
/// anything beside it. One with a log has to be opened for that.
fn check_at_rest(path: &Path) -> Result<()> {
    if ["-wal", "-journal"]
        .iter()
        .any(|log| place::beside(path, log).exists())
    {
        return Ok(());
    }
    connection::quick_check(&connection::open_immutable(path)?)
}

/// Until a file has passed every check, closing it must not move its
/// write-ahead log into it; so this is the first setting.
fn configured(conn: Connection) -> Result<Connection> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    connection::harden(&conn)?;
    Ok(conn)
}
