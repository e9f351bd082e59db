//! A meeting with three small groups, an unlocked office, and ballots whose
//! answers the tests know.

#![expect(
    clippy::unwrap_used,
    reason = "a story that cannot set itself up fails"
)]

use std::path::Path;
use std::sync::Arc;

use zhaojing::domain::{Answers, Mark, Setup};
use zhaojing::usecase::kiosk::Booth;
use zhaojing::usecase::round::{self, Opener};
use zhaojing::usecase::vault::OfficeKey;
use zhaojing::usecase::{Desk, Silent};

use crate::support::town;

/// Ballots per group: the second one is too small to be shown.
pub const BALLOTS: [usize; 3] = [6, 2, 4];
/// k in these stories.
pub const THRESHOLD: u32 = 3;

/// Creates the meeting on a desk and unlocks its office.
pub fn meeting(desk: &Desk, folder: &Path) -> Arc<OfficeKey> {
    town::found(desk, folder, 2, [6, 2, 5]);
    town::unlock_office(desk)
}

/// Opens a round with so many codes per group.
pub fn open_round(desk: &Desk, folder: &Path, codes: [u32; 3]) {
    town::open_round(desk, folder, codes, [THRESHOLD; 2]);
}

/// What the `n`th voter of a group answers in the slot at `place`: grades
/// that differ between groups and slots, and now and then 不了解.
pub fn mark(class: usize, n: usize, place: usize) -> Mark {
    let grade = Mark::Grade;
    let pattern = [
        grade(0),
        grade(1),
        grade(0),
        grade(2),
        grade(3),
        grade(1),
        Mark::DontKnow,
    ];
    pattern[(3 * class + n * n + place) % pattern.len()]
}

/// The ballot of a voter.
pub fn answers(setup: &Setup, class: usize, n: usize) -> Answers {
    let mut answers = Answers::blank(setup);
    for (place, slot) in answers.marks.iter_mut().enumerate() {
        *slot = mark(class, n, place);
    }
    answers.opinions[0] = format!("请把第{}村的路灯修好", n + 1);
    answers
}

/// Casts [`BALLOTS`] at a booth, with codes in the order of [`town::codes`] when
/// each group has as many as `made` says.
pub fn vote(booth: &Booth, codes: &[String], made: [usize; 3]) {
    let mut first = 0;
    for (class, (ballots, made)) in BALLOTS.into_iter().zip(made).enumerate() {
        for n in 0..ballots {
            let admission = booth.admit(&codes[first + n]).unwrap();
            booth
                .cast(&admission, &answers(booth.setup(), class, n), "")
                .unwrap();
        }
        first += made;
    }
}

/// A meeting whose round was opened, voted in, closed and counted.
pub fn counted(desk: &Desk, folder: &Path) -> Arc<OfficeKey> {
    let office = meeting(desk, folder);
    open_round(desk, folder, BALLOTS.map(|ballots| ballots as u32));
    let booth = Booth::open(&town::box_file(folder)).unwrap();
    vote(&booth, &town::codes(folder), BALLOTS);
    drop(booth);
    round::close(desk).unwrap();
    round::count(desk, Opener::Office(&office), town::morning(), &Silent).unwrap();
    office
}
