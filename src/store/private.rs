//! Small things of a member: settings of the journal, findings put aside,
//! contrasts with exemplars. Sealed by the member.

use rusqlite::{OptionalExtension, params};

use super::data_file::DataFile;
use super::error::Result;
use crate::domain::MemberId;

impl DataFile {
    /// The note of that name, sealed.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn private_note(&self, member: MemberId, name: &str) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            Ok(conn
                .prepare_cached("SELECT sealed FROM private_note WHERE member = ?1 AND name = ?2")?
                .query_row(params![member.0, name], |row| row.get(0))
                .optional()?)
        })
    }

    /// Saves the note of that name.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn save_private_note(&self, member: MemberId, name: &str, sealed: &[u8]) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO private_note (member, name, sealed) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
                params![member.0, name, sealed],
            )?;
            Ok(())
        })
    }
}
