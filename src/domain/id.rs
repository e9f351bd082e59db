//! Identifiers. Numbers name rows of the data file, words name content.

use std::cmp::Ordering;
use std::fmt;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Declares an identifier that is a row number in the data file.
macro_rules! row_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

/// Declares an identifier that is a word chosen by a content pack.
macro_rules! word_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
        )]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The word itself.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(word: &str) -> Self {
                Self(word.to_owned())
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

row_id!(
    /// A meeting of the unit.
    MeetingId
);
row_id!(
    /// A person of the unit's leading body, in one meeting.
    MemberId
);
row_id!(
    /// An opinion from the masses in the register.
    OpinionId
);
row_id!(
    /// A heart-to-heart talk.
    TalkId
);
row_id!(
    /// The head of a supervised unit.
    UnitHeadId
);
word_id!(
    /// An item of a checklist or questionnaire, unique within its pack.
    ItemId
);
word_id!(
    /// An aspect that items, opinions and answers have in common.
    DimensionId
);
word_id!(
    /// A category that opinions are sorted by, e.g. `subsidies`.
    CategoryId
);
word_id!(
    /// An exemplar, e.g. `jiao-yulu`.
    ExemplarId
);
word_id!(
    /// A trait of an exemplar, unique within the exemplar.
    TraitId
);
word_id!(
    /// A group of voters, e.g. `colleagues`, `service-users`, `residents`.
    GroupId
);
word_id!(
    /// A rating scale of a questionnaire.
    ScaleId
);
word_id!(
    /// Whom a rating is about: `body` or `member-<n>`.
    SubjectId
);

/// A round's identity: 16 bytes from the operating system's random source,
/// part of what every ballot of the round is bound to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RoundId(pub [u8; 16]);

impl fmt::Display for RoundId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Names one version of one content pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct PackRef {
    /// The pack's id, e.g. `party-constitution`.
    pub id: String,
    /// The edition or version, e.g. `2022`.
    pub version: String,
}

impl PackRef {
    /// The order of two versions, older first: their parts are compared one by
    /// one, numbers as numbers (`9` before `10`, `2025` before `2025.1`).
    #[must_use]
    pub fn cmp_version(&self, other: &Self) -> Ordering {
        let parts = |pack: &'_ Self| -> Vec<(Option<u64>, String)> {
            pack.version
                .split(['.', '-'])
                .map(|part| (part.parse().ok(), part.to_owned()))
                .collect()
        };
        parts(self).cmp(&parts(other))
    }
}

impl fmt::Display for PackRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.id, self.version)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_ordered_as_people_count() {
        let mut versions =
            ["10", "9", "2025.1", "2025", "2012", "2025.10", "2025.2"].map(|version| PackRef {
                id: "p".into(),
                version: version.into(),
            });
        versions.sort_by(PackRef::cmp_version);
        let sorted: Vec<_> = versions.iter().map(|pack| pack.version.as_str()).collect();
        assert_eq!(
            sorted,
            ["9", "10", "2012", "2025", "2025.1", "2025.2", "2025.10"]
        );
    }
}
