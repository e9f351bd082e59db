//! Mappings that were used before, by the header row of their table.

use serde::{Deserialize, Serialize};

use super::{Desk, Error, round};
use crate::crypto::digest;
use crate::domain::Setup;
use crate::intake::{Mapping, Table};

/// The longest value that is kept, in characters. A grade or a choice is
/// shorter; what is longer may be somebody's own words.
const MOST_VALUE: usize = 16;

/// A mapping for a table, to be looked at by a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// The mapping.
    pub mapping: Mapping,
    /// Whether a table with these headers went through it before; else it is
    /// guessed.
    pub remembered: bool,
}

#[derive(Serialize, Deserialize)]
struct Kept {
    /// SHA-256 of what the round asked, and whom: a mapping names people by
    /// their place, and the next round may have others there.
    asked: [u8; 32],
    mapping: String,
}

/// The mapping that a table with these headers went through the last time
/// where it still fits, else one guessed from the headers.
///
/// # Errors
/// When there is no round.
pub fn propose(desk: &Desk, table: &Table) -> Result<Proposal, Error> {
    let setup = round::setup(desk)?;
    let text = desk.file()?.import_mapping(&headers(table))?;
    let kept = text.and_then(|text| fitting(&text, table, &setup));
    let remembered = kept.is_some();
    let mapping = kept.unwrap_or_else(|| Mapping::guess(table, &setup));
    Ok(Proposal {
        mapping,
        remembered,
    })
}

fn fitting(text: &str, table: &Table, setup: &Setup) -> Option<Mapping> {
    let kept: Kept = toml::from_str(text).ok()?;
    let mapping = Mapping::from_toml(&kept.mapping, "").ok()?;
    let fits = kept.asked == asked(setup)? && mapping.values_used(table, setup).is_ok();
    fits.then_some(mapping)
}

/// Keeps a mapping for the next table with these headers.
pub(super) fn keep(
    desk: &Desk,
    table: &Table,
    mapping: &Mapping,
    setup: &Setup,
) -> Result<(), Error> {
    let mut mapping = mapping.clone();
    for values in mapping.values.values_mut() {
        values.retain(|value, _| value.chars().count() <= MOST_VALUE);
    }
    let kept = asked(setup).zip(mapping.to_toml().ok());
    let text = kept.and_then(|(asked, mapping)| toml::to_string(&Kept { asked, mapping }).ok());
    // Text that cannot be made is a mapping that is made anew next time.
    if let Some(text) = text {
        desk.file()?.keep_import_mapping(&headers(table), &text)?;
    }
    Ok(())
}

/// SHA-256 over the header cells, each with its length before it.
fn headers(table: &Table) -> [u8; 32] {
    let cells = table.headers.iter().map(|header| header.trim());
    let lengths: Vec<[u8; 8]> = cells
        .clone()
        .map(|c| (c.len() as u64).to_be_bytes())
        .collect();
    let parts = lengths.iter().zip(cells);
    let parts: Vec<&[u8]> = parts
        .flat_map(|(length, cell)| [length.as_slice(), cell.as_bytes()])
        .collect();
    digest::sha256(&parts)
}

/// SHA-256 of questions, people and groups.
fn asked(setup: &Setup) -> Option<[u8; 32]> {
    let groups: Vec<_> = setup
        .groups
        .iter()
        .map(|g| (&g.group.id, &g.group.name))
        .collect();
    let record = serde_json::to_vec(&(&setup.subjects, &setup.questionnaire, groups)).ok()?;
    Some(digest::sha256(&[&record]))
}
