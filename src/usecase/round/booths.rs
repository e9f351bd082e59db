//! 分会场: boxes for other halls are made, carried away, filled, and poured
//! into the box of the office.

use std::path::{Path, PathBuf};

use super::closing::{root_of, seal_off};
use super::trace::Trace;
use super::{mark, own_box, place, row, turnouts};
use crate::crypto::merkle;
use crate::domain::{RoundState, Setup, Turnout};
use crate::lang::Lang;
use crate::store::{BallotBox, BoothState, Load, RoundRow};
use crate::usecase::{Desk, Error, Progress, codes};

/// A box of another hall, as the office sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booth {
    /// Its place among the boxes of the round, from 1.
    pub place: u8,
    /// Where it stands.
    pub name: String,
    /// Codes planned for it.
    pub codes: u32,
    /// Whether people vote there on paper.
    pub paper: bool,
    /// How far it is.
    pub standing: BoothStanding,
}

/// How far the box of a hall is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BoothStanding {
    /// Planned; no code of it exists.
    NotMade,
    /// Made, and put here.
    Out(PathBuf),
    /// Poured into the box of the office.
    Collected,
    /// It will not come back, for this reason.
    GivenUp(String),
}

/// A box that came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collected {
    /// Its place among the boxes of the round.
    pub place: u8,
    /// Where it stood.
    pub name: String,
    /// Its own root, to be compared with what was written down in the hall.
    pub root_words: String,
    /// Ballots poured in.
    pub ballots: usize,
}

/// A box that was brought back, before it is poured in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brought {
    /// Its place among the boxes of the round.
    pub place: u8,
    /// Where it stood.
    pub name: String,
    /// Its root, to be compared with the paper from the hall; `None` where
    /// nobody closed it there.
    pub root_words: Option<String>,
    /// Ballots in it.
    pub ballots: usize,
}

/// A box that was closed in its hall.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoothClosed {
    /// Where it stands.
    pub name: String,
    /// Its root, to be written down and signed in the hall.
    pub root_words: String,
    /// Who has voted there.
    pub turnout: Vec<Turnout>,
}

/// The boxes of other halls, by place.
///
/// # Errors
/// [`Error::NoRound`], or when the data file cannot be read.
pub fn booths(desk: &Desk) -> Result<Vec<Booth>, Error> {
    let row = row(desk)?;
    let setup = Setup::from_bytes(&row.setup)?;
    let file = desk.file()?;
    let noted = file.booths(row.id)?;
    let home = file.path().parent().unwrap_or(Path::new("")).to_owned();
    let standing = |place: u8| match noted.iter().find(|booth| booth.place == place) {
        None => BoothStanding::NotMade,
        Some(booth) => match booth.state {
            BoothState::Made => BoothStanding::Out(home.join(&booth.box_path)),
            BoothState::Collected => BoothStanding::Collected,
            BoothState::GivenUp => BoothStanding::GivenUp(booth.why.clone().unwrap_or_default()),
        },
    };
    let others = (0_u8..).zip(&setup.booths).skip(1);
    Ok(others
        .map(|(place, booth)| Booth {
            place,
            name: booth.name.clone(),
            codes: booth.codes.iter().sum(),
            paper: booth.paper,
            standing: standing(place),
        })
        .collect())
}

/// Makes the box of a hall with codes of its own, and the sheet of its slips.
/// Both are there afterwards, or neither.
///
/// # Errors
/// When the round is not open, the hall is not planned or its box was made
/// before, or files exist or cannot be written.
pub fn make(
    desk: &Desk,
    place: u8,
    box_path: &Path,
    slips_path: &Path,
    lang: &Lang,
    progress: &dyn Progress,
) -> Result<String, Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let setup = Setup::from_bytes(&row.setup)?;
    if place == 0 || usize::from(place) >= setup.booths.len() {
        return Err(Error::NoSuchBooth);
    }
    let file = desk.file()?;
    if file
        .booths(row.id)?
        .iter()
        .any(|booth| booth.place == place)
    {
        return Err(Error::BoothMade);
    }
    let made = codes::make(&setup, place, progress)?;
    let mut trace = Trace::default();
    let size = setup.ballot_size as usize;
    let (hash, hashes) = (&row.setup_hash, &made.hashes);
    drop(BallotBox::create(
        box_path, &row.setup, hash, place, size, hashes,
    )?);
    trace.made(box_path);
    codes::print(slips_path, &setup, hash, place, &made, lang)?;
    trace.made(slips_path);
    file.note_codes(row.id, place, &made.list())?;
    file.made_booth(row.id, place, &place::near(&file, box_path))?;
    trace.keep();
    Ok(mark(hash))
}

/// Closes a box in its hall. It needs the box and nothing else; the root that
/// is written down there shows whether the box changes on its way.
///
/// # Errors
/// When the box is missing, damaged, foreign or in use.
pub fn close(path: &Path) -> Result<BoothClosed, Error> {
    let (ballot_box, setup) = place::open_box(path)?;
    let root = seal_off(&ballot_box)?;
    let name = setup.booths.get(usize::from(ballot_box.booth()));
    Ok(BoothClosed {
        name: name.map(|booth| booth.name.clone()).unwrap_or_default(),
        root_words: merkle::root_words(&root),
        turnout: turnouts(&setup, &ballot_box.turnout()?),
    })
}

