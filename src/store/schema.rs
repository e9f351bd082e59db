//! The two kinds of file, their formats, and how an older format becomes
//! today's. `schema.sql` shows today's formats in one place.

use std::path::Path;

use rusqlite::{Connection, TransactionBehavior};

use super::connection::open_immutable;
use super::error::{Error, Result};
use super::place;

/// A kind of file: what marks it, and the steps that made its format.
#[derive(Debug, Clone, Copy)]
pub(super) struct Kind {
    /// `PRAGMA application_id`; four ASCII letters.
    pub(super) application_id: i32,
    /// Append-only: `PRAGMA user_version` counts the steps that were taken.
    pub(super) migrations: &'static [&'static str],
    /// Whether a copy is kept before a migration. A box is never copied behind
    /// its keeper's back: every copy of it has to be destroyed one day.
    pub(super) safety_copy: bool,
}

/// The unit's data file, `….zj`.
pub(super) const DATA_FILE: Kind = Kind {
    application_id: i32::from_be_bytes(*b"zjdf"),
    migrations: &[
        include_str!("../../migrations/data/001.sql"),
        include_str!("../../migrations/data/002.sql"),
        include_str!("../../migrations/data/003.sql"),
    ],
    safety_copy: true,
};

/// The ballot box, `….box`.
pub(super) const BALLOT_BOX: Kind = Kind {
    application_id: i32::from_be_bytes(*b"zjbx"),
    migrations: &[
        include_str!("../../migrations/box/001.sql"),
        include_str!("../../migrations/box/002.sql"),
    ],
    safety_copy: false,
};

impl Kind {
    /// The newest format this program knows.
    pub(super) const fn known(&self) -> u32 {
        self.migrations.len() as u32
    }

    /// Looks at a file without locking it or touching a byte of it or of its
    /// journals, and says which format it has.
    pub(super) fn peek(&self, path: &Path) -> Result<u32> {
        let about = std::fs::metadata(path).map_err(Error::io(path))?;
        if !about.is_file() || about.len() == 0 {
            return Err(Error::NotOurs);
        }
        let conn = open_immutable(path).map_err(|error| match error {
            Error::ReadOnlyPlace(_) => Error::Io {
                path: path.to_owned(),
                source: std::io::ErrorKind::PermissionDenied.into(),
            },
            other => other,
        })?;
        self.format(&conn)
    }

    /// Refuses what is certainly not a file of this kind that this program can
    /// open. What only looks damaged may be half a change: another program is
    /// writing, or a crash left a journal that completes it.
    pub(super) fn refuse_others(&self, path: &Path) -> Result<()> {
        match self.peek(path) {
            Ok(_) | Err(Error::Damaged) => Ok(()),
            Err(error) => Err(error),
        }
    }

    /// The format of an open file.
    pub(super) fn format(&self, conn: &Connection) -> Result<u32> {
        let id: i32 = conn.pragma_query_value(None, "application_id", |row| row.get(0))?;
        if id != self.application_id {
            return Err(Error::NotOurs);
        }
        let found: i64 = conn.pragma_query_value(None, "user_version", |row| row.get(0))?;
        let known = self.known();
        match u32::try_from(found) {
            Ok(0) | Err(_) => Err(Error::Damaged),
            Ok(found) if found > known => Err(Error::Newer { found, known }),
            Ok(found) => Ok(found),
        }
    }

    /// Makes an empty database one of this kind, of today's format.
    pub(super) fn found(&self, conn: &mut Connection) -> Result<()> {
        conn.pragma_update(None, "application_id", self.application_id)?;
        self.step_up(conn, 0)
    }

    /// Brings an existing file of format `found` up to date.
    pub(super) fn migrate(&self, conn: &mut Connection, path: &Path, found: u32) -> Result<()> {
        if found == self.known() {
            return Ok(());
        }
        if self.safety_copy {
            let copy = place::beside(path, &format!(".before-v{}", self.known()));
            let scratch = place::Scratch::beside(&copy)?;
            vacuum_into(conn, scratch.path())?;
            scratch.replace(&copy)?;
        }
        self.step_up(conn, found)
    }

    fn step_up(&self, conn: &mut Connection, from: u32) -> Result<()> {
        for (step, sql) in (1_u32..)
            .zip(self.migrations)
            .filter(|(step, _)| *step > from)
        {
            let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
            tx.execute_batch(sql)?;
            tx.pragma_update(None, "user_version", step)?;
            tx.commit()?;
        }
        Ok(())
    }

    /// Checks that the tables are exactly those that the migrations make: no
    /// trigger, view or column more. A trigger could write down an order.
    pub(super) fn check_tables(&self, conn: &Connection) -> Result<()> {
        let mut model = Connection::open_in_memory()?;
        self.found(&mut model)?;
        if tables(conn)? == tables(&model)? {
            Ok(())
        } else {
            Err(Error::Damaged)
        }
    }
}

