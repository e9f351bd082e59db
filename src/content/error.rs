//! What can be wrong with a content file, and where.

use std::fmt;

/// One thing wrong in one content file. `say` puts it into the user's words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}:{line}: {key}: {problem}")]
pub struct ContentError {
    /// The file: its path, or its name within the program for an embedded one.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// The key, e.g. `section[2].item[1].text`, places counted from 1; empty
    /// where the file as a whole is meant.
    pub key: String,
    /// What is wrong.
    pub problem: Problem,
}

/// A slip of somebody who is not used to TOML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// No comma between two entries of a list.
    NoComma,
    /// A list that is not closed before the next key.
    OpenList,
    /// A text that is not closed before the end of its line.
    OpenText,
    /// Text without quotation marks, or `True` for `true`.
    NoQuotes,
    /// The same key or table twice.
    Twice,
    /// Words with the closing quotation mark only.
    NoOpening,
    /// Something behind a value that is complete.
    AfterValue,
    /// A line that is no `key = value`.
    NoEquals,
    /// A key with nothing behind its `=`.
    NoValue,
    /// A header whose brackets are not closed.
    Brackets,
}

impl fmt::Display for Slip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoComma => "a comma is missing between two entries",
            Self::OpenList => "a list before this is not closed",
            Self::OpenText => "a text is not closed",
            Self::NoQuotes => "text needs quotation marks, true and false are in lower case",
            Self::Twice => "the same key is there twice",
            Self::NoOpening => "the quotation mark before a text is missing",
            Self::AfterValue => "something stands behind a complete value",
            Self::NoEquals => "a line is no key = value",
            Self::NoValue => "a key has no value",
            Self::Brackets => "the brackets of a header are not closed",
        })
    }
}

/// The shape that a value must have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Text in quotation marks.
    Text,
    /// A whole number, from 0 where the key says so.
    Number,
    /// `true` or `false`.
    YesOrNo,
    /// A list in square brackets, or `[[…]]` tables.
    List,
    /// A table.
    Table,
}

impl fmt::Display for Shape {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "text in quotation marks",
            Self::Number => "a number",
            Self::YesOrNo => "true or false",
            Self::List => "a list",
            Self::Table => "a table",
        })
    }
}

fn meant(near: Option<&String>) -> String {
    near.map_or_else(String::new, |near| format!("; did you mean {near}?"))
}

fn instead(near: &[String]) -> String {
    if near.is_empty() {
        return String::new();
    }
    format!("; there are: {}", near.join(", "))
}

/// What is wrong with a key or a file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// The file or folder cannot be read.
    #[error("cannot be read: {detail}")]
    Unreadable {
        /// The operating system's words.
        detail: String,
    },
    /// The file is not UTF-8 text.
    #[error("is not UTF-8 text")]
    NotUtf8,
    /// The file is larger than any pack can be.
    #[error("is larger than {most} bytes")]
    FileTooLarge {
        /// The most bytes.
        most: u64,
    },
    /// A TOML file that lies in none of the folders of packs.
    #[error("lies in no folder of content packs")]
    UnknownPlace,
    /// A file that does not show which kind of pack it is.
    #[error("does not show which kind of pack it is")]
    UnknownKind,
    /// A file that would be a pack if its name did not end so.
    #[error("must end in .toml to be read")]
    WrongEnding,
    /// A slip that people make who write TOML for the first time.
    #[error("is not TOML: {0}")]
    Slip(Slip),
    /// The text is not TOML in another way.
    #[error("is not TOML: {detail}")]
    Syntax {
        /// The parser's words.
        detail: String,
    },
    /// Punctuation of Chinese text where TOML wants its own.
    #[error("has {found} where an English punctuation mark belongs")]
    ChinesePunctuation {
        /// The first of them.
        found: char,
    },
    /// A table of a list that is not in double brackets.
    #[error("has to be [[{name}]]")]
    ListHeader {
        /// The list.
        name: String,
    },
    /// A key that this kind of pack does not have.
    #[error("is not a key here{}", meant(near.as_ref()))]
    UnknownKey {
        /// The key that was probably meant.
        near: Option<String>,
    },
    /// A key that this kind of pack must have.
    #[error("is missing")]
    MissingKey,
    /// A value of the wrong shape.
    #[error("must be {expected}")]
    WrongShape {
        /// The right shape.
        expected: Shape,
    },
    /// A word that is not one of those allowed.
    #[error("{found} is none of: {}", allowed.join(", "))]
    NotOneOf {
        /// The word.
        found: String,
        /// The words that are allowed.
        allowed: Vec<String>,
    },
    /// A value that is wrong in another way.
    #[error("has a wrong value: {detail}")]
    WrongValue {
        /// The reader's words.
        detail: String,
    },
    /// A text without a visible character.
    #[error("is empty")]
    Empty,
    /// A text that is too long.
    #[error("has {found} characters, at most {most} are allowed")]
    TooLong {
        /// The most characters.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A text with control or direction-changing characters.
    #[error("contains a character that cannot be shown")]
    HiddenCharacter,
    /// An id that is not kebab-case (`a-z`, `0-9`, single `-`).
    #[error("is not an id: use a-z, 0-9 and single hyphens")]
    BadId,
    /// The same id, label or stage again.
    #[error("{value} is there twice")]
    Duplicate {
        /// What is there twice.
        value: String,
    },
    /// Too few or too many entries.
    #[error("has {found} entries, between {least} and {most} are allowed")]
    Count {
        /// The fewest.
        least: usize,
        /// The most.
        most: usize,
        /// How many there are.
        found: usize,
    },
    /// A number outside its range.
    #[error("must lie between {least} and {most}")]
    Range {
        /// The least.
        least: i64,
        /// The most.
        most: i64,
    },
    /// A grade whose score is not below that of the grade before it.
    #[error("scores must fall from the best grade to the worst")]
    ScoreOrder,
    /// A favourable grade after one that is not.
    #[error("a favourable grade stands below one that is not")]
    FavourableOrder,
    /// An entry that names something which does not exist.
    #[error("names {name}, which does not exist{}", instead(near))]
    NoSuch {
        /// The name.
        name: String,
        /// What exists, the most similar first; empty where it cannot be
        /// listed.
        near: Vec<String>,
    },
    /// An entry that a pack must have and does not.
    #[error("has no {name}, which must be there")]
    Lacks {
        /// The id of the entry.
        name: String,
    },
    /// Something that is not the name of a checklist's item.
    #[error("is not checklist/item, e.g. party-constitution/duty-masses")]
    BadItemRef,
    /// A key that does not belong to this kind of answer.
    #[error("does not belong to this kind of answer")]
    NotForThisAnswer,
    /// Stages whose days do not follow the order of the work, or a meeting
    /// that is not on day 0.
    #[error("days must follow the order of the stages, with the meeting on day 0")]
    StageOrder,
    /// Every group has weight 0.
    #[error("all groups have weight 0")]
    NoWeight,
    /// A pack called verified with something in it that is not.
    #[error("cannot be true while an entry is not verified")]
    NotAllVerified,
    /// Shares that do not add up to a hundred.
    #[error("shares add up to {sum}, not to 100")]
    Shares {
        /// What they add up to.
        sum: u32,
    },
    /// A distribution of grades that is not given for a subject and a group.
    #[error("has no leaning for {subject} in {group}")]
    NoLeaning {
        /// Of whom.
        subject: String,
        /// In which group.
        group: String,
    },
    /// Two files of one folder hold the same id and version.
    #[error("{other} holds the same id and version")]
    SamePack {
        /// The file read before.
        other: String,
    },
}
