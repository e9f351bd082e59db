//! Where a round's box lies, and whether it is the right one.

use std::path::{Path, PathBuf};

use crate::crypto::digest;
use crate::domain::Setup;
use crate::store::{BallotBox, DataFile, RoundRow};
use crate::usecase::{Desk, Error, codes};

/// A box beside the data file is remembered by name, so that the folder can
/// move; one elsewhere by its full path.
pub(super) fn near(file: &DataFile, box_path: &Path) -> String {
    let folder = |path: &Path| path.parent().and_then(|folder| folder.canonicalize().ok());
    match (folder(file.path()), folder(box_path), box_path.file_name()) {
        (Some(home), Some(place), Some(name)) if home == place => {
            name.to_string_lossy().into_owned()
        }
        (_, Some(place), Some(name)) => place.join(name).to_string_lossy().into_owned(),
        _ => box_path.to_string_lossy().into_owned(),
    }
}

/// Where a round's box is now.
pub(in crate::usecase) fn place_of_box(file: &DataFile, round: &RoundRow) -> PathBuf {
    let home = file.path().parent().unwrap_or(Path::new(""));
    home.join(&round.box_path)
}

/// The box of a round, refused when it is another round's or has other codes
/// than were made for it.
pub(in crate::usecase) fn own_box(desk: &Desk, row: &RoundRow) -> Result<BallotBox, Error> {
    let (ballot_box, _) = open_box(&place_of_box(&*desk.file()?, row))?;
    if ballot_box.setup_hash() != &row.setup_hash {
        return Err(Error::OtherBox);
    }
    let here = codes::boxes(ballot_box.booth(), ballot_box.poured()?.into_keys());
    let mut lists = desk.file()?.noted_codes(row.id)?;
    lists.retain(|(place, _)| here.contains(place));
    // A crash at opening may have left a box without its list.
    if lists.len() == here.len() {
        let noted = lists.iter().flat_map(|(_, list)| list.as_chunks::<32>().0);
        let mut noted: Vec<[u8; 32]> = noted.copied().collect();
        noted.sort_unstable();
        if ballot_box.code_hashes()? != noted {
            return Err(Error::CodesReplaced);
        }
    }
    Ok(ballot_box)
}

/// Opens a box and reads its set-up, refused when the set-up is not the one
/// that the hash, and so every slip and ballot, is bound to, or when the box
/// has other codes than the set-up says.
pub(in crate::usecase) fn open_box(path: &Path) -> Result<(BallotBox, Setup), Error> {
    let ballot_box = BallotBox::open(path)?;
    if &digest::sha256(&[ballot_box.setup()]) != ballot_box.setup_hash() {
        return Err(Error::DamagedBox);
    }
    let setup = Setup::from_bytes(ballot_box.setup())?;
    let here = codes::boxes(ballot_box.booth(), ballot_box.poured()?.into_keys());
    if ballot_box.is_closed() && codes::are_gone(&setup, &here, &ballot_box.turnout()?) {
        return Err(Error::BoxDestroyed);
    }
    if !codes::are_as_planned(&setup, &here, &ballot_box.turnout()?) {
        return Err(Error::CountsContradict);
    }
    Ok((ballot_box, setup))
}
