//! What every pack says about itself.

use crate::domain::PackRef;

/// The kinds of pack; each lives in its own folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PackKind {
    /// What a cadre measures themselves against.
    Checklist,
    /// What is asked in an anonymous round.
    Questionnaire,
    /// When each stage is due.
    Schedule,
    /// By which words the parts of a paper are known.
    Headings,
    /// What the review rules look for.
    Words,
    /// The raw material of the example.
    Demo,
}

impl PackKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Checklist,
        Self::Questionnaire,
        Self::Schedule,
        Self::Headings,
        Self::Words,
        Self::Demo,
    ];

    /// The folder, in the program and in the user's folder alike.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Checklist => "checklists",
            Self::Questionnaire => "questionnaires",
            Self::Schedule => "schedules",
            Self::Headings => "headings",
            Self::Words => "words",
            Self::Demo => "demo",
        }
    }
}

/// Where a pack was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// From within the program.
    Embedded,
    /// From the user's folder.
    Folder,
}

/// What every pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackInfo {
    /// Which kind of pack.
    pub kind: PackKind,
    /// Its id and version.
    pub pack: PackRef,
    /// Its title.
    pub title: String,
    /// Where its content comes from.
    pub source: String,
    /// Whether all of it was checked against the official text.
    pub verified: bool,
    /// The file it was read from.
    pub file: String,
    /// From the program or from the user's folder.
    pub origin: Origin,
}
