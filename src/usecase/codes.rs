//! Voting codes: made, hashed for the box, printed on slips, and forgotten.

use std::collections::BTreeSet;
use std::path::Path;

use zeroize::Zeroizing;

use super::paper::Batch;
use super::{Error, Progress, folder, parallel, round};
use crate::crypto::code::{self, VotingCode};
use crate::crypto::kdf::KdfCost;
use crate::crypto::shuffle;
use crate::domain::Setup;
use crate::domain::round::SetupBooth;
use crate::lang::Lang;
use crate::report::{
    BallotForm, BatchCover, Print, PrintFormat, Slip, SlipSheet, ballot_forms, batch_cover,
    form_items, slip_sheet,
};
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
    /// The hashes one after another, sorted, to be noted beside the round.
    pub(super) fn list(&self) -> Vec<u8> {
        let mut hashes: Vec<&[u8; 32]> = self.hashes.iter().map(|(_, hash)| hash).collect();
        hashes.sort_unstable();
        hashes.into_iter().flatten().copied().collect()
    }

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
pub(super) fn are_gone(setup: &Setup, boxes: &BTreeSet<u8>, counts: &[ClassCount]) -> bool {
    let here = boxes
        .iter()
        .filter_map(|booth| setup.booths.get(usize::from(*booth)));
    let planned: u32 = here.flat_map(|booth| &booth.codes).sum();
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

/// Argon2id over every code.
fn hash_all(
    codes: &[(u8, VotingCode)],
    salt: &[u8; 16],
    progress: &dyn Progress,
) -> Result<Vec<(u8, [u8; 32])>, Error> {
    parallel::each(codes, progress, |(class, code)| {
        Ok((*class, code::hash_code(code, salt, COST)?))
    })
}

/// Prints the codes of a box, on slips or on the ballots of a hall that votes on
/// paper: per group, shuffled, to a new file only its owner can read. Its ending
/// says whether it is DOCX or HTML, which is also what any other ending gets.
pub(super) fn print(
    path: &Path,
    setup: &Setup,
    hash: &[u8; 32],
    booth: u8,
    made: &Made,
    lang: &Lang,
) -> Result<(), Error> {
    let mut order: Vec<usize> = (0..made.codes.len()).collect();
    shuffle::shuffle(&mut order)?;
    order.sort_by_key(|&at| made.codes.get(at).map(|(class, _)| *class));
    let classes = 0..setup.groups.len();
    let mut left: Vec<u32> = classes
        .map(|class| for_people(setup, booth, class))
        .collect();
    let mut printed: Vec<(usize, Zeroizing<String>, bool)> = Vec::with_capacity(order.len());
    for (class, code) in order.iter().filter_map(|&at| made.codes.get(at)) {
        let class = usize::from(*class);
        let left = left.get_mut(class).filter(|left| **left > 0);
        let spare = left.map(|left| *left -= 1).is_none();
        printed.push((class, Zeroizing::new(code.to_string()), spare));
    }
    let name = setup
        .booths
        .get(usize::from(booth))
        .map(|booth| booth.name.trim())
        .filter(|name| !name.is_empty());
    let format = PrintFormat::of_path(path).unwrap_or(PrintFormat::Html);
    let on_paper = setup.booths.get(usize::from(booth));
    let sheet = if on_paper.is_some_and(|booth| booth.paper) {
        forms(setup, hash, name, &printed, lang)
    } else {
        slips(setup, hash, name, &printed, lang)
    };
    let bytes = sheet.write(format, lang);
    folder::write_new(path, &bytes.map_err(|_| Error::DocumentTooLarge)?)
}

/// The slips: group, code, and whether it is spare.
fn slips(
    setup: &Setup,
    hash: &[u8; 32],
    name: Option<&str>,
    printed: &[(usize, Zeroizing<String>, bool)],
    lang: &Lang,
) -> Print {
    let head = SlipSheet {
        unit: &setup.unit,
        title: &setup.title,
        setup_hash: &round::hex(hash),
    };
    let slips = printed.iter().filter_map(|(class, code, spare)| {
        let group = setup.groups.get(*class)?;
        Some(Slip {
            group_name: &group.group.name,
            booth: name,
            code,
            receipt: group.receipts,
            spare: *spare,
        })
    });
    slip_sheet(lang, &head, slips)
}

/// The most paper ballots of one pile, which are typed in together.
const BATCH: usize = Batch::MOST_FORMS as usize;

/// Paper ballots, group by group, one for each code, and behind them the cover
/// sheets for the piles in which they come back.
fn forms(
    setup: &Setup,
    hash: &[u8; 32],
    name: Option<&str>,
    printed: &[(usize, Zeroizing<String>, bool)],
    lang: &Lang,
) -> Print {
    let mut all: Option<Print> = None;
    for (class, group) in setup.groups.iter().enumerate() {
        let of_class = printed.iter().filter(|(own, ..)| *own == class);
        let items = form_items(setup, &|item| setup.asks(class, item));
        let form = BallotForm {
            unit: &setup.unit,
            title: &setup.title,
            setup_hash: &round::hex(hash),
            heading: &setup.questionnaire.title,
            group_name: &group.group.name,
            booth: name,
            items: &items,
        };
        let mut of_class = of_class.map(|(_, code, _)| code.as_str()).peekable();
        if of_class.peek().is_some() {
            let mut forms = ballot_forms(lang, &form, of_class);
            let cover = BatchCover {
                unit: form.unit,
                title: form.title,
                setup_hash: form.setup_hash,
                group_name: form.group_name,
                booth: name,
            };
            let ballots = printed.iter().filter(|(own, ..)| *own == class).count();
            for _ in 0..ballots.div_ceil(BATCH) {
                forms.append(batch_cover(lang, &cover));
            }
            match &mut all {
                Some(all) => all.append(forms),
                None => all = Some(forms),
            }
        }
    }
    all.unwrap_or_else(|| {
        let head = SlipSheet {
            unit: &setup.unit,
            title: &setup.title,
            setup_hash: &round::hex(hash),
        };
        slip_sheet(lang, &head, std::iter::empty())
    })
}

/// How many codes of a class in a box are for people; the others are spare.
/// Where a group has more codes than people, each box has its share of both.
fn for_people(setup: &Setup, booth: u8, class: usize) -> u32 {
    let codes = |booth: &SetupBooth| u64::from(booth.codes.get(class).copied().unwrap_or(0));
    let before = setup.booths.iter().take(usize::from(booth));
    let before: u64 = before.map(codes).sum();
    let own = setup.booths.get(usize::from(booth)).map_or(0, codes);
    let all = u64::from(setup.codes_of(class)).max(1);
    let people = setup
        .groups
        .get(class)
        .map_or(0, |group| group.group.head_count);
    let people = u64::from(people).min(all);
    let upto = |codes: u64| codes * people / all;
    (upto(before + own) - upto(before)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lang::Language;

    /// What is in the file of slips of a group of two with three codes.
    fn written(name: &str) -> (Vec<String>, Vec<u8>) {
        let mut setup = crate::assess::setup_of_a_small_round(2, &[3]);
        for group in &mut setup.groups {
            group.group.head_count = 2;
        }
        let codes = (0..3).map(|_| (0, VotingCode::random().unwrap())).collect();
        let made = Made {
            hashes: Vec::new(),
            codes,
        };
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(name);
        let lang = Lang::load(Language::Chinese).unwrap();
        print(&path, &setup, &[7; 32], 0, &made, &lang).unwrap();
        let codes = made.of_class(0).map(ToString::to_string).collect();
        (codes, std::fs::read(path).unwrap())
    }

    #[test]
    fn slips_are_of_the_kind_that_the_name_of_their_file_says() {
        for name in ["slips.html", "slips.docx", "slips.HTM", "slips"] {
            let (codes, file) = written(name);
            assert_eq!(file.starts_with(b"PK"), name == "slips.docx", "{name}");
            // a word processor's file is not compressed where it holds codes
            let text = String::from_utf8_lossy(&file);
            for code in codes {
                assert_eq!(text.matches(&code).count(), 1, "{name}");
            }
            let cell = if name == "slips.docx" {
                ">1<"
            } else {
                ">1</span>"
            };
            assert!(text.contains(cell), "one is spare");
        }
    }
    #[test]
    fn each_box_has_its_share_of_people_and_of_spare_codes() {
        let mut setup = crate::assess::setup_of_a_small_round(2, &[10]);
        let booth = |codes: u32| SetupBooth {
            name: String::new(),
            codes: vec![codes],
            paper: false,
        };
        setup.booths = vec![booth(10), booth(0), booth(25), booth(7)];
        for (people, shares) in [
            (36, [8, 0, 22, 6]),
            (42, [10, 0, 25, 7]),
            (90, [10, 0, 25, 7]),
            (0, [0; 4]),
        ] {
            setup.groups[0].group.head_count = people;
            let of = |booth| for_people(&setup, booth, 0);
            assert_eq!([of(0), of(1), of(2), of(3)], shares);
        }
    }
}
