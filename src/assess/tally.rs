//! Counting opened ballots. A tally is exact and therefore secret: it lives in
//! memory between opening and release, is wiped, and cannot be printed.

use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use super::straight;
use crate::domain::{Answers, Mark, Setup, Slot};

/// The answers of one class to one graded slot.
#[derive(Clone, PartialEq, Eq, Default, Zeroize)]
pub struct Counts {
    /// Ballots per grade, best grade first.
    pub grades: Vec<u32>,
    /// Ballots that said 不了解.
    pub dont_know: u32,
    /// Ballots that left the slot open.
    pub blank: u32,
}

impl Counts {
    /// No ballots on a scale of so many grades.
    #[must_use]
    pub fn none(grades: usize) -> Self {
        Self {
            grades: vec![0; grades],
            dont_know: 0,
            blank: 0,
        }
    }

    /// Valid answers: those that name a grade.
    #[must_use]
    pub fn valid(&self) -> u32 {
        self.grades.iter().sum()
    }

    /// All ballots that had this slot.
    #[must_use]
    pub fn ballots(&self) -> u32 {
        self.valid() + self.dont_know + self.blank
    }

    /// Counts the ballots of another class on the same scale in.
    pub fn add(&mut self, other: &Self) {
        for (mine, theirs) in self.grades.iter_mut().zip(&other.grades) {
            *mine += theirs;
        }
        self.dont_know += other.dont_know;
        self.blank += other.blank;
    }

    fn mark(&mut self, mark: Mark) {
        match mark {
            Mark::Blank => self.blank += 1,
            Mark::DontKnow => self.dont_know += 1,
            Mark::Grade(grade) => {
                if let Some(count) = self.grades.get_mut(usize::from(grade)) {
                    *count += 1;
                }
            }
        }
    }
}

impl fmt::Debug for Counts {
    /// Says how many grades there are, never how often they were given.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Counts({} grades)", self.grades.len())
    }
}

/// Everything that was counted, per slot and class.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Tally {
    /// Per graded slot, in the order of [`Setup::grade_slots`], per class.
    pub(super) cells: Vec<Vec<Counts>>,
    /// Per opinion slot, in the order of [`Setup::opinion_slots`], per class;
    /// sorted by their bytes, so that no order of arrival is left.
    pub(super) opinions: Vec<Vec<Vec<String>>>,
    /// Counted ballots per class.
    pub(super) ballots: Vec<u32>,
    /// Ballots per class that could not be counted.
    pub(super) spoiled: Vec<u32>,
    /// Ballots per class that give one grade throughout.
    pub(super) straight: Vec<u32>,
    /// Ballots of a class that the set-up does not have.
    pub(super) foreign: u32,
}

impl fmt::Debug for Tally {
    /// Says what shape it has, never what was counted.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Tally({} cells, {} classes)",
            self.cells.len(),
            self.ballots.len()
        )
    }
}

