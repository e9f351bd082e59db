//! What a plan must have before anything of it is frozen or written on paper.

use super::opening::RoundPlan;
use crate::domain::Setup;
use crate::store::BallotBox;

/// Why a plan cannot be opened. Boxes are named; the name of the office's is
/// empty.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PlanFault {
    /// Nobody is asked.
    #[error("no group")]
    NoGroups,
    /// A group without people.
    #[error("nobody in {name}")]
    NobodyIn {
        /// The group.
        name: String,
    },
    /// Every group weighs nothing.
    #[error("no weight")]
    NoWeight,
    /// A box with more codes than it holds ballots.
    #[error("{codes} codes for the box of {name}")]
    TooManyCodes {
        /// Where the box stands.
        name: String,
        /// Codes planned for it.
        codes: u32,
        /// The most.
        most: u32,
    },
    /// More halls than a round has.
    #[error("more than {most} halls")]
    TooManyHalls {
        /// The most.
        most: usize,
    },
    /// A hall without a name.
    #[error("hall {place} has no name")]
    HallUnnamed {
        /// Its place in the list, from 1.
        place: usize,
    },
    /// Two halls of one name.
    #[error("two halls are called {name}")]
    HallTwice {
        /// The name.
        name: String,
    },
    /// A hall in which nobody could vote.
    #[error("no codes for {name}")]
    HallWithoutCodes {
        /// The hall.
        name: String,
    },
    /// kᶜ below k.
    #[error("the threshold of opinions is below that of figures")]
    OpinionsBelowFigures,
    /// Box and slips in one file.
    #[error("box and slips have the same place")]
    SamePlace,
}

impl RoundPlan {
    /// The most halls beside the office.
    pub const MOST_HALLS: usize = Setup::MOST_BOOTHS - 1;

    /// The most codes of one box: as many as it holds ballots.
    #[must_use]
    pub fn most_codes() -> u32 {
        u32::try_from(BallotBox::CAPACITY).unwrap_or(u32::MAX)
    }

    /// Checks the plan as a whole. Whether its files can be made, and whether
    /// the questionnaire fits its groups, is not looked at here.
    ///
    /// # Errors
    /// The first [`PlanFault`].
    pub fn check(&self) -> Result<(), PlanFault> {
        if self.groups.is_empty() {
            return Err(PlanFault::NoGroups);
        }
        let empty = |group: &&super::PlannedGroup| group.group.head_count == 0;
        if let Some(planned) = self.groups.iter().find(empty) {
            let name = planned.group.name.clone();
            return Err(PlanFault::NobodyIn { name });
        }
        if self.groups.iter().all(|group| group.group.weight == 0) {
            return Err(PlanFault::NoWeight);
        }
        let office: u32 = self.groups.iter().map(|group| group.codes).sum();
        fits("", office)?;
        self.check_halls()?;
        if self.comment_threshold < self.threshold {
            return Err(PlanFault::OpinionsBelowFigures);
        }
        if self.slips_path.as_ref() == Some(&self.box_path) {
            return Err(PlanFault::SamePlace);
        }
        Ok(())
    }

    fn check_halls(&self) -> Result<(), PlanFault> {
        if self.halls.len() > Self::MOST_HALLS {
            let most = Self::MOST_HALLS;
            return Err(PlanFault::TooManyHalls { most });
        }
        for (place, hall) in self.halls.iter().enumerate() {
            let name = hall.name.trim();
            if name.is_empty() {
                return Err(PlanFault::HallUnnamed { place: place + 1 });
            }
            let name = name.to_owned();
            let same = |other: &crate::domain::round::SetupBooth| other.name.trim() == name;
            if self.halls.iter().take(place).any(same) {
                return Err(PlanFault::HallTwice { name });
            }
            match hall.codes.iter().sum() {
                0 => return Err(PlanFault::HallWithoutCodes { name }),
                codes => fits(&name, codes)?,
            }
        }
        Ok(())
    }
}

fn fits(name: &str, codes: u32) -> Result<(), PlanFault> {
    let (name, most) = (name.to_owned(), RoundPlan::most_codes());
    if codes > most {
        return Err(PlanFault::TooManyCodes { name, codes, most });
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::domain::VoterGroup;
    use crate::domain::round::SetupBooth;
    use crate::usecase::round::PlannedGroup;

    fn plan() -> RoundPlan {
        let group = |id: &str, head_count| PlannedGroup {
            group: VoterGroup {
                id: id.into(),
                name: id.to_owned(),
                head_count,
                weight: 1,
            },
            codes: 10,
            receipts: false,
        };
        RoundPlan {
            questionnaire: crate::domain::PackRef {
                id: "township".into(),
                version: "1".into(),
            },
            groups: vec![group("a", 8), group("b", 9)],
            halls: vec![hall("北村", [0, 5]), hall("南村", [1, 0])],
            box_path: PathBuf::from("a.box"),
            slips_path: Some(PathBuf::from("a.html")),
            threshold: 5,
            comment_threshold: 10,
        }
    }

    fn hall(name: &str, codes: [u32; 2]) -> SetupBooth {
        SetupBooth {
            name: name.into(),
            codes: codes.to_vec(),
            paper: false,
        }
    }

    /// What is wrong with the plan after a change.
    fn fault(change: impl FnOnce(&mut RoundPlan)) -> PlanFault {
        let mut plan = plan();
        assert_eq!(plan.check(), Ok(()));
        change(&mut plan);
        plan.check().unwrap_err()
    }

    #[test]
    fn each_thing_that_would_fail_later_is_said_before() {
        let name = || String::from("北村");
        assert_eq!(fault(|plan| plan.groups.clear()), PlanFault::NoGroups);
        assert_eq!(
            fault(|plan| plan.groups[1].group.head_count = 0),
            PlanFault::NobodyIn { name: "b".into() }
        );
        let weightless = |plan: &mut RoundPlan| {
            plan.groups
                .iter_mut()
                .for_each(|group| group.group.weight = 0);
        };
        assert_eq!(fault(weightless), PlanFault::NoWeight);
        assert!(matches!(
            fault(|plan| plan.groups[0].codes = 1_991),
            PlanFault::TooManyCodes { name, codes: 2_001, most: 2_000 } if name.is_empty()
        ));
        assert!(matches!(
            fault(|plan| plan.halls[0].codes[0] = 1_996),
            PlanFault::TooManyCodes { name, .. } if name == "北村"
        ));
        assert_eq!(
            fault(|plan| plan.halls[1].name = " 北村 ".into()),
            PlanFault::HallTwice { name: name() }
        );
        assert_eq!(
            fault(|plan| plan.halls[1].name = "　".into()),
            PlanFault::HallUnnamed { place: 2 }
        );
        assert_eq!(
            fault(|plan| plan.halls[0].codes = vec![0, 0]),
            PlanFault::HallWithoutCodes { name: name() }
        );
        assert_eq!(
            fault(|plan| plan.halls = (0..64).map(|n| hall(&n.to_string(), [1, 1])).collect()),
            PlanFault::TooManyHalls { most: 63 }
        );
        assert_eq!(
            fault(|plan| plan.threshold = 11),
            PlanFault::OpinionsBelowFigures
        );
        assert_eq!(
            fault(|plan| plan.slips_path = Some(plan.box_path.clone())),
            PlanFault::SamePlace
        );
    }
}