/// Every object of a database with its SQL, blanks and comments put aside.
fn tables(conn: &Connection) -> Result<Vec<(String, String, Option<String>)>> {
    let mut statement =
        conn.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY type, name")?;
    let rows = statement.query_map([], |row| {
        let sql: Option<String> = row.get(2)?;
        Ok((row.get(0)?, row.get(1)?, sql.map(|sql| plain(&sql))))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn plain(sql: &str) -> String {
    sql.lines()
        .map(|line| line.split_once("--").map_or(line, |(code, _)| code))
        .flat_map(str::split_whitespace)
        .collect::<Vec<_>>()
        .join(" ")
        // A column that was added later is written without blanks before it.
        .replace(" ,", ",")
        .replace(" )", ")")
}

/// Writes a compact copy, without free pages, to an empty file.
pub(super) fn vacuum_into(conn: &Connection, target: &Path) -> Result<()> {
    let Some(target) = target.to_str() else {
        return Err(Error::Io {
            path: target.to_owned(),
            source: std::io::ErrorKind::InvalidFilename.into(),
        });
    };
    conn.execute("VACUUM INTO ?1", [target])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: &str = include_str!("../../schema.sql");

    fn made_by(sql: &str) -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(sql).unwrap();
        conn
    }

    #[test]
    fn the_migrations_arrive_at_the_schema_of_today() {
        let (data_file, ballot_box) = TODAY
            .split_once("-- PART TWO")
            .expect("schema.sql has two parts");
        for (kind, part) in [
            (DATA_FILE, data_file),
            (BALLOT_BOX, &format!("--{ballot_box}")),
        ] {
            let mut migrated = Connection::open_in_memory().unwrap();
            kind.found(&mut migrated).unwrap();
            assert_eq!(tables(&migrated).unwrap(), tables(&made_by(part)).unwrap());
        }
    }

    #[test]
    fn every_table_says_who_may_read_it() {
        let mut comment = String::new();
        for line in TODAY.lines() {
            if line.starts_with("CREATE TABLE") {
                assert!(
                    comment.contains("Read by"),
                    "{line} does not say who may read it"
                );
            }
            if line.starts_with("--") {
                comment.push_str(line);
            } else {
                comment.clear();
            }
        }
    }

    #[test]
    fn no_trigger_and_no_column_more_is_let_in() {
        let mut conn = Connection::open_in_memory().unwrap();
        BALLOT_BOX.found(&mut conn).unwrap();
        BALLOT_BOX.check_tables(&conn).unwrap();
        conn.execute_batch("CREATE TABLE diary (h BLOB) STRICT")
            .unwrap();
        assert!(matches!(
            BALLOT_BOX.check_tables(&conn),
            Err(Error::Damaged)
        ));
    }

    #[test]
    fn a_migration_keeps_a_copy_of_the_older_file() {
        const OLD: Kind = Kind {
            application_id: 7,
            migrations: &["CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);"],
            safety_copy: true,
        };
        const NEW: Kind = Kind {
            application_id: 7,
            migrations: &[
                "CREATE TABLE a (x INTEGER) STRICT; INSERT INTO a VALUES (1);",
                "UPDATE a SET x = 2;",
            ],
            safety_copy: true,
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("镇.zj");
        let mut conn = Connection::open(&path).unwrap();
        OLD.found(&mut conn).unwrap();
        NEW.migrate(&mut conn, &path, 1).unwrap();
        let x = |conn: &Connection| conn.query_row("SELECT x FROM a", [], |row| row.get(0));
        assert_eq!(x(&conn), Ok(2));
        assert_eq!(NEW.format(&conn).unwrap(), 2);
        let copy = folder.path().join("镇.zj.before-v2");
        assert_eq!(OLD.peek(&copy).unwrap(), 1);
        assert_eq!(x(&open_immutable(&copy).unwrap()), Ok(1));
        assert!(matches!(
            OLD.peek(&path),
            Err(Error::Newer { found: 2, known: 1 })
        ));
    }

    #[test]
    fn a_failing_migration_changes_nothing() {
        const BROKEN: Kind = Kind {
            application_id: 7,
            migrations: &[
                "CREATE TABLE a (x INTEGER) STRICT;",
                "CREATE TABLE b (y INTEGER) STRICT; INSERT INTO nowhere VALUES (1);",
            ],
            safety_copy: false,
        };
        let mut conn = Connection::open_in_memory().unwrap();
        assert!(BROKEN.found(&mut conn).is_err());
        assert_eq!(BROKEN.format(&conn).unwrap(), 1);
        assert_eq!(tables(&conn).unwrap().len(), 1);
    }
}