impl Tally {
    /// Counts opened ballots, each with its class (the place of its group in
    /// the set-up). A ballot whose answers do not fit the set-up is spoiled;
    /// one that is left blank throughout is valid, with blank answers.
    pub fn count<'a>(setup: &Setup, ballots: impl IntoIterator<Item = (u8, &'a Answers)>) -> Self {
        let mut tally = Self::empty(setup);
        for (class, answers) in ballots {
            if usize::from(class) >= tally.ballots.len() {
                tally.foreign += 1;
            } else if answers.check(setup, class).is_err() {
                tally.spoil(class, 1);
            } else {
                tally.add(setup, usize::from(class), answers);
            }
        }
        for opinions in tally.opinions.iter_mut().flatten() {
            opinions.sort_unstable();
        }
        tally
    }

    /// Adds ballots of a class that could not even be read, e.g. a sealed one
    /// whose content does not decode or a paper one that nobody can read.
    pub fn spoil(&mut self, class: u8, ballots: u32) {
        match self.spoiled.get_mut(usize::from(class)) {
            Some(spoiled) => *spoiled += ballots,
            None => self.foreign += ballots,
        }
    }

    fn empty(setup: &Setup) -> Self {
        let classes = setup.groups.len();
        let cells = setup.grade_slots();
        let cell = |slot: &Slot| vec![Counts::none(setup.grades_at(*slot)); classes];
        Self {
            cells: cells.iter().map(cell).collect(),
            opinions: vec![vec![Vec::new(); classes]; setup.opinion_slots().len()],
            ballots: vec![0; classes],
            spoiled: vec![0; classes],
            straight: vec![0; classes],
            foreign: 0,
        }
    }

    fn add(&mut self, setup: &Setup, class: usize, answers: &Answers) {
        if let Some(ballots) = self.ballots.get_mut(class) {
            *ballots += 1;
        }
        let slots = setup.grade_slots();
        for ((cell, mark), slot) in self.cells.iter_mut().zip(&answers.marks).zip(slots) {
            // What a group was not asked it has not left open either.
            if let Some(counts) = cell.get_mut(class)
                && setup.asks_slot(class, slot)
            {
                counts.mark(*mark);
            }
        }
        for (slot, text) in self.opinions.iter_mut().zip(&answers.opinions) {
            let text = text.trim();
            if let Some(texts) = slot.get_mut(class)
                && !text.is_empty()
            {
                texts.push(text.to_owned());
            }
        }
        if let Some(straight) = self.straight.get_mut(class)
            && straight::is_straight(&answers.marks)
        {
            *straight += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{ballot, setup};
    use super::*;

    #[test]
    fn every_mark_is_counted_in_its_slot_and_class() {
        let setup = setup(2, &[5, 5]);
        let ballots = [
            (0, ballot("1-?", "甲")),
            (0, ballot("12-", "")),
            (1, ballot("444", " 乙 ")),
        ];
        let tally = Tally::count(&setup, ballots.iter().map(|(class, b)| (*class, b)));
        assert_eq!(tally.ballots, [2, 1]);
        assert_eq!(tally.cells[0][0].grades, [2, 0, 0, 0]);
        assert_eq!((tally.cells[1][0].blank, tally.cells[1][0].valid()), (1, 1));
        assert_eq!(
            (tally.cells[2][0].dont_know, tally.cells[2][0].blank),
            (1, 1)
        );
        assert_eq!(tally.cells[2][1].grades, [0, 0, 0, 1]);
        assert_eq!(
            tally.opinions[0],
            [vec!["甲".to_owned()], vec!["乙".to_owned()]]
        );
        assert_eq!(tally.straight, [0, 1]);
    }

    #[test]
    fn opinions_do_not_keep_the_order_of_the_ballots() {
        let setup = setup(2, &[5]);
        let mut ballots = [
            ballot("111", "丙"),
            ballot("111", "甲"),
            ballot("111", "乙"),
        ];
        let first = Tally::count(&setup, ballots.iter().map(|b| (0, b)))
            .opinions
            .clone();
        ballots.reverse();
        assert_eq!(
            Tally::count(&setup, ballots.iter().map(|b| (0, b))).opinions,
            first
        );
    }

    #[test]
    fn a_ballot_of_another_shape_is_spoiled_and_one_of_no_group_is_foreign() {
        let setup = setup(2, &[5]);
        let ballots = [
            (0, ballot("11", "")),
            (0, ballot("119", "")),
            (7, ballot("111", "")),
        ];
        let mut tally = Tally::count(&setup, ballots.iter().map(|(class, b)| (*class, b)));
        tally.spoil(0, 3);
        assert_eq!(
            (&tally.ballots[..], &tally.spoiled[..], tally.foreign),
            (&[0][..], &[5][..], 1)
        );
    }

    #[test]
    fn debug_output_tells_no_count_and_no_word() {
        let setup = setup(2, &[5]);
        let tally = Tally::count(&setup, [(0, &ballot("111", "不能外传"))]);
        let printed = format!("{tally:?} {:?}", tally.cells[0][0]);
        assert_eq!(printed, "Tally(3 cells, 1 classes) Counts(4 grades)");
    }
}
