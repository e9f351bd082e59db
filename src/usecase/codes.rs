//! Voting codes: made, hashed for the box, printed on slips, and forgotten.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use zeroize::Zeroizing;

use super::{Error, Progress, folder, round};
use crate::crypto::code::{self, VotingCode};
use crate::crypto::kdf::KdfCost;
use crate::crypto::shuffle;
use crate::domain::Setup;
use crate::lang::Lang;
use crate::report::{Slip, SlipSheet, slips};
use crate::store::ClassCount;

/// What checking one code costs; also what guessing one costs.
pub(super) const COST: KdfCost = KdfCost::CODE;

/// Codes fresh from the press. The plain ones go onto the slips only.
pub(super) struct Made {
    /// Class and hash, for the box.
    pub(super) hashes: Vec<(u8, [u8; 32])>,
    /// Class and code, for the slips.
    codes: Vec<(u8, VotingCode)>,
}

impl Made {
    /// The codes of one class.
    pub(super) fn of_class(&self, class: u8) -> impl Iterator<Item = &VotingCode> {
        self.codes
            .iter()
            .filter(move |(own, _)| *own == class)
            .map(|(_, code)| code)
    }
}

/// Makes the codes of one box of a set-up, as many per group as it says.
pub(super) fn make(setup: &Setup, booth: u8, progress: &dyn Progress) -> Result<Made, Error> {
    let mut codes = Vec::new();
    let planned = setup.booths.get(usize::from(booth));
    for (class, planned) in (0..).zip(planned.iter().flat_map(|booth| &booth.codes)) {
        for _ in 0..*planned {
            codes.push((class, VotingCode::random()?));
        }
    }
    let hashes = hash_all(&codes, &setup.code_salt, progress)?;
    Ok(Made { hashes, codes })
}

/// The boxes whose codes are in one file: its own, and those poured in.
pub(super) fn boxes(own: u8, poured: impl IntoIterator<Item = u8>) -> BTreeSet<u8> {
    std::iter::once(own).chain(poured).collect()
}

/// Whether a closed box was emptied for good: there were codes, and none is
/// left, nor a ballot.
pub(super) fn are_gone(setup: &Setup, counts: &[ClassCount]) -> bool {
    let planned: u32 = (0..setup.groups.len())
        .map(|class| setup.codes_of(class))
        .sum();
    planned > 0 && counts.is_empty()
}

/// Whether a file has the codes that the set-up plans for its boxes, no more
/// and no fewer, and ballots of the set-up's groups only. Every slip and ballot
/// is bound to the set-up; a code that was put into the file later is not in it.
pub(super) fn are_as_planned(setup: &Setup, boxes: &BTreeSet<u8>, counts: &[ClassCount]) -> bool {
    let in_file = |class: usize| {
        counts
            .iter()
            .find(|count| usize::from(count.class) == class)
            .map_or(0, |count| count.codes)
    };
    let planned = |class: usize| {
        let of = |booth: &u8| {
            let booth = setup.booths.get(usize::from(*booth));
            booth.and_then(|booth| booth.codes.get(class)).copied()
        };
        boxes.iter().map(of).sum::<Option<u32>>()
    };
    (0..setup.groups.len()).all(|class| planned(class) == Some(in_file(class)))
        && counts
            .iter()
            .all(|count| usize::from(count.class) < setup.groups.len())
}

/// Argon2id over every code, on as many threads as the machine has; the one
/// that the caller waits on reports progress.
fn hash_all(
    codes: &[(u8, VotingCode)],
    salt: &[u8; 16],
    progress: &dyn Progress,
) -> Result<Vec<(u8, [u8; 32])>, Error> {
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = codes.len().div_ceil(threads).max(1);
    let (done, stop) = (AtomicUsize::new(0), AtomicUsize::new(0));
    let hash_share = |share: &[(u8, VotingCode)], report: Option<&dyn Progress>| {
        let mut hashes = Vec::with_capacity(share.len());
        for (class, code) in share {
            if stop.load(Ordering::Relaxed) > 0 {
                return Err(Error::Cancelled);
            }
            hashes.push((*class, code::hash_code(code, salt, COST)?));
            let done = done.fetch_add(1, Ordering::Relaxed) + 1;
            if let Some(progress) = report {
                progress.step(done, codes.len());
                if progress.cancelled() {
                    stop.store(1, Ordering::Relaxed);
                }
            }
        }
        Ok(hashes)
    };
    std::thread::scope(|scope| {
        let mut shares = codes.chunks(share);
        let own = shares.next().unwrap_or_default();
        let others: Vec<_> = shares
            .map(|share| scope.spawn(|| hash_share(share, None)))
            .collect();
        let mut hashes = hash_share(own, Some(progress))?;
        for other in others {
            hashes.extend(other.join().map_err(|_| Error::Cancelled)??);
        }
        Ok(hashes)
    })
}

/// Writes the sheet of slips: per group, shuffled, to a new file only its
/// owner can read.
pub(super) fn write_slips(
    path: &Path,
    setup: &Setup,
    hash: &[u8; 32],
    _booth: u8,
    made: &Made,
    lang: &Lang,
) -> Result<(), Error> {
    let mut order: Vec<usize> = (0..made.codes.len()).collect();
    shuffle::shuffle(&mut order)?;
    order.sort_by_key(|&at| made.codes.get(at).map(|(class, _)| *class));
    let printed: Vec<(String, Zeroizing<String>)> = order
        .iter()
        .filter_map(|&at| made.codes.get(at))
        .filter_map(|(class, code)| {
            let group = setup.groups.get(usize::from(*class))?;
            Some((group.group.name.clone(), Zeroizing::new(code.to_string())))
        })
        .collect();
    let head = SlipSheet {
        unit: &setup.unit,
        title: &setup.title,
        setup_hash: &round::hex(hash),
    };
    let printed = printed.iter().map(|(group, code)| Slip {
        group_name: group,
        code,
    });
    let sheet = slips(lang, &head, printed);
    folder::write_new(path, sheet.as_bytes())
}