/// Pours boxes that came back into the box of the office: all of them, or
/// none. Each is closed first, so that nobody votes into it any more. Set-up,
/// codes, counts and root are checked.
///
/// # Errors
/// When the round is not open or a box is foreign, changed, damaged, in use or
/// here already; the file is named.
pub fn collect(desk: &Desk, paths: &[PathBuf]) -> Result<Vec<Collected>, Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let own = own_box(desk, &row)?;
    // All are looked at before the first is closed.
    let boxes = all_brought(desk, &row, &own, paths)?;
    let mut loads = Vec::with_capacity(boxes.len());
    let mut collected = Vec::with_capacity(boxes.len());
    for (brought, setup, path) in &boxes {
        let load = load(brought).map_err(|error| error.of_file(path))?;
        let name = setup.booths.get(usize::from(load.booth));
        collected.push(Collected {
            place: load.booth,
            name: name.map(|booth| booth.name.clone()).unwrap_or_default(),
            root_words: merkle::root_words(&load.root),
            ballots: load.ballots.len(),
        });
        loads.push(load);
    }
    own.pour(&loads)?;
    let places: Vec<u8> = loads.iter().map(|load| load.booth).collect();
    desk.file()?.collected_booths(row.id, &places)?;
    Ok(collected)
}

/// Looks at boxes that came back, without changing any, so that each root can
/// be compared with the paper from its hall before the boxes are poured in.
///
/// # Errors
/// As [`collect`].
pub fn look_into(desk: &Desk, paths: &[PathBuf]) -> Result<Vec<Brought>, Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let own = own_box(desk, &row)?;
    let look = |(brought, setup, path): &(BallotBox, Setup, &PathBuf)| {
        let look = || {
            let root = brought.root();
            let ballots = match root {
                None => brought.sealed_for_closing()?,
                Some(_) => brought.sealed_ballots()?,
            };
            if root.is_some_and(|root| root != root_of(&ballots)) {
                return Err(Error::RootDiffers);
            }
            let name = setup.booths.get(usize::from(brought.booth()));
            Ok(Brought {
                place: brought.booth(),
                name: name.map(|booth| booth.name.clone()).unwrap_or_default(),
                root_words: root.as_ref().map(merkle::root_words),
                ballots: ballots.len(),
            })
        };
        look().map_err(|error| error.of_file(path))
    };
    all_brought(desk, &row, &own, paths)?
        .iter()
        .map(look)
        .collect()
}

/// Opens boxes that came back; none may be here already or belong elsewhere.
fn all_brought<'a>(
    desk: &Desk,
    row: &RoundRow,
    own: &BallotBox,
    paths: &'a [PathBuf],
) -> Result<Vec<(BallotBox, Setup, &'a PathBuf)>, Error> {
    let here = own.poured()?;
    let mut boxes: Vec<(BallotBox, Setup, &PathBuf)> = Vec::with_capacity(paths.len());
    for path in paths {
        let (brought, setup) = brought(desk, row, path).map_err(|error| error.of_file(path))?;
        let place = brought.booth();
        let again = boxes.iter().any(|(other, ..)| other.booth() == place);
        if place == own.booth() || here.contains_key(&place) || again {
            return Err(Error::BoothHere.of_file(path));
        }
        boxes.push((brought, setup, path));
    }
    Ok(boxes)
}

fn brought(desk: &Desk, row: &RoundRow, path: &Path) -> Result<(BallotBox, Setup), Error> {
    let (brought, setup) = place::open_box(path)?;
    // Only into the box of the office is anything poured.
    if brought.setup_hash() != &row.setup_hash || !brought.poured()?.is_empty() {
        return Err(Error::OtherBox);
    }
    let noted = desk.file()?.noted_codes(row.id)?;
    let list = noted.iter().find(|(place, _)| *place == brought.booth());
    let (_, list) = list.ok_or(Error::NoSuchBooth)?;
    if brought.code_hashes()?.as_flattened() != list.as_slice() {
        return Err(Error::CodesReplaced);
    }
    Ok((brought, setup))
}

/// What a box brings; its root is computed from the ballots themselves.
fn load(brought: &BallotBox) -> Result<Load, Error> {
    seal_off(brought)?;
    let load = brought.load()?;
    if root_of(&load.ballots) == load.root {
        Ok(load)
    } else {
        Err(Error::RootDiffers)
    }
}

/// Notes that the box of a hall will not come back, and why; this goes into
/// the minutes.
///
/// # Errors
/// [`Error::NoSuchBooth`] when it was never made, or when it is here.
pub fn give_up(desk: &Desk, place: u8, why: &str) -> Result<(), Error> {
    let row = row(desk)?;
    if row.state != RoundState::Open {
        return Err(Error::RoundNotOpen);
    }
    let file = desk.file()?;
    if !file
        .booths(row.id)?
        .iter()
        .any(|booth| booth.place == place)
    {
        return Err(Error::BoothNotMade);
    }
    Ok(file.gave_up_booth(row.id, place, why.trim())?)
}

/// Boxes that were made and neither came back nor were given up. What the box
/// says counts: the data file is written after it.
pub(super) fn out(desk: &Desk, row: &RoundRow, own: &BallotBox) -> Result<Vec<u8>, Error> {
    let here = own.poured()?;
    let noted = desk.file()?.booths(row.id)?;
    let out = |booth: &&crate::store::BoothRow| {
        booth.state == BoothState::Made && !here.contains_key(&booth.place)
    };
    Ok(noted.iter().filter(out).map(|booth| booth.place).collect())
}
