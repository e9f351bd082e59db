//! Word packs: what the review rules look for, by list, and where they draw
//! their lines.

use std::collections::BTreeSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::check::{Check, SOURCE, TITLE, head_of};
use super::error::{ContentError, Problem};
use super::pack::{Pack, PackInfo, PackKind};
use super::schema::{Id, Text, Version};
use super::source::{Path, Source};

/// The most characters of one word.
const WORD: usize = 40;
/// The most words of one list.
const MOST: usize = 600;
/// Stands in a word for a few characters that may be anything.
pub const GAP: char = '…';

/// The lists the rules look words up in; their names in a file are the same
/// in kebab-case. `docs/review-rules.md` says which rule uses which.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "kebab-case")]
pub enum ListName {
    /// Praise dressed as criticism, whatever stands beside it (R01).
    Praise,
    /// Faults that are half a virtue: praise unless a fact stands beside
    /// them (R01).
    Mild,
    /// Words that tell of such words instead of using them (R01, R02).
    Mention,
    /// Hope, advice and wishes (R02).
    Hope,
    /// What a sentence that names a fault contains (R02, R06).
    Fault,
    /// Evasions without a subject (R04).
    Evasion,
    /// What follows an evasion that only says who told it (R04).
    Telling,
    /// Hollow phrases (R05, R03).
    Hollow,
    /// What makes a hollow phrase when it follows on an abstract word (R05,
    /// R03).
    HollowTail,
    /// What vague sentences are about (R03).
    Abstract,
    /// That there is nothing to say here (R02, R03, R07, R08).
    Denial,
    /// What went well (R06).
    Achievement,
    /// What a measure that only means well is made of (R08).
    Aim,
    /// Who does a measure (R08).
    Owner,
    /// By when or how often (R08).
    Deadline,
    /// What begins a line of its own under a measure, with a colon: whose it is,
    /// by when (R08).
    Ledger,
    /// What one could check afterwards (R08).
    Result,
    /// Circumstances, others, superiors (R12).
    Excuse,
    /// One's own part in it (R12).
    OwnCause,
    /// Before some rule came into force (R13).
    Before,
    /// And never since (R13).
    Since,
    /// But still (R13).
    Still,
    /// Illness, family matters, cases (R14).
    Condition,
    /// Fixed phrases with numbers that are no facts.
    Slogan,
    /// What is counted: a number before it is a fact.
    Unit,
    /// What is counted, but a fact only from two on.
    LooseUnit,
    /// What a number before it makes a date or time of day.
    DateUnit,
    /// What a number before it makes a time by which or how long (R08).
    TimeUnit,
    /// What happened, without a number.
    Event,
    /// Things of the daily work.
    Thing,
    /// What the name of a place ends with.
    PlaceEnd,
    /// Characters that a place's name does not contain, and words that only
    /// look like one.
    NotPlace,
    /// What a person's name is followed by.
    Title,
    /// Surnames.
    Surname,
    /// Characters a name may follow upon.
    NameBefore,
    /// What comes between a name and an illness or a case (R14).
    NameAfter,
    /// What looks like a name before a title and is none.
    NotName,
    /// What comes before quoted speech.
    Speech,
    /// Formulas that everybody's text has (R09).
    Formula,
    /// Characters that only hold a sentence together (R11).
    Particle,
    /// Words that stand in every such paper (R11).
    Common,
}

/// One list of one pack.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WordList {
    /// Which list.
    pub name: ListName,
    /// The words; [`GAP`] within one stands for up to a few characters.
    #[serde(default)]
    #[schemars(with = "Vec<Text<WORD>>")]
    pub words: Vec<String>,
    /// Words of other packs that are not to be looked for.
    #[serde(default)]
    #[schemars(with = "Vec<Text<WORD>>")]
    pub without: Vec<String>,
}

