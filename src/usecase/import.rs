//! 导入: an export of a survey platform goes through a mapping into the box.
//! Who, when and from where is dropped before anything is stored.

use std::path::Path;

use super::{Desk, Error, Progress, folder, kiosk, round};
use crate::crypto::digest;
use crate::domain::{RoundState, Setup};
use crate::intake::{Mapping, Preview, Table};

/// What an import did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Imported {
    /// Ballots put into the box.
    pub added: usize,
    /// Rows that had been imported before and were passed over.
    pub already_there: usize,
}

/// Reads a table from a file.
///
/// # Errors
/// When it is no spreadsheet, too large, or empty.
pub fn read_table(path: &Path) -> Result<Table, Error> {
    Ok(Table::read(path)?)
}

/// Reads a mapping file.
///
/// # Errors
/// With file, line and key.
pub fn read_mapping(path: &Path) -> Result<Mapping, Error> {
    let text = std::fs::read_to_string(path).map_err(|source| Error::Read {
        path: path.to_owned(),
        source,
    })?;
    Ok(Mapping::from_toml(&text, &path.to_string_lossy())?)
}

/// Writes a mapping for the next export of the same form.
///
/// # Errors
/// When the file exists or cannot be written.
pub fn save_mapping(path: &Path, mapping: &Mapping) -> Result<(), Error> {
    let text = mapping.to_toml().map_err(|error| Error::Write {
        path: path.to_owned(),
        source: std::io::Error::other(error),
    })?;
    folder::write_new(path, text.as_bytes())
}

/// What an import would keep and drop, and which values it does not know.
///
/// # Errors
/// When there is no round.
pub fn preview(desk: &Desk, table: &Table, mapping: &Mapping) -> Result<Preview, Error> {
    Ok(mapping.preview(table, &round::setup(desk)?)?)
}

/// A first proposal for a mapping, from the column headers.
///
/// # Errors
/// When there is no round.
pub fn guess(desk: &Desk, table: &Table) -> Result<Mapping, Error> {
    Ok(Mapping::guess(table, &round::setup(desk)?))
}

/// Puts every row into the box of the round in hand: all of them, or none.
/// Rows imported before are passed over.
///
/// # Errors
/// A missing column, an unknown value (line and column named), a box that is
/// closed, full or in use.
pub fn import(
    desk: &Desk,
    table: &Table,
    mapping: &Mapping,
    progress: &dyn Progress,
) -> Result<Imported, Error> {
    let row = round::row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let setup = Setup::from_bytes(&row.setup)?;
    let rows = mapping.apply(table, &setup)?;
    let mut sealed = Vec::with_capacity(rows.len());
    for (done, imported) in rows.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        imported.answers.check(&setup, imported.class)?;
        let (class, answers) = (imported.class, &imported.answers);
        let boxed = kiosk::seal(&setup, &row.setup_hash, class, String::new(), answers)?;
        // The salt lies in the data file only, or whoever has the box could try
        // out what a row says.
        let seen = digest::sha256(&[&row.import_salt, &imported.fingerprint_source]);
        sealed.push((boxed, seen));
        progress.step(done + 1, rows.len());
    }
    let outcome = round::own_box(desk, &row)?.cast_imported(sealed)?;
    Ok(Imported {
        added: outcome.added,
        already_there: outcome.already_there,
    })
}
