//! 三省日记: that a day was written shows; the words are sealed by their author.

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};

use super::column::{date, date_text};
use super::data_file::DataFile;
use super::error::Result;
use crate::domain::MemberId;

impl DataFile {
    /// The days a member wrote, the first one first.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn journal_days(&self, member: MemberId) -> Result<Vec<NaiveDate>> {
        self.read(|conn| {
            let mut statement =
                conn.prepare_cached("SELECT day FROM journal_day WHERE member = ?1 ORDER BY day")?;
            let rows = statement.query_map([member.0], |row| date(row, "day"))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// What was written on a day, sealed.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn journal_day(&self, member: MemberId, day: NaiveDate) -> Result<Option<Vec<u8>>> {
        self.read(|conn| {
            Ok(conn
                .prepare_cached("SELECT sealed FROM journal_day WHERE member = ?1 AND day = ?2")?
                .query_row(params![member.0, date_text(day)], |row| row.get(0))
                .optional()?)
        })
    }

    /// Saves a day.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn save_journal_day(&self, member: MemberId, day: NaiveDate, sealed: &[u8]) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO journal_day (member, day, sealed) VALUES (?1, ?2, ?3)
                 ON CONFLICT DO UPDATE SET sealed = excluded.sealed",
                params![member.0, date_text(day), sealed],
            )?;
            Ok(())
        })
    }

    /// Removes a day on which nothing is left.
    ///
    /// # Errors
    /// Any failure of the file.
    pub fn remove_journal_day(&self, member: MemberId, day: NaiveDate) -> Result<()> {
        self.write(|tx| {
            tx.execute(
                "DELETE FROM journal_day WHERE member = ?1 AND day = ?2",
                params![member.0, date_text(day)],
            )?;
            Ok(())
        })
    }
}
