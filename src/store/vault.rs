//! Vaults: wrapped keys, opaque here. Whoever reads the file has them and can
//! do nothing with them.

use rusqlite::{Connection, OptionalExtension, params};

use super::data_file::DataFile;
use super::error::{Error, Result};
use super::meeting::held;
use crate::domain::{MeetingId, MemberId};

/// Whose vault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum VaultOwner {
    /// The chair and the clerk of a meeting.
    Office(MeetingId),
    /// One member, who alone can read the drafts.
    Member(MemberId),
}

/// A key wrapped twice, with what belongs to it.
#[derive(Clone, PartialEq, Eq)]
pub struct VaultRow {
    /// The key under the passphrase.
    pub by_passphrase: Vec<u8>,
    /// The key under the recovery key.
    pub by_recovery: Vec<u8>,
    /// What others seal to; the office's receives handed-in worksheets.
    pub public_key: Option<[u8; 32]>,
    /// A secret under the wrapped key, where the key is not the secret itself.
    pub sealed_secret: Option<Vec<u8>>,
}

/// The office's vault, which a meeting is created with.
pub type OfficeKeyRow = VaultRow;

impl std::fmt::Debug for VaultRow {
    /// Keeps even wrapped keys out of logs.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("VaultRow(…)")
    }
}

impl DataFile {
    /// The vault of an owner, if there is one.
    pub fn vault(&self, owner: VaultOwner) -> Result<Option<VaultRow>> {
        let (table, key, id) = place(owner);
        self.read(|conn| {
            let sql = format!(
                "SELECT by_passphrase, by_recovery, public_key, sealed_secret
                 FROM {table} WHERE {key} = ?1"
            );
            let row = conn.query_row(&sql, [id], |row| {
                Ok(VaultRow {
                    by_passphrase: row.get(0)?,
                    by_recovery: row.get(1)?,
                    public_key: row.get(2)?,
                    sealed_secret: row.get(3)?,
                })
            });
            Ok(row.optional()?)
        })
    }

    /// Whose vault a member's words are under: the member's own, or that of the
    /// same person in an earlier meeting of this file.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn vault_home(&self, member: MemberId) -> Result<(MeetingId, MemberId)> {
        self.read(|conn| {
            let sql = "SELECT home.meeting, home.id FROM member AS m
                       JOIN member AS home ON home.id = ifnull(m.same_as, m.id) WHERE m.id = ?1";
            conn.prepare_cached(sql)?
                .query_row([member.0], |row| {
                    Ok((MeetingId(row.get(0)?), MemberId(row.get(1)?)))
                })
                .optional()?
                .ok_or(Error::NoSuchMember)
        })
    }

    /// Stores a first vault.
    ///
    /// # Errors
    /// [`Error::VaultExists`], [`Error::NoSuchMember`] or
    /// [`Error::NoSuchMeeting`].
    pub fn put_vault(&self, owner: VaultOwner, row: &VaultRow) -> Result<()> {
        self.write(|tx| insert(tx, owner, row))
    }

    /// Replaces a vault: a new passphrase or recovery key. The older wraps are
    /// overwritten in the file and in its write-ahead log.
    ///
    /// # Errors
    /// [`Error::NoVault`] where there is none.
    pub fn replace_vault(&self, owner: VaultOwner, row: &VaultRow) -> Result<()> {
        let (table, key, id) = place(owner);
        // An office keeps one key from meeting to meeting: what it was wrapped
        // with before must not open it anywhere.
        let also = match owner {
            VaultOwner::Office(_) => {
                "OR public_key = (SELECT public_key FROM office_vault WHERE meeting = ?1)"
            }
            VaultOwner::Member(_) => "",
        };
        self.write(|tx| {
            let sql = format!(
                "UPDATE {table} SET by_passphrase = ?2, by_recovery = ?3, public_key = ?4,
                                    sealed_secret = ?5
                 WHERE {key} = ?1 {also}"
            );
            let VaultRow {
                by_passphrase,
                by_recovery,
                public_key,
                sealed_secret,
            } = row;
            match tx.execute(
                &sql,
                params![id, by_passphrase, by_recovery, public_key, sealed_secret],
            )? {
                0 => Err(Error::NoVault),
                _ => Ok(()),
            }
        })?;
        self.forget_old_pages();
        Ok(())
    }
}

pub(super) fn insert(conn: &Connection, owner: VaultOwner, row: &VaultRow) -> Result<()> {
    match owner {
        VaultOwner::Office(meeting) => held(conn, meeting)?,
        VaultOwner::Member(member) => known(conn, member)?,
    }
    let (table, key, id) = place(owner);
    let sql = format!(
        "INSERT INTO {table} ({key}, by_passphrase, by_recovery, public_key, sealed_secret)
         VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"
    );
    let VaultRow {
        by_passphrase,
        by_recovery,
        public_key,
        sealed_secret,
    } = row;
    match conn.execute(
        &sql,
        params![id, by_passphrase, by_recovery, public_key, sealed_secret],
    )? {
        0 => Err(Error::VaultExists),
        _ => Ok(()),
    }
}

fn known(conn: &Connection, member: MemberId) -> Result<()> {
    let sql = "SELECT EXISTS (SELECT 1 FROM member WHERE id = ?1)";
    if conn.query_row(sql, [member.0], |row| row.get(0))? {
        Ok(())
    } else {
        Err(Error::NoSuchMember)
    }
}

/// Table, key column and key.
const fn place(owner: VaultOwner) -> (&'static str, &'static str, i64) {
    match owner {
        VaultOwner::Office(meeting) => ("office_vault", "meeting", meeting.0),
        VaultOwner::Member(member) => ("member_vault", "member", member.0),
    }
}
