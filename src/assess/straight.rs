//! Straight-line ballots: the same grade throughout. They are counted and
//! shown, never removed.

use serde::{Deserialize, Serialize};

use crate::domain::Mark;

/// From how many graded answers on a ballot can be called straight-lined;
/// two equal grades say nothing.
pub const FROM_ANSWERS: usize = 3;

/// Whether a ballot gives the same place of the scale in all its graded
/// answers, at least [`FROM_ANSWERS`] of them.
#[must_use]
pub fn is_straight(marks: &[Mark]) -> bool {
    let mut grades = marks.iter().filter_map(|mark| match mark {
        Mark::Grade(grade) => Some(*grade),
        Mark::Blank | Mark::DontKnow => None,
    });
    let Some(first) = grades.next() else {
        return false;
    };
    let mut answers = 1;
    for grade in grades {
        if grade != first {
            return false;
        }
        answers += 1;
    }
    answers >= FROM_ANSWERS
}

/// How many ballots of a group are straight-lined, as far as it may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum StraightLines {
    /// So many: none, or at least k with at least k others beside them.
    Shown(u32),
    /// Fewer than k ballots would stand out.
    Withheld,
}

impl StraightLines {
    /// What may be said of `straight` among `ballots` with threshold k.
    #[must_use]
    pub fn of(straight: u32, ballots: u32, threshold: u32) -> Self {
        let rest = ballots.saturating_sub(straight);
        let sayable = straight == 0 || (straight >= threshold && rest >= threshold);
        if ballots >= threshold && sayable {
            Self::Shown(straight)
        } else {
            Self::Withheld
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_straight_from_three_equal_grades_on() {
        let marks = |places: &[Option<u8>]| -> Vec<Mark> {
            places
                .iter()
                .map(|p| p.map_or(Mark::DontKnow, Mark::Grade))
                .collect()
        };
        assert!(is_straight(&marks(&[Some(1), None, Some(1), Some(1)])));
        assert!(!is_straight(&marks(&[Some(1), Some(1)])));
        assert!(!is_straight(&marks(&[Some(1), Some(1), Some(1), Some(0)])));
        assert!(!is_straight(&marks(&[None, None, None])));
    }

    #[test]
    fn a_few_straight_ballots_are_not_pointed_at_and_neither_are_a_few_others() {
        assert_eq!(StraightLines::of(0, 20, 5), StraightLines::Shown(0));
        assert_eq!(StraightLines::of(5, 20, 5), StraightLines::Shown(5));
        for (straight, ballots) in [(4, 20), (16, 20), (20, 20), (0, 4)] {
            assert_eq!(
                StraightLines::of(straight, ballots, 5),
                StraightLines::Withheld
            );
        }
    }
}
