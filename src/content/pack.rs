//! What every pack says about itself, and what every kind of pack can do.

use schemars::JsonSchema;

use super::error::ContentError;
use super::reference::Reference;
use super::source::Source;
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
    /// What items, opinions and answers have in common.
    Dimensions,
    /// What opinions are sorted by.
    Categories,
    /// People a cadre compares themselves with.
    Exemplars,
    /// The questions of the daily journal.
    Journal,
    /// By which words the parts of a paper are known.
    Headings,
    /// What the review rules look for.
    Words,
    /// The raw material of the example.
    Demo,
}

impl PackKind {
    /// All kinds.
    pub const ALL: [Self; 10] = [
        Self::Checklist,
        Self::Questionnaire,
        Self::Schedule,
        Self::Dimensions,
        Self::Categories,
        Self::Exemplars,
        Self::Journal,
        Self::Headings,
        Self::Words,
        Self::Demo,
    ];

    /// The folder, in the program and in the user's folder alike; also the
    /// word for the kind on the command line.
    #[must_use]
    pub const fn folder(self) -> &'static str {
        match self {
            Self::Checklist => "checklists",
            Self::Questionnaire => "questionnaires",
            Self::Schedule => "schedules",
            Self::Dimensions => "dimensions",
            Self::Categories => "categories",
            Self::Exemplars => "exemplars",
            Self::Journal => "journals",
            Self::Headings => "headings",
            Self::Words => "words",
            Self::Demo => "demo",
        }
    }

    /// The beginning of a line that a file of this kind has, and files of the
    /// kinds after it have not.
    pub(super) const fn mark(self) -> &'static str {
        match self {
            Self::Checklist => "[[section",
            Self::Questionnaire => "[[scale",
            Self::Schedule => "[[deadline",
            Self::Dimensions => "[[dimension",
            Self::Categories => "[[category",
            Self::Exemplars => "[[exemplar",
            Self::Words => "[[list",
            Self::Journal => "questions",
            Self::Headings => "[[role",
            Self::Demo => "[meeting",
        }
    }

    /// The kind whose folder has this name.
    #[must_use]
    pub fn of_folder(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.folder() == name)
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
    /// How many entries it has: items, dimensions, exemplars, …
    pub entries: usize,
}

/// A kind of pack, as the library keeps it.
pub(super) trait Pack: Sized {
    /// The file as it is written.
    type File: JsonSchema;

    /// Reads one file, or says everything that is wrong with it.
    fn read(source: &Source) -> Result<Self, Vec<ContentError>>;

    /// What the pack says about itself.
    fn info(&self) -> &PackInfo;

    /// What a file that can be read names in other packs.
    fn references(_source: &Source) -> Vec<Reference> {
        Vec::new()
    }
}
