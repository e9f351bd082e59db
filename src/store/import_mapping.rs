//! How survey exports were mapped before, by the hash of their header row.

use rusqlite::{OptionalExtension, params};

use super::data_file::DataFile;
use super::error::Result;

impl DataFile {
    /// How a table with these headers (their SHA-256) was mapped the last time.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn import_mapping(&self, headers: &[u8; 32]) -> Result<Option<String>> {
        self.read(|conn| {
            Ok(conn
                .prepare_cached("SELECT mapping FROM import_mapping WHERE headers = ?1")?
                .query_row([headers], |row| row.get(0))
                .optional()?)
        })
    }

    /// Keeps how a table with these headers was mapped, in the place of what
    /// was kept before.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn keep_import_mapping(&self, headers: &[u8; 32], mapping: &str) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO import_mapping (headers, mapping) VALUES (?1, ?2)
                 ON CONFLICT DO UPDATE SET mapping = excluded.mapping",
                params![headers, mapping],
            )?;
            Ok(())
        })
    }
}
