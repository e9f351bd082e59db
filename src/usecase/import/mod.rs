//! 导入: an export of a survey platform goes through a mapping into the box.
//! Who, when and from where is dropped before anything is stored.

mod remembered;
mod report;

use std::io::Read;
use std::path::Path;

use super::{Desk, Error, Progress, folder, kiosk, round};
use crate::crypto::digest;
use crate::domain::{RoundState, Setup};
use crate::intake::{Mapping, Table};

pub use remembered::{Proposal, propose};
pub use report::{GroupReport, Report};

/// Reads an export from a file.
///
/// # Errors
/// When it is no spreadsheet, too large, empty, or its lines do not stand under
/// its headers.
pub fn read_table(path: &Path) -> Result<Table, Error> {
    Ok(Table::read_export(path)?)
}

/// The most bytes of a mapping file that are read.
const MOST_MAPPING: u64 = 4 * 1024 * 1024;

/// Reads a mapping file.
///
/// # Errors
/// With file, line and key.
pub fn read_mapping(path: &Path) -> Result<Mapping, Error> {
    let unreadable = |source| Error::Read {
        path: path.to_owned(),
        source,
    };
    let mut text = String::new();
    let file = std::fs::File::open(path).map_err(unreadable)?;
    file.take(MOST_MAPPING)
        .read_to_string(&mut text)
        .map_err(unreadable)?;
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

/// What an import would do: which columns are kept and dropped, which values
/// have no meaning, and how many ballots come of each group. Rows that are in
/// the box already are recognised only by the import itself.
///
/// # Errors
/// When there is no round, or the mapping does not fit it or the table.
pub fn rehearse(desk: &Desk, table: &Table, mapping: &Mapping) -> Result<Report, Error> {
    let setup = round::setup(desk)?;
    let preview = mapping.preview(table, &setup)?;
    Ok(Report::expected(preview, &setup))
}

/// Puts every row into the box of the round in hand: all of them, or none.
/// Rows imported before, and rows that a value refuses, are passed over. The
/// mapping is remembered for the next table with these headers.
///
/// # Errors
/// A missing column, an unknown value (line and column named), a box that is
/// closed, full or in use.
pub fn import(
    desk: &Desk,
    table: &Table,
    mapping: &Mapping,
    progress: &dyn Progress,
) -> Result<Report, Error> {
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
    let report = Report::expected(mapping.preview(table, &setup)?, &setup);
    remembered::keep(desk, table, mapping, &setup)?;
    // Nobody else can put anything in while this box is held.
    let ballot_box = round::own_box(desk, &row)?;
    let before = ballot_box.turnout()?;
    ballot_box.cast_imported(sealed)?;
    Ok(report.happened(&before, &ballot_box.turnout()?))
}
