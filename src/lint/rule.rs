//! The rules by their codes.

use serde::{Deserialize, Serialize};

/// A review rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// R01 praise dressed as criticism
    PraiseAsCriticism,
    /// R02 hope or advice instead of criticism
    HopeInsteadOfCriticism,
    /// R03 no concrete fact
    NoFact,
    /// R04 subjectless evasion
    NoSubject,
    /// R05 hollow phrases in a row
    HollowPhrases,
    /// R06 achievements longer than problems
    AchievementsOutweigh,
    /// R07 causes missing, or one line for many problems
    CausesMissing,
    /// R08 a measure without owner, date or something one could check
    VagueMeasure,
    /// R09 nearly the same text as another
    Copied,
    /// R10 an opinion claimed and not answered
    ClaimUnanswered,
    /// R11 a problem that others named and the self-review does not mention
    ProblemUnmentioned,
    /// R12 objective excuses instead of own causes
    Excuse,
    /// R13 "before the eight-point rules": self-praise by date
    BeforeTheRules,
    /// R14 personal data of third persons
    PersonalData,
}

impl Rule {
    /// All of them, in the order of their codes.
    pub const ALL: [Self; 14] = [
        Self::PraiseAsCriticism,
        Self::HopeInsteadOfCriticism,
        Self::NoFact,
        Self::NoSubject,
        Self::HollowPhrases,
        Self::AchievementsOutweigh,
        Self::CausesMissing,
        Self::VagueMeasure,
        Self::Copied,
        Self::ClaimUnanswered,
        Self::ProblemUnmentioned,
        Self::Excuse,
        Self::BeforeTheRules,
        Self::PersonalData,
    ];

    /// Its code, `R01` to `R14`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::PraiseAsCriticism => "R01",
            Self::HopeInsteadOfCriticism => "R02",
            Self::NoFact => "R03",
            Self::NoSubject => "R04",
            Self::HollowPhrases => "R05",
            Self::AchievementsOutweigh => "R06",
            Self::CausesMissing => "R07",
            Self::VagueMeasure => "R08",
            Self::Copied => "R09",
            Self::ClaimUnanswered => "R10",
            Self::ProblemUnmentioned => "R11",
            Self::Excuse => "R12",
            Self::BeforeTheRules => "R13",
            Self::PersonalData => "R14",
        }
    }

    /// The rule of a code, in either case.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|rule| rule.code().eq_ignore_ascii_case(code.trim()))
    }

    /// Whether it reads along without being asked. A rule whose precision
    /// over the samples is under 0.9 is not (`docs/review-rules.md`).
    #[must_use]
    pub const fn default_on(self) -> bool {
        true
    }
}
