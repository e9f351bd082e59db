//! The text of one content file, and how a key or an offset is found in it.
//!
//! A good file is parsed once, straight into its type. Only when something is
//! wrong is it parsed again into a tree with positions, to say where.

use std::fmt;
use std::ops::Range;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::error::{ContentError, Problem, Shape, Slip};
use super::pack::Origin;
use crate::domain::PackRef;

/// The way to a value, from the root of the file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Path(Vec<Step>);

#[derive(Debug, Clone, PartialEq, Eq)]
enum Step {
    Key(String),
    /// From 0; shown from 1.
    Place(usize),
}

impl Path {
    /// The file itself.
    pub(super) fn root() -> Self {
        Self::default()
    }

    /// The value under a key.
    pub(super) fn key(&self, name: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(name.to_owned()));
        Self(steps)
    }

    /// An entry of a list, its place counted from 0.
    pub(super) fn place(&self, place: usize) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Place(place));
        Self(steps)
    }

    /// An entry of the list under a key.
    pub(super) fn entry(&self, name: &str, place: usize) -> Self {
        self.key(name).place(place)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(name) if index == 0 => write!(f, "{name}")?,
                Step::Key(name) => write!(f, ".{name}")?,
                Step::Place(place) => write!(f, "[{}]", place + 1)?,
            }
        }
        Ok(())
    }
}

/// One file's text with its name.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) file: String,
    pub(super) text: String,
    pub(super) origin: Origin,
}

impl Source {
    /// The id and version, from the keys before the first table. `None` where
    /// they cannot be read so.
    pub(super) fn name(&self) -> Option<PackRef> {
        #[derive(Deserialize)]
        struct Name {
            id: String,
            version: String,
        }
        let lines = self.text.split_inclusive('\n');
        let head: String = lines.take_while(|line| !line.starts_with('[')).collect();
        let Name { id, version } = toml::from_str(&head).ok()?;
        Some(PackRef { id, version })
    }

    /// Reads the text into `T`, or says where and why it is not one.
    pub(super) fn parse<T: DeserializeOwned>(&self) -> Result<T, ContentError> {
        toml::from_str(&self.text).map_err(|error| self.explain(&error))
    }

    /// The error for a problem at a path.
    pub(super) fn error(&self, path: &Path, problem: Problem) -> ContentError {
        let offset = DeTable::parse(&self.text)
            .ok()
            .and_then(|tree| offset_of(&tree, path));
        ContentError {
            file: self.file.clone(),
            line: self.line(offset.unwrap_or(0)),
            key: path.to_string(),
            problem,
        }
    }

    /// The error for a problem of the file as a whole.
    pub(super) fn whole(&self, problem: Problem) -> ContentError {
        self.error(&Path::root(), problem)
    }

    fn line(&self, offset: usize) -> usize {
        self.text
            .bytes()
            .take(offset)
            .filter(|byte| *byte == b'\n')
            .count()
            + 1
    }

    fn explain(&self, error: &toml::de::Error) -> ContentError {
        let offset = error.span().map_or(0, |span| span.start);
        let located = |key: String, problem| ContentError {
            file: self.file.clone(),
            line: self.line(offset),
            key,
            problem,
        };
        let Ok(tree) = DeTable::parse(&self.text) else {
            let line = self.text.lines().nth(self.line(offset).saturating_sub(1));
            return located(String::new(), syntax_problem(error, line.unwrap_or("")));
        };
        let span = error.span().unwrap_or_default();
        let message = error.message();
        // The wording of serde's own messages, the same since its 1.0.
        if let Some(name) = message.strip_prefix("missing field `").and_then(first_word) {
            let path = table_at(&tree, &span).key(name);
            return located(path.to_string(), Problem::MissingKey);
        }
        let path = path_at(&tree, &span);
        located(path.to_string(), reader_problem(message))
    }
}

/// Why a line is not TOML. An input method left on is the likeliest reason.
fn syntax_problem(error: &toml::de::Error, line: &str) -> Problem {
    // What stands in quotation marks may be written as one likes.
    let bare: String = line.split('"').step_by(2).collect();
    let bare = bare.split('#').next().unwrap_or("");
    if let Some(found) = bare.chars().find(|c| fullwidth(*c)) {
        return Problem::ChinesePunctuation { found };
    }
    let detail = error.message().lines().collect::<Vec<_>>().join(", ");
    match slip(&detail) {
        // The next key stands where the comma, or the end of the list, should.
        Some(Slip::NoComma) if begins_a_key(line) => Problem::Slip(Slip::OpenList),
        Some(slip) => Problem::Slip(slip),
        None => Problem::Syntax { detail },
    }
}

