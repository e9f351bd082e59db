//! What a rule found.

use std::ops::Range;

use super::around::{OtherKind, RaisedBy};
use super::rule::Rule;

/// One thing pointed at.
#[derive(Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule found it.
    pub rule: Rule,
    /// Which part of the paper, by its place.
    pub part: usize,
    /// The bytes of the part's text that it is about, on character
    /// boundaries; empty where it is about the whole part or about something
    /// missing.
    pub range: Range<usize>,
    /// What exactly.
    pub why: Why,
}

impl std::fmt::Debug for Finding {
    /// Where it is, without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Finding")
            .field("rule", &self.rule)
            .field("part", &self.part)
            .field("range", &self.range)
            .finish_non_exhaustive()
    }
}

/// What exactly a rule found, with what the sentence about it needs.
#[derive(Clone, PartialEq, Eq)]
pub enum Why {
    /// These words (R01, R02, R04, R12, R13).
    Words(String),
    /// Hollow phrases in a row (R05), in reading order.
    Row(Vec<String>),
    /// Nothing one could check (R03).
    NoFact,
    /// More was written about what went well than about what is wrong (R06).
    Lengths {
        /// Characters about achievements.
        achievements: usize,
        /// Characters about problems.
        problems: usize,
    },
    /// Problems and no cause at all (R07).
    NoCauses,
    /// Far less about causes than about problems (R07).
    ThinCauses {
        /// How many problems.
        problems: usize,
        /// Characters about causes.
        characters: usize,
    },
    /// What a measure lacks (R08); at least one is lacking.
    Measure(Lacking),
    /// Nearly the same as another text (R09).
    Copied {
        /// What kind of text.
        kind: OtherKind,
        /// Which one.
        label: String,
        /// How much of the part stands there too, of a hundred.
        percent: u8,
    },
    /// An opinion that was claimed and not answered (R10).
    Unanswered {
        /// Which one: [`super::around::Raised::id`].
        id: i64,
        /// The beginning of its words.
        words: String,
    },
    /// What others raised and the self-review does not mention (R11).
    Unmentioned {
        /// Who raised it.
        by: RaisedBy,
        /// The name of the category.
        category: String,
        /// How many of them.
        count: usize,
    },
    /// Personal data (R14).
    Personal(Personal),
}

impl std::fmt::Debug for Why {
    /// Which kind, without the words.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Words(_) => "Words",
            Self::Row(_) => "Row",
            Self::NoFact => "NoFact",
            Self::Lengths { .. } => "Lengths",
            Self::NoCauses => "NoCauses",
            Self::ThinCauses { .. } => "ThinCauses",
            Self::Measure(_) => "Measure",
            Self::Copied { .. } => "Copied",
            Self::Unanswered { .. } => "Unanswered",
            Self::Unmentioned { .. } => "Unmentioned",
            Self::Personal(_) => "Personal",
        })
    }
}

/// What a measure lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Lacking {
    /// Who does it. A person's own review needs no owner: it is the person.
    pub owner: bool,
    /// By when, or how often.
    pub date: bool,
    /// What one could check afterwards: a number, a list, a notice.
    pub result: bool,
}

/// A kind of personal data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Personal {
    /// An identity card number with a right check digit.
    IdCard,
    /// A mobile telephone number.
    Mobile,
    /// A bank card number with a right check digit.
    BankCard,
    /// A named person together with an illness, a family matter or a case.
    Condition,
}
