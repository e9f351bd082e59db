//! Headings packs: by which words the title and the parts of a paper from
//! outside are known.

use schemars::JsonSchema;
use serde::Deserialize;

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::ContentError;
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};
use crate::domain::paper::{Genre, Role};

/// The most words of one list.
const WORDS: usize = 120;
/// The most characters of a word.
const WORD: usize = 20;

/// The words by which the parts of a paper are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeadingsPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// What kind of paper a title means.
    pub genres: Vec<GenreWords>,
    /// What a heading or a label means.
    pub roles: Vec<RoleWords>,
    /// Labels of a measure's day.
    pub due: Vec<String>,
    /// Labels of what is not the author's text: unit, date, source.
    pub passed_over: Vec<String>,
}

/// The titles of one kind of paper.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GenreWords {
    /// Which kind.
    pub genre: Genre,
    /// Words in its title.
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    pub titles: Vec<String>,
}

/// The words of one kind of part.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoleWords {
    /// What the part is there for.
    pub role: Role,
    /// Words in its heading; where several kinds are named, the one named
    /// last counts, as in Chinese the last word of a heading says what it is.
    #[serde(default)]
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    pub headings: Vec<String>,
    /// Whole labels in front of a colon.
    #[serde(default)]
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    pub labels: Vec<String>,
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
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    due: Vec<String>,
    #[schemars(with = "Vec<Text<WORD>>", length(max = WORDS))]
    passed_over: Vec<String>,
    #[schemars(length(max = WORDS))]
    genre: Vec<GenreWords>,
    #[schemars(length(min = 1, max = WORDS))]
    role: Vec<RoleWords>,
}

impl Pack for HeadingsPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        let mut info = check.head(PackKind::Headings, &head_of!(file), true);
        info.entries = file.genre.len() + file.role.len();
        let root = Path::root();
        words(&mut check, &root.key("due"), &file.due);
        words(&mut check, &root.key("passed_over"), &file.passed_over);
        check.count(root.key("genre"), file.genre.len(), 0, WORDS);
        for (place, genre) in file.genre.iter().enumerate() {
            let at = root.entry("genre", place);
            words(&mut check, &at.key("titles"), &genre.titles);
        }
        check.count(root.key("role"), file.role.len(), 1, WORDS);
        for (place, role) in file.role.iter().enumerate() {
            let at = root.entry("role", place);
            words(&mut check, &at.key("headings"), &role.headings);
            words(&mut check, &at.key("labels"), &role.labels);
        }
        check.finish(Self {
            info,
            genres: file.genre,
            roles: file.role,
            due: file.due,
            passed_over: file.passed_over,
        })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

fn words(check: &mut Check<'_>, at: &Path, words: &[String]) {
    check.count(at.clone(), words.len(), 0, WORDS);
    for (place, word) in words.iter().enumerate() {
        check.text(at.place(place), word, WORD);
    }
}