/// Whether a line begins a key or a table, and no list.
fn begins_a_key(line: &str) -> bool {
    let line = line.trim_start();
    let list = line.contains("= [") || line.contains("=[");
    !list && (line.starts_with("[[") || line.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The slips that the parser's words tell of; a test holds them to its version.
fn slip(detail: &str) -> Option<Slip> {
    const SLIPS: [(&str, Slip); 9] = [
        ("missing comma between array elements", Slip::NoComma),
        ("unexpected `=` in array", Slip::OpenList),
        ("unclosed array", Slip::OpenList),
        ("invalid basic string", Slip::OpenText),
        ("string values must be quoted", Slip::NoQuotes),
        ("invalid boolean", Slip::NoQuotes),
        ("invalid float", Slip::NoQuotes),
        ("duplicate key", Slip::Twice),
        ("cannot extend", Slip::Twice),
    ];
    let found = SLIPS.iter().find(|(words, _)| detail.starts_with(words));
    found.map(|(_, slip)| *slip)
}

/// Whether a character is one that a Chinese input method writes in the place
/// of one of TOML's: curly quotation marks, 、。【】, and the full-width forms.
fn fullwidth(c: char) -> bool {
    matches!(c, '\u{2018}'..='\u{201F}' | '\u{3001}'..='\u{3002}' | '\u{3010}'..='\u{3011}' | '\u{FF01}'..='\u{FF5E}')
}

/// What the reader's message means.
fn reader_problem(message: &str) -> Problem {
    let mut words = message.split('`').skip(1).step_by(2).map(str::to_owned);
    if message.starts_with("unknown field `") {
        let found = words.next().unwrap_or_default();
        let near = nearest(&found, words).into_iter().next();
        return Problem::UnknownKey { near };
    }
    if message.starts_with("unknown variant `") {
        let found = words.next().unwrap_or_default();
        let allowed = words.collect();
        return Problem::NotOneOf { found, allowed };
    }
    let expected = message
        .strip_prefix("invalid type: ")
        .and_then(|rest| rest.rsplit_once(", expected "))
        .and_then(|(_, expected)| shape(expected.trim()));
    if let Some(expected) = expected {
        return Problem::WrongShape { expected };
    }
    let detail = message.trim().to_owned();
    Problem::WrongValue { detail }
}

fn shape(expected: &str) -> Option<Shape> {
    match expected {
        "a string" => Some(Shape::Text),
        "a boolean" => Some(Shape::YesOrNo),
        "a sequence" => Some(Shape::List),
        "u8" | "u16" | "u32" | "u64" | "i32" | "i64" | "f64" => Some(Shape::Number),
        _ if expected.starts_with("struct ") => Some(Shape::Table),
        _ if expected.starts_with("string or ") => Some(Shape::Text),
        _ => None,
    }
}

/// Those of the known words that are similar enough to be what was meant, the
/// most similar first.
pub(super) fn nearest(word: &str, known: impl Iterator<Item = String>) -> Vec<String> {
    const SIMILAR: f64 = 0.82;
    let mut found: Vec<_> = known
        .map(|known| (strsim::jaro_winkler(word, &known), known))
        .filter(|(alike, _)| *alike >= SIMILAR)
        .collect();
    found.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    found.into_iter().map(|(_, known)| known).collect()
}

fn first_word(rest: &str) -> Option<&str> {
    rest.split_once('`').map(|(name, _)| name)
}

/// Where the value at a path begins: its key for a keyed one, its header for
/// a table of a list. A key that is not there is looked for one step up.
fn offset_of(tree: &Spanned<DeTable<'_>>, path: &Path) -> Option<usize> {
    let mut offset = None;
    let mut here: Option<&DeValue<'_>> = None;
    for step in &path.0 {
        match step {
            Step::Key(name) => {
                let table = match here {
                    None => tree.get_ref(),
                    Some(DeValue::Table(table)) => table,
                    Some(_) => break,
                };
                let Some((key, value)) = table.iter().find(|(key, _)| key.get_ref() == name) else {
                    break;
                };
                offset = Some(key.span().start);
                here = Some(value.get_ref());
            }
            Step::Place(place) => {
                let Some(DeValue::Array(list)) = here else {
                    break;
                };
                let Some(value) = list.get(*place) else { break };
                offset = Some(value.span().start);
                here = Some(value.get_ref());
            }
        }
    }
    offset
}

/// A key or value of the file.
struct Spot {
    span: Range<usize>,
    path: Path,
    table: bool,
}

/// Every key and every value of a file.
fn spots(tree: &Spanned<DeTable<'_>>) -> Vec<Spot> {
    let mut found = Vec::new();
    collect_table(tree.get_ref(), &Path::root(), &mut found);
    found
}

fn collect_table(table: &DeTable<'_>, path: &Path, found: &mut Vec<Spot>) {
    for (key, value) in table {
        let path = path.key(key.get_ref());
        found.push(Spot {
            span: key.span(),
            path: path.clone(),
            table: false,
        });
        collect(value, &path, found);
    }
}

fn collect(value: &Spanned<DeValue<'_>>, path: &Path, found: &mut Vec<Spot>) {
    found.push(Spot {
        span: value.span(),
        path: path.clone(),
        table: value.get_ref().is_table(),
    });
    match value.get_ref() {
        DeValue::Table(table) => collect_table(table, path, found),
        DeValue::Array(list) => {
            for (place, value) in list.iter().enumerate() {
                collect(value, &path.place(place), found);
            }
        }
        _ => {}
    }
}

/// The path of the narrowest key or value that covers a span.
fn path_at(tree: &Spanned<DeTable<'_>>, span: &Range<usize>) -> Path {
    spots(tree)
        .into_iter()
        .filter(|spot| spot.span.start <= span.start && span.end <= spot.span.end)
        .min_by_key(|spot| spot.span.len())
        .map(|spot| spot.path)
        .unwrap_or_default()
}

/// The path of the table with exactly this span; the root if none has it.
fn table_at(tree: &Spanned<DeTable<'_>>, span: &Range<usize>) -> Path {
    spots(tree)
        .into_iter()
        .find(|spot| spot.table && &spot.span == span)
        .map(|spot| spot.path)
        .unwrap_or_default()
}
