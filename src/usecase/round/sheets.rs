//! Sheets of a closed round that are printed: the list of receipts, and the
//! record that two people sign.

use std::path::Path;

use super::{booths, closing, ending, hex, row};
use crate::crypto::merkle;
use crate::domain::round::KeyMode;
use crate::domain::{Setup, Turnout};
use crate::lang::Lang;
use crate::report::{
    Minutes, MinutesGroup, Print, PrintFormat, ReceiptList, minutes_sheet, receipt_list,
};
use crate::store::RoundRow;
use crate::tr;
use crate::usecase::{Desk, Error, folder};

/// Writes the list of receipts to a new file, to be printed and put up; a page
/// for a browser unless its name ends otherwise. Returns how many there are.
///
/// # Errors
/// As [`super::receipt_list`], or when the file exists or cannot be written.
pub fn write_receipts(desk: &Desk, path: &Path, lang: &Lang) -> Result<usize, Error> {
    let row = row(desk)?;
    let receipts = closing::receipt_list(desk)?;
    let setup = Setup::from_bytes(&row.setup)?;
    let lines: Vec<&str> = receipts.iter().map(String::as_str).collect();
    let list = ReceiptList {
        unit: &setup.unit,
        title: &setup.title,
        setup_hash: &hex(&row.setup_hash),
        root: &root(&row)?,
        receipts: &lines,
    };
    write(path, &receipt_list(lang, &list), lang)?;
    Ok(receipts.len())
}

/// Writes the record of closing (and, once there is a result, of counting) to
/// a new file, to be filled in and signed.
///
/// # Errors
/// [`Error::RoundNotClosed`], or when the file exists or cannot be written.
pub fn write_minutes(desk: &Desk, path: &Path, lang: &Lang) -> Result<(), Error> {
    let row = row(desk)?;
    let setup = Setup::from_bytes(&row.setup)?;
    let root = root(&row)?;
    let counts = desk.file()?.counts(row.id)?.ok_or(Error::RoundNotClosed)?;
    let turnout: Vec<Turnout> = serde_json::from_str(&counts).map_err(|_| Error::DamagedBox)?;
    let groups: Vec<MinutesGroup<'_>> = turnout.iter().map(group).collect();
    let release = match ending::release_words(desk) {
        Ok(words) => Some(words),
        Err(Error::NotReleased) => None,
        Err(error) => return Err(error),
    };
    let copies = copies(desk, &setup, lang)?;
    let copies: Vec<&str> = copies.iter().map(String::as_str).collect();
    let minutes = Minutes {
        unit: &setup.unit,
        title: &setup.title,
        setup_hash: &hex(&row.setup_hash),
        root: Some(&root),
        groups: &groups,
        chair: "",
        scrutineer: "",
        release: release.as_deref(),
        copies: &copies,
    };
    write(path, &minutes_sheet(lang, &minutes), lang)
}

fn root(row: &RoundRow) -> Result<String, Error> {
    let root = row.root.as_ref().ok_or(Error::RoundNotClosed)?;
    Ok(merkle::root_words(root))
}

fn group(turnout: &Turnout) -> MinutesGroup<'_> {
    MinutesGroup {
        name: &turnout.name,
        invited: turnout.invited,
        handed_out: turnout.handed_out.saturating_sub(turnout.imported),
        used: turnout.returned.saturating_sub(turnout.imported),
        imported: turnout.imported,
        ballots: turnout.returned,
    }
}

/// What must be destroyed by hand when the result is accepted.
fn copies(desk: &Desk, setup: &Setup, lang: &Lang) -> Result<Vec<String>, Error> {
    let mut copies = vec![tr!(lang, "destroy-copy")];
    if setup.key_mode != KeyMode::OnePerson {
        copies.push(tr!(lang, "destroy-shares"));
    }
    let halls = booths::booths(desk)?;
    copies.extend(
        halls
            .iter()
            .map(|hall| tr!(lang, "destroy-hall", name = hall.name.as_str())),
    );
    copies.push(tr!(lang, "destroy-slips"));
    Ok(copies)
}

fn write(path: &Path, print: &Print, lang: &Lang) -> Result<(), Error> {
    let format = PrintFormat::of_path(path).unwrap_or(PrintFormat::Html);
    let bytes = print.write(format, lang);
    folder::write_new(path, &bytes.map_err(|_| Error::DocumentTooLarge)?)
}
