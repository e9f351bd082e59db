//! Packs of the questions of the daily journal (三省).

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};

/// How many questions a day has.
const QUESTIONS: usize = 3;
/// The most characters of a question.
const QUESTION: usize = 60;

/// The questions of a day with what their pack says about itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The three questions.
    pub questions: [String; QUESTIONS],
}

/// The file as it is written.
#[derive(Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[schemars(with = "Id")]
    id: String,
    #[schemars(with = "Version")]
    version: String,
    #[schemars(with = "Text<TITLE>")]
    title: String,
    #[schemars(with = "Text<SOURCE>")]
    source: String,
    verified: bool,
    #[schemars(with = "Vec<Text<QUESTION>>", length(equal = QUESTIONS))]
    questions: Vec<String>,
}

impl Pack for JournalPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        let mut info = check.head(PackKind::Journal, &head_of!(file), true);
        info.entries = file.questions.len();
        let at = Path::root().key("questions");
        check.texts(&at, &file.questions, QUESTION);
        check.count(at, file.questions.len(), QUESTIONS, QUESTIONS);
        let mut questions = file.questions.into_iter();
        let questions = std::array::from_fn(|_| questions.next().unwrap_or_default());
        check.finish(Self { info, questions })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}
