//! 导入: an export of a survey platform goes through a mapping into the box.
//! Who, when and from where is dropped before anything is stored.

use std::path::{Path, PathBuf};

use super::{Desk, Error, Progress, round};
use crate::crypto::ballot::{self, BallotSize, RoundPublicKey};
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

/// A file or folder that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Where it is.
    pub path: PathBuf,
    /// Its name.
    pub name: String,
    /// Whether it is a folder.
    pub folder: bool,
}

/// The folders, and the files with one of these endings, in a folder: folders
/// first, each in the order of their names. Hidden ones are left out.
///
/// # Errors
/// When the folder cannot be read.
pub fn places(folder: &Path, endings: &[&str]) -> Result<Vec<Place>, Error> {
    let read = |source| Error::Read {
        path: folder.to_owned(),
        source,
    };
    let mut places = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(read)? {
        let path = entry.map_err(read)?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        let ending = path
            .extension()
            .unwrap_or_default()
            .to_string_lossy()
            .to_lowercase();
        let is_folder = path.is_dir();
        if !name.starts_with('.') && (is_folder || endings.contains(&ending.as_str())) {
            places.push(Place {
                path,
                name,
                folder: is_folder,
            });
        }
    }
    places.sort_by(|a, b| (!a.folder, &a.name).cmp(&(!b.folder, &b.name)));
    Ok(places)
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
    super::codes::write_new(path, text.as_bytes())
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
    let public = RoundPublicKey::from_bytes(setup.public_key);
    let size = BallotSize::new(setup.ballot_size as usize).map_err(|_| Error::DamagedBox)?;
    let rows = mapping.apply(table, &setup)?;
    let mut sealed = Vec::with_capacity(rows.len());
    for (done, imported) in rows.iter().enumerate() {
        if progress.cancelled() {
            return Err(Error::Cancelled);
        }
        let answers = imported.answers.encode()?;
        let (round, hash) = (&setup.round.0, &row.setup_hash);
        let ballot = ballot::seal_ballot(&public, round, hash, imported.class, &answers, size)?;
        let seen = digest::sha256(&[&setup.code_salt, &imported.fingerprint_source]);
        sealed.push((imported.class, ballot.into_bytes(), seen));
        progress.step(done + 1, rows.len());
    }
    let outcome = round::own_box(desk, &row)?.cast_imported(&sealed)?;
    Ok(Imported {
        added: outcome.added,
        already_there: outcome.already_there,
    })
}
