//! Drafts of criticism, sealed by their authors.

use rusqlite::{OptionalExtension, params};

use super::super::data_file::DataFile;
use super::super::error::{Error, Result};
use super::{Pair, state_of};
use crate::domain::criticism::CriticismState;

impl DataFile {
    /// Saves a draft, and whether there is anything in it.
    ///
    /// # Errors
    /// [`Error::CriticismStands`] while it is handed in,
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn save_criticism_draft(&self, pair: Pair, sealed: &[u8], begun: bool) -> Result<()> {
        self.write(|tx| {
            pair.seated(tx)?;
            if state_of(tx, pair)?.is_some_and(|state| state != CriticismState::Unreadable) {
                return Err(Error::CriticismStands);
            }
            tx.prepare_cached(
                "INSERT INTO criticism_draft (critic, target, begun, sealed)
                 VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET begun = excluded.begun, sealed = excluded.sealed",
            )?
            .execute(params![pair.critic.0, pair.target.0, begun, sealed])?;
            Ok(())
        })
    }

    /// A draft, sealed; it stays when the criticism is handed in, for its
    /// author.
    ///
    /// # Errors
    /// [`Error::NoSuchMember`], or any failure of the file.
    pub fn criticism_draft(&self, pair: Pair) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            pair.seated(conn)?;
            let sql = "SELECT sealed FROM criticism_draft WHERE critic = ?1 AND target = ?2";
            Ok(conn
                .prepare_cached(sql)?
                .query_row(params![pair.critic.0, pair.target.0], |row| row.get(0))
                .optional()?)
        })
    }
}
