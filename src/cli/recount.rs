//! `zhaojing recount` without the terminal face: for scripts, with the parts
//! of the key in files.

use super::{Failure, Work, round, secret};
use crate::tr;
use crate::usecase::round::Shares;
use crate::usecase::round::recount::{self, Recount};
use crate::usecase::{Error, Silent};

/// Counts again. Returns the exit code: 0 when the result is the same as the
/// release (or there is none to compare with), 1 when it differs.
pub(super) fn run(work: &mut Work<'_, '_>) -> Result<u8, Failure> {
    let copy = work.path("copy").cloned().unwrap_or_default();
    let copy = recount::read(&copy)?;
    let release = work
        .path("release")
        .map(|path| recount::read_release(path))
        .transpose()?;
    if release.as_ref().is_some_and(|release| !copy.is_of(release)) {
        return Err(Error::OtherRelease.into());
    }
    let root = copy.root_words();
    let said = tr!(work.lang, "cli-round-root", root = root);
    work.line(&said)?;
    let shares = secret::shares(work, Shares::of(&copy.setup))?;
    let again = recount::recount(&copy, &shares, release.as_ref(), &Silent)?;
    tell(work, &again)
}

fn tell(work: &mut Work<'_, '_>, again: &Recount) -> Result<u8, Failure> {
    let ballots = round::valid(&again.counted);
    let said = tr!(work.lang, "cli-recounted", ballots = ballots);
    work.line(&said)?;
    round::say_counted(work, &again.counted)?;
    let (said, code) = match again.equal {
        Some(true) => (tr!(work.lang, "recount-equal-more"), 0),
        Some(false) => (tr!(work.lang, "recount-different-more"), 1),
        None => (tr!(work.lang, "cli-recount-by-eye"), 0),
    };
    work.line(&said)?;
    Ok(code)
}