/// Where the rules draw their lines. A pack states those it changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub struct Thresholds {
    /// From how many hollow phrases in a row R05 speaks.
    #[schemars(with = "usize", range(min = 2, max = 10))]
    pub hollow_row: Option<usize>,
    /// From how many characters a problem is long enough for R03.
    #[schemars(with = "usize", range(min = 1, max = 1000))]
    pub problem_characters: Option<usize>,
    /// R06 speaks when achievements are longer than this share of the
    /// problems, of a hundred.
    #[schemars(with = "usize", range(min = 10, max = 1000))]
    pub achievement_percent: Option<usize>,
    /// From how many characters of problems R07 compares lengths.
    #[schemars(with = "usize", range(min = 1, max = 10000))]
    pub causes_from: Option<usize>,
    /// R07 speaks when causes are shorter than this share of the problems, of
    /// a hundred.
    #[schemars(with = "usize", range(min = 1, max = 100))]
    pub causes_percent: Option<usize>,
    /// From how many characters a measure is long enough for R08.
    #[schemars(with = "usize", range(min = 1, max = 1000))]
    pub measure_characters: Option<usize>,
    /// R09 speaks when this much of a part stands elsewhere too, of a hundred.
    #[schemars(with = "usize", range(min = 10, max = 100))]
    pub copied_percent: Option<usize>,
    /// From how many characters a part is long enough for R09.
    #[schemars(with = "usize", range(min = 10, max = 10000))]
    pub copied_characters: Option<usize>,
}

/// One pack of word lists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WordsPack {
    /// What the pack says about itself.
    pub info: PackInfo,
    /// The thresholds it states.
    pub thresholds: Thresholds,
    /// Its lists, each name at most once.
    pub lists: Vec<WordList>,
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
    #[serde(default)]
    thresholds: Thresholds,
    #[serde(default)]
    list: Vec<WordList>,
}

impl Pack for WordsPack {
    type File = File;

    fn read(source: &Source) -> Result<Self, Vec<ContentError>> {
        let file: File = source.parse()?;
        let mut check = Check::new(source);
        // A word list cites nothing that could be compared with a text.
        let mut info = check.head(PackKind::Words, &head_of!(file), true);
        info.entries = file.list.iter().map(|list| list.words.len()).sum();
        check_thresholds(&mut check, &file.thresholds);
        let mut names = BTreeSet::new();
        for (place, list) in file.list.iter().enumerate() {
            let at = Path::root().entry("list", place);
            if !names.insert(list.name) {
                let value = list.name.word();
                check.report(at.key("name"), Problem::Duplicate { value });
            }
            let words = list.words.len() + list.without.len();
            check.count(at.key("words"), words, 1, MOST);
            check_words(&mut check, &at, "words", &list.words);
            check_words(&mut check, &at, "without", &list.without);
        }
        check.finish(Self {
            info,
            thresholds: file.thresholds,
            lists: file.list,
        })
    }

    fn info(&self) -> &PackInfo {
        &self.info
    }
}

impl ListName {
    /// Its name as a file writes it.
    fn word(self) -> String {
        serde_json::to_value(self)
            .ok()
            .and_then(|value| value.as_str().map(str::to_owned))
            .unwrap_or_default()
    }
}

fn check_words(check: &mut Check<'_>, at: &Path, key: &str, words: &[String]) {
    let mut seen = BTreeSet::new();
    for (place, word) in words.iter().enumerate() {
        let here = at.entry(key, place);
        let pieces = word.split(GAP).all(|piece| !piece.trim().is_empty());
        check.text(here.clone(), if pieces { word } else { "" }, WORD);
        if !seen.insert(word) {
            let value = word.clone();
            check.report(here, Problem::Duplicate { value });
        }
    }
}

fn check_thresholds(check: &mut Check<'_>, given: &Thresholds) {
    let at = Path::root().key("thresholds");
    let lines = [
        ("hollow-row", given.hollow_row, 2, 10),
        ("problem-characters", given.problem_characters, 1, 1_000),
        ("achievement-percent", given.achievement_percent, 10, 1_000),
        ("causes-from", given.causes_from, 1, 10_000),
        ("causes-percent", given.causes_percent, 1, 100),
        ("measure-characters", given.measure_characters, 1, 1_000),
        ("copied-percent", given.copied_percent, 10, 100),
        ("copied-characters", given.copied_characters, 10, 10_000),
    ];
    for (key, value, least, most) in lines {
        if let Some(value) = value {
            let value = i64::try_from(value).unwrap_or(i64::MAX);
            check.range(at.key(key), value, least, most);
        }
    }
}
