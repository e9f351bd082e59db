//! Boxes that were made for other halls: where each was put, and whether it
//! came back.

use rusqlite::{Row, params};

use super::column::word;
use super::data_file::DataFile;
use super::error::{Error, Result};
use crate::domain::RoundId;

/// What became of a box that was made for another hall.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BoothState {
    /// It was made and is out.
    Made,
    /// It was poured into the box of the office.
    Collected,
    /// It will not come back.
    GivenUp,
}

/// A box of another hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoothRow {
    /// Its place among the boxes of the round, from 1.
    pub place: u8,
    /// What became of it.
    pub state: BoothState,
    /// Where it was put; relative paths count from the data file.
    pub box_path: String,
    /// Why it was given up.
    pub why: Option<String>,
}

impl BoothState {
    const ALL: [Self; 3] = [Self::Made, Self::Collected, Self::GivenUp];

    /// The word under which it is stored.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Made => "made",
            Self::Collected => "collected",
            Self::GivenUp => "given-up",
        }
    }

    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.word() == word)
    }
}

impl DataFile {
    /// Notes that the box of a hall was made.
    ///
    /// # Errors
    /// [`Error::PouredTwice`] when it was made before.
    pub fn made_booth(&self, round: RoundId, place: u8, box_path: &str) -> Result<()> {
        self.write(|tx| {
            let sql = "INSERT INTO booth (round, place, state, box_path) VALUES (?1, ?2, ?3, ?4)
                       ON CONFLICT DO NOTHING";
            let made = BoothState::Made.word();
            match tx.execute(sql, params![round.0, place, made, box_path])? {
                0 => Err(Error::PouredTwice),
                _ => Ok(()),
            }
        })
    }

    /// Notes that boxes of other halls were poured in.
    ///
    /// # Errors
    /// When the data file cannot be written.
    pub fn collected_booths(&self, round: RoundId, places: &[u8]) -> Result<()> {
        self.write(|tx| {
            let sql = "INSERT INTO booth (round, place, state, box_path) VALUES (?1, ?2, ?3, '')
                       ON CONFLICT DO UPDATE SET state = excluded.state, why = NULL";
            for place in places {
                tx.execute(sql, params![round.0, place, BoothState::Collected.word()])?;
            }
            Ok(())
        })
    }

    /// Notes why a box of a hall will not come back.
    ///
    /// # Errors
    /// When it was collected.
    pub fn gave_up_booth(&self, round: RoundId, place: u8, why: &str) -> Result<()> {
        self.write(|tx| {
            let sql = "INSERT INTO booth (round, place, state, box_path, why)
                       VALUES (?1, ?2, ?3, '', ?4)
                       ON CONFLICT DO UPDATE SET state = excluded.state, why = excluded.why
                       WHERE state <> ?5";
            let (gone, here) = (BoothState::GivenUp.word(), BoothState::Collected.word());
            match tx.execute(sql, params![round.0, place, gone, why, here])? {
                0 => Err(Error::PouredTwice),
                _ => Ok(()),
            }
        })
    }

    /// Notes which codes were made for a box: hashes one after another, sorted.
    ///
    /// # Errors
    /// When the data file cannot be written.
    pub fn note_codes(&self, round: RoundId, place: u8, codes: &[u8]) -> Result<()> {
        self.write(|tx| {
            let sql = "INSERT INTO code_list (round, place, codes) VALUES (?1, ?2, ?3)
                       ON CONFLICT DO UPDATE SET codes = excluded.codes";
            tx.execute(sql, params![round.0, place, codes])?;
            Ok(())
        })
    }

    /// What [`note_codes`](Self::note_codes) noted, by place.
    ///
    /// # Errors
    /// When the data file cannot be read.
    pub fn noted_codes(&self, round: RoundId) -> Result<Vec<(u8, Vec<u8>)>> {
        self.read(|conn| {
            let sql = "SELECT place, codes FROM code_list WHERE round = ?1 ORDER BY place";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([round.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }

    /// The boxes of other halls that were made, by place.
    ///
    /// # Errors
    /// When the data file cannot be read.
    pub fn booths(&self, round: RoundId) -> Result<Vec<BoothRow>> {
        self.read(|conn| {
            let sql = "SELECT place, state, box_path, why FROM booth
                       WHERE round = ?1 ORDER BY place";
            let mut statement = conn.prepare_cached(sql)?;
            let rows = statement.query_map([round.0], booth)?;
            Ok(rows.collect::<rusqlite::Result<_>>()?)
        })
    }
}

fn booth(row: &Row<'_>) -> rusqlite::Result<BoothRow> {
    Ok(BoothRow {
        place: row.get("place")?,
        state: word(row, "state", BoothState::from_word)?,
        box_path: row.get("box_path")?,
        why: row.get("why")?,
    })
}
